"""The dimensions of columns and lines that are of a part of the company."""

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
        if part.member:
            return self.named(part.axis, part.domain, part.member)
        return self.own(part.axis, part.domain, part.label)

    def named(self, axis: str, domain: str, member: str) -> Dimension:
        """The dimension of standard names.

        Raises:
            MapError: the vintage lacks one of them.
        """
        return Dimension(self._standard(axis), self._standard(domain), self._standard(member))

    def own(self, axis: str, domain: str, label: str) -> Dimension:
        """The dimension of a part of the report's own, which is called as the page calls it.

        Raises:
            MapError: the vintage lacks the axis or the domain.
        """
        return Dimension(self._standard(axis), self._standard(domain), self._of_its_own(label))

    def is_own(self, member: str) -> bool:
        """Whether a name is of a member of the report's own."""
        return member.startswith(f"{self._name.prefix}:")

    def _standard(self, name: str) -> Concept:
        local = name.removeprefix(f"{self._catalogue.prefix}:")
        if local not in self._catalogue.concepts:
            seen = f"{self._catalogue.vintage} has no concept {name!r}"
            raise MapError(
                seen, where="vocabulary/column_members.csv, part_members.csv, row_members.csv", do="Correct the name"
            )
        return self._catalogue.concepts[local]

    def _of_its_own(self, label: str) -> Concept:
        key = label.casefold()
        if key not in self._own:
            self._own[key] = extension_member(label, self._taken, self._name)
            self._taken.add(self._own[key].name.local)
        return self._own[key]
