"""What an inline source says of its filer with its own tags of dei: the fields of a cover page and its securities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from converter.model.concepts import Catalogue
from converter.model.cover import (
    DATE_OF,
    MEMBER,
    NUMERIC,
    TITLE,
    CoverField,
    CoverLayout,
    Told,
    member_words,
    normal_value,
)
from converter.model.filing import FiledContext, FiledFact, Filing
from converter.model.findings import Finding
from converter.model.names import QName
from converter.model.periods import Instant
from converter.reporting.cover_members import standard_member

_DEI = re.compile(r"https?://xbrl\.sec\.gov/dei/")
_PREFIX = "dei"
_SHARED = re.compile(r"http://(?:fasb\.org|xbrl\.sec\.gov)/(?P<family>[\w-]+)/")
_BRACKETED = re.compile(r"\((.*)\)")
_EDGES = " ,;"
_Parts = tuple[tuple[QName, QName], ...]
_Pairs = tuple[tuple[str, str], ...]
_Standard = Callable[[_Parts], str]


def told_by_tags(filing: Filing, layout: CoverLayout, catalogue: Catalogue) -> tuple[Told, tuple[Finding, ...]]:
    """The fields that a source's tags give, and findings on those whose tags disagree or cannot be read.

    Args:
        filing: what lies in the source.
        layout: which dei concept stands for which field of the cover page.
        catalogue: which members of its axis are standard ones.
    """
    context = {held.id: held for held in filing.contexts}
    by_concept: dict[str, list[FiledFact]] = defaultdict(list)
    for fact in filing.facts:
        if _is_dei(fact.concept) and not fact.is_nil and fact.context in context:
            by_concept[fact.concept.local].append(fact)
    values: dict[str, str] = {}
    findings: list[Finding] = []
    for field in layout.fields:
        if field.is_of_security:
            continue
        whole = [fact for fact in by_concept[field.concept] if not _parts(context[fact.context])]
        found = list(dict.fromkeys(_values(field, whole, context, layout)))
        if len(found) == 1:
            values |= found[0]
        elif whole:
            findings.append(_unsettled(field, [fact.text or fact.printed or str(fact.value) for fact in whole]))
    standard = partial(_standard, catalogue=catalogue)
    securities = _securities(by_concept, context, layout, standard)
    of_securities = {parts: dict(said) for parts, said in securities.items()}
    classes = _classes(by_concept, context, layout, of_securities, standard)
    return Told(tuple(values.items()), tuple(securities.values()), tuple(classes)), tuple(findings)


def _is_dei(name: QName) -> bool:
    # Some copies of filings have lost the declaration of the prefix.
    return bool(_DEI.match(name.namespace)) or (not name.namespace and name.prefix == _PREFIX)


def _parts(context: FiledContext) -> bool:
    """Whether a context is of a part of what reports."""
    return bool(context.dimensions or context.typed)


def _values(
    field: CoverField, facts: list[FiledFact], context: Mapping[str, FiledContext], layout: CoverLayout
) -> Iterator[tuple[tuple[str, str], ...]]:
    """What each of its facts makes of a field: its name and value, and of a figure the day as well."""
    for fact in facts:
        if field.kind in NUMERIC:
            period = context[fact.context].period
            if fact.value is not None and isinstance(period, Instant):
                figure = normal_value(field.kind, f"{fact.value:f}".partition(".")[0])
                if figure:
                    yield (field.name, figure), (DATE_OF.format(field.name), period.end.isoformat())
        elif value := _value(field, fact, layout):
            yield ((field.name, value),)


def _value(field: CoverField, fact: FiledFact, layout: CoverLayout) -> str | None:
    said = (fact.text if fact.is_told else fact.printed).strip(_EDGES)
    bracketed = _BRACKETED.fullmatch(said)
    return normal_value(field.kind, layout.meant(field.name, bracketed[1] if bracketed else said))


def _securities(
    by_concept: Mapping[str, list[FiledFact]],
    context: Mapping[str, FiledContext],
    layout: CoverLayout,
    standard: _Standard,
) -> dict[_Parts, _Pairs]:
    """What is told of each security, in the order of the document; contexts tell them apart (EFM 6.5.46)."""
    found: dict[_Parts, dict[str, str]] = {}
    for field in layout.fields:
        for fact in by_concept.get(field.concept, ()) if field.is_of_security else ():
            value = _value(field, fact, layout)
            if value:
                found.setdefault(context[fact.context].dimensions, {}).setdefault(field.name, value)
    for members, said in found.items():
        if len(found) > 1 and (shared := standard(members)):
            said[MEMBER] = shared
    return {members: tuple(said.items()) for members, said in found.items()}


def _standard(members: _Parts, catalogue: Catalogue) -> str:
    """The standard member that a context has alone, if the vintage has it too; "" for none."""
    family = _SHARED.match(members[0][1].namespace) if len(members) == 1 else None
    name = f"{family['family']}:{members[0][1].local}" if family else ""
    return name if name and standard_member(name, catalogue) else ""


def _classes(
    by_concept: Mapping[str, list[FiledFact]],
    context: Mapping[str, FiledContext],
    layout: CoverLayout,
    securities: Mapping[_Parts, Mapping[str, str]],
    standard: _Standard,
) -> Iterator[_Pairs]:
    """What is told of each class of stock, each by one tag; one of the filer's own is called as its security is."""
    axis = layout.parts["axis"].rpartition(":")[2]
    for field in layout.fields:
        found: dict[_Parts, set[_Pairs]] = defaultdict(set)
        for fact in by_concept.get(field.concept, ()) if field.is_of_class else ():
            parts = context[fact.context].dimensions
            if [one.local for one, _ in parts] == [axis] and not context[fact.context].typed:
                found[parts] |= set(_values(field, [fact], context, layout))
        for parts, told in found.items():
            shared, member = standard(parts), parts[0][1].local
            name = (MEMBER, shared) if shared else (TITLE, securities.get(parts, {}).get(TITLE) or member_words(member))
            if len(told) == 1:
                yield (name, *told.pop())


def _unsettled(field: CoverField, seen: list[str]) -> Finding:
    shown = ", ".join(repr(value) for value in dict.fromkeys(seen))
    return Finding(
        "entity.tags-unsettled",
        "warning" if len(set(seen)) > 1 else "info",
        f"the source's own tags say {shown} for {field.name}, so it is not taken from them",
        concept=f"dei:{field.concept}",
        rule=field.rule,
        hint=f"Give {field.name} in the entity file",
    )
