"""What is known for a cover page: the entity file first, then the submission's header, the release, the form itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

from converter.model.cover import CoverField, CoverLayout, FieldKind, Said, month_day, normal_value
from converter.model.findings import Finding
from converter.model.source import Registrant
from converter.model.submission import Filer, SubmissionHeader
from converter.settings import Settings

USER, HEADER, RELEASE, FORM = "entity file", "submission's header", "release", "form"
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
) -> tuple[dict[str, Said], str, tuple[Finding, ...]]:
    """Values by field, the family of the form, and findings where the user contradicts the header.

    Args:
        end: the last day that the release has figures of, the end of a periodic report's period.
    """
    user, told = _of_user(settings, registrant), _of_header(registrant, header, layout)
    family, document_type = layout.form(user.get("form") or told.get("form", ""))
    findings: list[Finding] = []
    said: dict[str, Said] = {}
    for field in layout.fields:
        own, stated = user.get(field.name, ""), told.get(field.name, "")
        if stated and not (fit := normal_value(field.kind, stated)):
            findings.append(_unusable(field, stated))
        elif stated:
            stated = fit or ""
            said[field.name] = Said(stated, HEADER)
        if own:
            if stated and not _same(own, stated) and field.name not in ("name", "cik"):
                findings.append(_contradiction(field, own, stated))
            said[field.name] = Said(own, USER)
    said |= {key: Said(value, USER) for key, value in user.items() if key not in said}
    if registrant.name and "name" not in said:
        said["name"] = Said(registrant.name, RELEASE)
    if family:
        _by_form(said, family, document_type, end)
    return said, family, tuple(findings)


def _of_user(settings: Settings, registrant: Registrant) -> dict[str, str]:
    user = dict(settings.entity)
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


def _contradiction(field: CoverField, own: str, stated: str) -> Finding:
    return Finding(
        "entity.contradicted",
        "warning",
        f"the entity file says {field.name} = {own!r}, but the submission's header says {stated!r}",
        concept=f"dei:{field.concept}",
        rule=field.rule,
        hint="The entity file stands; see that it is this release's",
    )


def _unusable(field: CoverField, stated: str) -> Finding:
    return Finding(
        "submission.header-value",
        "info",
        f"{stated!r} in the submission's header is no {FieldKind(field.kind)}, so {field.name} is not taken from it",
        concept=f"dei:{field.concept}",
        rule=field.rule,
    )
