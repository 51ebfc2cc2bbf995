"""The vocabulary of the reading room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache, partial
from typing import Final, Literal, TypeVar, get_args

from converter.maps.awards import read_awards
from converter.maps.knowledge import Knowledge
from converter.maps.letters import letters_of
from converter.maps.lists import WholeWords
from converter.maps.matrices import read_matrices
from converter.maps.movements import read_movements
from converter.maps.note_sentences import read_sentence_words
from converter.maps.rows import TableRow, one_of, rows
from converter.maps.schedules import read_schedules
from converter.maps.shares import read_repurchases, read_shares
from converter.maps.small_words import read_small_words
from converter.model.note_words import LineRole, MeasureRole, MeasureRule, NoteWords, Proof, SubjectRule
from converter.model.source import ColumnMember, ColumnRole, StatementKind, UnitKind
from converter.model.vocabulary import (
    BreakPlace,
    ComponentPlace,
    ComponentRule,
    CurrencyRule,
    CurrencyWords,
    DocumentPart,
    FilerYear,
    HeaderField,
    ItemColumn,
    LabelAmountRule,
    LabelAmounts,
    LabelBreak,
    LineUnitRule,
    PartRule,
    PartRulePlace,
    PeriodRule,
    RollRowRule,
    RowRole,
    ScaleRule,
    StatementSide,
    TitlePlace,
    TitleRule,
    TwinRule,
    Vocabulary,
    YearEndRule,
)

E = TypeVar("E", bound=StrEnum)
_CIK_DIGITS: Final = 10
# The beginning of a group that keeps what it matches, and a group of plain words at the beginning of a pattern.
_GROUP: Final = re.compile(r"(?<!\\)\((?!\?)")
# What opens and closes groups and parts alternatives, a class of characters that may hold such signs, a sign as such.
_SIGN: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
_FIRST_WORDS: Final = re.compile(r"\(([\w |]+)\)(?![?*+{])")
_WEEKS_OF_A_YEAR: Final = 52


@lru_cache(maxsize=4)
def vocabulary_of(knowledge: Knowledge) -> Vocabulary:
    """All word tables, read once in a process for tables in one state.

    Raises:
        MapError: a table is missing or a row is malformed.
    """
    return read_vocabulary(knowledge.texts)


def read_vocabulary(texts: Mapping[str, str]) -> Vocabulary:
    """All word tables, of table texts by path as `files.table_texts` gives them.

    Raises:
        MapError: a table is missing or a row is malformed.
    """
    words, patterns = partial(_words, texts), partial(_patterns, texts)
    return Vocabulary(
        titles=tuple(_title(row) for row in words("statement_titles")),
        whole_statements=tuple(_of_kind(row) for row in words("whole_statements")),
        document_parts=tuple(_of_part(row) for row in words("document_parts")),
        part_letters=letters_of(*patterns("document_parts")),
        scales=tuple(_scale(row) for row in words("scale_phrases")),
        scale_letters=letters_of(*patterns("scale_phrases")),
        periods=tuple(_period(row) for row in words("period_phrases")),
        any_period=_any_of(patterns("period_phrases")),
        period_letters=letters_of(*patterns("period_phrases")),
        quarters=tuple((row.small_pattern("pattern"), row.number("quarter")) for row in words("quarter_words")),
        years_back=tuple((row.pattern("pattern"), row.number("years")) for row in words("years_back")),
        year_ends=tuple(_year_end(row) for row in words("year_end_rules")),
        quarter_weeks=patterns("quarter_weeks"),
        filer_years=tuple(_filer_year(row) for row in words("filer_years")),
        to_date_words=patterns("to_date_words"),
        inception_words=tuple(row.small_pattern("pattern") for row in words("inception_words")),
        column_remarks=patterns("column_remarks"),
        same_company_words=patterns("same_company_words"),
        deal_words=patterns("deal_words"),
        months={row.text("word"): row.number("month") for row in words("months")},
        date_leads=patterns("date_leads"),
        line_units=tuple(_line_unit(row) for row in words("line_units")),
        total_words=patterns("total_words"),
        rest_words=tuple((row.pattern("pattern"), row.pattern("after")) for row in words("rest_words")),
        statement_footers=patterns("statement_footers"),
        opening_headings=patterns("opening_headings"),
        statement_sides=tuple(_statement_side(row) for row in words("statement_sides")),
        lines_without_figures=patterns("lines_without_figures"),
        per_share_lines=patterns("per_share_lines"),
        continuation_words=patterns("continuation_words"),
        joining_words=patterns("joining_words"),
        label_breaks=tuple(_label_break(row) for row in words("label_breaks")),
        is_whole=WholeWords(texts).have,
        heading_words=frozenset(row.text("word") for row in words("heading_words")),
        column_words=tuple((row.pattern("pattern"), member(row, "role", ColumnRole)) for row in words("column_words")),
        column_members=tuple((row.pattern("pattern"), _member(row)) for row in words("column_members")),
        part_members=tuple(_part(row) for row in words("part_members")),
        components=tuple(_component(row) for row in words("components")),
        roll_rows=tuple(_roll_row(row) for row in words("roll_rows")),
        twins=tuple(_twin(row) for row in words("twin_words")),
        label_amounts=_label_amounts(texts),
        notes=_note_words(texts),
        currencies=_currencies(words("currencies"), patterns("currency_leads")),
        exchanges=tuple((row.pattern("pattern"), row.text("code")) for row in words("exchanges")),
        company_suffixes=patterns("company_suffixes"),
        small_words=read_small_words(texts),
        announcing_words=patterns("announcing_words"),
        sentence_words=patterns("sentence_words"),
        item_columns={row.text("name"): member(row, "column", ItemColumn) for row in words("item_columns")},
        header_fields={row.text("name"): member(row, "field", HeaderField) for row in words("header_fields")},
    )


def _words(texts: Mapping[str, str], table: str) -> tuple[TableRow, ...]:
    return tuple(rows(texts, f"vocabulary/{table}.csv"))


def _patterns(texts: Mapping[str, str], table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(row.pattern("pattern") for row in _words(texts, table))


def _twin(row: TableRow) -> TwinRule:
    return TwinRule(row.pattern("pattern"), row.text("second"), row.pattern("other"))


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """What any of some phrases matches in small letters. All begin with a word, so other places are refused at once.

    What need not be tried, for its first letter is another, is known of the plain beginnings of alternatives alone:
    `(three|3) months` is written out as `three months|3 months`.
    """
    plain = (begun for pattern in patterns for one in _alternatives(pattern.pattern) for begun in _written_out(one))
    return re.compile(rf"\b(?:{'|'.join(_GROUP.sub('(?:', begun) for begun in plain)})")


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, cut where no group is open, each without the edge of the word it begins with."""
    depth = start = 0
    for sign in _SIGN.finditer(f"{pattern}|"):
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
        if sign.group() == "|" and not depth:
            yield pattern[start : sign.start()].removeprefix(r"\b")
            start = sign.end()


def _written_out(pattern: str) -> list[str]:
    """A pattern that begins with one of several plain words as one for each of them."""
    words = _FIRST_WORDS.match(pattern)
    return [word + pattern[words.end() :] for word in words[1].split("|")] if words else [pattern]


def _one_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """What finds whether any of some patterns is in a text, at once; one that heeds no case makes all heed none."""
    several = tuple(patterns)
    flags = re.IGNORECASE if any(pattern.flags & re.IGNORECASE for pattern in several) else 0
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in several) or "(?!)", flags)


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


def _part(row: TableRow) -> PartRule:
    place = one_of(row, "place", get_args(PartRulePlace))
    return PartRule(place, row.pattern("pattern"), row.text("axis"), row.text("domain"), row.text("member"))


def _currency(row: TableRow) -> CurrencyRule:
    if row.text("by") not in ("name", "sign"):
        raise row.wrong(f"by {row.text('by')!r} is not known", "Choose name or sign")
    beside = re.compile(row.pattern("beside").pattern) if row.text("beside") else None
    return CurrencyRule(
        row.pattern("pattern"), row.text("currency"), row.text("sign"), beside, row.text("by") == "sign"
    )


def _currencies(names: Iterable[TableRow], leads: tuple[re.Pattern[str], ...]) -> CurrencyWords:
    """What names currencies; no letter goes on before what stands beside their figures or behind its own letters."""
    rules = tuple(map(_currency, names))
    beside = "|".join(rule.beside.pattern for rule in rules if rule.beside)
    signs = re.compile(rf"(?<![A-Za-z])(?:{beside})(?:(?<![A-Za-z])|(?![A-Za-z]))")
    quick = tuple(re.compile(lead.pattern.removeprefix(r"\b")) for lead in leads)
    return CurrencyWords(rules, signs, leads, quick)


_HOLDERS: Final = ("", "outsiders", "company")


def _component(row: TableRow) -> ComponentRule:
    place, part = member(row, "place", ComponentPlace), _member(row)
    if (part is not None) != (place in (ComponentPlace.PART, ComponentPlace.WHOLE)):
        raise row.wrong("parts and wholes have axis, domain and member, others have none")
    for holder in _HOLDERS:
        if row.text("holder") == holder:
            return ComponentRule(row.pattern("pattern"), place, part, holder)
    raise row.wrong(f"holder {row.text('holder')!r} is not known", "Choose outsiders, company or nothing")


def _roll_row(row: TableRow) -> RollRowRule:
    return RollRowRule(row.pattern("pattern"), one_of(row, "role", get_args(RowRole)))


def _line_unit(row: TableRow) -> LineUnitRule:
    try:
        not_in = frozenset(StatementKind(kind) for kind in row.text("not_in").split())
    except ValueError as error:
        raise row.wrong(f"not_in {row.text('not_in')!r}: {error}") from error
    only = row.text("only")
    if only not in ("", "bare", "below", "after"):
        raise row.wrong(f"only {only!r} is none of bare, below and after")
    pattern = row.small_pattern("pattern")
    return LineUnitRule(
        pattern=pattern,
        unit=member(row, "unit", UnitKind) if row.text("unit") else None,
        not_in=not_in,
        letters=letters_of(pattern),
        is_bare=only in ("bare", "below"),
        is_below=only == "below",
        is_after=only == "after",
    )


def _statement_side(row: TableRow) -> StatementSide:
    kind = member(row, "statement", StatementKind)
    return StatementSide(kind, row.pattern("pattern"), row.text("opens"), frozenset(row.text("within").split()))


def _label_amount(row: TableRow) -> LabelAmountRule:
    says = tuple(name.strip() for name in row.text("says").split("|"))
    return LabelAmountRule(row.pattern("subject"), row.pattern("pattern"), member(row, "unit", UnitKind), says)


def _note_words(texts: Mapping[str, str]) -> NoteWords:
    subjects, measures = (_words(texts, name) for name in ("note_subjects", "note_measures"))
    cuts = [row for row in _words(texts, "disaggregations") if row.text("axis")]
    axes = _one_of(row.small_pattern("pattern") for row in cuts if row.text("place") == "axis")
    marks = tuple(row.pattern("pattern") for row in cuts if row.text("place") == "mark")
    barring: dict[str, list[re.Pattern[str]]] = {}
    for row in _words(texts, "note_bars"):
        barring.setdefault(row.text("spares"), []).append(row.small_pattern("pattern"))
    bars = tuple((_one_of(patterns), spared) for spared, patterns in barring.items())
    named = tuple(map(_subject, subjects)), tuple(map(_measure, measures))
    counts = _patterns(texts, "note_counts")
    lines: dict[LineRole, list[re.Pattern[str]]] = {role: [] for role in get_args(LineRole)}
    for row in _words(texts, "note_lines"):
        lines[one_of(row, "role", get_args(LineRole))].append(row.pattern("pattern"))
    told = {role: _one_of(patterns) for role, patterns in lines.items()}
    return NoteWords(
        *named,
        bars=bars,
        schedules=read_schedules(texts),
        axes=axes,
        marks=marks,
        counts=counts,
        awards=read_awards(texts),
        headings=_patterns(texts, "note_headings"),
        lines=told,
        movements=read_movements(texts),
        matrices=read_matrices(texts),
        shares=read_shares(texts),
        repurchases=read_repurchases(texts),
        sentences=read_sentence_words(texts),
    )


def _measure(row: TableRow) -> MeasureRule:
    role = one_of(row, "role", get_args(MeasureRole))
    names = row.text("subject"), row.text("axis"), row.text("domain")
    return MeasureRule(*names, row.pattern("caption"), row.pattern("pattern"), row.text("label"), role)


def _subject(row: TableRow) -> SubjectRule:
    caption, heading = (row.pattern(name) if row.text(name) else None for name in ("caption", "heading"))
    proof = one_of(row, "proof", get_args(Proof))
    if row.text("period") not in ("instant", "duration"):
        raise row.wrong(f"period {row.text('period')!r} is not known", "Choose instant or duration")
    return SubjectRule(
        subject=row.text("subject"),
        caption=caption,
        caption_letters=letters_of(*([caption] if caption else [])),
        heading=heading,
        line=row.pattern("line"),
        unit=member(row, "unit", UnitKind),
        at_dates=row.text("period") == "instant",
        proof=proof,
        axis=row.text("axis"),
    )


def _label_amounts(texts: Mapping[str, str]) -> LabelAmounts:
    balances, movements = (_words(texts, name) for name in ("label_amounts", "movement_amounts"))
    return LabelAmounts(tuple(map(_label_amount, balances)), tuple(map(_label_amount, movements)))


def _of_kind(row: TableRow) -> tuple[re.Pattern[str], StatementKind]:
    return row.small_pattern("pattern"), member(row, "kind", StatementKind)


def _of_part(row: TableRow) -> tuple[re.Pattern[str], DocumentPart]:
    return row.small_pattern("pattern"), member(row, "part", DocumentPart)


def _title(row: TableRow) -> TitleRule:
    place = one_of(row, "place", get_args(TitlePlace))
    pattern = row.small_pattern("pattern")
    return TitleRule(pattern, member(row, "kind", StatementKind), place, letters_of(pattern))


def _label_break(row: TableRow) -> LabelBreak:
    return LabelBreak(row.pattern("pattern"), member(row, "place", BreakPlace))


def _period(row: TableRow) -> PeriodRule:
    return PeriodRule(row.pattern("pattern"), row.number("months"), row.number("weeks"))


def _year_end(row: TableRow) -> YearEndRule:
    return YearEndRule(row.small_pattern("pattern"), _weekday_rule(row))


def _filer_year(row: TableRow) -> FilerYear:
    cik, name, ticker = row.text("cik").zfill(_CIK_DIGITS), row.text("name"), row.text("ticker")
    quarters = tuple(int(weeks) for weeks in row.text("quarters").split())
    if sum(quarters) not in (0, _WEEKS_OF_A_YEAR):
        raise row.wrong(f"quarters of {row.text('quarters')} weeks make no year", "Give four that make 52, or none")
    return FilerYear(cik, name, ticker, _weekday_rule(row), row.number("month"), row.number("day"), quarters)


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
    pattern = row.small_pattern("pattern")
    told: Literal["scale", "except"] = "scale" if effect == "scale" else "except"
    return ScaleRule(pattern, told, units, row.number("scale"), letters_of(pattern))
