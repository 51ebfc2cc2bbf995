"""The layout of the SEC's Financial Statement Data Sets: sub, num, tag and pre as tab-separated texts.

Source: "Financial Statement Data Sets", U.S. Securities and Exchange Commission, with the field `segments` of the sets
since 2025. What the SEC takes from EDGAR's registry or from a cover page, and a result does not know, stays empty.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from converter.exports.fact_table import FactRow, document_row, fact_rows
from converter.exports.receipt_statements import Json
from converter.model.source import StatementKind

SUB = (
    *("adsh", "cik", "name", "sic", "countryba", "stprba", "cityba", "zipba", "bas1", "bas2", "baph", "countryma"),
    *("stprma", "cityma", "zipma", "mas1", "mas2", "countryinc", "stprinc", "ein", "former", "changed", "afs", "wksi"),
    *("fye", "form", "period", "fy", "fp", "filed", "accepted", "prevrpt", "detail", "instance", "nciks", "aciks"),
)
TAG = ("tag", "version", "custom", "abstract", "datatype", "iord", "crdr", "tlabel", "doc")
NUM = ("adsh", "tag", "version", "ddate", "qtrs", "uom", "segments", "coreg", "value", "footnote")
PRE = ("adsh", "report", "line", "stmt", "inpth", "rfile", "tag", "version", "plabel", "negating")
_STATEMENTS = {
    StatementKind.BALANCE_SHEET.value: "BS",
    StatementKind.INCOME_STATEMENT.value: "IS",
    StatementKind.CASH_FLOW.value: "CF",
    StatementKind.EQUITY.value: "EQ",
    StatementKind.COMPREHENSIVE_INCOME.value: "CI",
}
_UNCLASSIFIED = "UN"
_VALUE = Decimal("0.0001")
_QUARTER = Decimal("91.3125")  # days
_TRUNCATED = re.compile(r"^Statement(?=[A-Z])|(?:Axis|Member|Domain)$")
_KEY_LENGTH = 20
# As in the SEC's sets.
_LONGEST_NOTE = 512
Rows = list[dict[str, str]]


def data_sets(receipts: Iterable[Json]) -> tuple[tuple[str, bytes], ...]:
    """The four files of some results, by name.

    Documents of one submission share its accession number and are one row of `sub`. Where several state a fact, the
    value with the most decimals stands, as in the SEC's sets.

    Raises:
        SourceError: a receipt is of a version that lacks what is needed.
    """
    subs: dict[str, dict[str, str]] = {}
    tags: dict[tuple[str, str], dict[str, str]] = {}
    nums: dict[tuple[str, ...], tuple[int, dict[str, str]]] = {}
    pres: Rows = []
    reports: dict[str, int] = {}
    for receipt in receipts:
        key = submission_key(receipt)
        facts = fact_rows(receipt)
        concepts = {concept["name"]: concept for concept in receipt["concepts"]}
        subs.setdefault(key, _sub(key, receipt, facts))
        notes = _notes(receipt)
        for fact in facts:
            version = _version(key, fact.namespace, is_extension=fact.is_extension)
            tag = _local(fact.concept)
            tags.setdefault((tag, version), _tag(tag, version, concepts[fact.concept]))
            row = _num(key, tag, version, fact, notes.get(fact.fact_id, ""))
            held = tuple(row[name] for name in NUM[:8])
            if held not in nums or nums[held][0] < fact.decimals:
                nums[held] = fact.decimals, row
        # As in the taxonomy, disclosures come after the statements.
        for statement in sorted(receipt["statements"], key=_is_disclosure):
            reports[key] = reports.get(key, 0) + 1
            pres += _pre(key, reports[key], statement, concepts)
    return (
        ("sub.txt", _written(SUB, subs.values())),
        ("tag.txt", _written(TAG, (tags[name] for name in sorted(tags)))),
        ("num.txt", _written(NUM, (row for _, row in nums.values()))),
        ("pre.txt", _written(PRE, pres)),
    )


def submission_key(receipt: Json) -> str:
    """The accession number; where there is none, the first digits of the source's hash, which look like none."""
    filing = receipt["source"]["submission"]
    return str((filing and filing["accession"]) or receipt["source"]["sha256"][:_KEY_LENGTH])


def _sub(key: str, receipt: Json, facts: Sequence[FactRow]) -> dict[str, str]:
    """A submission. Of a company without CIK or a document never filed, the numbers that tools demand are 0."""
    row, filing = document_row(receipt), receipt["source"]["submission"] or {}
    is_cik = row.entity_scheme.endswith("/CIK")
    cik = str(int(row.entity_id)) if is_cik else "0"
    filers = filing.get("filers", [])
    filer: Json = next((f for f in filers if f["cik"] and str(int(f["cik"])) == cik), {})
    others = [str(int(f["cik"])) for f in filers if f["cik"] and str(int(f["cik"])) != cik]
    last = max((fact.period_end for fact in facts), default=None)
    return {
        "adsh": key,
        "cik": cik,
        "name": row.entity_name.upper(),
        "sic": filer.get("sic", ""),
        "stprinc": filer.get("state", ""),
        "fye": filer.get("fiscalYearEnd", "").replace("-", ""),
        "form": row.form,
        "period": _day(_month_end(last)) if last else "",
        "filed": _day(row.filed) if row.filed else "0",
        "wksi": "0",
        "prevrpt": "0",
        "detail": "0",
        "instance": f"{row.base}.htm",
        "nciks": str(1 + len(others)),
        "aciks": " ".join(others),
    }


def _tag(tag: str, version: str, concept: Json) -> dict[str, str]:
    return {
        "tag": tag,
        "version": version,
        "custom": str(int(concept["isExtension"])),
        "abstract": str(int(concept["isAbstract"])),
        "datatype": concept["type"].partition(":")[2].removesuffix("ItemType"),
        "iord": concept["periodType"][0].upper(),
        "crdr": concept["balance"][:1].upper(),
        "tlabel": concept["label"],
    }


def _notes(receipt: Json) -> dict[str, str]:
    """The texts of the footnotes of each fact, by its id."""
    found: dict[str, list[str]] = {}
    for note in receipt["footnotes"]:
        for fact in note["facts"]:
            found.setdefault(fact, []).append(" ".join(note["text"].split()))
    return {fact: " ".join(texts)[:_LONGEST_NOTE] for fact, texts in found.items()}


def _num(key: str, tag: str, version: str, fact: FactRow, note: str) -> dict[str, str]:
    return {
        "adsh": key,
        "tag": tag,
        "version": version,
        "ddate": _day(_month_end(fact.period_end)),
        "qtrs": str(_quarters(fact.period_start, fact.period_end)),
        "uom": fact.unit.partition("/")[0].partition(":")[2],  # as the SEC: an amount per share is in USD
        "segments": _segments(fact.dimensions),
        "coreg": "",
        "value": f"{fact.value.quantize(_VALUE, ROUND_HALF_UP):f}",
        "footnote": note,
    }


def _pre(key: str, report: int, statement: Json, concepts: Mapping[str, Json]) -> Iterator[dict[str, str]]:
    """The lines of a statement that are tagged, each once."""
    for line in statement["lines"]:
        if not line["concept"] or not any(figure["fact"] for figure in line["figures"]):
            continue
        concept = concepts[line["concept"]]
        yield {
            "adsh": key,
            "report": str(report),
            "line": str(line["line"]),
            "stmt": _UNCLASSIFIED if _is_disclosure(statement) else _STATEMENTS.get(statement["kind"], _UNCLASSIFIED),
            "inpth": "0",
            "rfile": "H",
            "tag": _local(concept["name"]),
            "version": _version(key, concept["namespace"], is_extension=concept["isExtension"]),
            "plabel": line["label"],
            "negating": str(int(line["isNegated"])),
        }


def _is_disclosure(statement: Json) -> bool:
    """Whether a table tells about some lines of a statement alone; receipts before 1.4 do not say."""
    return bool(statement.get("isDisclosure", False))


def _local(name: str) -> str:
    return name.partition(":")[2]


def _version(key: str, namespace: str, *, is_extension: bool) -> str:
    """The taxonomy and its year, "us-gaap/2025"; of a custom tag the submission that defines it."""
    return key if is_extension else "/".join(namespace.rstrip("/").split("/")[-2:])


def _month_end(day: date) -> date:
    """A day rounded to the nearest end of a month."""
    here = day.replace(day=monthrange(day.year, day.month)[1])
    before = day.replace(day=1) - timedelta(days=1)
    return here if (here - day) <= (day - before) else before


def _quarters(start: date | None, end: date) -> int:
    """How many quarters a period lasts, rounded; 0 for an instant."""
    if start is None:
        return 0
    return int((Decimal((end - start).days + 1) / _QUARTER).quantize(Decimal(1), ROUND_HALF_UP))


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _segments(dimensions: str) -> str:
    """Axes and members without namespaces and endings: "BusinessSegments=Widgets;"."""
    pairs = [pair.split("=") for pair in dimensions.split(";") if pair]
    named = sorted("=".join(_TRUNCATED.sub("", _local(name)) for name in pair) for pair in pairs)
    return "".join(f"{pair};" for pair in named)


def _written(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Tab-separated text. Nothing is quoted or escaped, so no value holds a tab, a line end or a double quote."""
    lines = ["\t".join(columns)]
    lines += ["\t".join(" ".join(row.get(name, "").replace('"', "'").split()) for name in columns) for row in rows]
    return ("\n".join(lines) + "\n").encode()
