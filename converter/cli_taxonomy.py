"""The `ixbrl taxonomy` commands. As cli.py, they know click and no accounting."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from converter.settings import DEFAULT_TAXONOMY

EXIT_CONTRADICTED = 1
_PATH = click.Path(path_type=Path, readable=False)
_taxonomy = click.option("--taxonomy", default=DEFAULT_TAXONOMY, show_default=True, help="Vintage to ask about.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_entry = click.option("--entry", "entries", multiple=True, metavar="URL", help="Address to begin reading at.")


@click.group()
def taxonomy() -> None:
    """Look into the standard taxonomies, and bring the official files."""


@taxonomy.command("list")
@_json
def list_(*, as_json: bool) -> None:
    """Which vintages there are: their sizes, where the facts come from, what is not known."""
    from converter.taxonomies import list_taxonomies
    from converter.terminal_taxonomy import print_list

    print_list(list_taxonomies(), as_json=as_json)


@taxonomy.command()
@click.argument("concept")
@_taxonomy
@_json
def show(concept: str, taxonomy: str, *, as_json: bool) -> None:
    """All that is known of CONCEPT: `Assets`, `dei:EntityRegistrantName`."""
    from converter.taxonomies import show_concept
    from converter.terminal_taxonomy import print_concept

    print_concept(show_concept(concept, taxonomy), as_json=as_json)


@taxonomy.command()
@click.argument("words", nargs=-1, required=True)
@_taxonomy
@click.option("--limit", default=15, show_default=True, type=click.IntRange(1, 1000), help="How many to show.")
@_json
def search(words: tuple[str, ...], taxonomy: str, limit: int, *, as_json: bool) -> None:
    """The concepts that WORDS may mean, the likeliest first; spelling need not be exact."""
    from converter.taxonomies import search_concepts
    from converter.terminal_taxonomy import print_hits

    hits = search_concepts(" ".join(words), taxonomy, limit)
    print_hits(hits, as_json=as_json)
    if not hits and not as_json:
        click.echo("ixbrl: no label comes near these words. Try fewer or other ones", err=True)


@taxonomy.command()
@click.argument("package", type=_PATH)
@_taxonomy
@_entry
@click.option("--limit", default=50, show_default=True, type=click.IntRange(0), help="How many to print.")
@_json
def check(package: Path, taxonomy: str, entries: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Compare our tables with a taxonomy PACKAGE. Exit code 1 if it contradicts any of them."""
    from converter.taxonomies import check_package
    from converter.terminal_taxonomy import print_differences

    found = check_package(package, taxonomy, entries)
    print_differences(found, taxonomy, limit, as_json=as_json)
    if any(difference.sort == "contradiction" for difference in found):
        sys.exit(EXIT_CONTRADICTED)


@taxonomy.command()
@click.argument("package", type=_PATH)
def add(package: Path) -> None:
    """Install an official taxonomy PACKAGE (a zip file), for `--taxonomy-source official`."""
    from converter.taxonomies import add_package

    place, summary = add_package(package)
    count = len(summary.files)
    held = f"{count:,} {'file' if count == 1 else 'files'}"
    click.echo(f"{summary.name or summary.identifier}: {held} installed as {place}")


@taxonomy.command()
@click.argument("package", type=_PATH)
@_taxonomy
@_entry
@click.option("-o", "--output", type=_PATH, required=True, help="Folder for the tables; must not exist.")
def build(package: Path, taxonomy: str, entries: tuple[str, ...], output: Path) -> None:
    """Make the tables of a vintage from an official taxonomy PACKAGE."""
    from converter.taxonomies import build_tables

    names, remarks = build_tables(package, taxonomy, output, entries)
    for name in names:
        click.echo(str(output / name))
    for remark in remarks:
        click.echo(f"ixbrl: not loaded: {remark}", err=True)


@taxonomy.command()
def path() -> None:
    """Where the tables, the installed packages and the cache lie."""
    from converter.taxonomies import places

    for name, place in places().items():
        click.echo(f"{name:9} {place}")
