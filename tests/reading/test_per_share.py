"""Lines per share in a table of their own below an income statement."""

from __future__ import annotations

from converter.model.source import UnitKind
from tests.helpers_text import Read, lines, plain, read

HEADING = """
                                               Years Ended December 31,
                                          2004          2003          2002
"""
STATEMENT = f"""
QUILL LAMPS, INC.
STATEMENTS OF INCOME
(Dollars in thousands)
{HEADING}
Net sales                                5,600         4,900         4,800
Cost of sales                            4,990         4,360         4,280
Net income                                 610           540           520
"""
BELOW = f"""
{{title}}
{HEADING}
Net income per common share:
  Basic                                    .61           .54           .52
  Diluted                                  .60           .53           .51
Average shares outstanding:
  Basic                                996,000       998,000       997,000
Book value per share                     15.10         14.20         13.90
Dividends declared per common share        .10           .10           .08
Shares outstanding at end of period  1,001,000       999,000       998,000
Employees                                  120           110           100
"""


def untagged(reading: Read) -> list[str]:
    return [reading.at(f) for f in reading.findings if f.code == "cell.not-a-statement"]


def test_a_table_per_share_goes_on_with_the_income_statement_above_it() -> None:
    reading = read(STATEMENT + BELOW.format(title="Other Data"))
    assert lines(reading.only)[3:] == [
        "Net income per common share:",
        "Basic: 0.61 0.54 0.52",
        "Diluted: 0.6 0.53 0.51",
        "Average shares outstanding:",
        "Basic: 996000 998000 997000",
        "Dividends declared per common share: 0.1 0.1 0.08",
    ]
    assert untagged(reading) == [
        *("15.10", "14.20", "13.90"),
        *("1,001,000", "999,000", "998,000"),
        *("120", "110", "100"),
    ]


def test_a_table_per_share_of_other_columns_stays_apart() -> None:
    other = BELOW.format(title="Other Data").replace("2004", "2001")
    assert len(read(STATEMENT + other).only.lines) == 3


def test_a_statement_with_lines_per_share_takes_no_others() -> None:
    own = STATEMENT + "Net income per share                       .61           .54           .52\n"
    assert len(read(own + BELOW.format(title="Other Data")).only.lines) == 4


def test_unvested_shares_that_take_a_part_of_income_leave_the_scale_of_shares_clear() -> None:
    # 610 over 996 shares is .6124: of each dollar more than a cent goes to unvested shares.
    text = STATEMENT + BELOW.format(title="Other Data").replace(" .61 ", " .60 ")
    counts = [item for item in read(text).only.lines if item.unit is UnitKind.SHARES and item.amounts]
    assert [plain(amount.shown) for item in counts for amount in item.amounts] == ["996000", "998000", "997000"]
