"""The linkbases, read by a validator that is not the one that judges our results: XBRL's own schema, by xmlschema."""

from __future__ import annotations

from pathlib import Path

import arelle
import pytest
import xmlschema

from converter.api import convert
from converter.pipeline import Outcome, run
from converter.settings import Settings
from tests.helpers_text import knowledge
from tests.taxonomy.test_dimensions import CONSOLIDATING

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
# Arelle brings the schemas of XBRL along; only the files are used here.
BASE = Path(arelle.__file__).parent / "resources" / "cache" / "http" / "www.xbrl.org" / "2003"


@pytest.fixture(scope="module")
def linkbases() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(BASE / "xbrl-linkbase-2003-12-31.xsd"), validation="lax")


def outcomes() -> list[Outcome]:
    """Every example, and a statement whose columns are of parts of the company."""
    examples = [convert(path, validate=False).outcome for path in EXAMPLES]
    return [*examples, run("parts.txt", CONSOLIDATING.encode(), knowledge(), Settings(prefix="parts", validate=False))]


def test_every_linkbase_is_valid_by_the_schema_of_linkbases(linkbases: xmlschema.XMLSchema) -> None:
    seen = set()
    for outcome in outcomes():
        for name, content in outcome.package.files:
            if name.endswith(".xml"):
                seen.add(name[-7:-4])
                assert [error.reason for error in linkbases.iter_errors(content)] == [], name
    assert seen == {"pre", "cal", "def", "lab"}
