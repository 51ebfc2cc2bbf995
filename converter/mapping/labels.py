"""Labels in the one form in which tables and releases are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u0092": "'", "\u201c": '"', "\u201d": '"'})
_BRACKETS = re.compile(r"\([^()]*\)")


def normalise(label: str, forms: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """A label in lower case, without bracketed parts and punctuation, wordings unified.

    Args:
        label: as printed.
        forms: replacements of taxonomy_maps/vocabulary/label_forms.csv, applied in order.
    """
    text = label.translate(_QUOTES).lower().replace("&", " and ")
    while (shorter := _BRACKETS.sub(" ", text)) != text:
        text = shorter
    for pattern, replacement in forms:
        text = pattern.sub(replacement, text)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())


def has_alternate(label: str) -> bool:
    """Whether a label names both directions, `Income tax benefit (expense)`: its signs are literal."""
    return bool(re.search(r"\(\s*[A-Za-z][a-z ]*\)", label)) or bool(re.search(r"[a-z]/\(?[a-z]", label))
