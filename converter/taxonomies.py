"""What a program can ask of and do with standard taxonomies: the `ixbrl taxonomy` commands without their printing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from converter import files
from converter.arelle_session import read_taxonomy
from converter.errors import ANOTHER_OUTPUT, SourceError, UsageError
from converter.knowledge import installed, open_knowledge, vintages
from converter.maps import database as tables
from converter.maps import lists
from converter.maps.concepts import why_refused
from converter.maps.knowledge import Knowledge
from converter.maps.vintages import role_kinds
from converter.model.standard import (
    CalculationRecord,
    ConceptRecord,
    PresentationRecord,
    ReplacementRecord,
    RoleRecord,
    TaxonomyContents,
    Vintage,
)
from converter.settings import DEFAULT_TAXONOMY
from converter.standard.archive import PackageSummary, declared_namespace, read_package
from converter.standard.compare import Difference, differences
from converter.standard.search import Hit, search
from converter.standard.tables import write_tables


@dataclass(frozen=True, slots=True)
class Listed:
    """A vintage that can be used: how many concepts and arcs our tables hold, how many are uncertain."""

    vintage: Vintage
    concepts: int
    uncertain: int
    labelled: int
    presentation: int
    calculations: int
    installed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is known of one concept.

    Attributes:
        refused: why it cannot be tagged with; "" where it can.
        places: where it stands in the presentation trees.
        sums: the calculation arcs it is an end of.
        uses: filings by kind of statement.
        units: identifiers of units that its type takes; none where any text will do.
    """

    vintage: Vintage
    record: ConceptRecord
    refused: str
    replacement: ReplacementRecord | None
    places: tuple[PresentationRecord, ...]
    sums: tuple[CalculationRecord, ...]
    roles: dict[str, RoleRecord]
    uses: dict[str, int]
    units: tuple[str, ...]


def list_taxonomies() -> tuple[Listed, ...]:
    """Every vintage of our tables, with its size, source and completeness.

    Raises:
        MapError: a table is wrong.
    """
    known = vintages()
    packages = [(path.name, summary) for path, summary in installed()]
    opened = {name: open_knowledge(name) for name, vintage in known.items() if vintage.companions}
    found = []
    for vintage in known.values():
        holder = opened[known.holder_of(vintage.name).name]
        counts = tables.counts(holder.database, vintage.name, own=vintage.name == holder.taxonomy)
        holders = tuple(name for name, summary in packages if vintage.schema in summary.files)
        found.append(Listed(vintage, *counts, holders))
    return tuple(found)


def show_concept(name: str, taxonomy: str = DEFAULT_TAXONOMY) -> Shown:
    """What the tables say of a concept.

    Args:
        name: `Assets`, `us-gaap:Assets`, `dei:EntityRegistrantName`.

    Raises:
        UsageError: the vintage has no concept of that name; the message names the nearest.
        MapError: a table is wrong.
    """
    knowledge = open_knowledge(taxonomy)
    known = vintages()
    vintage = known[taxonomy]
    plain = name.replace("_", ":", 1).removeprefix(f"{vintage.prefix}:")
    found = tables.records(knowledge.database, [plain]).get(plain)
    if found is None:
        near = ", ".join(hit.name for hit in _search(knowledge, plain, 3))
        raise UsageError(
            f"{taxonomy} has no concept {name!r}", do=f"Did you mean {near}?" if near else "Try `ixbrl taxonomy search`"
        )
    if ":" in plain:
        vintage = next(known[c] for c in vintage.companions if known[c].prefix == plain.partition(":")[0])
    refused = why_refused(plain, found, vintage.name) if found.uncertain or found.deprecated else ""
    return Shown(
        vintage=vintage,
        record=found,
        refused=refused,
        replacement=tables.replacements(knowledge.database, [plain]).get(plain),
        places=tables.standing(knowledge.database, plain),
        sums=tables.summing(knowledge.database, plain),
        roles=tables.roles(knowledge.database),
        uses=tables.uses(knowledge.database, plain),
        units=lists.units(knowledge.texts, found.type),
    )


def search_concepts(words: str, taxonomy: str = DEFAULT_TAXONOMY, limit: int = 20) -> tuple[Hit, ...]:
    """The concepts that some words may mean, the likeliest first; headings and deprecated ones left out.

    Raises:
        UsageError: there is no such vintage.
        MapError: a table is wrong.
    """
    return _search(open_knowledge(taxonomy), words, limit)


def _search(knowledge: Knowledge, words: str, limit: int) -> tuple[Hit, ...]:
    return search(words, tables.labelled(knowledge.database), lists.wordings(knowledge.texts), limit)


def read_official(package: Path, taxonomy: str, entry_points: tuple[str, ...] = ()) -> TaxonomyContents:
    """What a taxonomy package declares of a vintage, which our tables need not know yet.

    Args:
        entry_points: addresses to begin at; by default those of our table, then those the package offers.

    Raises:
        SourceError: the file is no sound taxonomy package.
        UsageError: nothing says where to begin, or the package holds no file there.
        EngineError: Arelle cannot read it.
    """
    summary = read_package(str(package), files.read_source(package))
    known = vintages()
    if taxonomy in known:
        vintage = known[taxonomy]
        begin = entry_points or tuple(e for e in vintage.entry_points if e in summary.files) or (vintage.schema,)
        return read_taxonomy(replace(vintage, entry_points=begin), package)
    prefix, _, year = taxonomy.rpartition("-")
    begin = entry_points or summary.entry_points
    if not begin or not prefix or not year.isdigit():
        raise UsageError(
            f"nothing says where {taxonomy!r} begins",
            where=str(package),
            do="Name a taxonomy as us-gaap-2011, and its entry point with --entry",
        )
    schema = _schema_of(summary, prefix, year)
    namespace = f"http://fasb.org/{prefix}/{schema.rpartition('/')[2].removeprefix(f'{prefix}-').removesuffix('.xsd')}"
    unlisted = Vintage(taxonomy, prefix, namespace, schema, begin, "", (), summary.publisher, "official", "")
    return read_taxonomy(unlisted, package)


def _schema_of(summary: PackageSummary, prefix: str, year: str) -> str:
    """The address of the element schema: `…/elts/us-gaap-2011-01-31.xsd`."""
    found = [f for f in summary.files if f.rpartition("/")[2].startswith(f"{prefix}-{year}") and f.endswith(".xsd")]
    if not found:
        raise UsageError(f"it holds no schema {prefix}-{year}*.xsd", where=summary.name, do="Name what it does hold")
    return min(found, key=len)


def build_tables(
    package: Path, taxonomy: str, target: Path, entry_points: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the tables of a vintage from an official package into a new folder.

    Returns:
        The names of the files written, and what of the package could not be loaded.

    Raises:
        ConverterError: as `read_official`; or the folder exists, or cannot be written.
    """
    try:
        files.check_target(target, force=False)
    except UsageError as error:
        raise UsageError(error.seen, where=error.where, do=ANOTHER_OUTPUT) from error
    contents = read_official(package, taxonomy, entry_points)
    written = write_tables(_of_statements(contents))
    files.write_result(target, tuple((name, text.encode()) for name, text in written.items()), force=False)
    return tuple(written), contents.remarks


def _of_statements(contents: TaxonomyContents) -> TaxonomyContents:
    """The contents with the trees and arcs of the statements that releases print, and their kinds.

    Of the taxonomy's own replacements those are kept in which like stands for like.
    """
    natures = {r.name: (r.type, r.period_type, r.balance, r.substitution_group) for r in contents.concepts}
    kind = role_kinds(files.table_texts(), contents.vintage.prefix)
    kept = tuple(replace(role, statement=kind(role.role)) for role in contents.roles if kind(role.role))
    names = {role.role for role in kept}
    return replace(
        contents,
        roles=kept,
        presentation=tuple(record for record in contents.presentation if record.role in names),
        calculations=tuple(record for record in contents.calculations if record.role in names),
        replacements=tuple(
            record
            for record in contents.replacements
            if natures.get(record.concept) == natures.get(record.replacement, "none")
        ),
    )


def check_package(
    package: Path, taxonomy: str = DEFAULT_TAXONOMY, entry_points: tuple[str, ...] = ()
) -> tuple[Difference, ...]:
    """Every difference between our tables of a vintage and a package.

    Raises:
        ConverterError: as `read_official`.
    """
    known = vintages()
    holder = known.holder_of(taxonomy).name
    ours = tables.contents(open_knowledge(holder).database, known[taxonomy], own=holder == taxonomy)
    return differences(ours, read_official(package, taxonomy, entry_points))


def add_package(package: Path) -> tuple[Path, PackageSummary]:
    """Install a taxonomy package for the user, once it is found sound and no other stands for its addresses.

    Raises:
        SourceError: the file is no sound taxonomy package.
        UsageError: it holds no taxonomy that we use, or an installed package has the same addresses.
        EngineError: it cannot be written.
    """
    content = files.read_source(package)
    summary = read_package(str(package), content)
    wanted = {vintage.schema: vintage for vintage in vintages().values()}
    held = [vintage for schema, vintage in wanted.items() if schema in summary.files]
    if not held:
        raise UsageError(
            "it holds the element schema of no taxonomy that the tables know",
            where=str(package),
            do=f"Wanted is a package with one of: {', '.join(sorted(wanted))}",
        )
    for vintage in held:
        declared = declared_namespace(str(package), content, summary.members[vintage.schema])
        if declared != vintage.namespace:
            seen = f"its {vintage.schema} declares {declared or 'no namespace'}, not {vintage.namespace}"
            raise SourceError(seen, where=str(package), do="Fetch the taxonomy package from its publisher again")
    for other, theirs in installed():
        if theirs.overlaps(summary):
            shared = min(theirs.members.keys() & summary.members.keys(), default=theirs.prefixes[0])
            raise UsageError(
                f"the installed package {other.name} stands for {shared} too",
                where=str(package),
                do=f"Remove {other} first, if this one is to take its place",
            )
    return files.install_package(package.name if package.suffix == ".zip" else f"{package.name}.zip", content), summary


def places() -> dict[str, str]:
    """Where tables, installed packages and the cache lie."""
    return {
        "tables": files.tables_folder(),
        "packages": str(files.packages_folder()),
        "cache": str(files.cache_folder()),
    }
