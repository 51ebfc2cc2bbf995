"""What becomes of the numeric cells of many releases. Prints figures, asserts nothing.

Run `python -m tests.benchmarks.corpus FOLDER [-o OUTPUT]`. FOLDER holds releases, each a file or alone in a
subfolder as `document.txt` or `document.htm`. With an output folder each result is written there by its name.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from converter.api import convert
from converter.errors import ConverterError
from tests.benchmarks.totals import WITH_ARCS, totals_by_arcs

_KINDS = (".txt", ".htm", ".html")
# Cells of no statement, and those of notes that are parts of what one prints.
_NO_STATEMENT = ("cell.not-a-statement", "cell.unknown-part")
# Filers leave 19 of 20 such dashes untagged.
_NO_MOVEMENT = "cell.no-movement"


@dataclass(frozen=True, slots=True)
class Tally:
    """One release: cells, those that are facts, the other cells by code, all findings by code, totals, seconds."""

    name: str
    cells: int = 0
    tagged: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    seconds: float = 0
    refused: str = ""

    @property
    def lost(self) -> int:
        """Cells that are neither a fact nor at a finding."""
        return self.reasons["None"]


def releases(folder: Path) -> list[tuple[str, Path]]:
    """The name and the file of every release of a folder."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            found += [(path.name, file) for suffix in _KINDS if (file := path / f"document{suffix}").exists()][:1]
        elif path.suffix in _KINDS:
            found.append((path.stem, path))
    return found


def tally(name: str, release: Path, output: Path | None) -> Tally:
    """Convert one release and count."""
    started = perf_counter()
    try:
        result = convert(release, output and output / name, force=True, validate=False)
    except ConverterError as error:
        return Tally(name, seconds=perf_counter() - started, refused=f"exit {error.exit_code}: {error}".split("\n")[0])
    seconds = perf_counter() - started
    cells = result.receipt["cells"]
    return Tally(
        name,
        len(cells),
        sum(1 for cell in cells if cell["fact"]),
        Counter(str(cell["finding"]) for cell in cells if not cell["fact"]),
        Counter(finding["code"] for finding in result.receipt["findings"]),
        totals_by_arcs(result.outcome.report, result.outcome.findings),
        seconds,
    )


def report(tallies: list[Tally]) -> None:
    """Print a line for each release, and the sums."""
    width = max(len(each.name) for each in tallies)
    for each in tallies:
        figures = f"cells {each.cells:6} facts {each.tagged:6} lost {each.lost:3} {each.seconds * 1000:7.0f} ms"
        print(f"{each.name:{width}} {each.refused or figures}")
    cells, tagged = sum(each.cells for each in tallies), sum(each.tagged for each in tallies)
    refused = sum(bool(each.refused) for each in tallies)
    totals = sum((each.totals for each in tallies), Counter())
    share = totals[WITH_ARCS] / (sum(totals.values()) or 1)
    print(f"\n{len(tallies)} releases, {refused} refused; {cells} cells, {tagged} facts")
    reasons = sum((each.reasons for each in tallies), Counter())
    stated = cells - sum(reasons[code] for code in _NO_STATEMENT)
    moving = stated - reasons[_NO_MOVEMENT]
    print(f"{tagged / (stated or 1):.1%} of the cells of statements are facts", end="; ")
    print(f"{tagged / (moving or 1):.1%} without dashes of movements that are none of a component of equity")
    print(f"{share:.1%} of printed totals have arcs")
    for title, counts in (
        ("cells without a fact, by reason", reasons),
        ("findings, by code", sum((each.findings for each in tallies), Counter())),
        ("printed totals with arcs, and without by reason", totals),
    ):
        print(f"\n{title}")
        for code, count in counts.most_common():
            print(f"{count:8} {code}")
    times = sorted(each.seconds * 1000 for each in tallies)
    print(f"\nmilliseconds: median {median(times):.0f}, largest {times[-1]:.0f}")


def run() -> None:
    """Read the arguments, convert and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, help="write the results below this folder")
    arguments = parser.parse_args()
    report([tally(name, path, arguments.output) for name, path in releases(arguments.folder)])


if __name__ == "__main__":
    run()
