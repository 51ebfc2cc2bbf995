"""The last total of a balance sheet, which names the claims on the assets in words of its own."""

from __future__ import annotations

import pytest

from tests.helpers_text import Converted, concept, converted, mapped_line

SHEET = """
    SELKIRK ACQUISITION CORP.
    BALANCE SHEETS
                                                                   September 30,   December 31,
                                                                       2022            2021
    Cash                                                              610,400         820,100
    Total assets                                                      610,400         820,100
    Accounts payable                                                  110,000         120,000
    Total liabilities                                                 110,000         120,000
    Common stock                                                          500             500
    Retained earnings                                                 499,900         699,600
    Total net worth of the owners                                     500,400         700,100
    {:62}    610,400         {}
"""


@pytest.mark.parametrize("label", ["Total obligations, redeemable stock and net worth", "Total claims on the company"])
def test_the_last_total_that_equals_the_assets_is_all_claims_on_them(label: str) -> None:
    done = converted(SHEET.format(label, "820,100"))
    assert concept(done, label) == "us-gaap:LiabilitiesAndStockholdersEquity"


def test_a_total_that_differs_in_one_column_is_not() -> None:
    label = "Total claims on the company"
    assert concept(converted(SHEET.format(label, "820,101")), label) != "us-gaap:LiabilitiesAndStockholdersEquity"


BROKER = """
    HALDANE SECURITIES GROUP, INC.
    STATEMENTS OF FINANCIAL CONDITION
    (in thousands)
                                                           December 31,
                                                         2003        2002
    ASSETS
    Cash                                                1,200       1,100
    Receivables from customers                          8,300       7,900
                                                        9,500       9,000
    Securities owned                                    4,100       3,600
                                                     $ 13,600    $ 12,600

    LIABILITIES AND STOCKHOLDERS' EQUITY
    Short-term borrowings                               3,000       2,800
    Payables to customers                               7,000       6,500
{}                                                       10,000       9,300
    Stockholders' equity:
      Common stock                                        100         100
      Retained earnings                                 3,500       3,200
                                                        3,600       3,300
                                                     $ 13,600    $ 12,600
"""


def bare(done: Converted) -> list[str]:
    """The concepts of the lines without words, those of the report's own by their prefix."""
    return [str(line.concept.name).removeprefix("us-gaap:") for line in done.mapped[0].lines if not line.item.label]


def test_equal_totals_without_words_name_each_other_and_leave_the_liabilities() -> None:
    first, *others = bare(converted(BROKER.format("")))
    assert first.startswith("quill:")
    assert others == ["Assets", "Liabilities", "StockholdersEquity", "LiabilitiesAndStockholdersEquity"]


def test_a_sum_without_words_of_debts_and_outside_owners_is_not_of_liabilities_alone() -> None:
    owners = "    Minority interest                                   1,000         900\n"
    text = BROKER.format(owners).replace("10,000       9,300", "11,000      10,200").replace("3,500", "2,500")
    text = text.replace("3,200", "2,300").replace("3,600       3,300", "2,600       2,400")
    found = bare(converted(text))
    assert found[-1] == "LiabilitiesAndStockholdersEquity"
    assert "Liabilities" not in found


def test_what_a_sum_puts_into_equity_is_no_liability() -> None:
    other = "      Other                                               100         100\n"
    text = BROKER.format("").replace(
        "      Retained earnings                                 3,500       3,200\n",
        "      Retained earnings                                 3,400       3,100\n" + other,
    )
    done = converted(text)
    assert mapped_line(done, "Other").is_extension
