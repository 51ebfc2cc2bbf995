"""Sums that printed figures prove: every pattern of signs, subtotals, rounding, slips, and false proofs."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from converter.model.findings import Finding
from converter.model.source import StatementTable
from converter.model.statements import Footing
from converter.proving.sums import prove_sums
from tests.helpers_text import Read, read, sums

Rows = list[tuple[str, tuple[str, ...]]]


def proved(reading: Read) -> tuple[StatementTable, tuple[Footing, ...], tuple[Finding, ...]]:
    """The one statement of a release, its footings, and the findings of proving."""
    (footings,), findings = prove_sums(reading.statements)
    return reading.only, footings, findings


def statement(rows: Rows, caption: str = "(unaudited)") -> Read:
    """An income statement of one to three years with these rows; `---` draws a rule."""
    columns = max(len(cells) for _, cells in rows)
    years = "".join(f"{2004 - i:>14}" for i in range(columns))
    text = [
        "VANTERRY KILNS, INC.",
        "STATEMENTS OF INCOME",
        caption,
        f"{'':36}Year Ended December 31,",
        f"{'':30}{years}",
    ]
    for label, cells in rows:
        text.append(f"{label if label != '---' else '':30}" + "".join(f"{cell:>14}" for cell in cells))
    return read("\n".join(text))


def shown_sums(rows: Rows, caption: str = "(unaudited)") -> list[str]:
    table, footings, _ = proved(statement(rows, caption))
    return sums(table, footings)


FIRST, SECOND = (9137, 1861, 677, 293), (8243, 1459, 823, 211)


def test_of_one_line_of_costs_a_loss_is_left_and_the_sums_below_it_hold() -> None:
    assert shown_sums([
        ("Operating costs", ("3,102", "2,501")),
        ("Loss from operations", ("(3,102)", "(2,501)")),
        ("Change in value of warrants", ("4,010", "(2,110)")),
        ("Trust income", ("91", "110")),
        ("Total other income", ("4,101", "(2,000)")),
        ("Net income (loss)", ("999", "(4,501)")),
    ]) == [
        "proven Loss from operations = - Operating costs",
        "proven Total other income = + Change in value of warrants + Trust income",
        "proven Net income (loss) = + Loss from operations + Total other income",
    ]  # fmt: skip


@pytest.mark.parametrize("signs", list(product((1, -1), repeat=3)))
@pytest.mark.parametrize("printed", ["plain", "parentheses"])
def test_every_pattern_of_signs_below_a_first_line_is_found(signs: tuple[int, ...], printed: str) -> None:
    """Magnitudes are printed bare, or in parentheses where they are taken off: the contribution is the same."""
    labels = ["Kilns sold", "Clay", "Glaze", "Firing"]

    def cell(value: int, sign: int) -> str:
        return f"({value:,})" if printed == "parentheses" and sign < 0 else f"{value:,}"

    def total(column: tuple[int, ...]) -> int:
        return column[0] + sum(sign * value for sign, value in zip(signs, column[1:], strict=True))

    rows: Rows = [
        (label, (cell(a, sign), cell(b, sign)))
        for label, a, b, sign in zip(labels, FIRST, SECOND, (1, *signs), strict=True)
    ]
    rows.append(("Operating income", (f"{total(FIRST):,}", f"{total(SECOND):,}")))
    expected = (1, *signs) if printed == "plain" else (1, 1, 1, 1)
    terms = " ".join(f"{'+' if sign > 0 else '-'} {label}" for label, sign in zip(labels, expected, strict=True))
    assert shown_sums(rows) == [f"proven Operating income = {terms}"]


def test_a_total_that_is_negative_is_proven_too() -> None:
    # 4,100 - 5,230 = -1,130 and 3,900 - 4,711 = -811.
    assert shown_sums([
        ("Net sales", ("4,100", "3,900")),
        ("Clay", ("5,230", "4,711")),
        ("Operating loss", ("(1,130)", "(811)")),
    ]) == ["proven Operating loss = + Net sales - Clay"]  # fmt: skip


def test_a_loss_printed_positive_turns_every_sign() -> None:
    # The same loss as a positive figure: 5,230 - 4,100 = 1,130.
    assert shown_sums([
        ("Net sales", ("4,100", "3,900")),
        ("Clay", ("5,230", "4,711")),
        ("Operating loss", ("1,130", "811")),
    ]) == ["proven Operating loss = - Net sales + Clay"]  # fmt: skip


def test_subtotals_stand_for_their_members_in_the_next_sum() -> None:
    assert shown_sums(
        [
            ("Net sales", ("5,600", "4,900")),
            ("Cost of sales", ("3,600", "3,100")),
            ("Gross profit", ("2,000", "1,800")),  # 5,600 - 3,600; 4,900 - 3,100
            ("Selling", ("430", "410")),
            ("Research", ("270", "190")),
            ("Total operating expenses", ("700", "600")),  # 430 + 270; 410 + 190
            ("Operating income", ("1,300", "1,200")),  # 2,000 - 700; 1,800 - 600
            ("Interest expense", ("(45)", "(57)")),
            ("Income before taxes", ("1,255", "1,143")),
            ("Provision for income taxes", ("489", "446")),
            ("Net income", ("766", "697")),
        ]
    ) == [
        "proven Gross profit = + Net sales - Cost of sales",
        "proven Total operating expenses = + Selling + Research",
        "proven Operating income = + Gross profit - Total operating expenses",
        "proven Income before taxes = + Operating income + Interest expense",
        "proven Net income = + Income before taxes - Provision for income taxes",
    ]


def test_a_total_without_a_label_is_a_total() -> None:
    assert shown_sums([
        ("Kilns", ("1,217", "1,103")),
        ("Wheels", ("346", "281")),
        ("", ("1,563", "1,384")),
        ("Clay", ("421", "397")),
        ("Total income", ("1,142", "987")),
    ]) == ["proven  = + Kilns + Wheels", "proven Total income = +  - Clay"]  # fmt: skip


def test_signs_that_two_assignments_allow_are_not_proven() -> None:
    # Clay and Glaze are equal in both columns: 900 + 70 - 70 = 900 - 70 + 70.
    found = shown_sums([
        ("Kilns", ("900", "800")),
        ("Clay", ("70", "60")),
        ("Glaze", ("70", "60")),
        ("Operating income", ("900", "800")),
    ])  # fmt: skip
    assert not [text for text in found if text.startswith("proven")]


def test_signs_are_ambiguous_where_a_shorter_run_holds_as_well() -> None:
    # 1,000 - 400 = 600, and 600 = 600 is also 1,000 - 400 of the two lines above without the first pair,
    # which comes to nothing: 250 - 250.
    found = shown_sums([
        ("Rent received", ("250", "310")),
        ("Rent paid", ("250", "310")),
        ("Kilns", ("1,000", "900")),
        ("Clay", ("400", "350")),
        ("Operating income", ("600", "550")),
    ])  # fmt: skip
    assert not [text for text in found if text.startswith("proven")]


def test_lines_of_zero_prove_nothing_and_break_nothing() -> None:
    assert shown_sums([
        ("Kilns", ("1,217", "1,103")),
        ("Wheels", ("--", "--")),
        ("Clay", ("421", "397")),
        ("Gross profit", ("796", "706")),
    ]) == ["proven Gross profit = + Kilns + Wheels - Clay"]  # fmt: skip


def test_a_total_of_zero_is_no_sum() -> None:
    assert shown_sums([
        ("Kilns", ("421", "397")),
        ("Clay", ("421", "397")),
        ("Gross profit", ("--", "--")),
    ]) == []  # fmt: skip


def test_a_figure_in_one_column_only_does_not_hinder_the_sum() -> None:
    assert shown_sums([
        ("Kilns", ("1,217", "1,103")),
        ("Flood damage", ("", "56")),
        ("Clay", ("421", "397")),
        ("Gross profit", ("796", "650")),  # 1,217 - 421; 1,103 - 56 - 397
    ]) == ["proven Gross profit = + Kilns - Flood damage - Clay"]  # fmt: skip


def test_one_column_only_supports() -> None:
    assert shown_sums([
        ("Kilns", ("1,217",)),
        ("Clay", ("421",)),
        ("Gross profit", ("796",)),
    ]) == ["supported Gross profit = + Kilns - Clay"]  # fmt: skip


def test_sections_come_to_a_change_in_one_column_too() -> None:
    flows = [
        ("Kilns", ("1,217",)),
        ("Clay", ("(421)",)),
        ("Net cash provided by operating activities", ("796",)),
        ("Kilns bought", ("(310)",)),
        ("Kilns sold", ("25",)),
        ("Net cash used in investing activities", ("(285)",)),
        ("Loans", ("140",)),
        ("Dividends", ("(60)",)),
        ("Net cash provided by financing activities", ("80",)),
        ("Increase in cash", ("591",)),
    ]
    assert shown_sums(flows)[-1] == (
        "supported Increase in cash = + Net cash provided by operating activities"
        " + Net cash used in investing activities + Net cash provided by financing activities"
    )
    # Without the sections' totals only its words say that the last line is a sum of the three above.
    bare = [flows[2], flows[5], flows[8]]
    assert len(shown_sums([*bare, flows[9]])) == 1
    assert shown_sums([*bare, ("Cash moved", ("591",))]) == []


def test_shares_and_per_share_figures_take_no_part_in_sums() -> None:
    assert shown_sums([
        ("Income before taxes", ("1,255", "1,143")),
        ("Provision for income taxes", ("489", "446")),
        ("Net income", ("766", "697")),
        ("Net income per share", (".38", ".35")),
        ("Weighted average shares", ("2,016", "1,991")),
    ]) == ["proven Net income = + Income before taxes - Provision for income taxes"]  # fmt: skip


def test_a_line_that_nothing_marks_as_a_total_is_a_plain_sum_at_most() -> None:
    # 610 - 210 = 400 and 540 - 180 = 360 hold by chance; no word and no rule says that Glaze is a total.
    assert shown_sums([
        ("Kilns", ("610", "540")),
        ("Clay", ("210", "180")),
        ("Glaze", ("400", "360")),
    ]) == []  # fmt: skip


def test_a_double_rule_ends_what_stands_above() -> None:
    found = shown_sums([
        ("Kilns", ("610", "540")),
        ("Clay", ("210", "180")),
        ("---", ("======", "======")),
        ("Operating income", ("400", "360")),
    ])  # fmt: skip
    assert found == []


def test_what_is_called_a_total_goes_on_from_the_total_above_a_double_rule() -> None:
    found = shown_sums([
        ("Kilns", ("610", "540")),
        ("Clay", ("(210)", "(180)")),
        ("Gross profit", ("400", "360")),
        ("---", ("======", "======")),
        ("Selling", ("(90)", "(85)")),
        ("Research", ("(60)", "(44)")),
        ("Total operating expenses", ("(150)", "(129)")),
        ("Income before income taxes", ("250", "231")),
    ])  # fmt: skip
    assert found[-1] == "proven Income before income taxes = + Gross profit + Total operating expenses"


def test_a_total_may_be_divided_into_the_two_lines_below_it() -> None:
    result = [("Kilns", ("610", "540")), ("Clay", ("(210)", "(180)")), ("Net income", ("400", "360"))]
    shares = [("Attributable to the holders of shares", ("391", "347")), ("Attributable to others", ("9", "13"))]
    assert shown_sums([*result, *shares])[-1] == (
        "proven Net income = + Attributable to the holders of shares + Attributable to others"
    )
    # One column may come out so by chance, and lines of another sum are no shares of the total above them.
    bare = [(label, cells[:1]) for label, cells in (*result, *shares)]
    assert not any("Attributable" in found for found in shown_sums(bare))


# -- rounding ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "outcome"),
    # Three figures and their total, each within half a unit: four halves, so 2 thousand at most.
    [("1,638", "exact"), ("1,639", "rounded"), ("1,640", "rounded"), ("1,636", "rounded"), ("1,641", "")],
)
def test_a_sum_holds_within_half_a_unit_for_each_of_its_figures(total: str, outcome: str) -> None:
    _, footings, _ = proved(
        statement([
            ("Kilns", ("1,217", "1,103")),
            ("Wheels", ("346", "281")),
            ("Glaze", ("75", "68")),
            ("Total revenues", (total, "1,452")),  # 1,217 + 346 + 75 = 1,638; 1,103 + 281 + 68 = 1,452
        ], "(in thousands)")
    )  # fmt: skip
    held = [footing.checks[0].outcome for footing in footings if not footing.is_broken]
    assert held == ([outcome] if outcome else [])


def test_the_difference_of_a_rounded_sum_is_told_in_whole_units() -> None:
    _, (footing,), _ = proved(
        statement([
            ("Kilns", ("1,217", "1,103")),
            ("Wheels", ("346", "281")),
            ("Total revenues", ("1,564", "1,384")),
        ], "(in thousands)")
    )  # fmt: skip
    assert [(check.outcome, check.difference) for check in footing.checks] == [("rounded", -1000), ("exact", 0)]


# -- slips ---------------------------------------------------------------------------------------

SOUND: Rows = [
    ("Net sales", ("5,617", "4,983")),
    ("Cost of sales", ("3,641", "3,119")),
    ("Gross profit", ("1,976", "1,864")),
    ("Selling", ("437", "418")),
    ("Research", ("268", "191")),
    ("Total operating expenses", ("705", "609")),
    ("Operating income", ("1,271", "1,255")),
]
SOUND_SUMS = [
    "proven Gross profit = + Net sales - Cost of sales",
    "proven Total operating expenses = + Selling + Research",
    "proven Operating income = + Gross profit - Total operating expenses",
]


def test_the_sound_statement_is_proven_throughout() -> None:
    assert shown_sums(SOUND) == SOUND_SUMS


@pytest.mark.parametrize(
    ("label", "column", "misprint", "broken", "by"),
    [
        # Members' sum less the printed total: a cost 100 too high takes 100 off.
        ("Cost of sales", 0, "3,741", 0, -100),
        ("Cost of sales", 1, "3,109", 0, 10),
        ("Net sales", 1, "4,938", 0, -45),
        ("Selling", 0, "473", 1, 36),
        ("Research", 1, "911", 1, 720),
        ("Operating income", 0, "1,721", 2, -450),
    ],
)
def test_a_changed_digit_breaks_exactly_its_sum_and_says_by_how_much(
    label: str, column: int, misprint: str, broken: int, by: int
) -> None:
    rows = [
        (name, tuple(misprint if (name, i) == (label, column) else cell for i, cell in enumerate(cells)))
        for name, cells in SOUND
    ]
    table, footings, (finding,) = proved(statement(rows))
    expected = [text.replace("proven", "broken") if i == broken else text for i, text in enumerate(SOUND_SUMS)]
    assert sums(table, footings) == expected
    checks = {check.column: (check.outcome, check.difference) for check in footings[broken].checks}
    assert checks == {column: ("broken", by), 1 - column: ("exact", 0)}
    assert finding.code == "sum.broken"
    assert finding.locator == table.lines[footings[broken].total].locator
    assert f"off by {by:,}" in finding.message


def test_a_total_that_fits_no_column_is_no_sum_and_no_slip() -> None:
    _, footings, findings = proved(
        statement([
            ("Kilns", ("610", "540")),
            ("Clay", ("210", "180")),
            ("Net income", ("99", "77")),
        ])
    )  # fmt: skip
    assert (footings, findings) == ((), ())


def cash_flows(rows: Rows) -> list[str]:
    """The sums of a cash flow statement with these rows."""
    body = "\n".join(f"{label:44}" + "".join(f"{cell:>12}" for cell in cells) for label, cells in rows)
    years = f"{'':44}{2004:>12}{2003:>12}"
    table, footings, _ = proved(
        read(f"VANTERRY KILNS, INC.\nSTATEMENTS OF CASH FLOWS\n{'':46}Year Ended December 31,\n{years}\n{body}\n")
    )
    return sums(table, footings)


def test_figures_that_are_effects_on_cash_add_up_as_shown() -> None:
    # 610 - 3 + 3 + 20 = 630: with the signs of the two turned as well, but nobody prints so.
    assert cash_flows([
        ("Net income", ("610", "540")),
        ("Gain on sale of kilns", ("(3)", "(4)")),
        ("Loss on sale of wheels", ("3", "4")),
        ("Depreciation", ("20", "18")),
        ("Net cash provided by operating activities", ("630", "558")),
        ("Purchases of equipment", ("(200)", "(150)")),
    ]) == [
        "proven Net cash provided by operating activities = + Net income + Gain on sale of kilns"
        " + Loss on sale of wheels + Depreciation"
    ]  # fmt: skip


def test_a_sum_may_stand_above_its_parts_that_a_dash_leads() -> None:
    # 20 + 7 - 2 = 25; 610 + 25 = 635; 18 + 6 + 1 = 25; 540 + 25 = 565.
    assert cash_flows([
        ("Net income", ("610", "540")),
        ("Items without cash", ("25", "25")),
        ("- Depreciation", ("20", "18")),
        ("- Deferred kiln taxes", ("7", "6")),
        ("- Other", ("(2)", "1")),
        ("Net cash provided by operating activities", ("635", "565")),
        ("Purchases of equipment", ("(200)", "(150)")),
    ]) == [
        "proven Items without cash = + - Depreciation + - Deferred kiln taxes + - Other",
        "proven Net cash provided by operating activities = + Net income + Items without cash",
    ]  # fmt: skip


def balance_sheet(rows: Rows) -> list[str]:
    """The sums of a balance sheet with these rows."""
    body = "\n".join(f"{label:44}" + "".join(f"{cell:>12}" for cell in cells) for label, cells in rows)
    years = f"{'':44}{2004:>12}{2003:>12}"
    table, footings, _ = proved(read(f"VANTERRY KILNS, INC.\nBALANCE SHEETS\n{'':46}December 31,\n{years}\n{body}\n"))
    return sums(table, footings)


def test_equity_as_what_is_left_of_the_assets_is_still_a_part_of_all_claims() -> None:
    assert balance_sheet([
        ("Cash", ("611", "542")),
        ("Kilns, net", ("1,613", "1,444")),
        ("Total assets", ("2,224", "1,986")),
        ("Accounts payable", ("307", "284")),
        ("Long-term debt", ("459", "483")),
        ("Total stockholders' equity", ("1,458", "1,219")),
        ("Total liabilities and stockholders' equity", ("2,224", "1,986")),
    ])[1:] == [
        "proven Total stockholders' equity = + Total assets - Accounts payable - Long-term debt",
        "proven Total liabilities and stockholders' equity = + Accounts payable + Long-term debt"
        " + Total stockholders' equity",
    ]  # fmt: skip


def test_stock_that_is_nil_goes_into_the_equity_that_it_heads() -> None:
    shown = balance_sheet([
        ("Cash", ("2,224", "1,986")),
        ("Total assets", ("2,224", "1,986")),
        ("Accounts payable", ("766", "767")),
        ("Equity of the kilns:", ()),
        ("  Class A kiln stock", ("--", "--")),
        ("  Class B kiln stock", ("--", "--")),
        ("  Paid-in capital", ("500", "500")),
        ("  Retained earnings", ("958", "719")),
        ("  Total stockholders' equity", ("1,458", "1,219")),
        ("Total liabilities and stockholders' equity", ("2,224", "1,986")),
    ])  # fmt: skip
    assert shown[1:] == [
        "proven Total stockholders' equity = + Class A kiln stock + Class B kiln stock + Paid-in capital"
        " + Retained earnings",
        "proven Total liabilities and stockholders' equity = + Accounts payable + Total stockholders' equity",
    ]


def test_equity_less_treasury_stock_closes_what_stands_above() -> None:
    assert balance_sheet([
        ("Cash", ("2,224", "1,986")),
        ("Total assets", ("2,224", "1,986")),
        ("Accounts payable", ("766", "767")),
        ("Common stock", ("500", "500")),
        ("Retained earnings", ("1,008", "759")),
        ("Total before treasury stock", ("1,508", "1,259")),
        ("Less treasury stock", ("50", "40")),
        ("Total stockholders' equity", ("1,458", "1,219")),
        ("Total liabilities and stockholders' equity", ("2,224", "1,986")),
    ])[-1] == (
        "proven Total liabilities and stockholders' equity = + Accounts payable + Total stockholders' equity"
    )  # fmt: skip


def test_what_is_net_of_tax_is_not_what_the_treasury_stock_above_it_leaves() -> None:
    assert balance_sheet([
        ("Cash", ("2,224", "1,986")),
        ("Total assets", ("2,224", "1,986")),
        ("Total liabilities", ("766", "767")),
        ("Common stock", ("500", "500")),
        ("Retained earnings", ("1,037", "793")),
        ("Less treasury stock at cost", ("(50)", "(40)")),
        ("Accumulated other comprehensive loss, net of taxes", ("(29)", "(34)")),
        ("Total stockholders' equity", ("1,458", "1,219")),
        ("Total liabilities and stockholders' equity", ("2,224", "1,986")),
    ])[1] == (
        "proven Total stockholders' equity = + Common stock + Retained earnings + Less treasury stock at cost"
        " + Accumulated other comprehensive loss, net of taxes"
    )  # fmt: skip


# -- false proofs --------------------------------------------------------------------------------

LEDGER: Rows = [
    ("Net sales", ("48,617", "44,983")),
    ("Cost of sales", ("31,641", "29,119")),
    ("Gross profit", ("16,976", "15,864")),
    ("Selling", ("4,437", "4,218")),
    ("Research", ("2,268", "1,991")),
    ("Depreciation", ("1,153", "1,087")),
    ("Total operating expenses", ("7,858", "7,296")),
    ("Operating income", ("9,118", "8,568")),
    ("Interest income", ("214", "187")),
    ("Interest expense", ("(731)", "(802)")),
    ("Income before taxes", ("8,601", "7,953")),
    ("Provision for income taxes", ("3,354", "3,102")),
    ("Net income", ("5,247", "4,851")),
]
SHUFFLES = 300


def shuffled(chance: random.Random) -> Rows:
    """The same labels with the figures of each column in an order of their own."""
    columns = [chance.sample([cells[i] for _, cells in LEDGER], len(LEDGER)) for i in (0, 1)]
    return [(label, (a, b)) for (label, _), a, b in zip(LEDGER, *columns, strict=True)]


def as_number(cell: str) -> int:
    return int(re.sub(r"\D", "", cell)) * (-1 if cell.startswith("(") else 1)


def proofs(rows: Rows) -> list[Footing]:
    (footings,), _ = prove_sums(statement(rows).statements)
    return [footing for footing in footings if footing.proves_signs]


def test_the_ledger_is_proven_throughout_before_it_is_shuffled() -> None:
    assert [LEDGER[footing.total][0] for footing in proofs(LEDGER)] == [
        "Gross profit", "Total operating expenses", "Operating income", "Income before taxes", "Net income",
    ]  # fmt: skip


def test_shuffled_figures_prove_next_to_nothing() -> None:
    """Each column is shuffled for itself, so a proof in both is chance: less than one statement in a hundred."""
    chance = random.Random(20041231)
    false_proofs = sum(bool(proofs(shuffled(chance))) for _ in range(SHUFFLES))
    assert false_proofs < SHUFFLES / 100


def test_shuffled_lines_prove_true_arithmetic_of_the_original_only() -> None:
    """Where whole lines change places a proof may remain, if it follows from the sums of the ledger as it was."""
    chance = random.Random(20031231)
    original = [identity(LEDGER, footing) for footing in proofs(LEDGER)]
    false_proofs = 0
    for _ in range(SHUFFLES):
        figures = chance.sample([cells for _, cells in LEDGER], len(LEDGER))
        rows = [(label, cells) for (label, _), cells in zip(LEDGER, figures, strict=True)]
        false_proofs += any(not follows(identity(rows, footing), original) for footing in proofs(rows))
    assert false_proofs < SHUFFLES / 100


def identity(rows: Rows, footing: Footing) -> list[int]:
    """A sum as factors of the ledger's lines that come to nothing: sales +1, cost of sales -1, gross profit -1."""
    place = {cells: index for index, (_, cells) in enumerate(LEDGER)}
    factors = [0] * len(LEDGER)
    for index, sign in (*footing.members, (footing.total, -1)):
        factors[place[rows[index][1]]] += sign
    return factors


def follows(wanted: list[int], known: list[list[int]]) -> bool:
    """Whether one identity is a combination of others: it adds nothing to their rank."""
    return rank([*known, wanted]) == rank(known)


def rank(vectors: list[list[int]]) -> int:
    left = [[Fraction(value) for value in vector] for vector in vectors]
    found = 0
    for column in range(len(left[0])):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        for row in left[found + 1 :]:
            factor = row[column] / pivot[column]
            row[:] = [value - factor * lead for value, lead in zip(row, pivot, strict=True)]
        found += 1
    return found


# -- proofs are arithmetic -----------------------------------------------------------------------


@settings(max_examples=120)
@given(
    st.lists(st.tuples(st.integers(-9_999, 9_999), st.integers(-9_999, 9_999)), min_size=3, max_size=7),
    st.lists(st.sampled_from([1, -1]), min_size=7, max_size=7),
)
def test_whatever_is_proven_holds_in_every_column_within_rounding(
    figures: list[tuple[int, int]], signs: list[int]
) -> None:
    totals = [sum(sign * row[i] for sign, row in zip(signs, figures, strict=False)) for i in (0, 1)]
    assume(all(totals))

    def cell(value: int) -> str:
        return f"({-value:,})" if value < 0 else f"{value:,}"

    rows: Rows = [(f"Item {'abcdefg'[i]}", (cell(a), cell(b))) for i, (a, b) in enumerate(figures)]
    rows.append(("Total", (cell(totals[0]), cell(totals[1]))))
    table, footings, _ = proved(statement(rows))
    for footing in footings:
        members = [(table.lines[index], sign) for index, sign in footing.members]
        for check in footing.checks:
            total = next(a for a in table.lines[footing.total].amounts if a.column == check.column)
            found = sum(
                (sign * a.shown for line, sign in members for a in line.amounts if a.column == check.column), Decimal(0)
            )
            assert check.difference == found - total.shown
            held = abs(check.difference) <= Decimal("0.5") * (len(members) + 1)
            assert (check.outcome != "broken") is held
        assert not (footing.proves_signs and footing.is_broken)


def test_many_small_lines_come_near_to_a_small_one_by_chance() -> None:
    # 6 + 12 + 23 - 8 - 11 is 22, and 5 + 11 + 28 - 8 - 10 is 26: within half a unit for each line, and no sum.
    rows: Rows = [
        ("Net income", ("310", "290")),
        ("Gains on disposals", ("6", "5")),
        ("Deferred compensation", ("12", "11")),
        ("Provision for returns", ("23", "28")),
        ("Pension contributions", ("(8)", "(8)")),
        ("Excess tax relief", ("(11)", "(10)")),
        ("Other noncash items", ("24", "24")),
        ("Depreciation", ("90", "85")),
    ]
    assert shown_sums(rows) == []


def test_a_sum_that_nothing_marks_may_be_one_unit_off_beside_an_exact_one() -> None:
    rows: Rows = [
        ("Trade receivables", ("310", "290")),
        ("Other receivables", ("41", "35")),
        ("Receivables", ("352", "325")),
        ("Depreciation", ("90", "85")),
    ]
    assert shown_sums(rows) == ["proven Receivables = + Trade receivables + Other receivables"]


def test_the_last_part_of_equity_below_treasury_stock_is_no_rest() -> None:
    """1,900 - 700 - 60 - 500 - 900 + 320 = 60: assets less all that stands above it are equity's last part."""
    table, footings, _ = proved(
        read("""
            TARN FOUNDRIES, INC.
            BALANCE SHEETS
                                                             December 31,
                                                            2021        2020
            Cash                                             900         800
            Other assets                                   1,000         950
            Total assets                                   1,900       1,750
            Accounts payable                                 300         290
            Other liabilities                                400         380
            Total liabilities                                700         670
            Common stock                                      60          50
            Additional paid-in capital                       500         450
            Retained earnings                                900         850
            Less treasury stock                             (320)       (310)
            Accumulated other comprehensive income, net       60          40
            Total stockholders' equity                     1,200       1,080
            Total liabilities and stockholders' equity     1,900       1,750
            """)
    )
    assert sums(table, footings)[2:] == [
        "proven Total stockholders' equity = + Common stock + Additional paid-in capital + Retained earnings"
        " + Less treasury stock + Accumulated other comprehensive income, net",
        "proven Total liabilities and stockholders' equity = + Total liabilities + Total stockholders' equity",
    ]
