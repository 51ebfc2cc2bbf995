"""The layout of our JSON files: a record a line."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from converter.exports.json_text import json_bytes

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_each_record_has_a_line() -> None:
    document = {"version": "1", "facts": {"f1": {"value": "1"}, "f2": {"value": "2"}}, "cells": [{"a": 1}, {"a": 2}]}
    text = json_bytes(document).decode()
    assert ' "f2": {"value": "2"}' in text.splitlines()
    assert ' {"a": 2}' in text.splitlines()


@given(document=st.dictionaries(st.text(), VALUES))
def test_what_is_written_reads_back(document: dict[str, object]) -> None:
    assert json.loads(json_bytes(document)) == document
