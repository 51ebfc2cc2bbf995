"""`ixbrl export` and `ixbrl diff`. As cli.py, they know click and no accounting."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from converter.settings import EXPORT_FORMATS, TABLE_NAMES

EXIT_DIFFERENT = 1
_PATH = click.Path(path_type=Path, readable=False)


@click.command()
@click.argument("results", type=_PATH, nargs=-1, required=True)
@click.option("--to", type=click.Choice(EXPORT_FORMATS), required=True, help="The format.")
@click.option("-o", "--output", type=_PATH, required=True, help="The file or folder to write.")
@click.option(
    "--table",
    type=click.Choice(TABLE_NAMES),
    default=TABLE_NAMES[0],
    show_default=True,
    help="Which one, for csv and for one .parquet file.",
)
@click.option("--force", is_flag=True, help="Replace an earlier export.")
def export(results: tuple[Path, ...], to: str, output: Path, table: str, *, force: bool) -> None:
    """Write RESULTS in a format that other tools read.

    RESULTS are result folders, or folders that hold some. A parquet data set or file and a duckdb database may exist:
    what they hold of the same documents is replaced, the rest stays.
    """
    from converter.exporting import export as run_export

    done = run_export(results, to, output, table=table, force=force)
    for folder in done.left_out:
        click.echo(f"left out: {folder} is of the same document as a result named later", err=True)
    click.echo(f"{done.path}: {len(done.documents)} {'result' if len(done.documents) == 1 else 'results'} as {to}")


@click.command()
@click.argument("a", type=_PATH)
@click.argument("b", type=_PATH)
@click.option("--all", "everything", is_flag=True, help="Show every fact of both, not only what differs.")
@click.option("--strict", is_flag=True, help="A fact that either lacks counts as a difference.")
@click.option("--html", "page", type=_PATH, help="Write a page to this file instead.")
@click.option("--force", is_flag=True, help="Replace an earlier page.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def diff(a: Path, b: Path, page: Path | None, *, everything: bool, strict: bool, force: bool, as_json: bool) -> None:
    """Compare A and B by concept and period: result folders, or inline documents such as the company's 10-Q.

    Exit codes: 0 no value differs, 1 one does (with --strict also where a fact is missing), 2 bad usage,
    4 unreadable input.
    """
    from converter.comparisons import comparison_json, save_page
    from converter.comparisons import diff as run_diff
    from converter.terminal import print_json
    from converter.terminal_diff import print_comparison, print_written

    comparison = run_diff(a, b)
    if page is not None:
        save_page(comparison, page, force=force)
    if as_json:
        print_json(comparison_json(comparison))
    elif page is None:
        print_comparison(comparison, everything=everything)
    else:
        print_written(comparison, page)
    counts = comparison.counts
    if counts["different"] or (strict and (counts["missingInA"] or counts["missingInB"])):
        sys.exit(EXIT_DIFFERENT)
