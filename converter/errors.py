"""Three kinds of blame, each with its exit code: the document, our tables, the engine.

A finding (model/findings.py) reports something about a conversion that goes on; an exception here
means that it cannot. Each message says what was seen, where, and what to do.
"""

from __future__ import annotations

# Programs have the output as an argument, the command line as an option.
ANOTHER_OUTPUT = "Choose another output (-o)"


class ConverterError(Exception):
    """Base of every error the converter raises on purpose.

    Args:
        seen: what was found, in one clause.
        where: the file or place, or "".
        do: what the reader can do about it.
    """

    exit_code = 5

    def __init__(self, seen: str, *, where: str = "", do: str = "") -> None:
        self.seen, self.where, self.do = seen, where, do
        place = f"{where}: " if where else ""
        advice = f". {do}" if do else ""
        super().__init__(f"{place}{seen}{advice}")

    def told_beside(self, *names: str) -> str:
        """The message beside one of these names of its file: not the name again, but the line or cell in the file."""
        for name in sorted(filter(None, names), key=len, reverse=True):
            if self.where == name or self.where.startswith(f"{name}, "):
                return str(ConverterError(self.seen, where=self.where[len(name) :].lstrip(", "), do=self.do))
        return str(self)


class UsageError(ConverterError):
    """The request itself cannot be met as given (exit code 2)."""

    exit_code = 2


class NothingToConvertError(ConverterError):
    """The document is readable but holds no financial table that can be dated (exit code 3)."""

    exit_code = 3


class SourceError(ConverterError):
    """The document cannot be read (exit code 4)."""

    exit_code = 4


class MapError(ConverterError):
    """A table under taxonomy_maps, or a user's own, is wrong (exit code 5)."""


class EngineError(ConverterError):
    """The machine or the validation engine failed: disk, permissions, Arelle (exit code 5)."""
