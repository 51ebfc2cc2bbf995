"""The words of a label with its numbers and dates, each where it stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from converter.model.periods import Instant, Period
from converter.model.small_words import NumberWords
from converter.model.source import Locator, ReportedAmount, Row
from converter.model.vocabulary import Vocabulary
from converter.reading.periods.dates import PrintedDate, printed_dates

# The whole part of `1 2/3`, `1-2/3` or `1⅔` is no number by itself, nor is a part of `1/3`.
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)|\.(?=\d))(?:(?<=\.)\d+|\.\d+)?"
    r"(?![\w/\u2044])(?!\.\d)(?!\s?-?\s?\d+\s?[/\u2044])(?!\s?[\u00bc-\u00be\u2150-\u215e])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# In place of the sign of a currency that is not the statement's.
_OTHER = "\u00a4"
_OTHER_SIGN = re.compile(rf"{_OTHER}\s*$")
_LEADS_NUMBER = re.compile(r"\s?\.?\d")
_LONGEST_MARK = 2
_PLACEHOLDER = re.compile(r"[#@]")


@dataclass(frozen=True, slots=True)
class Token:
    """A number or a date of a label, where it stands in the source.

    `power` is the scale that words or a sign right beside it give, hundredths of money if it `is_cents`; `is_zero`
    marks a word that counts nothing.
    """

    locator: Locator
    printed: str
    number: Decimal | None = None
    day: PrintedDate | None = None
    year: int | None = None
    power: int | None = None
    is_cents: bool = False
    is_zero: bool = False

    def is_of(self, period: Instant) -> bool:
        """Whether a printed date or year is that of a balance."""
        if self.year is not None:
            return period.end.year == self.year
        return self.day is not None and self.day.on(self.day.year or period.end.year) == period.end

    def amount(self, column: int, period: Period, scale: int) -> ReportedAmount:
        """The number as a figure of a column, in units of a power of ten."""
        assert self.number is not None
        exponent = self.number.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) else 0
        return ReportedAmount(
            printed=self.printed,
            magnitude=self.number,
            shown_negative=False,
            scale=scale,
            decimals=places - scale,
            period=period,
            locator=self.locator,
            column=column,
            is_dash=self.is_zero,
        )


@dataclass(frozen=True, slots=True)
class Words:
    """A label in small letters with `#` for each number and `@` for each date, and these by their offsets in it.

    `money` are the offsets of numbers in the statement's currency, `others` of those that are neither that nor counts.
    """

    text: str
    tokens: tuple[tuple[int, Token], ...] = ()
    money: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()

    @property
    def numbers(self) -> tuple[Token, ...]:
        return tuple(token for _, token in self.tokens if token.number is not None)


@dataclass(frozen=True, slots=True)
class _Forms:
    """Words that count nothing, `none issued`, and figures that one sign makes money, `$5 and 4`."""

    zero: re.Pattern[str]
    signed: re.Pattern[str]


@lru_cache(maxsize=4)
def _forms(numbers: NumberWords) -> _Forms:
    joints, counted = numbers.joints.pattern, numbers.counted.pattern
    return _Forms(
        re.compile(rf"\b(?:{numbers.zeros.pattern})\b", re.IGNORECASE),
        re.compile(rf"\$ ?#(?: (?:{joints}) #(?! (?:{counted})\b))*"),
    )


def with_figures_between(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, each with all figures that stand in its range of the document, for none of them is of its label.

    Figures of other rows stand there where one cell holds the labels of several, or two tables stand side by side.
    """
    cells = sorted((cell for row in rows for cell in row.cells), key=lambda cell: cell.locator.start)
    starts = [cell.locator.start for cell in cells]
    between = (cells[bisect_left(starts, row.locator.start) : bisect_left(starts, row.locator.end)] for row in rows)
    return tuple(
        replace(row, cells=tuple(found)) if len(found) > len(row.cells) else row
        for row, found in zip(rows, between, strict=True)
    )


def words_of(row: Row, text: str, currency: str, vocabulary: Vocabulary) -> Words:
    """What a row prints beside its figures.

    Args:
        text: of the document, into which locators point.
        currency: of the statement, by its code.
    """
    start, end = row.locator.start, row.locator.end
    printed = list(text[start:end])
    for cell in row.cells:
        for index in range(max(cell.locator.start - start, 0), min(cell.locator.end - start, len(printed))):
            printed[index] = " "
    masked = _with_plain_signs(re.sub(rf"[#@{_OTHER}]", " ", "".join(printed)), currency, vocabulary)
    numbers, forms = vocabulary.small_words.numbers, _forms(vocabulary.small_words.numbers)
    if not re.search(r"\d", masked) and not forms.zero.search(masked):
        return Words("")
    found = _found(row, masked, vocabulary)
    parts, position = [], 0
    for first, last, token in found:
        parts += [masked[position:first], "#" if token.number is not None else "@"]
        position = last
    # What a figure's own cell leaves, as its dollar sign, is none of the label's.
    whole = " ".join("".join([*parts, masked[position:]]).split()).lower()
    places = [match.start() for match in _PLACEHOLDER.finditer(whole)]
    signed = {at for match in forms.signed.finditer(whole) for at in places if match.start() <= at < match.end()}
    tokens = tuple(zip(places, (token for _, _, token in found), strict=True))
    return Words(
        whole,
        tokens,
        money=frozenset(at for at, token in tokens if at in signed or token.is_cents),
        others=frozenset(at for at, token in tokens if _counts_nothing(whole, at, token, numbers)),
    )


def _with_plain_signs(text: str, currency: str, vocabulary: Vocabulary) -> str:
    """Words as long, with `$` for each sign of one currency before a number, and another sign for all others."""

    def plain(sign: re.Match[str]) -> str:
        if not _LEADS_NUMBER.match(text, sign.end()):
            return sign.group()
        return ("$" if _is_of(sign.group(), currency, vocabulary) else _OTHER).ljust(len(sign.group()))

    return vocabulary.currencies.signs.sub(plain, text)


@lru_cache(maxsize=256)
def _is_of(sign: str, currency: str, vocabulary: Vocabulary) -> bool:
    """Whether a sign may be of a currency: `US$` is of one alone, and `$` of all whose figures print it."""
    rules = [rule for rule in vocabulary.currencies.rules if rule.beside and rule.beside.fullmatch(sign)]
    if any(rule.currency == currency for rule in rules if not rule.by_sign):
        return True
    shared = {rule.sign for rule in rules if rule.by_sign}
    return any(rule.currency == currency and rule.sign in shared for rule in vocabulary.currencies.rules)


def _counts_nothing(whole: str, at: int, token: Token, numbers: NumberWords) -> bool:
    """Whether a number is a percentage, an amount in another currency, or a footnote's mark."""
    is_mark = whole[max(at - 1, 0) : at + 2] == "(#)" and len(token.printed) <= _LONGEST_MARK
    behind = _behind(whole, at + 1)
    return bool(numbers.percents.match(whole, behind) or _OTHER_SIGN.search(whole[:at]) or is_mark)


def _found(row: Row, masked: str, vocabulary: Vocabulary) -> list[tuple[int, int, Token]]:
    """The dates, the numbers that are part of none, and the words for nothing, in the order of the text."""
    days = [(first, last, Token(_place(row, first, last), masked[first:last], day=day))
            for (first, last), day in printed_dates(masked, vocabulary)]  # fmt: skip
    found, numbers = list(days), vocabulary.small_words.numbers
    found += [
        _number(row, masked, match, numbers)
        for match in _NUMBER.finditer(masked)
        if not any(first < match.end() and match.start() < last for first, last, _ in days)
    ]
    for match in _forms(numbers).zero.finditer(masked):
        token = Token(_place(row, *match.span()), match.group(), number=Decimal(0), is_zero=True)
        found.append((*match.span(), token))
    return sorted(found, key=lambda each: each[0])


def _number(row: Row, masked: str, match: re.Match[str], numbers: NumberWords) -> tuple[int, int, Token]:
    """A number or a year with its place in the text; a word that scales it is part of that."""
    place, printed = _place(row, *match.span()), match.group()
    word, power = _power(masked, match.end(), numbers.scales)
    end = word or match.end()
    if _YEAR.fullmatch(printed) and not masked[: match.start()].rstrip().endswith("$"):
        return match.start(), end, Token(place, printed, year=int(printed))
    cents = None if word else _power(masked, match.end(), numbers.cents)[1]
    number = Decimal(printed.replace(",", ""))
    token = Token(place, printed, number=number, power=power if word else cents, is_cents=cents is not None)
    return match.start(), end, token


def _power(text: str, end: int, rules: Mapping[re.Pattern[str], int]) -> tuple[int, int | None]:
    """Where the word right behind a number ends that one of some rules knows, and its power; 0 and None for none."""
    found = ((match.end(), power) for rule, power in rules.items() if (match := rule.match(text, _behind(text, end))))
    return next(found, (0, None))


def _behind(text: str, end: int) -> int:
    """Where the word behind a number begins: at once, or behind a blank."""
    return end + 1 if text[end : end + 1].isspace() else end


def _place(row: Row, first: int, last: int) -> Locator:
    return Locator(row.locator.node, row.locator.start + first, row.locator.start + last)
