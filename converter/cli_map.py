"""The `ixbrl map` commands. As cli.py, they know click and no accounting."""

from __future__ import annotations

from pathlib import Path

import click

from converter.settings import DEFAULT_TAXONOMY

_PATH = click.Path(path_type=Path, readable=False)


@click.group("map")
def map_() -> None:
    """Ask the tables that lead from labels to concepts."""


@map_.command()
@click.argument("label")
@click.option("--statement", default="", help="Kind of statement, as in the tables; by default all.")
@click.option("--section", default="", help="The heading that the line stands below.")
@click.option("--unit", default="monetary", show_default=True, help="monetary, shares, per_share or pure.")
@click.option("--taxonomy", default=DEFAULT_TAXONOMY, show_default=True, help="Vintage to tag with.")
@click.option("--maps", type=_PATH, help="Folder of own tables, laid out as taxonomy_maps.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explain(
    label: str, statement: str, section: str, unit: str, taxonomy: str, maps: Path | None, *, as_json: bool
) -> None:
    """Show what would match LABEL and why, the surest first.

    Where the line stands, the sums it is in and the other lines have their say only in a conversion.
    """
    from converter.mappings import explain_label
    from converter.terminal_map import print_explained

    normal, found = explain_label(label, statement=statement, section=section, unit=unit, taxonomy=taxonomy, maps=maps)
    print_explained(normal, found, as_json=as_json)
    if not found and not as_json:
        click.echo("ixbrl: no row reaches this label, so a line with it gets an extension concept", err=True)
