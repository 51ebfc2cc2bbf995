"""What tables among the notes are known by whose rows and columns are both known measures, all at one day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MatrixPart = Literal["caption", "bar", "column", "whole", "item", "less", "result"]


@dataclass(frozen=True, slots=True)
class MatrixRule:
    """Words by which a part of such a table is known, and what lines made of it are called.

    A `caption` says of what it is; a `bar` above it or in a label that it is of something else. A `column` has its
    `label`, the `whole` is what the columns come to. Rows are an `item`, what is taken off (`less`), or a `result` of
    those above it.
    """

    subject: str
    part: MatrixPart
    pattern: re.Pattern[str]
    label: str
