"""The dimensions of columns that are of a part of the company."""

from __future__ import annotations

from converter.errors import MapError
from converter.mapping.extensions import Taken, extension_member
from converter.model.concepts import Catalogue, Concept, Dimension
from converter.model.report import ReportName
from converter.model.source import Column


class Members:
    """Makes the dimensions of one report; parts of one name are one member, however it is capitalised."""

    def __init__(self, catalogue: Catalogue, name: ReportName, taken: Taken) -> None:
        self._catalogue, self._name, self._taken = catalogue, name, taken
        self._own: dict[str, Concept] = {}

    def dimension(self, column: Column) -> Dimension | None:
        """Axis, domain and member of a column; None for the company as a whole.

        Raises:
            MapError: the vintage lacks a concept that our tables name.
        """
        part = column.member
        if part is None:
            return None
        member = self._standard(part.member) if part.member else self._of_its_own(part.label)
        return Dimension(self._standard(part.axis), self._standard(part.domain), member)

    def _standard(self, name: str) -> Concept:
        local = name.removeprefix(f"{self._catalogue.prefix}:")
        if local not in self._catalogue.concepts:
            seen = f"{self._catalogue.vintage} has no concept {name!r}"
            raise MapError(seen, where="vocabulary/column_members.csv, part_members.csv", do="Correct the name")
        return self._catalogue.concepts[local]

    def _of_its_own(self, label: str) -> Concept:
        key = label.casefold()
        if key not in self._own:
            self._own[key] = extension_member(label, self._taken, self._name)
            self._taken.add(self._own[key].name.local)
        return self._own[key]
