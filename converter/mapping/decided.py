"""Lines whose concept a person decided: nothing else has a say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from converter.errors import MapError, UsageError
from converter.mapping.choice import LeftOut, WhyLeft
from converter.mapping.match import Match, rule_of_line
from converter.mapping.members import Members
from converter.model.concepts import EXTENSION, Catalogue, Dimension, Wording
from converter.model.decisions import NON_GAAP, RULES_WITHOUT_CONCEPT, Decision, parted
from converter.model.findings import count_of
from converter.model.source import LineItem, StatementKind, StatementTable

_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_CERTAIN = Decimal(1)
_WHY, _WHY_KEPT = "decided by a person", "the source's own tags say so"
# How a receipt calls it.
DECIDED, _KEPT = "decided", "tagged"


class Decisions:
    """The decisions about one release, by the place of the line."""

    def __init__(self, decisions: Iterable[Decision], catalogue: Catalogue, prefix: str) -> None:
        """Decisions by their place.

        Args:
            prefix: of the report's own concepts.

        Raises:
            UsageError: two of them contradict each other.
        """
        self._catalogue, self._prefix = catalogue, prefix
        self._left: dict[tuple[int, int], Decision] = {}
        for decision in decisions:
            other = self._left.setdefault((decision.statement, decision.line), decision)
            if other.concept != decision.concept:
                seen = f"line {decision.line} of statement {decision.statement} is {other.concept} in {_file(other)}"
                raise UsageError(
                    f"{seen} and {decision.concept} here", where=_file(decision), do="Keep one of the rows"
                )

    def of(self, statement: int, line: int, item: LineItem) -> Decision | None:
        """What was decided about a line, both places counted from 1.

        Raises:
            UsageError: the decision is about a line of another label.
        """
        decision = self._left.pop((statement, line), None)
        if decision is not None and decision.label.split() != item.label.split():
            raise _another(decision, f"has the label {item.label!r}")
        if decision is not None and item.is_abstract:
            raise _another(decision, "is a heading, which takes no figures")
        return decision

    def check_used(self, statements: Iterable[StatementTable]) -> None:
        """See that every decision was about a line.

        Raises:
            UsageError: there is no such line.
        """
        for decision in self._left.values():
            raise _another(decision, f"does not exist among {count_of(len(tuple(statements)), 'statement')}")

    def concept(self, decision: Decision) -> str:
        """The local name of the concept, or `*extension`.

        Raises:
            UsageError: the vintage has no such concept.
        """
        concept, part = parted(decision.concept)
        prefix, _, local = concept.rpartition(":")
        if concept == EXTENSION or (prefix == self._prefix and local):
            if part:
                raise unfit(decision, "is a part of a concept of the report's own, which only a standard one can have")
            if concept != EXTENSION and not _NAME.fullmatch(local):
                seen = f"{local!r} can be no concept's name"
                raise UsageError(seen, where=_file(decision), do="Write *extension: its name is made of the label")
            return EXTENSION
        name = local if prefix in ("", self._catalogue.prefix) else concept
        if name not in self._catalogue.concepts:
            seen = f"{self._catalogue.vintage} has no concept {decision.concept!r} to tag with"
            raise UsageError(seen, where=_file(decision), do="Correct the name: see `ixbrl taxonomy search`")
        return name


def decided_match(kind: StatementKind, item: LineItem, decision: Decision, concept: str, wording: Wording) -> Match:
    """A decision as a match that nothing is surer than."""
    why = _WHY_KEPT if decision.is_kept else _WHY
    rule = rule_of_line(kind, item, concept, why, decision.origin, wording)
    return Match(rule, _KEPT if decision.is_kept else DECIDED, _CERTAIN)


def decided_without(decision: Decision) -> LeftOut:
    """A decision that a line gets no concept."""
    if decision.concept == NON_GAAP:
        return LeftOut(WhyLeft.MEASURE, f"{RULES_WITHOUT_CONCEPT[NON_GAAP]} {decision.origin}")
    return LeftOut(WhyLeft.DECIDED, decision.origin)


def decided_part(
    decision: Decision, statement: StatementTable, item: LineItem, members: Members, domains: Mapping[str, str]
) -> Dimension | None:
    """The part of a total that a person decided a line to be; None for the whole.

    Args:
        domains: of each axis that our tables know its domain.

    Raises:
        UsageError: the axis or the member is not known, or the line's columns are of parts already.
    """
    concept, part = parted(decision.concept)
    if part is None:
        return None
    axis, member = part
    if any(statement.columns[amount.column].member for amount in item.amounts):
        raise unfit(decision, f"cannot be told of {item.label!r}, whose columns are of parts already")
    if axis not in domains:
        raise unfit(decision, f"parts {concept} along {axis}, an axis that our tables do not know")
    try:
        if members.is_own(member):
            return members.of_its_name(axis, domains[axis], member, item)
        return members.named(axis, domains[axis], member)
    except MapError as error:
        raise unfit(decision, f"names no member: {error.seen}") from error


def shared(first: Match, second: Match) -> UsageError:
    """The error of two lines with other figures that a person gave one concept."""
    where, other = (match.rule.origin.removeprefix("own/") for match in (second, first))
    seen = f"{second.rule.concept} is the concept of another line of the statement already, in {other}"
    return UsageError(seen, where=where, do="One concept stands for one line, unless the figures are equal")


def unfit(decision: Decision, what: str) -> UsageError:
    """The error of a concept that cannot take a line's figures."""
    do = "Choose one of the line's unit and period type: see `ixbrl taxonomy show`"
    return UsageError(f"{decision.concept} {what}", where=_file(decision), do=do)


def _another(decision: Decision, what: str) -> UsageError:
    seen = f"line {decision.line} of statement {decision.statement}, {decision.label!r}, {what}"
    do = "The file is of another release: start from the mapping.csv of this one's result"
    return UsageError(seen, where=_file(decision), do=do)


def _file(decision: Decision) -> str:
    return decision.origin.removeprefix("own/")
