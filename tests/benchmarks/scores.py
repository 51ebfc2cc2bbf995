"""How much of what is known to be true the converter finds, document by document. Prints figures, asserts nothing.

Run `python -m tests.benchmarks.scores` from the project's folder. Where the corpus or its judge is not there, it says
so and ends. Every document is converted, the judge scores the results, and each document that differs from `scores.csv`
beside this file is shown with both scores; `--write` makes the new scores the ones to compare with.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from statistics import mean

from tests.benchmarks.corpus import releases, tally

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
KEPT = Path(__file__).with_name("scores.csv")
KINDS = ("html", "text")
COUNTS = ("truth", "values", "unjudged", "concepts", "extended", "wrong", "flip", "scale", "period", "clash", "facts")
# Which counts are shares of the known facts, and which of those found whose concept can be judged.
OF_TRUTH = ("values", "flip", "scale", "period", "clash")
OF_FOUND = ("concepts", "extended", "wrong")
Scores = dict[tuple[str, str], dict[str, str]]


def converted(corpus: Path, output: Path) -> None:
    """Convert every document of a corpus into a folder of its name."""
    for name, release in releases(corpus):
        refused = tally(name, release, output).refused
        if refused:
            print(f"{name}: {refused}", file=sys.stderr)


def judged(corpus: Path, output: Path) -> list[dict[str, object]]:
    """What the judge says of each document, as its JSON has it."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.json"
        judge = SHARED / "tools" / "score.py"
        subprocess.run(
            [sys.executable, str(judge), str(corpus), str(output), "--json", str(said)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        found: list[dict[str, object]] = json.loads(said.read_text(encoding="utf-8"))
        return found


def kept() -> Scores:
    """The scores to compare with, by kind and document."""
    if not KEPT.exists():
        return {}
    with KEPT.open(encoding="utf-8", newline="") as lines:
        return {(row["kind"], row["document"]): row for row in csv.DictReader(lines)}


def write(scores: Scores) -> None:
    """Make some scores the ones to compare with."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, ["kind", "document", "issuer", *COUNTS], lineterminator="\n")
    writer.writeheader()
    writer.writerows(scores[key] for key in sorted(scores))
    KEPT.write_text(buffer.getvalue(), encoding="utf-8")


def share(row: Mapping[str, int], count: str) -> Fraction | None:
    """A count as a share of what it is counted among; None where there is nothing to count."""
    among = row["truth"] if count in OF_TRUTH else row["values"] - row["unjudged"]
    return Fraction(row[count], among) if among else None


def means(rows: Iterable[Mapping[str, str]]) -> dict[str, float]:
    """The mean over issuers of each share, in hundredths: many documents of one issuer weigh as one."""
    by_issuer: dict[str, dict[str, int]] = {}
    for row in rows:
        summed = by_issuer.setdefault(row["issuer"], dict.fromkeys(COUNTS, 0))
        for count in COUNTS:
            summed[count] += int(row[count])
    found = {}
    for count in (*OF_TRUTH, *OF_FOUND):
        shares = [part for summed in by_issuer.values() if (part := share(summed, count)) is not None]
        found[count] = float(100 * mean(shares)) if shares else 0.0
    return found


def compare(kind: str, before: Scores, after: Scores) -> None:
    """Print the documents whose scores changed, and the means over issuers before and after."""
    for key in sorted({*before, *after}) if before else ():
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if old is None or new is None:
            print(f"{key[1]}: {'is new' if old is None else 'is gone'}")
            continue
        changed = [f"{count} {old[count]} -> {new[count]}" for count in COUNTS if old[count] != new[count]]
        print(f"{key[1]}: {', '.join(changed)}")
    was, now = means(before.values()), means(after.values())
    print(f"{kind}: mean over {len({row['issuer'] for row in after.values()})} issuers")
    for count in (*OF_TRUTH, *OF_FOUND):
        print(f"  {count:9} {now[count]:6.2f} %" + (f"  ({now[count] - was[count]:+.2f})" if before else ""))


def run() -> None:
    """Read the arguments, convert, let the judge speak, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kinds", nargs="+", default=KINDS, help="folders of the corpus (html text)")
    parser.add_argument("-o", "--output", type=Path, help="keep the results below this folder")
    parser.add_argument("--write", action="store_true", help="make these the scores to compare with")
    arguments = parser.parse_args()
    if not (SHARED / "tools" / "score.py").exists():
        print(f"skipped: no corpus and no judge beside {ROOT.name}")
        return
    before, after = kept(), {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in arguments.kinds:
            corpus, output = SHARED / "corpus" / "dev" / kind, (arguments.output or Path(folder)) / kind
            output.mkdir(parents=True, exist_ok=True)
            converted(corpus, output)
            found: Scores = {}
            for one in judged(corpus, output):
                counts = {count: str(one.get(count, 0)) for count in COUNTS}
                key = kind, str(one["document"])
                found[key] = {"kind": kind, "document": key[1], "issuer": str(one["issuer"]), **counts}
            compare(kind, {key: row for key, row in before.items() if key[0] == kind}, found)
            after |= found
    if arguments.write:
        write({**{key: row for key, row in before.items() if key[0] not in arguments.kinds}, **after})


if __name__ == "__main__":
    run()
