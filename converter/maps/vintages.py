"""Which taxonomies our tables hold: taxonomies.csv."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from converter.errors import UsageError
from converter.maps.rows import rows
from converter.model.standard import Vintage


class Vintages(Mapping[str, Vintage]):
    """The vintages by name; asking for one that is not there is the user's error."""

    def __init__(self, vintages: Mapping[str, Vintage]) -> None:
        self._vintages = dict(vintages)

    def __getitem__(self, name: str) -> Vintage:
        if name not in self._vintages:
            usable = ", ".join(v.name for v in self._vintages.values() if v.companions) or "none"
            raise UsageError(f"the taxonomy {name!r} is not known", do=f"To tag with there are: {usable}")
        return self._vintages[name]

    def __contains__(self, name: object) -> bool:
        return name in self._vintages

    def __iter__(self) -> Iterator[str]:
        return iter(self._vintages)

    def __len__(self) -> int:
        return len(self._vintages)

    def to_tag_with(self, name: str) -> Vintage:
        """A vintage that a report can be tagged with: one that has companions.

        Raises:
            UsageError: there is none of that name.
        """
        usable = [vintage.name for vintage in self._vintages.values() if vintage.companions]
        if name not in usable:
            raise UsageError(f"{name!r} is no taxonomy to tag with", do=f"Choose one of: {', '.join(usable)}")
        return self._vintages[name]

    def family(self, name: str) -> tuple[Vintage, ...]:
        """The other vintages of the same taxonomy that can be tagged with."""
        own = self[name]
        return tuple(v for v in self._vintages.values() if v.companions and v.prefix == own.prefix and v != own)

    def holder_of(self, name: str) -> Vintage:
        """The vintage whose compiled tables hold those of another: itself, or the one it is a companion of.

        Raises:
            UsageError: there is none of that name.
        """
        holders = (v for v in self._vintages.values() if v.companions and name in (v.name, *v.companions))
        return next(holders, self[name])


def role_kinds(texts: Mapping[str, str], family: str) -> Callable[[str], str]:
    """Which kind of statement a role is of, by the last part of its address; "" for none.

    Raises:
        MapError: the table is malformed. A family without the table has no statements.
    """
    table = f"{family}/statement_roles.csv"
    known = [(r.pattern("pattern"), r.text("statement")) for r in rows(texts, table)] if table in texts else []
    return lambda role: next((kind for pattern, kind in known if pattern.search(role)), "")


def read_vintages(texts: Mapping[str, str]) -> Vintages:
    """Every vintage, in the table's order.

    Raises:
        MapError: the table is missing or malformed.
    """
    return Vintages(
        {
            row.text("name"): Vintage(
                name=row.text("name"),
                prefix=row.text("prefix"),
                namespace=row.text("namespace"),
                schema=row.text("schema"),
                entry_points=tuple(row.text("entry_points").split()),
                data_types=row.text("data_types"),
                companions=tuple(row.text("companions").split()),
                publisher=row.text("publisher"),
                source=row.text("source"),
                completeness=row.text("completeness"),
            )
            for row in rows(texts, "taxonomies.csv")
        }
    )
