"""Data quality rules about dates: those of the cover, and of what happens after the period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from converter.model.filing import FiledFact
from converter.model.periods import Duration, Instant
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import View

_NEAR = 4  # days, as its publisher counts them: from the midnight after the last day
_MEND = "Correct the period of the context, or DocumentPeriodEndDate"


def _end(view: View, fact: FiledFact) -> date | None:
    context = view.context.get(fact.context)
    return context.period.end if context is not None and context.period is not None else None


def _at(fact: FiledFact, text: str, part: str) -> Breach:
    return Breach(text, fact.place, str(fact.concept), fact.context, part)


def _document_end(view: View) -> tuple[FiledFact, date, date] | None:
    """The fact that says the end of the document's period, what it says, and the end of its context."""
    for fact in view.dei("DocumentPeriodEndDate"):
        context = view.context.get(fact.context)
        if context is not None and not context.dimensions and context.period is not None:
            try:
                return fact, date.fromisoformat(fact.text), context.period.end
            except ValueError:
                return None
    return None


def _looks_ahead(view: View, rule_number: str) -> bool:
    forms = (form.replace("_", " ") for row in view.tables.of(rule_number, "not in forms") for form in row.others)
    return view.document_type in forms


@rule("DQC.US.0005", "warning", _MEND, needs=("cover",))
def later_figures_are_later(view: View) -> Iterator[Breach]:
    """The shares outstanding on the cover, and figures of later events and forecasts, are not of before the period's
    end."""
    said = _document_end(view)
    if said is None or _looks_ahead(view, "DQC.US.0005"):
        return
    last = max(said[1] - timedelta(days=1), said[2])
    for row in view.tables.of("DQC.US.0005", "fact"):
        for fact in view.facts_named.get(row.names[0], ()):
            end = _end(view, fact)
            if end is not None and end < last:
                yield _at(fact, f"it is of {end}, the period ends on {last}", row.part)
    for row in view.tables.of("DQC.US.0005", "axis"):
        for fact in view.filing.facts:
            end = _end(view, fact)
            members = [member for axis, member in view.members(fact) if axis.local == row.names[0]]
            fits = any(not row.others or member.local in row.others for member in members)
            if fits and end is not None and end <= last:
                yield _at(fact, f"it is of {end}, the period ends on {last}", row.part)


@rule("DQC.US.0006", "warning", "Correct the context, or DocumentFiscalPeriodFocus", needs=("cover",))
def cover_is_of_the_period(view: View) -> Iterator[Breach]:
    """Facts of the cover are of a period as long as its DocumentFiscalPeriodFocus says."""
    form = view.document_type
    if not form or "T" in form or _looks_ahead(view, "DQC.US.0006"):
        return
    rows = view.tables.of("DQC.US.0006", "facts")
    focus = view.text_of("DocumentFiscalPeriodFocus")
    days = next((row.value for row in view.tables.of("DQC.US.0006", "days") if row.names == (focus,)), "")
    if not days or any(view.text_of(name) == "true" for row in rows for name in row.others):
        return
    least, most = map(int, days.split("-"))
    for name in (name for row in rows for name in row.names):
        for fact in view.facts_named.get(name, ()):
            context = view.context.get(fact.context)
            if context is not None and isinstance(context.period, Duration):
                lasts = (context.period.end - context.period.start).days + 1
                if not least <= lasts <= most:
                    yield _at(fact, f"its period has {lasts} days, the focus is {focus}", "14")


@rule("DQC.US.0033", "warning", _MEND, needs=("cover",))
def cover_ends_with_the_period(view: View) -> Iterator[Breach]:
    """Facts of the cover are of periods that end when the document's does."""
    said = _document_end(view)
    if said is None or said[1] != said[2]:
        return
    for row in view.tables.of("DQC.US.0033", "facts"):
        for name in row.names:
            for fact in view.facts_named.get(name, ()):
                end = _end(view, fact)
                if end is not None and end != said[1]:
                    yield _at(fact, f"its period ends on {end}, the document's on {said[1]}", row.part)


@rule("DQC.US.0036", "warning", _MEND, needs=("cover",))
def end_of_the_document(view: View) -> Iterator[Breach]:
    """DocumentPeriodEndDate says about the day on which its context ends."""
    for fact in view.dei("DocumentPeriodEndDate"):
        context = view.context.get(fact.context)
        if context is None or not isinstance(context.period, Duration | Instant):
            continue
        try:
            said = date.fromisoformat(fact.text)
        except ValueError:
            continue
        if abs((said - context.period.end).days - 1) > _NEAR:
            yield _at(fact, f"it says {said}, its context ends on {context.period.end}", "1")


RULES = (later_figures_are_later, cover_is_of_the_period, cover_ends_with_the_period, end_of_the_document)
