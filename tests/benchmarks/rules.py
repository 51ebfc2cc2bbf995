"""Our rules beside the SEC's plugin: who says what of which concept and context, over filings and broken ones.

    python -m tests.benchmarks.rules PLUGIN FILING...     filings on disk, or folders of them
    python -m tests.benchmarks.rules PLUGIN --broken      the broken filings of tests/validation/rules/mutants.py

A message of ours agrees with one of the plugin's of the same code that names its concept and its context. Silence
does not count. Rules that only one side has are told apart.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from converter.api import validate
from converter.model.taxonomy import ValidationMessage
from converter.validation.rules.run import RULES, hint_for

# The plugin numbers the items of this rule one by one, and does not check these at all: too much for its language.
_BY_RULE = ("DQC.US.0015",)
_OURS_ALONE = ("DQC.US.0118", "DQC.US.0126")
# Its pragmatic level leaves these out.
_UNSAID = ("EFM.6.08.05", "EFM.6.08.06", "EFM.6.08.11", "EFM.6.08.16", "EFM.6.08.17", "EFM.6.11.05", "EFM.6.15.04")
# It asks of any year what ours ask since the standard of 2016.
_OF_ANY_YEAR = ("DQC.US.0057.9728",)
_UNSAID_PARTS = ("EFM.6.07.06",)


@dataclass
class Tally:
    """Messages that agree, and those that one side alone has, by code."""

    ours: Counter[str] = field(default_factory=Counter)
    ours_met: Counter[str] = field(default_factory=Counter)
    theirs: Counter[str] = field(default_factory=Counter)
    theirs_met: Counter[str] = field(default_factory=Counter)
    beyond: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    any_year: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)


def _code(message: ValidationMessage) -> str:
    return next((rule for rule in _BY_RULE if message.code.startswith(rule)), message.code)


def _names(message: ValidationMessage) -> set[str]:
    """Words of a message that may name a concept, a context or a unit."""
    words = set(re.findall(r"[\w.-]+", message.text)) | {message.concept.rpartition(":")[2], message.context}
    element = message.about.partition("(")[2].partition("/")[0]
    words |= {word.rpartition("_")[2] for word in words if word.startswith("loc_")}
    return words | {word.rstrip(".") for word in words} | {message.about, element}


def _agree(mine: ValidationMessage, its: ValidationMessage, words: set[str]) -> bool:
    concept = mine.concept.rpartition(":")[2]
    names_concept = not concept or concept in words or its.concept == mine.concept
    return _code(mine) == _code(its) and names_concept and (not mine.context or mine.context in words)


def compare(messages: tuple[ValidationMessage, ...], where: str, tally: Tally) -> None:
    """Count the messages about one filing."""
    its = [m for m in messages if m.source == "plugin" and m.severity != "info"]
    mine = [m for m in messages if m.source == "rules"]
    known = [(message, _names(message)) for message in its]
    for message in mine:
        if message.code.startswith((*_OURS_ALONE, *_UNSAID)):
            tally.alone[message.code] += 1
            continue
        tally.ours[message.code] += 1
        if any(_agree(message, other, words) for other, words in known):
            tally.ours_met[message.code] += 1
        else:
            tally.remarks.append(
                f"ours alone  {where} {message.code} {message.concept} {message.context} {message.text[:150]}"
            )
    for other, words in known:
        if not hint_for(other.code):
            tally.beyond[other.code] += 1
            continue
        is_met = any(_agree(message, other, words) for message in mine)
        if other.code in _OF_ANY_YEAR and not is_met:
            tally.any_year[other.code] += 1
            continue
        tally.theirs[_code(other)] += 1
        if is_met:
            tally.theirs_met[_code(other)] += 1
        else:
            tally.remarks.append(
                f"theirs alone {where} {other.code} {other.concept} {other.context} {other.text[:230]}"
            )


def show(tally: Tally) -> None:
    """Print the counts by code, and both shares."""
    for remark in tally.remarks:
        print(remark)
    print(f"{'code':60} {'ours':>6} {'met':>6} {'theirs':>7} {'met':>6}")
    for code in sorted(tally.ours.keys() | tally.theirs.keys()):
        counts = (tally.ours[code], tally.ours_met[code], tally.theirs[code], tally.theirs_met[code])
        print(f"{code:60} {counts[0]:6} {counts[1]:6} {counts[2]:7} {counts[3]:6}")
    told = {
        "rules we do not have": tally.beyond,
        "not checked by the plugin": tally.alone,
        "asked of any year by the plugin": tally.any_year,
    }
    for title, counter in told.items():
        print(f"{title}: {dict(counter)}")
    for title, met, all_of in (("precision", tally.ours_met, tally.ours), ("recall", tally.theirs_met, tally.theirs)):
        share = 100 * met.total() / all_of.total() if all_of.total() else 0
        print(f"{title}: {met.total()} of {all_of.total()}, {share:.1f} %")
    silent = {rule.number for rule in RULES} - {
        rule.number for rule in RULES for code in (*tally.ours, *tally.alone) if code.startswith(rule.number)
    }
    print(f"rules of ours that said nothing: {', '.join(sorted(silent))}")


def _filings(names: list[Path]) -> Iterator[Path]:
    for path in names:
        if path.is_dir() and not list(path.glob("*.htm")):
            yield from sorted(inner for inner in path.iterdir() if list(inner.glob("*.htm")))
        else:
            yield path


def _broken(only: str) -> Iterator[tuple[str, Path]]:
    from tests.validation.rules.mutants import mutants

    for name, files in mutants():
        if only and not any(part in name for part in only.split(",")):
            continue
        with tempfile.TemporaryDirectory() as folder:
            for file, content in files.items():
                (Path(folder) / file).write_bytes(content)
            yield name, Path(folder) / next(iter(files))


def main() -> None:
    """Run the comparison that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plugin", type=Path)
    parser.add_argument("filings", type=Path, nargs="*")
    parser.add_argument("--broken", action="store_true")
    parser.add_argument("--only", default="", help="broken filings whose name holds one of these, with commas")
    parser.add_argument("--full", action="store_true", help="supply all standard concepts, as facts of a cover need")
    parser.add_argument("--seconds", type=int, default=10**6, help="stop after that time")
    asked = parser.parse_args()
    cases = _broken(asked.only) if asked.broken else ((path.name, path) for path in _filings(asked.filings))
    tally, count, start = Tally(), 0, time.monotonic()
    source = "full" if asked.full else "slice"
    for name, path in cases:
        if time.monotonic() - start > asked.seconds:
            print(f"stopped before {name}")
            break
        before = sum(tally.ours.values())
        verdict = validate(path, rules=("efm", "dqc"), taxonomy_source=source, efm_plugin=asked.plugin)
        compare(verdict.messages, name, tally)
        count += 1
        print(f"{name}: {sum(tally.ours.values()) - before} of ours", file=sys.stderr)
    show(tally)
    print(f"{count} filings in {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
