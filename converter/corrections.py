"""Correcting a finished result: what it was made of, what becomes of other decisions, and making it again."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from converter import files
from converter.errors import ConverterError, SourceError, UsageError
from converter.exports.origin import Origin, read_origin
from converter.knowledge import Knowledge, open_knowledge, packages_for
from converter.model.decisions import RULES_WITHOUT_CONCEPT, Decision, tagged
from converter.pipeline import Outcome, decisions_in, run
from converter.results import Pages, result_files

_MAPPING = "mapping.csv"
# What is less sure is worth a look.
_SURE = Decimal("0.80")
_MADE = ("decided ", *(f"{rule} " for rule in RULES_WITHOUT_CONCEPT.values()))


class ConflictError(ConverterError):
    """Somebody else has written the result since it was read."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Opened:
    """A result that can be corrected.

    Attributes:
        version: of the files on disk; another one means that somebody wrote them.
        decisions: those that the result was made with.
    """

    folder: Path
    origin: Origin
    knowledge: Knowledge
    version: str
    decisions: tuple[Decision, ...]


def open_to_correct(folder: Path, maps: Path | None = None) -> Opened:
    """A result folder, ready to be corrected.

    Args:
        maps: the folder of own tables that it was made with.

    Raises:
        ConverterError: it is no result, or own tables took part in it and are not given.
    """
    version, mapping, receipt = _state(folder)
    place = folder / "source.zip"
    origin = read_origin(tuple(files.filing_contents(place).values()), str(place))
    if origin.own_tables and maps is None:
        raise UsageError("own tables took part in this result", where=str(folder), do="Give their folder as --maps")
    knowledge = open_knowledge(origin.settings.taxonomy, maps)
    rules = {(row["statement"], row["line"]): row["rule"] for row in csv.DictReader(io.StringIO(mapping))}
    # What somebody wrote into the file since it was made is a decision as well, though not converted yet.
    wrote = {(s["number"], line["line"]): _tag(line) for s in json.loads(receipt)["statements"] for line in s["lines"]}
    decisions = tuple(
        d
        for d in decisions_in(_MAPPING, mapping)
        if rules.get((str(d.statement), str(d.line)), "").startswith(_MADE)
        or _differs(d.concept, wrote.get((d.statement, d.line), ""))
    )
    return Opened(folder, origin, knowledge, version, decisions)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is with a result: its lines, those decided, and those of the others that are not sure."""

    lines: int
    decided: int
    unsure: int


def progress_of(folder: Path) -> Progress:
    """What is left to look at in a result.

    Raises:
        SourceError: it is no result.
    """
    rows = list(csv.DictReader(io.StringIO(_file(folder, _MAPPING).decode())))
    open_rows = [row for row in rows if not row["rule"].startswith(_MADE)]
    unsure = sum(Decimal(row["confidence"] or 0) < _SURE for row in open_rows if row["concept"])
    return Progress(len(rows), len(rows) - len(open_rows), unsure)


def tried(opened: Opened, decisions: Iterable[Decision], *, validate: bool) -> Outcome:
    """What the release becomes with some decisions; nothing is written.

    Raises:
        UsageError: a decision cannot be followed.
        ConverterError: as a conversion.
    """
    settings = replace(opened.origin.settings, decisions=tuple(decisions), validate=validate)
    official = packages_for(opened.knowledge) if validate and settings.taxonomy_source == "official" else ()
    origin = opened.origin
    made = run(origin.name, origin.content, opened.knowledge, settings, official, part=origin.part)
    return replace(made, findings=(*origin.remarks, *made.findings))


def save(opened: Opened, decisions: Iterable[Decision]) -> Opened:
    """Make a result again with some decisions, in its own place, and open it anew.

    Raises:
        ConflictError: somebody wrote the result since it was opened; theirs stays.
        ConverterError: as a conversion, or the disk says no; the earlier result stays.
    """
    decisions = tuple(decisions)
    _check(opened)
    outcome = tried(opened, decisions, validate=opened.origin.settings.validate)
    pages = Pages(*(files.is_there(opened.folder / f"{page}.html") for page in ("summary", "viewer")))
    _, made = result_files(outcome, opened.origin, pages)
    _check(opened)
    files.write_result(opened.folder, tuple(made), force=True)
    version, mapping, _ = _state(opened.folder)
    wanted = {(d.statement, d.line) for d in decisions}
    kept = tuple(d for d in decisions_in(_MAPPING, mapping) if (d.statement, d.line) in wanted)
    return replace(opened, version=version, decisions=kept)


def _check(opened: Opened) -> None:
    if _state(opened.folder)[0] != opened.version:
        raise ConflictError(
            "this result was saved by somebody else since you opened it",
            do="Your decisions are kept in this page: load theirs, look, and save again",
        )


def _tag(line: dict[str, Any]) -> str:
    """The concept of a line of the receipt as mapping.csv names it; blank for none."""
    return tagged(line["concept"] or "", line.get("dimension", ""))


def _differs(concept: str, made: str) -> bool:
    """Whether a row says otherwise than the line was made; one without a concept may say so in several ways."""
    return concept != made if made else concept not in RULES_WITHOUT_CONCEPT


def _state(folder: Path) -> tuple[str, str, bytes]:
    """The version of a result on disk, its mapping.csv, and its receipt."""
    mapping, receipt = _file(folder, _MAPPING), _file(folder, files.RECEIPT)
    return hashlib.sha256(mapping + b"\0" + receipt).hexdigest()[:20], mapping.decode(), receipt


def _file(folder: Path, name: str) -> bytes:
    """A file of a result on disk."""
    try:
        return files.read_source(folder / name)
    except SourceError as error:
        raise SourceError(
            "this is no result folder", where=str(folder), do="Name what `ixbrl convert` wrote"
        ) from error
