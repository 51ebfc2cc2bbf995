"""Real releases in HTML, where they lie beside the project: valid, complete and equal in every word."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from converter.api import convert
from converter.errors import NothingToConvertError
from converter.markup import names
from tests.helpers_page import inline_schema

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "dev"
RELEASES = [*sorted(CORPUS.glob("html/*/document.htm"))[::9], *sorted(CORPUS.glob("ixbrl/*/document.htm"))[::9]]

pytestmark = pytest.mark.skipif(not RELEASES, reason="the corpus of real releases does not lie beside the project")


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.parent.name)
def test_a_real_release_keeps_its_words_and_accounts_for_every_cell(release: Path) -> None:
    try:
        result = convert(release, validate=False)
    except NothingToConvertError as error:
        pytest.skip(str(error))
    root = etree.fromstring(result.outcome.package.files[0][1])
    schema = inline_schema()
    assert schema.validate(root), [error.message for error in schema.error_log][:3]
    body = root.find(f"{{{names.XHTML}}}body")
    assert body is not None
    body.remove(body[0])
    assert words("".join(body.itertext())) == words(source_text(release))
    unaccounted = [c["printed"] for c in result.receipt["cells"] if not c["fact"] and not c["finding"]]
    assert unaccounted == []


def words(text: str) -> str:
    return " ".join(text.split())


def source_text(release: Path) -> str:
    """The text of a page as lxml gives it, without titles, styles and the header of inline documents."""
    tree = lxml.html.document_fromstring(
        release.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    )
    for found in list(tree.iter("title", "style", "script", "ix:header")):
        found.drop_tree()
    return tree.text_content()
