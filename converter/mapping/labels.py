"""Labels in the one form in which tables and releases are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from converter.model.source import LineItem, StatementTable
from converter.model.statements import Footing

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u0092": "'", "\u201c": '"', "\u201d": '"'})
# What a line without words is called: a sum of what stands above it, whatever its heading is the whole of.
_TOTAL, _NET = "Subtotal", "Net"
_NO_WORDS = re.compile(r"\W*(totals?)?\W*", re.IGNORECASE)
# What says of a line only that it is the rest of something.
_REST = re.compile(r"(?:all )?others?(?:\W+net)?|net", re.IGNORECASE)
_TOTAL_OF = re.compile(r"\btotals?\b", re.IGNORECASE)
# Words of a title, not of a sentence that leads a table in.
_LONGEST_TITLE = 12
_BRACKETS = re.compile(r"\([^()]*\)")
# Another direction: a word in brackets, or behind a stroke.
_IN_BRACKETS = re.compile(r"\(\s*[A-Za-z][a-z ]*\)")
_BESIDE_STROKE = re.compile(r"[A-Z]{3}/\(?[A-Z]{3}")


def normalise(label: str, forms: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """A label in lower case, without bracketed parts and punctuation, wordings unified.

    Args:
        label: as printed.
        forms: replacements of taxonomy_maps/vocabulary/label_forms.csv, applied in order; those that speak of whole
            brackets before brackets are left out.
    """
    text = label.translate(_QUOTES).lower().replace("&", " and ")
    if "(" in text:
        for pattern, replacement in forms:
            if _is_of_brackets(pattern.pattern):
                text = pattern.sub(replacement, text)
    while (shorter := _BRACKETS.sub(" ", text)) != text:
        text = shorter
    # The forms know words with one blank between them, also where a bracket went.
    text = " ".join(text.split())
    for pattern, replacement in forms:
        # Hardly any form is in a label, and to look for one is quicker than to replace none.
        if pattern.search(text):
            text = pattern.sub(replacement, text)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())


def _is_of_brackets(pattern: str) -> bool:
    return r"\(" in pattern and r"\)" in pattern


def has_words(label: str) -> bool:
    """Whether a label says more than that its line is a total, if that."""
    return not _NO_WORDS.fullmatch(label)


def says_total(label: str) -> bool:
    """Whether a label calls the line a total, and says of what."""
    return bool(_TOTAL_OF.search(label)) and has_words(label)


def has_alternate(label: str) -> bool:
    """Whether a label names both directions, `Income tax benefit (expense)`: its signs are literal.

    In a label without small letters a short word beside a stroke is an abbreviation, `A/R`.
    """
    if label.isupper():
        return bool(_IN_BRACKETS.search(label.lower())) or bool(_BESIDE_STROKE.search(label))
    return bool(_IN_BRACKETS.search(label)) or bool(re.search(r"[a-z]/\(?[a-z]", label))


def distinct_labels(statement: StatementTable, sums: Sequence[Footing] = ()) -> tuple[str, ...]:
    """For each line its printed label, led by its heading where the label alone is not unique or names only a rest.

    A total that prints no words, or none but that it is one, is called after the heading of all its members, or after
    the first of them if they have none.

    Args:
        sums: of the statement.
    """
    times = Counter(item.label for item in statement.lines)
    # What a total is divided into below it does not name it.
    members = {footing.total: footing.members for footing in sums if footing.members[0][0] < footing.total}
    labels: list[str] = []
    for index, item in enumerate(statement.lines):
        parents = [parent.rstrip(":").strip() for parent in item.parents]
        own = item.label.rstrip(":") if item.is_abstract else item.label
        by_members = ""
        if not item.is_abstract and _NO_WORDS.fullmatch(own) and index in members:
            by_members = _by_members(statement.lines, members[index], labels)
        if by_members:
            labels.append(by_members)
            continue
        title = () if parents or item.is_abstract or not _is_short(statement.title) else (statement.title,)
        if title and _NO_WORDS.fullmatch(own):
            labels.append(f"{title[0].rstrip(':').strip()}, {own or _TOTAL}")
            continue
        qualified = times[item.label] > 1 or not item.label or bool(_REST.fullmatch(own))
        labels.append(", ".join([*parents[-1:], own or _TOTAL]) if qualified else own)
    return tuple(_headed(statement, index, label) for index, label in enumerate(labels))


def _headed(statement: StatementTable, index: int, label: str) -> str:
    """A label led by the heading of its note, if that is what says what the line is."""
    headed = statement.headed
    if headed is None or index not in headed.lines:
        return label
    words = headed.words
    if label == f"{words}, {_TOTAL}":
        return label.replace(_TOTAL, "Total")
    return f"{words}, {label.removeprefix(f'{words}, ')}"


def _is_short(title: str) -> bool:
    return 0 < len(title.split()) <= _LONGEST_TITLE


def _by_members(lines: Sequence[LineItem], members: Sequence[tuple[int, int]], labels: Sequence[str]) -> str:
    """`Inventories, Subtotal` of what stands below that heading; `Attractions, Net` of those less depreciation.

    "" for a total of totals without a heading: none of them says what it is.

    Args:
        labels: those of the lines above, a total without words as it was called.
    """
    above = [lines[index].parents for index, _ in members]
    shared = [each[0] for each in zip(*above, strict=False) if len(set(each)) == 1]
    if shared:
        return f"{shared[-1].rstrip(':').strip()}, {_TOTAL}"
    (first, _), *others = members
    lead = labels[first].removesuffix(f", {_TOTAL}").rstrip(":")
    is_net = all(sign < 0 or all(a.shown_negative for a in lines[index].amounts) for index, sign in others)
    if lines[first].is_total and (lead == labels[first] or not is_net):
        return ""
    return f"{lead}, {_NET if is_net else _TOTAL}"
