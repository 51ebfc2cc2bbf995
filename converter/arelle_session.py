"""The one door to Arelle. It keeps global state: one process, one session at a time, a new one for each run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from converter.errors import EngineError
from converter.model.taxonomy import ValidationMessage

_LEVELS: dict[str, Literal["error", "warning", "info"]] = {
    "CRITICAL": "error",
    "ERROR": "error",
    "ERROR-SEMANTIC": "error",
    "WARNING": "warning",
    "WARNING-SEMANTIC": "warning",
    "INCONSISTENCY": "warning",
    "ASSERTION-SATISFIED": "info",
    "ASSERTION-NOT-SATISFIED": "error",
}
# Arelle's own bookkeeping: said of every run, about no document.
_SILENT = frozenset({"info", "debug", "info:profileStats"})


def validate_file(entry: Path, packages: Sequence[Path]) -> tuple[ValidationMessage, ...]:
    """Arelle's messages about one inline document, instance or report package.

    Checks XBRL 2.1, Dimensions, Inline XBRL 1.1, Calculation 1.1 in round mode, the unit registry
    and inconsistent duplicates.

    Args:
        entry: the file.
        packages: taxonomy packages that supply what the document refers to.

    Raises:
        EngineError: Arelle cannot be started or falls over.
    """
    try:
        from arelle.api.Session import Session
        from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
        from arelle.RuntimeOptions import RuntimeOptions
    except ImportError as error:
        raise EngineError(f"Arelle cannot be loaded ({error})", do="Reinstall: pip install ixbrl-converter") from error
    options = RuntimeOptions(
        entrypointFile=str(entry),
        packages=[str(package) for package in packages],
        internetConnectivity="offline",
        disablePersistentConfig=True,
        keepOpen=True,
        validate=True,
        calcs="c11r",
        utrValidate=True,
        validateDuplicateFacts="inconsistent",
        baseTaxonomyValidationMode="none",
        logFormat="[%(messageCode)s] %(message)s",
    )
    handler = StructuredMessageLogHandler()
    try:
        with Session() as session:
            session.run(options, logHandler=handler)
            models = session.get_models()
            messages = tuple(_message(record) for record in handler.messages if _speaks(record))
            if models and not any(model.facts for model in models):
                nothing = ValidationMessage("ixbrl:noFacts", "error", "there is no XBRL fact in this file")
                return (*messages, nothing)
            if not models:
                return (*messages, ValidationMessage("ixbrl:notLoaded", "error", "Arelle could not load the file"))
            return messages
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RuntimeError) as error:
        raise EngineError(
            f"Arelle fell over ({type(error).__name__}: {error})",
            where=str(entry),
            do="Try --no-validate, and report it",
        ) from error


def _speaks(record: dict[str, Any]) -> bool:
    return record.get("levelname") in _LEVELS and record.get("messageCode") not in _SILENT


def _message(record: dict[str, Any]) -> ValidationMessage:
    where = ""
    for reference in record.get("refs") or []:
        href = str(reference.get("href", ""))
        line = reference.get("sourceLine")
        where = os.path.basename(href.partition("#")[0]) + (f":{line}" if line else "")
        break
    return ValidationMessage(
        code=str(record.get("messageCode", "")),
        severity=_LEVELS[str(record["levelname"])],
        text=str(record.get("message", record.get("msg", ""))),
        where=where,
    )
