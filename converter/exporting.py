"""Results on disk in the formats that other tools read: tables, databases, workbooks, other forms of XBRL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from converter import files
from converter.errors import UsageError
from converter.exports.duckdb_file import add_to_database
from converter.exports.fact_table import TABLES, Row, document_id, rows_of
from converter.exports.fsds import data_sets
from converter.exports.parquet import check_schema, merged, parquet
from converter.exports.tables_csv import table_csv
from converter.exports.workbook import workbook
from converter.knowledge import open_knowledge
from converter.markup.archive import zipped
from converter.pipeline import report_as
from converter.results import SavedResult, open_result
from converter.settings import EXPORT_FORMATS, TABLE_NAMES

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: where, and of which documents (`document_id`)."""

    path: Path
    documents: tuple[str, ...]


def export(
    results: str | Path | Iterable[str | Path],
    to: str,
    output: str | Path,
    *,
    table: str = "facts",
    force: bool = False,
    progress: Progress = lambda name: None,
) -> Exported:
    """Write results in another format (docs/export.md).

    Args:
        results: result folders, or folders that hold some. Of the same document the last one counts.
        to: "parquet": a data set, the folder `output`; or, if that ends in .parquet, one file of one table.
            "duckdb": a database. Both may exist: the rows of these documents are replaced, others stay.
            "csv": one table. "xlsx": a workbook. "fsds": the files of the SEC's Financial Statement Data Sets, in
            a folder or, if `output` ends in .zip, an archive. "xbrl-json", "xbrl-csv", "xbrl-xml": a folder with
            the report in that form and its taxonomy. Of these and "xlsx" several results become entries of a folder.
        table: for "csv" and one file of Parquet: "facts", "findings" or "documents".
        force: replace an earlier export of the formats that are not added to.
        progress: told the name of each result as it is read.

    Raises:
        UsageError: the format or table is not known, an extra is not installed, or something is in the way.
        SourceError: a folder holds no result, or one of another version.
        EngineError: the disk, its permissions or Arelle say no.
    """
    if to not in EXPORT_FORMATS:
        raise UsageError(f"the format {to!r} is not known", do=f"Choose one of: {', '.join(EXPORT_FORMATS)}")
    if table not in TABLE_NAMES:
        raise UsageError(f"the table {table!r} is not known", do=f"Choose one of: {', '.join(TABLE_NAMES)}")
    named = [results] if isinstance(results, str | Path) else list(results)
    saved: dict[str, SavedResult] = {}
    for folder in dict.fromkeys(found for path in named for found in files.result_folders(Path(path))):
        progress(folder.name)
        result = open_result(folder)
        saved[document_id(result.receipt)] = result
    if not saved:
        raise UsageError("no result is named", do="Name result folders")
    _WRITERS[to](tuple(saved.values()), Path(output), table, force)
    return Exported(Path(output), tuple(saved))


def _rows(saved: Iterable[SavedResult], table: str) -> list[Row]:
    return [row for one in saved for row in rows_of(table, one.receipt)]


def _to_parquet(saved: Sequence[SavedResult], output: Path, table: str, force: bool) -> None:
    """Into one file, or a data set with a file for each document in the folder of each table."""
    del force
    if output.suffix == ".parquet":
        there = files.read_existing(output)
        rows = _rows(saved, table)
        ids = [document_id(one.receipt) for one in saved]
        content = parquet(table, rows) if there is None else merged(table, there, str(output), rows, ids)
        files.write_file(output, content, force=True)
        return
    made = []
    for name in TABLES:
        for path in files.files_below(output / name, ".parquet")[:1]:
            check_schema(name, files.read_source(path), str(path))
        for one in saved:
            file = document_id(one.receipt).replace(":", "_")
            made.append((output / name / f"{file}.parquet", parquet(name, rows_of(name, one.receipt))))
    for path, content in made:
        files.write_file(path, content, force=True)


def _to_csv(saved: Sequence[SavedResult], output: Path, table: str, force: bool) -> None:
    files.write_file(output, table_csv(table, _rows(saved, table)), force=force)


def _to_duckdb(saved: Sequence[SavedResult], output: Path, table: str, force: bool) -> None:
    del table, force
    documents: list[Mapping[str, Sequence[Row]]] = [
        {name: rows_of(name, one.receipt) for name in TABLES} for one in saved
    ]
    with files.growing(output) as path:
        add_to_database(path, str(output), documents)


def _to_fsds(saved: Sequence[SavedResult], output: Path, table: str, force: bool) -> None:
    del table
    contents = data_sets([one.receipt for one in saved])
    if output.suffix == ".zip":
        files.write_file(output, zipped(contents), force=force)
    else:
        files.write_folder(output, contents, force=force)


def _to_workbook(saved: Sequence[SavedResult], output: Path, table: str, force: bool) -> None:
    del table
    if len(saved) == 1:
        files.write_file(output, workbook(saved[0].receipt), force=force)
        return
    named = zip(_names(saved), saved, strict=True)
    contents = tuple((f"{name}.xlsx", workbook(one.receipt)) for name, one in named)
    files.write_folder(output, contents, force=force)


def _to_xbrl(form: Literal["json", "csv", "xml"], saved: Sequence[SavedResult], output: Path, force: bool) -> None:
    """A folder with the report and the taxonomy that it refers to; of several, a folder of such folders."""
    contents: list[tuple[str, bytes]] = []
    for name, one in zip(_names(saved), saved, strict=True):
        within = f"{name}/" if len(saved) > 1 else ""
        contents += [(f"{within}{file}", content) for file, content in _xbrl(form, one)]
    files.write_folder(output, tuple(contents), force=force)


def _xbrl(form: Literal["json", "csv", "xml"], one: SavedResult) -> list[tuple[str, bytes]]:
    taxonomy = [
        (path.name, files.read_source(path))
        for ending in (".xsd", ".xml")
        for path in files.files_below(one.folder, ending)
        if path.name.startswith(one.base)
    ]
    if form == "json":
        return [(f"{one.base}.json", files.read_source(one.folder / "facts.json")), *taxonomy]
    document = one.folder / f"{one.base}.htm"
    contents = files.filing_contents(document)
    knowledge = open_knowledge(one.receipt["versions"]["taxonomy"])
    return [*report_as(form, document, one.base, contents, knowledge), *taxonomy]


def _names(saved: Sequence[SavedResult]) -> list[str]:
    """A name for each result: its base, and where several share that, a number."""
    names: list[str] = []
    for one in saved:
        taken = sum(1 for name in names if name == one.base or name.startswith(f"{one.base}-"))
        names.append(f"{one.base}-{taken + 1}" if taken else one.base)
    return names


_WRITERS: dict[str, Callable[[Sequence[SavedResult], Path, str, bool], None]] = {
    "parquet": _to_parquet,
    "csv": _to_csv,
    "xlsx": _to_workbook,
    "duckdb": _to_duckdb,
    "xbrl-json": lambda saved, output, table, force: _to_xbrl("json", saved, output, force),
    "xbrl-csv": lambda saved, output, table, force: _to_xbrl("csv", saved, output, force),
    "xbrl-xml": lambda saved, output, table, force: _to_xbrl("xml", saved, output, force),
    "fsds": _to_fsds,
}
