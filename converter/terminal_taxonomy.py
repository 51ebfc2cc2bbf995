"""What the `ixbrl taxonomy` commands print."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from converter.model.findings import count_of
from converter.model.names import spaced
from converter.model.standard import CalculationRecord
from converter.standard.compare import Difference
from converter.standard.search import Hit
from converter.taxonomies import Listed, Shown
from converter.terminal import console, print_json, say


def print_list(listed: Sequence[Listed], *, as_json: bool) -> None:
    """Every vintage with its size, source and completeness."""
    if as_json:
        print_json(
            {
                "taxonomies": [
                    {
                        "name": one.vintage.name,
                        "namespace": one.vintage.namespace,
                        "schema": one.vintage.schema,
                        "publisher": one.vintage.publisher,
                        "source": one.vintage.source,
                        "completeness": one.vintage.completeness,
                        "concepts": one.concepts,
                        "uncertain": one.uncertain,
                        "labelled": one.labelled,
                        "presentation": one.presentation,
                        "calculations": one.calculations,
                        "installed": list(one.installed),
                    }
                    for one in listed
                ]
            }
        )
        return
    table = Table(box=box.SIMPLE_HEAD)
    for heading in (
        "Taxonomy",
        "Concepts",
        "Uncertain",
        "Labelled",
        "Tree arcs",
        "Sum arcs",
        "Tables",
        "Official files",
    ):
        table.add_column(heading, justify="left" if heading in ("Taxonomy", "Tables", "Official files") else "right")
    for one in listed:
        numbers = (one.concepts, one.uncertain, one.labelled, one.presentation, one.calculations)
        where = ", ".join(one.installed) or "not installed"
        table.add_row(one.vintage.name, *(f"{number:,}" for number in numbers), one.vintage.source, where)
    console().print(table)
    for one in listed:
        say(f"{one.vintage.name}: facts about {one.vintage.namespace}, {one.vintage.completeness}")
    say("The tables state facts and are not the publishers' files; see NOTICE.")


def print_concept(shown: Shown, *, as_json: bool) -> None:
    """One concept: its attributes, trees, sums, uses."""
    record = shown.record
    if as_json:
        print_json(
            {
                "taxonomy": shown.vintage.name,
                "name": record.name,
                "label": record.label,
                "type": record.type,
                "periodType": record.period_type,
                "balance": record.balance,
                "abstract": record.is_abstract,
                "substitutionGroup": record.substitution_group,
                "deprecated": record.deprecated,
                "uncertain": list(record.uncertain),
                "refused": shown.refused,
                "replacement": shown.replacement.replacement if shown.replacement else "",
                "presentation": [
                    {"role": p.role, "parent": p.parent, "preferredLabel": p.preferred_label} for p in shown.places
                ],
                "calculation": [
                    {"role": c.role, "total": c.total, "item": c.item, "weight": c.weight} for c in shown.sums
                ],
                "filings": shown.uses,
                "units": list(shown.units),
            }
        )
        return
    say(f"{shown.vintage.prefix}:{record.name.rpartition(':')[2]}   {shown.vintage.name}")
    unknown = "not known for certain"
    nature = [
        ("label", record.label or f"{spaced(record.name)} (from the name; the standard label is not known)"),
        ("type", record.type),
        ("period type", record.period_type or unknown),
        ("balance", record.balance or (unknown if "balance" in record.uncertain else "none")),
        ("abstract", "yes" if record.is_abstract else "no"),
        ("stands in for", record.substitution_group),
        ("deprecated", f"since {record.deprecated}" if record.deprecated else "no"),
        ("replaced by", f"{shown.replacement.replacement} ({shown.replacement.why})" if shown.replacement else ""),
        ("units", _some(shown.units)),
        ("used by", ", ".join(f"{n} filings' {statement.replace('_', ' ')}" for statement, n in shown.uses.items())),
        ("never tagged", shown.refused),
    ]
    for name, value in nature:
        if value:
            say(f"  {name:14} {value}")
    _print_places(shown)
    _print_sums(shown)


def _some(units: Sequence[str]) -> str:
    return ", ".join(units[:8]) + (f" and {len(units) - 8} more" if len(units) > 8 else "")


def _title(shown: Shown, role: str) -> str:
    known = shown.roles.get(role)
    return (known.definition.rpartition(" - ")[2] if known else "") or role


def _print_places(shown: Shown) -> None:
    if shown.places:
        say("stands in the trees of")
    for place in shown.places:
        say(f"  {_title(shown, place.role)}: below {place.parent}" + _as_label(place.preferred_label))


def _as_label(preferred: str) -> str:
    return f", as {spaced(preferred).lower()}" if preferred else ""


def _print_sums(shown: Shown) -> None:
    def said(arcs: list[CalculationRecord], other: str) -> list[str]:
        lines: dict[str, list[str]] = {}
        for arc in arcs:
            sign = "+" if arc.weight > 0 else "-"
            lines.setdefault(_title(shown, arc.role), []).append(f"{sign} {getattr(arc, other)}")
        return [f"  {role}: {'  '.join(terms)}" for role, terms in lines.items()]

    for heading, end, other in (("goes into", "item", "total"), ("is the sum of", "total", "item")):
        lines = said([arc for arc in shown.sums if getattr(arc, end) == shown.record.name], other)
        if lines:
            say(heading)
        for line in lines:
            say(line)


def print_hits(hits: Sequence[Hit], *, as_json: bool) -> None:
    """Concepts that were searched for, the likeliest first."""
    if as_json:
        print_json(
            {
                "concepts": [
                    {
                        "name": hit.name,
                        "label": hit.label,
                        "statement": hit.statement,
                        "filings": hit.filings,
                        "score": hit.score,
                    }
                    for hit in hits
                ]
            }
        )
        return
    if not hits:
        return
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("Score", "Concept", "Label", "Statement", "Filings"):
        table.add_column(heading, justify="right" if heading in ("Score", "Filings") else "left", overflow="fold")
    for hit in hits:
        table.add_row(
            f"{hit.score:.0f}", hit.name, escape(hit.label), hit.statement.replace("_", " "), str(hit.filings or "")
        )
    console().print(table)


def print_differences(found: Sequence[Difference], taxonomy: str, limit: int, *, as_json: bool) -> None:
    """Our tables beside a package: counts by table and attribute, then the differences by name."""
    wrong = [difference for difference in found if difference.sort == "contradiction"]
    if as_json:
        print_json(
            {
                "taxonomy": taxonomy,
                "contradictions": len(wrong),
                "gaps": len(found) - len(wrong),
                "differences": [
                    {
                        "sort": one.sort,
                        "table": one.table,
                        "name": one.name,
                        "attribute": one.attribute,
                        "ours": one.ours,
                        "theirs": one.theirs,
                    }
                    for one in found
                ],
            }
        )
        return
    for difference in [*wrong, *(one for one in found if one.sort == "gap")][:limit]:
        what = f" {difference.attribute}" if difference.attribute else ""
        ours, theirs = difference.ours or "nothing", difference.theirs or "nothing"
        say(f"{difference.sort}: {difference.table}: {difference.name}{what}: {ours} here, {theirs} in the package")
    if len(found) > limit:
        say(f"… and {len(found) - limit:,} more (--limit {len(found)} shows all)")
    say(f"{taxonomy}: {count_of(len(wrong), 'contradiction')}, {count_of(len(found) - len(wrong), 'gap')}")
