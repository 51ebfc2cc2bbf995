"""What became of the tags that a source came with: facts beside them that say something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from converter.model.concepts import Catalogue
from converter.model.findings import Finding, count_of
from converter.model.markup import SourceTag
from converter.model.report import Fact, Occurrence, Report
from converter.model.source import SourceDocument


def compare_kept(source: SourceDocument, report: Report, catalogue: Catalogue) -> Iterator[Finding]:
    """A finding for each line whose own tags and whose facts differ, and one with the count of tags on no fact."""
    printed = [(fact, occurrence) for fact in report.facts for occurrence in fact.occurrences]
    standard = {prefix for prefix, _ in catalogue.schemas.values()}
    met = 0
    told: dict[tuple[int, str, str], list[tuple[Fact, Occurrence, str]]] = {}
    for fact, occurrence in sorted(printed, key=lambda pair: pair[1].locator):
        tags = source.tags_at(occurrence.locator)
        met += len(tags)
        if tags and not any(_agrees(tag, fact, occurrence, standard) for tag in tags):
            about, differs = _differs(tags[0], fact, occurrence)
            told.setdefault((occurrence.statement, occurrence.label, about), []).append((fact, occurrence, differs))
    yield from (_finding(of_line) for of_line in told.values())
    left = len(source.tags) - met
    if left:
        seen = f"{left} of the source's own {len(source.tags)} numeric tags stand on figures without a fact"
        yield Finding("tag.gone", "info", seen, hint="Facts are made of the figures of statements")


def _agrees(tag: SourceTag, fact: Fact, occurrence: Occurrence, standard: Collection[str]) -> bool:
    prefix, _, local = tag.name.rpartition(":")
    concept = fact.concept.name
    if tag.is_part != (fact.dimension is not None):
        return False
    if prefix not in standard and concept.prefix not in standard:
        return True  # which way an own concept counts is for each to say
    same = occurrence.is_dash or (tag.scale, tag.is_negative) == (occurrence.scale, occurrence.is_negative)
    return same and (prefix, local) == (concept.prefix, concept.local)


def _differs(tag: SourceTag, fact: Fact, occurrence: Occurrence) -> tuple[str, str]:
    """What a tag and a fact differ in, the same for all figures of a line, and how in words."""
    theirs = f"{tag.name}{' of a part of the company' if tag.is_part else ''}"
    ours = f"{fact.concept.name}{' of a part of the company' if fact.dimension else ''}"
    about = f"{theirs} {ours}"
    if theirs == ours:
        theirs, ours = (
            f"{'minus ' if negative else ''}{occurrence.printed} times ten to the {scale}"
            for negative, scale in ((tag.is_negative, tag.scale), (occurrence.is_negative, occurrence.scale))
        )
    return about, f"as {theirs}, the result as {ours}"


def _finding(of_line: list[tuple[Fact, Occurrence, str]]) -> Finding:
    """One finding on all figures of a line that differ in the same way, at the first of them."""
    fact, occurrence, differs = of_line[0]
    more = f" ({count_of(len(of_line), 'figure')})" if len(of_line) > 1 else ""
    return Finding(
        "tag.differs",
        "warning",
        f"the source tags {occurrence.label!r} {differs}{more}",
        occurrence.locator,
        concept=str(fact.concept.name),
        hint="See the line's rule and signs; mapping.csv takes another concept",
    )
