"""Company financial releases into checked inline XBRL.

    from converter import convert
    result = convert("release.txt", output="result", cik="320193")

Nothing heavy is imported until a name is used, so that the command line answers at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from converter.api import Result, SubmissionResult, convert, convert_submission
    from converter.errors import ConverterError

__version__ = "0.1.0"
__all__ = ["ConverterError", "Result", "SubmissionResult", "__version__", "convert", "convert_submission"]


def __getattr__(name: str) -> Any:
    if name in ("Result", "SubmissionResult", "convert", "convert_submission"):
        from converter import api

        return getattr(api, name)
    if name == "ConverterError":
        from converter.errors import ConverterError

        return ConverterError
    raise AttributeError(f"module 'converter' has no attribute {name!r}")
