"""What the `ixbrl batch` commands show while they run and when they are done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console

from converter.batch.ledger import MOST_UNMATCHED
from converter.batch.run import Progress
from converter.batch.values import FAILURES
from converter.model.findings import count_of
from converter.terminal import print_json, say

_SHOWN_REASONS = 4
_SHOWN_UNMATCHED = 5
_SECONDS_BETWEEN = 1


@contextmanager
def batch_progress() -> Iterator[Callable[[Progress], None]]:
    """A line on stderr: documents done, rate, failures by reason, time left as far as it is known."""
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        *(SpinnerColumn(), MofNCompleteColumn(), BarColumn(bar_width=20), TimeElapsedColumn()),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def observe(progress: Progress) -> None:
            # How many there are is known once the last source is listed.
            total = progress.given_out if progress.is_listed else None
            bar.update(task, completed=progress.done, total=total, description=describe(progress))

        yield observe


def describe(progress: Progress) -> str:
    """The progress in a line, the most frequent reasons of failures first."""
    rate = rate_of(progress)
    said = [f"{rate:.1f}/s" if rate else ""]
    said += [f"{status} {count}" for status, count in progress.statuses.most_common()]
    said += [f"[{reason}: {count}]" for reason, count in progress.reasons.most_common(_SHOWN_REASONS)]
    if (left := seconds_left(progress)) is not None:
        said.append(f"{left} s left")
    return "  ".join(one for one in said if one)


def rate_of(progress: Progress) -> float:
    """Documents a second."""
    return progress.done / progress.seconds if progress.seconds else 0.0


def seconds_left(progress: Progress) -> int | None:
    """How long it will take, once all sources are listed."""
    rate = rate_of(progress)
    return round((progress.given_out - progress.done) / rate) if progress.is_listed and rate else None


def json_progress() -> Callable[[Progress], None]:
    """A line of JSON on stdout, at most one a second."""
    told = 0.0

    def observe(progress: Progress) -> None:
        nonlocal told
        if progress.seconds - told >= _SECONDS_BETWEEN:
            told = progress.seconds
            print_json({"event": "progress", **values(progress)})

    return observe


def values(progress: Progress) -> dict[str, Any]:
    """The progress as JSON values."""
    return {
        "engine": progress.engine,
        "seconds": round(progress.seconds, 1),
        "doneBefore": progress.before,
        "done": progress.done,
        "rate": round(rate_of(progress), 2),
        "secondsLeft": seconds_left(progress),
        "statuses": dict(sorted(progress.statuses.items())),
        "reasons": dict(sorted(progress.reasons.items())),
        "failedBefore": {"standing": dict(sorted(progress.standing.items())), "triedAgain": progress.again},
        "facts": progress.facts,
        "entityRowsUnmatched": {"count": len(progress.unmatched), "first": progress.unmatched[:MOST_UNMATCHED]},
    }


def print_outcome(progress: Progress, *, as_json: bool) -> None:
    """What a run came to; on stderr, the first of the documents that failed."""
    if as_json:
        print_json({"event": "end", **values(progress)})
        return
    statuses = ", ".join(f"{count} {status}" for status, count in progress.statuses.most_common())
    none = "nothing was left to do" if progress.before else "there is none in the sources"
    say(f"{count_of(progress.done, 'document')} in {progress.seconds:.0f} s: {statuses or none}")
    before = f"{count_of(progress.before, 'document')} {'was' if progress.before == 1 else 'were'} done before"
    say(f"{count_of(progress.facts, 'fact')}; {before}")
    _print_failed_before(progress)
    if progress.unmatched:
        more = ", ..." if len(progress.unmatched) > _SHOWN_UNMATCHED else ""
        named = ", ".join(progress.unmatched[:_SHOWN_UNMATCHED])
        rows = count_of(len(progress.unmatched), "row of the entity table is", "rows of the entity table are")
        say(f"{rows} of no document here: {named}{more}")
    for reason, count in progress.reasons.most_common():
        say(f"failed, {reason}: {count}")
    errors = Console(stderr=True)
    for name, why in progress.failures:
        errors.print(f"{name}: {why}", soft_wrap=True, markup=False, highlight=False)
    if len(progress.failures) < (count := sum(progress.statuses[status] for status in FAILURES)):
        errors.print(f"and {count - len(progress.failures)} more; ixbrl batch report lists them", soft_wrap=True)


def _print_failed_before(progress: Progress) -> None:
    """What became of the failures of earlier runs."""
    standing = progress.standing.total()
    if standing:
        statuses = ", ".join(f"{count:,} {status}" for status, count in progress.standing.most_common())
        stand = "stands from before and was" if standing == 1 else "stand from before and were"
        say(f"{statuses} {stand} not tried again; ixbrl batch report lists them")
    if progress.again:
        say(f"{count_of(progress.again, 'document')} of those that failed before tried again")
