"""What the tags say, read from their attributes as Inline XBRL 1.1 and the transformation registry define them."""

from __future__ import annotations

import re
import warnings
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from converter.api import Result, convert
from converter.model.periods import Instant

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
IX = "{http://www.xbrl.org/2013/inlineXBRL}"
IXT = "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"
XBRLI = "{http://www.xbrl.org/2003/instance}"


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Result:
    return convert(request.param, validate=False)


@pytest.fixture(scope="module")
def page(example: Result) -> etree._Element:
    return etree.fromstring(dict(example.outcome.package.files)[example.document])


def tags(page: etree._Element) -> list[etree._Element]:
    return list(page.iter(f"{IX}nonFraction"))


def printed(tag: etree._Element) -> str:
    """The figure that a tag is around, which may state other facts too."""
    return "".join(tag.itertext())


def meaning(tag: etree._Element) -> Decimal:
    """The value of a tag, by its attributes alone."""
    prefix, _, transformation = tag.get("format").partition(":")
    assert tag.nsmap[prefix] == IXT
    text = printed(tag)
    if transformation == "fixed-zero":
        number = Decimal(0)
    else:
        assert transformation == "num-dot-decimal"
        assert re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]*\.?[0-9]+", text), text
        number = Decimal(text.replace(",", ""))
    sign = {None: 1, "-": -1}[tag.get("sign")]
    return sign * number * Decimal(10) ** int(tag.get("scale", "0"))


def concept_of(tag: etree._Element) -> tuple[str, str]:
    prefix, _, local = tag.get("name").partition(":")
    return tag.nsmap[prefix], local


def periods(page: etree._Element) -> dict[str, tuple[str, ...]]:
    """By context id, the texts of its dates."""
    return {
        context.get("id"): tuple(element.text for element in context.find(f"{XBRLI}period"))
        for context in page.iter(f"{XBRLI}context")
    }


def units(page: etree._Element) -> dict[str, str]:
    """By unit id, its measures, numerator over denominator."""
    return {u.get("id"): "/".join(m.text for m in u.iter(f"{XBRLI}measure")) for u in page.iter(f"{XBRLI}unit")}


def test_every_tag_wraps_printed_digits_or_a_dash_and_nothing_else(page: etree._Element) -> None:
    for tag in tags(page):
        assert [child.tag for child in tag] in ([], [f"{IX}nonFraction"])
        assert re.fullmatch(r"[0-9][0-9,]*(\.[0-9]+)?|\.[0-9]+|-{1,3}|[\u2013\u2014\u2212]", printed(tag)), printed(tag)


def test_a_dash_is_zero_and_digits_are_a_number(page: etree._Element) -> None:
    for tag in tags(page):
        expected = "num-dot-decimal" if printed(tag)[-1].isdigit() else "fixed-zero"
        assert tag.get("format").endswith(f":{expected}")


def test_tags_say_what_the_facts_are(example: Result, page: etree._Element) -> None:
    by_id = {tag.get("id"): tag for tag in tags(page)}
    dates, measures = periods(page), units(page)
    for fact in example.outcome.report.facts:
        tag = by_id[fact.id]
        if isinstance(fact.period, Instant):
            expected_dates: tuple[str, ...] = (fact.period.day.isoformat(),)
        else:
            expected_dates = (fact.period.start.isoformat(), fact.period.end.isoformat())
        assert meaning(tag) == fact.value
        assert int(tag.get("decimals")) == fact.decimals
        assert concept_of(tag) == (fact.concept.name.namespace, fact.concept.name.local)
        assert dates[tag.get("contextRef")] == expected_dates
        assert measures[tag.get("unitRef")] == str(fact.unit)


def test_every_place_of_a_fact_has_a_tag_and_all_agree(example: Result, page: etree._Element) -> None:
    by_id = {tag.get("id"): tag for tag in tags(page)}
    places = [(fact, place) for fact in example.outcome.report.facts for place in fact.occurrences]
    assert sorted(by_id) == sorted(place.id for _, place in places)
    for fact, place in places:
        tag = by_id[place.id]
        assert (meaning(tag), concept_of(tag)[1]) == (fact.value, fact.concept.name.local)


def test_zero_never_carries_a_sign(page: etree._Element) -> None:
    assert [tag.get("id") for tag in tags(page) if meaning(tag) == 0 and tag.get("sign") is not None] == []


def test_decimals_are_those_of_the_last_printed_digit(page: etree._Element) -> None:
    for tag in tags(page):
        if printed(tag)[-1].isdigit():
            places = len(printed(tag).partition(".")[2])
            assert int(tag.get("decimals")) == places - int(tag.get("scale", "0"))


def test_a_dash_is_as_exact_as_its_line(example: Result) -> None:
    facts = example.outcome.report.facts
    for fact in facts:
        if fact.occurrences[0].is_dash:
            others = {other.decimals for other in facts if other.concept == fact.concept} - {fact.decimals}
            assert others == set()


def test_ids_are_unique(page: etree._Element) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id") is not None]
    assert len(ids) == len(set(ids))


def test_every_context_and_unit_is_used_and_none_is_there_twice(page: etree._Element) -> None:
    assert {tag.get("contextRef") for tag in tags(page)} == periods(page).keys()
    assert {tag.get("unitRef") for tag in tags(page)} == units(page).keys()
    assert len(set(periods(page).values())) == len(periods(page))
    assert len(set(units(page).values())) == len(units(page))


def test_contexts_name_the_entity_and_no_time_of_day(example: Result, page: etree._Element) -> None:
    entity = example.outcome.report.entity
    for identifier in page.iter(f"{XBRLI}identifier"):
        assert (identifier.get("scheme"), identifier.text) == (entity.scheme, entity.identifier)
    for texts in periods(page).values():
        assert all(date.fromisoformat(text) for text in texts)


def test_the_schema_that_is_referred_to_is_in_the_filing(example: Result, page: etree._Element) -> None:
    references = [e.get("{http://www.w3.org/1999/xlink}href") for e in page.iter("{*}schemaRef")]
    assert references == [f"{example.receipt['summary']['base']}.xsd"]
    assert references[0] in dict(example.outcome.package.files)


def test_a_cik_is_the_identifier_in_the_secs_scheme() -> None:
    result = convert(EXAMPLES[0], cik="1234567", validate=False)
    root = etree.fromstring(dict(result.outcome.package.files)[result.document])
    found = {(e.get("scheme"), e.text) for e in root.iter(f"{XBRLI}identifier")}
    assert found == {("http://www.sec.gov/CIK", "0001234567")}


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    source = EXAMPLES[0]
    convert(source, tmp_path / "one")
    convert(source, tmp_path / "two")
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_the_folder_of_the_release_does_not_show_in_the_result(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    copy = tmp_path / "elsewhere" / EXAMPLES[0].name
    copy.write_bytes(EXAMPLES[0].read_bytes())
    there, here = convert(copy, validate=False), convert(EXAMPLES[0], validate=False)
    assert there.outcome.package == here.outcome.package
    assert there.outcome.report_package == here.outcome.report_package
    assert there.receipt == here.receipt


def test_ixbrlparse_finds_the_same_facts(example: Result) -> None:
    """A reader of other authors, which takes the page as HTML and shares no code with ours or with Arelle."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ixbrlparse import IXBRL

        parsed: Any = IXBRL(StringIO(dict(example.outcome.package.files)[example.document].decode()))
    found = set()
    for number in parsed.numeric:
        context = number.context
        period = context.instant or f"{context.startdate}/{context.enddate}"
        # It takes the first measure of a unit, which for an amount per share is the currency, and it
        # reckons in binary floating point, so that cents are as far as its values go.
        found.add((number.name.rpartition(":")[2], str(period), number.unit, round(Decimal(number.value), 2)))
    expected = {
        (fact.concept.name.local, str(fact.period), fact.unit.numerators[0], fact.value)
        for fact in example.outcome.report.facts
    }
    assert found == expected
