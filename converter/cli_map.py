"""The `ixbrl map` commands. As cli.py, they know click and no accounting."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from converter.cli_settings import taxonomy as _taxonomy

EXIT_FAULTS = 1
_PATH = click.Path(path_type=Path, readable=False)
_maps = click.option("--maps", type=_PATH, help="Folder of own tables, laid out as taxonomy_maps.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group("map")
def map_() -> None:
    """Ask the tables that lead from labels to concepts, check them, and teach them a filer's own words."""


@map_.command()
@click.argument("label")
@click.option("--statement", default="", help="Kind of statement, as in the tables; by default all.")
@click.option("--section", default="", help="The heading that the line stands below.")
@click.option("--unit", default="monetary", show_default=True, help="monetary, shares, per_share or pure.")
@_taxonomy
@_maps
@_json
def explain(
    label: str, statement: str, section: str, unit: str, taxonomy: str, maps: Path | None, *, as_json: bool
) -> None:
    """Show what would match LABEL and why, the surest first in each statement.

    Where the line stands, the sums it is in and the other lines have their say only in a conversion.
    """
    from converter.mappings import explain_label
    from converter.terminal_map import print_explained

    normal, found = explain_label(label, statement=statement, section=section, unit=unit, taxonomy=taxonomy, maps=maps)
    print_explained(normal, found, as_json=as_json)
    if not found and not as_json:
        click.echo("ixbrl: no row reaches this label, so a line with it gets an extension concept", err=True)


@map_.command()
@_taxonomy
@_maps
@_json
def check(taxonomy: str, maps: Path | None, *, as_json: bool) -> None:
    """Check the tables row by row: concepts, period types, examples. Exit code 1 if a row is wrong."""
    from converter.mapping_tables import check_tables
    from converter.terminal_map import print_faults

    faults = check_tables(taxonomy, maps)
    print_faults(faults, taxonomy, as_json=as_json)
    if faults:
        sys.exit(EXIT_FAULTS)


@map_.command()
@click.argument("mapping", type=_PATH)
@click.option("--issuer", required=True, help="The SEC's number (CIK) of the filer.")
@_taxonomy
@click.option("--maps", type=_PATH, help="Folder of own tables to hold the filer's; by default the user's data.")
@_json
def learn(mapping: Path, issuer: str, taxonomy: str, maps: Path | None, *, as_json: bool) -> None:
    """Store the concepts of a corrected MAPPING file (mapping.csv) as a filer's table.

    Its later releases take them for every line that is unchanged: statement, headings and label.
    """
    from converter.mapping_tables import learn as learn_mapping
    from converter.terminal_map import print_learnt

    learnt = learn_mapping(mapping, issuer, taxonomy, maps)
    print_learnt(learnt, as_json=as_json)
    for why in learnt.left:
        click.echo(f"ixbrl: {why}", err=True)


@map_.command()
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@_json
def diff(old: Path, new: Path, *, as_json: bool) -> None:
    """Show what changed between the mapping files OLD and NEW of two periods."""
    from converter.mapping_tables import compare
    from converter.terminal_map import print_changes

    same, found = compare(old, new)
    print_changes(same, found, as_json=as_json)
