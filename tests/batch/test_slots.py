"""A slot comes back from everything: what hangs, eats or dies is ended and told, and the next unit goes well."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from converter.batch.slots import Slot
from converter.batch.values import Reason, Record, Status, Unit
from converter.errors import EngineError
from tests.batch import performs
from tests.helpers_batch import is_alive, request, until

UNIT = Unit("key", "name", "address", "stamp")


@pytest.fixture
def slots() -> Iterator[list[Slot]]:
    """Slots that are ended after the test."""
    made: list[Slot] = []
    yield made
    for slot in made:
        slot.stop()


def record(slot: Slot, unit: Unit = UNIT, **changes: int) -> Record:
    found = slot.run(request(**changes), unit).record
    assert found is not None
    return found


@pytest.mark.parametrize("perform", [performs.hang, performs.hang_in_c])
def test_what_hangs_is_ended(slots: list[Slot], perform: object) -> None:
    slots.append(Slot(perform))  # type: ignore[arg-type]
    begun = time.monotonic()
    ended = record(slots[0], seconds=1)
    assert (ended.status, ended.reason) == (Status.TIMED_OUT, Reason.TIME)
    assert 1 <= ended.seconds <= time.monotonic() - begun


def test_after_one_that_hangs_the_next_goes_well(slots: list[Slot]) -> None:
    slots.append(Slot(performs.hang))
    good = Unit("key", "good", "address", "stamp")
    first = record(slots[0], good, seconds=1)
    assert record(slots[0], seconds=1).status is Status.TIMED_OUT
    second = record(slots[0], good, seconds=1)
    assert second.status is Status.VALID
    assert first.message != second.message
    until(lambda: not is_alive(int(first.message)))


def test_what_eats_memory_meets_its_limit_and_its_process_goes(slots: list[Slot]) -> None:
    slots.append(Slot(performs.eat))
    first, second = record(slots[0], megabytes=600), record(slots[0], megabytes=600)
    assert first.reason is second.reason is Reason.MEMORY
    assert first.message != second.message


def test_a_process_that_dies_twice_of_a_unit_is_told(slots: list[Slot]) -> None:
    slots.append(Slot(performs.die))
    assert record(slots[0]).reason is Reason.DIED


def test_a_unit_whose_process_was_killed_is_done_by_another(slots: list[Slot], tmp_path: Path) -> None:
    slots.append(Slot(performs.die_once))
    unit = Unit("key", "name", str(tmp_path / "died"), "stamp")
    assert record(slots[0], unit).status is Status.VALID
    assert (tmp_path / "died").exists()


def test_a_clock_that_jumps_ends_nothing(slots: list[Slot], monkeypatch: pytest.MonkeyPatch) -> None:
    slots.append(Slot(performs.do_well))
    assert record(slots[0], seconds=30).status is Status.VALID
    days = iter(range(0, 100_000, 1000))
    monkeypatch.setattr(time, "time", lambda: 1e9 + 86_400 * next(days) * (-1) ** next(days))
    for _ in range(3):
        ended = record(slots[0], seconds=30)
        assert ended.status is Status.VALID
        assert 0 <= ended.seconds < 30


def test_a_process_gives_way_to_a_fresh_one(slots: list[Slot], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.batch.slots.UNITS_OF_A_PROCESS", 2)
    slots.append(Slot(performs.do_well))
    seen = [record(slots[0]).message for _ in range(4)]
    assert seen[0] == seen[1] != seen[2] == seen[3]


def test_a_process_that_does_not_start_in_time_is_one_that_died(
    slots: list[Slot], monkeypatch: pytest.MonkeyPatch
) -> None:
    slots.append(Slot(performs.do_well))
    with monkeypatch.context() as patch:
        patch.setattr("converter.batch.slots._STARTING_SECONDS", 0)
        assert record(slots[0]).reason is Reason.DIED
    assert record(slots[0]).status is Status.VALID


def test_a_slot_that_is_stopped_takes_nothing(slots: list[Slot]) -> None:
    slots.append(Slot(performs.do_well))
    pid = int(record(slots[0]).message)
    slots[0].stop()
    until(lambda: not is_alive(pid))
    with pytest.raises(EngineError, match="stopped"):
        slots[0].run(request(), UNIT)
