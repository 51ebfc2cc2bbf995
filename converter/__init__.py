"""Company financial releases into checked inline XBRL.

    from converter import convert
    result = convert("release.txt", output="result", cik="320193")

Nothing heavy is imported until a name is used, so that the command line answers at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from converter.api import Result, convert
    from converter.errors import ConverterError

__version__ = "0.1.0"
__all__ = ["ConverterError", "Result", "__version__", "convert"]


def __getattr__(name: str) -> Any:
    if name in ("Result", "convert"):
        from converter import api

        return getattr(api, name)
    if name == "ConverterError":
        from converter.errors import ConverterError

        return ConverterError
    raise AttributeError(f"module 'converter' has no attribute {name!r}")
