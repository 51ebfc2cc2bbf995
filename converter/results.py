"""What a program gets back: a conversion, and a result that lies on disk. Both show their facts the same way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from converter import __version__, files
from converter.collecting import uncollected
from converter.errors import ConverterError
from converter.exports.fact_table import FactRow, FindingRow, check_receipt, fact_rows, finding_rows
from converter.exports.facts_csv import facts_csv
from converter.exports.json_text import json_bytes
from converter.exports.mapping_csv import mapping_csv
from converter.exports.oim_json import oim_json
from converter.exports.origin import Origin, origin_zip
from converter.exports.printed import PrintedStatement, notebook_html, printed_statements
from converter.exports.receipt import Conversion, Versions, receipt
from converter.exports.row_table import RowTable
from converter.exports.summary import summary_html
from converter.model.findings import count_of
from converter.model.submission import SubmissionPart
from converter.pipeline import Outcome, viewer_page
from converter.settings import Settings


class _Shown:
    """What a receipt tells, as tables and statements."""

    __slots__ = ()
    receipt: dict[str, Any]

    @property
    def facts(self) -> RowTable[FactRow]:
        """The facts, as the table `facts` of docs/fact_table.md."""
        return RowTable("facts", fact_rows(self.receipt))

    @property
    def findings(self) -> RowTable[FindingRow]:
        """What the conversion has to say, as the table `findings` of docs/fact_table.md."""
        return RowTable("findings", finding_rows(self.receipt))

    @property
    def statements(self) -> tuple[PrintedStatement, ...]:
        """The statements as they are printed, each figure with its fact."""
        return printed_statements(self.receipt)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return notebook_html(self.receipt, self.statements)


@dataclass(frozen=True, slots=True)
class Result(_Shown):
    """A finished conversion: where it lies, whether it is valid, and its receipt.

    Attributes:
        folder: the result folder; None where none was asked for.
        document: the inline document's name in it.
        is_valid: Arelle's verdict; None where validation was left out.
        receipt: the contents of receipt.json.
        outcome: every stage's values, for programs that want more.
        contents: names and bytes of the files of a result folder.
    """

    folder: Path | None
    document: str
    is_valid: bool | None
    receipt: dict[str, Any]
    outcome: Outcome
    contents: tuple[tuple[str, bytes], ...]

    def save(self, folder: str | Path, *, force: bool = False) -> Result:
        """Write the result folder, whole or not at all, and say where it lies.

        Args:
            folder: must not exist.
            force: replace an earlier result there.

        Raises:
            UsageError: something is in the way.
            EngineError: the disk or its permissions say no; nothing is left behind.
        """
        files.write_result(Path(folder), self.contents, force=force)
        return replace(self, folder=Path(folder))

    def __repr__(self) -> str:
        return f"<Result {self.document}: {count_of(len(self.receipt['facts']), 'fact')}>"


@dataclass(frozen=True, slots=True)
class SavedResult(_Shown):
    """A result that lies on disk: its folder, and the contents of its receipt.json."""

    folder: Path
    receipt: dict[str, Any]

    @property
    def base(self) -> str:
        """What the names of its files begin with."""
        return str(self.receipt["summary"]["base"])

    @property
    def document(self) -> str:
        """The inline document's name."""
        return f"{self.base}.htm"

    @property
    def is_valid(self) -> bool | None:
        """Arelle's verdict at the time; None where validation was left out."""
        valid: bool | None = self.receipt["summary"]["valid"]
        return valid

    def __repr__(self) -> str:
        return f"<SavedResult {self.folder}: {count_of(len(self.receipt['facts']), 'fact')}>"


def open_result(folder: str | Path) -> SavedResult:
    """A result folder that `convert` wrote.

    Raises:
        SourceError: it is none, or of a version of the converter whose receipts tell less.
    """
    receipt = files.read_receipt(Path(folder))
    check_receipt(receipt)
    return SavedResult(Path(folder), receipt)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document of a submission that was tried and could not be converted, and why."""

    part: SubmissionPart
    error: ConverterError


@dataclass(frozen=True, slots=True)
class SubmissionResult:
    """What became of the documents of a submission that were tried.

    Attributes:
        results: one for each document converted; empty if every one of several was refused.
        refused: the others.
    """

    results: tuple[Result, ...]
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """Which pages a result gets beside the filing: the summary, and the viewer by itself."""

    summary: bool = True
    viewer: bool = False


@cache
def _arelle_version() -> str:
    """The version of the installed Arelle, whose metadata are read once."""
    return version("arelle-release")


def conversion_of(outcome: Outcome) -> Conversion:
    """What the exports are told of a conversion."""
    return Conversion(
        source=outcome.source,
        tables=outcome.tables,
        items=outcome.items,
        report=outcome.report,
        findings=outcome.findings,
        verdict=outcome.verdict,
        versions=Versions(__version__, _arelle_version(), outcome.maps.version, outcome.maps.catalogue.vintage),
    )


def result_files(
    outcome: Outcome, origin: Origin | None = None, pages: Pages = Pages(summary=False)
) -> tuple[dict[str, Any], tuple[tuple[str, bytes], ...]]:
    """The receipt, and the names and bytes of all files of a result.

    Args:
        origin: what the result was made of, to be kept with it; None keeps nothing.

    Raises:
        EngineError: the viewer is wanted and not installed, or Arelle fails.
    """
    with uncollected():
        conversion = conversion_of(outcome)
        written = receipt(conversion)
        found = [
            *outcome.package.files,
            outcome.report_package,
            ("facts.json", oim_json(outcome.report)),
            ("facts.csv", facts_csv(outcome.report, outcome.source)),
            ("mapping.csv", mapping_csv(outcome.report)),
            (files.RECEIPT, json_bytes(written)),
        ]
        if origin is not None:
            found.append(("source.zip", origin_zip(origin)))
        if pages.summary:
            found.append(("summary.html", summary_html(conversion, written, outcome.items)))
    if pages.viewer:
        settings = origin.settings if origin else Settings()
        found.append(("viewer.html", viewer_page(outcome.package, outcome.maps.catalogue, settings)))
    return written, tuple(found)
