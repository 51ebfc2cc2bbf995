"""Labels in the one form in which tables and releases are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from converter.model.source import StatementTable

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
    # The forms know words with one blank between them, also where a bracket went.
    text = " ".join(text.split())
    for pattern, replacement in forms:
        text = pattern.sub(replacement, text)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())


def has_alternate(label: str) -> bool:
    """Whether a label names both directions, `Income tax benefit (expense)`: its signs are literal."""
    return bool(re.search(r"\(\s*[A-Za-z][a-z ]*\)", label)) or bool(re.search(r"[a-z]/\(?[a-z]", label))


def distinct_labels(statement: StatementTable) -> tuple[str, ...]:
    """For each line its printed label, led by its heading where the label alone is not unique."""
    times = Counter(item.label for item in statement.lines)
    labels = []
    for item in statement.lines:
        parents = [parent.rstrip(":").strip() for parent in item.parents]
        own = item.label.rstrip(":") if item.is_abstract else item.label
        qualified = times[item.label] > 1 or not item.label
        labels.append(", ".join([*parents[-1:], own or "Total"]) if qualified else own)
    return tuple(labels)
