"""What is told beside a statement's sums stands below a heading that says so.

Amounts on the face of a statement are part of its sums, or stand below such a heading (DQC.US.0099).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile

from converter.model.concepts import Concept
from converter.model.statements import Statement
from converter.model.taxonomy import PresentationNode


def set_apart(lines: list[PresentationNode], heading: Concept, statement: Statement) -> list[PresentationNode]:
    """The lines of a statement, with what is told again below all its sums under a heading, printed or not."""
    printed = next((index for index, node in enumerate(lines) if node.concept == heading), None)
    if printed is not None:
        return _below_it(lines, printed, statement)
    summed = {concept for arc in statement.calculations for concept in (arc.total, arc.item)}
    last = max((index for index, node in enumerate(lines) if node.concept in summed), default=len(lines))
    first = next((index for index in range(last + 1, len(lines)) if _has_amounts(lines, index)), None)
    if first is None:
        return lines
    below = [replace(node, depth=node.depth + 1) for node in lines[first:]]
    return [*lines[:first], PresentationNode(heading, lines[first].depth, "standard"), *below]


def _below_it(lines: list[PresentationNode], heading: int, statement: Statement) -> list[PresentationNode]:
    """The lines with all that follows a printed heading below it, if no sum leads from there to what stands above:
    other headings there part what is told beside, as exchanges without cash."""
    before, after = lines[: heading + 1], lines[heading + 1 :]
    new = {node.concept for node in after} - {node.concept for node in before}
    if not after or any((arc.total in new) != (arc.item in new) for arc in statement.calculations):
        return lines
    deeper = max(0, lines[heading].depth + 1 - min(node.depth for node in after))
    return [*before, *(replace(node, depth=node.depth + deeper) for node in after)]


def _has_amounts(lines: list[PresentationNode], heading: int) -> bool:
    """Whether a heading has amounts of money right below it."""
    if not lines[heading].concept.is_abstract:
        return False
    below = takewhile(lambda node: node.depth > lines[heading].depth, islice(lines, heading + 1, None))
    return any(node.concept.type == "xbrli:monetaryItemType" for node in below)
