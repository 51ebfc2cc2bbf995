"""What is wrong with the meaning of the tables: concepts that do not fit their rows, rows that their examples miss."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from converter.mapping.fits import UNIT_TYPES, is_flow_among_balances
from converter.mapping.match import Matcher, matcher_of
from converter.model.concepts import EXTENSION, Catalogue, ConceptMaps, LabelRule, Refinement
from converter.model.decisions import LEFT_OUT, LearnedLine
from converter.model.faults import Fault
from converter.model.source import LineItem, Locator, StatementKind

Patterns = Sequence[re.Pattern[str]]
# Statement, normalised label, concept, place.
Worded = tuple[StatementKind, str, str, str]

_NOWHERE = Locator(0, 0, 0)
_FIND = "Correct the name: see `ixbrl taxonomy search`"
_SHOW = "Choose another concept: see `ixbrl taxonomy show`"
_NARROW = "Narrow one of the rows, or give the row another example"


def rule_faults(
    rules: Iterable[LabelRule], unusable: Mapping[str, str], catalogue: Catalogue, balances: Patterns
) -> Iterator[Fault]:
    """Rows of the label tables whose concept cannot be tagged with, or cannot take the figures of the row.

    Args:
        unusable: why concepts cannot be tagged with, by name.
        balances: what labels among flows say that are of an instant.
    """
    for rule in rules:
        if rule.concept in unusable:
            yield Fault(rule.origin, unusable[rule.concept], _FIND)
            continue
        concept = catalogue.concepts.get(rule.concept)
        if concept is None:
            continue
        if concept.is_abstract != (rule.unit is None):
            seen = f"{rule.concept} is {'abstract' if concept.is_abstract else 'no heading'}"
            yield Fault(rule.origin, seen, _SHOW)
        if rule.unit is None or concept.is_abstract:
            continue
        if concept.type not in UNIT_TYPES[rule.unit]:
            yield Fault(rule.origin, f"{rule.concept} is a {concept.type}, the row counts in {rule.unit.value}", _SHOW)
        words = f"{rule.example} {rule.label}{rule.pattern}"
        on_balance_sheet = rule.statement is StatementKind.BALANCE_SHEET
        named = not on_balance_sheet and any(pattern.search(words) for pattern in balances)
        takes_both = rule.statement in (StatementKind.DETAILS, StatementKind.NOTES)
        if on_balance_sheet != (concept.period_type == "instant") and not named and not takes_both:
            seen = f"{rule.concept} is of {_period(concept.period_type)}, the statement is {_statement(rule.statement)}"
            yield Fault(rule.origin, seen, _SHOW)


def example_faults(rules: Iterable[LabelRule], maps: ConceptMaps, total_words: Patterns) -> Iterator[Fault]:
    """Rows whose label is not normalised, and rows whose example does not reach that row, or reaches others as well.

    That a user's own row goes before ours is no fault of ours.
    """
    matcher = matcher_of(maps)
    for rule in rules:
        if rule.label and matcher.normal(rule.label) != rule.label:
            yield Fault(
                rule.origin, f"the label {rule.label!r} is never met", f"Write it {matcher.normal(rule.label)!r}"
            )
        elif rule.unit is None:
            reached = matcher.heading(rule.statement, rule.example)
            if reached is None or reached.origin != rule.origin:
                yield Fault(rule.origin, _reaches(rule, "", [reached] if reached else []), _NARROW)
        else:
            yield from _rivals(rule, matcher, total_words)


def _rivals(rule: LabelRule, matcher: Matcher, total_words: Patterns) -> Iterator[Fault]:
    for heading in _headings(rule.section):
        if not re.search(rule.section, heading):
            yield Fault(rule.origin, f"the section {rule.section!r} cannot be tried", "Write it as words parted by |")
            continue
        assert rule.unit is not None
        is_total = not rule.example or any(word.search(rule.example.lower()) for word in total_words)
        parents = (heading,) if heading else ()
        item = LineItem(rule.example, parents, len(parents), False, is_total, rule.unit, (), _NOWHERE)
        found = [match for match in matcher.matches(rule.statement, item) if match.rule.is_own == rule.is_own]
        best = [match.rule for match in found if match.confidence == found[0].confidence]
        if [one.origin for one in best] != [rule.origin]:
            others = [one for one in best if one.origin != rule.origin]
            yield Fault(rule.origin, _reaches(rule, heading, others), _NARROW)


def _headings(section: str) -> tuple[str, ...]:
    """Headings that satisfy a row's section, one for each of its alternatives; one empty if it has none."""
    return tuple(re.sub(r"\\b|\?", "", part) for part in section.split("|"))


def _reaches(rule: LabelRule, heading: str, others: Sequence[LabelRule]) -> str:
    under = f" under {heading!r}" if heading else ""
    return f"its example {rule.example!r}{under} reaches {', '.join(one.origin for one in others) or 'nothing'}"


def wording_faults(found: Iterable[Worded], unusable: Mapping[str, str], maps: ConceptMaps) -> Iterator[Fault]:
    """Usages that no label can reach, or whose concept does not stand on such a statement."""
    matcher, catalogue = matcher_of(maps), maps.catalogue
    for kind, label, name, origin in found:
        if name in unusable:
            yield Fault(origin, unusable[name], _FIND)
            continue
        concept = catalogue.concepts.get(name)
        if concept is None:
            continue
        if concept.is_abstract:
            yield Fault(origin, f"{name} is abstract", _SHOW)
        instant = concept.period_type == "instant"
        if is_flow_among_balances(name, kind, catalogue) or (instant and kind is StatementKind.INCOME_STATEMENT):
            yield Fault(
                origin, f"{name} is of {_period(concept.period_type)}, the statement is {_statement(kind)}", _SHOW
            )
        if matcher.normal(label) != label:
            yield Fault(origin, f"the label {label!r} is never met", f"Write it {matcher.normal(label)!r}")


def refinement_faults(
    found: Iterable[Refinement], given: Collection[str], unusable: Mapping[str, str], catalogue: Catalogue
) -> Iterator[Fault]:
    """Refinements of what no row gives, and those that lead to what is no like.

    Args:
        given: the concepts that label tables and usages lead to.
    """
    for row in found:
        yield from (Fault(row.origin, unusable[name], _FIND) for name in row.names if name in unusable)
        if row.concept not in given:
            yield Fault(row.origin, f"no row leads to {row.concept}, so nothing is refined", "Remove the row")
        before, after = catalogue.concepts.get(row.concept), catalogue.concepts.get(row.instead)
        if before and after and (before.type, before.period_type) != (after.type, after.period_type):
            yield Fault(row.origin, f"{row.instead} is not of the type and period type of {row.concept}", _SHOW)


def issuer_faults(lines: Iterable[LearnedLine], unusable: Mapping[str, str], catalogue: Catalogue) -> Iterator[Fault]:
    """Rows of the tables of filers whose concept cannot be used for their line."""
    for line in lines:
        why = why_unfit(line, unusable, catalogue)
        if why:
            yield Fault(line.origin, why, _SHOW)


def why_unfit(line: LearnedLine, unusable: Mapping[str, str], catalogue: Catalogue) -> str:
    """Why a line of a statement cannot have its concept; "" if it can, as far as its figures are not known."""
    name = line.concept.removeprefix(f"{catalogue.prefix}:")
    if name in (EXTENSION, LEFT_OUT):
        return ""
    if name in unusable or name not in catalogue.concepts:
        return unusable.get(name, f"{catalogue.vintage} has no concept {line.concept!r} to tag with")
    concept = catalogue.concepts[name]
    if concept.is_abstract:
        return f"{name} is abstract and takes no figures"
    if is_flow_among_balances(name, line.kind, catalogue):
        return f"{name} is of {_period(concept.period_type)}, the statement is {_statement(line.kind)}"
    return ""


def _period(period_type: str) -> str:
    return "an instant" if period_type == "instant" else "a duration"


def _statement(kind: StatementKind) -> str:
    return f"a {kind.value.replace('_', ' ')}"
