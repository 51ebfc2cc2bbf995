"""Inline documents that come with tags of their own: tagged anew, or their lines keep the concepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from converter import convert
from converter.cli import cli
from converter.errors import UsageError
from converter.results import Result

CONTEXT = (
    '<xbrli:context id="{id}"><xbrli:entity><xbrli:identifier scheme="s">1</xbrli:identifier>{segment}</xbrli:entity>'
    "<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate>"
    "</xbrli:period></xbrli:context>"
)
SEGMENT = (
    '<xbrli:segment><xbrldi:explicitMember dimension="us-gaap:StatementBusinessSegmentsAxis">acme:EastMember'
    "</xbrldi:explicitMember></xbrli:segment>"
)
HEADER = (
    '<div style="display:none"><ix:header><ix:resources>'
    f"{CONTEXT.format(id='now', segment='')}{CONTEXT.format(id='east', segment=SEGMENT)}"
    "</ix:resources></ix:header></div>"
)


def tag(name: str, figure: str, context: str = "now", scale: int = 3, sign: str = "") -> str:
    said = f' sign="{sign}"' if sign else ""
    return (
        f'<ix:nonFraction name="{name}" contextRef="{context}" unitRef="usd" decimals="-3" scale="{scale}"{said}>'
        f"{figure}</ix:nonFraction>"
    )


def release(folder: Path, *rows: tuple[str, str]) -> Path:
    """An inline page with an income statement of one column."""
    cells = "".join(f"<tr><td>{label}</td><td>$</td><td>{figure}</td></tr>" for label, figure in rows)
    path = folder / "tagged.htm"
    path.write_text(
        '<html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body>'
        f"{HEADER}<p>Acme Corp.</p><p>Consolidated Statements of Operations</p><p>(In thousands)</p>"
        f"<table><tr><td></td><td></td><td>Year Ended December 31, 2024</td></tr>{cells}</table></body></html>",
        encoding="utf-8",
    )
    return path


def kept(path: Path, **options: Any) -> Result:
    return convert(path, existing_tags="keep", validate=False, **options)


def concepts(result: Result) -> dict[str, str]:
    return {fact.label: fact.concept for fact in result.facts}


INCOME = (
    ("Net sales", tag("us-gaap:SalesRevenueGoodsNet", "9,000")),
    ("Cost of sales", tag("us-gaap:CostOfRevenue", "5,000")),
    ("Gross profit", tag("us-gaap:GrossProfit", "4,000")),
    ("Handling of crates", tag("acme:CrateHandling", "1,000")),
)


def test_by_default_the_tags_go_and_the_finding_names_the_option(tmp_path: Path) -> None:
    result = convert(release(tmp_path, *INCOME), validate=False)
    assert concepts(result)["Cost of sales"] == "us-gaap:CostOfGoodsAndServicesSold"
    (told,) = (f for f in result.findings if f.code == "source.inline-tags")
    assert "--existing-tags keep" in told.hint


def test_lines_keep_the_concepts_of_their_tags_with_the_rule_that_says_so(tmp_path: Path) -> None:
    result = kept(release(tmp_path, *INCOME))
    assert concepts(result)["Cost of sales"] == "us-gaap:CostOfRevenue"
    (fact,) = (fact for fact in result.facts if fact.label == "Cost of sales")
    assert fact.rule.startswith("tagged own/tagged.htm:")
    assert fact.value == 5_000_000


def test_a_concept_that_the_vintage_lacks_is_left_to_the_tables(tmp_path: Path) -> None:
    result = kept(release(tmp_path, *INCOME))
    assert concepts(result)["Net sales"] == "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
    (told,) = (f for f in result.findings if f.code == "tag.differs")
    assert "us-gaap:SalesRevenueGoodsNet" in told.message


def test_a_name_of_the_filers_own_makes_an_extension(tmp_path: Path) -> None:
    name = concepts(kept(release(tmp_path, *INCOME)))["Handling of crates"]
    assert not name.startswith("us-gaap:")


def test_a_mapping_file_goes_before_the_tags(tmp_path: Path) -> None:
    path = release(tmp_path, *INCOME)
    result = kept(path)
    first = (
        dict(result.contents)["mapping.csv"]
        .decode()
        .replace("us-gaap:CostOfRevenue", "us-gaap:CostOfGoodsAndServicesSold")
    )
    corrected = tmp_path / "mapping.csv"
    corrected.write_text(first, encoding="utf-8")
    assert concepts(kept(path, mapping=corrected))["Cost of sales"] == "us-gaap:CostOfGoodsAndServicesSold"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (tag("us-gaap:GrossProfit", "4,000", scale=6), "times ten to the 6"),
        (tag("us-gaap:GrossProfit", "4,000", sign="-"), "minus $ 4,000"),
        (tag("us-gaap:GrossProfit", "4,000", context="east"), "us-gaap:GrossProfit of a part of the company"),
    ],
)
def test_a_tag_that_says_another_value_or_part_is_a_finding(tmp_path: Path, figure: str, said: str) -> None:
    result = kept(release(tmp_path, INCOME[1], ("Gross profit", figure)))
    (told,) = (f for f in result.findings if f.code == "tag.differs")
    assert said in told.message
    assert told.severity == "warning"


def test_figures_of_a_line_that_differ_alike_are_told_once(tmp_path: Path) -> None:
    first, second = (tag("us-gaap:SalesRevenueGoodsNet", figure) for figure in ("9,000", "8,000"))
    path = release(tmp_path, ("Net sales", f"{first}</td><td>$</td><td>{second}"), INCOME[1])
    heading = "<td>Year Ended December 31, 2024</td>"
    text = path.read_text(encoding="utf-8").replace(heading, f"{heading}<td></td>{heading.replace('2024', '2023')}")
    path.write_text(text, encoding="utf-8")
    (told,) = (f for f in kept(path).findings if f.code == "tag.differs")
    assert "the source tags 'Net sales' as us-gaap:SalesRevenueGoodsNet" in told.message
    assert told.message.endswith(" (2 figures)")


def test_two_lines_that_one_concept_is_given_do_not_stop_the_conversion(tmp_path: Path) -> None:
    twice = ("Other cost of sales", tag("us-gaap:CostOfRevenue", "700"))
    result = kept(release(tmp_path, INCOME[1], twice))
    values = [fact.value for fact in result.facts if fact.concept == "us-gaap:CostOfRevenue"]
    assert values == [5_000_000]
    assert any(f.code == "tag.differs" and "Other cost of sales" in f.message for f in result.findings)


def test_tags_outside_the_statements_are_counted(tmp_path: Path) -> None:
    path = release(tmp_path, *INCOME)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</body>", f"<p>We sold {tag('us-gaap:Revenues', '9,000')}.</p></body>"), "utf-8")
    (told,) = (f for f in kept(path).findings if f.code == "tag.gone")
    assert "1 of the source's own 5 numeric tags" in told.message


def test_the_command_line_takes_the_option_and_no_other_word(tmp_path: Path) -> None:
    path = release(tmp_path, *INCOME)
    done = CliRunner().invoke(
        cli, ["convert", str(path), "-o", str(tmp_path / "out"), "--existing-tags", "keep", "--no-validate"]
    )
    assert done.exit_code == 0, done.output
    assert "us-gaap:CostOfRevenue" in (tmp_path / "out" / "facts.json").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="tags that are there already"):
        convert(path, existing_tags="mix", validate=False)


def test_a_run_over_many_documents_keeps_them_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    release(tmp_path / "in", *INCOME)
    command = ["batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--validate", "none", "--workers", "1"]
    done = CliRunner().invoke(cli, [*command, "--existing-tags", "keep", "--json"])
    assert done.exit_code == 0, done.output
    receipt = json.loads((tmp_path / "out" / "results" / "tagged" / "receipt.json").read_text(encoding="utf-8"))
    tagged = {place["label"]: fact["concept"] for fact in receipt["facts"] for place in fact["places"]}
    assert tagged["Cost of sales"] == "us-gaap:CostOfRevenue"


def test_pointers_to_hidden_facts_go_with_the_tags_that_they_pointed_at(tmp_path: Path) -> None:
    path = release(tmp_path, *INCOME)
    pointed = '<span style="color:#123456; -sec-ix-hidden: f-7">December 31</span>'
    path.write_text(path.read_text("utf-8").replace("<p>Acme", f"<p>{pointed}</p><p>Acme"), "utf-8")
    result = convert(path, validate=False)
    content = dict(result.contents)[result.document]
    assert b"ix-hidden" not in content
    assert b"color:#123456" in content
    assert not any(finding.code.startswith("markup.") for finding in result.findings)
