"""Headings of columns in heaps of unequal height: each column has the length and the day that stand over it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers_text import periods, read

TITLE = "QUILL LOOMS, INC.\nCONSOLIDATED STATEMENTS OF INCOME\n(In thousands, except per share data)\n\n"
LINES = (
    ("Net sales", (542_104, 485_356, 733_828)),
    ("Cost of sales", (325_262, 291_213, 440_296)),
    ("Gross profit", (216_842, 194_143, 293_532)),
    ("Other income (expense), net", (79, -653, 852)),
    ("Net income", (-1_844, 4_334, 3_326)),
)
NINE_AND_YEAR = ["2001-01-01/2001-09-30", "2000-01-01/2000-09-30", "2000-01-01/2000-12-31"]
HALF_AND_YEARS = ["2001-07-01/2001-12-31", "2000-07-01/2001-06-30", "1999-07-01/2000-06-30"]


def body(stub: int, width: int) -> str:
    """The lines, their figures at the right of columns of one width."""
    shown = [(label, [f"({-v:,})" if v < 0 else f"{v:,} " for v in values]) for label, values in LINES]
    return "".join(f"{label:{stub}}" + "".join(f"{v:>{width}}" for v in values) + "\n" for label, values in shown)


def of(headings: str, stub: int = 36, width: int = 17) -> list[str]:
    return periods(read(TITLE + headings + body(stub, width)).only)


HEAPS = {
    "two days below one length, beside a day below another": (
        """\
                                                 9 Months
                                                   Ended
                                      -------------------------------    Year ended
                                      Sept. 30, 2001   Sept. 30, 2000  Dec. 31, 2000
""",
        NINE_AND_YEAR,
    ),
    "days in two lines beside one in one": (
        """\
                                         Nine Months Ended           Fiscal Year Ended
                                     September 30,    September 30,  December 31, 2000
                                           2001             2000
""",
        NINE_AND_YEAR,
    ),
    "years over which one day stands, beside a day of its own": (
        """\
                                             Nine
                                         Months Ended
                                         September 30,              Year Ended
                                         2001            2000        12/31/00
""",
        NINE_AND_YEAR,
    ),
    "a rule beside the length of the other column": (
        """\
                                                       Years Ended June 30,
                                     Six Months Ended ----------------------------
                                       12/31/01            2001             2000
""",
        HALF_AND_YEARS,
    ),
    "a rule beside the day of the other column": (
        """\
                                                       Years Ended June 30,
                                     Six Months Ended  ---------------------------
                                        Dec. 31, 2001      2001             2000
""",
        HALF_AND_YEARS,
    ),
    "the end of a length beside a whole one": (
        """\
                                       Six Months
                                          Ended        Years Ended June 30,
                                      December 31,    ----------------------------
                                           2001             2001             2000
""",
        HALF_AND_YEARS,
    ),
    "a length and a day one blank apart": (
        """\
                                                             Years Ended
                                     Six Months Ended June 30,         June 30,
                                     12/31/01         2001             2000
""",
        HALF_AND_YEARS,
    ),
    "lengths one blank apart, one of them with its end": (
        """\
                                                                         Year
                                     Nine Months Ended Nine Months Ended Ended
                                     September 30,     September 30,     December 31,
                                     2001              2000              2000
""",
        NINE_AND_YEAR,
    ),
    "a length over a rule below its day": (
        """\
                                             Nine Months Ended
                                                  Sept. 30,
                                     -------------------------------  Fiscal Year Ended
                                           2001             2000        Dec. 31, 2000
""",
        NINE_AND_YEAR,
    ),
    "lengths one blank apart": (
        """\
                                     Nine Months Ended Nine Months Ended Year Ended
                                     9/30/01           9/30/00           12/31/00
""",
        NINE_AND_YEAR,
    ),
}


@pytest.mark.parametrize("heap", HEAPS)
def test_heaps_head_the_columns_that_they_stand_over(heap: str) -> None:
    headings, expected = HEAPS[heap]
    assert of(headings) == expected


@pytest.mark.parametrize("beside", ["", "Note"])
@pytest.mark.parametrize("stub", ["", "(Unaudited)      (Audited)"])
def test_months_over_their_days_and_years_date_balances(beside: str, stub: str) -> None:
    headings = f"{'':46}September       December\n{'':38}{beside:8}30, 2001        31, 2000\n" + (
        f"{'':43}{stub}\n" if stub else ""
    )
    note = "3" if beside else ""
    figures = "".join(
        f"{label:38}{note:5}{new:>11,}{old:>16,}\n"
        for label, new, old in (
            ("Cash", 323_978, 289_065),
            ("Inventories", 62_679, 559_466),
            ("Total", 386_657, 848_531),
        )
    )
    found = periods(read("QUILL LOOMS, INC.\nBALANCE SHEETS\n(In thousands)\n\n" + headings + figures).only)
    assert [period for period in found if period != "other"] == ["2001-09-30", "2000-12-31"]


@pytest.mark.parametrize("third", ["Note   (Unaudited)        (Audited)", "Note   (Unaudited)"])
def test_remarks_beside_the_heading_of_notes_leave_the_dates(third: str) -> None:
    headings = f"{'':48}Jun 30,         Dec 31,\n{'':50}2001            2000\n{'':39}{third}\n"
    figures = "".join(
        f"{label:39}{note:5}{new:>11,}{old:>16,}\n"
        for label, note, new, old in (
            ("Cash", 1, 878_446, 896_708),
            ("Receivables", "", 137_253, 83_669),
            ("Inventories", 3, 62_679, 559_466),
            ("Total", "", 1_078_378, 1_539_843),
        )
    )
    found = periods(read("QUILL LOOMS, INC.\nBALANCE SHEETS\n(In thousands)\n\n" + headings + figures).only)
    assert found == ["other", "2001-06-30", "2000-12-31"]


def test_words_at_the_left_of_a_column_of_narrow_figures_head_it() -> None:
    headings = """\
                            Six
                            Months
                            Ended                Fiscal Years Ended   Fiscal Years Ended
                            12/31/01             6/30/01              6/30/00
"""
    assert of(headings, stub=28, width=21) == HALF_AND_YEARS


def test_two_lengths_of_two_columns_each_are_no_length_of_a_neighbour() -> None:
    headings = (
        f"{'':46}Three Months                       Fiscal\n{'':49}Ended                        Years Ended\n"
        f"{'':48}Dec. 31,                        Dec. 31,\n{'':37}{'-' * 30}  {'-' * 30}\n"
        f"{'':42}1999            1998            1999            1998\n"
    )
    lines = "".join(f"{label:35}" + "".join(f"{v:>16,}" for v in (*values, 10_517)) + "\n" for label, values in LINES)
    found = periods(read(TITLE + headings + lines).only)
    assert found == [f"{year}-{start}/{year}-12-31" for start in ("10-01", "01-01") for year in (1999, 1998)]


LENGTHS = {3: "Three Months Ended", 6: "Six Months Ended", 9: "Nine Months Ended", 12: "Year Ended"}
DAYS = {6: "June 30,", 9: "September 30,", 12: "December 31,"}
ENDS = {6: "06-30", 9: "09-30", 12: "12-31"}
STARTS = {(6, 6): "01-01", (9, 9): "01-01", (12, 12): "01-01", (3, 6): "04-01", (3, 9): "07-01", (3, 12): "10-01"}


@given(data=st.data())
@settings(max_examples=60)
def test_groups_of_columns_with_headings_of_any_height(data: st.DataObject) -> None:
    """Each group has its length cut in lines as may be, its day above its years or beside each, all set low."""
    groups = data.draw(
        st.lists(
            st.tuples(st.sampled_from(sorted(STARTS)), st.integers(1, 2)),
            min_size=2,
            max_size=3,
            unique_by=lambda g: g[0],
        ).filter(lambda found: 2 <= sum(count for _, count in found) <= 4)
    )
    width = data.draw(st.integers(19, 22))
    heaps: list[list[str]] = []
    expected = []
    for (months, last), count in groups:
        words = LENGTHS[months].split()
        at = data.draw(st.integers(1, len(words)))
        length = [" ".join(words[:at]), *([" ".join(words[at:])] if words[at:] else [])]
        years = [2001 - back for back in range(count)]
        wide = width * count
        if data.draw(st.booleans()):
            ends = ["".join(f"{DAYS[last]} {year}".center(width) for year in years)]
        elif data.draw(st.booleans()):
            ends = [DAYS[last].center(wide), "".join(str(year).center(width) for year in years)]
        else:
            ends = [DAYS[last].center(width) * count, "".join(str(year).center(width) for year in years)]
        heaps.append([*(words.center(wide) for words in length), *ends])
        expected += [f"{year}-{STARTS[months, last]}/{year}-{ENDS[last]}" for year in years]
    height = max(map(len, heaps))
    low = [[" " * len(heap[0])] * (height - len(heap)) + heap for heap in heaps]
    headings = "".join(" " * 36 + "".join(heap[row] for heap in low).rstrip() + "\n" for row in range(height))
    figures = data.draw(
        st.lists(
            st.lists(st.integers(1000, 900_000), min_size=len(expected), max_size=len(expected)), min_size=5, max_size=5
        )
    )
    lines = "".join(
        f"{label:36}" + "".join(f"{value:,}".center(width) for value in values) + "\n"
        for (label, _), values in zip(LINES, figures, strict=True)
    )
    found = periods(read(TITLE + headings + lines).only)
    assert found == expected
