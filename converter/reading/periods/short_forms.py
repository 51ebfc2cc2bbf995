"""Short forms of headings written out: `1Q01`, `9M24`, `H1 FY25`, `Jul - Sep 2024`.

Only headings and captions are written out so. In running text `9M` may be millions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_YEAR = r"(?:19|20)\d\d"
_CENTURY_TURN = 50
_DIGIT = re.compile(r"\d")
_MAY_BE_SHORT = re.compile(
    rf"\bFY|\bCY|\bHY|['\u2019]\d|Q[1-4]|\dQ|\bF\d|\bH[12]|\b[12]H|\dM\b|\dME?['\u2019\d\s]|\bYTD\d|{_YEAR}A\b"
    r"|\bq(?:uarte|t)r\.? ?\d",
    re.IGNORECASE,
)
_FORMS = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (rf"((?:\b|FY|CY){_YEAR}|(?:\dQ|Q\d|[FC]Y|\dH|H\d|['\u2019]) ?\d\d)A\b", r"\1"),
        (rf"\b({_YEAR})(Q[1-4])\b", r"\1 \2"),
        (rf"\b(?:quarter|qtr)\.? ?([1-4]),?(?= (?:FY ?)?{_YEAR})", r"Q\1"),
        (r"\bF(?=Q[1-4]\b|[1-4]Q)", ""),
        (r"\b([1-4])Q(?=\W|\d|FY|$)", r"Q\1 "),
        (rf"\bF(?={_YEAR}\b)|(?<=\bQ[1-4] )F(?=\d\d\b)", "FY "),
        (r"\b(?:1H|H1)(?=\W|\d|$)", "first half "),
        (r"\bHY(?=\W|\d|$)", "half year "),
        (r"\b(?:2H|H2)(?=\W|\d|$)", "second half "),
        (r"(?<![$\u20ac\u00a3.,\d])(3|6|9|12)M(?=\s*(?:FY)?\s*['\u2019]?\d|\s*\Z|\s+[a-z]{3})", r"\1 months "),
        (r"\b(3|6|9|12)ME\b", r"\1 months ended"),
        (r"\b(Q[1-4]|FY|CY|YTD)\s*(?:FY\s*)?['\u2019/-]?(\d\d(?:\d\d)?)\b", r"\1 \2"),
        (r"\b(half|half year|months)\s*['\u2019/-]?(\d\d(?:\d\d)?)\b", r"\1 \2"),
    )
)
_SHORT_YEAR = re.compile(
    r"(?:(?<=\bQ[1-4] )|(?<=\b[CF]Y )|(?<=\bhalf year )|(?<=\bYTD )|(?<=\bhalf )|(?<=\bmonths )"
    r"|(?<![\w'\u2019])['\u2019])(\d\d)\b(?!\.)",
    re.IGNORECASE,
)
_MONTH = r"([A-Za-z]{3,9})\.?"
_MONTHS = re.compile(rf"\b{_MONTH}\s*(?:[-\u2013\u2014/]|to|through)\s*{_MONTH},?\s*({_YEAR}|['\u2019]\d\d)\b")
_MONTH_OF_QUARTER = re.compile(
    rf"\b{_MONTH}(?:\s+|-)(quarter|qtr\.?|q|YTD),?\s+['\u2019]?({_YEAR}|\d\d)\b(?![,.]?\d)", re.IGNORECASE
)
_MONTHS_OF_A_YEAR = 12
_CALENDAR_YEAR = re.compile(rf"\b(?:CY\s*['\u2019]?({_YEAR}|\d\d)A?|calendar (?:year )?({_YEAR}))\b", re.IGNORECASE)
_STROKED = r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)"
_SPAN = re.compile(rf"({_STROKED})\s*[-\u2013\u2014]\s*(?={_STROKED})")


def with_whole_years(text: str) -> str:
    """`1Q01`, `Q1 '01`, `9M24` and `FY02` with their years in four digits and their lengths in words."""
    if not _DIGIT.search(text) or not _MAY_BE_SHORT.search(text):
        return text
    for pattern, form in _FORMS:
        text = pattern.sub(form, text)
    return _SHORT_YEAR.sub(_whole_year, text)


def with_plain_months(text: str, months: Mapping[str, int]) -> str:
    """`Jul - Sep 2024` and `September Quarter 2024` as a length and the month in which it ends.

    Dates with strokes that a hyphen joins are set apart: `1/1/24-9/30/24`.
    """

    def spanned(match: re.Match[str]) -> str:
        first, last = (months.get(match.group(at).lower()) for at in (1, 2))
        if not first or not last:
            return match.group()
        year = in_century(int(match.group(3).lstrip("'\u2019")))
        return f"{(last - first) % _MONTHS_OF_A_YEAR + 1} months {match.group(2)} {year}"

    def named(match: re.Match[str]) -> str:
        if match.group(1).lower() not in months:
            return match.group()
        length = "quarter" if match.group(2).lower() == "q" else match.group(2)
        return f"{length} {match.group(1)} {in_century(int(match.group(3)))}"

    text = _SPAN.sub(r"\1 to ", text)
    return _MONTH_OF_QUARTER.sub(named, _MONTHS.sub(spanned, text))


def without_calendar_year(text: str) -> tuple[str, int]:
    """Words without the calendar year that they name, `CY24`, and the year; 0 where they name none, or several."""
    named = {in_century(int(match.group(1) or match.group(2))) for match in _CALENDAR_YEAR.finditer(text)}
    return (_CALENDAR_YEAR.sub(" ", text), named.pop()) if len(named) == 1 else (text, 0)


def in_century(year: int) -> int:
    """A year of two digits in the century that it is of."""
    return year if year >= 1000 else year + (1900 if year >= _CENTURY_TURN else 2000)


def _whole_year(match: re.Match[str]) -> str:
    return str(in_century(int(match.group(1))))
