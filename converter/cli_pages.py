"""The commands that open a browser: `ixbrl view` and `ixbrl review`. As cli.py, they know click and no accounting."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

import click

_PATH = click.Path(path_type=Path, readable=False)
_port = click.option(
    "--port", type=click.IntRange(0, 65535), default=0, show_default="a free one", help="Port to serve on."
)
_no_browser = click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")


@click.command()
@click.argument("result", type=_PATH)
@_port
@_no_browser
def view(result: Path, port: int, *, no_browser: bool) -> None:
    """Open RESULT, a result folder or an inline document, in the Arelle iXBRL viewer.

    It is served on the loopback, to this machine alone, until interrupted.
    """
    from converter.api import view as viewer
    from converter.serving import LOOPBACK, one_page, serve

    token = secrets.token_urlsafe(16)
    app = one_page(viewer(result), token)
    serve(app, "viewer", LOOPBACK, port, _opener(f"/{token}/", no_browser))


def _opener(path: str, no_browser: bool) -> Callable[[str], None]:
    """Says where a page is, and shows it."""

    def ready(address: str) -> None:
        click.echo(f"{address}{path}")
        click.echo("Press Ctrl+C to stop.", err=True)
        if not no_browser:
            click.launch(f"{address}{path}")

    return ready


@click.command()
@click.argument("result", type=_PATH)
@click.option("--maps", type=_PATH, help="Folder of own tables that the results were made with.")
@_port
@_no_browser
def review(result: Path, maps: Path | None, port: int, *, no_browser: bool) -> None:
    """Correct the mapping of RESULT, a result folder or a folder of them, on a page in the browser.

    It is served on the loopback, to this machine alone, until interrupted.
    """
    from converter.files import result_folders
    from converter.review.app import review_app
    from converter.serving import LOOPBACK, serve

    token = secrets.token_urlsafe(16)
    results = result_folders(result)
    app = review_app(results, token, maps)
    path = f"/{token}/0/" if len(results) == 1 else f"/{token}/"
    serve(app, "review", LOOPBACK, port, _opener(path, no_browser))
