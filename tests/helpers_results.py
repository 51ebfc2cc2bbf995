"""What tests ask of the result of a conversion."""

from __future__ import annotations

from converter import Result


def concepts(result: Result) -> dict[str, str]:
    """The concept of each tagged line, by its label."""
    return {fact.occurrences[0].label: str(fact.concept.name) for fact in result.outcome.report.facts}
