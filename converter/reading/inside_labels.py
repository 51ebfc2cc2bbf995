"""Figures that a balance sheet prints inside its labels: `Common stock, $.01 par value; 500 and 480 shares issued`.

Each becomes a line of its own below the one whose label holds it. A figure belongs to a column by the date printed
with it, else by its place in a list as long as there are columns; one share count or par value is of every column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.model.findings import IN_LABEL, Finding
from converter.model.periods import Instant
from converter.model.source import (
    ColumnRole,
    LineItem,
    Locator,
    ReportedAmount,
    Row,
    Scales,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import LabelAmountRule, Vocabulary
from converter.reading.dates import PrintedDate, printed_dates
from converter.reading.scales import scales_in, tells_apart

_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)|\.(?=\d))(?:(?<=\.)\d+|\.\d+)?(?![\w/])(?!\.\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALE_WORD = re.compile(r"\s(thousand|million|billion)\b", re.IGNORECASE)
_FOLLOWERS = re.compile(r"[^#@$;]{0,30}?(?P<money>\$? ?)#[^#@$;]{0,45}?\b(?:at|in|on|of) @")
_DATES = re.compile(r"[^#@]{0,60}?(@(?:(?:,? and|,) @)*)")
_POWERS = {"thousand": 3, "million": 6, "billion": 9}
_WHOLE_UNITS = 1_000_000
_PLACEHOLDER = re.compile(r"[#@]")


@dataclass(frozen=True, slots=True)
class _Token:
    """A number or a date of a label, where it stands in the source."""

    locator: Locator
    printed: str
    number: Decimal | None = None
    day: PrintedDate | None = None
    year: int | None = None
    power: int | None = None


_Dated = list[tuple[_Token, _Token | None]]


@dataclass(frozen=True, slots=True)
class _Words:
    """A label with `#` for each number and `@` for each date, and these in order."""

    text: str
    tokens: tuple[_Token, ...]

    def token_at(self, offset: int) -> _Token:
        return self.tokens[len(_PLACEHOLDER.findall(self.text[:offset]))]

    def tokens_in(self, span: tuple[int, int]) -> tuple[_Token, ...]:
        return tuple(self.token_at(match.start()) for match in _PLACEHOLDER.finditer(self.text, *span))


def with_label_amounts(
    statement: StatementTable, layout: TableLayout, text: str, vocabulary: Vocabulary
) -> tuple[StatementTable, tuple[Finding, ...]]:
    """A balance sheet with a line for each figure that its labels hold, and findings for those that stay untagged.

    Args:
        layout: of the same table; its rows are the statement's lines.
        text: of the document, into which locators point.
    """
    if statement.kind is not StatementKind.BALANCE_SHEET:
        return statement, ()
    lines: list[LineItem] = []
    findings: list[Finding] = []
    lead = ""
    for row, line in zip(layout.table.rows, statement.lines, strict=True):
        lines.append(line)
        # A label that begins with a number goes on from the line above: `335,676 shares issued and outstanding`.
        lead = line.label if re.match(r"\W*[A-Za-z]", line.label) else lead
        words = _words_of(row, text, vocabulary)
        if any(token.number is not None for token in words.tokens):
            scales = row.scales or scales_in([row.label], vocabulary) or statement.scales
            reader = _Reader(line, statement, words, scales, vocabulary)
            made, remarks = reader.lines(lead)
            lines += made
            findings += remarks
    return replace(statement, lines=tuple(lines)), tuple(findings)


def _words_of(row: Row, text: str, vocabulary: Vocabulary) -> _Words:
    """What a row prints beside its figures."""
    start, end = row.locator.start, row.locator.end
    printed = list(text[start:end])
    for cell in row.cells:
        for index in range(max(cell.locator.start - start, 0), min(cell.locator.end - start, len(printed))):
            printed[index] = " "
    masked = re.sub(r"[#@]", " ", "".join(printed))
    if not re.search(r"\d", masked):
        return _Words("", ())
    tokens: list[tuple[int, int, _Token]] = []
    for (first, last), day in printed_dates(masked, vocabulary):
        tokens.append((first, last, _Token(_place(row, first, last), masked[first:last], day=day)))
    for match in _NUMBER.finditer(masked):
        if not any(first < match.end() and match.start() < last for first, last, _ in tokens):
            word = _SCALE_WORD.match(masked, match.end())
            tokens.append((match.start(), word.end() if word else match.end(), _number(row, masked, match, word)))
    tokens.sort(key=lambda found: found[0])
    parts, position = [], 0
    for first, last, token in tokens:
        parts += [masked[position:first], "#" if token.number is not None else "@"]
        position = last
    # What a figure's own cell leaves, as its dollar sign, is none of the label's.
    whole = " ".join("".join([*parts, masked[position:]]).split())
    return _Words(whole.lower(), tuple(token for _, _, token in tokens))


def _number(row: Row, masked: str, match: re.Match[str], scale: re.Match[str] | None) -> _Token:
    place, printed = _place(row, *match.span()), match.group()
    if _YEAR.fullmatch(printed) and not masked[: match.start()].rstrip().endswith("$"):
        return _Token(place, printed, year=int(printed))
    power = _POWERS[scale.group(1).lower()] if scale else None
    return _Token(place, printed, number=Decimal(printed.replace(",", "")), power=power)


def _place(row: Row, first: int, last: int) -> Locator:
    return Locator(row.locator.node, row.locator.start + first, row.locator.start + last)


class _Reader:
    """Reads the figures of one label."""

    def __init__(
        self, line: LineItem, statement: StatementTable, words: _Words, scales: Scales, vocabulary: Vocabulary
    ) -> None:
        self._line, self._words, self._scales, self._vocabulary = line, words, scales, vocabulary
        self._columns = [
            (index, column.period)
            for index, column in enumerate(statement.columns)
            if column.role is ColumnRole.VALUE and isinstance(column.period, Instant)
        ]
        self._findings: list[Finding] = []

    def lines(self, lead: str) -> tuple[list[LineItem], list[Finding]]:
        """A line for each kind of figure that a rule finds; the first rule that claims a figure has it."""
        made: list[LineItem] = []
        claimed: set[Locator] = set()
        for rule in self._vocabulary.label_amounts:
            if not rule.subject.search(lead) or any(line.label in rule.says for line in made):
                continue
            dated = self._dated(list(rule.pattern.finditer(self._words.text)))
            if not dated or any(token.locator in claimed for token, _ in dated):
                continue
            claimed |= {token.locator for token, _ in dated}
            amounts = self._amounts(dated, rule)
            if amounts:
                made += [self._made(label, rule, amounts) for label in rule.says]
        left = [token for token in self._words.tokens if token.number is not None and token.locator not in claimed]
        self._remark(
            [(token, None) for token in left if "," in token.printed],
            "not-tagged",
            "no rule says what it counts",
        )
        return made, self._findings

    def _dated(self, matches: list[re.Match[str]]) -> _Dated:
        """The figures that a rule matches, each with the date that is printed with it."""
        found = [self._matched(match) for match in matches]
        if len(found) > 1 and all(len(each) == 1 and each[0][1] is None for each in found):
            # `issued 10 and outstanding 8 at March 31; issued 9 and outstanding 7 at December 31`.
            days = [token for token in self._words.tokens if token.number is None]
            if len(days) == len(found):
                return [(each[0][0], day) for each, day in zip(found, days, strict=True)]
        once: dict[Locator, tuple[_Token, _Token | None]] = {}
        for token, day in (pair for each in found for pair in each):
            once[token.locator] = token, day or once.get(token.locator, (token, None))[1]
        return list(once.values())

    def _matched(self, match: re.Match[str]) -> _Dated:
        """The figures of one place that a rule matches, with the dates that follow or lead them."""
        words, groups = self._words, match.groupdict()
        if groups.get("dated"):
            found = words.tokens_in(match.span("dated"))
            days = [token for token in found if token.number is None]
            return list(zip((t for t in found if t.number is not None), days, strict=False))
        figures = words.tokens_in(match.span("figures"))
        tail = _DATES.match(words.text, match.end())
        days = list(words.tokens_in(tail.span(1))) if tail else []
        if len(days) == len(figures) > 1:
            return list(zip(figures, days, strict=True))
        if len(figures) > 1:
            return [(figure, None) for figure in figures]
        dated: _Dated = [(figures[0], days[0] if len(days) == 1 else None)]
        position = tail.end() if tail and len(days) == 1 else match.end()
        is_money = words.text[: match.start("figures")].rstrip().endswith("$")
        while (follower := _FOLLOWERS.match(words.text, position)) and bool(follower["money"].strip()) is is_money:
            figure, day = words.tokens_in(follower.span())
            dated.append((figure, day))
            position = follower.end()
        return dated

    def _amounts(self, dated: _Dated, rule: LabelAmountRule) -> tuple[ReportedAmount, ...]:
        placed = list(self._placed(dated, spreads=rule.unit is not UnitKind.MONETARY))
        if not placed:
            self._remark(dated, "no-column", "no column of the statement is surely its own")
            return ()
        amounts = []
        for token, index, period in placed:
            scale = self._scale(token, rule.unit)
            if scale is None:
                self._remark(dated, "scale-unclear", "nothing says whether the count is in thousands or millions")
                return ()
            amounts.append(self._amount(token, index, period, scale))
        return tuple(sorted(amounts, key=lambda amount: amount.column))

    def _placed(self, dated: _Dated, *, spreads: bool) -> Iterator[tuple[_Token, int, Instant]]:
        """Each figure with its column; nothing where one cannot be placed."""
        columns = self._columns
        if all(day is None for _, day in dated):
            if len(dated) == len(columns):
                yield from ((token, *column) for (token, _), column in zip(dated, columns, strict=True))
            elif len(dated) == 1 and spreads:
                yield from ((dated[0][0], *column) for column in columns)
            return
        free = list(columns)
        for token, day in sorted(dated, key=lambda pair: pair[1] is None):
            fitting = [column for column in free if day is None or _is_of(day, column[1])]
            if len(fitting) == 1:
                free.remove(fitting[0])
                yield (token, *fitting[0])

    def _scale(self, token: _Token, unit: UnitKind) -> int | None:
        """The power of ten of a figure; None where a share count may be in whole shares or not."""
        assert token.number is not None
        if token.power is not None:
            return token.power
        scale = self._scales.of(unit)
        if unit is not UnitKind.SHARES or not scale or tells_apart(self._scales, (unit,), self._vocabulary):
            return scale
        # Who prints millions of shares digit by digit below thousands of dollars prints whole shares; a label in
        # which some counts look whole and others do not leaves it open.
        counts = [t.number for t in self._words.tokens if t.number is not None and t.power is None and "," in t.printed]
        if len({count >= _WHOLE_UNITS for count in (*counts, token.number)}) > 1:
            return None
        if token.number >= _WHOLE_UNITS:
            return 0
        return scale if tells_apart(self._scales, (UnitKind.PER_SHARE,), self._vocabulary) else None

    def _amount(self, token: _Token, index: int, period: Instant, scale: int) -> ReportedAmount:
        assert token.number is not None
        exponent = token.number.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) else 0
        return ReportedAmount(token.printed, token.number, False, scale, places - scale, period, token.locator, index)

    def _made(self, label: str, rule: LabelAmountRule, amounts: tuple[ReportedAmount, ...]) -> LineItem:
        return replace(
            self._line,
            label=label,
            is_abstract=False,
            is_total=False,
            unit=rule.unit,
            amounts=amounts,
            is_inside_label=True,
        )

    def _remark(self, dated: _Dated, code: str, why: str) -> None:
        self._findings += [
            Finding(IN_LABEL + code, "info", f"{token.printed} in the label {self._line.label!r}: {why}", token.locator)
            for token, _ in dated
        ]


def _is_of(day: _Token, period: Instant) -> bool:
    """Whether a printed date or year is that of a column."""
    if day.year is not None:
        return period.end.year == day.year
    return day.day is not None and day.day.on(day.day.year or period.end.year) == period.end
