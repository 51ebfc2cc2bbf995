"""What `ixbrl rules` prints."""

from __future__ import annotations

from rich.markup import escape

from converter.judging import Rule, needs_in_words
from converter.terminal import console, say, table_of


def print_rules(rules: tuple[Rule, ...]) -> None:
    """A line for each rule."""
    table = table_of("", "rule", "severity", "needs", "asks")
    for rule in rules:
        table.add_row(rule.number, rule.severity, ", ".join(rule.needs), escape(rule.asks))
    console().print(table)
    say(f"{len(rules)} rules")


def print_rule(rule: Rule) -> None:
    """All that is known of a rule."""
    say(f"{rule.number} ({rule.severity})")
    say(f"  asks: {rule.asks}")
    say(f"  mend: {rule.hint}")
    for need in needs_in_words(rule):
        say(f"  {need.replace(':', '; else:', 1)}")
