"""What stands before and after a thing that is taken off, where the sums print no words."""

from __future__ import annotations

import pytest

from tests.helpers_text import Converted, concept, converted, values

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


PLANT = """
    TARN POWER, INC.
    BALANCE SHEETS
    (in thousands)
                                             December 31,
                                            2003        2002
    {}
    {}
    {}
    Cash                                     200         100
    Total assets                             900         820
"""


@pytest.mark.parametrize("form", ["{}", "({})"])
@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (
            ("Nuclear fuel", "Less: Accumulated amortization", "Nuclear fuel, net"),
            ("quill:NuclearFuel", "quill:AccumulatedAmortization", "NuclearFuelNetOfAmortization"),
        ),
        (
            ("Real estate, at cost", "Less: Accumulated depreciation", "Real estate, net"),
            (
                "RealEstateInvestmentPropertyAtCost",
                "RealEstateInvestmentPropertyAccumulatedDepreciation",
                "RealEstateInvestmentPropertyNet",
            ),
        ),
        (
            ("Oil and gas properties, full cost method", "Less: Accumulated depletion", "Oil and gas properties, net"),
            (
                "OilAndGasPropertyFullCostMethodGross",
                "OilAndGasPropertyFullCostMethodDepletion",
                "OilAndGasPropertyFullCostMethodNet",
            ),
        ),
        (
            (
                "Oil and gas properties, successful efforts",
                "Less accumulated depreciation, depletion and amortization",
                "Net oil and gas properties",
            ),
            (
                "OilAndGasPropertySuccessfulEffortMethodGross",
                "OilAndGasPropertySuccessfulEffortMethodAccumulatedDepreciationDepletionAndAmortization",
                "OilAndGasPropertySuccessfulEffortMethodNet",
            ),
        ),
        (
            ("Utility plant", "Less accumulated depreciation", "Net utility plant"),
            (
                "quill:UtilityPlant",
                "PublicUtilitiesPropertyPlantAndEquipmentAccumulatedDepreciation",
                "PublicUtilitiesPropertyPlantAndEquipmentNet",
            ),
        ),
    ],
)
def test_what_is_taken_off_is_of_the_thing_that_the_lines_of_its_sum_name(
    labels: tuple[str, ...], names: tuple[str, ...], form: str
) -> None:
    figures = [("1,000", "  990"), (form.format("300"), form.format("270")), ("700", "720")]
    done = converted(PLANT.format(*(f"{label:72} {a}   {b}" for label, (a, b) in zip(labels, figures, strict=True))))
    assert [concept(done, label).removeprefix("us-gaap:") for label in labels[1:]] == list(names[1:])
    assert concept(done, labels[0]).removeprefix("us-gaap:") == names[0]
    assert values(done, labels[1]) == ["300000", "270000"]


PROPERTY = """
    TARN FOUNDRIES, INC.
    BALANCE SHEETS
    (in thousands)
                                                                    December 31,
                                                                   2021        2020
    Cash                                                          1,000         900
    {label:<60}{lines}
    Total assets                                                  1,700       1,500
    Total liabilities                                               300         280
    Total stockholders' equity                                    1,400       1,220
    Total liabilities and stockholders' equity                    1,700       1,500
"""
TAKEN_OFF = """  900         700
    Less accumulated depreciation                                  (200)       (100)
    Net property                                                    700         600"""


@pytest.mark.parametrize("label", ["Property, plant and equipment", "Property and equipment"])
@pytest.mark.parametrize(
    ("lines", "name"),
    [("  700         600", "PropertyPlantAndEquipmentNet"), (TAKEN_OFF, "PropertyPlantAndEquipmentGross")],
)
def test_property_from_which_nothing_is_taken_off_is_net(label: str, lines: str, name: str) -> None:
    assert concept(converted(PROPERTY.format(label=label, lines=lines)), label) == f"us-gaap:{name}"


def test_a_heading_of_the_cost_is_of_the_total_before_depreciation() -> None:
    done = converted("""
        TARN STORAGE, INC.
        BALANCE SHEETS
        (in thousands)
                                                                        December 31,
                                                                       2021        2020
        Cash                                                          1,000         900
        Real estate facilities, at cost:
          Land                                                          400         300
          Buildings                                                     500         400
          Total                                                         900         700
          Accumulated depreciation                                     (200)       (100)
          Total                                                         700         600
          Construction in process                                       100          90
          Total                                                         800         690
        Total assets                                                  1,800       1,590
    """)
    names = [line.concept.name.local for line in done.mapped[0].lines if line.concept and line.item.label == "Total"]
    assert names[:2] == ["RealEstateInvestmentPropertyAtCost", "RealEstateInvestmentPropertyNet"]
    assert names[2] != "RealEstateInvestmentPropertyAtCost"


UNCLASSIFIED = """
    TARN CABLE, L.P.
    BALANCE SHEETS
    (in thousands)
                                             December 31,
                                            1996        1995
    ASSETS
    Cash and cash equivalents                300         250
    Due from the Quillon venture              90          80
    Deferred financing costs, net             60          70
    Property, plant and equipment, net       550         600
                                         $ 1,000     $ 1,000

    LIABILITIES AND PARTNERS' CAPITAL
    Accounts payable                         300         310
    Senior notes                             500         510
    Total liabilities                        800         820
    Partners' capital                        200         180
                                         $ 1,000     $ 1,000
"""


def test_what_is_added_among_the_assets_is_not_taken_off_a_debt() -> None:
    """The one line whose words are unknown is no debt before what its issue cost, nor the sum one after it."""
    assert unnamed(converted(UNCLASSIFIED)) == ["Assets", "LiabilitiesAndStockholdersEquity"]


LIFO = """
    TARN FORGE, INC.
    BALANCE SHEETS
    (in thousands)
                                             October 31,
                                            1993        1992
    Current assets:
      Cash                                   300         250
      Inventories:
        Finished products                    200         180
        Work in process                      100         120
                                             300         300
        {:<32}   (40)        (50)
                                             260         250
    Total current assets                     560         500
    Total assets                             560         500
"""


@pytest.mark.parametrize("label", ["Less LIFO reserve", "Less allowance to adjust to LIFO", "Excess of cost over LIFO"])
def test_inventories_are_told_before_and_after_their_lifo_reserve(label: str) -> None:
    done = converted(LIFO.format(label))
    assert unnamed(done) == ["FIFOInventoryAmount", "InventoryNet"]
    assert concept(done, label) == "us-gaap:InventoryLIFOReserve"


def test_what_is_leased_is_no_intangible_asset_though_it_is_amortized() -> None:
    leased = """
    Flight equipment under capital leases    200         210
      Less accumulated amortization          (80)        (75)
                                             120         135
    """
    done = converted(
        SHEET.replace("                                         $ 1,000       $ 960\n\n", leased + "\n", 1)
    )
    assert concept(done, "Flight equipment under capital leases") == "us-gaap:CapitalLeasedAssetsGross"
    taken = "us-gaap:CapitalLeasesLesseeBalanceSheetAssetsByMajorClassAccumulatedDeprecation"
    assert concept(done, "Less accumulated amortization") == taken


def test_a_thing_that_can_be_touched_is_not_named_by_what_is_amortized() -> None:
    kept = """
    Equipment on loan to customers           200         210
      Less accumulated amortization          (80)        (75)
                                             120         135
    """
    done = converted(SHEET.replace("                                         $ 1,000       $ 960\n\n", kept + "\n", 1))
    assert concept(done, "Equipment on loan to customers") != "us-gaap:FiniteLivedIntangibleAssetsGross"
    assert "us-gaap:FiniteLivedIntangibleAssetsNet" not in {line.tag for line in done.mapped[0].lines}
