"""What the choice for each line becomes: a line with a standard concept, a heading, an extension, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from decimal import Decimal

from converter.mapping.choice import Choice, extended_finding, left_out_findings
from converter.mapping.labels import distinct_labels, has_alternate
from converter.mapping.match import Matcher
from converter.mapping.own import OwnConcepts
from converter.mapping.reasons import Reasons, WhyOwn
from converter.model.concepts import Concept, ConceptMaps
from converter.model.findings import Finding
from converter.model.source import LineItem, StatementKind, StatementTable, UnitKind
from converter.model.statements import Footing, MappedLine

_HEADING_CONFIDENCE = Decimal("0.95")
_EXTENSION_CONFIDENCE = Decimal("0.50")
# Why a line of percentages, or of columns without a period, has no extension.
_NO_FIGURES = "no figure of the line can be tagged"


class MappedLines:
    """Makes the lines of one report's statements; its own concepts stay apart and alike over all of them."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, own: OwnConcepts, min_confidence: Decimal) -> None:
        self._maps, self._matcher, self._own = maps, matcher, own
        self._reasons = Reasons(maps, matcher, min_confidence)
        self._prefix = maps.catalogue.prefix

    def of(
        self, statement: StatementTable, choices: Sequence[Choice], sums: tuple[Footing, ...], below: Container[int]
    ) -> tuple[list[MappedLine], list[Finding]]:
        """The lines of a statement, and a finding for each without a standard concept.

        Args:
            choices: what each line takes, settled.
            below: lines of a statement of flows that are balances.
        """
        kind = statement.kind
        standard = {
            index: self._maps.catalogue.concepts[choice.standard]
            for index, choice in enumerate(choices)
            if choice.standard
        }
        items = [choice.item for choice in choices]
        turned = {index for index, choice in enumerate(choices) if choice.is_reversed}
        headed = statement.headed.lines if statement.headed else frozenset()
        balances = self._own.balances(kind, items, sums, standard, turned, headed)
        lines: list[MappedLine] = []
        findings: list[Finding] = []
        taken = {str(concept.name) for concept in standard.values()}
        headings: set[Concept] = set()
        seen: Counter[tuple[str, bool]] = Counter()
        for index, (choice, label) in enumerate(zip(choices, distinct_labels(statement, sums), strict=True)):
            key = label, choice.item.is_abstract
            seen[key] += 1
            heading = self._heading(kind, choice.item)
            if choice.left_out:
                lines.append(MappedLine(choice.item, None, choice.left_out.rule, Decimal(1)))
                findings += left_out_findings(choice.item, choice.left_out)
            elif index in standard:
                lines.append(self._standard(choice, standard[index]))
            elif heading and heading.concept not in headings:
                lines.append(heading)
                headings |= {heading.concept} if heading.concept else set()
            elif not choice.item.is_abstract and not choice.item.amounts:
                lines.append(MappedLine(choice.item, None, _NO_FIGURES, Decimal(1)))
            else:
                balance = balances.get(index, "") if choice.item.unit is UnitKind.MONETARY else ""
                made = self._own.made(kind, choice.item, label, balance, seen[key], is_held=index in below)
                reason = self._reasons.of(kind, choice, choice.alternatives(self._prefix), taken)
                lines.append(self._extension(choice, made, reason))
                if not choice.item.is_abstract:
                    findings.append(extended_finding(choice, made, reason.why))
        return lines, findings

    def _standard(self, choice: Choice, concept: Concept) -> MappedLine:
        assert choice.match is not None
        return MappedLine(
            item=choice.item,
            concept=concept,
            rule=choice.match.name,
            confidence=choice.match.confidence,
            wording=choice.match.rule.wording,
            alternatives=choice.alternatives(self._prefix),
            at_start=concept.period_type == "instant" and self._matcher.is_at_start(choice.item),
            is_literal=has_alternate(choice.item.label),
            dimension=choice.part,
        )

    def _heading(self, kind: StatementKind, item: LineItem) -> MappedLine | None:
        rule = self._matcher.heading(kind, item.label) if item.is_abstract else None
        if rule is None:
            return None
        return MappedLine(item, self._maps.catalogue.concepts[rule.concept], rule.origin, _HEADING_CONFIDENCE)

    def _extension(self, choice: Choice, concept: Concept, reason: WhyOwn) -> MappedLine:
        match, item = choice.match, choice.item
        return MappedLine(
            item=item,
            concept=concept,
            rule=reason.rule,
            confidence=match.confidence if match else _EXTENSION_CONFIDENCE,
            alternatives=choice.alternatives(self._prefix),
            is_extension=True,
            at_start=concept.period_type == "instant" and self._matcher.is_at_start(item),
            is_literal=has_alternate(item.label),
            why=reason.why,
        )
