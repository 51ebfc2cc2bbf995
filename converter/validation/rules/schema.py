"""EFM 6.3, 6.7 and 6.8: the report's own schema, its elements and its roles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from converter.model.filing import FiledConcept, Place
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import Need, View

_SCHEMA: tuple[Need, ...] = ("schema",)
_NAMED_SCHEMA = re.compile(r"\w+-([12][0-9]{3}[01][0-9][0-3][0-9])\.xsd")
_NAMED_LINKBASE = re.compile(r"\w+-([12][0-9]{3}[01][0-9][0-3][0-9])(_[a-z]{3})\.xml")
_ENDINGS = {
    "presentationLink": "_pre",
    "calculationLink": "_cal",
    "definitionLink": "_def",
    "labelLink": "_lab",
    "referenceLink": "_ref",
}
_DATED = re.compile(r"/([12][0-9]{3})-([01][0-9])-([0-3][0-9])|/([12][0-9]{3})([01][0-9])([0-3][0-9])")
_ROLE_DEFINITION = re.compile(r"[0-9]+ - (Statement|Disclosure|Schedule|Document) - [^\n]*\S")
_ROLE_ADDRESS = re.compile(r".*/role/[^/\s]+")
_VERSION = re.compile(r"http://(?:fasb\.org|xbrl\.sec\.gov)/(?P<family>[\w-]+)/(?P<year>\d{4})")
_ODD = re.compile("[][()*+?\\\\/^{}|@#%^=~`\"';:,<>&$\u00a3\u20ac]")
_PERIOD_IN_NAME = re.compile(
    r"(?:FirstQuarter|SecondQuarter|ThirdQuarter|FourthQuarter|[1-4]Qtr|Qtr[1-4]|ytd|YTD|HalfYear)(?=$|[A-Z\W])"
)
_LONGEST_NAME, _LONGEST_FILE, _LONGEST_ADDRESS = 200, 32, 255
_LINKS = ("presentationLink", "calculationLink", "definitionLink")
_REMAKE = "Convert again: the names of files, roles and elements are made so"


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        return bool(date(int(year), int(month), int(day)))
    except ValueError:
        return False


@rule("EFM.5.01.01", "error", "Rename the file: a letter or digit, then letters, digits, and . - _")
def file_names(view: View) -> Iterator[Breach]:
    """Files have short, plain names with the ending of their kind."""
    filing = view.filing
    for name in (filing.document, *(s.place.file for s in filing.schemas), *(name for name, _ in filing.linkbases)):
        wanted = r"[a-zA-Z0-9][._a-zA-Z0-9-]*\.htm" if name == filing.document and filing.is_inline else ""
        if not re.fullmatch(wanted or r"[a-z0-9][a-zA-Z0-9_.-]*\.(xsd|xml|htm)", name):
            yield Breach(f"the file is called {name!r}", Place(name))
        if len(name) > _LONGEST_FILE:
            yield Breach(f"the name {name!r} has more than 32 characters", Place(name), part="tooManyCharacters")


@rule("EFM.6.03.03", "error", "Name the files base-yyyymmdd.xsd, base-yyyymmdd_pre.xml and so on", _SCHEMA)
def schema_and_linkbase_names(view: View) -> Iterator[Breach]:
    """Schema and linkbases are named by a base, the day, and the kind of the linkbase."""
    for schema in view.filing.schemas:
        found = _NAMED_SCHEMA.fullmatch(schema.place.file)
        if not found or not _is_day(found[1][:4], found[1][4:6], found[1][6:]):
            yield Breach(f"the schema is called {schema.place.file!r}", schema.place)
    inside = {schema.place.file for schema in view.filing.schemas}
    for name, kind in view.filing.linkbases:
        found = _NAMED_LINKBASE.fullmatch(name)
        if name not in inside and not (
            found and found[2] == _ENDINGS.get(kind) and _is_day(found[1][:4], found[1][4:6], found[1][6:])
        ):
            yield Breach(f"the linkbase with {kind} is called {name!r}", Place(name))


@rule("EFM.6.07.01", "error", "Import the schema instead", _SCHEMA)
def nothing_included(view: View) -> Iterator[Breach]:
    """A schema imports others and includes none."""
    for schema in view.filing.schemas:
        for name in schema.includes:
            yield Breach(f"it includes {name}", schema.place)


def _authority(address: str) -> str:
    return address.partition("//")[2].partition("/")[0]


@rule("EFM.6.07.03", "error", "Take a namespace of the filer's own", _SCHEMA)
def authority_of_the_namespace(view: View) -> Iterator[Breach]:
    """The namespace is not one of the publishers of standard taxonomies."""
    standard = {".".join(_authority(name).split(".")[-2:]) for name in view.catalogue.schemas}
    for schema in view.filing.schemas:
        if ".".join(_authority(schema.namespace).split(".")[-2:]) in standard | {"xbrl.org", "xbrl.us", "sec.gov"}:
            yield Breach(f"the namespace is {schema.namespace}", schema.place)


@rule("EFM.6.07.04", "error", "End the namespace's host with /yyyymmdd, and begin it with http://", _SCHEMA)
def namespace_is_dated(view: View) -> Iterator[Breach]:
    """The namespace is an http address: the filer's host, then at once a day."""
    for schema in view.filing.schemas:
        host = f"http://{_authority(schema.namespace)}"
        found = _DATED.match(schema.namespace[len(host) :]) if schema.namespace.startswith(host) else None
        parts = [part for part in found.groups() if part] if found else []
        if len(parts) != 3 or not _is_day(*parts):
            yield Breach(f"the namespace is {schema.namespace}", schema.place)


@rule("EFM.6.07.07", "error", "Declare one prefix for the namespace, without an underscore", _SCHEMA)
def one_prefix(view: View) -> Iterator[Breach]:
    """The schema has exactly one prefix for its namespace, and that has no underscore."""
    for schema in view.filing.schemas:
        if len(schema.prefixes) > 1:
            seen = f"the prefixes are {', '.join(schema.prefixes)}"
            yield Breach(seen, schema.place, part="multipleRecommendedPrefixes")
        elif not schema.prefixes or "_" in schema.prefixes[0]:
            yield Breach(f"the prefix is {''.join(schema.prefixes) or 'missing'}", schema.place)


@rule("EFM.6.07.09", "error", "Begin the role with the namespace's host and end it with /role/Name", _SCHEMA)
def role_addresses(view: View) -> Iterator[Breach]:
    """A role has the host of the namespace, and ends with /role/ and a name."""
    hosts = {schema.place.file: _authority(schema.namespace) for schema in view.filing.schemas}
    for role in view.filing.roles:
        if not role.is_arcrole and _authority(role.uri) != hosts.get(role.place.file, ""):
            yield Breach(f"the role {role.uri} has another host", role.place)
        if not role.is_arcrole and not _ROLE_ADDRESS.fullmatch(role.uri):
            yield Breach(
                f"the role {role.uri} does not end with /role/Name", role.place, part="roleEnding", severity="warning"
            )


@rule("EFM.6.07.10", "error", "Keep one declaration", _SCHEMA)
def roles_once(view: View) -> Iterator[Breach]:
    """A role is declared once."""
    counted = Counter(role.uri for role in view.filing.roles if not role.is_arcrole)
    for role in view.roles.values():
        if counted[role.uri] > 1:
            yield Breach(f"the role {role.uri} is declared {counted[role.uri]} times", role.place)


@rule("EFM.6.07.11", "error", "Add the missing link:usedOn", _SCHEMA)
def roles_for_all_links(view: View) -> Iterator[Breach]:
    """A role for presentation, calculation or definition links is for all three."""
    for role in view.filing.roles:
        missing = [kind for kind in _LINKS if kind not in role.used_on]
        if not role.is_arcrole and missing and len(missing) < len(_LINKS):
            yield Breach(f"the role {role.uri} is not for {', '.join(missing)}", role.place)


@rule("EFM.6.07.12", "error", 'Write the definition as "NNN - Statement - Title"', _SCHEMA)
def role_definitions(view: View) -> Iterator[Breach]:
    """A role's definition is a number, its kind (Statement, Disclosure, Schedule or Document) and a title."""
    for role in view.filing.roles:
        if not role.is_arcrole and not _ROLE_DEFINITION.fullmatch(role.definition):
            yield Breach(f"the role {role.uri} is defined as {role.definition!r}", role.place)


_LEVELS = (("- Document - ", 0), (" - Statement - ", 1), (" (Detail", 5), (" (Table", 4), (" (Polic", 3))


@rule("EFM.6.07.12", "warning", "Number the roles so that they sort in that order", ("schema", "presentation"))
def order_of_roles(view: View) -> Iterator[Breach]:
    """Sorted by their numbers, the cover comes first, then statements, notes, policies, tables and details."""
    presented = [role for role in view.presentation if _ROLE_DEFINITION.fullmatch(view.definition(role))]
    before = 0
    for role in sorted(presented, key=lambda name: view.definition(name).partition(" ")[0]):
        level = next((level for words, level in _LEVELS if words in view.definition(role)), 2)
        if level < before:
            seen = f"the role {view.definition(role)!r} comes after a later kind"
            yield Breach(seen, view.roles[role].place, part="presentationBaseSetOrder")
        before = level


@rule("EFM.6.07.13", "error", "Begin the arcrole with the namespace's host and end it with /arcrole/name", _SCHEMA)
def arcrole_addresses(view: View) -> Iterator[Breach]:
    """An arcrole of the report's own has the host of its namespace."""
    hosts = {schema.place.file: _authority(schema.namespace) for schema in view.filing.schemas}
    for role in view.filing.roles:
        if role.is_arcrole and _authority(role.uri) != hosts.get(role.place.file, ""):
            yield Breach(f"the arcrole {role.uri} has another host", role.place)


def _each(seen: str, broken: list[FiledConcept]) -> Iterator[Breach]:
    for concept in broken:
        yield Breach(seen.format(concept=concept), concept.place, str(concept.name))


@rule("EFM.6.07.16", "error", "Use the standard concept, or give the extension another name", _SCHEMA)
def names_of_its_own(view: View) -> Iterator[Breach]:
    """An extension has no name that a standard taxonomy has."""
    known = [c for c in view.filing.concepts if c.name.local in view.catalogue.names]
    yield from _each("the standard taxonomy has an element of that name", known)


@rule("EFM.6.07.17", "error", _REMAKE, _SCHEMA)
def element_ids(view: View) -> Iterator[Breach]:
    """An element's id is its prefix, an underscore and its name."""
    yield from _each(
        "its id is {concept.id!r}",
        [c for c in view.filing.concepts if c.id != f"{c.name.prefix}_{c.name.local}"],
    )


@rule("EFM.6.07.18", "error", 'Declare it with nillable="true"', _SCHEMA)
def elements_may_be_nil(view: View) -> Iterator[Breach]:
    """An element may be nil."""
    yield from _each("nillable is not true", [c for c in view.filing.concepts if c.nillable != "true"])


@rule("EFM.6.07.20", "error", "Use an axis with members", _SCHEMA)
def no_typed_axes(view: View) -> Iterator[Breach]:
    """The report declares no axis whose members are values."""
    yield from _each("it has a typed domain", [c for c in view.filing.concepts if c.has_typed_domain])


@rule("EFM.6.07.21", "error", "Declare it for a duration", _SCHEMA)
def headings_are_durations(view: View) -> Iterator[Breach]:
    """What is abstract is of a duration."""
    broken = [c for c in view.filing.concepts if c.is_abstract and c.period_type != "duration"]
    yield from _each("it is abstract and of an instant", broken)


def _named_unlike(view: View, group: str, ending: str) -> list[FiledConcept]:
    """Elements whose name and substitution group disagree."""
    groups = [(c, c.substitution_group.local if c.substitution_group else "") for c in view.filing.concepts]
    return [concept for concept, held in groups if concept.name.local.endswith(ending) != (held == group)]


@rule("EFM.6.07.23", "error", "Let the name end with Axis, or correct the substitution group", _SCHEMA)
def axes_by_name(view: View) -> Iterator[Breach]:
    """What is an axis is called Axis, and nothing else is."""
    seen = "its name and its substitution group disagree on whether it is an axis"
    yield from _each(seen, _named_unlike(view, "dimensionItem", "Axis"))


@rule("EFM.6.07.24", "error", "Let the name end with Table, or correct the substitution group", _SCHEMA)
def tables_by_name(view: View) -> Iterator[Breach]:
    """What is a hypercube is called Table, and nothing else is."""
    seen = "its name and its substitution group disagree on whether it is a table"
    yield from _each(seen, _named_unlike(view, "hypercubeItem", "Table"))


@rule("EFM.6.07.25", "error", "Use xbrli:item, xbrldt:dimensionItem or xbrldt:hypercubeItem", _SCHEMA)
def substitution_groups(view: View) -> Iterator[Breach]:
    """An element is an item, an axis or a table."""
    known = ("item", "dimensionItem", "hypercubeItem")
    broken = [c for c in view.filing.concepts if c.substitution_group and c.substitution_group.local not in known]
    yield from _each("its substitution group is {concept.substitution_group}", broken)


@rule("EFM.6.07.26", "error", "Declare it abstract", _SCHEMA)
def line_items_are_abstract(view: View) -> Iterator[Breach]:
    """What is called LineItems is abstract."""
    broken = [c for c in view.filing.concepts if c.name.local.endswith("LineItems") and not c.is_abstract]
    yield from _each("it is not abstract", broken)


def _is_domain(concept: FiledConcept) -> bool:
    return concept.type is not None and concept.type.local == "domainItemType"


@rule("EFM.6.07.27", "error", "Let the name end with Domain or Member, or correct the type", _SCHEMA)
def members_by_name(view: View) -> Iterator[Breach]:
    """What is of the type of domains is called Domain or Member, and nothing else is."""
    broken = [c for c in view.filing.concepts if c.name.local.endswith(("Domain", "Member")) != _is_domain(c)]
    yield from _each("its name and its type disagree on whether it is a member", broken)


@rule("EFM.6.07.28", "error", "Declare it for a duration", _SCHEMA)
def members_are_durations(view: View) -> Iterator[Breach]:
    """Domains and members are of a duration."""
    broken = [c for c in view.filing.concepts if _is_domain(c) and c.period_type != "duration"]
    yield from _each("it is a member and of an instant", broken)


@rule("EFM.6.07.30", "error", "Shorten the role's name", _SCHEMA)
def short_addresses(view: View) -> Iterator[Breach]:
    """Namespaces and roles have at most 255 bytes."""
    for schema in view.filing.schemas:
        if len(schema.namespace.encode()) > _LONGEST_ADDRESS:
            yield Breach(f"the namespace has {len(schema.namespace.encode())} bytes", schema.place)
    for role in view.filing.roles:
        if len(role.uri.encode()) > _LONGEST_ADDRESS:
            yield Breach(f"the role has {len(role.uri.encode())} bytes", role.place)


@rule("EFM.6.07.32", "error", "Declare it for a duration", _SCHEMA)
def text_is_of_a_duration(view: View) -> Iterator[Breach]:
    """Blocks of text are of a duration."""
    yield from _each("it is text and of an instant", _instants(view, "textBlockItemType"))


@rule("EFM.6.08.05", "error", _REMAKE, _SCHEMA)
def names_are_words(view: View) -> Iterator[Breach]:
    """A name is words run together, each with a capital: no other characters, at most 200 of them."""
    for concept in view.filing.concepts:
        name, where = concept.name.local, concept.place
        if name and not name[0].isupper():
            yield Breach("it does not begin with a capital", where, str(concept.name), part="firstLetter")
        if _ODD.search(name):
            yield Breach(
                "it has a character that names may not have", where, str(concept.name), part="disallowedCharacter"
            )
        if len(name) > _LONGEST_NAME:
            yield Breach(f"it has {len(name)} characters", where, str(concept.name), part="nameLength")


@rule("EFM.6.08.06", "warning", "Convert again with a prefix and a label that leave them out", _SCHEMA)
def names_say_what_not_who(view: View) -> Iterator[Breach]:
    """A name holds neither the company's name nor a period."""
    company = re.sub(r"\W", "", view.text_of("EntityRegistrantName").title())
    for concept in view.filing.concepts:
        kind = concept.type.local if concept.type else ""
        if kind in ("", "domainItemType", "durationItemType"):
            continue
        if _PERIOD_IN_NAME.search(concept.name.local) or (company and company in concept.name.local):
            yield Breach("its name tells the company or a period", concept.place, str(concept.name))


@rule("EFM.6.08.11", "error", "Give its balance in vocabulary/extension_balances.csv", ("schema", "presentation"))
def balances_on_statements(view: View) -> Iterator[Breach]:
    """An extension for money on an income statement or a balance sheet is a debit or a credit."""
    shown: dict[object, list[str]] = defaultdict(list)
    for role, network in view.presentation.items():
        for name in network.members:
            shown[name].append(role)
    titles = re.compile(r"[^-]+-\s+Statement\s+-\s+.*" + view.tables.pattern("EFM.6.08.11", "titles"), re.IGNORECASE)
    for concept in view.filing.concepts:
        is_unsigned = concept.type and concept.type.local == "monetaryItemType" and not concept.balance
        if is_unsigned and any(titles.match(view.definition(role)) for role in shown[concept.name]):
            yield Breach("it has no balance", concept.place, str(concept.name))


def _instants(view: View, kind: str) -> list[FiledConcept]:
    return [c for c in view.filing.concepts if c.type and c.type.local == kind and c.period_type != "duration"]


@rule("EFM.6.08.16", "error", "Declare it for a duration", _SCHEMA)
def dates_are_durations(view: View) -> Iterator[Breach]:
    """Dates are of a duration."""
    yield from _each("it is a date and of an instant", _instants(view, "dateItemType"))


@rule("EFM.6.08.17", "error", "Declare it for a duration", _SCHEMA)
def strings_are_durations(view: View) -> Iterator[Breach]:
    """Strings are of a duration."""
    yield from _each("it is a string and of an instant", _instants(view, "stringItemType"))


@rule("EFM.6.22.03", "error", "Import all standard taxonomies in the versions of one year", _SCHEMA)
def versions_of_one_year(view: View) -> Iterator[Breach]:
    """The standard taxonomies that a report imports are of one year."""
    for schema in view.filing.schemas:
        found = [(match["family"], match["year"]) for name, _ in schema.imports if (match := _VERSION.match(name))]
        if len({year for _, year in found}) > 1:
            seen = ", ".join(f"{family} of {year}" for family, year in sorted(found))
            yield Breach(f"it imports {seen}", schema.place, part="incompatibleSchemas")


RULES = (
    file_names,
    schema_and_linkbase_names,
    nothing_included,
    authority_of_the_namespace,
    namespace_is_dated,
    one_prefix,
    role_addresses,
    roles_once,
    roles_for_all_links,
    role_definitions,
    order_of_roles,
    arcrole_addresses,
    names_of_its_own,
    element_ids,
    elements_may_be_nil,
    no_typed_axes,
    headings_are_durations,
    axes_by_name,
    tables_by_name,
    substitution_groups,
    line_items_are_abstract,
    members_by_name,
    members_are_durations,
    short_addresses,
    text_is_of_a_duration,
    names_are_words,
    names_say_what_not_who,
    balances_on_statements,
    dates_are_durations,
    strings_are_durations,
    versions_of_one_year,
)
