"""The law of the house: who may import whom, who may touch the world, how large things may grow.

The law stands first, as data; the tests below it only read the source of `converter/` and compare.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONVERTER = ROOT / "converter"

# ---------------------------------------------------------------------------------------------------------
# The law

# A stage takes values and gives values; none knows another.
STAGES = ("reading", "proving", "mapping", "resolving", "reporting", "taxonomy", "inline", "validation", "exports")
_COMMON = ("model", "errors", "settings")

# Who may import whom within the project. Every room may import itself; "" is the package's own front door.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "errors": (),
    "model": (),
    "collecting": (),
    "settings": ("model", "errors"),
    "markup": ("model", "errors"),
    "maps": ("model", "errors"),
    "files": ("errors",),
    "filings": ("model", "errors", "markup"),
    "standard": (*_COMMON, "markup"),
    "knowledge": ("errors", "maps", "standard", "files"),
    "arelle_session": ("model", "errors", "markup"),
    "reading": (*_COMMON, "markup"),
    "proving": _COMMON,
    "mapping": _COMMON,
    "resolving": _COMMON,
    "reporting": _COMMON,
    "taxonomy": (*_COMMON, "markup"),
    "inline": (*_COMMON, "markup"),
    "validation": (*_COMMON, "files", "arelle_session"),
    "exports": (*_COMMON, "arelle_session", "markup"),
    "comparing": ("model", "errors", "markup"),
    "supplying": ("model", "settings", "maps", "taxonomy"),
    "pipeline": (
        *_COMMON,
        "collecting",
        "supplying",
        "maps",
        "filings",
        *(stage for stage in STAGES if stage != "exports"),
    ),
    "results": (*_COMMON, "collecting", "pipeline", "exports", "files", ""),
    "exporting": ("errors", "settings", "results", "pipeline", "exports", "files", "knowledge", "markup"),
    "api": (*_COMMON, "judging", "pipeline", "results", "exports", "files", "knowledge", "arelle_session", ""),
    "judging": (*_COMMON, "validation"),
    # It converts as `api` does for one document; the files of a result are told in one place, by that door.
    "batch": (*_COMMON, "collecting", "pipeline", "results", "api", "exports", "files", "knowledge", ""),
    "taxonomies": (*_COMMON, "maps", "standard", "files", "arelle_session", "knowledge"),
    "mappings": (*_COMMON, "maps", "mapping", "knowledge"),
    "terminal": ("model", "results", "pipeline", "exports"),
    "terminal_rules": ("judging", "terminal"),
    "cli_rules": ("judging", "terminal_rules"),
    "mapping_tables": (*_COMMON, "maps", "mapping", "files", "knowledge"),
    "terminal_map": ("model", "mapping", "mappings", "mapping_tables", "terminal"),
    "cli_settings": ("settings",),
    "cli_map": ("settings", "cli_settings", "mappings", "mapping_tables", "terminal_map"),
    "terminal_taxonomy": ("model", "standard", "taxonomies", "terminal"),
    "cli_taxonomy": ("settings", "taxonomies", "terminal_taxonomy"),
    "comparisons": ("errors", "comparing", "exports", "files", "filings"),
    "terminal_diff": ("comparisons", "terminal"),
    "cli_export": ("settings", "exporting", "comparisons", "terminal", "terminal_diff"),
    "": ("api", "results", "exporting", "comparisons", "exports", "errors"),
    "terminal_batch": ("model", "batch", "terminal"),
    "cli_batch": ("errors", "settings", "cli_settings", "batch", "terminal_batch"),
    "cli_entity": ("api",),
    "corrections": ("errors", "model", "pipeline", "exports", "results", "files", "knowledge", ""),
    "review": (*_COMMON, "exports", "results", "corrections", "mappings", "taxonomies", "pipeline", "serving"),
    "serving": ("errors",),
    "cli_pages": ("errors", "api", "serving", "files", "review", ""),
    "cli": (
        *("errors", "api", "terminal", ""),
        *("cli_settings", "cli_taxonomy", "cli_map", "cli_entity", "cli_export", "cli_rules", "cli_batch", "cli_pages"),
    ),
    "__main__": ("cli",),
}

# The one file that names two stages.
NAMES_MANY_STAGES = "pipeline"

# What comes from outside, and the only rooms that may know it.
THIRD_PARTIES: dict[str, tuple[str, ...]] = {
    "lxml": ("reading", "taxonomy", "inline", "markup", "standard", "filings"),
    "arelle": ("arelle_session",),
    "click": (
        *("cli", "cli_batch", "cli_entity", "cli_export", "cli_map", "cli_pages", "cli_rules"),
        *("cli_settings", "cli_taxonomy"),
    ),
    "rich": ("terminal", "terminal_map", "terminal_rules", "terminal_taxonomy", "terminal_diff", "terminal_batch"),
    "platformdirs": ("files",),
    "rapidfuzz": ("standard", "mapping"),
    "openpyxl": ("reading", "exports"),
    "pyarrow": ("exports", "batch"),
    "dask": ("batch",),
    "fsspec": ("files",),
    "filelock": ("files",),
    "duckdb": ("exports",),
    "pandas": ("exports",),
    "polars": ("exports",),
    "tinycss2": ("markup",),
    "cssselect2": ("markup",),
    "jinja2": ("exports", "review"),
    "iXBRLViewerPlugin": ("arelle_session",),
    "flask": ("review",),
    "waitress": ("serving",),
}
# Those that only extras install, and their names; they are imported where they are used.
EXTRAS: dict[str, tuple[str, ...]] = {
    "openpyxl": ("excel",),
    "pyarrow": ("export", "batch"),
    "duckdb": ("export",),
    "pandas": ("dev",),
    "polars": ("dev",),
    "dask": ("batch",),
    "fsspec": ("batch",),
    "filelock": ("batch",),
    "iXBRLViewerPlugin": ("viewer",),
    "flask": ("review",),
    "waitress": ("review", "viewer"),
}
# What an installed package is called where its import has another name.
PACKAGES = {"iXBRLViewerPlugin": "ixbrl-viewer"}

# The disk is touched in one file. Calls by these names open, change or ask for files.
TOUCHES_FILES = ("files",)
FILE_MODULES = {"shutil", "tempfile", "glob", "fileinput", "mmap"}
FILE_CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir", "unlink", "touch", "rename"),
    *("iterdir", "glob", "rglob", "exists", "is_file", "is_dir", "symlink_to", "chmod", "rmtree", "mkdtemp"),
}

# Only these know of a world outside the document: its terminal, its clock, its language.
KNOWS_THE_WORLD = (
    *("cli", "cli_batch", "cli_entity", "cli_pages", "cli_map", "cli_export", "cli_rules", "cli_taxonomy"),
    *("terminal", "terminal_batch", "terminal_map", "terminal_diff", "terminal_rules", "terminal_taxonomy"),
)
# One room has other processes work for it, and a clock to stop them by.
WORKS_APART = ("batch",)
NETWORK = {"socket", "ssl", "urllib", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "xmlrpc"}
CHANCE_AND_CLOCK = {"time", "random", "secrets", "uuid", "sched", "zoneinfo"}
LANGUAGE = {"locale", "gettext"}
WORKERS = {"threading", "concurrent", "multiprocessing", "asyncio"}
CLOCK_CALLS = {"now", "utcnow", "today", "getenv"}
LANGUAGE_ATTRIBUTES = {"month_name", "month_abbr", "day_name", "day_abbr", "environ"}
LANGUAGE_FORMATS = re.compile(r"%[aAbBcpxXZ](?![a-z])")

# Sizes.
LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 60

# Knowledge of accounts stands in taxonomy_maps. Words of the label tables, as stems:
ACCOUNTING = re.compile(
    r"revenue|asset|liabilit|\bcash|expense|equity|dividend|income|\bsales\b|profit|earnings|receivable|payable"
    r"|inventor|goodwill|depreciat|amortiz|interest|\btax(?:es)?\b|\bdebt|\bloans?\b|_cash|cash_",
    re.IGNORECASE,
)
# Where such a word may stand in a string of the code all the same, and why.
ACCOUNTING_ALLOWED = {
    ("model/source.py", "income_statement"): "the name of a kind of statement, which is form",
    ("model/source.py", "cash_flow"): "the name of a kind of statement, which is form",
    ("model/source.py", "comprehensive_income"): "the name of a kind of statement, which is form",
    ("model/source.py", "equity"): "the name of a kind of statement, which is form",
    (
        "reading/notes/details.py",
        "Only income statements, comprehensive income, balance sheets, cash flows, changes in equity whose components "
        "and balances can be told, and notes that take a line of theirs apart are tagged",
    ): "a hint to the reader",
    (
        "reading/figures/share_scale.py",
        " as the caption has it: only so does income come to the printed income per share",
    ): "the message of a finding",
    ("resolving/signs.py", "figures of cash flow statements are effects on cash"): "the name of a rule for the receipt",
}

# Values never change. Collectors that only the pipeline holds may.
MUTABLE_IN_MODEL = {"Findings"}


# ---------------------------------------------------------------------------------------------------------
# Reading the source

MODULES = sorted(CONVERTER.rglob("*.py"))
by_file = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CONVERTER)))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def room(path: Path) -> str:
    """The folder below converter/ that a module lies in, or its own name."""
    first = path.relative_to(CONVERTER).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a module imports, at its top or later, with the line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            if node.module == "converter":
                yield from ((f"converter.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module or "", node.lineno


def rooms(path: Path) -> Iterator[tuple[str, int]]:
    """Every room of the project that a module imports, with the line."""
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] == "converter":
            known = len(parts) > 1 and ((CONVERTER / parts[1]).is_dir() or (CONVERTER / f"{parts[1]}.py").is_file())
            yield parts[1] if known else "", line


def called(node: ast.Call) -> tuple[str, str]:
    """The last part of a called name, and what stands before it if that is a plain name."""
    if isinstance(node.func, ast.Name):
        return node.func.id, ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr, node.func.value.id if isinstance(node.func.value, ast.Name) else "?"
    return "", ""


def calls(path: Path) -> Iterator[tuple[str, str, int]]:
    """Every call of a module: name, what it is called on, line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield *called(node), node.lineno


def docstrings(module: ast.Module) -> set[int]:
    """The ids of the constants that are docstrings."""
    return {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }


def strings(path: Path) -> Iterator[tuple[str, int]]:
    """Every string of a module that is no docstring, with the line."""
    module = tree(path)
    documented = docstrings(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.value, node.lineno


# ---------------------------------------------------------------------------------------------------------
# Imports


def test_every_room_stands_in_the_law() -> None:
    there = {room(path) for path in MODULES}
    assert there == set(MAY_IMPORT), "the law and the rooms of converter/ differ"


@by_file
def test_a_room_imports_only_what_the_law_allows(path: Path) -> None:
    here = room(path)
    broken = [
        f"line {line}: {here or 'converter'} imports {other or 'converter'}"
        for other, line in rooms(path)
        if other != here and other not in MAY_IMPORT[here]
    ]
    assert not broken


@by_file
def test_only_the_pipeline_names_two_stages(path: Path) -> None:
    named = {other for other, _ in rooms(path) if other in STAGES} | ({room(path)} & set(STAGES))
    assert len(named) <= 1 or room(path) == NAMES_MANY_STAGES


def test_the_stages_are_all_named_by_the_pipeline() -> None:
    named = {other for other, _ in rooms(CONVERTER / "pipeline.py")}
    assert named >= set(STAGES) - {"exports"}
    assert "exports" not in named


@by_file
def test_third_parties_stay_in_their_rooms(path: Path) -> None:
    for name, line in imports(path):
        top = name.split(".")[0]
        if top == "converter" or top in sys.stdlib_module_names:
            continue
        assert top in THIRD_PARTIES, f"line {line}: {top} is not in the law"
        assert room(path) in THIRD_PARTIES[top], f"line {line}: {top} may not be known in {room(path)}"


def test_every_third_party_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(lines: list[str]) -> set[str]:
        return {re.split(r"[^\w-]", line)[0].removesuffix("-release") for line in lines}

    assert names(project["dependencies"]) == set(THIRD_PARTIES) - set(EXTRAS)
    for name, extras in EXTRAS.items():
        for extra in (*extras, "dev"):
            assert PACKAGES.get(name, name) in names(project["optional-dependencies"][extra])


@by_file
def test_what_an_extra_installs_is_imported_late(path: Path) -> None:
    at_the_top = [node for node in tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
    named = {alias.name for node in at_the_top if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in at_the_top if isinstance(node, ast.ImportFrom)}
    assert not {name.split(".")[0] for name in named} & set(EXTRAS)


def test_modules_do_not_import_in_circles() -> None:
    names = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES}
    edges = {
        name: {other for other, _ in imports(path) if other in names.values()}
        for path, name in names.items()
        if not name.endswith("__init__")
    }
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in done:
            for other in sorted(edges.get(name, ())):
                walk(other, (*way, name))
            done.add(name)

    for name in sorted(edges):
        walk(name, ())


# ---------------------------------------------------------------------------------------------------------
# The world outside


@by_file
def test_only_one_file_touches_files(path: Path) -> None:
    if room(path) in TOUCHES_FILES:
        return
    own = {"files"}  # `files.read_text` is that one file's door
    assert not [f"line {line}: {on}.{name}" for name, on, line in calls(path) if name in FILE_CALLS and on not in own]
    assert not [f"line {line}: {name}" for name, line in imports(path) if name.split(".")[0] in FILE_MODULES]


@by_file
def test_nothing_below_the_command_line_knows_network_clock_or_language(path: Path) -> None:
    forbidden = NETWORK if room(path) in WORKS_APART else NETWORK | WORKERS
    if room(path) not in KNOWS_THE_WORLD:
        forbidden = forbidden | LANGUAGE | (CHANCE_AND_CLOCK - ({"time"} if room(path) in WORKS_APART else set()))
        assert not [f"line {line}: {on}.{name}()" for name, on, line in calls(path) if name in CLOCK_CALLS]
        assert not [
            f"line {node.lineno}: {node.attr}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Attribute) and node.attr in LANGUAGE_ATTRIBUTES
        ]
        assert not [f"line {line}: {text}" for text, line in strings(path) if LANGUAGE_FORMATS.search(text)]
    assert not [f"line {line}: {name}" for name, line in imports(path) if name.split(".")[0] in forbidden]


@by_file
def test_only_the_command_line_speaks(path: Path) -> None:
    if room(path) in KNOWS_THE_WORLD:
        return
    assert not [line for name, on, line in calls(path) if name == "print" and not on]
    assert not [line for name, line in imports(path) if name.split(".")[0] in ("logging", "warnings")]


@by_file
def test_no_binary_fractions(path: Path) -> None:
    assert not [f"line {line}" for name, on, line in calls(path) if name == "float" and not on]


# ---------------------------------------------------------------------------------------------------------
# Size, words, values


@by_file
def test_modules_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_MODULE


def test_the_median_module_is_short() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES if path.name != "__init__.py"]
    print(f"\n{len(sizes)} modules, median {median(sizes):g} lines, largest {max(sizes)}")
    assert median(sizes) <= 150


@by_file
def test_functions_stay_short(path: Path) -> None:
    assert not [
        f"{node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LINES_OF_A_FUNCTION
    ]


@by_file
def test_accounting_stands_in_the_tables_not_in_the_code(path: Path) -> None:
    name = path.relative_to(CONVERTER).as_posix()
    assert not [
        f"line {line}: {text!r}"
        for text, line in strings(path)
        if ACCOUNTING.search(text) and (name, text) not in ACCOUNTING_ALLOWED
    ]


def test_every_exception_for_a_word_is_used() -> None:
    said = {(path.relative_to(CONVERTER).as_posix(), text) for path in MODULES for text, _ in strings(path)}
    assert set(ACCOUNTING_ALLOWED) <= said, "an exception outlived its string"


@by_file
def test_what_is_public_says_what_it_is(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), "the module has no docstring"
    assert not [
        node.name
        for node in module.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]


@by_file
def test_public_functions_are_typed(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.returns is not None, f"{node.name} has no return type"


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) == "model"], ids=lambda path: path.name)
def test_values_of_the_model_are_frozen_with_slots(path: Path) -> None:
    for node in tree(path).body:
        if not isinstance(node, ast.ClassDef) or node.name in MUTABLE_IN_MODEL or "Enum" in ast.unparse(node):
            continue
        if [ast.unparse(base) for base in node.bases] == ["NamedTuple"]:
            # As fixed, and quicker to make and to look up: what is made by the thousand, and what keys tables.
            continue
        settings = [
            {keyword.arg: ast.unparse(keyword.value) for keyword in decorator.keywords}
            for decorator in node.decorator_list
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "dataclass"
        ]
        assert settings, f"{node.name} is no dataclass"
        assert settings[0].get("frozen") == settings[0].get("slots") == "True", f"{node.name} is not frozen with slots"


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) == "model"], ids=lambda path: path.name)
def test_values_of_the_model_hold_nothing_that_changes(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef) and node.name not in MUTABLE_IN_MODEL:
            fields = [ast.unparse(field.annotation) for field in node.body if isinstance(field, ast.AnnAssign)]
            assert not [f"{node.name}: {kind}" for kind in fields if re.search(r"\b(list|dict|set|bytearray)\b", kind)]
