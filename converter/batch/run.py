"""A run: sources to units, units to an engine, answers to the ledger and the data sets.

Few units are out at a time, so that a source of a million documents takes no more memory than one of ten, and an
archive is unpacked no faster than it is converted.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import re
import sqlite3
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from converter import __version__, files
from converter.api import folder_name
from converter.batch.engines import Engine, answer_of, open_engine
from converter.batch.ledger import FILE_NAME, Ledger
from converter.batch.parts import DataSets
from converter.batch.sources import EntityTable, Item, read_entities, read_items
from converter.batch.values import (
    FAILURES,
    HAS_RESULT,
    Answer,
    Piece,
    Record,
    Request,
    Status,
    Unit,
    digest,
)
from converter.batch.work import record_of_fault
from converter.errors import ANOTHER_OUTPUT, SourceError, UsageError
from converter.knowledge import open_knowledge, packages_for
from converter.pipeline import holds_items
from converter.settings import checked

RESULTS = "results"
SPOOL = "spool"
# Results of the first documents lie side by side; after that in folders by the first two digits of a hash.
_SIDE_BY_SIDE = 4_000
_OUT_FOR_EACH_SLOT = 2
_COLLECT_EVERY_SECONDS, _COLLECT_EVERY_DOCUMENTS = 60, 2_000
_LONGEST_NAME = 100
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Options:
    """What a user asks of a run; see `Request` for those that every document is given."""

    sources: tuple[str, ...]
    output: str
    ledger: str = ""
    workers: int = 0
    dask: str = ""
    resume: bool = False
    limit: int = 0
    entity_table: str = ""


@dataclass(slots=True)
class Progress:
    """How far a run is: documents by status and by reason since it began, and those that an earlier run did.

    `failures` are the first that make the run one with failures, each by its name and why. Of those that earlier runs
    left `standing` are tried no more, by status, and `again` are tried once more. `unmatched` rows of the entity table
    are of no document of the sources; that is known once all are listed.
    """

    seconds: float = 0.0
    before: int = 0
    given_out: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    is_listed: bool = False
    engine: str = ""
    failures: list[tuple[str, str]] = field(default_factory=list)
    standing: Counter[str] = field(default_factory=Counter)
    again: int = 0
    unmatched: tuple[str, ...] = ()

    @property
    def has_failures(self) -> bool:
        """Whether a document failed, in this run or in an earlier one whose word stands."""
        return any(counted[status] for counted in (self.statuses, self.standing) for status in FAILURES)

    @property
    def done(self) -> int:
        """Documents done by this run."""
        return self.statuses.total()


Observe = Callable[[Progress], None]


@dataclass(slots=True)
class _Family:
    """A submission while its documents are out: those of the group being tried, and the groups after it."""

    unit: Unit
    out: int = 0
    has_result: bool = False
    later: deque[tuple[Piece, ...]] = field(default_factory=deque)


def run_batch(options: Options, request: Request, observe: Observe = lambda progress: None) -> Progress:
    """Convert all documents of some sources, as far as it is not done yet.

    Args:
        options: the sources and where the results go.
        request: what holds for each document; its recipe and output are filled in here.
        observe: told of the progress after each document.

    Raises:
        UsageError: the folder holds a run and is not to be resumed, or something else; a package is missing.
        SourceError: a source is not there.
        EngineError: the ledger's disk is full, the cluster is gone.
    """
    if not options.sources:
        raise UsageError("there is no source", do="Name folders, files, archives or patterns")
    store = files.Store(options.output)
    if options.ledger:
        ledger_path = Path(options.ledger)
    elif store.here is not None:
        ledger_path = store.here / FILE_NAME
    else:
        do = "Add --ledger with a file on a disk of this machine"
        raise UsageError("the ledger of a run cannot lie there", where=options.output, do=do)
    request = _completed(request, store.root if store.here is None else str(store.here.absolute()))
    folder = Path(os.path.abspath(ledger_path)).parent
    is_own = store.here is not None and folder == Path(os.path.abspath(store.here))
    with files.held_folder(folder, ledger_path.name, resume=options.resume, is_own=is_own):
        ledger = Ledger(ledger_path, create=True)
        is_begun = options.resume
        try:
            if not is_own:
                _check_output(ledger, store, request.output)
            store.sweep()
            store.remove(SPOOL)
            with open_engine(options.workers or os.cpu_count() or 1, options.dask) as engine:
                done = _Run(options, request, store, ledger, engine, observe).go()
                is_begun = True
                return done
        finally:
            is_begun = is_begun or ledger.has_documents
            ledger.close()
            if not is_begun:
                # A run that ended before its first document, say of a source that is not there, leaves nothing behind.
                files.forget(ledger_path)


def _check_output(ledger: Ledger, store: files.Store, output: str) -> None:
    """See that what a ledger elsewhere knows of is what lies in the output: what no ledger names is swept from there.

    Raises:
        UsageError: its runs wrote elsewhere, or something else lies there.
    """
    if ledger.output:
        if ledger.output != output:
            seen = f"the results of this ledger lie in {ledger.output}"
            raise UsageError(seen, where=str(ledger.path), do="Name that with -o, or another --ledger")
    elif held := store.names(""):
        seen = f"the folder is no run of this ledger: it holds {held[0]!r}"
        raise UsageError(seen, where=output, do=ANOTHER_OUTPUT)


def _completed(request: Request, output: str) -> Request:
    """The request with its recipe, once it is known that the tables can be read.

    Raises:
        UsageError: as `open_knowledge` and `checked`.
        MapError: a table is wrong.
    """
    settings = checked(request.settings)
    knowledge = open_knowledge(settings.taxonomy, Path(request.maps) if request.maps else None)
    if settings.taxonomy_source == "official":
        packages_for(knowledge)
    state = hashlib.sha256()
    texts = files.table_texts(Path(request.maps) if request.maps else None)
    for name in texts:
        state.update(f"{name}\0".encode() + hashlib.sha256(texts.raw(name)).digest())
    recipe = digest(__version__, version("arelle-release"), state.hexdigest(), repr(settings))[:20]
    return replace(request, settings=settings, recipe=recipe, output=output)


class _Run:
    """One run while it goes on."""

    def __init__(
        self, options: Options, request: Request, store: files.Store, ledger: Ledger, engine: Engine, observe: Observe
    ) -> None:
        self._options, self._request, self._store = options, request, store
        self._ledger, self._engine, self._observe = ledger, engine, observe
        self._sets = DataSets(store, ledger)
        self._answers: queue.SimpleQueue[tuple[Unit, Future[Answer]]] = queue.SimpleQueue()
        self._next: deque[Unit] = deque()
        self._families: dict[str, _Family] = {}
        self._spooled: dict[str, str] = {}
        self._progress = Progress(engine=engine.name)
        self._out = 0
        self._number = 0
        self._begun = self._collected = time.monotonic()
        self._uncollected = 0

    def go(self) -> Progress:
        """Do all that is left to do."""
        knowledge_versions = (
            __version__,
            version("arelle-release"),
            self._request.recipe,
            self._request.settings.taxonomy,
        )
        options = json.dumps({**asdict(self._options), **asdict(self._request)}, default=str)
        self._number = self._ledger.begin(_now(), self._engine.name, knowledge_versions, self._request.recipe, options)
        self._sets.heal()
        most = self._engine.slots * _OUT_FOR_EACH_SLOT
        for unit in self._units():
            self._submit(unit)
            while self._out >= most or self._next:
                self._receive()
                while self._next and self._out < most:
                    self._submit(self._next.popleft())
        self._progress.is_listed = True
        while self._out or self._next:
            while self._next and self._out < most:
                self._submit(self._next.popleft())
            self._receive()
        self._sets.collect(last=True)
        self._sets.sweep_pending()
        self._store.remove(SPOOL)
        self._ledger.end(self._number, _now(), self._progress.unmatched)
        self._progress.standing = Counter(self._ledger.failures_before(self._number))
        self._tell()
        return self._progress

    def _units(self) -> Iterator[Unit]:
        """The files that are left to do, as far as the limit goes."""
        table = self._options.entity_table
        entities = read_entities(files.read_text(Path(table)), table) if table else EntityTable()
        taken = 0
        seen: set[bytes] = set()
        for item in read_items(self._options.sources, self._request.most, self._holds_items):
            if self._options.limit and taken >= self._options.limit:
                return
            mark = hashlib.sha256(item.key.encode("utf-8", "surrogateescape")).digest()[:10]
            if mark in seen:
                continue
            seen.add(mark)
            if item.is_read:
                self._ledger.forget_fault(files.printable(item.key))
                continue
            entity = entities.entity_of(item)
            stamp = item.stamp + (digest(*asdict(entity).values())[:8] if any(asdict(entity).values()) else "")
            unit = Unit(files.printable(item.key), files.printable(item.name), item.key, stamp, "", None, entity)
            row = self._ledger.row(unit.key)
            if row is not None and self._stands(row, unit, self._ledger.places(unit.key)):
                self._progress.before += self._ledger.documents_in(unit.key)
                continue
            self._count_again(row)
            taken += 1
            if item.fault is not None:
                self._faulty(unit, item.fault)
            else:
                yield self._spool(unit, item)
        self._progress.unmatched = entities.unmatched

    def _stands(self, row: sqlite3.Row, unit: Unit, places: Sequence[str]) -> bool:
        """Whether a document is done, and all that was made of it lies where it was put."""
        return self._ledger.is_done(row, unit, self._request) and all(map(self._store.holds, places))

    def _holds_items(self, content: bytes) -> bool:
        return holds_items(content, files.table_texts(Path(self._request.maps) if self._request.maps else None))

    def _placed(self, unit: Unit) -> Unit:
        """A unit with where its result goes, below the output: named after its path, in a folder of its own.

        It is to be given out next, for the place is taken only then.
        """
        stem = re.sub(r"\.[A-Za-z]\w{0,4}$", "", unit.name.replace("/", "-"))
        words = re.findall(r"\w+", stem, re.ASCII)
        name = "-".join((*words, *([folder_name(unit.type)] if unit.type else []))) or "document"
        hashed = digest(unit.key)
        folder = RESULTS
        if self._progress.before + self._progress.given_out >= _SIDE_BY_SIDE:
            folder = f"{RESULTS}/{hashed[:2]}"
        short = name[-_LONGEST_NAME:].lstrip("-")
        wished = (f"{folder}/{short}", f"{folder}/{short}-{hashed[:10]}")
        return replace(unit, place=next(filter(None, (self._ledger.place_for(unit.key, place) for place in wished))))

    def _spool(self, unit: Unit, item: Item) -> Unit:
        """A member of an archive laid where every worker can read it; a file is read where it is."""
        if item.content is None:
            return unit
        place = f"{SPOOL}/{digest(unit.key)[:20]}"
        self._store.put(place, item.content)
        self._spooled[unit.key] = place
        return replace(unit, address=self._store.address(place))

    def _faulty(self, unit: Unit, fault: SourceError) -> None:
        """Note a file that there is nothing to read of."""
        unit = self._placed(unit)
        self._ledger.give_out([unit], self._request.recipe, self._number)
        self._progress.given_out += 1
        self._noted(unit, record_of_fault(fault, unit))
        self._ledger.settle(unit, self._request.recipe)

    def _submit(self, unit: Unit) -> None:
        unit = self._placed(unit)
        self._ledger.give_out([unit], self._request.recipe, self._number)
        self._progress.given_out += 1
        self._out += 1
        future = self._engine.submit(self._request, unit)
        future.add_done_callback(lambda done: self._answers.put((unit, done)))

    def _receive(self) -> None:
        """Wait for one answer, note it, and have what comes of it done next."""
        unit, future = self._answers.get()
        self._out -= 1
        answer = answer_of(future)
        if unit.start is None:
            self._families[unit.key] = _Family(unit, 1, False, deque(answer.groups))
        family = self._families[unit.item]
        family.out -= 1
        if answer.record is not None:
            self._noted(unit, answer.record)
            family.has_result |= answer.record.status in HAS_RESULT
        else:
            self._ledger.record(unit, Record(Status.PARTS))
            self._progress.given_out -= 1
        while not family.out and not family.has_result and family.later:
            self._give_group(family, family.later.popleft())
        if not family.out:
            for place in self._ledger.settle(family.unit, self._request.recipe):
                self._store.remove(place)
            del self._families[unit.item]
            if place := self._spooled.pop(unit.item, ""):
                self._store.remove(place)
        self._tell()
        if self._uncollected >= _COLLECT_EVERY_DOCUMENTS or time.monotonic() - self._collected > _COLLECT_EVERY_SECONDS:
            self._collect()

    def _give_group(self, family: _Family, group: tuple[Piece, ...]) -> None:
        """Have the documents of a group done next, but for those that are done."""
        for piece in group:
            key = f"{family.unit.key}#{piece.start}"
            unit = replace(family.unit, key=key, start=piece.start, type=piece.type)
            row = self._ledger.row(unit.key)
            if row is not None and self._stands(row, unit, [row["place"]] if row["status"] in HAS_RESULT else []):
                self._progress.before += 1
                family.has_result |= Status(row["status"]) in HAS_RESULT
            else:
                self._count_again(row)
                family.out += 1
                self._next.append(unit)

    def _count_again(self, row: sqlite3.Row | None) -> None:
        self._progress.again += row is not None and Status(row["status"]) in FAILURES

    def _noted(self, unit: Unit, record: Record) -> None:
        self._ledger.record(unit, record)
        self._progress.statuses[record.status] += 1
        self._progress.facts += record.facts
        self._uncollected += 1
        if record.status not in HAS_RESULT and record.reason:
            self._progress.reasons[record.reason] += 1
        if record.status in FAILURES and len(self._progress.failures) < _MOST_TOLD:
            # Below several sources there may be several of a name.
            name = unit.name if len(self._options.sources) == 1 else unit.item
            self._progress.failures.append((name, record.message or record.status.value))

    def _collect(self) -> None:
        self._sets.collect()
        self._collected, self._uncollected = time.monotonic(), 0

    def _tell(self) -> None:
        self._progress.seconds = time.monotonic() - self._begun
        self._observe(self._progress)


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
