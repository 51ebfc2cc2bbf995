"""How many documents a second a batch does, with one process and several, with and without Arelle, and on Dask.

Run `python -m tests.benchmarks.batch FOLDER... --documents N` from the project's folder; a FOLDER is as that of
`tests.benchmarks.corpus`. Its releases are repeated with other figures until there are N. Prints figures only:
documents and seconds, the largest memory of a worker early and late in the run, bytes of a result, and from these
what a million documents would take.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.corpus import releases
from tests.helpers_batch import children, ledger, run

_GROUPED = re.compile(rb"\b\d{1,3}(?:,\d{3})+\b")
_MILLION = 1_000_000


def fill_with(folder: Path, sources: list[Path], count: int) -> None:
    """Releases under new names, the second time and on with other digits in their figures."""
    folder.mkdir()
    found = [path for source in sources for _, path in releases(source)]
    for number in range(count):
        path, turn = found[number % len(found)], number // len(found)
        digits = bytes.maketrans(b"23456789", bytes(50 + (digit + turn) % 8 for digit in range(8)))
        content = _GROUPED.sub(lambda m, d=digits: m.group().translate(d), path.read_bytes())
        (folder / f"{number:06}-{path.parent.name}{path.suffix}").write_bytes(content)


@dataclass
class Watch:
    """The largest resident memory of the processes below this one, in MB, by the seconds since the start."""

    seen: list[tuple[float, float]] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Watch:
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        import os

        begun = time.monotonic()
        while not self._over.wait(1):
            sizes = [resident(pid) for pid in children(os.getpid())]
            self.seen.append((time.monotonic() - begun, max(sizes, default=0)))

    def told(self) -> str:
        """The largest in the first and in the last quarter of the run."""
        if not self.seen:
            return "memory -"
        ends = self.seen[-1][0]
        early = max((size for at, size in self.seen if at <= ends / 4), default=0)
        late = max(size for at, size in self.seen if at >= ends * 3 / 4)
        return f"largest worker {early:.0f} MB early, {late:.0f} MB late"


def resident(pid: int) -> float:
    """The resident memory of a process in MB; 0 if it is gone."""
    try:
        status = (Path("/proc") / str(pid) / "status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0)


def measure(name: str, source: Path, folder: Path, **options: object) -> float:
    """Run a batch, print what it took, and give its documents a second."""
    output = folder / re.sub(r"\W+", "-", name)
    with Watch() as watch:
        progress = run(output, source, **options)
    rate = progress.done / progress.seconds
    ((results, size, spent),) = ledger(output, "count(CASE WHEN size > 0 THEN 1 END), sum(size), sum(seconds)")
    held = sum(
        path.stat().st_size for table in ("facts", "findings", "documents") for path in (output / table).iterdir()
    )
    print(
        f"{name:30}{progress.done:>7} documents{progress.seconds:>8.1f} s{rate:>8.2f}/s"
        f"{spent / progress.done * 1000:>7.0f} ms in the worker  {watch.told()}\n"
        f"{'':30}{results} results, {size // max(results, 1):,} bytes each and {held // max(results, 1):,} in the data"
        f" sets; a million: {_MILLION / rate / 3600:.0f} h on this, {spent / progress.done * _MILLION / 3600:.0f} core"
        f" hours, {size / progress.done * _MILLION / 1e9:.0f} GB",
        flush=True,
    )
    return rate


def run_all() -> None:
    """Read the arguments, run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="", help="run those whose name has this in it")
    arguments = parser.parse_args()
    many = arguments.workers
    kinds: dict[str, dict[str, object]] = {
        "1 worker, no validation": {"workers": 1},
        f"{many} workers, no validation": {"workers": many},
        "1 worker, validation": {"workers": 1, "sample": 1000},
        f"{many} workers, validation": {"workers": many, "sample": 1000},
        f"Dask, {many} workers, validation": {"workers": many, "sample": 1000, "dask": "local"},
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill_with(folder / "in", arguments.folders, arguments.documents)
        for kind, options in kinds.items():
            if arguments.only in kind:
                measure(kind, folder / "in", folder, **options)


if __name__ == "__main__":
    run_all()
