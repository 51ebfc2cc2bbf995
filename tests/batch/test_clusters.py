"""The same units on Dask: the same ledger, the same limits, and nothing but records through the scheduler."""

from __future__ import annotations

import os
import pickle
import signal
from pathlib import Path

import dask
import pytest
from dask.distributed import LocalCluster

from converter.batch.run import Progress
from converter.batch.values import Unit
from converter.batch.work import work
from converter.errors import EngineError
from tests.helpers_batch import children, fill, ledger, query, release, request, run

COLUMNS = "name, status, sha256, facts, place, findings"


def test_a_cluster_gives_what_the_pool_gives(tmp_path: Path) -> None:
    fill(tmp_path / "in", 8)
    (tmp_path / "in" / "empty.txt").write_text("")
    run(tmp_path / "pool", tmp_path / "in")
    progress = run(tmp_path / "dask", tmp_path / "in", dask="local", workers=2)
    assert progress.engine == "dask"
    assert ledger(tmp_path / "dask", COLUMNS) == ledger(tmp_path / "pool", COLUMNS)
    facts = "SELECT * FROM facts ORDER BY document_id, fact_id"
    assert query(tmp_path / "dask", facts) == query(tmp_path / "pool", facts)


def test_a_worker_of_a_cluster_that_dies_loses_no_document(tmp_path: Path) -> None:
    fill(tmp_path / "in", 12)
    killed: list[int] = []

    def observe(progress: Progress) -> None:
        # What runs units is below a worker, which is below its nanny, in this process.
        if not killed and progress.done >= 2:
            for worker in children(os.getpid()):
                name = (Path("/proc") / str(worker) / "cmdline").read_bytes()
                if b"spawn_main" in name and children(worker):
                    killed.append(worker)
                    os.kill(worker, signal.SIGKILL)
                    return

    progress = run(tmp_path / "out", tmp_path / "in", dask="local", workers=2, observe=observe)
    assert killed
    assert progress.statuses == {"converted": 12}


def test_a_cluster_serves_one_run_after_the_other_and_several_at_once(tmp_path: Path) -> None:
    """What ends with a run are its own processes: the workers go on, and so do other runs."""
    fill(tmp_path / "in", 6)
    begun: list[Progress] = []

    def observe(_: Progress) -> None:
        if not begun:
            begun.append(run(tmp_path / "inner", tmp_path / "in", dask=address))

    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=40) as cluster,
    ):
        address = cluster.scheduler_address
        outer = run(tmp_path / "outer", tmp_path / "in", dask=address, observe=observe)
        last = run(tmp_path / "last", tmp_path / "in", dask=address)
    assert [each.statuses for each in (*begun, outer, last)] == [{"converted": 6}] * 3


def test_a_limit_of_time_holds_on_a_cluster(tmp_path: Path) -> None:
    fill(tmp_path / "in", 1)
    (tmp_path / "in" / "long.txt").write_text((release(3) + "\n\n") * 3000)
    run(tmp_path / "out", tmp_path / "in", dask="local", seconds=6)
    assert ledger(tmp_path / "out") == [("long.txt", "timed out"), ("release000.txt", "converted")]


def test_what_comes_back_is_small_however_large_the_document(tmp_path: Path) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text(release(1))
    large.write_text(release(1) + "\n" + "Lanterns are lit at dusk.\n" * 20_000)
    sizes = []
    for path in (small, large):
        unit = Unit(str(path), path.name, str(path), "", f"results/{path.stem}")
        sizes.append(len(pickle.dumps(work(request(output=str(tmp_path / "out")), unit))))
    assert max(sizes) < 2_000


def test_a_scheduler_that_does_not_answer_is_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.batch.engines._SECONDS_TO_CONNECT", 1)
    fill(tmp_path / "in", 1)
    with pytest.raises(EngineError, match="no Dask scheduler answers"):
        run(tmp_path / "out", tmp_path / "in", dask="tcp://127.0.0.1:9")
