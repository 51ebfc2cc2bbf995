"""Where a filer chose another concept than we did: what other filers choose for the same words. Prints figures only.

Run `python -m tests.benchmarks.choices` from the project's folder; where the corpus and the evidence are not there, it
says so and ends. The judge names each true value that has another standard concept in our result. The words of our line
are looked up in the label evidence of filings on the same statement: the concept that most of them use is ours, the
filer's, or a third one, or no filing has these words. A reader of the page alone cannot know better than most filers
do, so what is left beside `ours` is what the tables and the mapping could still mend. The evidence may hold the filer's
own filings, which then speak for it and against us.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean
from typing import Any

from tests.benchmarks.scores import ROOT, SHARED, converted, judged

EVIDENCE = ("label-tag-xule-filings-2023-2026.csv", "label-tag-fsds-2009-2010.csv")
STATEMENTS = {
    "income_statement": "IS",
    "balance_sheet": "BS",
    "cash_flow": "CF",
    "comprehensive_income": "CI",
    "equity": "EQ",
}
ANSWERS = ("ours", "filer's", "a third", "unknown words")
_WRONG = re.compile(r"(?P<theirs>\S+) (?P<value>\S+) tagged \[(?P<ours>.*)\]")
Usage = dict[tuple[str, str], Counter[str]]


def words(label: str) -> str:
    """A label without case and punctuation."""
    return " ".join(
        re.findall(r"[a-z0-9]+", label.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    )


def usage() -> Usage:
    """How many filings use each concept, by words and statement."""
    found: Usage = defaultdict(Counter)
    for name in EVIDENCE:
        with (SHARED / "taxonomy" / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found[words(row["label"]), row["stmt"]][row["tag"].rpartition(":")[2]] += int(row["filings"] or 1)
    return found


def answer(theirs: str, ours: set[str], lines: list[tuple[str, str]], used: Usage) -> str:
    """Whose concept most filings use for the words of some lines, each with its kind of statement."""
    commonest = [counts.most_common(1)[0][0] for line in lines if (counts := used.get(line))]
    if ours & set(commonest):
        return ANSWERS[0]
    if theirs in commonest:
        return ANSWERS[1]
    return ANSWERS[2] if commonest else ANSWERS[3]


def lines_of(receipt: dict[str, Any], concepts: set[str], value: str) -> list[tuple[str, str]]:
    """The words and the kind of statement of the lines that state a value as one of some concepts."""
    kinds = {each["number"]: STATEMENTS.get(str(each["kind"]), "") for each in receipt["statements"]}
    return [
        (words(place["label"]), kinds.get(place["statement"], ""))
        for fact in receipt["facts"]
        if fact["value"] == value and str(fact["concept"]).rpartition(":")[2] in concepts
        for place in fact["places"]
    ]


def report(kind: str, output: Path, used: Usage) -> None:
    """Judge the results of one kind of document and print whose choice other filers share."""
    answers: dict[str, Counter[str]] = defaultdict(Counter)
    found: Counter[str] = Counter()
    mendable: Counter[tuple[str, str, str]] = Counter()
    for one in judged(SHARED / "corpus" / "dev" / kind, output):
        issuer, path = str(one["issuer"]), output / str(one["document"]) / "receipt.json"
        found[issuer] += one.get("values", 0) - one.get("unjudged", 0)
        receipt = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        for said in one.get("wrongs", ()):
            match = _WRONG.match(said)
            assert match, said
            ours = set(re.findall(r"\w+", match["ours"]))
            lines = lines_of(receipt, ours, match["value"])
            given = answer(match["theirs"], ours, lines, used)
            answers[issuer][given] += 1
            if given == ANSWERS[1]:
                mendable[lines[0][0], match["theirs"], " ".join(sorted(ours))] += 1
    print(f"\n{kind}: other standard concepts than the filer's, in 100 values found; mean over {len(found)} issuers")
    for given in ANSWERS:
        shares = [answers[issuer][given] / (count or 1) for issuer, count in found.items()]
        print(f"  most filings use {given:14}{100 * mean(shares):6.1f}")
    for (label, theirs, ours_), count in mendable.most_common():
        print(f"{count:6} {label}: {theirs}, not {ours_}")


def run() -> None:
    """Read the arguments, convert, let the judge speak, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kinds", nargs="+", default=("html", "ixbrl"), help="folders of the corpus (html ixbrl)")
    parser.add_argument("--results", type=Path, help="results of `tests.benchmarks.scores -o`, instead of converting")
    arguments = parser.parse_args()
    if not (SHARED / "tools" / "score.py").exists():
        print(f"skipped: no corpus and no judge beside {ROOT.name}")
        return
    used = usage()
    with tempfile.TemporaryDirectory() as folder:
        for kind in arguments.kinds:
            output = (arguments.results or Path(folder)) / kind
            if not arguments.results:
                output.mkdir()
                converted(SHARED / "corpus" / "dev" / kind, output)
            report(kind, output, used)


if __name__ == "__main__":
    run()
