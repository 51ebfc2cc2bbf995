"""The names of a report: its prefix, the base of its file names, its namespace."""

from __future__ import annotations

import re

from converter.errors import NothingToConvertError
from converter.model.findings import Finding
from converter.model.report import ReportName
from converter.model.source import Registrant, StatementTable
from converter.settings import OWN_AUTHORITY, RESERVED_PREFIXES, Settings

_DERIVED_LENGTH = 12


def name_report(
    document: str, statements: tuple[StatementTable, ...], registrant: Registrant, settings: Settings
) -> tuple[ReportName, tuple[Finding, ...]]:
    """Names after EFM 6.3.3: prefix-yyyymmdd, the date being the latest period end in the release.

    Args:
        document: the file's name, for messages.
        settings: whose prefix goes before the ticker, and that before the name of the registrant.

    Returns:
        Prefix, base of file names and namespace; no findings.

    Raises:
        NothingToConvertError: there is no statement with a dated column.
    """
    ends = [c.period.end for s in statements for c in s.columns if c.period and any(i.amounts for i in s.lines)]
    if not ends:
        seen = "no financial statement was found" if not statements else "no column of any statement could be dated"
        raise NothingToConvertError(
            seen,
            where=document,
            do="A statement needs a title or known lines, and headings with full dates such as March 31, 2001",
        )
    prefix, stamp = _prefix(registrant, settings), f"{max(ends):%Y%m%d}"
    # EFM 6.7.4: an authority of the filer's own, and right behind it the date.
    namespace = f"{OWN_AUTHORITY.format(prefix=prefix)}/{stamp}"
    return ReportName(prefix, f"{prefix}-{stamp}", namespace, registrant.name), ()


def _prefix(registrant: Registrant, settings: Settings) -> str:
    if settings.prefix:
        return settings.prefix
    for candidate in (registrant.ticker, registrant.name):
        slug = re.sub(r"[^a-z0-9]", "", candidate.lower()).lstrip("0123456789")[:_DERIVED_LENGTH]
        if slug and slug not in RESERVED_PREFIXES:
            return slug
    return "report"
