"""Lines that the filer's own table knows: a person decided on them once, and they stand unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from converter.mapping.choice import Choice, LeftOut, WhyLeft
from converter.mapping.match import Match
from converter.model.concepts import EXTENSION, Catalogue, LabelRule, Wording
from converter.model.decisions import LEFT_OUT, LearnedLine
from converter.model.findings import Finding
from converter.model.source import LineItem, StatementKind, StatementTable

_CERTAIN = Decimal(1)
_WHY = "decided by a person for this filer"
# How a receipt calls it.
ISSUER = "issuer"

Key = tuple[StatementKind, str, str]


class Learned:
    """The table of one filer. A line is unchanged if statement, headings and label are, in their normal form."""

    def __init__(self, lines: Iterable[LearnedLine], catalogue: Catalogue, normal: Callable[[str], str]) -> None:
        self._catalogue, self._normal = catalogue, normal
        self._lines = {line_key(line.kind, line.section.split("|"), line.label, normal): line for line in lines}
        self._seen: set[Key] = set()

    def confirmed(
        self, kind: StatementKind, choices: list[Choice], takes: Callable[[str, LineItem], bool]
    ) -> tuple[list[Choice], list[Finding]]:
        """The choices of a statement, those replaced that the table knows; findings where it cannot be followed.

        Args:
            takes: whether a concept can take a line's figures.
        """
        settled, findings = list(choices), []
        for index, choice in enumerate(choices if self._lines else ()):
            item = choice.item
            key = line_key(kind, item.parents, item.label, self._normal)
            line = None if item.is_abstract else self._lines.get(key)
            if line is None:
                continue
            self._seen.add(key)
            if line.concept == LEFT_OUT:
                settled[index] = Choice(item, (), left_out=LeftOut(WhyLeft.DECIDED, line.origin))
                continue
            concept = line.concept.removeprefix(f"{self._catalogue.prefix}:")
            if concept != EXTENSION and not takes(concept, item):
                findings.append(_not_followed(line, item, self._why_not(concept)))
                continue
            wording = wording_of(choice, concept, self._catalogue)
            rule = LabelRule(kind, "", line.label, "", item.unit, concept, wording, 0, _WHY, "", line.origin)
            match = Match(rule, ISSUER, _CERTAIN)
            settled[index] = choice.given(match)
        return settled, findings

    def gone(self, statements: Iterable[StatementTable]) -> list[Finding]:
        """A finding for each line that the release no longer prints, of the kinds of statements that it does print."""
        kinds = {statement.kind for statement in statements}
        return [
            Finding(
                "issuer.line-gone",
                "info",
                f"{line.label!r} of {line.origin} is no longer on the {line.kind.value.replace('_', ' ')}",
                rule=f"{ISSUER} {line.origin}",
                hint="If it is called otherwise now, learn from this release's corrected mapping.csv",
            )
            for key, line in self._lines.items()
            if line.kind in kinds and key not in self._seen
        ]

    def _why_not(self, concept: str) -> str:
        if concept not in self._catalogue.concepts:
            return f"{self._catalogue.vintage} has no concept {concept} to tag with"
        return f"{concept} cannot take the figures of this line"


def line_key(kind: StatementKind, parents: Iterable[str], label: str, normal: Callable[[str], str]) -> Key:
    """What a line is known by from one period to the next."""
    return kind, " | ".join(filter(None, map(normal, parents))), normal(label)


def wording_of(choice: Choice, concept: str, catalogue: Catalogue) -> Wording:
    """Whether a label names the contrary of a concept that a person gave it: as the tables have it for the label.

    Where they lead to another concept, it counts if that one has the same balance.
    """
    matches = [match.rule for match in choice.matches if match.rule.concept != EXTENSION]
    for rule in matches:
        if rule.concept == concept:
            return rule.wording
    given = catalogue.concepts.get(concept)
    known = catalogue.concepts.get(matches[0].concept) if matches else None
    return matches[0].wording if given and known and given.balance == known.balance else "same"


def _not_followed(line: LearnedLine, item: LineItem, why: str) -> Finding:
    return Finding(
        "issuer.refused",
        "warning",
        f"the filer's table is not followed for {item.label!r}: {why}",
        item.locator,
        concept=line.concept,
        rule=f"{ISSUER} {line.origin}",
        hint="Correct the row, or learn from a corrected mapping.csv",
    )
