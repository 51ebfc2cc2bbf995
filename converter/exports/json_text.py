"""JSON as our files have it: one line a record, so that files compare line by line and are written fast."""

from __future__ import annotations

import json
from collections.abc import Mapping

# A document is made of values without cycles.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def json_bytes(document: Mapping[str, object]) -> bytes:
    """The bytes of a document: its lists, and its objects that hold objects, have one member a line."""
    members = (f"{_compact(key)}: {_value(value)}" for key, value in document.items())
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def _value(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n " + ",\n ".join(_compact(member) for member in value) + "\n]"
    if isinstance(value, dict) and any(isinstance(member, dict) for member in value.values()):
        return "{\n " + ",\n ".join(f"{_compact(key)}: {_compact(member)}" for key, member in value.items()) + "\n}"
    return _compact(value)


def _compact(value: object) -> str:
    return _ENCODER.encode(value)
