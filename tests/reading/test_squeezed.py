"""Lists whose blanks were squeezed, and figures that long labels have pushed on: each comes back in its column."""

from __future__ import annotations

import pytest

from tests.helpers_text import lines, periods, read

HEAD = "QUILL LOOMS, INC.\nSTATEMENTS OF INCOME\n(In thousands, except per share data)\n"
QUARTERS = (
    "              Three Months Ended      Six Months Ended\n                    June 30,              June 30,\n"
)
YEARS = "                1998     1997          1998     1997\n"
BODY = (
    ("Revenues:", ()),
    ("License fees", (14_210, 10_877, 27_340, 20_119)),
    ("Services", (8_344, 5_902, 15_711, 11_034)),
    ("Total revenues", (22_554, 16_779, 43_051, 31_153)),
    ("Acquired technology", (0, -1_250, 0, -1_250)),
    ("Other costs", (-804, -640, -411, -203)),
    ("Net income", (21_750, 14_889, 42_640, 29_700)),
)


def shown(value: int) -> str:
    return "--" if not value else f"({-value:,})" if value < 0 else f"{value:,}"


@pytest.mark.parametrize("sign", ["", "$", "$ "])
@pytest.mark.parametrize("indent", [0, 4])
def test_figures_that_one_blank_parts_stand_in_columns(sign: str, indent: int) -> None:
    rows = [
        " " * indent + " ".join([label, *((sign if at == 1 else "") + shown(value) for value in values)])
        for at, (label, values) in enumerate(BODY)
    ]
    reading = read(HEAD + QUARTERS + YEARS + "\n".join(rows))
    assert periods(reading.only) == [
        "1998-04-01/1998-06-30",
        "1997-04-01/1997-06-30",
        "1998-01-01/1998-06-30",
        "1997-01-01/1997-06-30",
    ]
    assert lines(reading.only) == [
        " ".join([f"{label.removesuffix(':')}:", *(f"{1000 * value}" for value in values)]).strip()
        if values
        else lines(reading.only)[0]
        for label, values in BODY
    ]


def test_a_line_of_fewer_figures_among_squeezed_ones_has_none_that_can_be_read() -> None:
    rows = [" ".join([label, *map(shown, values)]) for label, values in BODY]
    reading = read(HEAD + QUARTERS + YEARS + "\n".join([*rows[:4], "Gain on sale 1,100", *rows[4:]]))
    gain = next(item for item in reading.only.lines if item.label == "Gain on sale")
    assert gain.amounts == ()
    assert "cell.malformed" in reading.codes()


def test_sentences_that_end_in_figures_are_no_list() -> None:
    sentence = (
        "The notes that were due in the years 1998 and 1999 were reduced to\n    1,200 and 1,100 in all, from 1,500"
    )
    assert read(HEAD + "\n\n".join([sentence] * 9)).tables == ()


def test_figures_that_a_long_label_left_no_room_are_in_its_columns() -> None:
    reading = read(
        HEAD
        + f"{'':44}Years Ended December 31,\n{'':44}1998        1997        1996\n"
        + f"{'Net sales':36}{'$ 5,000':>12}{'$ 4,000':>12}{'$ 3,000':>12}\n"
        + f"{'Cost of sales':36}{'(3,000)':>13}{'(2,500)':>12}{'(2,000)':>12}\n"
        + f"{'Interest, including that of the subsidiaries':36} (1,100) (1,050)      (1,000)\n"
        + f"{'Taxes of all kinds, local ones among the many':36} (500) (400) (300)\n"
        + f"{'Net income':36}{'$   400':>12}{'$    50':>12}{'$  (300)':>13}\n"
    )
    assert lines(reading.only)[2:4] == [
        "Interest, including that of the subsidiaries: -1100000 -1050000 -1000000",
        "Taxes of all kinds, local ones among the many: -500000 -400000 -300000",
    ]
