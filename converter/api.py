"""What a program calls: `convert`, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from converter import __version__, files
from converter.exports.facts_csv import facts_csv
from converter.exports.oim_json import oim_json
from converter.exports.receipt import Conversion, Versions, receipt, receipt_bytes
from converter.model.taxonomy import Verdict
from converter.pipeline import Outcome, Progress, run, validate_file
from converter.settings import DEFAULT_TAXONOMY, Settings, checked, with_entity_file


@dataclass(frozen=True, slots=True)
class Result:
    """A finished conversion: where it lies, whether it is valid, and its receipt.

    Attributes:
        folder: the result folder; None where none was asked for.
        document: the inline document's name in it.
        is_valid: Arelle's verdict; None where validation was left out.
        receipt: the contents of receipt.json.
        outcome: every stage's values, for programs that want more.
    """

    folder: Path | None
    document: str
    is_valid: bool | None
    receipt: dict[str, Any]
    outcome: Outcome


def convert(
    release: str | Path,
    output: str | Path | None = None,
    *,
    force: bool = False,
    entity: str | Path | None = None,
    cik: str = "",
    prefix: str = "",
    taxonomy: str = DEFAULT_TAXONOMY,
    maps: str | Path | None = None,
    validate: bool = True,
    progress: Progress = lambda stage: None,
) -> Result:
    """Turn a financial release into an inline XBRL filing.

    Args:
        release: a file in plain text or HTML.
        output: the result folder, which must not exist; None writes nothing.
        force: replace an earlier result in `output`.
        entity: a TOML file that says who reports.
        cik: the SEC's number of the entity; goes before the entity file.
        prefix: of the extension namespace and file names.
        taxonomy: the vintage to tag with.
        maps: a folder of own tables, laid out as taxonomy_maps.
        validate: run Arelle.
        progress: told each stage's name as it starts.

    Raises:
        ConverterError: its subclasses say whose fault it is; `exit_code` is the command line's.
    """
    release = Path(release)
    settings = Settings(taxonomy=taxonomy, cik=cik, prefix=prefix, validate=validate)
    if entity is not None:
        settings = with_entity_file(settings, files.read_text(Path(entity)), str(entity))
    settings = checked(settings)
    target = Path(output) if output is not None else None
    content = files.read_source(release)
    if target is not None:
        files.check_target(target, force=force)
    texts = files.table_texts(Path(maps) if maps is not None else None)
    outcome = run(release.name, content, texts, settings, progress)
    written = receipt(_conversion(outcome))
    if target is not None:
        contents = (
            *outcome.package.files,
            outcome.report_package,
            ("facts.json", oim_json(outcome.report)),
            ("facts.csv", facts_csv(outcome.report, outcome.source)),
            ("receipt.json", receipt_bytes(written)),
        )
        files.write_result(target, contents, force=force)
    is_valid = outcome.verdict.is_valid if outcome.verdict.ran else None
    return Result(target, outcome.package.document, is_valid, written, outcome)


def _conversion(outcome: Outcome) -> Conversion:
    return Conversion(
        source=outcome.source,
        tables=outcome.tables,
        report=outcome.report,
        findings=outcome.findings,
        verdict=outcome.verdict,
        versions=Versions(__version__, version("arelle-release"), outcome.maps.version, outcome.maps.catalogue.vintage),
    )


def validate(path: str | Path, *, taxonomy: str = DEFAULT_TAXONOMY) -> Verdict:
    """Arelle's verdict on an inline document, an instance, a report package or a result folder.

    Args:
        taxonomy: the vintage whose concepts are supplied offline from our tables.

    Raises:
        ConverterError: the file cannot be read, or Arelle fails.
    """
    checked(Settings(taxonomy=taxonomy))
    document = files.document_in(Path(path))
    files.read_source(document)
    return validate_file(document, files.table_texts(), taxonomy)
