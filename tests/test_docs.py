"""The documents say what is true: commands parse and run, targets, files, rooms and links exist."""

from __future__ import annotations

import ast
import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

import converter
from converter.cli import cli, main
from converter.cli_taxonomy import taxonomy
from converter.errors import ConverterError

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/api.md",
    "docs/diff.md",
    "docs/export.md",
    "docs/fact_table.md",
    "docs/batch.md",
    "docs/line_items.md",
    "docs/mapping.md",
    "examples/README.md",
    "taxonomy_maps/README.md",
)
# They answer until they are interrupted; tests of their own run them.
SERVES = {"view", "review"}
SHELL = {"", "sh", "bash", "shell", "console", "shell-session"}
SAMPLE = ROOT / "examples" / "fibercore-2001q1.txt"
# What a reader puts in the place of a word in capitals.
PLACEHOLDERS = {"RELEASE": "release.txt", "RELEASE.txt": "release.txt", "RESULT": "result", "DIR": "result"}

by_page = pytest.mark.parametrize("page", PAGES)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: its language, its text, the line it begins on."""

    language: str
    text: str
    line: int


def read(page: str) -> str:
    """The text of a page."""
    path = ROOT / page
    assert path.is_file(), f"{page} is missing"
    return path.read_text(encoding="utf-8")


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page."""
    opened: tuple[str, str, int] | None = None
    held: list[str] = []
    for number, line in enumerate(read(page).splitlines(), start=1):
        fence = re.match(r"\s*(```+|~~~+)\s*([\w+-]*)", line)
        if opened is None and fence:
            opened, held = (fence[1], fence[2].lower(), number), []
        elif opened is not None and line.strip() == opened[0]:
            yield Block(opened[1], "\n".join(held), opened[2])
            opened = None
        elif opened is not None:
            held.append(line)
    assert opened is None, f"{page}:{opened[2] if opened else 0}: a fence is never closed"


def prose(page: str) -> str:
    """The text of a page without its fenced blocks."""
    return re.sub(r"^(```+|~~~+).*?^\1\s*$", "", read(page), flags=re.MULTILINE | re.DOTALL)


def spans(page: str) -> list[str]:
    """The pieces of code in the running text of a page."""
    return [" ".join(span.split()) for span in re.findall(r"(?<!`)`([^`]+)`(?!`)", prose(page))]


def shell_lines(page: str) -> Iterator[tuple[str, int]]:
    """Every command of the shell blocks of a page, with its line; lines ended by a backslash are one."""
    for block in blocks(page):
        if block.language not in SHELL:
            continue
        text = re.sub(r"\\\n\s*", " ", block.text)
        prompts = any(line.startswith("$ ") for line in text.splitlines())
        for offset, line in enumerate(text.splitlines(), start=1):
            if prompts and not line.startswith("$ "):
                continue
            yield line.removeprefix("$ ").strip(), block.line + offset


def words_of(line: str) -> list[str]:
    """The words of one command, up to a pipe or another command; comments are left out."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    lexer.commenters = "#"
    words = list(lexer)
    end = next((index for index, word in enumerate(words) if set(word) <= set("|&;<>")), len(words))
    return words[:end]


def commands(page: str, program: str) -> Iterator[tuple[list[str], int]]:
    """The arguments of every call of a program in the shell blocks of a page, with the line."""
    for line, number in shell_lines(page):
        if program in line:
            words = words_of(line)
            if words and Path(words[0]).name == program:
                yield words[1:], number


def parsed(arguments: list[str]) -> None:
    """Parse a command line as click does, without running it."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in cli.commands:
        cli.commands[name].make_context(name, list(rest))
    else:
        cli.make_context("ixbrl", list(arguments))
        raise click.UsageError(f"there is no command {name!r}")


# commands


@by_page
def test_every_command_line_parses(page: str) -> None:
    for arguments, number in commands(page, "ixbrl"):
        try:
            parsed(arguments)
        except click.exceptions.Exit:
            continue
        except click.ClickException as error:
            pytest.fail(f"{page}:{number}: ixbrl {' '.join(arguments)}: {error.format_message()}")


@by_page
def test_commands_in_the_running_text_exist(page: str) -> None:
    for span in spans(page):
        words = span.split()
        if words[0] != "ixbrl" or len(words) < 2 or words[1].startswith("-"):
            continue
        assert words[1] in cli.commands, f"{page}: `{span}`"
        command = cli.commands[words[1]]
        if isinstance(command, click.Group) and len(words) > 2:
            assert words[2] in command.commands, f"{page}: `{span}`"
            command = command.commands[words[2]]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word.partition("=")[0] for word in words[2:] if word.startswith("-")} <= known, f"{page}: `{span}`"


def test_the_readme_explains_every_option_of_convert() -> None:
    named = {word for span in spans("README.md") for word in span.split() if word.startswith("-")}
    known = [parameter.opts for parameter in cli.commands["convert"].params if parameter.param_type_name == "option"]
    assert not [options for options in known if not {*options} & named]
    commands = [*cli.commands.values(), *taxonomy.commands.values()]
    everywhere = {option for command in commands for parameter in command.params for option in parameter.opts}
    assert named <= everywhere | {"-h", "--help", "--version"}, "the README names an option that does not exist"


def test_the_readme_explains_every_exit_code() -> None:
    kinds = [ConverterError, *ConverterError.__subclasses__()]
    table = re.search(r"^## Exit codes$(.*?)(?=^## |\Z)", read("README.md"), re.MULTILINE | re.DOTALL)
    assert table, "the README has no section on exit codes"
    for code in sorted({0, 1, *(kind.exit_code for kind in kinds)}):
        assert re.search(rf"^\|\s*{code}\s*\|", table[1], re.MULTILINE), code


def test_the_readmes_commands_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader who types them with an example in the place of RELEASE gets no error."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(SAMPLE, tmp_path / "release.txt")
    for arguments, number in commands("README.md", "ixbrl"):
        typed = [PLACEHOLDERS.get(word, word) for word in arguments]
        if any(re.fullmatch(r"[A-Z]{3,}(\.\w+)?|<.*>|\[.*\]|\.\.\.|…", word) for word in typed):
            continue
        if typed[0] in SERVES:
            continue
        with pytest.raises(SystemExit) as stopped:
            main(typed)
        assert not stopped.value.code, f"README.md:{number}: ixbrl {' '.join(typed)}: {capsys.readouterr().err}"


def targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([a-z][\w-]*)\s*:(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@by_page
def test_every_make_target_exists(page: str) -> None:
    code = [line for line, _ in shell_lines(page)] + spans(page)
    named = [(word, text) for text in code for word in re.findall(r"(?:^|[;&]\s*)make((?:\s+[\w=.-]+)+)", text)]
    for words, text in named:
        for word in words.split():
            if "=" in word or word.startswith("-"):
                continue
            assert word in targets(), f"{page}: {text}"


def test_every_make_target_is_helped_with() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) <= targets()
    for target in set(phony[1].split()) - {"help"}:
        assert f'"make {target} ' in makefile, f"make help says nothing of {target}"


# links


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    plain = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    """The anchors of a page."""
    return {slug(heading) for heading in re.findall(r"^#+\s+(.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)}


@by_page
def test_every_link_and_picture_exists(page: str) -> None:
    text = prose(page)
    found = re.findall(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)", text)
    found += re.findall(r"<(?:img|a)\b[^>]*\b(?:src|href)=\"([^\"]+)\"", text)
    found += re.findall(r"^\[[^\]]+\]:\s+(\S+)", text, re.MULTILINE)
    for target in found:
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.exists(), f"{page}: {target}"
        assert path.resolve().is_relative_to(ROOT), f"{page}: {target} leads out of the project"
        if anchor and path.suffix == ".md":
            assert anchor in anchors(path), f"{page}: {target}"


@by_page
def test_every_picture_says_what_it_shows(page: str) -> None:
    assert not re.findall(r"!\[\s*\]\(", prose(page))


@by_page
def test_no_page_names_a_place_on_this_machine(page: str) -> None:
    assert str(Path.home()) not in read(page) or str(Path.home()) == "/"
    assert str(ROOT) not in read(page)


# python


def python_of(text: str) -> str:
    """The statements of a python block; of a session only what is typed."""
    if ">>>" in text:
        return "".join(example.source for example in doctest.DocTestParser().get_examples(text))
    return text


def run_script(script: str, folder: Path) -> None:
    """Run statements in a folder where every release and entity file that they name exists."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    for node in ast.walk(ast.parse(script)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            path = folder / node.value
            if path.suffix in (".txt", ".toml") and not path.exists() and path.is_relative_to(folder):
                path.parent.mkdir(parents=True, exist_ok=True)
                content = SAMPLE.read_bytes() if path.suffix == ".txt" else b'[entity]\nname = "Example Corp."\n'
                path.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", [page for page in PAGES if (ROOT / page).exists() and "python" in read(page)])
def test_python_examples_run_as_they_stand(page: str, tmp_path: Path) -> None:
    examples = [python_of(block.text) for block in blocks(page) if block.language in ("python", "py", "pycon")]
    if examples:
        run_script("\n".join(examples), tmp_path)


def test_the_example_of_the_package_runs(tmp_path: Path) -> None:
    lines = [line.strip() for line in (converter.__doc__ or "").splitlines() if line.startswith("    ")]
    assert any("convert(" in line for line in lines)
    run_script("\n".join(lines), tmp_path)


# rooms and files


def test_every_room_of_the_house_is_in_the_tour() -> None:
    text = read("ARCHITECTURE.md")
    rooms = [path.name for path in (ROOT / "converter").iterdir() if (path / "__init__.py").exists()]
    assert rooms
    assert not [name for name in rooms if not re.search(rf"(?<![\w/]){name}/", text)]
    beside = [path.name for path in (ROOT / "converter").glob("*.py") if path.name != "__init__.py"]
    assert not [name for name in beside if name not in text], "a module beside the rooms is not named"


def test_rooms_stand_in_the_tour_in_pipeline_order() -> None:
    from converter.pipeline import __doc__ as spelled  # the pipeline is the one place that knows the order

    assert spelled
    text = read("ARCHITECTURE.md")
    order = ["reading", "proving", "mapping", "resolving", "reporting", "taxonomy", "inline", "validation", "exports"]
    rows = re.findall(r"^\|\s*`(\w+)/`", text, re.MULTILINE)
    told = [name for name in rows if name in order]
    assert told == order


@by_page
def test_every_file_and_folder_that_is_named_exists(page: str) -> None:
    here = (ROOT / page).parent
    bases = [ROOT, ROOT / "converter", ROOT / "taxonomy_maps", ROOT / "taxonomy_maps" / "vocabulary", here]
    for span in spans(page):
        if not re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", span):
            continue
        is_file = re.search(r"\.(py|md|toml|json|csv|txt)$", span) and "/" in span
        is_folder = span.endswith("/")
        if not (is_file or is_folder) or span in ("./",):
            continue
        if re.search(r"[A-Z]{3,}", Path(span).name) and not span.endswith(".md"):
            continue
        assert any((base / span).exists() for base in bases), f"{page}: `{span}` does not exist"


def test_functions_that_the_tour_names_as_doors_exist() -> None:
    for name, doors in re.findall(r"^\|\s*`(\w+)/`\s*\|[^|]*\|([^|]*)\|", read("ARCHITECTURE.md"), re.MULTILINE):
        source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "converter" / name).rglob("*.py"))
        for door in re.findall(r"`(\w+)`", doors):
            assert re.search(rf"^(def|class) {door}\b", source, re.MULTILINE), f"{name}/ has no {door}"


def test_the_changelog_speaks_of_this_version() -> None:
    assert re.search(rf"^##\s+\[?v?{re.escape(converter.__version__)}\b", read("CHANGELOG.md"), re.MULTILINE)
