"""What a table among the notes is known by: the lines that a statement prints too, and those that say what it is of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of a note that shows what a line of a statement does: its index, the statement's and the line's there."""

    at: int
    statement: int
    line: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note is about by its own words.

    Attributes:
        words: what it is called.
        named: the lines by which it is known; those of one group say the same, the last the most exactly.
        beside: lines that need no proof of their own where one of the others has it.
        clear: lines whose words leave one reading.
        proven: lines that need no other proof than where they stand.
    """

    words: str
    named: tuple[tuple[int, ...], ...]
    beside: frozenset[int] = frozenset()
    clear: frozenset[int] = frozenset()
    proven: frozenset[int] = frozenset()

    @property
    def lines(self) -> frozenset[int]:
        """All lines by which it is known."""
        return frozenset(index for group in self.named for index in group)


@dataclass(frozen=True, slots=True)
class Headed:
    """The lines of a note that say all of their figures by themselves.

    Attributes:
        words: the heading of the note, which names them.
        lines: their indices.
        above: what stands above the table besides.
    """

    words: str
    lines: frozenset[int]
    above: tuple[str, ...] = ()
