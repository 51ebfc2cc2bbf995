"""The values that inline elements show: transformations of numbers and dates, scale and sign.

Source: Inline XBRL 1.1 section 10 (ix:nonFraction), Transformation Rules Registries 1 to 5, and those of the SEC's
own transformations that stand for figures. A format that is not known here gives no value, never a wrong one.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

_ZERO = frozenset({"fixedzero", "zerodash", "numdash"})
_DOT = frozenset({"numdotdecimal", "numcomma", "numcommadot", "numspacedot", "numdotdecimalin", "numdotdecimalapos"})
_COMMA = frozenset({"numcommadecimal", "numdotcomma", "numspacecomma", "numcommadecimalapos"})
_UNIT = frozenset({"numunitdecimal", "numunitdecimalin"})
# ixt-sec:numwordsen; compound number words stay unread.
_WORDS = {
    word: number
    for number, words in enumerate(
        ("no none zero nil", "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
    for word in words.split()
}
_LEAP_YEAR = 2000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def number(printed: str, transformation: str, scale: str, *, negative: bool) -> Decimal | None:
    """The value of an ix:nonFraction; None where it cannot be told.

    Args:
        printed: its text.
        transformation: the local name of its format, "" for none.
        scale: its attribute, "" for none.
        negative: whether its sign is "-".
    """
    plain = _digits("".join(printed.split()), re.sub(r"[-_]", "", transformation.lower()), printed)
    if plain is None:
        return None
    try:
        value = Decimal(plain).scaleb(int(scale or 0))
    except (InvalidOperation, ValueError):
        return None
    return -value if negative else value


def _digits(joined: str, name: str, printed: str) -> str | None:
    if name in _ZERO:
        return "0"
    if name in _DOT or not name:
        return joined.replace(",", "").replace("'", "")
    if name in _COMMA:
        return joined.replace(".", "").replace("'", "").replace(",", ".")
    if name in _UNIT:
        parts = re.findall(r"\d+", printed)
        return ".".join(("".join(parts[:-1]), parts[-1])) if len(parts) > 1 else joined
    if name == "numwordsen":
        found = _WORDS.get(printed.strip().lower())
        return None if found is None else str(found)
    return None


def text(printed: str, transformation: str) -> str | None:
    """The value of an ix:nonNumeric, whitespace collapsed; None where the format is not known."""
    shown = " ".join(printed.split())
    name = re.sub(r"[-_]", "", transformation.lower())
    if not name:
        return shown
    if name in ("fixedtrue", "booleantrue", "booltrue"):
        return "true"
    if name in ("fixedfalse", "booleanfalse", "boolfalse"):
        return "false"
    if name in ("fixedempty", "nocontent"):
        return ""
    if name == "boolballotbox":
        return "true" if shown in ("☑", "☒", "\xfe", "X", "x") else "false"
    return _day(shown, name) or None if name.startswith("date") else None


def _day(shown: str, name: str) -> str:
    """A whole date as YYYY-MM-DD, a day of any year as --MM-DD; "" for one that is not understood."""
    numbers = [int(part) for part in re.findall(r"\d+", shown)]
    word = re.search(r"[A-Za-z]{3,}", shown)
    month = _MONTHS.index(word.group()[:3].lower()) + 1 if word and word.group()[:3].lower() in _MONTHS else 0
    try:
        if "year" not in name and "month" in name and "day" in name and len(numbers) + bool(month) == 2:
            is_first = name.index("day") < name.index("month")
            day, other = (numbers[0], month) if month else numbers if is_first else reversed(numbers)
            return date(_LEAP_YEAR, other, day).strftime("--%m-%d")
        if month and len(numbers) == 2:
            day, year = numbers if "year" in name else (0, 0)
            return date(year, month, day).isoformat() if day <= 31 else date(day, month, year).isoformat()
        if not month and len(numbers) == 3:
            if name.startswith("dateyear") or numbers[0] > 31:
                return date(*numbers).isoformat()
            day, other = numbers[:2] if name.startswith(("dateday", "dateslasheu", "datedot")) else numbers[1::-1]
            year = numbers[2] + (2000 if numbers[2] < 100 else 0)
            return date(year, other, day).isoformat()
    except ValueError:
        return ""
    return ""
