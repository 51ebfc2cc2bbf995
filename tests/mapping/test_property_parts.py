"""Kinds of property that have a standard member and no concept: the cost of all property for that kind."""

from __future__ import annotations

from converter.model.statements import MappedLine
from tests.helpers_text import Converted, converted, mapped_line

COST = "us-gaap:PropertyPlantAndEquipmentGross"
AXIS = "us-gaap:PropertyPlantAndEquipmentByTypeAxis"


SHEET = """
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
    {cost}
      Less accumulated depreciation                  (330)       (300)
    Net property, plant and equipment                 400         390
    Total assets                                     $800        $740
"""
NOTE = """

    Note 3 - Property, plant and equipment

    Property, plant and equipment consisted of the following:

                                                       December 31,
                                                     2004        2003
    {kinds}
                                                     -----       -----
                                                      730         690
      Less accumulated depreciation                  (330)       (300)
                                                     -----       -----
    Net property, plant and equipment                $400        $390
                                                     =====       =====
"""
COST_LINE = "  Property at cost                                730         690"


def kinds(first: str, last: str) -> str:
    """Four kinds of property at cost."""
    return f"""{first:<42}        250         240
      Machinery and equipment                         410         400
      Vehicles                                         30          20
      {last:<42}       40          30""".replace(first, f"  {first}", 1)


def note(first: str = "Land and buildings", last: str = "Leasehold improvements") -> Converted:
    """A balance sheet, and a note that adds its property up at cost."""
    return converted(SHEET.format(cost=COST_LINE) + NOTE.format(kinds=kinds(first, last)))


def told(done: Converted, label: str) -> MappedLine:
    """The one line of a label in the note below the balance sheet."""
    (found,) = [each.line for each in done.statements[-1].lines if each.line.item.label == label]
    return found


def test_kinds_of_property_without_a_concept_are_its_cost_for_a_member() -> None:
    done = note()
    assert told(done, "Land and buildings").tag == f"{COST}[{AXIS}=us-gaap:LandAndBuildingMember]"
    assert told(done, "Vehicles").tag == f"{COST}[{AXIS}=us-gaap:VehiclesMember]"


def test_kinds_of_property_with_a_concept_keep_it_beside_them() -> None:
    done = note()
    assert told(done, "Machinery and equipment").tag == "us-gaap:MachineryAndEquipmentGross"
    assert told(done, "Leasehold improvements").tag == "us-gaap:LeaseholdImprovementsGross"


def test_one_known_kind_is_enough() -> None:
    done = note(first="Land, buildings and improvements", last="Harrows lent to farmers")
    tag = told(done, "Land, buildings and improvements").tag
    assert tag == f"{COST}[{AXIS}=us-gaap:LandBuildingsAndImprovementsMember]"
    assert told(done, "Harrows lent to farmers").is_extension


def test_two_lines_of_one_kind_are_no_members() -> None:
    done = note(first="Land and buildings", last="Buildings and land")
    assert told(done, "Land and buildings").is_extension
    assert told(done, "Buildings and land").is_extension


def test_on_a_balance_sheet_they_stay_in_the_sum_that_proves_them() -> None:
    """A sum of lines and of members has no calculation arcs; on a sheet they count for more."""
    total = "                                                      730         690"
    done = converted(SHEET.format(cost=f"{kinds('Land and buildings', 'Leasehold improvements')}\n{total}"))
    assert mapped_line(done, "Land and buildings").is_extension


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
