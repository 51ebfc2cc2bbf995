"""What changed between the mapping files of two periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from converter.model.concepts import EXTENSION
from converter.model.decisions import LEFT_OUT, LearnedLine

Sort = Literal["new", "gone", "re-mapped", "re-labelled"]
Key = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A line that is not as it was: `was` in the earlier file, `now` in the later; None where it is not there."""

    sort: Sort
    was: LearnedLine | None
    now: LearnedLine | None


def changes(old: Iterable[LearnedLine], new: Iterable[LearnedLine]) -> tuple[int, tuple[Change, ...]]:
    """The number of lines that are as they were, and the others in the order of the files, the later one first.

    A line is the same if statement, headings and label are, without regard to case, or, where only one is
    left of either file, if statement and concept are (it is re-labelled), or statement and label.
    """
    before, after = _by_key(old), _by_key(new)
    alike = [key for key in after if key in before]
    found = [Change("re-mapped", before[key], after[key]) for key in alike if before[key].concept != after[key].concept]
    same = len(alike) - len(found)
    gone = [line for key, line in before.items() if key not in after]
    added = [line for key, line in after.items() if key not in before]
    for name in (_concept, _label):
        for was, now in list(_pairs(gone, added, name)):
            gone.remove(was)
            added.remove(now)
            found.append(Change("re-mapped" if was.concept != now.concept else "re-labelled", was, now))
    found += [Change("new", None, line) for line in added]
    found += [Change("gone", line, None) for line in gone]
    return same, tuple(found)


def _pairs(
    gone: list[LearnedLine], added: list[LearnedLine], name: Callable[[LearnedLine], tuple[str, str]]
) -> Iterator[tuple[LearnedLine, LearnedLine]]:
    """Lines of both files that alone have a name there."""
    left, right = Counter(map(name, gone)), Counter(map(name, added))
    for was in list(gone):
        if left[name(was)] == right[name(was)] == 1:
            yield was, next(line for line in added if name(line) == name(was))


def _concept(line: LearnedLine) -> tuple[str, str]:
    """The concept; lines that have none of the standard's are told apart by their labels."""
    no_name = line.concept in (LEFT_OUT, EXTENSION)
    return line.kind.value, f"{line.concept} {_plain(line.label)}" if no_name else line.concept


def _label(line: LearnedLine) -> tuple[str, str]:
    return line.kind.value, _plain(line.label)


def _by_key(lines: Iterable[LearnedLine]) -> dict[Key, LearnedLine]:
    times: Counter[tuple[str, str, str]] = Counter()
    found: dict[Key, LearnedLine] = {}
    for line in lines:
        key = line.kind.value, _plain(line.section), _plain(line.label)
        times[key] += 1
        found[(*key, times[key])] = line
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
