"""EFM 6.5: facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from converter.model.filing import FiledFact
from converter.model.findings import count_of
from converter.model.names import QName
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import View

_LANGUAGE = "en-us"


def _decimals(fact: FiledFact) -> int | None:
    """None for exact figures, whose decimals are INF or unsaid."""
    try:
        return int(fact.decimals)
    except ValueError:
        return None


def _breach(fact: FiledFact, text: str) -> Breach:
    return Breach(text, fact.place, str(fact.concept), fact.context)


@rule("EFM.6.05.12", "error", "Keep the right one, or correct its sign, scale or decimals")
def duplicates_agree(view: View) -> Iterator[Breach]:
    """Facts of one concept, context and unit say the same: equal texts, or figures whose roundings meet."""
    together: dict[tuple[object, ...], list[FiledFact]] = defaultdict(list)
    for fact in view.filing.facts:
        language = "" if fact.is_numeric else fact.language.lower()
        together[(fact.concept, fact.context, fact.unit, language)].append(fact)
    for facts in together.values():
        if len(facts) > 1 and not _agree(facts):
            shown = ", ".join("nil" if f.is_nil else str(f.value) if f.is_numeric else f.text[:40] for f in facts)
            yield _breach(facts[0], f"it is reported as {shown}")


def _agree(facts: list[FiledFact]) -> bool:
    nil = [fact.is_nil for fact in facts]
    if any(nil):
        return all(nil)
    if not facts[0].is_numeric:
        return len({fact.text for fact in facts if fact.is_told}) <= 1
    figures = [(fact.value, _decimals(fact)) for fact in facts if fact.value is not None]
    by_decimals: dict[int | None, Decimal] = {}
    if any(by_decimals.setdefault(decimals, value) != value for value, decimals in figures):
        return False
    lows = [value - _half(decimals) for value, decimals in figures]
    highs = [value + _half(decimals) for value, decimals in figures]
    return not figures or max(lows) <= min(highs)


def _half(decimals: int | None) -> Decimal:
    return Decimal(0) if decimals is None else Decimal(5).scaleb(-decimals - 1)


@rule("EFM.6.05.14", "error", "Add a fact with the same text in English, or correct xml:lang")
def text_in_english(view: View) -> Iterator[Breach]:
    """What is reported in another language is also reported in American English."""
    together: dict[tuple[object, ...], list[FiledFact]] = defaultdict(list)
    for fact in view.filing.facts:
        if not fact.is_nil:
            together[(fact.concept, fact.context, fact.unit)].append(fact)
    for facts in together.values():
        foreign = [fact for fact in facts if fact.language and fact.language.lower() != _LANGUAGE]
        if foreign and not any(fact.language.lower() == _LANGUAGE for fact in facts):
            yield _breach(foreign[-1], f"its language is {foreign[-1].language}")


@rule("EFM.6.05.17", "error", "Give decimals instead")
def decimals_not_precision(view: View) -> Iterator[Breach]:
    """How exact a figure is, is said by decimals."""
    for fact in view.filing.facts:
        if fact.uses_precision:
            yield _breach(fact, "it has the attribute precision")


@rule("EFM.6.05.25", "error", "Report an amount for the member, not the member itself")
def members_are_no_facts(view: View) -> Iterator[Breach]:
    """Domains and members are never reported as facts."""
    for fact in view.filing.facts:
        traits = view.traits(fact.concept)
        if traits is not None and traits.is_domain:
            yield _breach(fact, "it is a member of a domain")


@rule("EFM.6.05.37", "error", "Raise decimals, or round the figure as decimals say")
def no_digits_beyond_decimals(view: View) -> Iterator[Breach]:
    """A figure has no digit other than zero beyond what its decimals call exact."""
    for fact in view.filing.facts:
        decimals = _decimals(fact)
        if fact.value is not None and decimals is not None and fact.value % Decimal(1).scaleb(-decimals):
            yield _breach(fact, f"{fact.value:f} has digits beyond decimals {decimals}")


@rule("EFM.6.05.42", "warning", "Use what the taxonomy has put in its place: `ixbrl taxonomy search`")
def current_concepts(view: View) -> Iterator[Breach]:
    """Facts, axes and members are not of concepts that their taxonomy has deprecated."""
    counted: dict[QName, list[FiledFact]] = defaultdict(list)
    for fact in view.filing.facts:
        for used in _names(view, fact):
            counted[used].append(fact)
    for name, facts in counted.items():
        if view.is_deprecated(name):
            yield Breach(f"{count_of(len(facts), 'fact')} of a deprecated concept", facts[0].place, str(name))


def _names(view: View, fact: FiledFact) -> Iterable[QName]:
    context = view.context.get(fact.context)
    return (fact.concept, *(name for pair in (context.dimensions if context else ()) for name in pair))


RULES = (
    duplicates_agree,
    text_in_english,
    decimals_not_precision,
    members_are_no_facts,
    no_digits_beyond_decimals,
    current_concepts,
)
