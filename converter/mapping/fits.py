"""Whether a concept can take the figures of a line at all."""

from __future__ import annotations

from collections.abc import Sequence

from converter.mapping.match import Matcher
from converter.model.concepts import Catalogue, ConceptMaps, Trade
from converter.model.source import LineItem, StatementKind, StatementTable, UnitKind

# What a unit's figures may be typed as (XBRL 2.1 section 5.1.1.3; the data type registry).
UNIT_TYPES = {
    UnitKind.MONETARY: frozenset({"xbrli:monetaryItemType"}),
    UnitKind.SHARES: frozenset({"xbrli:sharesItemType"}),
    UnitKind.PER_SHARE: frozenset({"dtr-types:perShareItemType"}),
    UnitKind.PURE: frozenset({"xbrli:pureItemType", "dtr-types:percentItemType"}),
}


def takes(name: str, unit: UnitKind, kind: StatementKind, catalogue: Catalogue) -> bool:
    """Whether a concept of the vintage, by its local name, is of the unit's type, and no flow on a balance sheet."""
    concept = catalogue.concepts.get(name)
    if concept is None or concept.is_abstract or concept.type not in UNIT_TYPES[unit]:
        return False
    return not is_flow_among_balances(name, kind, catalogue)


def is_flow_among_balances(name: str, kind: StatementKind, catalogue: Catalogue) -> bool:
    """Whether a concept of durations would stand on a balance sheet."""
    return kind is StatementKind.BALANCE_SHEET and catalogue.concepts[name].period_type == "duration"


def is_barred(name: str, label: str, maps: ConceptMaps) -> bool:
    """Whether words of a normalised label rule a concept out by its names: `net` what is before anything is off."""
    names = f"{name} {maps.catalogue.concepts[name].label}"
    return any(words.search(label) and barred.search(names) for words, barred in maps.label_bars)


def is_mixed(item: LineItem) -> bool:
    """Whether some figures of a line are printed above and some below zero."""
    shown = [amount.shown for amount in item.amounts]
    return min(shown, default=0) < 0 < max(shown, default=0)


def foreign_trades(statements: Sequence[StatementTable], maps: ConceptMaps, matcher: Matcher) -> tuple[Trade, ...]:
    """The trades of which no label of a report speaks."""
    labels = {matcher.normal(item.label) for statement in statements for item in statement.lines}
    return tuple(trade for trade in maps.trades if not any(trade.words.search(label) for label in labels))
