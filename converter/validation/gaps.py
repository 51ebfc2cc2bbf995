"""Gaps of the cover, found by the conversion and by a rule: one finding for each, as grave as the rule holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from converter.model.findings import Finding
from converter.model.taxonomy import ValidationMessage

_GAPS = frozenset({"cover.missing", "cover.unfit"})
_FAMILY = "EFM.6.05."


def told_once(findings: tuple[Finding, ...], messages: Iterable[ValidationMessage]) -> tuple[Finding, ...]:
    """Findings of a conversion without those of rules that repeat a gap; the verdict keeps their messages."""
    missing = {finding.concept for finding in findings if finding.code in _GAPS}
    # What is said of a fact that is there has its context.
    repeated = [
        m
        for m in messages
        if m.source == "rules" and m.code.startswith(_FAMILY) and m.concept in missing and not m.context
    ]
    grave = {m.concept for m in repeated if m.severity == "error"}
    again = {(f"rules.{m.code}", m.concept) for m in repeated}
    return tuple(
        replace(finding, severity="error") if finding.code in _GAPS and finding.concept in grave else finding
        for finding in findings
        if (finding.code, finding.concept) not in again
    )
