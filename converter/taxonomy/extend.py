"""What the extension taxonomy says: roles, presentation, labels. Writing it is the other files' work."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count, islice, takewhile

from converter.model.concepts import Catalogue, Concept
from converter.model.cover import CoverPage
from converter.model.findings import Finding
from converter.model.names import spaced
from converter.model.report import Report
from converter.model.statements import Footing, Statement, StatementLine
from converter.model.taxonomy import (
    ConceptLabel,
    ExtensionTaxonomy,
    Hypercube,
    LabelRole,
    PresentationNode,
    StatementRole,
)
from converter.taxonomy.anchors import anchors, unanchored
from converter.taxonomy.beside import set_apart

_MAX_LABEL = 511
_COVER = "Cover"
# Bytes of Windows-1252 that were read as another encoding: EDGAR refuses the controls that they became.
_CONTROLS = {code: bytes((code,)).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_PARENTHETICAL = "(Parenthetical)"
_STATEMENT, _DISCLOSURE, _DETAILS = "Statement", "Disclosure", " (Details)"
_PRINTED_WITHOUT = "An amount of the company's own; a positive value is printed without parentheses or minus sign."
_PRINTED_WITH = "An amount of the company's own; a positive value is printed in parentheses or with a minus sign."


def extend_taxonomy(report: Report, catalogue: Catalogue) -> tuple[ExtensionTaxonomy, tuple[Finding, ...]]:
    """Roles in printed order, trees with the printed nesting, labels with the printed wording (EFM 6.7 to 6.16).

    A standard label is unique: it is led by the line's headings, and by the statement's title, where
    the wording alone is not. A terse label is the wording exactly.
    """
    labels = _Labels(_repeated(report))
    roles = [_cover_role(report, report.cover, labels)] if report.cover else []
    titles = {role.id.lower() for role in roles}
    # EFM 6.7.12: sorted by their numbers, disclosures come after all statements.
    for statement in sorted(report.statements, key=lambda statement: statement.is_disclosure):
        roles += _roles_of(statement, report, catalogue, labels, titles, len(roles))
    used = {node.concept: None for role in roles for node in role.nodes}
    _define(report, labels)
    taxonomy = ExtensionTaxonomy(
        namespace=report.name.namespace,
        prefix=report.name.prefix,
        base_name=report.name.base,
        schemas=_imports(catalogue, used),
        data_types=catalogue.data_types,
        concepts=tuple(c for c in used if c.name.namespace == report.name.namespace),
        roles=tuple(roles),
        labels=tuple(labels.all),
    )
    anchored = {special for role in roles for _, special in role.anchors}
    return taxonomy, (*_without_balance(taxonomy), *unanchored(report, anchored))


def _roles_of(
    statement: Statement,
    report: Report,
    catalogue: Catalogue,
    labels: _Labels,
    titles: set[str],
    before: int,
) -> Iterator[StatementRole]:
    """The roles of a statement, or of a table about some lines of one, after so many others."""
    beside, is_whole = catalogue.beside.get(statement.kind), not statement.is_disclosure
    printed = {line.line.concept for line in statement.lines}
    # A heading that is printed stands below the root, not twice.
    root = catalogue.roots[statement.kind] if is_whole or beside is None or beside in printed else beside
    for title, inside, lines in _faces(statement, labels, titles, "" if is_whole else _DETAILS):
        number = before + (report.cover is None)
        before += 1
        labels.root(root)
        cube = _hypercube(statement, catalogue, inside=inside)
        if is_whole and beside is not None:
            lines = set_apart(lines, beside, statement)
            if any(node.concept == beside for node in lines):
                labels.root(beside)
        nodes = [PresentationNode(root, 0, "standard"), *(_within(cube, lines, labels) if cube else lines)]
        slug = re.sub(r"[^A-Za-z0-9]", "", title.title()).lstrip("0123456789") or f"Statement{number}"
        yield StatementRole(
            uri=f"{report.name.namespace.rsplit('/', 1)[0]}/role/{slug}",
            id=slug,
            definition=f"{number:05d} - {_STATEMENT if is_whole else _DISCLOSURE} - {title}",
            nodes=tuple(nodes),
            arcs=() if inside else statement.calculations,
            hypercube=cube,
            anchors=() if inside else anchors(report, statement),
        )


def _cover_role(report: Report, page: CoverPage, labels: _Labels) -> StatementRole:
    """The role of the cover page, before all statements (EFM 6.7.12)."""
    concepts = dict.fromkeys(fact.concept for fact in page.facts)
    lines = [PresentationNode(concept, 1, "standard") for concept in concepts]
    cube = None
    if page.hypercube:
        parts = [fact.dimension for fact in page.facts if fact.dimension]
        members = tuple(dict.fromkeys(part.member for part in parts))
        cube = Hypercube(*page.hypercube, ((parts[0].axis, parts[0].domain, members),))
    for concept in (page.root, *concepts):
        labels.root(concept)
    return StatementRole(
        uri=f"{report.name.namespace.rsplit('/', 1)[0]}/role/{_COVER}",
        id=_COVER,
        definition=f"{0:05d} - Document - {_COVER}",
        nodes=(PresentationNode(page.root, 0, "standard"), *(_within(cube, lines, labels) if cube else lines)),
        arcs=(),
        hypercube=cube,
    )


def _faces(
    statement: Statement, labels: _Labels, titles: set[str], ending: str
) -> Iterator[tuple[str, bool, list[PresentationNode]]]:
    """Title and lines of a statement's face, and of the figures that stand inside its labels, if it has such.

    Those are told beside the lines and are part of no sum, so they are presented in a role of their own. All titles
    have the ending.
    """
    words = _clean(statement.title).strip(" :-") or statement.kind.value.replace("_", " ").title()
    title = _unused(words, titles, ending)
    for inside in (False, True):
        lines = _nodes(statement, labels, title.removesuffix(ending), inside=inside)
        if lines:
            beside = f"{title.removesuffix(ending)} {_PARENTHETICAL}"
            yield (_unused(beside, titles, ending) if inside else title), inside, lines


def _hypercube(statement: Statement, catalogue: Catalogue, *, inside: bool) -> Hypercube | None:
    """The table of a statement, or of what is inside its labels, that has columns of parts of the company."""
    lines = [line for line in statement.lines if line.line.item.is_inside_label == inside]
    stated = {statement.dimension_of(line, v.amount.column) for line in lines for v in line.values}
    of_lines = (line.line.dimension for line in lines)
    axes: dict[tuple[Concept, Concept], dict[Concept, None]] = {}
    for dimension in dict.fromkeys((*statement.dimensions, *of_lines)):
        if dimension in stated and dimension:
            axes.setdefault((dimension.axis, dimension.domain), {})[dimension.member] = None
    if not axes:
        return None
    table, line_items = catalogue.hypercube
    return Hypercube(table, line_items, tuple((axis, domain, tuple(ms)) for (axis, domain), ms in axes.items()))


def _within(cube: Hypercube, lines: list[PresentationNode], labels: _Labels) -> list[PresentationNode]:
    """The lines of a statement below its table: [Table], [Axis], [Domain], [Member], [Line Items] (EFM 6.7.23-28)."""
    nodes = [PresentationNode(cube.table, 1, "standard")]
    for axis, domain, members in cube.axes:
        nodes += [PresentationNode(axis, 2, "standard"), PresentationNode(domain, 3, "standard")]
        nodes += [PresentationNode(member, 4, "standard") for member in members]
    nodes.append(PresentationNode(cube.line_items, 2, "standard"))
    for node in nodes:
        labels.root(node.concept)
    return [*nodes, *(replace(node, depth=node.depth + 2) for node in lines)]


def _imports(catalogue: Catalogue, used: Iterable[Concept]) -> tuple[tuple[str, str], ...]:
    """The schema of the vintage, and those of companions whose concepts are used."""
    namespaces = {concept.name.namespace for concept in used} | {catalogue.namespace}
    return tuple((namespace, url) for namespace, (_, url) in catalogue.schemas.items() if namespace in namespaces)


def _define(report: Report, labels: _Labels) -> None:
    """Say of own amounts without a balance what a positive value is, where all their lines agree (EFM 6.11.5)."""
    negated: dict[Concept, set[bool]] = {}
    for line in (line for statement in report.statements for line in statement.lines):
        concept = line.line.concept
        if concept is not None and line.values and _is_undirected(concept, report.name.namespace):
            negated.setdefault(concept, set()).add(line.is_negated)
    for concept, ways in negated.items():
        if len(ways) == 1:
            labels.define(concept, _PRINTED_WITH if ways == {True} else _PRINTED_WITHOUT)


def _is_undirected(concept: Concept, namespace: str) -> bool:
    return concept.name.namespace == namespace and concept.type == "xbrli:monetaryItemType" and not concept.balance


def _without_balance(taxonomy: ExtensionTaxonomy) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            "extension.no-balance",
            "info",
            f"nothing says whether {concept.name} is a debit or a credit",
            concept=str(concept.name),
            rule="EFM 6.8.11",
            hint="Add its words to extension_balances.csv",
        )
        for concept in taxonomy.concepts
        if _is_undirected(concept, taxonomy.namespace)
    )


def _unused(plain: str, titles: set[str], ending: str) -> str:
    """A title with its ending that no other statement has: numbered if it must be."""
    title, number = plain + ending, 2
    while re.sub(r"[^a-z0-9]", "", title.lower()) in titles:
        title, number = f"{plain} ({number}){ending}", number + 1
    titles.add(re.sub(r"[^a-z0-9]", "", title.lower()))
    return title


def _nodes(statement: Statement, labels: _Labels, title: str, *, inside: bool) -> list[PresentationNode]:
    """The lines that are stated, and the headings that have any, once each, at their printed depth.

    `inside` takes the figures inside labels, without headings, else all others are taken.
    """
    nodes: list[PresentationNode] = []
    done: set[tuple[Concept, LabelRole]] = set()
    shown: set[Concept] = set()
    sums = {footing.total: footing for footing in statement.footings}
    rolled, totals = _rolled_forward(statement), _totals(statement)
    whole = {line.line.concept for line in statement.lines if line.values and line.line.dimension is None}
    for index, line in enumerate(statement.lines):
        concept = line.line.concept
        if concept is None or line.line.item.is_inside_label != inside:
            continue
        if not (line.values or _has_stated_lines(statement.lines, index)):
            continue
        if line.line.dimension and (concept in whole or not line.values):
            continue
        role = "standard" if line.line.dimension else _preferred(line, rolled, is_total=index in totals)
        if (concept, role) in done or (role in ("terse", "total") and concept in shown):
            continue
        done.add((concept, role))
        shown.add(concept)
        if line.line.dimension:
            labels.root(concept)
        else:
            labels.add(line, role, title)
        depth = 0 if inside else _depth(statement, index, sums.get(index))
        nodes.append(PresentationNode(concept, depth + 1, role))
    return nodes


def _depth(statement: Statement, index: int, footing: Footing | None) -> int:
    """How many headings a line stands under: a total under those only that all its members share."""
    own = statement.lines[index].line.item.parents
    shared = len(own)
    for member, _ in footing.members if footing else ():
        parents = statement.lines[member].line.item.parents
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(own, parents, strict=False)))
        shared = min(shared, common)
    return shared


def _has_stated_lines(lines: tuple[StatementLine, ...], heading: int) -> bool:
    """Whether a heading has a line below it that is stated."""
    for line in islice(lines, heading + 1, None):
        if line.line.item.depth <= lines[heading].line.item.depth:
            return False
        if line.values and not line.line.item.is_inside_label and line.line.dimension is None:
            return True
    return False


def _rolled_forward(statement: Statement) -> frozenset[Concept]:
    """Balances that stand in the statement at the start and at the end of a period."""
    return frozenset(line.line.concept for line in statement.lines if line.line.at_start and line.line.concept)


def _totals(statement: Statement) -> frozenset[int]:
    """The lines that are totals: of a sum on the page, or by their words if they are part of no sum."""
    totals = {footing.total for footing in statement.footings}
    members = {index for footing in statement.footings for index, _ in footing.members}
    worded = {index for index, line in enumerate(statement.lines) if line.line.item.is_total}
    return frozenset(totals | worded - members)


def _preferred(line: StatementLine, rolled: frozenset[Concept], *, is_total: bool) -> LabelRole:
    if line.line.concept in rolled:
        return "periodStart" if line.line.at_start else "periodEnd"
    if line.line.item.is_abstract:
        return "terse"
    if is_total:
        return "negatedTotal" if line.is_negated else "total"
    return "negated" if line.is_negated else "terse"


def _repeated(report: Report) -> frozenset[str]:
    """Wordings that do not tell lines apart: of several concepts, or the beginning of another's."""
    concepts: dict[str, set[Concept]] = {}
    for line in (line for statement in report.statements for line in statement.lines):
        if line.line.concept is not None and line.values and line.line.dimension is None:
            concepts.setdefault(_clean(line.line.item.label), set()).add(line.line.concept)
    words = sorted(concepts)
    # In their order, what begins with a wording stands where that with a blank behind it would.
    after = ((word, bisect_left(words, f"{word} ")) for word in words)
    begun = {word for word, at in after if at < len(words) and words[at].startswith(f"{word} ")}
    return frozenset(begun | {word for word, found in concepts.items() if len(found) > 1})


class _Labels:
    """Labels of a taxonomy, one for each concept and role, standard ones unique among concepts.

    Wordings that are `repeated` in the report are led by the line's headings.
    """

    def __init__(self, repeated: frozenset[str]) -> None:
        self._repeated = repeated
        self._by_role: dict[tuple[Concept, LabelRole], ConceptLabel] = {}
        self._standard: dict[str, Concept] = {}
        self._numbers: dict[str, int] = {}

    @property
    def all(self) -> list[ConceptLabel]:
        return list(self._by_role.values())

    def root(self, concept: Concept) -> None:
        """The standard label of a concept that no line prints; its name in words where the table has none."""
        self._put_standard(concept, [concept.label or spaced(concept.name.local)])

    def add(self, line: StatementLine, preferred: LabelRole, title: str) -> None:
        """The labels of a line: standard, terse, and the one that its place in the tree prefers."""
        item, concept = line.line.item, line.line.concept
        if concept is None:
            return
        printed = _clean(item.label) or concept.label
        parents = [parent.rstrip(":").strip() for parent in item.parents]
        led = ", ".join([*parents, printed])
        if item.is_abstract:
            wordings = [f"{printed.rstrip(':')} [Abstract]", f"{led.rstrip(':')} [Abstract]"]
        else:
            plain = concept.label if line.line.is_extension else printed
            led_once = ", ".join([*parents[-1:], printed])
            wordings = [led_once, led, plain] if printed in self._repeated and parents else [plain, led_once, led]
        self._put_standard(concept, [*wordings, *(f"{title}, {wording}" for wording in wordings)])
        for role in dict.fromkeys(("terse", preferred)):
            self._by_role.setdefault((concept, role), ConceptLabel(concept, role, printed))

    def define(self, concept: Concept, text: str) -> None:
        """The documentation of a concept."""
        self._by_role[concept, "documentation"] = ConceptLabel(concept, "documentation", text)

    def _put_standard(self, concept: Concept, wordings: list[str]) -> None:
        if (concept, "standard") in self._by_role:
            return
        # Where many concepts share a wording, the count goes on where it ended: else each would try all before it.
        first = self._numbers.get(wordings[-1], 2)
        numbered = (f"{wordings[-1]} ({n})" for n in count(first))
        text = next(t for t in chain(map(_clean, wordings), numbered) if self._standard.get(t, concept) == concept)
        if text.endswith(")") and text.startswith(f"{wordings[-1]} ("):
            self._numbers[wordings[-1]] = first + 1
        self._standard[text] = concept
        self._by_role[concept, "standard"] = ConceptLabel(concept, "standard", text)


def _clean(text: str) -> str:
    """A label as EFM 6.10.6 and 6.10.8 allow it: trimmed, at most 511 characters, no `<`, no controls."""
    return " ".join(text.translate(_CONTROLS).replace("<", "(").replace(">", ")").split())[:_MAX_LABEL]
