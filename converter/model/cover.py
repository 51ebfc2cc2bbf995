"""The cover page: what its fields are, what is known of them, and the facts that stand on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from converter.model.concepts import Concept, Dimension
from converter.model.periods import Period
from converter.model.units import Unit

_LEAP_YEAR = 2000


class FieldKind(StrEnum):
    """How a field is given and printed."""

    TEXT = "text"
    FORM = "form"
    CODE = "code"
    CHECK = "check"
    YES_NO = "yes-no"
    DATE = "date"
    MONTH_DAY = "month-day"
    YEAR = "year"
    EMPLOYER_ID = "employer-id"
    MONEY = "money"
    SHARES = "shares"


NUMERIC = frozenset({FieldKind.MONEY, FieldKind.SHARES})
# How a value is written in an entity file, where it is not a text in quotes.
WRITTEN_AS = {
    FieldKind.CHECK: "false",
    FieldKind.YES_NO: "false",
    FieldKind.DATE: "2001-03-31",
    FieldKind.MONTH_DAY: '"--12-31"',
    FieldKind.YEAR: "2001",
    FieldKind.EMPLOYER_ID: '"12-3456789"',
    FieldKind.MONEY: "1000000",
    FieldKind.SHARES: "1000000",
}
# Both are instants of a day that another key of the entity file gives.
DATE_OF = "{}_date"
# The tables that an entity file has one of for each security and each class of stock, and the keys that name it.
SECURITY, CLASS = "security", "class"
HEADED = {"": "[entity]", SECURITY: f"[[entity.{SECURITY}]]", CLASS: f"[[entity.{CLASS}]]"}
MEMBER, TITLE = "member", "title"
# Stands in for the symbol of a security.
NO_TICKER = "no_ticker"


@dataclass(frozen=True, slots=True)
class CoverField:
    """One row of cover_fields.csv.

    Attributes:
        concept: a local name of dei.
        forms: the families of forms that have the field; empty for all.
        required: whether a form that has it asks for it.
        is_of_security: whether each security has its own.
        is_of_class: whether each class of stock may have its own.
        when: another field and the values of it with which this one is asked for; no field for always.
            An empty value stands for a field that is not given.
        is_free: whether it may stand where it is not asked for, too.
        since: the first day that a period must end on for the field to be asked for; None for any.
        rule: the section of the EDGAR Filer Manual.
        caption: what is printed before the value, and `captions` what a family of forms prints in its place.
        why: for the reader of the template.
    """

    name: str
    concept: str
    kind: FieldKind
    forms: frozenset[str]
    required: bool
    is_of_security: bool
    when: tuple[str, frozenset[str]]
    since: date | None
    rule: str
    caption: str
    why: str
    captions: tuple[tuple[str, str], ...] = ()
    is_of_class: bool = False
    is_free: bool = False

    @property
    def condition(self) -> str:
        """Where the field is asked for, in words: `amendment is true`; "" for always."""
        other, values = self.when
        return f"{other} is {' or '.join(sorted(values - {''})) or 'left out'}" if other else ""


@dataclass(frozen=True, slots=True)
class CoverForm:
    """Forms of one family: what their name matches, and the document type that they have today."""

    pattern: re.Pattern[str]
    family: str
    document_type: str


@dataclass(frozen=True, slots=True)
class CoverLayout:
    """All that the tables say of cover pages; `parts` name concepts, `places` give for a code in the address of a
    submission's header the state or province and the country, `words` for a field and what is written the value."""

    fields: tuple[CoverField, ...]
    forms: tuple[CoverForm, ...]
    parts: Mapping[str, str]
    places: Mapping[str, tuple[str, str]]
    words: Mapping[tuple[str, str], str]

    def meant(self, field: str, written: str) -> str:
        """The value that words for it mean, `Delaware` the code `DE`; what no row knows stays as it is."""
        return self.words.get((field, plain_words(written)), written)

    def form(self, name: str) -> tuple[str, str]:
        """Family and document type of a form; "" for one that no row knows."""
        for row in self.forms:
            match = row.pattern.fullmatch(name.strip())
            if match:
                return row.family, match.expand(row.document_type).upper()
        return "", ""

    def on(self, family: str) -> CoverLayout:
        """The layout with the fields that forms of a family have, in its words."""
        own = (field for field in self.fields if not field.forms or family in field.forms)
        named = (replace(field, caption=dict(field.captions).get(family, field.caption)) for field in own)
        return replace(self, fields=tuple(named))


@dataclass(frozen=True, slots=True)
class Told:
    """What the tags say that an inline source came with: fields by name, those of each security, and
    those of each class of stock."""

    values: tuple[tuple[str, str], ...] = ()
    securities: tuple[tuple[tuple[str, str], ...], ...] = ()
    classes: tuple[tuple[tuple[str, str], ...], ...] = ()

    def of(self, field: str) -> str:
        """What is said of a field; "" for nothing."""
        return dict(self.values).get(field, "")

    @property
    def ticker(self) -> str:
        """The symbol of the first security that has one; "" where none does."""
        return next((value for security in self.securities for name, value in security if name == "ticker"), "")


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class Said:
    """A value and who says so: the entity file, the submission's header, the source's own tags, the release, or the
    form itself."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A fact of the cover page.

    Attributes:
        value: as XBRL has it.
        printed: as the page shows it.
        format: the local name of its transformation (Transformation Registry 5), "" for none.
        field: the name of the field, and `origin` who gave it.
        before, after: what stands beside it and is no part of it, a currency's sign and of which day it is.
    """

    id: str
    concept: Concept
    period: Period
    dimension: Dimension | None
    unit: Unit | None
    value: str
    printed: str
    format: str
    field: str
    caption: str
    origin: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CoverPage:
    """A generated cover page: its facts in printed order, and the concepts of its presentation."""

    facts: tuple[CoverFact, ...]
    root: Concept
    hypercube: tuple[Concept, Concept] | None = None


def member_words(local: str) -> str:
    """The words in the name of a member: `ClassVStockMember` is `Class V Stock`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", local.removesuffix("Member"))


def plain_words(text: str) -> str:
    """Words as they are compared: without case, points and an article."""
    return re.sub(r"^the ", "", " ".join(re.sub(r"[.,]", " ", text.casefold()).split()))


def normal_value(kind: FieldKind, text: str) -> str | None:
    """A given value as XBRL has it; None if it is none of its kind."""
    text = " ".join(text.split())
    match kind:
        case FieldKind.CHECK:
            return {"true": "true", "yes": "true", "false": "false", "no": "false"}.get(text.lower())
        case FieldKind.YES_NO:
            return {"true": "Yes", "yes": "Yes", "false": "No", "no": "No"}.get(text.lower())
        case FieldKind.DATE:
            return text if _date(text) else None
        case FieldKind.MONTH_DAY:
            return text if text.startswith("--") and _date(f"{_LEAP_YEAR}{text[1:]}") else None
        case FieldKind.YEAR:
            return text if re.fullmatch(r"[12][0-9]{3}", text) else None
        case FieldKind.EMPLOYER_ID:
            digits = text.replace("-", "")
            return f"{digits[:2]}-{digits[2:]}" if re.fullmatch(r"[0-9]{9}", digits) else None
        case FieldKind.MONEY | FieldKind.SHARES:
            plain = text.replace(",", "").removeprefix("$").strip()
            return plain if re.fullmatch(r"[0-9]+", plain) else None
        case _:
            return text or None


def month_day(value: str) -> date:
    """`--09-30` as a day of a leap year."""
    return date.fromisoformat(f"{_LEAP_YEAR}{value[1:]}")


def _date(text: str) -> date | None:
    """A day of such years as `YEAR` has; beside the first and the last of the calendar there is none to count to."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        return None
