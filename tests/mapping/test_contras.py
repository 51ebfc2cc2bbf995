"""What stands before and after a thing that is taken off, where the sums print no words."""

from __future__ import annotations

from tests.helpers_text import Converted, converted

SHEET = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (in thousands)
                                             December 31,
                                            2004        2003
    ASSETS
    Current assets:
      Cash                                   300         250
      Inventories                            400         410
                                             700         660
    Property, plant and equipment            500         480
    Less accumulated depreciation           (200)       (180)
                                             300         300
                                         $ 1,000       $ 960

    LIABILITIES AND STOCKHOLDERS' EQUITY
    Current liabilities:
      Accounts payable                       200         190
      Accrued expenses                       100         110
                                             300         300
    Long-term debt                           150         140
    Stockholders' equity:
      Common stock                           100         100
      Retained earnings                      500         470
                                             600         570
      Less treasury stock, at cost           (40)        (40)
      Less unearned compensation             (10)        (10)
                                             550         520
                                         $ 1,000       $ 960
"""


def unnamed(done: Converted) -> list[str]:
    """The concepts of the lines without words."""
    return [line.concept.name.local for line in done.mapped[0].lines if line.concept and not line.item.label]


def test_sums_without_words_are_told_by_what_they_add_and_take_off() -> None:
    assert unnamed(converted(SHEET)) == [
        "AssetsCurrent",
        "PropertyPlantAndEquipmentNet",
        "Assets",
        "LiabilitiesCurrent",
        "StockholdersEquityBeforeTreasuryStock",
        "StockholdersEquity",
        "LiabilitiesAndStockholdersEquity",
    ]


def test_a_loss_of_the_owners_after_the_shares_bought_back_is_nothing_taken_off() -> None:
    """Equity before treasury stock holds it: the sum above both is no total of the taxonomy."""
    words = "Accumulated other comprehensive loss"
    done = converted(SHEET.replace("Less unearned compensation          ", words))
    assert "StockholdersEquityBeforeTreasuryStock" not in unnamed(done)
