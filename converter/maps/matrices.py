"""The table that says what rows and columns of matrices are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from converter.maps.rows import TableRow, one_of, rows
from converter.model.matrices import MatrixPart, MatrixRule


def read_matrices(texts: Mapping[str, str]) -> tuple[MatrixRule, ...]:
    """The rows of note_matrices.csv, in their order.

    Raises:
        MapError: the table is missing or a row is malformed.
    """
    return tuple(map(_rule, rows(texts, "vocabulary/note_matrices.csv")))


def _rule(row: TableRow) -> MatrixRule:
    part = one_of(row, "part", get_args(MatrixPart))
    return MatrixRule(row.text("subject"), part, row.pattern("pattern"), row.text("label"))
