"""The header of a submission: `FORM TYPE:  8-K` in lines, or `<TYPE>8-K` in the daily feed.

The names of its fields stand in vocabulary/header_fields.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape

from converter.model.findings import Finding
from converter.model.submission import Filer, SubmissionHeader
from converter.model.vocabulary import HeaderField

_LINE = re.compile(r"(?:<(?P<tag>[^<>/\s]+)>|(?P<key>[^:<>]+):)(?P<value>.*)")
_SIC = re.compile(r"\[(\d{3,4})\]\s*\Z|\A(\d{3,4})\Z")
_OF_ADDRESS = frozenset(
    {
        HeaderField.ADDRESS_LINE1,
        HeaderField.ADDRESS_LINE2,
        HeaderField.CITY,
        HeaderField.ADDRESS_STATE,
        HeaderField.ZIP,
        HeaderField.PHONE,
    }
)
# A year with a 29 February, so that each day of a calendar is one.
_LEAP_YEAR = 2000


def read_header(text: str, fields: Mapping[str, HeaderField]) -> tuple[SubmissionHeader, tuple[Finding, ...]]:
    """What a header says, with a finding for each value that is none.

    Args:
        text: what stands before the first document.
        fields: the names of fields, in capitals.
    """
    whole: dict[HeaderField, str] = {}
    nobody: dict[HeaderField, str] = {}
    filers: list[dict[HeaderField, str]] = []
    party = nobody
    named_parties, in_address = False, False
    for name, value in _lines(text):
        field = fields.get(name)
        if field is None:
            continue
        if field in (HeaderField.FILER, HeaderField.OTHER_PARTY):
            party, named_parties, in_address = {}, True, False
            if field is HeaderField.FILER:
                filers.append(party)
        elif field in (HeaderField.ACCESSION, HeaderField.FORM, HeaderField.PERIOD, HeaderField.FILED):
            whole.setdefault(field, value)
        elif field in (HeaderField.BUSINESS_ADDRESS, HeaderField.OTHER_SECTION):
            in_address = field is HeaderField.BUSINESS_ADDRESS
        elif in_address or field not in _OF_ADDRESS:
            party.setdefault(field, value)
    findings: list[Finding] = []
    header = SubmissionHeader(
        accession=whole.get(HeaderField.ACCESSION, ""),
        form=whole.get(HeaderField.FORM, ""),
        period=_date(whole.get(HeaderField.PERIOD, ""), findings),
        filed=_date(whole.get(HeaderField.FILED, ""), findings),
        filers=tuple(_filer(said, findings) for said in (filers if named_parties else [nobody]) if said),
    )
    return header, tuple(findings)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line's name in capitals, blanks as one, and its value."""
    for line in text.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match:
            name = match.group("tag") or match.group("key")
            yield " ".join(name.split()).upper(), " ".join(unescape(match.group("value")).split())


def _filer(said: Mapping[HeaderField, str], findings: list[Finding]) -> Filer:
    cik, sic = said.get(HeaderField.CIK, ""), _SIC.search(said.get(HeaderField.SIC, ""))
    if cik and not (re.fullmatch(r"[0-9]{1,10}", cik) and int(cik)):
        findings.append(_no_value("CIK", cik))
        cik = ""
    return Filer(
        cik=cik.zfill(10) if cik else "",
        name=said.get(HeaderField.NAME, ""),
        sic=(sic.group(1) or sic.group(2)).zfill(4) if sic else "",
        state=said.get(HeaderField.STATE, ""),
        fiscal_year_end=_month_day(said.get(HeaderField.FISCAL_YEAR_END, ""), findings),
        file_number=said.get(HeaderField.FILE_NUMBER, ""),
        tax_id=said.get(HeaderField.TAX_ID, ""),
        address_line1=said.get(HeaderField.ADDRESS_LINE1, ""),
        address_line2=said.get(HeaderField.ADDRESS_LINE2, ""),
        city=said.get(HeaderField.CITY, ""),
        address_state=said.get(HeaderField.ADDRESS_STATE, ""),
        zip=said.get(HeaderField.ZIP, ""),
        phone=said.get(HeaderField.PHONE, ""),
    )


def _date(text: str, findings: list[Finding]) -> date | None:
    """`19950331` as a date."""
    if not text:
        return None
    try:
        if not re.fullmatch(r"[0-9]{8}", text):
            raise ValueError
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        findings.append(_no_value("date", text))
        return None


def _month_day(text: str, findings: list[Finding]) -> str:
    """`0930` as `--09-30`."""
    if not text:
        return ""
    day = _date(f"{_LEAP_YEAR}{text}", []) if len(text) == 4 else None
    if day is None:
        findings.append(_no_value("month and day", text))
        return ""
    return f"--{day:%m-%d}"


def _no_value(what: str, text: str) -> Finding:
    return Finding("submission.header-value", "info", f"{text!r} in the submission's header is no {what}")
