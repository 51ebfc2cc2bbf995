"""What is said of a cover page against what the statements show: their periods tell the form and the date too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from converter.model.cover import CoverField, CoverLayout, Said, month_day
from converter.model.findings import Finding
from converter.model.periods import Duration
from converter.model.report import Report
from converter.reporting.known import SLACK, on_or_after

# Ten months: what is longer is a year, be it one of 52 weeks.
_YEAR = timedelta(days=305)
_MONTH = 30.4375


def against_statements(report: Report, said: dict[str, Said], family: str, layout: CoverLayout) -> Iterator[Finding]:
    """Findings where the date, the form or the end of the fiscal year is not that of the statements."""
    ends = {fact.period.end for fact in report.facts}
    if not ends or "report_date" not in said:
        return
    day, last = date.fromisoformat(said["report_date"].value), max(ends)
    field = {field.name: field for field in layout.fields}
    if family == "8-K":
        if day < last:
            yield _finding(field["report_date"], said, f"the release has figures up to {last}")
        return
    spans = [fact.period for fact in report.facts if isinstance(fact.period, Duration) and not fact.dimension]
    lengths = [span.end - span.start for span in spans if span.end == day]
    if spans and not lengths:
        latest = max(span.end for span in spans)
        yield _finding(field["report_date"], said, f"the statements are of periods up to {latest}")
    if said["transition_report"].value == "true":
        return
    if lengths and family == "10-K" and max(lengths) < _YEAR:
        yield _finding(field["form"], said, "no period of the statements is a year")
    if lengths and family == "10-Q" and min(lengths) > _YEAR:
        yield _finding(field["form"], said, "all periods of the statements are years")
    if "fiscal_year_end" in said and not _fits(day, month_day(said["fiscal_year_end"].value), family):
        yield _finding(field["fiscal_year_end"], said, f"the report is of a period that ends on {day}")


def _fits(end: date, nominal: date, family: str) -> bool:
    """Whether a year may end so whose report, or one of its quarters, ends on a day."""
    months = round((on_or_after(nominal, end - SLACK) - end).days / _MONTH)
    return months % 12 == 0 if family == "10-K" else months % 3 == 0


def _finding(field: CoverField, said: dict[str, Said], seen: str) -> Finding:
    value, origin = said[field.name].value, said[field.name].origin
    return Finding(
        "entity.contradicted",
        "warning",
        f"the {origin} says {field.name} = {value!r}, but {seen}",
        concept=f"dei:{field.concept}",
        rule=field.rule,
        hint=f"What the {origin} says stands; see that it is this release's",
    )
