"""`ixbrl export` and `ixbrl diff`. As cli.py, they know click and no accounting."""

from __future__ import annotations

from pathlib import Path

import click

from converter.settings import EXPORT_FORMATS, TABLE_NAMES

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
    click.echo(f"{done.path}: {len(done.documents)} {'result' if len(done.documents) == 1 else 'results'} as {to}")
