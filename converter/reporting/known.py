"""What is known for a cover page: the entity file first, then the submission's header, the source's own tags, the
release, the form itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from converter.model.cover import (
    DATE_OF,
    NO_TICKER,
    NOTHING_TOLD,
    CoverField,
    CoverLayout,
    FieldKind,
    Said,
    Told,
    month_day,
    normal_value,
)
from converter.model.findings import Finding
from converter.model.source import Registrant
from converter.model.submission import Filer, SubmissionHeader
from converter.settings import Settings

USER, HEADER, TAGS, RELEASE, FORM = "entity file", "submission's header", "source's tagging", "release", "form"
CONTRADICTED = "entity.contradicted"
# Said of the registrant in more ways than one: what is not the same in them is told where it is settled.
_NAMING = ("name", "cik")
_AMENDMENT, _TRANSITION = "/A", "T"
_PHONE = re.compile(r"(?:\+?1[ .-]*)?\(?(?P<area>[0-9]{3})\)?[ ./-]*(?P<first>[0-9]{3})[ .-]*(?P<last>[0-9]{4})")
_MONTH = 30.4375
# A year of weeks ends within days of its nominal end.
SLACK = timedelta(days=15)
# A year that ends later than May is called by that calendar year; of others some are called by the one before.
_EARLIEST_PLAIN_MONTH = 6


def known_values(
    end: date | None,
    registrant: Registrant,
    header: SubmissionHeader | None,
    settings: Settings,
    layout: CoverLayout,
    told: Told = NOTHING_TOLD,
) -> tuple[dict[str, Said], str, tuple[Finding, ...]]:
    """Values by field, the family of the form, and findings where two of those who say them contradict each other.

    Args:
        end: the last day that the release has figures of, the end of a periodic report's period.
        told: what the source's own tags say.
    """
    user, stated = _of_user(settings, registrant, layout), _of_header(registrant, header, layout)
    findings: list[Finding] = []
    said = {key: Said(value, TAGS) for key, value in told.values}
    for field in layout.fields:
        value = layout.meant(field.name, stated.get(field.name, ""))
        fit = normal_value(field.kind, value)
        if value and not fit:
            findings.append(_unusable(field, value))
        elif fit:
            findings += _against(field, Said(fit, HEADER), said.get(field.name))
            # EDGAR keeps names in capitals, and without the points of the charter.
            if field.name != "name" or "name" not in said:
                said[field.name] = Said(fit, HEADER)
        if own := user.get(field.name, ""):
            findings += _against(field, Said(own, USER), said.get(field.name))
    said |= {key: Said(value, USER) for key, value in user.items()}
    family, document_type = layout.form(said["form"].value if "form" in said else "")
    if registrant.name and "name" not in said:
        said["name"] = Said(registrant.name, RELEASE)
    if family:
        _by_form(said, family, document_type, end)
    return said, family, tuple(findings)


def known_securities(
    settings: Settings, registrant: Registrant, layout: CoverLayout, told: Told = NOTHING_TOLD
) -> list[dict[str, Said]]:
    """What is known of each security; the release's own ticker is of the only one."""
    # A flag that is not raised says nothing.
    securities = [[pair for pair in one if pair != (NO_TICKER, "false")] for one in settings.securities]
    listed = [{key: Said(layout.meant(key, value), USER) for key, value in one} for one in securities]
    if not listed:
        listed = [{key: Said(value, TAGS) for key, value in one} for one in told.securities] or [{}]
    if len(listed) > 1:
        return listed
    only = listed[0]
    for key, own, read in (
        ("ticker", settings.ticker, registrant.ticker),
        ("exchange", layout.meant("exchange", settings.exchange), registrant.exchange_code),
    ):
        if key == "ticker" and NO_TICKER in only:
            continue
        if own:
            only[key] = Said(own, USER)
        elif read:
            only.setdefault(key, Said(read, RELEASE))
    return [only] if only else []


def known_classes(settings: Settings, layout: CoverLayout, said: dict[str, Said], told: Told) -> list[dict[str, Said]]:
    """What is known of each class of stock where that is told by class; the day of the whole is of those without."""
    own = [field.name for field in layout.fields if field.is_of_class]
    listed = [{key: Said(value, USER) for key, value in one} for one in settings.classes]
    if not listed and not any(name in said for name in own):
        listed = [{key: Said(value, TAGS) for key, value in one} for one in told.classes]
    for one in listed:
        for day in (DATE_OF.format(name) for name in own):
            if day in said:
                one.setdefault(day, said[day])
    return listed


def _of_user(settings: Settings, registrant: Registrant, layout: CoverLayout) -> dict[str, str]:
    user = {key: layout.meant(key, value) for key, value in settings.entity}
    if settings.name:
        user["name"] = settings.name
    if settings.cik:
        user["cik"] = registrant.cik
    return user


def _of_header(registrant: Registrant, header: SubmissionHeader | None, layout: CoverLayout) -> dict[str, str]:
    if header is None:
        return {}
    filer = registrant.filer or Filer()
    phone = _PHONE.fullmatch(filer.phone.strip())
    # Of a foreign address EDGAR's header has a code of its own in the place of the state.
    state, country = layout.places.get(filer.address_state, (filer.address_state, ""))
    told = {
        "form": header.form,
        "report_date": header.period.isoformat() if header.period else "",
        "name": filer.name,
        "cik": filer.cik,
        "incorporation_state": filer.state,
        "file_number": filer.file_number,
        "tax_id": filer.tax_id if filer.tax_id.strip("0") else "",
        "fiscal_year_end": filer.fiscal_year_end,
        "address_line1": filer.address_line1,
        "address_line2": filer.address_line2,
        "city": filer.city,
        "state": state,
        "country": country,
        "zip": filer.zip,
        "area_code": phone.group("area") if phone else "",
        "phone": f"{phone.group('first')}-{phone.group('last')}" if phone else "",
    }
    return {key: value for key, value in told.items() if value}


def _by_form(said: dict[str, Said], family: str, document_type: str, end: date | None) -> None:
    """What the form itself says, and for periodic reports what their dates do."""
    is_transition = document_type.removesuffix(_AMENDMENT).endswith(_TRANSITION)
    if "form" in said:
        said["form"] = Said(document_type, said["form"].origin)
    own = {
        "amendment": document_type.endswith(_AMENDMENT),
        "transition_report": is_transition,
        "quarterly_report": family == "10-Q" and not is_transition,
        "annual_report": family == "10-K" and not is_transition,
    }
    for key, holds in own.items():
        said.setdefault(key, Said("true" if holds else "false", FORM))
    if family == "8-K":
        return
    if end is not None:
        said.setdefault("report_date", Said(end.isoformat(), RELEASE))
    if "report_date" in said:
        _focus(said, family, date.fromisoformat(said["report_date"].value))


def _focus(said: dict[str, Said], family: str, end: date) -> None:
    """Fiscal year and period, as far as the end of the fiscal year settles them."""
    if family == "10-K":
        said.setdefault("fiscal_period", Said("FY", FORM))
    if "fiscal_year_end" not in said:
        return
    nominal = month_day(said["fiscal_year_end"].value)
    year_end = on_or_after(nominal, end - SLACK)
    origin = f"{said['fiscal_year_end'].origin} and {said['report_date'].origin}"
    if nominal.month >= _EARLIEST_PLAIN_MONTH:
        said.setdefault("fiscal_year", Said(str(year_end.year), origin))
    quarters_left, rest = divmod(round((year_end - end).days / _MONTH), 3)
    if rest == 0 and 1 <= quarters_left <= 3:
        said.setdefault("fiscal_period", Said(f"Q{4 - quarters_left}", origin))


def on_or_after(nominal: date, earliest: date) -> date:
    """The first day of that month and day from a day on."""
    years = (earliest.year, earliest.year + 1)
    return next(day for day in (_on(nominal, year) for year in years) if day >= earliest)


def _on(nominal: date, year: int) -> date:
    """A month and day in a year; of a 29 February the last of that month."""
    try:
        return nominal.replace(year=year)
    except ValueError:
        return date(year, nominal.month, nominal.day - 1)


def _same(one: str, other: str) -> bool:
    def core(text: str) -> str:
        return re.sub(r"[^a-z0-9]", "", text.casefold())

    return core(one) == core(other)


def _against(field: CoverField, stands: Said, other: Said | None) -> Iterator[Finding]:
    """A finding where what stands is not what another says."""
    if other is None or _same(stands.value, other.value) or field.name in _NAMING:
        return
    yield Finding(
        CONTRADICTED,
        "warning",
        f"the {stands.origin} says {field.name} = {stands.value!r}, but the {other.origin} says {other.value!r}",
        concept=f"dei:{field.concept}",
        rule=field.rule,
        hint=f"The {stands.origin} stands; see that it is this release's",
    )


def _unusable(field: CoverField, stated: str) -> Finding:
    return Finding(
        "submission.header-value",
        "info",
        f"{stated!r} in the submission's header is no {FieldKind(field.kind)}, so {field.name} is not taken from it",
        concept=f"dei:{field.concept}",
        rule=field.rule,
    )
