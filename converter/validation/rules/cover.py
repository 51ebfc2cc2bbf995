"""EFM 6.5: the facts of the cover that each form needs. Forms and facts stand in rules/efm.csv."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from converter.model.filing import Place
from converter.model.periods import Duration, Instant
from converter.validation.rules.rule import Breach, Severity, rule
from converter.validation.rules.view import Need, View

_COVER: tuple[Need, ...] = ("cover",)
# Where there is an address, it has a state or a country.
_ADDRESS = "EntityAddressAddressLine1"
_GIVE = "Give it in the entity file; the cover is made of it"


def form_of(view: View) -> str:
    """The form, without what marks an amendment."""
    return view.document_type.removesuffix("/A")


def is_there(view: View, name: str) -> bool:
    """Whether the cover's own context, or a day, has the fact for the filer as a whole; another period's is not it."""
    own = {fact.context for fact in view.dei("DocumentType")}
    days = {c.id for c in view.filing.contexts if isinstance(c.period, Instant) and not c.dimensions}
    return any(
        fact.context in own | days and not fact.is_nil and (fact.text or not fact.is_told or fact.value is not None)
        for fact in view.dei(name)
    )


def place_of(view: View) -> Place:
    """Where the form is told; the document as a whole without."""
    return next((fact.place for fact in view.dei("DocumentType")), view.whole)


def _required(view: View, number: str) -> Iterator[Breach]:
    """Facts that the form needs, is to have one of, or all if any of, or of which it settles the value."""
    for row in view.tables.parameters.get(number, ()):
        if form_of(view) not in row.others:
            continue
        missing = [name for name in row.names if not is_there(view, name)]
        if row.kind == "required":
            severity: Severity = "error" if row.value == "error" else "warning"
            for name in missing:
                text = f"form {view.document_type} needs dei:{name}"
                yield Breach(text, place_of(view), f"dei:{name}", part=f"{part_of(name)}Missing", severity=severity)
        elif row.kind == "one of" and len(missing) == len(row.names) and is_there(view, _ADDRESS):
            text = f"form {view.document_type} needs one of {', '.join(row.names)}"
            yield Breach(text, place_of(view), part=f"{part_of(*row.names)}Inclusive", severity="warning")
        elif row.kind == "together" and 0 < len(missing) < len(row.names):
            text = f"form {view.document_type} says some of {', '.join(row.names)} and not all"
            yield Breach(text, place_of(view), part=f"{part_of(*row.names)}MutualDependency", severity="warning")
        elif row.kind == "says" and (missing or view.text_of(row.names[0]) != row.value):
            text = f"form {view.document_type} says {row.value} for dei:{row.names[0]}"
            name, part = f"dei:{row.names[0]}", f"{part_of(row.names[0])}{row.value.title()}"
            yield Breach(text, place_of(view), name, part=part, severity="warning")


def part_of(*names: str) -> str:
    """Names as the codes of messages have them: run together, the first letter small."""
    joined = "".join(names)
    return joined[:1].lower() + joined[1:]


@rule("EFM.6.05.20", "error", _GIVE, needs=_COVER)
def what_document(view: View) -> Iterator[Breach]:
    """The cover says which form, which period and whether it amends an earlier one."""
    if not any(view.family(fact.concept) == "dei" for fact in view.filing.facts):
        yield Breach("there is no fact of the cover at all", view.whole, part="deiFactsMissing")
    yield from _required(view, "EFM.6.05.20")


@rule("EFM.6.05.21", "error", _GIVE, needs=_COVER)
def who_files(view: View) -> Iterator[Breach]:
    """The cover says who files, under which number, and what kind of filer that is."""
    yield from _required(view, "EFM.6.05.21")


@rule("EFM.6.05.26", "warning", _GIVE, needs=_COVER)
def shares_outstanding(view: View) -> Iterator[Breach]:
    """Periodic reports tell how many shares are outstanding, for each class where there are several."""
    for row in view.tables.of("EFM.6.05.26", "required"):
        for name in row.names if form_of(view) in row.others else ():
            if not any(not fact.is_nil for fact in view.dei(name)):
                text = f"form {view.document_type} needs dei:{name}"
                yield Breach(text, place_of(view), f"dei:{name}", part=f"{part_of(name)}Missing")


@rule("EFM.6.05.40", "warning", _GIVE, needs=_COVER)
def check_boxes_of_the_filer(view: View) -> Iterator[Breach]:
    """The cover says whether the filer is an emerging growth, small or shell company."""
    yield from _required(view, "EFM.6.05.40")


@rule("EFM.6.05.45", "warning", "Show the fact on the cover, or point at it: style='-sec-ix-hidden:ID'", needs=_COVER)
def cover_facts_are_seen(view: View) -> Iterator[Breach]:
    """What the cover says is shown there: what cannot be shown, being nil or of such a type, is at least pointed at."""
    shown = {remark.seen.partition(" ")[0] for remark in view.filing.remarks if remark.kind == "shows-hidden"}
    unshowable = view.tables.names("EFM.5.02.05.14", "unshowable")
    for name in sorted(view.tables.names("EFM.6.05.45", "visible")):
        for fact in view.dei(name):
            traits = view.traits(fact.concept)
            is_unshowable = fact.is_nil or (traits is not None and traits.type in unshowable)
            if fact.is_hidden and is_unshowable and fact.id not in shown:
                text = "it is hidden"
                yield Breach(text, fact.place, str(fact.concept), fact.context, part="coverPageFactNotVisible")


@rule("EFM.6.05.47", "warning", _GIVE, needs=_COVER)
def numbers_of_the_filer(view: View) -> Iterator[Breach]:
    """The cover has the file number, the state of incorporation and the tax number."""
    yield from _required(view, "EFM.6.05.47")


@rule("EFM.6.05.48", "warning", _GIVE, needs=_COVER)
def address_of_the_filer(view: View) -> Iterator[Breach]:
    """The cover has the filer's address and telephone."""
    yield from _required(view, "EFM.6.05.48")


@rule("EFM.6.05.49", "warning", _GIVE, needs=_COVER)
def check_boxes_of_the_form(view: View) -> Iterator[Breach]:
    """The check boxes of periodic reports agree with the form."""
    yield from _required(view, "EFM.6.05.49")


@rule("EFM.6.05.52", "warning", _GIVE, needs=_COVER)
def check_boxes_of_an_8k(view: View) -> Iterator[Breach]:
    """An 8-K has its four check boxes."""
    yield from _required(view, "EFM.6.05.52")


@rule("EFM.6.05.54", "error", _GIVE, needs=_COVER)
def auditor_of_the_year(view: View) -> Iterator[Breach]:
    """An annual report names its auditor, where that is, and its number, since the law of 2021; amendments need not."""
    contexts = [view.context[fact.context] for fact in view.dei("DocumentType") if fact.context in view.context]
    ends = [c.period.end for c in contexts if isinstance(c.period, Instant | Duration)]
    after = [date.fromisoformat(row.value) for row in view.tables.of("EFM.6.05.54", "after")]
    if ends and after and max(ends) > max(after) and form_of(view) == view.document_type:
        yield from _required(view, "EFM.6.05.54")


RULES = (
    what_document,
    who_files,
    shares_outstanding,
    check_boxes_of_the_filer,
    cover_facts_are_seen,
    numbers_of_the_filer,
    address_of_the_filer,
    check_boxes_of_the_form,
    check_boxes_of_an_8k,
    auditor_of_the_year,
)
