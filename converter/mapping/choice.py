"""What one line of a statement may be, what it is taken for, and what is to be said of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from converter.mapping.match import Match
from converter.model.concepts import EXTENSION, Alternative, Concept, Dimension
from converter.model.findings import Finding
from converter.model.source import LineItem
from converter.model.statements import line_name

_MAX_ALTERNATIVES = 3


class WhyLeft(StrEnum):
    """Why a line with figures gets no concept.

    A person or a row says so; it is a measure outside the standards; nothing says what kind of part it is; or it is
    told again in a note that divides it into no known part.
    """

    DECIDED = "decided"
    MEASURE = "measure"
    UNKNOWN_PART = "unknown part"
    TOLD_BEFORE = "told before"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """That a line gets no concept, and by what: the row, the table or the file; "" where the lines themselves show it.

    A measure is left out by the rule that reaches it, named as the receipt does.
    """

    why: WhyLeft
    by: str = ""

    @property
    def rule(self) -> str:
        """What the receipt calls it."""
        return self.by if self.why is WhyLeft.MEASURE else f"left out {self.by or self.why}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A line's matches and the one it holds now; past the last one it is an extension.

    `refused` says why the surest match cannot be used in this vintage, if that is so; `left_out` why the line gets no
    concept, if it gets none; `part` which part of a total the line states with the total's concept; `why_not` why what
    its words lead to is not followed.
    """

    item: LineItem
    matches: tuple[Match, ...]
    position: int = 0
    refused: str = ""
    left_out: LeftOut | None = None
    part: Dimension | None = None
    why_not: str = ""

    @property
    def match(self) -> Match | None:
        return self.matches[self.position] if self.position < len(self.matches) else None

    @property
    def standard(self) -> str:
        """The standard concept that the line takes, by its local name; "" for none."""
        match = self.match
        return match.rule.concept if match and match.rule.concept != EXTENSION else ""

    @property
    def is_extension(self) -> bool:
        """Whether a row says that the line has no standard concept."""
        return self.match is not None and self.match.rule.concept == EXTENSION

    def given(self, match: Match) -> Choice:
        """The choice with a match that a person made, which goes before all that was found."""
        return Choice(self.item, (match, *self.matches))

    def left_with(self, kept: tuple[Match, ...], why: str) -> Choice:
        """The choice with some of its matches only, and why the surest is not followed if it is none of them."""
        lost = bool(self.matches) and self.matches[:1] != kept[:1]
        said = f"{self.matches[0].rule.concept} {why}" if lost else self.why_not
        return replace(self, matches=kept, position=0, why_not=said)

    @property
    def is_open(self) -> bool:
        """Whether nothing has given the line a concept, nor decided that it gets none."""
        return self.match is None and not (self.item.is_abstract or self.left_out or self.refused)

    @property
    def is_own(self) -> bool:
        """Whether a person decided it: in a mapping file, an own table or the filer's."""
        return self.match is not None and self.match.rule.is_own

    @property
    def is_reversed(self) -> bool:
        """Whether the line prints the contrary of its concept as positive."""
        opposite = self.match is not None and self.match.rule.wording == "opposite"
        return opposite and not any(amount.shown_negative for amount in self.item.amounts)

    def alternatives(self, prefix: str) -> tuple[Alternative, ...]:
        """The runners-up: other concepts that a rule would give, each once."""
        chosen = self.match.rule.concept if self.match else ""
        best: dict[str, Match] = {}
        for match in self.matches:
            if match.rule.concept != chosen:
                best.setdefault(match.rule.concept, match)
        return tuple(
            Alternative(name if name == EXTENSION else f"{prefix}:{name}", match.name, match.confidence)
            for name, match in list(best.items())[:_MAX_ALTERNATIVES]
        )


def left_out_findings(item: LineItem, left: LeftOut) -> list[Finding]:
    """A finding for each figure of a line that gets no concept."""
    code, said, rule, hint = "cell.unknown-part", f"{line_name(item)} is ", "", ""
    if left.why is WhyLeft.MEASURE:
        code, rule = "cell.non-gaap", left.by
        said += "a measure outside the accounting standards, which no us-gaap concept may have"
        hint = "For a concept of the report's own choose --non-gaap extend"
    elif left.why is WhyLeft.UNKNOWN_PART:
        said += "a part of what a statement prints, and nothing says of what kind"
    elif left.why is WhyLeft.TOLD_BEFORE:
        said += "told again in a note that divides it, and no part of it is known"
    else:
        code = "cell.left-out"
        said += f"left untagged, as {left.by.removeprefix('own/')} has it"
    return [Finding(code, "info", said, amount.locator, rule=rule, hint=hint) for amount in item.amounts]


def refused_finding(item: LineItem, match: Match, why: str) -> Finding:
    """Why the row that a line reaches is not followed."""
    return Finding(
        "map.refused",
        "warning",
        f"the row for {line_name(item)} is not followed: {why}",
        item.locator,
        concept=match.rule.concept,
        rule=match.name,
        hint="Correct the row, or choose another vintage",
    )


def extended_finding(choice: Choice, concept: Concept, why: str) -> Finding:
    """That a line has a concept of the report's own, and why."""
    return Finding(
        "map.refused" if choice.refused else "map.extension",
        "warning" if choice.refused else "info",
        f"{line_name(choice.item)} gets an extension concept: {why}",
        choice.item.locator,
        concept=str(concept.name),
        hint="Add a row to a label table and give its folder as --maps"
        if not choice.refused
        else "Choose another vintage, or say in replacements.csv what stands for it",
    )


def claim(choice: Choice) -> tuple[Decimal, bool]:
    """What orders lines of which only one may have a concept: the surest first, of the equally sure those with figures.

    Of two kinds of preferred stock the one that there is none of gives way.
    """
    confidence = choice.matches[0].confidence if choice.matches else Decimal(0)
    return -confidence, not any(figure for _, figure in choice.item.figures)


def may_share(one: LineItem, other: LineItem) -> bool:
    """Whether two lines may be of one concept: they print the same figures, as net income at two places does.

    In a roll-forward, whose columns are of one component and period each, so may lines of other columns; and a line
    all of whose figures are none of the statement's, as the percentages of a margin, states nothing.
    """
    if not (one.amounts and other.amounts):
        return True
    apart = not {a.column for a in one.amounts} & {a.column for a in other.amounts}
    if one.roll and other.roll and apart:
        return True
    return one.figures == other.figures
