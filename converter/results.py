"""The files of one result, made of what a conversion found."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from converter import __version__
from converter.exports.facts_csv import facts_csv
from converter.exports.mapping_csv import mapping_csv
from converter.exports.oim_json import oim_json
from converter.exports.origin import Origin, origin_zip
from converter.exports.receipt import Conversion, Versions, receipt, receipt_bytes
from converter.exports.summary import summary_html
from converter.pipeline import Outcome, viewer_page


@dataclass(frozen=True, slots=True)
class Pages:
    """Which pages a result gets beside the filing: the summary, and the viewer by itself."""

    summary: bool = True
    viewer: bool = False


def conversion_of(outcome: Outcome) -> Conversion:
    """What the exports are told of a conversion."""
    return Conversion(
        source=outcome.source,
        tables=outcome.tables,
        report=outcome.report,
        findings=outcome.findings,
        verdict=outcome.verdict,
        versions=Versions(__version__, version("arelle-release"), outcome.maps.version, outcome.maps.catalogue.vintage),
    )


def result_files(outcome: Outcome, origin: Origin, pages: Pages) -> tuple[dict[str, Any], list[tuple[str, bytes]]]:
    """The receipt, and the names and bytes of all files of a result.

    Raises:
        EngineError: the viewer is wanted and not installed, or Arelle fails.
    """
    conversion = conversion_of(outcome)
    written = receipt(conversion)
    found = [
        *outcome.package.files,
        outcome.report_package,
        ("facts.json", oim_json(outcome.report)),
        ("facts.csv", facts_csv(outcome.report, outcome.source)),
        ("mapping.csv", mapping_csv(outcome.report)),
        ("receipt.json", receipt_bytes(written)),
        ("source.zip", origin_zip(origin)),
    ]
    if pages.summary:
        found.append(("summary.html", summary_html(conversion, written, outcome.items)))
    if pages.viewer:
        found.append(("viewer.html", viewer_page(outcome.package, outcome.maps.catalogue, origin.settings)))
    return written, found
