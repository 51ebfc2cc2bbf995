"""Our tables, opened: what the readers of this room are given."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Table texts by path, and the tables of one vintage as a database.

    A text is read when it is asked for. `digest` changes with every table of the vintage, `state` with any
    table. Two are the same only if they are one, so that what is read of one can be kept by it.
    """

    taxonomy: str
    texts: Mapping[str, str]
    database: sqlite3.Connection
    digest: str
    state: str
