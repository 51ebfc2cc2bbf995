"""What a slot may be given to do in a test: functions of a module, for they run in another process."""

from __future__ import annotations

import os
import re
import signal
import time

from converter.batch.values import Answer, Record, Request, Status, Unit


def do_well(_: Request, __: Unit) -> Answer:
    """The process's number, as the message."""
    return Answer(Record(Status.VALID, message=str(os.getpid())))


def hang(request: Request, unit: Unit) -> Answer:
    """Sleep, or go well for a unit that is called so."""
    if unit.name == "good":
        return do_well(request, unit)
    time.sleep(3600)
    return do_well(request, unit)


def hang_in_c(request: Request, unit: Unit) -> Answer:
    """A regular expression that never ends, and lets no other thread of its process run."""
    re.match(r"(a|a)*b", "a" * 60)
    return do_well(request, unit)


def eat(_: Request, __: Unit) -> Answer:
    """Take memory without end, as a converter that knows of the limit."""
    held = []
    try:
        while True:
            held.append(bytearray(10_000_000))
    except MemoryError:
        from converter.batch.values import Reason

        return Answer(Record(Status.FAILED, Reason.MEMORY, str(os.getpid())))


def die(request: Request, unit: Unit) -> Answer:
    """End the process as the system does when it has no memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    return do_well(request, unit)


def die_once(request: Request, unit: Unit) -> Answer:
    """End the process the first time; the unit's address is a file that remembers."""
    if not os.path.exists(unit.address):
        with open(unit.address, "w") as file:
            file.write("died")
        die(request, unit)
    return do_well(request, unit)
