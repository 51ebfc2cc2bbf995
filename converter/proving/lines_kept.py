"""A table with some of its lines only: those of which something is proven."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from converter.model.disaggregations import Disaggregation
from converter.model.source import StatementTable
from converter.model.statements import Footing


def held_by(totals: Collection[int], footings: Sequence[Footing]) -> set[int]:
    """Some totals, their members, and the members of these."""
    members = {footing.total: [index for index, _ in footing.members] for footing in footings}
    held, waiting = set(totals), list(totals)
    while waiting:
        new = set(members.get(waiting.pop(), ())) - held
        held |= new
        waiting += new
    return held


def only(
    note: StatementTable, held: Collection[int], footings: Sequence[Footing]
) -> tuple[StatementTable, tuple[Footing, ...]]:
    """A note with some lines and their headings only, and the sums of these."""
    heads = {parent for index in held for parent in note.lines[index].parents}
    kept = [i for i, line in enumerate(note.lines) if i in held or (line.is_abstract and line.label in heads)]
    place = {old: new for new, old in enumerate(kept)}
    sums = tuple(
        replace(footing, total=place[footing.total], members=tuple((place[i], sign) for i, sign in footing.members))
        for footing in footings
        if footing.total in place and all(index in place for index, _ in footing.members)
    )
    ties = tuple(replace(tie, at=place[tie.at]) for tie in note.ties if tie.at in place)
    subject = note.subject and replace(
        note.subject,
        named=tuple(tuple(place[i] for i in group if i in place) for group in note.subject.named),
        beside=frozenset(place[i] for i in note.subject.beside if i in place),
        clear=frozenset(place[i] for i in note.subject.clear if i in place),
        proven=frozenset(place[i] for i in note.subject.proven if i in place),
    )
    headed = note.headed and replace(note.headed, lines=frozenset(place[i] for i in note.headed.lines if i in place))
    told = tuple(_placed(one, place) for one in note.disaggregations)
    lines = tuple(note.lines[index] for index in kept)
    return replace(note, lines=lines, ties=ties, subject=subject, disaggregations=told, headed=headed), sums


def _placed(one: Disaggregation, place: Mapping[int, int]) -> Disaggregation:
    total = None if one.total is None else place[one.total]
    beside = tuple(replace(tie, at=place[tie.at]) for tie in one.beside)
    return replace(one, members=tuple(place[index] for index in one.members), total=total, beside=beside)
