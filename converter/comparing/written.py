"""A comparison as JSON values and as one self-contained page."""

from __future__ import annotations

from html import escape
from typing import Any

from converter.comparing.compare import Compared, Comparison
from converter.comparing.facts import ReportedFact, ReportedFacts

DIFF_VERSION = "1.0"
_STYLE = """\
body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem }
body { color: #1a1a1a; background: #fff }
h1 { font-size: 1.5rem }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 0 0 2rem }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #d9d9d9 }
th, td { overflow-wrap: anywhere }
th:nth-child(1) { width: 30% } th:nth-child(2) { width: 12% } th:nth-child(5) { width: 28% }
td.number { text-align: right; font-variant-numeric: tabular-nums }
summary { font-weight: 600; font-size: 1.15rem; padding: .5rem 0; cursor: pointer }
small { color: #595959; display: block }
.different td.number { background: #fde7e7 }
.missing td.number { background: #fff6d9 }
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


def _report(report: ReportedFacts) -> dict[str, Any]:
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


def _side(fact: ReportedFact | None) -> dict[str, Any] | None:
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
    a, b = escape(comparison.a.name), escape(comparison.b.name)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{a} and {b}</title><style>\n{_STYLE}</style></head><body>",
        f"<h1>Two reports, fact by fact</h1><p>A is {a}<br>B is {b}</p>",
        *(f"<p><strong>{escape(remark)}</strong></p>" for remark in remarks(comparison)),
    ]
    found = comparison.facts
    for title, status, is_open, facts in (
        ("Different", "different", True, [one for one in found if one.status == "different"]),
        ("Of A, missing in B", "missing", True, [one for one in found if one.b is None]),
        ("Rounded", "rounded", True, [one for one in found if one.status == "rounded"]),
        ("Equal", "equal", False, [one for one in found if one.status == "equal"]),
        ("Of B, missing in A", "missing", False, [one for one in found if one.a is None]),
    ):
        parts += _section(title, status, facts, is_open=is_open)
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


def _section(title: str, status: str, facts: list[Compared], *, is_open: bool) -> list[str]:
    if not facts:
        return [f"<p>{title}: none</p>"]
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Concept", "Period", "A", "B", "Remark"))
    return [
        f"<details{' open' if is_open else ''}><summary>{title}: {len(facts):,}</summary>",
        f'<table class="{status}"><thead><tr>{head}</tr></thead><tbody>',
        *(_row(one) for one in facts),
        "</tbody></table></details>",
    ]


def _row(one: Compared) -> str:
    fact = one.fact
    label = f"<small>{escape(fact.label)}</small>" if fact.label else ""
    part = f"<small>{escape(fact.dimensions)}</small>" if fact.dimensions else ""
    period = escape(fact.period).replace("/", " to ")
    values = "".join(f'<td class="number">{_value(side)}</td>' for side in (one.a, one.b))
    return f"<tr><td>{escape(fact.name)}{label}{part}</td><td>{period}</td>{values}<td>{escape(one.remark)}</td></tr>"


def _value(fact: ReportedFact | None) -> str:
    if fact is None:
        return "missing"
    return f"{fact.value:,f}<small>{escape(fact.unit)}, {escape(fact.place)}</small>"
