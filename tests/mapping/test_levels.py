"""Fair values by the level of what they are measured by, from the text to the values."""

from __future__ import annotations

import pytest

from converter.model.statements import Statement
from tests.helpers_text import converted, plain
from tests.mapping.test_details import details, name
from tests.mapping.test_schedules import STATEMENTS

LEVELS = """\
    Note 7 - Fair value

    Assets and liabilities measured at fair value are as follows (in thousands):

                                                                December 31, 2023
                                                   Level 1      Level 2      Level 3       Total
    Assets:
      Money market funds                          $  4,100     $    ---     $    ---     $  4,100
      Kiln leases                                      ---        1,250          ---        1,250
                                                  --------     --------     --------     --------
        Total assets                              $  4,100     $  1,250     $    ---     $  5,350
                                                  ========     ========     ========     ========
    Liabilities:
      Contingent consideration                    $    ---     $    ---     $    900     $    900
      Swaps of glass                                   ---          310          ---          310
                                                  --------     --------     --------     --------
        Total liabilities                         $    ---     $    310     $    900     $  1,210
                                                  ========     ========     ========     ========

"""


def told(text: str) -> list[str]:
    """Each line that has a concept, and each value with its level, without one where it is of the whole."""
    found = []
    for note in details(converted(text)):
        for line in note.lines:
            values = [f"{plain(value.value)}{_level(note, value.amount.column)}" for value in line.values]
            found += [f"{name(line)} {' '.join(values)}"] if values and line.line.concept else []
    return found


def _level(note: Statement, column: int) -> str:
    dimension = note.dimensions[column]
    return f"@{dimension.member.name.local[-len('1Member')]}" if dimension else ""


def test_what_is_measured_is_told_for_each_level_and_as_a_whole() -> None:
    assert told(STATEMENTS + LEVELS) == [
        "AssetsFairValueDisclosure 4100000@1 1250000@2 0@3 5350000",
        "BusinessCombinationContingentConsiderationLiability 0@1 0@2 900000@3 900000",
        "LiabilitiesFairValueDisclosure 0@1 310000@2 900000@3 1210000",
    ]


def test_a_total_without_words_is_of_the_assets_that_its_caption_names() -> None:
    assets = LEVELS.partition("    Liabilities:")[0].replace("Assets and liabilities", "Financial assets")
    assert told(STATEMENTS + assets.replace("Total assets", "Total       ")) == [
        "AssetsFairValueDisclosure 4100000@1 1250000@2 0@3 5350000"
    ]


def test_columns_that_do_not_add_across_have_no_whole() -> None:
    other = LEVELS.replace("1,250          ---        1,250", "1,250          ---        1,350")
    assert told(STATEMENTS + other.replace("$    ---     $  5,350", "$    ---     $  5,450"))[0] == (
        "AssetsFairValueDisclosure 4100000@1 1250000@2 0@3"
    )


def test_lines_of_the_same_words_are_parts_that_nothing_tells_apart() -> None:
    twice = LEVELS.replace("Swaps of glass          ", "Contingent consideration")
    assert told(STATEMENTS + twice) == [
        "AssetsFairValueDisclosure 4100000@1 1250000@2 0@3 5350000",
        "LiabilitiesFairValueDisclosure 0@1 310000@2 900000@3 1210000",
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "The fair value of the pension plan assets at December 31, 2023 is as follows (in thousands):",
        "The fair value of assets of our unconsolidated affiliates at December 31, 2023 (in thousands):",
        "The fair value of assets acquired at December 31, 2023 is as follows (in thousands):",
    ],
)
def test_what_a_plan_or_another_company_holds_is_not_the_company_s(caption: str) -> None:
    said = "Assets and liabilities measured at fair value are as follows (in thousands):"
    assert not told(STATEMENTS + LEVELS.replace(said, caption))


def test_what_is_owed_is_no_less_for_the_parentheses_around_it() -> None:
    shown = LEVELS.replace("$    900", "$   (900)").replace("310 ", "(310)").replace("310\n", "(310)\n")
    lines = told(STATEMENTS + shown.replace("$    310", "$   (310)").replace("1,210", "(1,210)"))
    assert lines[2] == "LiabilitiesFairValueDisclosure 0@1 310000@2 900000@3 1210000"
