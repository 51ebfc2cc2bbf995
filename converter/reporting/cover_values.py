"""Values of the cover page: whether they are of their type, and how they are printed.

Formats are of the core registry (Transformation Registry 5), so that reading needs no plugin.
"""

from __future__ import annotations

import re
from decimal import Decimal

from converter.model.cover import FieldKind, month_day
from converter.model.standard import TypeRecord

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHOWN_VALUES = 12


def shown(kind: FieldKind, value: str) -> tuple[str, str]:
    """How a value is printed, and the local name of the transformation that leads back; "" for none."""
    match kind:
        case FieldKind.CHECK:
            return ("[X]", "fixed-true") if value == "true" else ("[ ]", "fixed-false")
        case FieldKind.DATE:
            year, month, day = (int(part) for part in value.split("-"))
            return f"{_MONTHS[month - 1]} {day}, {year}", "date-monthname-day-year-en"
        case FieldKind.MONTH_DAY:
            day_of_year = month_day(value)
            return f"{_MONTHS[day_of_year.month - 1]} {day_of_year.day}", "date-monthname-day-en"
        case FieldKind.MONEY | FieldKind.SHARES:
            return f"{Decimal(value):,f}", "num-dot-decimal"
        case _:
            return value, ""


def misfit(value: str, facets: tuple[TypeRecord, ...]) -> str:
    """Why a value is not of a type, by its facets (XML Schema part 2 section 4.3); "" if it is."""
    listed = [record.value for record in facets if record.facet == "enumeration"]
    if listed and value not in listed:
        some = ", ".join(listed[:_SHOWN_VALUES]) + (", ..." if len(listed) > _SHOWN_VALUES else "")
        return f"is none of {some}"
    longest = [int(record.value) for record in facets if record.facet == "maxLength"]
    if any(len(value) > limit for limit in longest):
        return f"has more than {min(longest)} characters"
    patterns = [_pattern(record.value) for record in facets if record.facet == "pattern"]
    if patterns and not any(re.fullmatch(pattern, value) for pattern in patterns):
        return f"is not like {facets[0].value}"
    return ""


def _pattern(schema: str) -> str:
    """A pattern of XML Schema in Python's: its classes of letters and numbers are those of words there."""
    return schema.replace(r"\p{L}\p{N}", r"\w").replace(r"\p{L}", r"[^\W\d_]").replace(r"\p{N}", r"\d")
