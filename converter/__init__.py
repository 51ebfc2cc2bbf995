"""Company financial releases into checked inline XBRL.

    from converter import convert
    result = convert("release.txt", output="result", cik="320193")

Nothing heavy is imported until a name is used, so that the command line answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from converter.api import convert, convert_submission
    from converter.comparisons import Comparison, diff
    from converter.errors import ConverterError
    from converter.exporting import Exported, export
    from converter.exports.fact_table import FactRow, FindingRow
    from converter.exports.printed import PrintedStatement
    from converter.exports.row_table import RowTable
    from converter.results import Refusal, Result, SavedResult, SubmissionResult, open_result

__version__ = "0.1.0"
__all__ = [
    "Comparison",
    "ConverterError",
    "Exported",
    "FactRow",
    "FindingRow",
    "PrintedStatement",
    "Refusal",
    "Result",
    "RowTable",
    "SavedResult",
    "SubmissionResult",
    "__version__",
    "convert",
    "convert_submission",
    "diff",
    "export",
    "open_result",
]
# Where each name lies.
_PLACES = {
    "converter.api": ("convert", "convert_submission"),
    "converter.comparisons": ("Comparison", "diff"),
    "converter.errors": ("ConverterError",),
    "converter.exporting": ("Exported", "export"),
    "converter.exports.fact_table": ("FactRow", "FindingRow"),
    "converter.exports.printed": ("PrintedStatement",),
    "converter.exports.row_table": ("RowTable",),
    "converter.results": ("Refusal", "Result", "SavedResult", "SubmissionResult", "open_result"),
}


def __getattr__(name: str) -> Any:
    for place, names in _PLACES.items():
        if name in names:
            return getattr(import_module(place), name)
    raise AttributeError(f"module 'converter' has no attribute {name!r}")
