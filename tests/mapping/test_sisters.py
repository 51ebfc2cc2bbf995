"""Tables that tell at another day what the one right before them told, from a page to the values."""

from __future__ import annotations

from pathlib import Path

from converter.api import convert

HEAD = "<html><body><p>OAKFIELD INSTRUMENTS, INC.</p>"
SHEET = """<p>CONSOLIDATED BALANCE SHEETS</p><p>(In thousands)</p><table>
<tr><td></td><td>December 31, 2023</td><td>December 31, 2022</td></tr>
<tr><td>Cash</td><td>8,150</td><td>9,240</td></tr>
<tr><td>Intangible assets, net</td><td>2,160</td><td>2,280</td></tr>
<tr><td>Total assets</td><td>10,310</td><td>11,520</td></tr>
<tr><td>Accounts payable</td><td>3,110</td><td>3,420</td></tr>
<tr><td>Stockholders' equity</td><td>7,200</td><td>8,100</td></tr>
<tr><td>Total liabilities and stockholders' equity</td><td>10,310</td><td>11,520</td></tr>
</table><p>NOTES TO CONSOLIDATED FINANCIAL STATEMENTS</p>
<p>Intangible assets consisted of the following (in thousands):</p>"""


def intangibles(day: str, customers: str, patents: str, total: str) -> str:
    rows = "".join(
        f"<tr><td>{label}</td>{''.join(f'<td>{figure}</td>' for figure in figures.split())}</tr>"
        for label, figures in (("Customer lists", customers), ("Patents", patents), ("Total", total))
    )
    over = f"<tr><td></td><td colspan='3'>{day}</td></tr>"
    return f"<table>{over}<tr><td></td><td>Gross</td><td>Accumulated Amortization</td><td>Net</td></tr>{rows}</table>"


NOW = intangibles("December 31, 2023", "2,400 (910) 1,490", "1,150 (480) 670", "3,550 (1,390) 2,160")
THEN = intangibles("December 31, 2022", "2,400 (790) 1,610", "1,100 (430) 670", "3,500 (1,220) 2,280")


def gross(tmp_path: Path, body: str) -> list[str]:
    source = tmp_path / "release.htm"
    source.write_text(HEAD + SHEET + body + "</body></html>", encoding="utf-8")
    facts = convert(source, validate=False).receipt["facts"]
    told = [fact for fact in facts if fact["concept"] == "us-gaap:FiniteLivedIntangibleAssetsGross"]
    return sorted(f"{fact['period']} {fact['value']}" for fact in told if not fact["dimension"])


def test_a_table_without_words_goes_on_with_the_one_before_it(tmp_path: Path) -> None:
    assert gross(tmp_path, NOW + THEN) == ["2022-12-31 3500000", "2023-12-31 3550000"]
    assert gross(tmp_path, NOW + "<p>As of December 31, 2022:</p>" + THEN) == gross(tmp_path, NOW + THEN)


def test_a_table_with_words_of_its_own_does_not(tmp_path: Path) -> None:
    assert gross(tmp_path, NOW + "<p>Those of Larch Kilns, Inc. were:</p>" + THEN) == ["2023-12-31 3550000"]


def test_nor_does_one_with_other_rows(tmp_path: Path) -> None:
    others = THEN.replace("Customer lists", "Licenses").replace("Patents", "Recipes")
    assert gross(tmp_path, NOW + others) == ["2023-12-31 3550000"]


INCOME = """<p>CONSOLIDATED STATEMENTS OF INCOME</p><p>(In thousands)</p><table>
<tr><td></td><td colspan='2'>Years Ended December 31,</td></tr><tr><td></td><td>2023</td><td>2022</td></tr>
<tr><td>Net sales</td><td>38,640</td><td>35,110</td></tr><tr><td>Cost of sales</td><td>24,980</td><td>22,870</td></tr>
<tr><td>Net income</td><td>13,660</td><td>12,240</td></tr></table>"""
PLANS = """<p>The components of net periodic benefit cost were as follows (in thousands):</p><table>
<tr><td></td><td colspan='2'>Years Ended December 31,</td></tr>
<tr><td>Other Postretirement Plans</td><td>2023</td><td>2022</td></tr>
<tr><td>Service cost</td><td>310</td><td>290</td></tr><tr><td>Interest cost</td><td>120</td><td>95</td></tr>
<tr><td>Net periodic benefit cost</td><td>430</td><td>385</td></tr></table>"""


def test_a_note_headed_by_one_kind_of_plan_is_of_that(tmp_path: Path) -> None:
    source = tmp_path / "release.htm"
    body = SHEET.replace("<p>NOTES TO", INCOME + "<p>NOTES TO") + NOW + PLANS
    source.write_text(HEAD + body + "</body></html>", encoding="utf-8")
    facts = convert(source, validate=False).receipt["facts"]
    told = [fact["dimension"] for fact in facts if fact["concept"] == "us-gaap:DefinedBenefitPlanServiceCost"]
    kind = "us-gaap:OtherPostretirementBenefitPlansDefinedBenefitMember"
    assert told == [f"us-gaap:RetirementPlanTypeAxis={kind}"] * 2
