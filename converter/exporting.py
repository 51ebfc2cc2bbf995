"""Results on disk in the formats that other tools read: tables, databases, workbooks, other forms of XBRL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: where, and of which documents (`document_id`).

    `left_out` are results of a document of which another one, named later, was written.
    """

    path: Path
    documents: tuple[str, ...]
    left_out: tuple[Path, ...] = ()


def export(
    results: str | Path | Iterable[str | Path],
    to: str,
    output: str | Path,
    *,
    table: str = "facts",
    force: bool = False,
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
    # Only their names are held: there may be more results than memory has room for.
    folders: dict[str, Path] = {}
    left_out: list[Path] = []
    for folder in dict.fromkeys(found for path in named for found in files.result_folders(Path(path))):
        document = document_id(open_result(folder).receipt)
        left_out += [folders.pop(document)] if document in folders else []
        folders[document] = folder
    if not folders:
        raise UsageError("no result is named", do="Name result folders")
    _WRITERS[to](folders, Path(output), table, force)
    return Exported(Path(output), tuple(folders), tuple(left_out))


# Results to be exported, by document_id.
Folders = Mapping[str, Path]


def _opened(folders: Folders) -> Iterator[SavedResult]:
    return (open_result(folder) for folder in folders.values())


def _rows(folders: Folders, table: str) -> Iterator[Row]:
    return (row for one in _opened(folders) for row in rows_of(table, one.receipt))


def _to_parquet(folders: Folders, output: Path, table: str, force: bool) -> None:
    """Into one file, or a data set with a file for each document in the folder of each table."""
    del force
    if output.suffix == ".parquet":
        there = files.read_existing(output)
        rows = _rows(folders, table)
        content = parquet(table, rows) if there is None else merged(table, there, str(output), rows, list(folders))
        files.write_file(output, content, force=True)
        return
    for name in TABLES:
        for path in files.files_below(output / name, ".parquet")[:1]:
            check_schema(name, files.read_source(path), str(path))
    for document, one in zip(folders, _opened(folders), strict=True):
        made = [(name, parquet(name, rows_of(name, one.receipt))) for name in TABLES]
        for name, content in made:
            files.write_file(output / name / f"{document.replace(':', '_')}.parquet", content, force=True)


def _to_csv(folders: Folders, output: Path, table: str, force: bool) -> None:
    files.write_file(output, table_csv(table, _rows(folders, table)), force=force)


def _to_duckdb(folders: Folders, output: Path, table: str, force: bool) -> None:
    del table, force
    documents = ({name: rows_of(name, one.receipt) for name in TABLES} for one in _opened(folders))
    with files.growing(output) as path:
        add_to_database(path, str(output), list(folders), documents)


def _to_fsds(folders: Folders, output: Path, table: str, force: bool) -> None:
    del table
    contents = data_sets(one.receipt for one in _opened(folders))
    if output.suffix == ".zip":
        files.write_file(output, zipped(contents), force=force)
    else:
        files.write_folder(output, contents, force=force)


def _to_workbook(folders: Folders, output: Path, table: str, force: bool) -> None:
    del table
    if len(folders) == 1:
        files.write_file(output, workbook(next(_opened(folders)).receipt), force=force)
        return
    contents = tuple((f"{name}.xlsx", workbook(one.receipt)) for name, one in _named(folders))
    files.write_folder(output, contents, force=force)


def _to_xbrl(form: Literal["json", "csv", "xml"], folders: Folders, output: Path, force: bool) -> None:
    """A folder with the report and the taxonomy that it refers to; of several, a folder of such folders."""
    contents: list[tuple[str, bytes]] = []
    for name, one in _named(folders):
        within = f"{name}/" if len(folders) > 1 else ""
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
    return [*report_as(form, document, one.base, contents.values(), knowledge), *taxonomy]


def _named(folders: Folders) -> Iterator[tuple[str, SavedResult]]:
    """The results, each with a name: its base, and where several share that, a number."""
    taken: Counter[str] = Counter()
    for one in _opened(folders):
        taken[one.base] += 1
        yield f"{one.base}-{taken[one.base]}" if taken[one.base] > 1 else one.base, one


_WRITERS: dict[str, Callable[[Folders, Path, str, bool], None]] = {
    "parquet": _to_parquet,
    "csv": _to_csv,
    "xlsx": _to_workbook,
    "duckdb": _to_duckdb,
    "xbrl-json": lambda folders, output, table, force: _to_xbrl("json", folders, output, force),
    "xbrl-csv": lambda folders, output, table, force: _to_xbrl("csv", folders, output, force),
    "xbrl-xml": lambda folders, output, table, force: _to_xbrl("xml", folders, output, force),
    "fsds": _to_fsds,
}
