"""The dimensions of columns and lines that are of a part of the company."""

from __future__ import annotations

import re
from collections.abc import Iterable

from converter.errors import MapError
from converter.mapping.extensions import Taken, camel, extension_member
from converter.model.concepts import Catalogue, Concept, Dimension
from converter.model.report import ReportName
from converter.model.source import Column, LineItem


class Members:
    """Makes the dimensions of one report; parts of one name are one member, however it is capitalised."""

    def __init__(
        self, catalogue: Catalogue, name: ReportName, taken: Taken, part_names: Iterable[re.Pattern[str]] = ()
    ) -> None:
        self._catalogue, self._name, self._taken = catalogue, name, taken
        self._left_out = tuple(part_names)
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
        return Dimension(self._standard(axis), self._standard(domain), self._of_its_own(label, domain))

    def of_line(self, axis: str, domain: str, label: str, heading: str = "") -> Dimension:
        """As `own`, for a line: of `Cost of repairs` and `Repair revenue` the parts are what is sold.

        Args:
            heading: what leads the name, where the label alone says too little.

        Raises:
            MapError: the vintage lacks the axis or the domain.
        """
        return self.own(axis, domain, self.part_name(label, heading) or label)

    def part_name(self, label: str, heading: str = "") -> str:
        """What a line calls the part that it is of, without the words of the total; "" if it has no others."""
        names = [self._without_total(words) for words in (heading, label)]
        return " ".join(filter(None, names)) if names[-1] else ""

    def of_its_name(self, axis: str, domain: str, member: str, item: LineItem) -> Dimension:
        """The part that a line is of by a name of the report's own: by its first words, its heading, or both.

        Raises:
            MapError: the vintage lacks the axis or the domain.
        """
        heading = item.parents[-1].rstrip(": ") if item.parents else ""
        plain = self.part_name(item.label) or item.label
        words = plain.split()
        first = (" ".join(words[:end]) for end in range(1, len(words)))
        led = self.part_name(heading) or heading, self.part_name(item.label, heading), f"{heading} {item.label}"
        names = plain, *led, item.label, *first
        fits = (name for name in names if name and member.partition(":")[2].startswith(camel(name)))
        return self.own(axis, domain, max(fits, key=len, default=plain))

    def _without_total(self, label: str) -> str:
        label = label.strip().rstrip(":")
        for pattern in self._left_out:
            label = pattern.sub("", label)
        label = label.strip()
        return label if re.search("[A-Za-z]", label) else ""

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

    def _of_its_own(self, label: str, domain: str) -> Concept:
        key = label.casefold()
        if key not in self._own:
            self._own[key] = extension_member(label, domain, self._taken, self._name)
            self._taken.add(self._own[key].name.local)
        return self._own[key]
