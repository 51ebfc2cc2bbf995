"""A complete submission text file: who filed what and when, and where each of its documents lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Filer:
    """A filer as the header of a submission names it; empty strings where it does not say.

    Attributes:
        cik: ten digits.
        name: the conformed name, in capitals as EDGAR keeps it.
        sic: four digits of the Standard Industrial Classification.
        state: of incorporation, as EDGAR's code.
        fiscal_year_end: month and day as XML Schema writes them, e.g. "--09-30".
        file_number: of the Exchange Act registration, e.g. "000-10030".
        tax_id: the employer identification number as the header writes it, nine digits.
        address_line1, address_line2, city, address_state, zip, phone: of the principal offices.
    """

    cik: str = ""
    name: str = ""
    sic: str = ""
    state: str = ""
    fiscal_year_end: str = ""
    file_number: str = ""
    tax_id: str = ""
    address_line1: str = ""
    address_line2: str = ""
    city: str = ""
    address_state: str = ""
    zip: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionHeader:
    """What the header of a submission says; empty or None where it does not.

    Attributes:
        accession: the submission's number, e.g. "0000320193-95-000008".
        form: the submission's type, e.g. "8-K".
        period: the period of report: the quarter's end on a 10-Q, the day of the event on an 8-K.
        filed: the day it was filed as of.
        filers: the filers alone, in the header's order; whoever else it names is left out.
    """

    accession: str = ""
    form: str = ""
    period: date | None = None
    filed: date | None = None
    filers: tuple[Filer, ...] = ()


class PartKind(StrEnum):
    """What a document's body is made of. The first two are read, the others are skipped."""

    TEXT = "text"
    HTML = "html"
    XML = "xml"
    PDF = "pdf"
    UUENCODED = "uuencoded"
    EMPTY = "empty"


READABLE = frozenset({PartKind.TEXT, PartKind.HTML})


@dataclass(frozen=True, slots=True)
class SubmissionPart:
    """One document of a submission.

    Attributes:
        submission: the file's name.
        submission_sha256: the hash of the whole file.
        sequence: as `<SEQUENCE>` numbers it, else its place in the file, from 1.
        type, filename, description: as its tags say; "" where they are missing.
        start, end: the bytes of its body, between `<TEXT>` with its line end and `</TEXT>`.
        header: of the submission that it belongs to.
    """

    submission: str
    submission_sha256: str
    sequence: int
    type: str
    filename: str
    description: str
    kind: PartKind
    start: int
    end: int
    header: SubmissionHeader

    @property
    def name(self) -> str:
        """What to call the document: its file name, else its type, else its number."""
        return self.filename or self.type or f"document {self.sequence}"


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission file and its documents in the order in which they begin."""

    name: str
    content: bytes
    parts: tuple[SubmissionPart, ...]

    def body(self, part: SubmissionPart) -> bytes:
        """The bytes of a document's body, exactly as they stand."""
        return self.content[part.start : part.end]
