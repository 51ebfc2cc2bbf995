"""A long table in a program's hands: rows as values, and as a table of Arrow, pandas or Polars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from converter.errors import UsageError
from converter.exports.fact_table import Row
from converter.exports.parquet import arrow_table
from converter.exports.tables_csv import table_csv

if TYPE_CHECKING:
    import polars
    import pyarrow
    from pandas import DataFrame

R = TypeVar("R", bound=Row, covariant=True)


class RowTable(Sequence[R], Generic[R]):
    """Rows of one of the long tables (docs/fact_table.md), in the order of the document.

    It is a sequence of values: `for fact in result.facts: print(fact.concept, fact.value)`.
    """

    __slots__ = ("_rows", "_table")

    def __init__(self, table: str, rows: Sequence[R]) -> None:
        self._table, self._rows = table, tuple(rows)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> RowTable[R]: ...
    def __getitem__(self, index: int | slice) -> R | RowTable[R]:
        """A row, or those of a slice as a table."""
        return self._rows[index] if isinstance(index, int) else RowTable(self._table, self._rows[index])

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RowTable):
            return NotImplemented
        return (self._table, self._rows) == (other._table, other._rows)

    def __hash__(self) -> int:
        return hash((self._table, self._rows))

    def __repr__(self) -> str:
        return f"<{len(self)} {self._table}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the table where pandas is there, else how long it is."""
        try:
            return str(self.to_pandas()._repr_html_())
        except UsageError:
            return f"<p>{len(self)} {self._table}</p>"

    def to_csv(self) -> str:
        """The table as CSV."""
        return table_csv(self._table, self._rows).decode()

    def to_arrow(self) -> pyarrow.Table:
        """The table for Arrow.

        Raises:
            UsageError: pyarrow is not installed, or a value has more digits than the schema holds.
        """
        return arrow_table(self._table, self._rows)

    def to_pandas(self) -> DataFrame:
        """The table for pandas; values are Decimal, dates `datetime.date`.

        Raises:
            UsageError: pandas or pyarrow is not installed, or as `to_arrow`.
        """
        try:
            import pandas  # noqa: F401  # pyarrow needs it
        except ImportError as error:
            raise UsageError("the package pandas is missing", do="Install it: pip install pandas") from error
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The table for Polars; values are its decimals.

        Raises:
            UsageError: polars or pyarrow is not installed, or as `to_arrow`.
        """
        try:
            from polars import DataFrame
        except ImportError as error:
            raise UsageError("the package polars is missing", do="Install it: pip install polars") from error
        return DataFrame(self.to_arrow())
