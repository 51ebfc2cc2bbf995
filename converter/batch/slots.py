"""A slot runs one unit at a time in a process of its own, and ends it when it takes too long or too much.

Nothing is shared between slots, no queue and no lock: whatever happens to a process, its slot throws it away with
all that belongs to it and takes a new one. Time is counted by the monotonic clock.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext

from converter.batch.values import Answer, Reason, Record, Request, Status, Unit
from converter.batch.work import work
from converter.errors import EngineError

# A process that has done so many units makes room for a fresh one, so that nothing can pile up in it.
UNITS_OF_A_PROCESS = 1000
_STARTING_SECONDS = 120
_ATTEMPTS = 2
# What every process needs is loaded once, in the server that they are forked from.
_LOADED_BEFORE = ("converter.batch.work", "arelle.api.Session", "arelle.CntlrCmdLine", "arelle.ModelDocument")

Work = Callable[[Request, Unit], Answer]


class Slot:
    """One process at a time, made when it is first needed.

    Args:
        perform: what is done with a unit; a function of a module, for it runs in the other process.
    """

    def __init__(self, perform: Work = work) -> None:
        self._perform = perform
        self._executor: ProcessPoolExecutor | None = None
        self._pid = 0
        self._done = 0
        self._stopped = False

    def run(self, request: Request, unit: Unit) -> Answer:
        """What comes back from a unit, or the record of what ended it."""
        for attempt in range(1, _ATTEMPTS + 1):
            if self._stopped:
                break
            begun = time.monotonic()
            try:
                executor = self._ready(request)
                begun = time.monotonic()
                answer = executor.submit(self._perform, request, unit).result(timeout=request.seconds)
            except TimeoutError:
                self.close()
                seen = f"stopped after {request.seconds} s"
                return _ended(Status.TIMED_OUT, Reason.TIME, seen, begun)
            except BrokenProcessPool:
                # Its process died: of this document, or because somebody killed it. The second time it is the document.
                self.close()
                if attempt == _ATTEMPTS and not self._stopped:
                    seen = f"its process died {_ATTEMPTS} times; what it takes may be more than the machine has"
                    return _ended(Status.FAILED, Reason.DIED, seen, begun)
            else:
                self._done += 1
                ate = answer.record is not None and answer.record.reason is Reason.MEMORY
                if ate or self._done >= UNITS_OF_A_PROCESS:
                    self.close()
                return answer
        raise EngineError("the run was stopped", do="Go on with --resume")

    def _ready(self, request: Request) -> ProcessPoolExecutor:
        if self._executor is None:
            try:
                executor = ProcessPoolExecutor(1, _context(), _prepare, (request.megabytes,))
                self._executor, self._done = executor, 0
                self._pid = executor.submit(os.getpid).result(timeout=_STARTING_SECONDS)
            except TimeoutError as error:
                # The machine has no time for it: another may have better luck, and no document is to blame.
                self.close()
                raise BrokenProcessPool("it did not start in time") from error
            except (OSError, AssertionError) as error:
                self.close()
                raise EngineError(
                    f"no process could be started ({error})",
                    do="Workers of a Dask cluster need DASK_DISTRIBUTED__WORKER__DAEMON=False in their environment",
                ) from error
        return self._executor

    def stop(self) -> None:
        """End the process at once, and take no other."""
        self._stopped = True
        self.close()

    def close(self) -> None:
        """End the process at once; the next unit gets another."""
        if self._executor is None:
            return
        if self._pid:
            with suppress(OSError):
                os.kill(self._pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor, self._pid = None, 0


def _ended(status: Status, reason: Reason, seen: str, begun: float) -> Answer:
    return Answer(Record(status, reason, seen, seconds=time.monotonic() - begun))


def _context() -> BaseContext:
    """How processes start: forked from a server that is small and has no threads, where there is one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED_BEFORE))
    return context


def _prepare(megabytes: int) -> None:
    """Make a new process ready: it leaves interrupts to its parent, dies with it, and has its limit of memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_die_with, args=(parent.sentinel,), daemon=True).start()
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        granted = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (granted if most < 0 else min(granted, most), most))
    # What was loaded before lives as long as the process: it need not be looked through for garbage.
    gc.freeze()


def _die_with(parent: int) -> None:
    wait([parent])
    os._exit(1)
