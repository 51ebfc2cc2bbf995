"""Markup that is written as text says what it was given, in the characters that EDGAR takes."""

from __future__ import annotations

import pytest
from lxml import etree

from converter.markup import names
from converter.markup.write import document, element, escaped, leave_place, start_tag

SAID = ["plain", "a < b & c > d", 'he said "no"', "two\nlines\tand a tab\r", "caf\u00e9 \u2014 \U0001f600", "x^2", ""]


def written(inside: str) -> bytes:
    root = element(None, names.XHTML, "html", nsmap={None: names.XHTML})
    leave_place(element(root, names.XHTML, "body"))
    return document(root, pretty=False, inside=inside)


@pytest.mark.parametrize("said", SAID)
def test_what_is_written_is_read_again(said: str) -> None:
    content = written(f"{start_tag('p', {'title': said})}{escaped(said)}</p>")
    assert content.isascii()
    assert b"^" not in content
    (read,) = etree.fromstring(content).iter(f"{{{names.XHTML}}}p")
    assert read.get("title") == said
    assert (read.text or "") == said


@pytest.mark.parametrize("said", SAID)
def test_text_is_written_as_elements_are(said: str) -> None:
    root = element(None, names.XHTML, "html", nsmap={None: names.XHTML})
    body = element(root, names.XHTML, "body")
    element(body, names.XHTML, "p", {"title": said}).text = said
    element(body, names.XHTML, "br", {"class": said})
    void = start_tag("br", {"class": said}, is_empty=True)
    assert written(f"{start_tag('p', {'title': said})}{escaped(said)}</p>{void}") == document(root, pretty=False)
