"""`ixbrl rules`: what the rules built in ask for."""

from __future__ import annotations

import click


@click.group()
def rules() -> None:
    """Show the rules of the SEC's manual and of data quality that are built in."""


@rules.command("list")
@click.argument("family", default="")
def list_(family: str) -> None:
    """List the rules: all, or those of FAMILY, efm or dqc."""
    from converter.judging import all_rules
    from converter.terminal_rules import print_rules

    print_rules(all_rules(family))


@rules.command()
@click.argument("number")
def show(number: str) -> None:
    """Show what the rule NUMBER asks, and how a breach is mended: EFM.6.05.07, 6.5.7, DQC.US.0015."""
    from converter.judging import rules_numbered
    from converter.terminal_rules import print_rule

    for rule in rules_numbered(number):
        print_rule(rule)
