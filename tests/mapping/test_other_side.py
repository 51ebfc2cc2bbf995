"""The last total of a balance sheet, which names the claims on the assets in words of its own."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted

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
