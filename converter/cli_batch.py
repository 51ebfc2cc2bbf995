"""The `ixbrl batch` commands. As cli.py, they know click and no accounting."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from converter import cli_settings
from converter.errors import UsageError
from converter.settings import Settings

_PATH = click.Path(path_type=Path, readable=False)
_EXIT_FAILURES = 1
# What of a conversion may be chosen for all documents of a run.
_SETTINGS = ("taxonomy", "taxonomy_source", "min_confidence", "non_gaap", "existing_tags", "cover")


class _RunContext(click.Context):
    """What of the command `run` is told to users: its name is that of the group."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else super().command_path


class _Run(click.Command):
    """The command that a group stands for."""

    context_class = _RunContext


class _Sources(click.Group):
    """A group whose first word may be a source: then it is the command `run`, whose help is the group's."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *self.get_help_option_names(ctx)):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        run = self.commands["run"]
        run.format_help(run.context_class(run, parent=ctx), formatter)
        self.format_commands(ctx, formatter)


@click.group("batch", cls=_Sources, short_help="Convert many documents: folders, patterns, archives, indexes.")
def batch() -> None:
    """Convert many documents, or tell what became of them."""


@batch.command(cls=_Run, hidden=True)
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", required=True, help="Folder of the run, or an address that fsspec opens.")
@click.option("--ledger", default="", help="The ledger's file, where the output is not on a disk of this machine.")
@click.option("--workers", type=click.IntRange(1), help="Processes; by default one for each core.")
@click.option("--dask", default="", help="Run on Dask: a scheduler's address, or `local`.")
@click.option("--resume", is_flag=True, help="Do what is left, or whose input, tables or software changed.")
@click.option("--limit", type=click.IntRange(1), default=None, help="Stop after so many files.")
@click.option("--entity-table", default="", help="CSV that says who reports: document, cik, name, ticker, exchange.")
@click.option("--validate", default="all", show_default=True, help="all, sample:P (of a hundred) or none.")
@click.option("--timeout", type=click.IntRange(1), default=120, show_default=True, help="Seconds for a document.")
@click.option("--memory", type=click.IntRange(300), default=2000, show_default=True, help="MB for a document.")
@cli_settings.taxonomy
@cli_settings.taxonomy_source
@click.option("--maps", default="", help="Folder of own tables, laid out as taxonomy_maps.")
@cli_settings.min_confidence
@cli_settings.non_gaap
@cli_settings.existing_tags
@click.option("--cover", is_flag=True, help="Make cover pages of what submissions and entity tables say.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: progress, a line each, and the outcome.")
def run(
    sources: tuple[str, ...], *, workers: int | None, limit: int | None, validate: str, as_json: bool, **options: Any
) -> None:
    """Convert all documents of SOURCES: files, folders, patterns, archives, or CSV and Parquet with a column `path`.

    `ixbrl batch report DIR` makes a page of what a run came to.
    """
    from converter.batch.run import Options, run_batch
    from converter.batch.values import Request
    from converter.terminal_batch import batch_progress, json_progress, print_outcome

    settings = Settings(**{name: options[name] for name in _SETTINGS})
    request = Request(
        options["output"], settings, options["maps"], _share(validate), options["timeout"], options["memory"]
    )
    names = ("output", "ledger", "dask", "resume", "entity_table")
    chosen = Options(sources, workers=workers or 0, limit=limit or 0, **{name: options[name] for name in names})
    quiet = as_json or not sys.stderr.isatty()
    with nullcontext(json_progress() if as_json else None) if quiet else batch_progress() as observe:
        done = run_batch(chosen, request, *([observe] if observe else []))
    print_outcome(done, as_json=as_json)
    if done.has_failures:
        sys.exit(_EXIT_FAILURES)


def _share(validate: str) -> int:
    """How many of a thousand documents are validated."""
    word, _, percent = validate.partition(":")
    if validate in ("all", "none"):
        return 1000 if validate == "all" else 0
    whole, _, tenth = percent.partition(".")
    if word == "sample" and whole.isdecimal() and (not tenth or (tenth.isdecimal() and len(tenth) == 1)):
        share = int(whole) * 10 + int(tenth or 0)
        if share <= 1000:
            return share
    raise UsageError(f"--validate {validate} is not known", do="Give all, none, or e.g. sample:5 for 5 of a hundred")


@batch.command(short_help="Write a page about a run.")
@click.argument("folder")
@click.option("-o", "--output", type=_PATH, help="The page; by default report.html in the folder.")
@click.option("--ledger", type=_PATH, help="The ledger's file, where it does not lie in the folder.")
def report(folder: str, output: Path | None, ledger: Path | None) -> None:
    """Write a page about the run in FOLDER: outcomes, coverage, unmapped labels, slowest documents, messages."""
    from converter.batch.report import write_report

    click.echo(write_report(folder, output, ledger))
