"""What the `ixbrl map` commands print."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape

from converter.mapping.compare import Change
from converter.mapping_tables import Learnt, counted
from converter.mappings import Explained
from converter.model.decisions import LearnedLine
from converter.model.faults import Fault
from converter.model.findings import count_of
from converter.terminal import console, print_json, say, table_of


def print_explained(normal: str, found: Sequence[Explained], *, as_json: bool) -> None:
    """The matches of a label, the surest first in each statement."""
    if as_json:
        print_json(
            {
                "label": normal,
                "matches": [
                    {
                        "statement": one.statement,
                        "concept": one.concept,
                        "rule": one.rule,
                        "confidence": str(one.confidence),
                        "wording": one.wording,
                        "filings": one.filings,
                        "why": one.why,
                        "refused": one.refused,
                    }
                    for one in found
                ],
            }
        )
        return
    say(f"in the tables: {normal}")
    if not found:
        return
    table = table_of("", "Sure", "Statement", "Concept", "Rule", "Why")
    for one in found:
        why = one.refused or (f"{one.why}; the contrary" if one.wording == "opposite" else one.why)
        table.add_row(str(one.confidence), one.statement.replace("_", " "), one.concept, one.rule, escape(why))
    console().print(table)


def print_faults(faults: Sequence[Fault], taxonomy: str, *, as_json: bool) -> None:
    """One line a fault: where, what is wrong, what to do."""
    if as_json:
        print_json({"taxonomy": taxonomy, "faults": [{"where": f.where, "seen": f.seen, "do": f.do} for f in faults]})
        return
    for fault in faults:
        say(f"{fault.where}: {fault.seen}. {fault.do}")
    say(f"{count_of(len(faults), 'fault')} for {taxonomy}" if faults else f"the tables are in order for {taxonomy}")


def print_learnt(learnt: Learnt, *, as_json: bool) -> None:
    """What a filer's table has learned."""
    if as_json:
        print_json(
            {
                "table": str(learnt.place),
                "new": learnt.new,
                "changed": learnt.changed,
                "confirmed": learnt.confirmed,
                "kept": learnt.kept,
                "left": list(learnt.left),
            }
        )
        return
    known = f"{learnt.changed} changed, {learnt.confirmed} confirmed, {learnt.kept} kept"
    say(f"{learnt.place}: {count_of(learnt.new, 'line')} new, {known}")


def print_changes(same: int, changes: Sequence[Change], *, as_json: bool) -> None:
    """What changed from one period to the next, a line for each changed line."""
    if as_json:
        print_json(
            {
                "same": same,
                "counts": counted(changes),
                "changes": [{"sort": c.sort, "was": _line(c.was), "now": _line(c.now)} for c in changes],
            }
        )
        return
    say(f"{count_of(same, 'line')} alike" + "".join(f", {number} {sort}" for sort, number in counted(changes).items()))
    if not changes:
        return
    table = table_of("", "Change", "Statement", "Was", "Is")
    for change in changes:
        line = change.now or change.was
        statement = line.kind.value.replace("_", " ") if line else ""
        table.add_row(change.sort, statement, _shown(change.was), _shown(change.now))
    console().print(table)


def _line(line: LearnedLine | None) -> dict[str, str] | None:
    if line is None:
        return None
    return {
        "statement": line.kind.value,
        "section": line.section,
        "label": line.label,
        "concept": line.concept,
        "where": line.origin,
    }


def _shown(line: LearnedLine | None) -> str:
    return escape(f"{line.label or '(no label)'} = {line.concept}") if line else ""
