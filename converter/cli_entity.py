"""The `ixbrl entity` commands. As cli.py, they know click and no accounting."""

from __future__ import annotations

from pathlib import Path

import click

_PATH = click.Path(path_type=Path, readable=False)


@click.group()
def entity() -> None:
    """Entity files: who reports, and what the cover page says."""


@entity.command()
@click.argument("release", type=_PATH, required=False)
@click.option("-o", "--output", type=_PATH, help="File to write, which must not exist; by default stdout.")
@click.option("--document", default="", help="Of a submission: sequence number, type or file name of the release.")
@click.option("--maps", type=_PATH, help="Folder of own tables, laid out as taxonomy_maps.")
def new(release: Path | None, output: Path | None, document: str, maps: Path | None) -> None:
    """Write an entity file to fill in, with what RELEASE or its submission says filled in."""
    from converter.api import new_entity_file

    text = new_entity_file(release, output, document=document, maps=maps)
    if output is None:
        click.echo(text, nl=False)
        return
    filled = sum(" = " in line and not line.startswith("#") for line in text.splitlines())
    click.echo(f"{output}: {filled} {'field' if filled == 1 else 'fields'} filled in; the others are explained there")
