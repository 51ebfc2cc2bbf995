"""How long a conversion takes, stage by stage, and a command from a cold start. Prints figures, asserts nothing.

Run `python -m tests.benchmarks` or `python tests/benchmarks/run.py` from the project's folder;
`--runs N` changes how many runs a median is taken of.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
COMMAND = "import sys; from converter.cli import main; main(sys.argv[1:])"


def stage_times(release: Path) -> dict[str, float]:
    """Milliseconds of each stage of one conversion, in the stages' order, and of the whole."""
    from converter.api import convert

    marks: list[tuple[str, float]] = []
    started = perf_counter()
    convert(release, progress=lambda stage: marks.append((stage, perf_counter())))
    ended = perf_counter()
    until = [moment for _, moment in marks[1:]] + [ended]
    spent = {stage: (end - begun) * 1000 for (stage, begun), end in zip(marks, until, strict=True)}
    return {**spent, "in all": (ended - started) * 1000}


def command_time(*arguments: str) -> float:
    """Milliseconds of one command in a process of its own, from a cold start."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as folder:
        started = perf_counter()
        subprocess.run(
            [sys.executable, "-c", COMMAND, *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return (perf_counter() - started) * 1000


def median_of(runs: int, measure: Callable[[], float]) -> float:
    """The median of several measurements."""
    return median(measure() for _ in range(runs))


def report_stages(runs: int) -> None:
    """Print the medians of every stage for every example, the first conversion left out as warm-up."""
    from converter.pipeline import STAGES

    names = (*STAGES, "in all")
    width = max(len(path.stem) for path in EXAMPLES)
    print(f"milliseconds, median of {runs} runs in one warm process")
    print(f"{'':{width}}" + "".join(f"{name:>11}" for name in names))
    for path in EXAMPLES:
        stage_times(path)
        measured = [stage_times(path) for _ in range(runs)]
        row = (median(times[name] for times in measured) for name in names)
        print(f"{path.stem:{width}}" + "".join(f"{value:>11.1f}" for value in row))


def report_commands(runs: int) -> None:
    """Print the medians of commands in fresh processes."""
    commands = [("ixbrl --help", ("--help",))]
    for path in EXAMPLES:
        commands.append((f"ixbrl convert {path.stem}", ("convert", str(path), "-o", "result")))
        commands.append(
            (f"ixbrl convert {path.stem} --no-validate", ("convert", str(path), "-o", "r", "--no-validate"))
        )
    width = max(len(name) for name, _ in commands)
    print(f"\nmilliseconds of wall time, median of {runs} cold processes")
    for name, arguments in commands:
        print(f"{name:{width}}{median_of(runs, lambda a=arguments: command_time(*a)):>11.0f}")  # type: ignore[misc]


def run() -> None:
    """Read the arguments and print everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs a median is taken of (5)")
    runs = parser.parse_args().runs
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    report_stages(runs)
    report_commands(runs)


if __name__ == "__main__":
    run()
