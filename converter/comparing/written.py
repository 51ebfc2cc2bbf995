"""A comparison as JSON values and as one self-contained page."""

from __future__ import annotations

from html import escape
from typing import Any

from converter.comparing.compare import STATUSES, Compared, Comparison
from converter.comparing.facts import FiledFact, FiledReport

DIFF_VERSION = "1.0"
_STYLE = """\
body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem }
body { color: #1a1a1a; background: #fff }
table { border-collapse: collapse; width: 100%; margin: 0 0 2rem }
caption { text-align: left; font-weight: 600; font-size: 1.15rem; padding: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #d9d9d9 }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
small { color: #595959; display: block; overflow-wrap: anywhere }
.different td.number { background: #fde7e7 } .missing td.number { background: #fff6d9 }
@media print { body { margin: 0; max-width: none } tr { break-inside: avoid } thead { display: table-header-group } }
"""


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON values (docs/diff.md)."""
    return {
        "diffVersion": DIFF_VERSION,
        "a": _report(comparison.a),
        "b": _report(comparison.b),
        "sameEntity": comparison.same_entity,
        "commonPeriods": comparison.common_periods,
        "counts": comparison.counts,
        "facts": [_compared(one) for one in comparison.facts],
    }


def _report(report: FiledReport) -> dict[str, Any]:
    return {
        "name": report.name,
        "scheme": report.entity_scheme,
        "identifier": report.entity_id,
        "facts": len(report.facts),
        "unread": report.unread,
    }


def _compared(one: Compared) -> dict[str, Any]:
    fact = one.fact
    return {
        "status": one.status,
        "concept": fact.concept,
        "period": fact.period,
        "unit": fact.unit,
        "dimensions": fact.dimensions,
        "a": _side(one.a),
        "b": _side(one.b),
        "remark": one.remark,
    }


def _side(fact: FiledFact | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {
        "concept": fact.name,
        "label": fact.label,
        "value": f"{fact.value:f}",
        "decimals": fact.decimals,
        "place": fact.place,
    }


def comparison_page(comparison: Comparison) -> bytes:
    """A comparison as an HTML page without scripts or anything from elsewhere; what differs stands first."""
    title = escape(f"{comparison.a.name} and {comparison.b.name}")
    counts = comparison.counts
    said = (
        f"{counts['equal']:,} equal, {counts['rounded']:,} rounded, {counts['different']:,} different, "
        f"{counts['missingInB']:,} missing in B, {counts['missingInA']:,} missing in A"
    )
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>\n{_STYLE}</style></head><body>",
        f"<h1>{title}</h1>",
        f"<p>A is {escape(comparison.a.name)}, B is {escape(comparison.b.name)}.<br>{said}</p>",
        *(f"<p><strong>{escape(remark)}</strong></p>" for remark in remarks(comparison)),
    ]
    for status in STATUSES:
        found = [one for one in comparison.facts if one.status == status]
        if found:
            parts += _table(status, found)
    parts.append("</body></html>")
    return ("\n".join(parts) + "\n").encode()


def remarks(comparison: Comparison) -> list[str]:
    """What a reader of a comparison has to know before its facts."""
    said = []
    if comparison.same_entity is False:
        said.append(f"These are of two companies: CIK {comparison.a.entity_id} and {comparison.b.entity_id}")
    if not comparison.common_periods:
        said.append("No period is in both")
    for name, report in (("A", comparison.a), ("B", comparison.b)):
        if report.unread:
            said.append(f"{report.unread} numeric facts of {name} are in words or formats that are not read")
    return said


def _table(status: str, found: list[Compared]) -> list[str]:
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Concept", "Period", "A", "B", "Remark"))
    return [
        f'<table class="{status}"><caption>{status.capitalize()} ({len(found):,})</caption>',
        f"<thead><tr>{head}</tr></thead><tbody>",
        *(_row(one) for one in found),
        "</tbody></table>",
    ]


def _row(one: Compared) -> str:
    fact = one.fact
    label = f"<small>{escape(fact.label)}</small>" if fact.label else ""
    part = f"<small>{escape(fact.dimensions)}</small>" if fact.dimensions else ""
    period = escape(fact.period).replace("/", " to ")
    values = "".join(f'<td class="number">{_value(side)}</td>' for side in (one.a, one.b))
    return f"<tr><td>{escape(fact.name)}{label}{part}</td><td>{period}</td>{values}<td>{escape(one.remark)}</td></tr>"


def _value(fact: FiledFact | None) -> str:
    if fact is None:
        return "missing"
    return f"{fact.value:,f}<small>{escape(fact.unit)}, {escape(fact.place)}</small>"
