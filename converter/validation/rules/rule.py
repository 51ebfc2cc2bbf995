"""What a rule is: a number, what it asks, a mend, and a function that finds where it is broken.

A rule knows the plain values of a filing alone. What it asks stands in its function's docstring, in our own words;
the numbers are those of the EDGAR Filer Manual (EFM) and of the data quality rules (DQC.US) of XBRL US.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from converter.model.filing import Place
from converter.validation.rules.view import Need, View

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a rule is broken.

    `part` is added to the rule's number where the rule has several parts; `concept` is a prefixed name and
    `context` the id of a context or unit, "" where the breach concerns none. `severity` is the rule's where it is None.
    """

    text: str
    place: Place
    concept: str = ""
    context: str = ""
    part: str = ""
    severity: Severity | None = None


Check = Callable[[View], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, ready to be run.

    Attributes:
        number: as its publisher counts it, e.g. "EFM.6.05.07".
        severity: what its publisher makes of a breach.
        asks: what it asks for, in our words.
        hint: how a breach is mended.
        needs: what must be there for it to say anything.
    """

    number: str
    severity: Severity
    asks: str
    hint: str
    needs: tuple[Need, ...]
    check: Check

    @property
    def family(self) -> str:
        """ "efm" or "dqc"."""
        return self.number.partition(".")[0].lower()


def rule(number: str, severity: Severity, hint: str, needs: tuple[Need, ...] = ()) -> Callable[[Check], Rule]:
    """Make a rule of the function below it; its docstring says what the rule asks."""

    def made(check: Check) -> Rule:
        return Rule(number, severity, inspect.cleandoc(check.__doc__ or "").replace("\n", " "), hint, needs, check)

    return made
