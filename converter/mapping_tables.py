"""What a program can do about the mapping tables: check them, learn a filer's, compare two periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from converter import files
from converter.errors import MapError, UsageError
from converter.knowledge import Knowledge, open_knowledge
from converter.mapping.check import (
    example_faults,
    issuer_faults,
    refinement_faults,
    rule_faults,
    why_unfit,
    wording_faults,
)
from converter.mapping.compare import Change, changes
from converter.mapping.learned import Key, line_key
from converter.mapping.match import matcher_of
from converter.maps import check
from converter.maps.concepts import read_catalogue, read_maps
from converter.maps.decisions import read_mapping_lines
from converter.maps.issuers import issuer_csv, issuer_table, read_issuer
from converter.maps.vintages import read_vintages
from converter.maps.words import read_vocabulary
from converter.model.concepts import EXTENSION, Catalogue
from converter.model.decisions import LEFT_OUT, LearnedLine, parted
from converter.model.faults import Fault
from converter.settings import DEFAULT_TAXONOMY, Settings, checked


def check_tables(taxonomy: str = DEFAULT_TAXONOMY, maps: Path | None = None) -> tuple[Fault, ...]:
    """What is wrong with the tables that lead from labels to concepts, for one vintage; nothing, one hopes.

    Where a row cannot be read, only the rows' form is checked.

    Args:
        maps: a folder of own tables; they are checked with ours.

    Raises:
        UsageError: there is no such vintage, or `maps` is no folder.
    """
    texts = files.table_texts(maps)
    try:
        family = read_vintages(texts).to_tag_with(taxonomy).prefix
        faults = list(check.form_faults(texts, family))
        if not faults:
            read_vocabulary(texts)
            faults += _meaning_faults(open_knowledge(taxonomy, maps), family, maps)
    except MapError as error:
        faults = [check.fault_of(error)]
    return tuple(faults)


def _meaning_faults(knowledge: Knowledge, family: str, maps: Path | None) -> list[Fault]:
    texts, catalogue = knowledge.texts, read_catalogue(knowledge)
    rules = check.rule_rows(texts)
    worded = check.wording_rows(texts, family)
    refined = check.refinement_rows(texts, family)
    learned = check.issuer_rows(texts)
    divided = check.divided_names(texts, family)
    given = {rule.concept for rule in rules} | {concept for _, _, concept, _ in worded} | set(divided)
    local = (line.concept.removeprefix(f"{catalogue.prefix}:") for line in learned if line.concept != LEFT_OUT)
    named = {
        *given,
        *local,
        *(name for row in refined for name in row.names),
    }
    unusable = check.unusable(knowledge, catalogue, named)
    faults = [
        *rule_faults(rules, unusable, catalogue, check.balances_among_flows(texts)),
        *refinement_faults(refined, given, unusable, catalogue),
        *issuer_faults(learned, unusable, catalogue),
    ]
    if any(fault.where.startswith("own/") for fault in faults):
        return faults
    tables = read_maps(knowledge)
    total_words = read_vocabulary(texts).total_words
    # What filers say is counted for all vintages: one that can be tagged with is enough.
    for other in read_vintages(texts).family(knowledge.taxonomy):
        beside = open_knowledge(other.name, maps)
        left = check.unusable(beside, read_catalogue(beside), unusable)
        unusable = {name: why for name, why in unusable.items() if name in left}
    return [*faults, *example_faults(rules, tables, total_words), *wording_faults(worded, unusable, tables)]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a mapping file brought a filer's table.

    Attributes:
        place: of the table.
        new, changed, confirmed: numbers of its lines that it did not know, knew otherwise, and knew so.
        kept: of its lines that the mapping file does not hold.
        left: what was not learned, and why.
    """

    place: Path
    new: int
    changed: int
    confirmed: int
    kept: int
    left: tuple[str, ...]


def learn(mapping: Path, issuer: str, taxonomy: str = DEFAULT_TAXONOMY, maps: Path | None = None) -> Learnt:
    """Store the concepts of a mapping file as a filer's table, which its later releases are mapped by.

    Args:
        mapping: the mapping.csv of a result, corrected.
        issuer: the CIK.
        maps: a folder of own tables, to hold the table, made if it is not there; None for the user's data.

    Raises:
        UsageError: it is no mapping file, a row names an unknown concept or one of the wrong period type, the CIK
            is none, or `maps` is no folder.
        EngineError: the table cannot be written.
    """
    cik = checked(Settings(cik=issuer)).cik
    if not cik:
        raise UsageError("the filer has no number", do="Give its CIK, e.g. --issuer 320193")
    found = read_mapping_lines(mapping.name, files.read_text(mapping))
    knowledge = open_knowledge(taxonomy, maps if maps is None or files.is_there(maps) else None)
    tables = read_maps(knowledge)
    lines = [_decided(line, tables.catalogue) for line in found if parted(line.concept)[1] is None]
    parts = tuple(
        f"{line.origin}: {line.label!r} is a part of a total, which its sum tells anew: not learned"
        for line in found
        if parted(line.concept)[1]
    )
    normal = matcher_of(tables).normal
    by_key, left = _one_each(
        [(line_key(line.kind, line.section.split("|"), line.label, normal), line) for line in lines]
    )
    held = read_issuer(files.read_issuer_table(issuer_table(cik), maps), cik)
    known = {line_key(line.kind, line.section.split("|"), line.label, normal): line for line in held}
    changed = sum(key in known and known[key].concept != line.concept for key, line in by_key.items())
    new = sum(key not in known for key in by_key)
    kept = {key: line for key, line in known.items() if key not in by_key}
    content = issuer_csv([*by_key.values(), *kept.values()])
    place = files.write_issuer_table(issuer_table(cik), content, maps)
    return Learnt(place, new, changed, len(by_key) - new - changed, len(kept), (*left, *parts))


def _decided(line: LearnedLine, catalogue: Catalogue) -> LearnedLine:
    """A line with its concept as a filer's table has it: a local name, `*extension` or `-`.

    Raises:
        UsageError: the concept is not known, or cannot be that of the line.
    """
    prefix, _, local = line.concept.rpartition(":")
    standard = {known for known, _ in catalogue.schemas.values()}
    if prefix and prefix not in standard and local not in catalogue.names:
        return replace(line, concept=EXTENSION)
    plain = replace(line, concept=line.concept.removeprefix(f"{catalogue.prefix}:"))
    why = why_unfit(line, {}, catalogue)
    if why:
        do = f"Correct the concept of {line.label!r}: see `ixbrl taxonomy search`"
        raise UsageError(why, where=line.origin, do=do)
    return plain


def _one_each(lines: Iterable[tuple[Key, LearnedLine]]) -> tuple[dict[Key, LearnedLine], tuple[str, ...]]:
    """One line for each key; lines that are called alike and have several concepts are left out, and named."""
    found: dict[Key, list[LearnedLine]] = {}
    for key, line in lines:
        found.setdefault(key, []).append(line)
    several = {key for key, alike in found.items() if len({line.concept for line in alike}) > 1}
    left = tuple(
        f"{found[key][0].origin}: {found[key][0].label!r} stands {len(found[key])} times under the same headings with"
        " several concepts, so it is not learned"
        for key in found
        if key in several
    )
    return {key: alike[0] for key, alike in found.items() if key not in several}, left


def compare(old: Path, new: Path) -> tuple[int, tuple[Change, ...]]:
    """The number of lines that two mapping files hold alike, and what changed from the first to the second.

    Raises:
        UsageError: one of them is no mapping file.
    """
    before, after = (read_mapping_lines(str(path), files.read_text(path)) for path in (old, new))
    return changes(before, after)


def counted(found: Sequence[Change]) -> dict[str, int]:
    """The number of changes of each sort."""
    return dict(sorted(Counter(change.sort for change in found).items()))
