"""The command line. It knows click and no accounting; heavy imports wait until a command runs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from converter import __version__
from converter import cli_settings as settings
from converter.cli_batch import batch as batch_commands
from converter.cli_entity import entity as entity_commands
from converter.cli_export import diff as diff_command
from converter.cli_export import export as export_command
from converter.cli_map import map_ as map_commands
from converter.cli_pages import review, view
from converter.cli_rules import rules as rules_commands
from converter.cli_taxonomy import taxonomy as taxonomy_commands
from converter.errors import ConverterError

if TYPE_CHECKING:
    from collections.abc import Iterator

EXIT_INVALID = 1
EXIT_ENGINE = 5
EXIT_INTERRUPTED = 130  # as shells count SIGINT
_PATH = click.Path(path_type=Path, readable=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ixbrl")
def cli() -> None:
    """Turn company financial releases into checked inline XBRL filings.

    Exit codes: 0 converted and valid, 1 validation found errors, 2 bad usage, 3 nothing to convert,
    4 unreadable input, 5 engine trouble.
    """


cli.add_command(taxonomy_commands)
cli.add_command(map_commands)
cli.add_command(export_command)
cli.add_command(diff_command)
cli.add_command(entity_commands)
cli.add_command(rules_commands)
_efm_plugin = click.option(
    "--efm-plugin",
    type=_PATH,
    envvar="IXBRL_EFM_PLUGIN",
    show_envvar=True,
    help="Folder of the SEC's plugin for Arelle (validate, transform); it is run too, and its messages are kept.",
)
cli.add_command(batch_commands)
cli.add_command(view)
cli.add_command(review)


@cli.command()
@click.argument("release", type=_PATH)
@click.option("-o", "--output", type=_PATH, help="Result folder; by default named after the release.")
@click.option("--document", default="", help="Of a submission: sequence number, type or file name to convert.")
@click.option("--force", is_flag=True, help="Replace an earlier result.")
@click.option("--entity", type=_PATH, help="TOML file that says who reports; a cover page is made of it.")
@click.option("--cover", is_flag=True, help="Make a cover page of what the submission says alone.")
@click.option("--cik", default="", help="The SEC's number of the entity.")
@click.option("--prefix", default="", help="Prefix of the extension and of file names.")
@settings.taxonomy
@settings.taxonomy_source
@click.option("--maps", type=_PATH, help="Folder of own tables, laid out as taxonomy_maps.")
@click.option("--mapping", type=_PATH, help="Corrected mapping.csv of an earlier result; it is obeyed.")
@settings.min_confidence
@settings.non_gaap
@settings.existing_tags
@click.option("--no-validate", is_flag=True, help="Leave Arelle and the rules out.")
@_efm_plugin
@click.option("--no-summary", is_flag=True, help="Leave summary.html out.")
@click.option("--viewer", is_flag=True, help="Write viewer.html, the filing in the Arelle viewer.")
@click.option("--json", "as_json", is_flag=True, help="Print the receipt's summary as JSON.")
def convert(
    release: Path,
    output: Path | None,
    *,
    document: str,
    no_validate: bool,
    no_summary: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Convert RELEASE into a folder with its inline XBRL filing.

    RELEASE is a text or HTML file, a whole submission, or line items in a CSV or Excel file.

    Of a submission each exhibit 99 becomes a filing; if none holds a statement, the main document does.
    """
    from converter.api import convert_submission
    from converter.terminal import json_summary, print_json, print_summary, submission_summary

    target = output or Path(release.stem or "result")
    with _progress(quiet=as_json) as progress:
        options.update(validate=not no_validate, summary=not no_summary, progress=progress)
        done = convert_submission(release, target, document=document, **options)
    if as_json:
        print_json(json_summary(done.results[0]) if len(done.results) == 1 else submission_summary(release, done))
    else:
        for result in done.results:
            print_summary(result)
    for refusal in done.refused:
        click.echo(f"ixbrl: {refusal.error}", err=True)
    invalid = [result for result in done.results if result.is_valid is False]
    for result in invalid:
        place = (result.folder or target) / result.document
        click.echo(
            f"ixbrl: {place}: validation found errors. See validation.messages in receipt.json",
            err=True,
        )
    if invalid:
        sys.exit(EXIT_INVALID)
    if not done.results:
        sys.exit(max(refusal.error.exit_code for refusal in done.refused))


@cli.command()
@click.argument("release", type=_PATH)
@click.option("--document", default="", help="Of a submission: sequence number, type or file name to show.")
@click.option("--entity", type=_PATH, help="TOML file that says who reports.")
@settings.taxonomy
@click.option("--maps", type=_PATH, help="Folder of own tables, laid out as taxonomy_maps.")
def inspect(release: Path, document: str, **options: Any) -> None:
    """Show what is read in RELEASE: statements, columns, lines, proofs, concepts and why.

    Of a submission it lists the documents; --document shows what is read in one.
    """
    from converter.api import convert as run_conversion
    from converter.api import list_documents
    from converter.terminal import print_documents, print_inspection

    submission = None if document else list_documents(release, maps=options["maps"])
    if submission is not None:
        print_documents(submission)
        return
    with _progress(quiet=False) as progress:
        result = run_conversion(release, document=document, validate=False, progress=progress, **options)
    print_inspection(result)


@cli.command()
@click.argument("path", type=_PATH)
@click.option("--taxonomy", default="", help="Vintage that is supplied; by default the one the files name.")
@settings.taxonomy_source
@click.option("--rules", default="", help="Families of own rules to run, with commas: efm,dqc.")
@click.option("--no-arelle", is_flag=True, help="Run the rules alone.")
@_efm_plugin
@click.option("--json", "as_json", is_flag=True, help="Print the messages as JSON.")
def validate(path: Path, rules: str, *, no_arelle: bool, as_json: bool, **options: Any) -> None:
    """Run Arelle on PATH: an inline document, an instance, a report package, or a result folder.

    With --rules also the SEC's manual and the data quality rules, as `ixbrl rules list` shows them.
    """
    from converter.api import validate as run_validation
    from converter.terminal import print_json, print_verdict, verdict_json

    families = tuple(part.strip() for part in rules.split(",") if part.strip())
    if no_arelle and not families:
        raise click.UsageError("--no-arelle leaves nothing to run without --rules efm,dqc")
    with _progress(quiet=as_json) as progress:
        progress("validating")
        verdict = run_validation(path, rules=families, arelle=not no_arelle, **options)
    if as_json:
        print_json(verdict_json(path, verdict))
    else:
        print_verdict(path, verdict)
    if not verdict.is_valid:
        sys.exit(EXIT_INVALID)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A progress bar over the stages on a terminal, nothing in a pipe."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from converter.terminal import stage_progress

    with stage_progress() as advance:
        yield advance


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line; errors become one line on stderr and their exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(cli.main(args=arguments, prog_name="ixbrl", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("ixbrl: interrupted", err=True)
        sys.exit(EXIT_INTERRUPTED)
    except ConverterError as error:
        click.echo(f"ixbrl: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of the pipe has gone: leave at once, for flushing would fail again.
        os._exit(EXIT_ENGINE)
    except OSError as error:
        click.echo(f"ixbrl: the output could not be written ({error.strerror or error})", err=True)
        sys.exit(EXIT_ENGINE)
