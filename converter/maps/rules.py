"""The parameters of the rules: taxonomy_maps/rules/."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from converter.maps.database import Names
from converter.maps.knowledge import Knowledge
from converter.maps.rows import rows
from converter.model.rules import RuleParameter, RuleTables

_TABLES = ("rules/efm.csv", "rules/dqc.csv")
_ENGINE = "rules/arelle.csv"


@lru_cache(maxsize=4)
def read_rule_tables(knowledge: Knowledge) -> RuleTables:
    """The parameters of all rules; the same tables are read once in a process.

    Raises:
        MapError: a table is missing or malformed.
    """
    found: dict[str, list[RuleParameter]] = defaultdict(list)
    for table in _TABLES:
        for row in rows(knowledge.texts, table):
            names, others = (tuple(row.text(column).split()) for column in ("names", "others"))
            value = row.text("value")
            found[row.text("rule")].append(
                RuleParameter(row.text("rule"), row.text("part"), row.text("kind"), names, others, value)
            )
    return RuleTables(
        parameters={rule: tuple(held) for rule, held in found.items()},
        nonnegative=Names(knowledge.database, "nonnegative"),
        deprecated=Names(knowledge.database, "(SELECT name FROM concepts WHERE deprecated <> '')"),
        engine_hints=tuple((row.pattern("code"), row.text("hint")) for row in rows(knowledge.texts, _ENGINE)),
    )
