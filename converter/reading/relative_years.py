"""Years that headings tell by their distance from the title's: `Current Year` and `Prior Year`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from converter.model.vocabulary import Vocabulary
from converter.reading.dates import Said
from converter.reading.mentions import Calendar


def with_relative_years(
    own: Mapping[int, Said], headings: Mapping[int, str], around: Said, calendar: Calendar, vocabulary: Vocabulary
) -> dict[int, Said]:
    """The words of columns with years, where each tells one by its distance from the newest that the captions name.

    Where captions name none, the newest is that of the newest balance sheet.
    """
    back = {index: _back(headings.get(index, ""), vocabulary) for index in own}
    silent = not any(what.dates or what.years or what.ranges for what in own.values())
    told = [*around.years, *(printed.year for printed in around.dates if printed.year)]
    newest = max(told, default=calendar.newest.year if calendar.newest else None)
    if not silent or newest is None or 0 not in back.values() or None in back.values():
        return dict(own)
    return {index: replace(what, years=(newest - (back[index] or 0),)) for index, what in own.items()}


def _back(heading: str, vocabulary: Vocabulary) -> int | None:
    """How many years before the newest a heading is of; None where it does not say."""
    lowered = heading.lower()
    return next((years for pattern, years in vocabulary.relative_years if pattern.search(lowered)), None)
