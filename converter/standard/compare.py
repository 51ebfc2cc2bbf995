"""Our tables beside a taxonomy package: every difference by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from converter.model.standard import ConceptRecord, TaxonomyContents

Sort = Literal["contradiction", "gap"]
_ATTRIBUTES = ("type", "period_type", "balance", "is_abstract", "substitution_group", "label", "deprecated")
# What may be blank in our tables because no source settles it; a blank elsewhere is a statement.
_MAY_LACK = frozenset({"label", "deprecated"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. A contradiction is a fact of ours that the package denies, a gap one that we lack."""

    sort: Sort
    table: str
    name: str
    attribute: str
    ours: str
    theirs: str


def differences(ours: TaxonomyContents, theirs: TaxonomyContents) -> tuple[Difference, ...]:
    """Every difference between our tables of a vintage and what a package declares, by table and name.

    A table that the package says nothing of, such as labels that it does not bring, is not compared.
    """
    found = [*_concepts(ours, theirs)]
    found += _arcs("presentation", _placed(ours), _placed(theirs))
    found += _arcs("calculations", _summed(ours), _summed(theirs))
    return tuple(found)


def _concepts(ours: TaxonomyContents, theirs: TaxonomyContents) -> Iterator[Difference]:
    known = {record.name: record for record in ours.concepts}
    declared = {record.name: record for record in theirs.concepts}
    brings = {attribute for attribute in _MAY_LACK if any(getattr(r, attribute) for r in theirs.concepts)}
    for name in sorted(known.keys() | declared.keys()):
        one, other = known.get(name), declared.get(name)
        if one is None:
            yield Difference("gap", "concepts", name, "", "", "declared")
        elif other is None:
            yield Difference("contradiction", "concepts", name, "", "in our table", "not declared")
        else:
            yield from _attributes(one, other, brings)


def _attributes(one: ConceptRecord, other: ConceptRecord, brings: set[str]) -> Iterator[Difference]:
    for attribute in _ATTRIBUTES:
        ours, theirs = _text(getattr(one, attribute)), _text(getattr(other, attribute))
        if ours == theirs or (attribute in _MAY_LACK and attribute not in brings):
            continue
        lacking = attribute in one.uncertain or (attribute in _MAY_LACK and not ours)
        yield Difference("gap" if lacking else "contradiction", "concepts", one.name, attribute, ours, theirs)


_Arcs = dict[tuple[str, str], str]


def _placed(contents: TaxonomyContents) -> _Arcs:
    return {
        (p.role, f"{p.parent} → {p.child} {p.preferred_label}".rstrip()): f"at {p.order.normalize():f}"
        for p in contents.presentation
    }


def _summed(contents: TaxonomyContents) -> _Arcs:
    return {(c.role, f"{c.total} → {c.item}"): f"weight {c.weight}" for c in contents.calculations}


def _arcs(table: str, ours: _Arcs, theirs: _Arcs) -> Iterator[Difference]:
    """Differences of arcs, in the roles that our table holds."""
    roles = {role for role, _ in ours}
    for role, ends in sorted(key for key in ours.keys() | theirs.keys() if key[0] in roles):
        one, other = ours.get((role, ends), ""), theirs.get((role, ends), "")
        if theirs and one != other:
            yield Difference("contradiction" if one else "gap", table, ends, role, one, other)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
