"""What each stage of a conversion takes over a folder of releases, and what a row of a table costs. Prints figures.

Run `python -m tests.benchmarks.stages FOLDER...` from the project's folder; a FOLDER is as that of
`tests.benchmarks.corpus`. `--limit N` takes the first N releases of each. One warm process, one core.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter

from converter.errors import ConverterError
from converter.pipeline import STAGES
from tests.benchmarks.corpus import releases
from tests.benchmarks.run import stage_times

ROWS = (10, 100, 1_000, 10_000)


def percentile(values: list[float], share: float) -> float:
    """The value that so large a share of all is not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def report_folder(folder: Path, limit: int | None) -> None:
    """Print the median and the 95th percentile of each stage over the releases of a folder that can be converted.

    All are converted before any is timed, so that none profits from what was kept of itself a moment ago.
    """
    spent: dict[str, list[float]] = defaultdict(list)
    convertible = []
    for _, path in releases(folder)[:limit]:
        with suppress(ConverterError):
            stage_times(path)
            convertible.append(path)
    refused = len(releases(folder)[:limit]) - len(convertible)
    for path in convertible:
        times = stage_times(path)
        for stage, milliseconds in times.items():
            spent[stage].append(milliseconds)
        spent["without validating"].append(times["in all"] - times["validating"])
    print(f"\n{folder.name}: {len(spent['in all'])} releases, {refused} refused; milliseconds")
    print(f"{'':22}{'median':>10}{'95th':>10}")
    for stage in (*STAGES, "without validating", "in all"):
        if spent[stage]:
            print(f"{stage:22}{median(spent[stage]):>10.1f}{percentile(spent[stage], 0.95):>10.1f}")


def long_statement(rows: int) -> bytes:
    """An invented balance sheet with so many lines of money, in groups of ten with a total each."""
    lines = []
    for number in range(rows):
        now, before = (3_000 + number * 7) % 9_000 + 1_000, (5_000 + number * 11) % 9_000 + 1_000
        lines.append(f"Holding number {number:<6} ..............   {now:>12,}  {before:>12,}")
    return (
        "                     Ashgrove Lantern Works, Inc.\n                  Consolidated Balance Sheets\n"
        "                        (In thousands)\n\n                                            December 31,\n"
        f"                                             2003          2002\n\n{chr(10).join(lines)}\n"
    ).encode()


def report_rows() -> None:
    """Print what a row costs in statements of several lengths, reading to writing."""
    from converter.knowledge import open_knowledge
    from converter.pipeline import run
    from converter.settings import DEFAULT_TAXONOMY, Settings

    knowledge, settings = open_knowledge(DEFAULT_TAXONOMY), Settings(validate=False)
    print(f"\n{'rows':>8}{'ms':>10}{'ms a row':>10}  of it, by stage")
    for rows in ROWS:
        content = long_statement(rows)
        marks: list[tuple[str, float]] = []
        begun = perf_counter()
        run("long.txt", content, knowledge, settings, progress=lambda s, m=marks: m.append((s, perf_counter())))
        ended = perf_counter()
        until = [moment for _, moment in marks[1:]] + [ended]
        parts = ", ".join(f"{s} {(e - b) * 1000:.0f}" for (s, b), e in zip(marks, until, strict=True) if e - b > 1e-3)
        print(f"{rows:>8}{(ended - begun) * 1000:>10.0f}{(ended - begun) * 1000 / rows:>10.2f}  {parts}", flush=True)


def run_all() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--limit", type=int, help="take the first so many releases of each folder")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        report_folder(folder, arguments.limit)
    report_rows()


if __name__ == "__main__":
    sys.exit(run_all())
