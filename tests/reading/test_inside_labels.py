"""Figures inside the labels of a balance sheet: which column, which scale, which of them stay untagged."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from converter.api import convert
from converter.markup import names
from converter.model.source import UnitKind
from tests.helpers_text import concepts, converted, read, values

SHEET = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    ({scale})
                                             December 31,    March 31,
                                                 2003           2004
    ASSETS
    Accounts receivable, net of
      allowance of $12 and $10                    595            610
    Total assets                                  595            610

    LIABILITIES AND STOCKHOLDERS' EQUITY
    Accounts payable                              180            200
    Stockholders' equity:
      {stock}                    15             10
      Retained earnings                           400            400
        Total stockholders' equity                415            410
    Total liabilities and stockholders' equity    595            610
"""
SCALE = "in thousands, except share and per share data"


def sheet(stock: str, scale: str = SCALE) -> str:
    return SHEET.format(stock=stock, scale=scale)


def in_columns(stock: str, label: str, scale: str = SCALE) -> list[str]:
    """The values of a count, in the order of the columns: the earlier date first."""
    return values(converted(sheet(stock, scale)), label)


@pytest.mark.parametrize(
    ("stock", "expected"),
    [
        ("Common stock; 480,000 and 500,000 shares issued", ["480000", "500000"]),
        (
            "Common stock; 500,000 and 480,000 shares issued at March 31, 2004 and December 31, 2003",
            ["480000", "500000"],
        ),
        ("Common stock; 500,000 shares issued in 2004 (480,000 shares in 2003)", ["480000", "500000"]),
        ("Common stock; 500,000 shares issued (480,000 shares at December 31, 2003)", ["480000", "500000"]),
        ("Common stock; shares issued: 2004, 500,000; 2003, 480,000", ["480000", "500000"]),
        ("Common stock; 500,000 shares issued", ["500000", "500000"]),
        ("Common stock, authorized 900,000 shares; issued 480,000 and 500,000", ["480000", "500000"]),
        ("Common stock; 480 thousand and 500 thousand shares issued", ["480000", "500000"]),
    ],
)
def test_a_count_belongs_to_the_column_of_its_date_or_its_place(stock: str, expected: list[str]) -> None:
    assert in_columns(stock, "Common stock, shares issued") == expected


def test_one_figure_may_be_two_counts() -> None:
    done = converted(
        sheet("Common stock, $.01 par value; 900,000 shares authorized; 480,000 and 500,000 issued and outstanding")
    )
    assert [line for line in concepts(done) if line.startswith("Common stock, ")][1:] == [
        "Common stock, shares issued: us-gaap:CommonStockSharesIssued",
        "Common stock, shares outstanding: us-gaap:CommonStockSharesOutstanding",
        "Common stock, shares authorized: us-gaap:CommonStockSharesAuthorized",
        "Common stock, par value per share: us-gaap:CommonStockParOrStatedValuePerShare",
    ]
    assert values(done, "Common stock, shares outstanding") == ["480000", "500000"]
    assert values(done, "Common stock, par value per share") == ["0.01", "0.01"]
    assert values(done, "Accounts receivable, allowance") == ["12000", "10000"]


@pytest.mark.parametrize(
    "label",
    [
        "Common stock ($.01 par value; 900,000 shares authorized; 480,000 shares outstanding)",
        "Common stock, par value 1/3 cent per share (authorized 900,000 shares)",
        "Preferred stock, 6.00% Series A, par value $1.00; 900,000 shares authorized; 480,000 shares issued",
    ],
)
def test_counts_and_rates_inside_a_label_are_not_the_unit_of_its_amounts(label: str) -> None:
    line = next(item for item in read(sheet(label)).only.lines if item.label.startswith(label[:20]))
    assert line.unit is UnitKind.MONETARY


@pytest.mark.parametrize(
    ("stock", "scale", "code"),
    [
        ("Common stock; 400,000, 480,000 and 500,000 shares issued", SCALE, "label.no-column"),
        ("Common stock; 480,000 shares issued at June 30, 2001", SCALE, "label.no-column"),
        ("Common stock; 480 shares issued", "in thousands", "label.scale-unclear"),
        (
            "Common stock; 1,000,000 shares authorized; 480,000 issued",
            "in thousands, except per share",
            "label.scale-unclear",
        ),
        ("Class A common stock; 480,000 shares issued", SCALE, "label.not-tagged"),
        ("Common stock held for 10,000 weavers", SCALE, "label.not-tagged"),
    ],
)
def test_what_cannot_be_placed_stays_untagged_with_its_reason(stock: str, scale: str, code: str) -> None:
    done = read(sheet(stock, scale))
    assert {finding.code for finding in done.findings if finding.code.startswith("label.")} == {code}
    assert not any(
        line.label.startswith("Common stock, ") and line.is_inside_label for line in done.statements[0].lines
    )


def test_counts_in_whole_shares_below_thousands_of_dollars() -> None:
    assert (
        in_columns("Common stock; 4,800,000 shares issued", "Common stock, shares issued", "in thousands")
        == ["4800000"] * 2
    )
    apart = "in millions, except number of shares, which are reflected in thousands"
    assert (
        in_columns("Common stock; 4,800,000 shares issued", "Common stock, shares issued", apart) == ["4800000000"] * 2
    )


def test_the_tags_of_one_figure_stand_inside_each_other_and_the_text_stays(tmp_path: Path) -> None:
    text = sheet("Common stock; 480,000 and 500,000 issued and outstanding")
    release = tmp_path / "release.txt"
    release.write_text(text, encoding="utf-8")
    done = convert(release).outcome
    page = etree.fromstring(dict(done.package.files)[done.package.document])
    (outer,) = page.xpath(
        "//ix:nonFraction[. = '480,000' and not(parent::ix:nonFraction)]", namespaces={"ix": names.IX}
    )
    (inner,) = outer
    assert [outer.get("name"), inner.get("name")] == [
        "us-gaap:CommonStockSharesIssued",
        "us-gaap:CommonStockSharesOutstanding",
    ]
    assert outer.get("unitRef") == inner.get("unitRef") == "shares"
    assert "".join(page.find(f".//{{{names.XHTML}}}pre").itertext()) == text
    assert done.verdict.is_valid, done.verdict.messages
