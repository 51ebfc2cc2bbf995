"""How often facts are right, by the rule that mapped them and how sure it was. Prints figures, asserts nothing.

Run `python -m tests.benchmarks.calibration` from the project's folder; where the corpus is not there, it says so and
ends. A fact is judged where the filer's own tags have its value in its period: right if one of them is its concept or
one that a careful reader accepts for it. Facts without such a tag are not counted. Shares are means over issuers;
`others` is what the other issuers alone would have promised for the issuer where the two differ most, `own` its share.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import mean
from typing import Any

from converter.api import convert
from converter.errors import ConverterError
from converter.model.periods import Duration
from tests.benchmarks.corpus import releases

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
BANDS = tuple(Decimal(edge) / 100 for edge in (95, 90, 80, 70, 60, 0))
TRUTH = ("truth_xbrl.json", "truth.json")
Aspects = tuple[str, str, Decimal]


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact whose concept can be judged."""

    issuer: str
    document: str
    rule: str
    confidence: Decimal
    label: str
    ours: str
    theirs: str
    is_right: bool
    is_extension: bool


def known(folder: Path) -> dict[Aspects, list[str]]:
    """The filer's concepts by start, end and value; facts of parts of the company are left out."""
    found: dict[Aspects, list[str]] = defaultdict(list)
    for name in TRUTH:
        path = folder / name
        data = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        for fact in data.get("facts", data.get("items", [])):
            value = fact.get("xbrl_value", fact.get("value"))
            instant = fact.get("instant")
            end = instant if isinstance(instant, str) else fact.get("end") or fact.get("period_end")
            if fact.get("dimensions") or fact.get("in_release") is False or value is None or not end:
                continue
            concepts = fact.get("concepts") or [fact.get("concept"), *fact.get("also_acceptable", [])]
            start = "" if isinstance(instant, str) else fact.get("start") or fact.get("period_start") or ""
            found[start, end, Decimal(str(value))] += [concept for concept in concepts if concept]
    return found


def rule_of(name: str) -> str:
    """The kind of a rule: what stands before the table and its line."""
    if name.startswith("extension"):
        return "extension"
    refined = ", refined" if "refined by" in name else ""
    name = re.sub(r", retried as '[^']*':", ", retried", name)
    words = [word for word in name.replace(", refined by", "").split() if "/" not in word and ".csv" not in word]
    kind = "structure" if words[:1] == ["structure:"] else " ".join(words)
    return f"{kind}{refined}"


def judged(name: str, release: Path, accepted: dict[str, list[str]]) -> Iterator[Judged]:
    """The facts of one release that can be judged."""
    truth = known(release.parent)
    if not truth:
        return
    meta = release.parent / "meta.json"
    said: dict[str, Any] = json.loads(meta.read_text(encoding="utf-8")) if meta.exists() else {}
    issuer = str(said.get("cik") or said.get("company") or name)
    try:
        report = convert(release, validate=False).outcome.report
    except ConverterError:
        return
    for fact in report.facts:
        if fact.dimension or not fact.value:
            continue
        start = fact.period.start.isoformat() if isinstance(fact.period, Duration) else ""
        theirs = truth.get((start, fact.period.end.isoformat(), fact.value), [])
        if not theirs:
            continue
        ours, line = fact.concept.name.local, fact.occurrences[0]
        is_extension = fact.concept.name.namespace == report.name.namespace
        names = [concept.rpartition(":")[2] for concept in theirs]
        standard = [n for n, c in zip(names, theirs, strict=True) if c.startswith(("us-gaap:", "srt:")) or ":" not in c]
        allowed = {*names, *(other for each in names for other in accepted.get(each, []))}
        right = len(standard) < len(names) if is_extension else ours in allowed
        yield Judged(
            issuer,
            name,
            rule_of(fact.rule),
            fact.confidence,
            line.label,
            ours,
            "/".join(sorted({*names})),
            right,
            is_extension,
        )


def share_by_issuer(facts: Iterable[Judged]) -> dict[str, float]:
    """The share of right facts of each issuer."""
    by_issuer: dict[str, list[bool]] = defaultdict(list)
    for fact in facts:
        by_issuer[fact.issuer].append(fact.is_right)
    return {issuer: mean(rights) for issuer, rights in by_issuer.items()}


def left_out(shares: dict[str, float]) -> tuple[float, float]:
    """Of the issuer that the mean of the others misses by most: that mean, and its own share."""
    pairs = [
        (mean(share for other, share in shares.items() if other != issuer), own)
        for issuer, own in shares.items()
        if len(shares) > 1
    ]
    return max(pairs, key=lambda pair: abs(pair[0] - pair[1]), default=(0.0, 0.0))


def report_bands(facts: list[Judged]) -> None:
    """Print the shares by rule and band of confidence."""
    print(f"{'rule':24}{'sure':>8}{'facts':>7}{'issuers':>9}{'promised':>10}{'right':>8}{'others':>9}{'own':>7}")
    rules = sorted({fact.rule for fact in facts if not fact.is_extension})
    for rule in (*rules, ""):
        name = rule or "all of the standard's"
        for upper, edge in zip((Decimal("1.01"), *BANDS), BANDS, strict=False):
            held = [
                f for f in facts if not f.is_extension and (not rule or f.rule == rule) and edge <= f.confidence < upper
            ]
            if not held:
                continue
            shares = share_by_issuer(held)
            promised, (others, own) = mean(float(fact.confidence) for fact in held), left_out(shares)
            print(
                f"{name:24}{f'>= {edge}':>8}{len(held):7}{len(shares):9}{100 * promised:9.1f}%"
                f"{100 * mean(shares.values()):7.1f}%{100 * others:8.1f}%{100 * own:6.1f}%"
            )


def report_disagreements(facts: list[Judged], most: int) -> None:
    """Print the choices of standard concepts that filers made otherwise, the commonest over issuers first."""
    counted: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for fact in facts:
        if not fact.is_right and not fact.is_extension:
            counted[fact.ours, fact.theirs].append(fact)
    print(f"\n{'ours':58}{'the filer':58}{'facts':>6}{'issuers':>8}  labels")
    ranked = sorted(counted.items(), key=lambda pair: (-len({f.issuer for f in pair[1]}), -len(pair[1]), pair[0]))
    for (ours, theirs), found in ranked[:most]:
        labels = Counter(fact.label for fact in found)
        shown = "; ".join(label for label, _ in labels.most_common(2))
        print(f"{ours[:57]:58}{theirs[:57]:58}{len(found):6}{len({f.issuer for f in found}):8}  {shown}")


def run() -> None:
    """Read the arguments, convert, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kinds", nargs="+", default=("html",), help="folders of the corpus (html)")
    parser.add_argument("--disagreements", type=int, default=20, metavar="N", help="how many to show (20)")
    arguments = parser.parse_args()
    equivalents = CORPUS / "concept_equivalents.json"
    if not equivalents.exists():
        print(f"skipped: no corpus beside {CORPUS.parents[1].name}")
        return
    accepted = json.loads(equivalents.read_text(encoding="utf-8"))
    facts = [
        fact
        for kind in arguments.kinds
        for name, release in releases(CORPUS / "dev" / kind)
        for fact in judged(name, release, accepted)
    ]
    report_bands(facts)
    report_disagreements(facts, arguments.disagreements)


if __name__ == "__main__":
    run()
