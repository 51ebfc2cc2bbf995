"""The cover page: dei facts from what the user, the submission's header and the release say; nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from converter.model.concepts import Catalogue, Dimension
from converter.model.cover import (
    CLASS,
    DATE_OF,
    HEADED,
    MEMBER,
    NO_TICKER,
    NOTHING_TOLD,
    NUMERIC,
    SECURITY,
    TITLE,
    CoverFact,
    CoverField,
    CoverLayout,
    CoverPage,
    FieldKind,
    Said,
    Told,
)
from converter.model.findings import Finding
from converter.model.periods import Duration, Instant, Period
from converter.model.report import Report
from converter.model.source import Registrant
from converter.model.submission import SubmissionHeader
from converter.model.units import Unit
from converter.reporting.contradictions import against_statements
from converter.reporting.cover_given import Place, table_of, unasked
from converter.reporting.cover_members import Members, key_of, label_of
from converter.reporting.cover_values import misfit, shown
from converter.reporting.known import CONTRADICTED, known_classes, known_securities, known_values
from converter.settings import Settings

_SHARES = Unit("shares", ("xbrli:shares",))
_MONEY = Unit("usd", ("iso4217:USD",))
_OF_A_FILING = frozenset({"form", "report_date"})
# What stands only where the security has a title (EFM 6.5.46), but for a flag that needs no value of its own.
_LISTED = ("ticker", "exchange")


def build_cover(
    report: Report,
    registrant: Registrant,
    header: SubmissionHeader | None,
    settings: Settings,
    layout: CoverLayout,
    catalogue: Catalogue,
    told: Told = NOTHING_TOLD,
) -> tuple[CoverPage | None, tuple[Finding, ...]]:
    """The cover page of a report, if one is asked for; findings on what a rule asks and nobody gives (EFM 6.5).

    Args:
        settings: what the user says, which goes before all others; it asks for the page too.
        layout: the fields of the page by form, with the section of the manual that asks for each.
        header: of the submission that the release came in; None for a file by itself.
        told: what the source's own tags say.
    """
    end = max((fact.period.end for fact in report.facts), default=None)
    said, family, findings = known_values(end, registrant, header, settings, layout, told)
    if not settings.cover:
        return None, tuple(finding for finding in findings if _tells_filings_apart(finding, layout))
    if not family:
        return None, (*findings, _no_form(said.get("form"), layout))
    findings = (*findings, *against_statements(report, said, family, layout))
    period = _period(report, said, family)
    if period is None:
        return None, (*findings, _no_period(said, layout))
    layout = layout.on(family)
    securities = known_securities(settings, registrant, layout, told)
    classes = known_classes(settings, layout, said, told)
    members = Members(report, layout, catalogue)
    members.check(securities, SECURITY)
    members.check(classes, CLASS)
    page = _Page(catalogue, period, members)
    for field in layout.fields:
        if not field.is_of_security and not (field.is_of_class and classes):
            page.add(field, said)
    page.add_securities(layout, securities)
    page.add_classes(layout, classes)
    left_out = unasked(settings, said["form"].value, layout, page.placed)
    order = {field.name: number for number, field in enumerate(layout.fields)}
    facts = sorted(page.facts, key=lambda fact: order[fact.field])
    numbered = tuple(replace(fact, id=f"c{n}") for n, fact in enumerate(facts, start=1))
    parts = {part: catalogue.concepts[key_of(name, catalogue)] for part, name in layout.parts.items()}
    cube = (parts["table"], parts["line_items"]) if any(fact.dimension for fact in facts) else None
    return CoverPage(numbered, parts["root"], cube), (*findings, *page.findings, *left_out)


def _tells_filings_apart(finding: Finding, layout: CoverLayout) -> bool:
    """Whether header and tags are of two filings, which is worth telling without a cover too."""
    names = {f"dei:{field.concept}" for field in layout.fields if field.name in _OF_A_FILING}
    return finding.code == CONTRADICTED and finding.concept in names


def _no_form(said: Said | None, layout: CoverLayout) -> Finding:
    seen = f"the form {said.value!r} is not one that has a cover page here" if said else "nothing says the form"
    known = ", ".join(dict.fromkeys(form.family for form in layout.forms))
    field = next(field for field in layout.fields if field.kind is FieldKind.FORM)
    return Finding(
        "cover.no-form",
        "warning",
        f"no cover page: {seen}",
        concept=f"dei:{field.concept}",
        rule=field.rule,
        hint=f"{_give(field.name)}, one of: {known}",
    )


def _no_period(said: dict[str, Said], layout: CoverLayout) -> Finding:
    name, day, start = "report_date", said.get("report_date"), said.get("transition_start")
    seen = f"no statement is of a period that ends on {day.value}" if day else "nothing says the date of the report"
    if day and start and _is_transition(said):
        name, seen = "transition_start", f"the transition period begins on {start.value}, after {day.value}"
    field = next(field for field in layout.fields if field.name == name)
    return Finding(
        "cover.no-date",
        "warning",
        f"no cover page: {seen}, so its facts have no context",
        concept=f"dei:{field.concept}",
        rule=field.rule,
        hint=_give(field.name),
    )


def _is_transition(said: dict[str, Said]) -> bool:
    return "transition_report" in said and said["transition_report"].value == "true"


def _period(report: Report, said: dict[str, Said], family: str) -> Period | None:
    """The required context (EFM 6.5.19): the day of an 8-K, the year to date of a periodic report."""
    given = said.get("report_date")
    if given is None:
        return None
    end = date.fromisoformat(given.value)
    if family == "8-K":
        return Duration(end, end)
    if "transition_start" in said and _is_transition(said):
        start = date.fromisoformat(said["transition_start"].value)
        return Duration(start, end) if start <= end else None
    spans = [fact.period for fact in report.facts if isinstance(fact.period, Duration) and not fact.dimension]
    return min((span for span in spans if span.end == end), key=lambda span: span.start, default=None)


class _Page:
    """Collects the facts of a cover page and what is to be said of it."""

    def __init__(self, catalogue: Catalogue, period: Period, members: Members) -> None:
        self._catalogue, self._period, self._members = catalogue, period, members
        self.facts: list[CoverFact] = []
        self.findings: list[Finding] = []
        self.placed: set[Place] = set()

    def add(
        self, field: CoverField, said: dict[str, Said], table: str = "", dimension: Dimension | None = None
    ) -> None:
        """The fact of a field, or a finding where a rule asks for it and nobody gives it.

        Args:
            table: of which security or class it is; "" for the company as a whole.
        """
        other, values = field.when
        applies = not other or (said[other].value if other in said else "") in values
        value = said.get(field.name)
        if not applies and (value is None or not field.is_free):
            return
        if value is None:
            if field.required and (field.since is None or self._period.end >= field.since):
                self._missing(field, field.name, table)
            return
        self.placed.add((table, field.name))
        period, unit, after = self._period, None, ""
        if field.kind in NUMERIC:
            day_of = DATE_OF.format(field.name)
            day = said.get(day_of)
            if day is None:
                self._missing(field, day_of, table)
                return
            self.placed.add((table, day_of))
            period, unit = Instant(date.fromisoformat(day.value)), self._unit(field.kind)
            after = f" as of {shown(FieldKind.DATE, day.value)[0]}"
        concept = self._catalogue.concepts[f"dei:{field.concept}"]
        if why := misfit(value.value, self._catalogue.types.get(concept.type, ())):
            self._unfit(field, value, why, table)
            return
        printed, transformation = shown(field.kind, value.value)
        self.facts.append(
            CoverFact(
                id="",
                concept=concept,
                period=period,
                dimension=dimension,
                unit=unit,
                value=value.value,
                printed=printed,
                format=transformation,
                field=field.name,
                caption=field.caption,
                origin=value.origin,
                before="$" if field.kind is FieldKind.MONEY else "",
                after=after,
            )
        )

    def add_securities(self, layout: CoverLayout, securities: list[dict[str, Said]]) -> None:
        """The facts of each security; of several, each has a member of its own (EFM 6.5.46)."""
        fields = [field for field in layout.fields if field.is_of_security]
        title = fields[0]
        for number, said in enumerate(securities, start=1):
            table = table_of(SECURITY, number)
            if title.name not in said:
                # EFM 6.5.46: a symbol and an exchange stand only where the security has a title.
                self._missing(title, title.name, table)
                continue
            dimension = self._members.of(said) if len(securities) > 1 else None
            if dimension:
                self.placed.add((table, MEMBER))
            for field in fields:
                if field.name == "ticker" and NO_TICKER in said:
                    continue
                if field.name in _LISTED and field.name not in said:
                    self._missing(field, field.name, table)
                self.add(field, said, table, dimension)

    def add_classes(self, layout: CoverLayout, classes: list[dict[str, Said]]) -> None:
        """The facts of each class of stock; of several, each has a member, and the whole has none (EFM 6.5.26)."""
        for number, said in enumerate(classes, start=1):
            table = table_of(CLASS, number)
            title = said[TITLE].value if TITLE in said else ""
            dimension = None
            if len(classes) > 1:
                # What is called as a security is that one.
                as_security = None if MEMBER in said else self._members.called(title)
                dimension = as_security or self._members.of(said)
                self.placed |= {(table, MEMBER), (table, TITLE)}
            called = title or (label_of(dimension.member) if dimension else "")
            for field in (field for field in layout.fields if field.is_of_class):
                caption = f"{field.caption}, {called}" if called and dimension else field.caption
                self.add(replace(field, caption=caption), said, table, dimension)

    def _unit(self, kind: FieldKind) -> Unit:
        return _SHARES if kind is FieldKind.SHARES else _MONEY

    def _missing(self, field: CoverField, name: str, table: str) -> None:
        self.findings.append(
            Finding(
                "cover.missing",
                "warning",
                f"the cover page lacks {name}: {field.caption}",
                concept=f"dei:{field.concept}",
                rule=field.rule,
                # What is asked for only where another is left out may be mended by that other.
                hint=_give(f"{field.when[0]} or {name}" if "" in field.when[1] and field.when[0] else name, table),
            )
        )

    def _unfit(self, field: CoverField, said: Said, why: str, table: str) -> None:
        self.findings.append(
            Finding(
                "cover.unfit",
                "warning",
                f"the cover page lacks {field.name}: {said.value!r}, which the {said.origin} says, {why}",
                concept=f"dei:{field.concept}",
                rule=field.rule,
                hint=_give(field.name, table),
            )
        )


def _give(name: str, table: str = "") -> str:
    """How a field comes onto the page: the key, and the table of the entity file that it stands in."""
    within = f"below {HEADED[table.partition(' ')[0]]} in" if table else "in"
    return f"Give {name} {within} the entity file"
