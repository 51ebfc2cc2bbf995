"""What flows through a run: the request, units of work, and the records that come back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from converter.settings import Settings


class Status(StrEnum):
    """What became of a document.

    `CONVERTED` was not validated. `WAITING` was given out and has not come back. `PARTS` is no document but a
    submission whose documents have rows of their own.
    """

    WAITING = "waiting"
    CONVERTED = "converted"
    VALID = "valid"
    INVALID = "invalid"
    NOTHING = "nothing to convert"
    FAILED = "failed"
    TIMED_OUT = "timed out"
    PARTS = "parts"


HAS_RESULT = frozenset({Status.CONVERTED, Status.VALID, Status.INVALID})
# A run in which one of these is met ends with exit code 1.
FAILURES = frozenset({Status.INVALID, Status.FAILED, Status.TIMED_OUT})


class Reason(StrEnum):
    """Why a document has no result. Those of the machine are tried again when a run is resumed."""

    NONE = ""
    SOURCE = "source"
    DEFECT = "defect"
    MEMORY = "memory"
    DIED = "worker died"
    MACHINE = "machine"
    GONE = "input gone"
    TIME = "time"


TRIED_AGAIN = frozenset({Reason.MACHINE, Reason.DIED, Reason.GONE})


@dataclass(frozen=True, slots=True)
class Entity:
    """Who reports, as a row of an entity table says; "" where it is silent."""

    cik: str = ""
    name: str = ""
    ticker: str = ""
    exchange: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What holds for every document of a run.

    Attributes:
        output: the address of the folder that results go to.
        settings: those of each conversion; who reports, and whether it is validated, is each document's own.
        maps: a folder of own tables, "" for none.
        sample: of a thousand documents so many are validated.
        seconds, megabytes: what one document may take; more than that ends it.
        most: bytes of the largest file that is read.
        recipe: changes with the software, the tables and the settings.
    """

    output: str
    settings: Settings = field(default_factory=Settings)
    maps: str = ""
    sample: int = 1000
    seconds: int = 120
    megabytes: int = 2000
    most: int = 200_000_000
    recipe: str = ""

    def validates(self, key: str) -> bool:
        """Whether a document is in the sample that is validated: always the same ones."""
        return int(digest(key)[:8], 16) % 1000 < self.sample


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to do: a file, or one document of a submission.

    Attributes:
        key: names it in the ledger: an address, `!member` of an archive, `#byte` where a document's body begins.
        name: its path below its source, with the member; for people.
        address: where its bytes are.
        stamp: changes when the file does.
        start: the byte where the document's body begins; None for a whole file.
        type: of the document in its submission; "" for a whole file.
        place: of its result, below the output.
    """

    key: str
    name: str
    address: str
    stamp: str
    place: str = ""
    start: int | None = None
    entity: Entity = Entity()
    type: str = ""

    @property
    def item(self) -> str:
        """The key of the file that it is in."""
        return self.key if self.start is None else self.key.rpartition("#")[0]


@dataclass(frozen=True, slots=True)
class Piece:
    """A document of a submission that is a unit of its own: where its body begins, its type and file name."""

    start: int
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a document once it was tried.

    Attributes:
        document_id: its name in the data sets; "" where it has no rows there.
        kind: "text" or "html"; "" if it was not read so far.
        year: of the latest period, else of the filing; 0 if neither is known.
        confidence: the mean of its facts', in hundredths.
        findings, validation: how many of each code.
        size: bytes of its result.
    """

    status: Status
    reason: Reason = Reason.NONE
    message: str = ""
    document_id: str = ""
    sha256: str = ""
    kind: str = ""
    type: str = ""
    year: int = 0
    entity: str = ""
    identifier: str = ""
    document: str = ""
    cells: int = 0
    tagged: int = 0
    facts: int = 0
    extensions: int = 0
    proven: int = 0
    confidence: int = 0
    size: int = 0
    seconds: float = 0.0
    findings: tuple[tuple[str, int], ...] = ()
    validation: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back from a unit.

    Attributes:
        record: of its document; None where it was a submission of several, which are then in `groups`.
        groups: documents still to be tried; a later group counts only if no earlier one has a result.
    """

    record: Record | None = None
    groups: tuple[tuple[Piece, ...], ...] = ()


def digest(*words: str) -> str:
    """A name in hexadecimal digits for some words."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogateescape")).hexdigest()
