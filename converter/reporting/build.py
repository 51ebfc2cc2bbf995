"""The report: its entity and its facts."""

from __future__ import annotations

import re

from converter.errors import NothingToConvertError
from converter.model.findings import Finding
from converter.model.report import Entity, Report, ReportName
from converter.model.source import Registrant
from converter.model.statements import Statement
from converter.reporting.consistency import consistent_statements
from converter.reporting.facts import gather_facts
from converter.settings import CIK_SCHEME, NEUTRAL_SCHEME


def build_report(
    statements: tuple[Statement, ...], name: ReportName, registrant: Registrant
) -> tuple[Report, tuple[Finding, ...]]:
    """All facts of a release under one entity, one for each combination of aspects (OIM 1.0).

    A figure that stands at several places is one fact with as many occurrences. Values are in whole units, exact
    decimals; `decimals` counts the places to which they are printed (XBRL 2.1, 4.6.5).

    Returns:
        The report, and findings on facts whose printings contradict each other, on sums that these would break, and
        on an entity without a CIK.

    Raises:
        NothingToConvertError: no statement has a figure that can be stated.
    """
    facts, contradictions = gather_facts(statements)
    if not facts:
        raise NothingToConvertError("no figure of any statement could be dated", do="Give column headings full dates")
    kept, dropped = consistent_statements(statements, facts)
    entity, remarks = _entity(registrant)
    return Report(entity, name, facts, kept), (*contradictions, *dropped, *remarks)


def _entity(registrant: Registrant) -> tuple[Entity, tuple[Finding, ...]]:
    name, ticker = registrant.name, registrant.ticker
    if registrant.cik:
        return Entity(CIK_SCHEME, registrant.cik, name, ticker, registrant.cik), ()
    identifier = ticker or re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "unknown"
    finding = Finding(
        "entity.no-cik",
        "warning",
        f"no CIK was given, so the entity is {identifier!r} in the neutral scheme {NEUTRAL_SCHEME}",
        rule="EFM 6.5.1",
        hint="Give the SEC's number with --cik, or in an entity file",
    )
    return Entity(NEUTRAL_SCHEME, identifier, name, ticker), (finding,)
