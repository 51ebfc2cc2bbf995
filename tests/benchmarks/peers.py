"""Reading and validating beside other tools, on the same releases. Prints figures, asserts nothing.

    python -m tests.benchmarks.peers FOLDER... [--limit N] [--edgartools PYTHON]

A FOLDER is as that of `tests.benchmarks.corpus`. Reading stands beside the earnings-release parser of edgartools, where
the interpreter of an environment that has it is named. Validating stands beside Arelle alone against all of the
standard taxonomy: a process for each document, and a session for each in one process. Medians and 95th percentiles,
each tool after one document as warm-up, the first of whose costs would otherwise count.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from converter.api import convert, validate
from converter.arelle_session import validate_file
from converter.errors import ConverterError
from converter.knowledge import open_knowledge
from converter.maps.concepts import read_catalogue
from converter.taxonomy.slice import taxonomy_slice
from tests.benchmarks.corpus import releases
from tests.benchmarks.run import stage_times
from tests.benchmarks.stages import percentile

_EDGARTOOLS = """
import json, logging, sys, time
from types import SimpleNamespace
from edgar.earnings import EarningsRelease
logging.disable()
spent = []
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8", errors="replace").read()
    started = time.perf_counter()
    EarningsRelease(SimpleNamespace(content=text, document=path)).tables
    spent.append((time.perf_counter() - started) * 1000)
print(json.dumps(spent))
"""


def told(name: str, milliseconds: Sequence[float]) -> None:
    """Print the median and the 95th percentile of one tool's times, the first left out."""
    warm = list(milliseconds[1:])
    print(f"{name:52}{len(warm):>5}{median(warm):>10.0f}{percentile(warm, 0.95):>10.0f}", flush=True)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that it takes."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def readings(paths: Sequence[Path], edgartools: str) -> None:
    """Print what reading a release takes, ours and edgartools'."""
    ours = [stage_times(path) for path in paths]
    told("reading", [times["reading"] for times in ours])
    told("reading to writing", [times["in all"] - times["validating"] for times in ours])
    if edgartools:
        command = [edgartools, "-c", _EDGARTOOLS, *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told("edgartools: tables of the release", json.loads(done.stdout.splitlines()[-1]))


def validations(paths: Sequence[Path], folder: Path) -> None:
    """Print what validating a result takes, ours and Arelle's own command and session against the whole taxonomy."""
    results = [folder / str(number) for number in range(len(paths))]
    for path, result in zip(paths, results, strict=True):
        convert(path, result, validate=False)
    documents = [next(result.glob("*.htm")) for result in results]
    package = folder / "full.zip"
    catalogue = read_catalogue(open_knowledge("us-gaap-2025"))
    package.write_bytes(taxonomy_slice(catalogue, catalogue.declarable(None)))
    told("validating against a slice", [timed(lambda r=result: validate(r)) for result in results])  # type: ignore[misc]
    told(
        "Arelle, a session a document, whole taxonomy",
        [timed(lambda d=document: validate_file(d, [package])) for document in documents],  # type: ignore[misc]
    )
    arelle = [sys.executable, "-m", "arelle.CntlrCmdLine", "--internetConnectivity", "offline", "--validate"]
    arelle += ["--calc", "c11r", "--utr", "--packages", str(package), "--file"]
    told(
        "Arelle, a process a document, whole taxonomy",
        [
            timed(lambda d=document: subprocess.run([*arelle, d], capture_output=True, check=True))
            for document in documents
        ],  # type: ignore[misc]
    )


def run() -> None:
    """Read the arguments and print everything."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.peers", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=20, help="releases of each folder (20)")
    parser.add_argument("--edgartools", default="", metavar="PYTHON", help="interpreter that has edgartools")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        found = [path for _, path in releases(folder)]
        paths = [path for path in found[:: max(1, len(found) // arguments.limit)] if convertible(path)]
        print(f"\n{folder.name}, milliseconds{'':30}{'count':>10}{'median':>10}{'95th':>10}")
        readings(paths, arguments.edgartools)
        with tempfile.TemporaryDirectory() as name:
            validations(paths, Path(name))


def convertible(path: Path) -> bool:
    """Whether there is a statement in it."""
    try:
        return bool(convert(path, validate=False).facts)
    except ConverterError:
        return False


if __name__ == "__main__":
    run()
