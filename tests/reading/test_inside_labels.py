"""Figures inside the labels of a balance sheet: which column, which scale, which of them stay untagged."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from converter.api import convert
from converter.markup import names
from converter.model.source import UnitKind
from tests.helpers_text import concept, concepts, converted, read, values

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
        ("Common stock, authorized: 900,000 shares; issued: 2004 and 2003 - 500,000 shares", ["500000", "500000"]),
        ("Common stock; 500,000 shares issued (480,000 shares at December 31, 2003)", ["480000", "500000"]),
        ("Common stock; shares issued: 2004, 500,000; 2003, 480,000", ["480000", "500000"]),
        ("Common stock; 500,000 shares issued", ["500000", "500000"]),
        (
            "Common stock; 500,000 shares issued and 400,000 outstanding at March 31, 2004 and 480,000 shares issued "
            "and 390,000 outstanding at December 31, 2003",
            ["480000", "500000"],
        ),
        ("Common stock, authorized 900,000 shares; issued 480,000 and 500,000", ["480000", "500000"]),
        ("Common stock; 480 thousand and 500 thousand shares issued", ["480000", "500000"]),
        (
            "Common stock, $.01 par value, 500,000 shares issued at March 31, 2004 (480,000 in 2003)",
            ["480000", "500000"],
        ),
        (
            "Common stock; 900,000 shares authorized; 500,000 shares issued - March 31, 2004 "
            "480,000 shares issued - December 31, 2003",
            ["480000", "500000"],
        ),
        (
            "Common stock, authorized 900,000 shares, issued 500,000 and outstanding 450,000 shares at March 31, 2004; "
            "issued 480,000 and outstanding 440,000 shares at December 31, 2003",
            ["480000", "500000"],
        ),
        (
            "Common stock, Authorized - 0.9 million shares, Issued - 0.5 million shares at March 31, 2004 and "
            "0.48 million shares at December 31, 2003",
            ["480000", "500000"],
        ),
        (
            "Common stock; authorized 900,000 shares of $.01 par value; issued and outstanding; 500,000 shares at "
            "March 31, 2004 and 480,000 shares at December 31, 2003",
            ["480000", "500000"],
        ),
        (
            "Common stock (authorized 900,000 shares; issued, net of those bought back at par value: "
            "480,000 and 500,000)",
            ["480000", "500000"],
        ),
        ("Common stock; 480,000 shares and 500,000 shares issued", ["480000", "500000"]),
        ("Common stock; 500,000 shares issued at March 31, 2004 and December 31, 2003", ["500000", "500000"]),
        ("Common stock; no shares issued", ["0", "0"]),
        ("Common stock; 900,000 shares authorized, none issued", ["0", "0"]),
    ],
)
def test_a_count_belongs_to_the_column_of_its_date_or_its_place(stock: str, expected: list[str]) -> None:
    assert in_columns(stock, "Common stock, shares issued") == expected


def test_one_figure_may_be_two_counts() -> None:
    done = converted(
        sheet("Common stock, $.01 par value; 900,000 shares authorized; 480,000 and 500,000 issued and outstanding")
    )
    assert [line for line in concepts(done) if line.startswith("Common stock, ")][1:] == [
        "Common stock, shares authorized: us-gaap:CommonStockSharesAuthorized",
        "Common stock, shares issued: us-gaap:CommonStockSharesIssued",
        "Common stock, shares outstanding: us-gaap:CommonStockSharesOutstanding",
        "Common stock, par value per share: us-gaap:CommonStockParOrStatedValuePerShare",
    ]
    assert values(done, "Common stock, shares outstanding") == ["480000", "500000"]
    assert values(done, "Common stock, par value per share") == ["0.01", "0.01"]
    assert values(done, "Accounts receivable, allowance") == ["12000", "10000"]


@pytest.mark.parametrize(
    "label",
    [
        "Less: treasury stock, at cost, 480,000 and 500,000 shares",
        "Repurchased common stock, in excess of par value (480,000 and 500,000 shares, respectively)",
        "Cost of common stock in treasury, 480,000 and 500,000 shares",
        "Common shares reacquired, at cost (480,000 and 500,000 shares)",
        "Treasury shares, at cost (480,000 and 500,000 shares)",
        "Treasury shares, 480,000 and 500,000, at cost",
        "Less--Treasury stock; 480,000 shares in 2003 and 500,000 in 2004, at cost",
    ],
)
def test_shares_bought_back_are_counted_beside_what_they_cost(label: str) -> None:
    done = converted(sheet(label))
    assert values(done, "Treasury stock, shares") == ["480000", "500000"]
    assert concept(done, "Treasury stock, shares") == "us-gaap:TreasuryStockCommonShares"


def test_each_word_has_its_own_figures() -> None:
    done = converted(
        sheet(
            "Common stock, $.01 par value, authorized 900,000 shares, issued 500,000 and outstanding 450,000 shares at "
            "March 31, 2004; issued 480,000 and outstanding 440,000 shares at December 31, 2003"
        )
    )
    assert values(done, "Common stock, shares authorized") == ["900000", "900000"]
    assert values(done, "Common stock, shares issued") == ["480000", "500000"]
    assert values(done, "Common stock, shares outstanding") == ["440000", "450000"]
    assert values(done, "Common stock, par value per share") == ["0.01", "0.01"]


@pytest.mark.parametrize(
    "stock",
    [
        "Common stock; 500,000, 490,000 and 480,000 shares issued at March 31, 2004 and December 31, 2003",
        "Common stock; authorized 900,000 shares issued",
        "Common stock; 500,000 shares issued of which 480,000 were sold",
        "Common stock; 500,000 shares issued; 480,000 shares issued",
    ],
)
def test_figures_that_no_word_or_date_surely_has_are_no_counts(stock: str) -> None:
    counted = [item for item in read(sheet(stock)).only.lines if item.is_inside_label and item.unit is UnitKind.SHARES]
    assert counted == []


def test_more_shares_outstanding_than_issued_are_misread() -> None:
    done = read(sheet("Common stock; 480,000 shares issued; 500,000 shares outstanding"))
    assert [done.at(f) for f in done.findings if f.code == "label.contradicted"] == ["480,000", "500,000"]


def test_amounts_told_beside_what_a_bank_holds() -> None:
    text = sheet("Common stock").replace(
        "Accounts receivable, net of\n      allowance of $12 and $10    ",
        "Loans, net of allowance for loan losses of $12 and $10",
    )
    done = converted(text.replace("net of allowance", "net of\n      allowance"))
    assert concept(done, "Allowance for loan losses") == "us-gaap:LoansAndLeasesReceivableAllowance"
    assert values(done, "Allowance for loan losses") == ["12000", "10000"]


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


PROVEN = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (in thousands, except per share amounts)
                                             December 31,    March 31,
                                                 2003           2004
    ASSETS
    Cash                                        5,950          6,100
    Total assets                                5,950          6,100

    LIABILITIES AND STOCKHOLDERS' EQUITY
    Accounts payable                            1,800          2,000
    Stockholders' equity:
      Preferred stock; 50,000 shares authorized     -              -
      {stock}     1,500          1,600
      Retained earnings                         2,650          2,500
        Total stockholders' equity              4,150          4,100
    Total liabilities and stockholders' equity  5,950          6,100
"""


def test_par_value_times_shares_proves_their_scale_for_all_classes() -> None:
    done = converted(
        PROVEN.format(stock="Common stock, $.01 par value; 1,000,000 authorized;\n      150,000 and 160,000 issued")
    )
    assert values(done, "Common stock, shares issued") == ["150000000", "160000000"]
    assert values(done, "Common stock, shares authorized") == ["1000000000"] * 2
    assert values(done, "Preferred stock, shares authorized") == ["50000000"] * 2
    whole = converted(PROVEN.format(stock="Common stock, $10 par value;\n      150,000 and 160,000 issued"))
    assert values(whole, "Common stock, shares issued") == ["150000", "160000"]
    assert values(whole, "Preferred stock, shares authorized") == ["50000"] * 2


def test_counts_are_of_the_order_of_the_weighted_average() -> None:
    text = """
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
        (In millions)
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Net income                           810         540
        Weighted average shares              900         905

        BALANCE SHEETS
        (In millions)
                                               December 31,
                                            2004        2003
        ASSETS
        Cash                               5,950       6,100
        Total assets                       5,950       6,100
        LIABILITIES AND STOCKHOLDERS' EQUITY
        Accounts payable                   1,800       2,000
        Common stock - shares authorized 2,000;
          outstanding 899 and 907            900         900
        Retained earnings                  3,250       3,200
        Total stockholders' equity         4,150       4,100
        Total liabilities and
          stockholders' equity             5,950       6,100
        """
    done = converted(text)
    assert values(done, "Common stock, shares outstanding", 1) == ["899000000", "907000000"]
    assert values(done, "Common stock, shares authorized", 1) == ["2000000000"] * 2


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


@pytest.mark.parametrize(
    ("wrapped", "values_told"),
    [
        ("480,000 and\n        500,000                 15             10", ["480000", "500000"]),
        # Nothing says of which date the one is.
        ("480,000 and\n                                15             10", []),
    ],
)
def test_a_second_count_that_begins_a_line_is_the_labels(wrapped: str, values_told: list[str]) -> None:
    text = sheet("STOCK").replace(
        "STOCK                    15             10",
        f"Common stock, $.01 par value; authorized\n        900,000 shares; issued {wrapped}",
    )
    done = converted(text)
    made = [line for statement in done.mapped for line in statement.lines if "issued" in line.item.label]
    told = [values(done, "Common stock, shares issued")] if len(made) > 1 else [[]]
    assert told == [values_told]
    amounts = [line.item for line in done.mapped[0].lines if line.item.label.startswith("Common stock, $.01")]
    assert [[amount.printed for amount in item.amounts] for item in amounts] == [["15", "10"]]


def test_a_second_amount_that_begins_a_line_is_the_labels() -> None:
    text = sheet("Common stock").replace(
        "Accounts receivable, net of\n      allowance of $12 and $10                    595            610",
        f"Accounts receivable, net of\n      allowance of $12 and\n      {'$10':<43} 595            610",
    )
    done = converted(text)
    assert values(done, "Accounts receivable, allowance") == ["12000", "10000"]
    assert "cell.no-column" not in [finding.code for finding in done.findings]


@pytest.mark.parametrize(
    "label",
    [
        "Receivables, less allowance for doubtful accounts\n      (2003 - $10; 2004 - $12)",
        "Receivables, less allowance for doubtful accounts\n      (2003 - $10;\n      2004 - $12)",
        "Receivables, less allowance ($10; $12)",
    ],
)
def test_amounts_in_brackets_of_the_label_are_no_cells(label: str) -> None:
    lead, _, last = label.rpartition("\n")
    text = sheet("Common stock").replace(
        "Accounts receivable, net of\n      allowance of $12 and $10                    595            610",
        f"Cash{'':41}595            610\n    {lead}\n{last:48}595            610".replace("\n    \n", "\n    "),
    )
    done = converted(text)
    assert values(done, "Accounts receivable, allowance") == ["10000", "12000"]
    assert "cell.no-column" not in [finding.code for finding in done.findings]


@pytest.mark.parametrize(
    ("label", "made", "expected"),
    [
        (
            "Patent costs, net of accumulated amortization of $12 and $10",
            "Intangible assets, accumulated amortization",
            "us-gaap:FiniteLivedIntangibleAssetsAccumulatedAmortization",
        ),
        (
            "Plant and equipment, less accumulated depreciation of $12 and $10",
            "Property and equipment, accumulated depreciation",
            "us-gaap:AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment",
        ),
        (
            "Available-for-sale, at market (cost: $12; $10)",
            "Available-for-sale securities, amortized cost",
            "us-gaap:AvailableForSaleDebtSecuritiesAmortizedCostBasis",
        ),
        (
            "Equity securities, at market (cost: $12; $10)",
            "Equity securities, cost",
            "us-gaap:EquitySecuritiesFvNiCost",
        ),
        (
            "Fixed maturities available for sale (amortized cost $12 and $10)",
            "Available-for-sale securities, amortized cost",
            "us-gaap:AvailableForSaleDebtSecuritiesAmortizedCostBasis",
        ),
        (
            "Fixed maturities held to maturity, at cost (fair value $12 and $10)",
            "Held-to-maturity securities, fair value",
            "us-gaap:HeldToMaturitySecuritiesFairValue",
        ),
        (
            "Subscriber accounts receivable, net of allowance of $12 and $10",
            "Accounts receivable, allowance",
            "us-gaap:AllowanceForDoubtfulAccountsReceivable",
        ),
        (
            "Fixed maturities, available for sale (cost $12 and $10; allowance for credit losses of $3 and $2)",
            "Available-for-sale securities, amortized cost",
            "us-gaap:AvailableForSaleDebtSecuritiesAmortizedCostBasis",
        ),
        (
            "Bonds, available for sale (allowance for credit losses: $12; $10) (amortized cost: $90; $80)",
            "Available-for-sale securities, allowance for credit losses",
            "us-gaap:DebtSecuritiesAvailableForSaleAmortizedCostAllowanceForCreditLossExcludingAccruedInterest",
        ),
        (
            "Premiums receivable (net of allowance for expected credit losses of $12 and $10)",
            "Premiums receivable, allowance",
            "us-gaap:PremiumsReceivableAllowanceForDoubtfulAccounts",
        ),
        (
            "Reinsurance recoverables (net of allowance for uncollectible reinsurance of $12 and $10)",
            "Reinsurance recoverables, allowance",
            "us-gaap:ReinsuranceRecoverablesAllowance",
        ),
        (
            "Investments at fair value (amortized cost of $12 and $10, respectively)",
            "Investments owned, at cost",
            "us-gaap:InvestmentOwnedAtCost",
        ),
    ],
)
def test_amounts_told_beside_a_line_are_read(label: str, made: str, expected: str) -> None:
    text = sheet("Common stock").replace(
        "Accounts receivable, net of\n      allowance of $12 and $10                    595            610",
        f"{label:99}595            610",
    )
    done = converted(text)
    assert values(done, made) == ["12000", "10000"]
    assert concept(done, made) == expected


def test_amounts_that_begin_a_line_are_the_labels() -> None:
    text = sheet("Common stock").replace(
        "Accounts receivable, net of\n      allowance of $12 and $10         ",
        "Securities held to maturity, fair value\n      $10 and $12 in 2003 and 2004 (Note 2)",
    )
    assert values(converted(text), "Held-to-maturity securities, fair value") == ["10000", "12000"]


PAR = "Common stock, par value per share"


def par_values(sign: str, scale: str) -> list[str]:
    """The par values that a sheet tells, in the currency of its scale."""
    stock = f"Ordinary shares, {sign}0.0001 par value; 480,000 and 500,000 shares issued"
    reading = read(sheet(stock, scale).replace("$12 and $10", "12 and 10"))
    found = [line for line in reading.only.lines if line.label == PAR]
    return [str(amount.magnitude) for line in found for amount in line.amounts]


@pytest.mark.parametrize(
    ("scale", "own"),
    [
        ("in thousands", ("$", "US$", "US$ ")),
        ("RMB in thousands", ("RMB", "RMB ", "CNY")),
        ("in thousands of euros", ("\u20ac", "EUR ")),
        ("in thousands of Canadian dollars", ("$", "C$", "CAD")),
    ],
)
def test_a_par_value_in_another_currency_is_none_of_the_statement(scale: str, own: tuple[str, ...]) -> None:
    signs = {"$", "US$", "US$ ", "RMB", "RMB ", "CNY", "\u20ac", "EUR ", "C$", "CAD", "\u00a3", "HK$"}
    found = {sign for sign in signs if par_values(sign, f"{scale}, except share and per share data")}
    assert found == set(own)


def test_amounts_beside_a_line_may_have_the_sign_of_any_currency() -> None:
    text = sheet("Common stock", "RMB in thousands").replace("$12 and $10", "RMB12 and RMB10")
    assert [line.label for line in read(text).only.lines if line.is_inside_label] == ["Accounts receivable, allowance"]


@pytest.mark.parametrize(
    "par", ["1 2/3\u00a2", "1-2/3\u00a2", "1 \u2154\u00a2", "1\u2154 cents", "$.01 2/3", "5/3\u00a2"]
)
def test_a_par_value_with_a_fraction_is_no_whole_number_and_hides_no_counts(par: str) -> None:
    stock = f"Common stock, par value {par} per share (issued 480,000 and 500,000 shares)"
    found = {line.label for line in read(sheet(stock)).only.lines if line.is_inside_label}
    assert found == {"Accounts receivable, allowance", "Common stock, shares issued"}


def test_amounts_inside_labels_of_flows_are_told_as_untagged() -> None:
    done = read("""
        TARN LOOMS, INC.
        STATEMENTS OF OPERATIONS
        (in thousands)
                                                            Year Ended December 31,
                                                               2001        2000
        Sales                                                 9,000       8,000
        General and administrative (including stock-based
          compensation of $1,120 and $1,080)                  6,000       5,500
        Net income                                            3,000       2,500
    """)
    assert [done.at(f) for f in done.findings if f.code == "label.not-tagged"] == ["1,120", "1,080"]


def test_of_one_series_all_preferred_stock_is_told() -> None:
    stock = "Preferred stock, $.01 par value; 900,000 shares authorized; 500,000 shares of 5.875% Series B issued"
    text = sheet("Common stock").replace(f"{'Common stock':16}", f"{stock:99}", 1)
    done = converted(text)
    assert values(done, "Preferred stock, shares authorized") == ["900000", "900000"]
    assert values(done, "Preferred stock, shares issued") == ["500000", "500000"]


def test_of_several_series_none_is_the_whole() -> None:
    stock = "Preferred stock, $.01 par value; 900,000 shares authorized; 500,000 Series B and 100,000 Series C issued"
    text = sheet("Common stock").replace(f"{'Common stock':16}", f"{stock:110}", 1)
    assert "Preferred stock, shares issued" not in " ".join(concepts(converted(text)))


def test_figures_of_other_lines_are_none_of_a_label(tmp_path: Path) -> None:
    """One cell holds all labels and one all figures of a year, so that figures stand between the labels."""
    rows = [("Net sales", "5,600", "4,900"), ("Cost of sales", "3,600", "3,400"), ("Net income", "2,000", "1,500")]
    cells = ("<br>".join(row[place] for row in rows) for place in range(3))
    page = tmp_path / "page.htm"
    page.write_text(
        "<html><body><p>TARN OARS, INC.</p><p>STATEMENTS OF INCOME</p><table>"
        "<tr><td></td><td>Year Ended<br>December 31, 2004</td><td>Year Ended<br>December 31, 2003</td></tr><tr>"
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr></table></body></html>"
    )
    result = convert(page, validate=False)
    assert [str(row.value) for row in result.facts] == ["5600", "4900", "3600", "3400", "2000", "1500"]
    assert not any(finding.code.startswith("label.") for finding in result.findings)
