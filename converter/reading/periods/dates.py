"""Dates as headings print them, whole: the day of one date never goes with the year of another."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from converter.model.small_words import TimeWords
from converter.model.vocabulary import PeriodRule, Vocabulary
from converter.reading.periods.short_forms import in_century, with_plain_months, with_whole_years, without_calendar_year

_YEAR = r"(?:19|20)\d\d"
_WORDED = re.compile(
    rf"\b([A-Za-z]{{3,9}})\.?\s*(?:(\d{{1,2}})/)?(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*/)(?:\s*,?\s*({_YEAR})\b|(?:,|\s?['\u2019])(\d\d)\b(?![,.%\d]))?"
)
_DAY_FIRST = re.compile(
    rf"(?<![\d,./'\u2019-])(\d{{1,2}})(?:st|nd|rd|th)?\s+([A-Za-z]{{3,9}})\b\.?(?:,?\s+({_YEAR})\b)?(?!\s*\d{{1,2}}\b)"
)
# `27 Sep 98`, `27-Sep-98`; a month before the day has it: `Mar 27 Sep 26`.
_DAY_TO_YEAR = re.compile(
    r"(?<![\w,./'\u2019-])(\d{1,2})([ -])([A-Za-z]{3,9})\.?\2['\u2019]?(\d\d(?:\d\d)?)\b(?![\d,.%/-])"
)
_WORD_BEFORE = re.compile(r"([A-Za-z]{3,9})\.?\s*\Z")
_DAY_BEFORE = re.compile(r"(?<![\d,./'\u2019-])\d{1,2}(?:st|nd|rd|th)?(?:\s+|-)\Z")
# `9/24` is a day in September, or a month: what stands beside it tells.
_BY_STROKE = re.compile(r"(?<![\w/.,-])(\d{1,2})/(\d\d)\b(?![/.-])(?!,?\s*\d{4}\d)")
_MONTH_ALONE = re.compile(
    rf"\b([A-Za-z]{{3,9}})\.?(?:(?:\s*-\s*|\s*['\u2019])(\d\d)\b(?!\s*[,/-]?\s*\d)|[\s,-]\s*({_YEAR})\b)"
)
_MONTH_IN_FIGURES = re.compile(rf"(?<![\w/.-])(\d{{1,2}})/({_YEAR})\b(?![/.-])")
# A year behind a blank, a comma or a point, two or four digits behind a stroke; what begins with a digit is soon found.
_ENDS_A_DATE = re.compile(
    r"\d(?:(?:(?<=[\s,]1)9|(?<=[\s,]2)0|(?<=\d\.1)9|(?<=\d\.2)0)\d\d\b|(?<=\d[/-]\d)\d(?:\d\d)?\b)"
)
_DATE_REACH = 120
# No date has more before its year.
_WORDS_OF_A_DATE = 5
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"(?<![\d-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})\b(?!-)")
_BY_YEAR = re.compile(rf"(?<![\d-])({_YEAR})-(\d\d)-(\d\d)\b(?!-)")
_BY_POINTS = re.compile(rf"(?<![\d.])(\d{{1,2}})\.(\d{{1,2}})\.({_YEAR}|\d\d)\b(?!\.\d)")
_BY_HYPHENS = re.compile(r"\b([A-Za-z]{3,9})-(\d{1,2})-(\d{4}|\d\d)\b(?!-)")
_MOST_MONTHS = 12
FEBRUARY, FEBRUARY_ENDS = 2, 28
# `Q2 2016`, `second quarter of fiscal 2016`: the year is that of the quarter, whatever date stands beside it.
_YEAR_OF_A_QUARTER = re.compile(
    rf"\b(?:q[1-4]|quarter|qtr\.?)(?: of)?(?: the)?(?: fy| fiscal(?: year)?)? ?{_YEAR}\b"
    rf"|\b{_YEAR} ?(?:q[1-4]\b|(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:fiscal )?quarter\b)"
)


@dataclass(frozen=True, slots=True)
class _Small:
    """Small words among times: what stands between the ends of a period, more years behind one, the end of a joint.

    A text that holds no `untils` names no period by both its ends.
    """

    untils: re.Pattern[str]
    between_ends: re.Pattern[str]
    more_years: re.Pattern[str]
    joins: re.Pattern[str]


@lru_cache(maxsize=4)
def _small(times: TimeWords) -> _Small:
    between, joint = rf"\b(?:{times.untils.pattern})\b", rf"(?<!\w)(?:{times.joints.pattern})"
    untils = rf"(?:{between}|[-\u2013\u2014])"
    return _Small(
        re.compile(untils, re.IGNORECASE),
        re.compile(rf"[^.;]{{0,40}}?{untils}[^.;]{{0,12}}", re.IGNORECASE),
        re.compile(rf"(?:[,\s]*{joint}\s+{_YEAR}|\s*,\s*{_YEAR})+\W*", re.IGNORECASE),
        re.compile(rf"(?:{joint}|/)\Z"),
    )


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a heading; the year is None where it stands elsewhere or nowhere.

    A day of 0 is one that cannot be told; `is_month` says that none is printed, as in `Sep-98`. `is_doubtful` marks a
    day that may be a year: `9/24`.
    """

    month: int
    day: int
    year: int | None
    is_month: bool = False
    is_doubtful: bool = False

    def on(self, year: int | None) -> date | None:
        """The date in a year; a month's last day stays its last day, 29 February among them."""
        if year is None or not 1 <= self.month <= 12:
            return None
        last = monthrange(year, self.month)[1]
        if year != self.year and self.is_month_end:
            return date(year, self.month, last)
        return date(year, self.month, self.day) if 1 <= self.day <= last else None

    @property
    def whole(self) -> date | None:
        return self.on(self.year)

    @property
    def is_month_end(self) -> bool:
        """Whether the day is its month's last, as in years that follow the calendar."""
        if self.year is None and self.month == FEBRUARY:
            return self.day >= FEBRUARY_ENDS
        return self.day == monthrange(self.year or 2000, self.month)[1]


@dataclass(frozen=True, slots=True)
class Said:
    """What some words say of a period.

    Attributes:
        length: how long it is; None where no word says so.
        dates: the dates in the words, those of ranges left out.
        years: years that belong to no date.
        words: which of the heading words.
        ranges: first and last day where both are printed: `from June 3, 1996 to December 31, 1996`.
        quarter: which quarter of its year, 1 to 4; 0 where the words do not count quarters.
        to_date: the period is the part of the year that is over at its end.
        since_inception: it is all the time that the company has been there.
        names_year: the year stands beside the number of its quarter, `Q2 FY16`, so a date beside them has its own.
        lists_years: the words end with the years of a list that a date begins: `June 30, 2003 and 2002`.
        days_end_periods: the dates stand in a caption that tells a length or speaks of nothing but periods.
    """

    length: PeriodRule | None
    dates: tuple[PrintedDate, ...]
    years: tuple[int, ...]
    words: frozenset[str] = frozenset()
    ranges: tuple[tuple[date, date], ...] = ()
    quarter: int = 0
    to_date: bool = False
    since_inception: bool = False
    names_year: bool = False
    days_end_periods: bool = False
    lists_years: bool = False


@lru_cache(maxsize=1024)
def said(text: str, vocabulary: Vocabulary) -> Said:
    """Read the words of a heading; the last length counts, being nearest to the figures."""
    if not _DIGIT.search(text):
        return _in_words(text.lower(), text.lower(), vocabulary)
    text = _of_calendar(with_plain_months(text, vocabulary.months), vocabulary)
    alone = tuple(_months_alone(text, vocabulary))
    for (start, end), _ in alone:
        text = text[:start] + " " * (end - start) + text[end:]
    text = with_whole_years(text)
    lowered = text.lower()
    found = printed_dates(text, vocabulary)
    rest = lowered
    for (start, end), _ in found:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    strokes = () if found or alone else tuple(_by_strokes(rest))
    years = tuple(int(year) for year in re.findall(rf"\b{_YEAR}\b", rest))
    ranges = tuple(_ranges(text, found, vocabulary))
    inside = {day for ends in ranges for day in ends}
    return replace(
        _in_words(lowered, rest, vocabulary),
        dates=tuple(
            printed for _, printed in (*found, *alone, *strokes) if not printed.whole or printed.whole not in inside
        ),
        years=years,
        ranges=ranges,
        lists_years=any(printed.year and _lists_more_years(text[span[1] :], vocabulary) for span, printed in found),
        names_year=len(years) == 1 and _YEAR_OF_A_QUARTER.search(rest) is not None,
    )


def _in_words(text: str, rest: str, vocabulary: Vocabulary) -> Said:
    """What a text in small letters says without figures; `rest` is the text without its dates."""
    return Said(
        length=last_length(text, vocabulary),
        dates=(),
        years=(),
        words=frozenset(re.findall(r"[a-z]+", rest)) & vocabulary.heading_words,
        quarter=next((number for pattern, number in vocabulary.quarters if pattern.search(text)), 0),
        to_date=any(pattern.search(text) for pattern in vocabulary.to_date_words),
        since_inception=any(pattern.search(text) for pattern in vocabulary.inception_words),
    )


def _lists_more_years(rest: str, vocabulary: Vocabulary) -> bool:
    """Whether what follows a day lists further years, and none stands behind that would tell which is meant."""
    more = _small(vocabulary.small_words.times).more_years.match(rest)
    return more is not None and not any(sign.isdigit() for sign in rest[more.end() :])


def _of_calendar(text: str, vocabulary: Vocabulary) -> str:
    """Words with the length and the last month of `CY24` and `Q3 CY24`, whose months are never the company's own."""
    rest, year = without_calendar_year(text)
    if not year:
        return text
    lowered = with_whole_years(rest).lower()
    quarter = next((number for pattern, number in vocabulary.quarters if pattern.search(lowered)), 0)
    length = last_length(lowered, vocabulary)
    if (length and not (length.months and quarter)) or any(words.search(lowered) for words in vocabulary.to_date_words):
        return text
    last = 3 * quarter if length else _MOST_MONTHS
    month = next(word for word, number in vocabulary.months.items() if number == last)
    return f"{rest} {length.months if length else _MOST_MONTHS} months {month} {year}"


_Found = tuple[tuple[int, int], PrintedDate]


def printed_dates(text: str, vocabulary: Vocabulary) -> tuple[_Found, ...]:
    """Every date of a text, with its first and last offset, from left to right."""
    return tuple(sorted(_dates(text, vocabulary), key=lambda found: found[0]))


def _dates(text: str, vocabulary: Vocabulary) -> Iterator[_Found]:
    if _DIGIT.search(text):
        yield from _spaced_dates(text, vocabulary)
        yield from _joined_dates(text, vocabulary)


def _spaced_dates(text: str, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Dates whose parts blanks or commas part, the month in words."""
    worded: list[tuple[int, int]] = []
    for match in _DAY_TO_YEAR.finditer(text):
        month = vocabulary.months.get(match.group(3).lower())
        before = _WORD_BEFORE.search(text, 0, match.start())
        if month and not (before and before.group(1).lower() in vocabulary.months):
            worded.append(match.span())
            yield match.span(), PrintedDate(month, int(match.group(1)), in_century(int(match.group(4))))
    for match in _WORDED.finditer(text):
        month = vocabulary.months.get(match.group(1).lower())
        if month and not _is_in(match, worded):
            worded.append(match.span())
            year = in_century(int(match.group(4) or match.group(5))) if match.group(4) or match.group(5) else None
            yield match.span(), _of_days(month, [int(day) for day in match.group(2, 3) if day], year)
    for match in _DAY_FIRST.finditer(text):
        month = vocabulary.months.get(match.group(2).lower())
        if month and not _is_in(match, worded):
            yield match.span(), PrintedDate(month, int(match.group(1)), int(match.group(3)) if match.group(3) else None)


def _is_in(match: re.Match[str], found: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in found)


def _joined_dates(text: str, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Dates whose parts strokes, hyphens or points join."""
    for match in _NUMERIC.finditer(text):
        month, day, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
        if day <= _MOST_MONTHS < month and (len(match.group(4)) > 2 or _ends_month(month, day, year)):
            month, day = day, month
        if 1 <= month <= _MOST_MONTHS:
            yield match.span(), PrintedDate(month, day, in_century(year))
    for match in _BY_YEAR.finditer(text):
        yield match.span(), PrintedDate(int(match.group(2)), int(match.group(3)), int(match.group(1)))
    for match in _BY_HYPHENS.finditer(text):
        named = vocabulary.months.get(match.group(1).lower())
        if named:
            yield match.span(), PrintedDate(named, int(match.group(2)), in_century(int(match.group(3))))
    for match in _BY_POINTS.finditer(text):
        month, day = sorted((int(match.group(1)), int(match.group(2))))
        year = int(match.group(3))
        # Of two numbers that might both be the month, nothing tells which is.
        if (month <= _MOST_MONTHS < day or month == day) and (len(match.group(3)) > 2 or _ends_month(day, month, year)):
            yield match.span(), PrintedDate(month, day, in_century(year))


def _ends_month(day: int, month: int, year: int) -> bool:
    """Whether three numbers of two digits are the last day of a month from its day on, and none from the year on."""
    first, other = PrintedDate(month, day, in_century(year)), PrintedDate(month, year, in_century(day))
    return first.whole is not None and first.is_month_end and (other.whole is None or not other.is_month_end)


def _months_alone(text: str, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Months of a year without a day: `Sep-98`, `Dec '97`, `March 2019`, `9/2019`."""
    for match in _MONTH_ALONE.finditer(text):
        month = vocabulary.months.get(match.group(1).lower())
        if month and not _DAY_BEFORE.search(text, 0, match.start()):
            yield match.span(), PrintedDate(month, 0, in_century(int(match.group(2) or match.group(3))), is_month=True)
    for match in _MONTH_IN_FIGURES.finditer(text):
        if 1 <= int(match.group(1)) <= _MOST_MONTHS:
            yield match.span(), PrintedDate(int(match.group(1)), 0, int(match.group(2)), is_month=True)


def _by_strokes(text: str) -> Iterator[_Found]:
    """Days or months in figures alone: `9/30`, `9/24`."""
    for match in _BY_STROKE.finditer(text):
        if 1 <= int(match.group(1)) <= _MOST_MONTHS:
            yield match.span(), PrintedDate(int(match.group(1)), int(match.group(2)), None, is_doubtful=True)


def _of_days(month: int, days: list[int], year: int | None) -> PrintedDate:
    """The date; of two days, as in `February 29/28, 2020`, the month's last counts, and no other can be told."""
    may_be = [PrintedDate(month, day, year) for day in sorted(days, reverse=True)]
    ends = [printed for printed in may_be if printed.is_month_end]
    return (ends or (may_be if len(days) == 1 else [PrintedDate(month, 0, year)]))[0]


def whole_dates(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, date]]:
    """Where each whole date of a long text begins, sought from its year or its strokes backwards."""
    for end in _ENDS_A_DATE.finditer(text):
        first = max(0, end.start() - _DATE_REACH)
        kinds = _joined_dates if text[end.start() - 1] in "/-." else _spaced_dates
        *_, before = words = text[first : end.start()].rsplit(maxsplit=_WORDS_OF_A_DATE) or [""]
        if before.isalpha() and before.lower() not in vocabulary.months:
            # Most years stand behind other words: `in 1997`.
            continue
        first += len(words[0]) if len(words) > _WORDS_OF_A_DATE else 0
        for (start, stop), printed in kinds(text[first : end.end()], vocabulary):
            if first + stop == end.end() and (day := printed.whole):
                yield first + start, day


def _ranges(text: str, found: tuple[_Found, ...], vocabulary: Vocabulary) -> Iterator[tuple[date, date]]:
    """`June 3, 1996 (inception) to December 31, 1996` prints both ends of a period."""
    between = _small(vocabulary.small_words.times).between_ends
    for ((_, stop), first), ((start, _), second) in pairwise(found):
        end = second.whole
        begin = first.whole or (first.on(end.year) if end and first.year is None else None)
        if begin and end and begin < end and between.fullmatch(" ".join(text[stop:start].split())):
            yield begin, end


def ranges_in(text: str, vocabulary: Vocabulary) -> tuple[tuple[date, date], ...]:
    """The periods that words name by both their ends; most words have nothing that stands between two ends."""
    untils = _small(vocabulary.small_words.times).untils
    return said(text, vocabulary).ranges if untils.search(text) else ()


def last_length(text: str, vocabulary: Vocabulary) -> PeriodRule | None:
    """The last length that a text names; of phrases that overlap, `half year ended`, the first counts."""
    found = lengths(text, vocabulary)
    return found[-1] if found else None


@lru_cache(maxsize=1024)
def lengths(text: str, vocabulary: Vocabulary) -> tuple[PeriodRule, ...]:
    """The lengths that a text names, in their order."""
    return tuple(rule for _, rule in placed_lengths(text, vocabulary))


def placed_lengths(text: str, vocabulary: Vocabulary) -> tuple[tuple[tuple[int, int], PeriodRule], ...]:
    """The lengths that a text in small letters names, each with its first and last offset."""
    found: list[tuple[tuple[int, int], PeriodRule]] = []
    if not vocabulary.period_letters.may_be_in(text):
        return ()
    end = 0
    while first := vocabulary.any_period.search(text, end):
        start = first.start()
        begun = [(m.end(), rule) for rule in vocabulary.periods if (m := rule.pattern.match(text, start))]
        # Of those that begin there the longest counts; a table's own order tells what is as long.
        end, rule = max(begun, key=lambda one: one[0])
        found.append(((start, end), rule))
    return tuple(found)


def tells_several(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words in small letters tell several lengths, each for some columns: `second quarter and six months`."""
    named = placed_lengths(words, vocabulary)
    joins = _small(vocabulary.small_words.times).joins
    joined = any(joins.search(words[:start].rstrip()) for (start, _), _ in named)
    return joined or len({(rule.months, rule.weeks) for _, rule in named}) > 1
