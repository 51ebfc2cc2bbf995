"""Kinds of property that have a standard member and no concept: the cost of all property for that kind."""

from __future__ import annotations

from tests.helpers_text import Converted, concept, converted, mapped_line

COST = "us-gaap:PropertyPlantAndEquipmentGross"
AXIS = "us-gaap:PropertyPlantAndEquipmentByTypeAxis"


def sheet(first: str = "Land and buildings", last: str = "Leasehold improvements") -> Converted:
    """A balance sheet that adds its property up at cost."""
    return converted(
        f"""
    TARN HARROWS, INC.
    BALANCE SHEETS
                                                       December 31,
                                                     2004        2003
    ASSETS
    Current assets:
      Cash and cash equivalents                       100          90
      Inventories                                     300         260
    Total current assets                              400         350
    Property, plant and equipment:
      {first:<42}      250         240
      Machinery and equipment                         410         400
      Vehicles                                         30          20
      {last:<42}       40          30
                                                      730         690
      Less accumulated depreciation                  (330)       (300)
    Net property, plant and equipment                 400         390
    Total assets                                     $800        $740
    """
    )


def test_kinds_of_property_without_a_concept_are_its_cost_for_a_member() -> None:
    done = sheet()
    assert mapped_line(done, "Land and buildings").tag == f"{COST}[{AXIS}=us-gaap:LandAndBuildingMember]"
    assert mapped_line(done, "Vehicles").tag == f"{COST}[{AXIS}=us-gaap:VehiclesMember]"


def test_kinds_of_property_with_a_concept_keep_it_beside_them() -> None:
    done = sheet()
    assert concept(done, "Machinery and equipment") == "us-gaap:MachineryAndEquipmentGross"
    assert concept(done, "Leasehold improvements") == "us-gaap:LeaseholdImprovementsGross"


def test_one_known_kind_is_enough() -> None:
    done = sheet(first="Land, buildings and improvements", last="Harrows lent to farmers")
    tag = mapped_line(done, "Land, buildings and improvements").tag
    assert tag == f"{COST}[{AXIS}=us-gaap:LandBuildingsAndImprovementsMember]"
    assert mapped_line(done, "Harrows lent to farmers").is_extension


def test_two_lines_of_one_kind_are_no_members() -> None:
    done = sheet(first="Land and buildings", last="Buildings and land")
    assert mapped_line(done, "Land and buildings").is_extension
    assert mapped_line(done, "Buildings and land").is_extension


def test_what_no_sum_adds_to_the_cost_of_property_is_no_part_of_it() -> None:
    done = converted(
        """
    TARN HARROWS, INC.
    BALANCE SHEETS
                                                       December 31,
                                                     2004        2003
    Cash and cash equivalents                         100          90
    Land and buildings                                250         240
    Total assets                                     $350        $330
    """
    )
    assert mapped_line(done, "Land and buildings").is_extension
