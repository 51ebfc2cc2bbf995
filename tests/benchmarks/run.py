"""How long conversions, validations, look-ups and commands from a cold start take. Prints figures, asserts nothing.

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


SOURCES = ("slice", "full")
LOOK_UP = """
import sys, time
from pathlib import Path
from converter import knowledge
from converter.maps.concepts import read_catalogue
import converter.taxonomies

def resident():
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), float("nan"))

before, begun = resident(), time.perf_counter()
if sys.argv[1] == "one":
    converter.taxonomies.show_concept("Assets")
else:
    catalogue = read_catalogue(knowledge.open_knowledge("us-gaap-2025"))
    concepts = [catalogue.concepts[name] for name in catalogue.concepts]
print((time.perf_counter() - begun) * 1000, resident() - before)
"""


def report_sources(runs: int) -> None:
    """Print the medians of warm validations of one release against each source, turn by turn."""
    from converter.api import convert, validate

    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result"
        convert(EXAMPLES[0], result, validate=False)
        spent: dict[str, list[float]] = {source: [] for source in SOURCES}
        for turn in range(runs + 1):
            for source in SOURCES:
                started = perf_counter()
                validate(result, taxonomy_source=source)
                if turn:
                    spent[source].append((perf_counter() - started) * 1000)
    print(f"\nmilliseconds of a warm validation of {EXAMPLES[0].stem}, median of {runs} runs in turn")
    for source in SOURCES:
        print(f"{source:8}{median(spent[source]):>11.0f}")


def report_catalogue(runs: int) -> None:
    """Print what it costs to look one concept up, and to load them all, in fresh processes after the imports."""

    def measured(what: str) -> tuple[float, float]:
        command = [sys.executable, "-c", LOOK_UP, what]
        done = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
        )
        milliseconds, megabytes = map(float, done.stdout.split())
        return milliseconds, megabytes

    print(f"\nthe catalogue, median of {runs} fresh processes, imports apart")
    for what, name in (("one", "one concept"), ("all", "all concepts")):
        measured(what)
        found = [measured(what) for _ in range(runs)]
        milliseconds, grown = median(ms for ms, _ in found), median(mb for _, mb in found)
        print(f"{name:14}{milliseconds:>9.1f} ms{grown:>9.0f} MB")


def run() -> None:
    """Read the arguments and print everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs a median is taken of (5)")
    runs = parser.parse_args().runs
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    report_stages(runs)
    report_sources(runs)
    report_catalogue(runs)
    report_commands(runs)


if __name__ == "__main__":
    run()
