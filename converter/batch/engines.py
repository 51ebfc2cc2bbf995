"""Where units run: a pool of slots on this machine, or a Dask cluster whose workers have a slot each.

Both are executors as the standard library defines them; the run knows no other difference.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from converter.batch.slots import Slot
from converter.batch.values import Answer, Request, Unit
from converter.errors import EngineError, UsageError

LOCAL_CLUSTER = "local"
_RETRIES = 2
_SECONDS_TO_CONNECT = 20


@dataclass(frozen=True, slots=True)
class Engine:
    """What runs units: so many at once, each by `submit`."""

    name: str
    slots: int
    executor: Executor

    def submit(self, request: Request, unit: Unit) -> Future[Answer]:
        """Have a unit run; it comes back even if it was ended."""
        return self.executor.submit(in_slot, request, unit)


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
    executor = ThreadPoolExecutor(workers, "slot")
    try:
        yield Engine("pool", workers, executor)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        stop_slots()
        executor.shutdown()


_here = threading.local()
_open: set[Slot] = set()
_closing = threading.Lock()


def in_slot(request: Request, unit: Unit) -> Answer:
    """Run a unit in the slot of this thread."""
    slot: Slot | None = getattr(_here, "slot", None)
    if slot is None:
        slot = _here.slot = Slot()
        with _closing:
            _open.add(slot)
    return slot.run(request, unit)


def stop_slots() -> None:
    """End what runs in the slots of this process."""
    with _closing:
        for slot in _open:
            slot.stop()
        _open.clear()


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
            yield Engine("dask", threads, client.get_executor(pure=False, retries=_RETRIES))
        finally:
            client.run(stop_slots)
            client.close()
            if cluster is not None:
                cluster.close()
