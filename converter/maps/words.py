"""The vocabulary of the reading room."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal, TypeVar

from converter.maps.rows import TableRow, rows
from converter.model.source import ColumnMember, ColumnRole, StatementKind, UnitKind
from converter.model.vocabulary import (
    ComponentPlace,
    ComponentRule,
    FilerYear,
    HeaderField,
    ItemColumn,
    LabelAmountRule,
    PartRule,
    PeriodRule,
    RollRowRule,
    ScaleRule,
    TitleRule,
    TwinRule,
    Vocabulary,
    YearEndRule,
)

E = TypeVar("E", bound=StrEnum)
_CIK_DIGITS: Final = 10


def read_vocabulary(texts: Mapping[str, str]) -> Vocabulary:
    """All word tables.

    Args:
        texts: table texts by path, as `files.table_texts` gives them.

    Raises:
        MapError: a table is missing or a row is malformed.
    """

    def patterns(table: str) -> tuple[re.Pattern[str], ...]:
        return tuple(row.pattern("pattern") for row in rows(texts, f"vocabulary/{table}.csv"))

    return Vocabulary(
        titles=tuple(_title(row) for row in rows(texts, "vocabulary/statement_titles.csv")),
        scales=tuple(_scale(row) for row in rows(texts, "vocabulary/scale_phrases.csv")),
        periods=tuple(
            PeriodRule(row.pattern("pattern"), row.number("months"), row.number("weeks"))
            for row in rows(texts, "vocabulary/period_phrases.csv")
        ),
        quarters=tuple(
            (row.pattern("pattern"), row.number("quarter")) for row in rows(texts, "vocabulary/quarter_words.csv")
        ),
        year_ends=tuple(_year_end(row) for row in rows(texts, "vocabulary/year_end_rules.csv")),
        filer_years=tuple(_filer_year(row) for row in rows(texts, "vocabulary/filer_years.csv")),
        months={row.text("word"): row.number("month") for row in rows(texts, "vocabulary/months.csv")},
        date_leads=patterns("date_leads"),
        line_units=tuple(
            (row.pattern("pattern"), member(row, "unit", UnitKind)) for row in rows(texts, "vocabulary/line_units.csv")
        ),
        total_words=patterns("total_words"),
        continuation_words=patterns("continuation_words"),
        joining_words=patterns("joining_words"),
        heading_words=frozenset(row.text("word") for row in rows(texts, "vocabulary/heading_words.csv")),
        column_words=tuple(
            (row.pattern("pattern"), member(row, "role", ColumnRole))
            for row in rows(texts, "vocabulary/column_words.csv")
        ),
        column_members=tuple(
            (row.pattern("pattern"), _member(row)) for row in rows(texts, "vocabulary/column_members.csv")
        ),
        part_members=tuple(_part(row) for row in rows(texts, "vocabulary/part_members.csv")),
        components=tuple(_component(row) for row in rows(texts, "vocabulary/components.csv")),
        roll_rows=tuple(_roll_row(row) for row in rows(texts, "vocabulary/roll_rows.csv")),
        twins=tuple(
            TwinRule(row.pattern("pattern"), row.text("second")) for row in rows(texts, "vocabulary/twin_words.csv")
        ),
        label_amounts=tuple(_label_amount(row) for row in rows(texts, "vocabulary/label_amounts.csv")),
        currencies=tuple(
            (row.pattern("pattern"), row.text("currency")) for row in rows(texts, "vocabulary/currencies.csv")
        ),
        exchanges=tuple((row.pattern("pattern"), row.text("code")) for row in rows(texts, "vocabulary/exchanges.csv")),
        company_suffixes=patterns("company_suffixes"),
        item_columns={
            row.text("name"): member(row, "column", ItemColumn) for row in rows(texts, "vocabulary/item_columns.csv")
        },
        header_fields={
            row.text("name"): member(row, "field", HeaderField) for row in rows(texts, "vocabulary/header_fields.csv")
        },
    )


def member(row: TableRow, column: str, enum: type[E]) -> E:
    """A cell as a member of an enumeration.

    Raises:
        MapError: it names none.
    """
    try:
        return enum(row.text(column))
    except ValueError as error:
        raise row.wrong(f"{column} {row.text(column)!r} is not known", f"Choose one of: {', '.join(enum)}") from error


def _member(row: TableRow) -> ColumnMember | None:
    """The member a column is of; None for the whole, whose three names are blank."""
    names = row.text("axis"), row.text("domain"), row.text("member")
    if any(names) and not all(names):
        raise row.wrong("axis, domain and member go together", "Name all three, or none for the company as a whole")
    return ColumnMember(*names) if all(names) else None


_PLACES_OF_PARTS: Final = ("whole", "heading", "caption")


def _part(row: TableRow) -> PartRule:
    for place in _PLACES_OF_PARTS:
        if row.text("place") == place:
            return PartRule(place, row.pattern("pattern"), row.text("axis"), row.text("domain"), row.text("member"))
    raise row.wrong(f"place {row.text('place')!r} is not known", f"Choose one of: {', '.join(_PLACES_OF_PARTS)}")


_HOLDERS: Final = ("", "outsiders", "company")


def _component(row: TableRow) -> ComponentRule:
    place, part = member(row, "place", ComponentPlace), _member(row)
    if (part is not None) != (place in (ComponentPlace.PART, ComponentPlace.WHOLE)):
        raise row.wrong("parts and wholes have axis, domain and member, others have none")
    for holder in _HOLDERS:
        if row.text("holder") == holder:
            return ComponentRule(row.pattern("pattern"), place, part, holder)
    raise row.wrong(f"holder {row.text('holder')!r} is not known", "Choose outsiders, company or nothing")


_ROLES_OF_ROWS: Final = ("balance", "opening", "closing", "adjusted", "beside")


def _roll_row(row: TableRow) -> RollRowRule:
    for role in _ROLES_OF_ROWS:
        if row.text("role") == role:
            return RollRowRule(row.pattern("pattern"), role)
    raise row.wrong(f"role {row.text('role')!r} is not known", f"Choose one of: {', '.join(_ROLES_OF_ROWS)}")


# What `{figures}` and `{dated}` stand for: numbers in a row, and numbers each led by a date.
_FIGURES: Final = r"(?P<figures>#(?:(?:,|,? and|;) \$? ?#)*)"
_DATED: Final = r"(?P<dated>@[:,]? #(?: shares)?(?:[;,]? (?:and )?@[:,]? #(?: shares)?)*)"


def _label_amount(row: TableRow) -> LabelAmountRule:
    written = row.text("pattern").replace("{figures}", _FIGURES).replace("{dated}", _DATED)
    try:
        pattern = re.compile(written)
    except re.error as error:
        raise row.wrong(f"{row.text('pattern')!r} is no regular expression: {error}") from error
    if not {"figures", "dated"} & set(pattern.groupindex):
        raise row.wrong("the pattern has no figures", "Write {figures} or {dated} where the numbers stand")
    says = tuple(name.strip() for name in row.text("says").split("|"))
    return LabelAmountRule(row.pattern("subject"), pattern, member(row, "unit", UnitKind), says)


def _title(row: TableRow) -> TitleRule:
    place = row.text("place")
    if place not in ("title", "line"):
        raise row.wrong(f"place {place!r} is neither title nor line")
    return TitleRule(
        row.pattern("pattern"), member(row, "kind", StatementKind), "title" if place == "title" else "line"
    )


def _year_end(row: TableRow) -> YearEndRule:
    return YearEndRule(row.pattern("pattern"), _weekday_rule(row))


def _filer_year(row: TableRow) -> FilerYear:
    cik, name, ticker = row.text("cik").zfill(_CIK_DIGITS), row.text("name"), row.text("ticker")
    return FilerYear(cik, name, ticker, _weekday_rule(row), row.number("month"), row.number("day"))


def _weekday_rule(row: TableRow) -> Literal["last", "nearest"]:
    rule = row.text("rule")
    if rule not in ("last", "nearest"):
        raise row.wrong(f"rule {rule!r} is neither last nor nearest")
    return "last" if rule == "last" else "nearest"


def _scale(row: TableRow) -> ScaleRule:
    effect = row.text("effect")
    if effect not in ("scale", "except"):
        raise row.wrong(f"effect {effect!r} is neither scale nor except")
    try:
        units = frozenset(UnitKind(unit) for unit in row.text("units").split())
    except ValueError as error:
        raise row.wrong(f"units {row.text('units')!r}: {error}") from error
    return ScaleRule(row.pattern("pattern"), "scale" if effect == "scale" else "except", units, row.number("scale"))
