"""What may be asked of the rules themselves."""

from __future__ import annotations

from converter.validation.rules.rule import Rule
from converter.validation.rules.run import FAMILIES, RULES, WHY_NOT, known_families, rules_numbered

__all__ = ["Rule", "all_rules", "known_families", "needs_in_words", "rules_numbered"]


def all_rules(family: str = "") -> tuple[Rule, ...]:
    """The rules of a family; "" for all.

    Raises:
        UsageError: there is no such family.
    """
    wanted = known_families((family.lower(),)) if family else FAMILIES
    return tuple(rule for rule in RULES if rule.family in wanted)


def needs_in_words(rule: Rule) -> tuple[str, ...]:
    """What a rule says where it cannot be run."""
    return tuple(WHY_NOT[need] for need in rule.needs)
