"""The cover page: dei facts from what the user, the submission's header and the release say; nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from converter.model.concepts import Catalogue, Concept, Dimension
from converter.model.cover import (
    DATE_OF,
    MEMBER,
    NOTHING_TOLD,
    NUMERIC,
    TITLE,
    CoverFact,
    CoverField,
    CoverLayout,
    CoverPage,
    FieldKind,
    Said,
    Told,
    member_words,
)
from converter.model.findings import Finding
from converter.model.names import QName
from converter.model.periods import Duration, Instant, Period
from converter.model.report import Report
from converter.model.source import Registrant
from converter.model.submission import SubmissionHeader
from converter.model.units import Unit
from converter.reporting.contradictions import against_statements
from converter.reporting.cover_values import misfit, shown
from converter.reporting.known import CONTRADICTED, known_classes, known_securities, known_values
from converter.settings import Settings

_SHARES = Unit("shares", ("xbrli:shares",))
_UNNAMED = "Security"
_IS_MEMBER = " [Member]"
_MONEY = Unit("usd", ("iso4217:USD",))
_OF_A_FILING = frozenset({"form", "report_date"})
_CHANGES_WITH = "Give {} in the entity file"


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
        return None, (*findings, _no_date(said.get("report_date"), layout))
    page, layout = _Page(report, catalogue, period), layout.on(family)
    classes = known_classes(settings, layout, said, told)
    for field in layout.fields:
        if not field.is_of_security and not (field.is_of_class and classes):
            page.add(field, said)
    page.add_securities(layout, known_securities(settings, registrant, layout, told))
    page.add_classes(layout, classes)
    order = {field.name: number for number, field in enumerate(layout.fields)}
    facts = sorted(page.facts, key=lambda fact: order[fact.field])
    numbered = tuple(replace(fact, id=f"c{n}") for n, fact in enumerate(facts, start=1))
    parts = {part: catalogue.concepts[_key(name, catalogue)] for part, name in layout.parts.items()}
    cube = (parts["table"], parts["line_items"]) if any(fact.dimension for fact in facts) else None
    return CoverPage(numbered, parts["root"], cube), (*findings, *page.findings)


def _tells_filings_apart(finding: Finding, layout: CoverLayout) -> bool:
    """Whether header and tags are of two filings, which is worth telling without a cover too."""
    names = {f"dei:{field.concept}" for field in layout.fields if field.name in _OF_A_FILING}
    return finding.code == CONTRADICTED and finding.concept in names


def _key(name: str, catalogue: Catalogue) -> str:
    """The key of a concept in the catalogue: dei's where the name has no prefix."""
    return name.removeprefix(f"{catalogue.prefix}:") if ":" in name else f"dei:{name}"


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
        hint=f"{_CHANGES_WITH.format(field.name)}, one of: {known}",
    )


def _no_date(said: Said | None, layout: CoverLayout) -> Finding:
    seen = f"no statement is of a period that ends on {said.value}" if said else "nothing says the date of the report"
    field = next(field for field in layout.fields if field.kind is FieldKind.DATE)
    return Finding(
        "cover.no-date",
        "warning",
        f"no cover page: {seen}, so its facts have no context",
        concept=f"dei:{field.concept}",
        rule=field.rule,
        hint=_CHANGES_WITH.format(field.name),
    )


def _period(report: Report, said: dict[str, Said], family: str) -> Period | None:
    """The required context (EFM 6.5.19): the day of an 8-K, the year to date of a periodic report."""
    given = said.get("report_date")
    if given is None:
        return None
    end = date.fromisoformat(given.value)
    if family == "8-K":
        return Duration(end, end)
    start = said.get("transition_start")
    if start is not None:
        return Duration(date.fromisoformat(start.value), end)
    spans = [fact.period for fact in report.facts if isinstance(fact.period, Duration) and not fact.dimension]
    return min((span for span in spans if span.end == end), key=lambda span: span.start, default=None)


class _Page:
    """Collects the facts of a cover page and what is to be said of it."""

    def __init__(self, report: Report, catalogue: Catalogue, period: Period) -> None:
        self._report, self._catalogue, self._period = report, catalogue, period
        self._members: dict[str, Dimension] = {}
        self.facts: list[CoverFact] = []
        self.findings: list[Finding] = []

    def add(self, field: CoverField, said: dict[str, Said], dimension: Dimension | None = None) -> None:
        """The fact of a field, or a finding where a rule asks for it and nobody gives it."""
        other, values = field.when
        applies = not other or (said[other].value if other in said else "") in values
        value = said.get(field.name)
        if not applies:
            return
        if value is None:
            if field.required and (field.since is None or self._period.end >= field.since):
                self._missing(field, field.name)
            return
        period, unit, after = self._period, None, ""
        if field.kind in NUMERIC:
            day = said.get(DATE_OF.format(field.name))
            if day is None:
                self._missing(field, DATE_OF.format(field.name))
                return
            period, unit = Instant(date.fromisoformat(day.value)), self._unit(field.kind)
            after = f" as of {shown(FieldKind.DATE, day.value)[0]}"
        concept = self._catalogue.concepts[f"dei:{field.concept}"]
        if why := misfit(value.value, self._catalogue.types.get(concept.type, ())):
            self._unfit(field, value, why)
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
        for said in securities:
            if title.name not in said:
                # EFM 6.5.46: a symbol and an exchange stand only where the security has a title.
                self._missing(title, title.name)
                continue
            dimension = self._member(layout, said) if len(securities) > 1 else None
            for field in fields:
                if field.name == "ticker" and "no_ticker" in said:
                    continue
                if field.name in ("ticker", "exchange") and field.name not in said:
                    self._missing(field, field.name)
                self.add(field, said, dimension)

    def add_classes(self, layout: CoverLayout, classes: list[dict[str, Said]]) -> None:
        """The facts of each class of stock; of several, each has a member, and the whole has none (EFM 6.5.26)."""
        for said in classes:
            title = said[TITLE].value if TITLE in said else ""
            dimension = None
            if len(classes) > 1:
                # What is called as a security is that one.
                dimension = self._members.get(title) or self._member(layout, said)
            called = title or (dimension.member.label.removesuffix(_IS_MEMBER) if dimension else "")
            for field in (field for field in layout.fields if field.is_of_class):
                caption = f"{field.caption}, {called}" if called and dimension else field.caption
                self.add(replace(field, caption=caption), said, dimension)

    def _member(self, layout: CoverLayout, said: dict[str, Said]) -> Dimension:
        """The member of a security or a class: the standard one that is given, else one called by its title."""
        concepts = self._catalogue.concepts
        axis, domain = (concepts[_key(layout.parts[part], self._catalogue)] for part in ("axis", "domain"))
        named = said.get(MEMBER)
        key = _key(named.value, self._catalogue) if named else ""
        title = said[TITLE].value if TITLE in said else member_words(key.rpartition(":")[2])
        if key and key in concepts:
            self._members[title] = Dimension(axis, domain, concepts[key])
            return self._members[title]
        words = "".join(word[:1].upper() + word[1:] for word in _words(title))
        words = words if words[:1].isalpha() else f"{_UNNAMED}{words}"
        local, number = f"{words[:100]}Member", 2
        taken = {concept.name.local for concept in self._own()}
        while local in taken:
            local, number = f"{words[:100]}{number}Member", number + 1
        name = QName(self._report.name.namespace, local, self._report.name.prefix)
        member = Concept(name, domain.type, "duration", is_abstract=True, label=f"{title}{_IS_MEMBER}")
        dimension = Dimension(axis, domain, member)
        self._members.setdefault(title, dimension)
        return dimension

    def _own(self) -> list[Concept]:
        facts = self._report.facts
        dimensions = [*(fact.dimension for fact in facts), *(fact.dimension for fact in self.facts)]
        return [fact.concept for fact in facts] + [dimension.member for dimension in dimensions if dimension]

    def _unit(self, kind: FieldKind) -> Unit:
        return _SHARES if kind is FieldKind.SHARES else _MONEY

    def _missing(self, field: CoverField, name: str) -> None:
        self.findings.append(
            Finding(
                "cover.missing",
                "warning",
                f"the cover page lacks {name}: {field.caption}",
                concept=f"dei:{field.concept}",
                rule=field.rule,
                hint=_CHANGES_WITH.format(name),
            )
        )

    def _unfit(self, field: CoverField, said: Said, why: str) -> None:
        self.findings.append(
            Finding(
                "cover.unfit",
                "warning",
                f"the cover page lacks {field.name}: {said.value!r}, which the {said.origin} says, {why}",
                concept=f"dei:{field.concept}",
                rule=field.rule,
                hint=_CHANGES_WITH.format(field.name),
            )
        )


def _words(title: str) -> list[str]:
    return ["".join(c for c in word if c.isascii() and c.isalnum()) for word in title.split()]
