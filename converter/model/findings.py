"""What a conversion has to say about a document while it goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from converter.model.source import Locator

Severity = Literal["error", "warning", "info"]
T = TypeVar("T")
# Codes of findings about figures that stand inside a label begin so.
IN_LABEL = "label."


def count_of(number: int, noun: str, plural: str = "") -> str:
    """A number and what is counted, in the singular for one: `1 fact`, `2 facts`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark: a stable code, how grave it is, what was seen, where, and how to mend it.

    `locator` is None where the remark concerns the whole document; `concept` is a prefixed name.
    """

    code: str
    severity: Severity
    message: str
    locator: Locator | None = None
    concept: str = ""
    rule: str = ""
    hint: str = ""


class Findings:
    """Collects what each stage reports beside its output, in the order of the stages."""

    def __init__(self) -> None:
        self._all: list[Finding] = []

    def take(self, result: tuple[T, Iterable[Finding]]) -> T:
        """Keep the findings of a stage's `(output, findings)` and hand its output on."""
        output, findings = result
        self._all.extend(findings)
        return output

    @property
    def all(self) -> tuple[Finding, ...]:
        return tuple(self._all)
