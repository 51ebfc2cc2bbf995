"""Invented filings to break on purpose: converted once, then edited file by file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from converter.api import convert
from converter.filings.read import read_filing
from converter.knowledge import open_knowledge
from converter.maps.concepts import read_catalogue
from converter.maps.rules import read_rule_tables
from converter.model.taxonomy import RuleReport
from converter.settings import DEFAULT_TAXONOMY
from converter.validation.rules.run import FAMILIES, run_rules

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
Files = dict[str, bytes]
Edit = Callable[[Files], None]


@cache
def _converted(example: str) -> tuple[tuple[str, bytes], ...]:
    return convert(EXAMPLES / example, validate=False, cik="1234567").outcome.package.files


def filing(example: str = "fibercore-2001q1.txt") -> Files:
    """The files of an example's filing, to be edited; the inline document is the first."""
    return dict(_converted(example))


def broken(*edits: Edit, example: str = "fibercore-2001q1.txt") -> Files:
    """A filing after some edits."""
    files = filing(example)
    for edit in edits:
        edit(files)
    return files


def change(ending: str, old: str, new: str, count: int = 1) -> Edit:
    """Replace a text that must be there, in the file whose name ends so; `count` 0 replaces all."""

    def edit(files: Files) -> None:
        name = next(name for name in files if name.endswith(ending))
        text = files[name].decode()
        assert old in text, f"{old!r} is not in {name}"
        files[name] = text.replace(old, new, count or -1).encode()

    return edit


def rewrite(ending: str, pattern: str, new: str, count: int = 1) -> Edit:
    """The same by a regular expression."""

    def edit(files: Files) -> None:
        name = next(name for name in files if name.endswith(ending))
        text, made = re.subn(pattern, new, files[name].decode(), count=count, flags=re.DOTALL)
        assert made, f"{pattern!r} is not in {name}"
        files[name] = text.encode()

    return edit


def judged(files: Mapping[str, bytes], *families: str, as_filing: bool = True) -> RuleReport:
    """What our rules say of a filing."""
    knowledge = open_knowledge(DEFAULT_TAXONOMY)
    read = read_filing(next(iter(files)), files)
    catalogue, tables = read_catalogue(knowledge), read_rule_tables(knowledge)
    return run_rules(read, catalogue, tables, families or FAMILIES, as_filing=as_filing)


def codes(report: RuleReport) -> set[str]:
    """The codes of the messages."""
    return {message.code for message in report.messages}
