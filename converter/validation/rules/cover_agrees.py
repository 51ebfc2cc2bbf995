"""EFM 6.5: facts of the cover that ask for others, or leave no room for them. Both stand in rules/efm.csv."""

from __future__ import annotations

from collections.abc import Iterator

from converter.model.filing import FiledFact
from converter.model.rules import RuleParameter
from converter.validation.rules.cover import form_of, is_there, part_of, place_of
from converter.validation.rules.rule import Breach, Severity, rule
from converter.validation.rules.view import Need, View

_COVER: tuple[Need, ...] = ("cover",)
_AGREE = "Correct one of the two in the entity file; the cover is made of it"
_DEPENDENT = {"EFM.6.05.40": "Dependency"}
_SEVERE = {"EFM.6.05.40"}
_SYMBOLS = ("TradingSymbol", "NoTradingSymbolFlag")
_TITLES = ("Security12bTitle", "Security12gTitle")
_EXCHANGE = "SecurityExchangeName"


def _rows(view: View, number: str, kind: str) -> Iterator[RuleParameter]:
    return (row for row in view.tables.of(number, kind) if form_of(view) in row.others)


def _dependent(view: View, number: str) -> Iterator[Breach]:
    """Facts that are told if and only if another has a value; `needs`: if another has one of some."""
    for row in _rows(view, number, "when"):
        other, _, wanted = row.value.partition("=")
        for name in row.names:
            is_due = view.text_of(other) == wanted
            if is_due != is_there(view, name):
                text = f"it is told where dei:{other} is {wanted}, and only there"
                severity: Severity = "error" if number in _SEVERE and is_due else "warning"
                part = f"{part_of(name, other)}{_DEPENDENT.get(number, 'DependentValue')}"
                yield Breach(text, place_of(view), f"dei:{name}", part=part, severity=severity)
    for row in _rows(view, number, "needs"):
        other, _, wanted = row.value.partition("=")
        said = view.text_of(other)
        for name in row.names:
            if said in wanted.split("|") and not is_there(view, name):
                text = f"where dei:{other} is {said}, it is told"
                part = f"{part_of(other)}Value{name}Missing"
                yield Breach(text, place_of(view), f"dei:{name}", part=part)


def _unexpected(view: View, number: str) -> Iterator[Breach]:
    """Facts that the form does not have."""
    for row in _rows(view, number, "unexpected"):
        for name in row.names:
            for fact in (fact for fact in view.dei(name) if not fact.is_nil):
                text = f"form {view.document_type} does not have it"
                yield Breach(text, fact.place, str(fact.concept), fact.context, f"{part_of(name)}Unexpected")


@rule("EFM.6.05.20", "warning", _AGREE, needs=_COVER)
def amendments_and_years(view: View) -> Iterator[Breach]:
    """An amendment says what it amends; fiscal year and period stand together."""
    yield from _dependent(view, "EFM.6.05.20")
    for row in _rows(view, "EFM.6.05.20", "both"):
        if len({is_there(view, name) for name in row.names}) > 1:
            text = f"one of {', '.join(row.names)} is told alone"
            yield Breach(text, place_of(view), part=f"{part_of(*row.names)}Both")


@rule("EFM.6.05.21", "warning", _AGREE, needs=_COVER)
def kinds_of_filer(view: View) -> Iterator[Breach]:
    """A well-known seasoned issuer is neither a voluntary filer nor a shell; large filers say who attests controls."""
    yield from _dependent(view, "EFM.6.05.21")
    yield from _unexpected(view, "EFM.6.05.21")
    for row in _rows(view, "EFM.6.05.21", "one alone"):
        if all(view.text_of(name) in ("Yes", "true") for name in row.names):
            part = f"{part_of(*row.names)}ExclusiveValue"
            yield Breach(f"all of {', '.join(row.names)} are said", place_of(view), part=part, severity="error")


@rule("EFM.6.05.26", "warning", _AGREE, needs=_COVER)
def shares_by_class(view: View) -> Iterator[Breach]:
    """Shares outstanding stand for the whole, or for each of several classes; an 8-K does not tell them."""
    yield from _unexpected(view, "EFM.6.05.26")
    yield from _by_axis(view, "EntityCommonStockSharesOutstanding")


@rule("EFM.6.05.40", "warning", _AGREE, needs=_COVER)
def growth_companies(view: View) -> Iterator[Breach]:
    """An emerging growth company, and no other, says whether it uses the longer transition periods."""
    yield from _dependent(view, "EFM.6.05.40")
    yield from _unexpected(view, "EFM.6.05.40")


@rule("EFM.6.05.46", "warning", _AGREE, needs=_COVER)
def securities_by_title(view: View) -> Iterator[Breach]:
    """Securities stand for the whole, or each for its class; a symbol or that there is none, and an exchange, only
    beside a title."""
    yield from _by_axis(view, _TITLES[0])
    titled = {view.members(fact) for name in _TITLES for fact in view.dei(name)}
    symbols: dict[object, list[FiledFact]] = {}
    for name in _SYMBOLS:
        for fact in view.dei(name):
            symbols.setdefault(view.members(fact), []).append(fact)
    part = f"{part_of(*_SYMBOLS, *_TITLES)}ExclusiveDependency"
    for members, facts in symbols.items():
        if members not in titled or len({fact.concept for fact in facts}) > 1:
            seen = "both are told of one security" if members in titled else "the security has no title"
            yield Breach(seen, facts[0].place, str(facts[0].concept), facts[0].context, part)
    for fact in view.dei(_EXCHANGE):
        if view.members(fact) not in symbols:
            text = "neither a symbol nor that there is none is told of the security"
            where = f"{part_of(_EXCHANGE, *_SYMBOLS)}Dependency"
            yield Breach(text, fact.place, str(fact.concept), fact.context, where)


def _by_axis(view: View, name: str) -> Iterator[Breach]:
    """A fact that stands once and for a class, or for the whole beside classes."""
    facts = {fact.context: fact for fact in view.dei(name)}
    bare = [fact for fact in facts.values() if not view.members(fact)]
    if (len(facts) == 1 and not bare) or (len(facts) > 1 and bare):
        first = next(iter(facts.values()))
        text = "one security stands for a class" if not bare else "one security stands for the whole beside others"
        yield Breach(text, first.place, str(first.concept), first.context, f"{part_of(name)}SecurityAxes")


@rule("EFM.6.05.48", "warning", _AGREE, needs=_COVER)
def lines_of_the_address(view: View) -> Iterator[Breach]:
    """A later line of the address stands below an earlier one."""
    for row in _rows(view, "EFM.6.05.48", "after"):
        name, before = row.names
        if is_there(view, name) and not is_there(view, before):
            text = f"it stands without dei:{before}"
            yield Breach(text, place_of(view), f"dei:{name}", part=f"{part_of(name, before)}Missing")


@rule("EFM.6.05.49", "warning", _AGREE, needs=_COVER)
def corrections_of_errors(view: View) -> Iterator[Breach]:
    """What a correction of errors led to is told where there is one; boxes of other forms are not."""
    yield from _dependent(view, "EFM.6.05.49")
    yield from _unexpected(view, "EFM.6.05.49")


@rule("EFM.6.05.52", "warning", _AGREE, needs=_COVER)
def boxes_of_an_8k_alone(view: View) -> Iterator[Breach]:
    """Periodic reports do not have the check boxes of an 8-K."""
    yield from _unexpected(view, "EFM.6.05.52")


RULES = (
    amendments_and_years,
    kinds_of_filer,
    shares_by_class,
    growth_companies,
    securities_by_title,
    lines_of_the_address,
    corrections_of_errors,
    boxes_of_an_8k_alone,
)
