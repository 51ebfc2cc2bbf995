"""Runs the rules over a filing: messages with source line and hint, and which rules could not be run, and why.

EDGAR's manual is about filings. A document without a cover (no dei:DocumentType) is none yet: rules about the cover
and the filer are not run on it, and breaches of the others are told as advice, unless it is judged as a filing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from converter.errors import UsageError
from converter.model.concepts import Catalogue
from converter.model.filing import Filing
from converter.model.rules import RuleTables
from converter.model.taxonomy import RuleReport, ValidationMessage
from converter.validation.rules import (
    contexts,
    cover,
    cover_agrees,
    declarations,
    facts,
    labels,
    markup,
    networks,
    quality,
    quality_dates,
    quality_members,
    quality_networks,
    quality_uses,
    schema,
)
from converter.validation.rules.rule import Breach, Rule
from converter.validation.rules.view import Need, View

RULES: tuple[Rule, ...] = (
    *markup.RULES,
    *schema.RULES,
    *declarations.RULES,
    *contexts.RULES,
    *facts.RULES,
    *cover.RULES,
    *cover_agrees.RULES,
    *labels.RULES,
    *networks.RULES,
    *quality_members.RULES,
    *quality.RULES,
    *quality_dates.RULES,
    *quality_networks.RULES,
    *quality_uses.RULES,
)
FAMILIES = ("efm", "dqc")

WHY_NOT: dict[Need, str] = {
    "cover": "needs a cover: the document has no dei:DocumentType",
    "schema": "needs the DTS: the report's own schema is not there",
    "presentation": "needs the DTS: the report's own presentation is not there",
    "calculation": "needs the DTS: the report's own calculation is not there",
    "definition": "needs the DTS: the report's own definitions are not there",
    "labels": "needs the DTS: the report's own labels are not there",
}


def run_rules(
    filing: Filing,
    catalogue: Catalogue,
    tables: RuleTables,
    families: Iterable[str] = FAMILIES,
    *,
    as_filing: bool = False,
) -> RuleReport:
    """What the rules of some families say of a filing, in the order of the rules.

    Args:
        catalogue: the standard concepts, of the vintage that the filing uses.
        as_filing: judge a document without a cover as what is filed, too.

    Raises:
        UsageError: there is no such family.
    """
    wanted = known_families(families)
    view = View(filing, catalogue, tables)
    there = view.there | {"cover"} if as_filing else view.there
    messages: list[ValidationMessage] = []
    not_run: list[tuple[str, str]] = []
    count = 0
    for rule in RULES:
        if rule.family not in wanted:
            continue
        missing = next((need for need in rule.needs if need not in there), None)
        if missing is not None:
            not_run.append((rule.number, WHY_NOT[missing]))
            continue
        count += 1
        messages += _messages(rule, rule.check(view), is_advice="cover" not in there)
    return RuleReport(tuple(messages), tuple(not_run), count, is_advice="cover" not in there)


def known_families(families: Iterable[str]) -> tuple[str, ...]:
    """The same families.

    Raises:
        UsageError: there is no such family.
    """
    wanted = tuple(families)
    for family in wanted:
        if family not in FAMILIES:
            raise UsageError(f"there are no rules {family!r}", do=f"Choose among: {', '.join(FAMILIES)}")
    return wanted


def _messages(rule: Rule, breaches: Iterator[Breach], *, is_advice: bool) -> Iterator[ValidationMessage]:
    for breach in breaches:
        severity = breach.severity or rule.severity
        about = ", ".join(part for part in (breach.concept, breach.context) if part)
        yield ValidationMessage(
            code=f"{rule.number}.{breach.part}" if breach.part else rule.number,
            severity="info" if is_advice and rule.family == "efm" else severity,
            text=f"{about}: {breach.text}" if about else breach.text,
            where=str(breach.place),
            source="rules",
            hint=rule.hint,
            concept=breach.concept,
            context=breach.context,
        )


def hint_for(code: str) -> str:
    """How a breach of a rule is mended, by the code of a message; "" for rules that we do not have."""
    fitting = [rule for rule in RULES if code == rule.number or code.startswith(f"{rule.number}.")]
    return max(fitting, key=lambda rule: len(rule.number)).hint if fitting else ""


def rules_numbered(number: str) -> tuple[Rule, ...]:
    """The rules of a number, written as the manual does or without its zeros: "EFM.6.05.07", "6.5.7", "dqc 0015".

    Raises:
        UsageError: there is none.
    """
    wanted = _plain(number)
    found = tuple(rule for rule in RULES if wanted in (_plain(rule.number), _plain(rule.number.partition(".")[2])))
    if not found:
        raise UsageError(f"there is no rule {number!r}", do="See `ixbrl rules list`")
    return found


def _plain(number: str) -> tuple[str, ...]:
    parts = re.findall(r"[0-9]+|[a-z]+", number.lower())
    return tuple(part.lstrip("0") or "0" for part in parts if part != "us")
