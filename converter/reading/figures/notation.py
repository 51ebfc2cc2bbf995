"""How a document prints its figures: what parts their thousands, and the signs of currencies beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from converter.model.vocabulary import Vocabulary

_PARTED_BY_BLANKS = re.compile(r"\(?\d{1,3}(?: \d{3})+\)?\W?")
# In a column of a text.
_BLANKS_AND_COMMA = re.compile(r"(?<=  )[(-]?\d{1,3}(?: \d{3})+,\d{1,2}\)?(?=  |[^\S\n]*$)", re.MULTILINE)
_POINTS_DOWN = "\u25bc\u25bd"
_DECIMALS = tuple(re.compile(rf"\W{{0,3}}\d{{1,3}}(?: \d{{3}})*{mark}\d{{1,2}}\W{{0,2}}") for mark in (",", r"\."))


class Parting(StrEnum):
    """What a document parts thousands by: commas or blanks, with a point before decimals, or points, with a comma.

    Blanks too may stand beside a comma before decimals.
    """

    COMMAS = "commas"
    BLANKS = "blanks"
    BLANKS_AND_COMMA = "blanks and comma"
    POINTS = "points"

    @property
    def has_comma(self) -> bool:
        """Whether decimals stand behind a comma."""
        return self is Parting.POINTS or self is Parting.BLANKS_AND_COMMA


@dataclass(frozen=True, slots=True)
class Notation:
    """How a document prints its figures: what parts their thousands, and the signs of currencies beside them.

    `has_arrows` says that it points up and down: a triangle before a figure is no minus there.
    """

    parting: Parting
    signs: re.Pattern[str]
    has_arrows: bool = False


def notation_of(text: str, vocabulary: Vocabulary, cells: Iterable[str] = ()) -> Notation:
    """How a document prints its figures.

    Args:
        cells: the words of its cells, where it has such.
    """
    return Notation(_parting(text, cells), vocabulary.currencies.signs, any(mark in text for mark in _POINTS_DOWN))


def _parting(text: str, cells: Iterable[str]) -> Parting:
    """What a document parts thousands by. What it does once is no rule of it: others than commas it does twice."""
    if re.search(r"\d,\d{3}\b", text):
        return Parting.COMMAS
    if len(re.findall(r"(?<=  )\d{1,3} \d{3}(?=  |\s*$)", text, re.MULTILINE)) > 1:
        return Parting.BLANKS
    if len(_BLANKS_AND_COMMA.findall(text)) > 1:
        return Parting.BLANKS_AND_COMMA
    printed = list(cells)
    if sum(bool(_PARTED_BY_BLANKS.fullmatch(cell)) for cell in printed) > 1:
        commas, points = (sum(bool(form.fullmatch(cell)) for cell in printed) for form in _DECIMALS)
        return Parting.BLANKS_AND_COMMA if commas > 1 and not points else Parting.BLANKS
    # `1.234` alone may be a number with three decimals.
    sure = re.findall(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d{1,2}|\.\d{3})(?![\w.,]*\d)", text)
    return Parting.POINTS if len(sure) > 1 else Parting.COMMAS
