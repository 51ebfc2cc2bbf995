"""Where units run: a pool of slots on this machine, or a Dask cluster whose workers have a slot each.

Both are executors as the standard library defines them; the run knows no other difference.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from converter.batch.slots import Slot
from converter.batch.values import Answer, Reason, Record, Request, Status, Unit
from converter.errors import ConverterError, EngineError, UsageError

LOCAL_CLUSTER = "local"
_RETRIES = 2
# Bytes of the name of a run, so many that no two of a cluster have one.
_NAME = 16
_SECONDS_TO_CONNECT = 20


@dataclass(frozen=True, slots=True)
class Engine:
    """What runs units: so many at once, each by `submit`. `run` tells its units from those of others on its cluster."""

    name: str
    slots: int
    executor: Executor
    run: str

    def submit(self, request: Request, unit: Unit) -> Future[Answer]:
        """Have a unit run; it comes back even if it was ended."""
        return self.executor.submit(in_slot, self.run, request, unit)


def answer_of(future: Future[Answer]) -> Answer:
    """What came back; a worker of a cluster that died too often is told as that.

    Raises:
        ConverterError: no document is at fault.
    """
    try:
        return future.result()
    except ConverterError:
        raise
    except Exception as error:
        name = type(error).__name__
        if name == "KilledWorker":
            return Answer(Record(Status.FAILED, Reason.DIED, "the cluster's workers died with this document"))
        raise EngineError(f"the engine failed ({name}: {error})", do="Go on with --resume") from error


@contextmanager
def open_engine(workers: int, dask: str = "") -> Iterator[Engine]:
    """An engine, shut down afterwards with whatever still runs.

    Args:
        workers: processes on this machine; the cluster at an address brings its own.
        dask: "" for none, "local" for a cluster on this machine, else the address of a scheduler.

    Raises:
        UsageError: Dask is not installed.
        EngineError: the scheduler cannot be reached, or has no worker.
    """
    if dask:
        with _cluster(workers, dask) as engine:
            yield engine
        return
    executor, run = ThreadPoolExecutor(workers, "slot"), os.urandom(_NAME).hex()
    try:
        yield Engine("pool", workers, executor, run)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        stop_slots(run)
        executor.shutdown()


# By run and thread: the workers of a cluster may serve several runs at once, each with its own limits, and outlive all.
_open: dict[str, dict[int, Slot]] = {}
_ended: set[str] = set()
_changing = threading.Lock()


def in_slot(run: str, request: Request, unit: Unit) -> Answer:
    """Do a unit of a run in its slot of this thread.

    Raises:
        EngineError: the run has ended.
    """
    with _changing:
        if run in _ended:
            raise EngineError("the run was stopped", do="Go on with --resume")
        slot = _open.setdefault(run, {}).setdefault(threading.get_ident(), Slot())
    return slot.run(request, unit)


def stop_slots(run: str) -> None:
    """End what runs in the slots of a run in this process, and take nothing of it any more."""
    with _changing:
        _ended.add(run)
        for slot in _open.pop(run, {}).values():
            slot.stop()


@contextmanager
def _cluster(workers: int, address: str) -> Iterator[Engine]:
    try:
        import dask
        from dask.distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError(
            "the package dask, which runs batches on a cluster, is missing",
            do="Install it: pip install 'ixbrl-converter[batch]'",
        ) from error
    # A worker's slot is a process below it, which daemons may not have; and the worker only waits for it, so that a
    # profile of the worker, taken a hundred times a second, would tell nothing.
    with dask.config.set({"distributed.worker.daemon": False, "distributed.worker.profile.enabled": False}):
        cluster: Any = None
        run = os.urandom(_NAME).hex()
        if address == LOCAL_CLUSTER:
            cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=40)
        try:
            client = Client(cluster or address, timeout=_SECONDS_TO_CONNECT)
        except (OSError, ValueError) as error:
            seen = f"no Dask scheduler answers ({type(error).__name__})"
            raise EngineError(seen, where=address, do="Start one with: dask scheduler") from error
        try:
            threads = sum(client.nthreads().values())
            if not threads:
                raise EngineError("this scheduler has no worker", where=address, do="Start some: dask worker ADDRESS")
            yield Engine("dask", threads, client.get_executor(pure=False, retries=_RETRIES), run)
        finally:
            client.run(stop_slots, run)
            client.close()
            if cluster is not None:
                cluster.close()
