"""Results and inline filings on disk against each other: `ixbrl diff` without its printing."""

from __future__ import annotations

from pathlib import Path

from converter import files
from converter.comparing.compare import Compared, Comparison, compare
from converter.comparing.facts import ReportedFacts, report_of_receipt
from converter.comparing.filed import report_of_filing
from converter.comparing.written import comparison_json, comparison_page, remarks
from converter.errors import SourceError
from converter.exports.fact_table import check_receipt
from converter.filings.read import main_document, read_filing

__all__ = [
    "Compared",
    "Comparison",
    "comparison_json",
    "comparison_page",
    "diff",
    "read_report",
    "remarks",
    "save_page",
]


def diff(a: str | Path, b: str | Path) -> Comparison:
    """Compare two reports by concept, period, unit and dimensions (docs/diff.md).

    Args:
        a, b: a result folder, or an inline XBRL document of any software, such as a company's 10-Q, or its archive.

    Raises:
        SourceError: one of them is neither, or a folder with several results.
    """
    return compare(read_report(Path(a)), read_report(Path(b)))


def read_report(path: Path) -> ReportedFacts:
    """The facts of a result folder, of an inline document, or of the one in a report package or another archive.

    Raises:
        SourceError: it is neither, or a folder with several results.
    """
    folder = files.one_result(path)
    if folder is None:
        contents = {name.rpartition("/")[2]: held for name, held in files.filing_contents(path).items()}
        try:
            filing = read_filing(main_document(path.name, contents), contents, with_labels=True)
        except SourceError as error:
            raise SourceError(error.seen, where=str(path), do=error.do) from error
        return report_of_filing(str(path), filing)
    receipt = files.read_receipt(folder)
    check_receipt(receipt)
    return report_of_receipt(str(path), receipt)


def save_page(comparison: Comparison, path: Path, *, force: bool = False) -> None:
    """Write a comparison as an HTML page.

    Raises:
        UsageError: something is in the way and `force` is not set.
        EngineError: the disk or its permissions say no.
    """
    files.write_file(path, comparison_page(comparison), force=force, option="page (--html)")
