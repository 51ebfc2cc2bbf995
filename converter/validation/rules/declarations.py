"""EFM 6.7, what a schema may not declare at all: arcroles twice, tuples, fractions, endless names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import Need, View

_SCHEMA: tuple[Need, ...] = ("schema",)
_AUTHORITY = re.compile(r"(?:https?|ftp)://\w[^/]*|urn:\w.*")
_LONGEST_NAME = 200


@rule("EFM.6.07.05", "error", "Begin the namespace with http:// and the filer's host", _SCHEMA)
def namespace_has_a_host(view: View) -> Iterator[Breach]:
    """The namespace is an address with a host."""
    for schema in view.filing.schemas:
        if not _AUTHORITY.match(schema.namespace):
            yield Breach(f"the namespace is {schema.namespace!r}", schema.place)


@rule("EFM.6.07.14", "error", "Keep one declaration", _SCHEMA)
def arcroles_once(view: View) -> Iterator[Breach]:
    """An arcrole is declared once."""
    arcroles = {role.uri: role for role in view.filing.roles if role.is_arcrole}
    counted = Counter(role.uri for role in view.filing.roles if role.is_arcrole)
    for uri, role in arcroles.items():
        if counted[uri] > 1:
            yield Breach(f"the arcrole {uri} is declared {counted[uri]} times", role.place)


@rule("EFM.6.07.15", "error", "Write a link:definition", _SCHEMA)
def arcroles_mean_something(view: View) -> Iterator[Breach]:
    """An arcrole says what it means."""
    for role in view.filing.roles:
        if role.is_arcrole and not role.definition.strip():
            yield Breach(f"the arcrole {role.uri} has no definition", role.place)


@rule("EFM.6.07.19", "error", "Declare an item instead", _SCHEMA)
def no_tuples(view: View) -> Iterator[Breach]:
    """The report declares no tuple."""
    for concept in view.filing.concepts:
        if concept.substitution_group is not None and concept.substitution_group.local == "tuple":
            yield Breach("it is a tuple", concept.place, str(concept.name))


@rule("EFM.6.07.29", "error", "Shorten the name: mapping.csv gives the line another", _SCHEMA)
def short_names(view: View) -> Iterator[Breach]:
    """The name of an element has at most 200 bytes."""
    for concept in view.filing.concepts:
        size = len(concept.name.local.encode())
        if size > _LONGEST_NAME:
            yield Breach(f"its name has {size} bytes", concept.place, str(concept.name))


@rule("EFM.6.07.31", "error", "Declare a decimal instead", _SCHEMA)
def no_fractions(view: View) -> Iterator[Breach]:
    """The report declares no fraction."""
    for concept in view.filing.concepts:
        if concept.type is not None and concept.type.local == "fractionItemType":
            yield Breach("it is a fraction", concept.place, str(concept.name))


RULES = (namespace_has_a_host, arcroles_once, arcroles_mean_something, no_tuples, short_names, no_fractions)
