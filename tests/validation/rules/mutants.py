# ruff: noqa: ARG001 - a breakage that is the same in all releases does not look at the number
"""Filings broken on purpose: for each rule one breakage, done to three invented releases.

`BREAKAGES` maps the code of a rule to a function that breaks a draft; `n` is the number of the release, so that a
breakage may differ between them. What else a breakage sets off is no matter: both sides are compared on all of it.
"""

from __future__ import annotations

from tests.validation.rules import mutants_of_covers, mutants_of_names  # noqa: F401 - they register their own
from tests.validation.rules.draft import DIMENSION, LINK, XBRLI, XHTML, XLINK, Draft
from tests.validation.rules.registry import BREAKAGES, EXAMPLES, breaks, mutant, mutants

# --- markup


@breaks("EFM.5.02.05.disallowedElement")
def _element(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), ("<p><q>said</q></p>", "<p><cite>so</cite></p>", "<p><del>x</del></p>")[n])


@breaks("EFM.5.02.05.disallowedAttribute")
def _attribute(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), '<div><a name="here" href="#there">x</a></div>')


@breaks("EFM.5.02.05.anchorElementPosition")
def _anchor(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), '<p><a id="here">x</a></p>')


@breaks("EFM.5.02.05.externalReference")
def _outside(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), f'<p><a href="http{"s" * (n % 2)}://acme.example/{n}">x</a></p>')


@breaks("EFM.5.02.05.activeContent")
def _active(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), '<p><a href="javascript:void(0)">x</a></p>')


@breaks("EFM.5.02.05.graphicFileType")
def _picture(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), f'<p><img src="logo.{("png", "bmp", "svg")[n]}" alt="x"/></p>')


@breaks("EFM.5.02.05.graphicFileError")
def _no_picture(d: Draft, n: int) -> None:
    for _ in range(2):
        d.put(d.html.find(f"{{{XHTML}}}body"), f'<p><img src="{("logo.gif", "logo.jpg", "map.gif")[n]}" alt="x"/></p>')


@breaks("EFM.5.02.05.nestedTable")
def _nested(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), "<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>")


@breaks("EFM.5.02.05.targetDisallowed")
def _target(d: Draft, n: int) -> None:
    d.facts()[n].set("target", "other")


@breaks("EFM.5.02.01.01")
def _characters(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), f"<p>&#{(0xE9, 0x2014, 0x201C)[n]};</p>")


@breaks("EFM.5.02.05.14.hidden-fact-eligible-for-transform")
def _hidden(d: Draft, n: int) -> None:
    made = d.fact("us-gaap:Revenues", "7", shown=False)
    header = d.all("header")[0]
    hidden = d.put(header, "<ix:hidden/>", at=0)
    hidden.append(made)


@breaks("EFM.5.02.05.14.hidden-fact-not-found")
def _hidden_lost(d: Draft, n: int) -> None:
    d.put(d.html.find(f"{{{XHTML}}}body"), f'<p style="-sec-ix-hidden:nobody{n}">x</p>')


# --- names, schema


@breaks("EFM.6.07.04")
def _namespace(d: Draft, n: int) -> None:
    host, _, _ = d.namespace.rpartition("/")
    d.renamed_namespace(host + ("/undated", "/2003", "/20031399")[n])


@breaks("EFM.6.07.09")
def _role_host(d: Draft, n: int) -> None:
    d.renamed_role(f"http://elsewhere.example/role/Other{n}")


@breaks("EFM.6.07.09.roleEnding")
def _role_end(d: Draft, n: int) -> None:
    d.renamed_role(d.role.replace("/role/", "/roles/"))


@breaks("EFM.6.07.10")
def _role_twice(d: Draft, n: int) -> None:
    first = next(d.schema.iter(f"{{{LINK}}}roleType"))
    made = d.put(first.getparent(), f'<link:roleType roleURI="{d.role}" id="again"/>', at=0)
    for child in first:
        made.append(_copy(child))


def _copy(element: object) -> object:
    from copy import deepcopy

    return deepcopy(element)


@breaks("EFM.6.07.11")
def _used_on(d: Draft, n: int) -> None:
    first = next(d.schema.iter(f"{{{LINK}}}roleType"))
    first.remove(first.findall(f"{{{LINK}}}usedOn")[2])


@breaks("EFM.6.07.12")
def _definition(d: Draft, n: int) -> None:
    first = next(d.schema.iter(f"{{{LINK}}}definition"))
    first.text = ("Statement of Operations", "00001 - Operations", "00001 - Statement - ")[n]


@breaks("EFM.6.07.12.presentationBaseSetOrder")
def _order_of_roles(d: Draft, n: int) -> None:
    first = next(d.schema.iter(f"{{{LINK}}}definition"))
    first.text = "99999 - Document - Cover" if n else "99999 - Document - Cover Page"
    if sum(1 for _ in d.linkbase("pre").iter(f"{{{LINK}}}presentationLink")) < 2:
        d.new_role("Second", "00002 - Statement - Second")
        d.arc("pre", "us-gaap:IncomeStatementAbstract", "us-gaap:Revenues", role=d.sibling("Second"))
        d.known("us-gaap:Revenues")


@breaks("EFM.6.07.16")
def _name_taken(d: Draft, n: int) -> None:
    d.element(("Goodwill", "InventoryNet", "Revenues")[n])


@breaks("EFM.6.07.17")
def _id(d: Draft, n: int) -> None:
    d.element(f"Odd{n}", id=f"odd{n}")


@breaks("EFM.6.07.18")
def _nillable(d: Draft, n: int) -> None:
    d.element(f"Firm{n}", nillable=("false", "", "false")[n])


@breaks("EFM.6.07.21")
def _abstract_instant(d: Draft, n: int) -> None:
    d.element(
        f"Heading{n}Abstract",
        abstract="true",
        type="xbrli:stringItemType",
        xbrli__balance="",
        xbrli__periodType="instant",
    )


@breaks("EFM.6.07.23")
def _axis_name(d: Draft, n: int) -> None:
    d.element(("SpinAxis", "TurnAxis", "TiltAxis")[n], type="xbrli:stringItemType", xbrli__balance="")


@breaks("EFM.6.07.24")
def _table_name(d: Draft, n: int) -> None:
    d.element(("WoodenTable", "RoundTable", "LongTable")[n], type="xbrli:stringItemType", xbrli__balance="")


@breaks("EFM.6.07.26")
def _line_items(d: Draft, n: int) -> None:
    d.element(f"Some{n}LineItems", type="xbrli:stringItemType", xbrli__balance="")


@breaks("EFM.6.07.27")
def _member_name(d: Draft, n: int) -> None:
    d.element(("NorthMember", "SouthMember", "WestDomain")[n], type="xbrli:stringItemType", xbrli__balance="")


@breaks("EFM.6.07.28")
def _member_instant(d: Draft, n: int) -> None:
    d.domain(f"Region{n}Member").set(f"{{{XBRLI}}}periodType", "instant")


@breaks("EFM.6.03.03")
def _file_name(d: Draft, n: int) -> None:
    d.renamed_linkbase("lab", (f"{d.base}_lbl.xml", f"{d.prefix}_lab.xml", f"{d.prefix}-20031399_lab.xml")[n])


# --- contexts, units


@breaks("EFM.6.05.01")
def _scheme(d: Draft, n: int) -> None:
    d.all("identifier", XBRLI)[n].set("scheme", "http://www.sec.gov/cik")


@breaks("EFM.6.05.02")
def _identifier(d: Draft, n: int) -> None:
    for element in d.all("identifier", XBRLI):
        element.text = ("123", "ACME", "12345678901")[n]


@breaks("EFM.6.05.03")
def _two_entities(d: Draft, n: int) -> None:
    d.all("identifier", XBRLI)[1].text = f"000000000{n + 1}"


@breaks("EFM.6.05.04")
def _scenario(d: Draft, n: int) -> None:
    context = d.context(index=0)
    d.put(
        context,
        '<xbrli:scenario><xbrldi:explicitMember dimension="srt:StatementScenarioAxis">'
        "srt:ScenarioForecastMember</xbrldi:explicitMember></xbrli:scenario>",
    )
    for name in ("srt:StatementScenarioAxis", "srt:ScenarioForecastMember"):
        d.known(name)


@breaks("EFM.6.05.05")
def _other_content(d: Draft, n: int) -> None:
    entity = d.context().find(f"{{{XBRLI}}}entity")
    d.put(entity, f'<xbrli:segment><x:part xmlns:x="http://acme.example/{n}">north</x:part></xbrli:segment>')


@breaks("EFM.6.05.07")
def _same_contexts(d: Draft, n: int) -> None:
    first = _copy(d.context())
    first.set("id", f"again{n}")
    d.resources.append(first)
    d.fact("us-gaap:Revenues", "5", context=f"again{n}")


@breaks("EFM.6.05.08")
def _unused(d: Draft, n: int) -> None:
    d.add_context(f"nobody{n}", instant=f"199{n}-06-30")


@breaks("EFM.6.05.09")
def _overlap(d: Draft, n: int) -> None:
    end = d.context().find(f".//{{{XBRLI}}}endDate").text
    year = int(end[:4]) + 1
    d.fact(
        "us-gaap:Revenues", "5", context=d.add_context("late", start=end, end=f"{year}{end[4:]}".replace("-29", "-28"))
    )


@breaks("EFM.6.05.11")
def _same_units(d: Draft, n: int) -> None:
    d.put(
        d.resources,
        '<xbrli:unit id="usd2"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>'.replace(
            "<xbrli:unit ", '<xbrli:unit xmlns:iso4217="http://www.xbrl.org/2003/iso4217" '
        ),
    )
    d.fact("us-gaap:OtherExpenses", "5", unit="usd2")


@breaks("EFM.6.05.38")
def _for_ever(d: Draft, n: int) -> None:
    d.add_context("always", instant="2003-12-31")
    context = next(c for c in d.all("context", XBRLI) if c.get("id") == "always")
    period = context.find(f"{{{XBRLI}}}period")
    period.remove(period[0])
    d.put(period, "<xbrli:forever/>")
    d.text(
        ("us-gaap:NatureOfBusiness", "dei:DocumentName", "dei:DocumentTitle")[n] if n else "dei:DocumentTitle",
        "x",
        context="always",
    )


# --- facts


@breaks("EFM.6.05.12")
def _contradiction(d: Draft, n: int) -> None:
    first = d.facts()[n]
    d.fact(str(first.get("name")), "987654321", str(first.get("contextRef")), str(first.get("unitRef")), shown=False)


@breaks("EFM.6.05.14")
def _foreign(d: Draft, n: int) -> None:
    d.text("dei:DocumentTitle", "Bericht", xml__lang="x").set(
        "{http://www.w3.org/XML/1998/namespace}lang", ("de", "fr", "en-GB")[n]
    )


@breaks("EFM.6.05.17")
def _precision(d: Draft, n: int) -> None:
    fact = d.facts()[n]
    del fact.attrib["decimals"]
    fact.set("precision", str(n + 2))


@breaks("EFM.6.05.25")
def _member_as_fact(d: Draft, n: int) -> None:
    d.text(("us-gaap:SegmentDomain", "us-gaap:CommonStockMember", "us-gaap:OperatingSegmentsMember")[n], "x")


@breaks("EFM.6.05.37")
def _digits(d: Draft, n: int) -> None:
    d.fact(
        ("us-gaap:OtherExpenses", "us-gaap:Goodwill", "us-gaap:Revenues")[n],
        "1,234",
        context=d.instant if n == 1 else "",
        decimals=("-1", "-3", "-2")[n],
    )


# --- cover


_ADDRESS = {"EntityAddressAddressLine1": "1 Mill Lane", "EntityAddressCityOrTown": "Ashgrove"}


@breaks("EFM.6.05.20.documentPeriodEndDateMissing")
def _cover_period(d: Draft, n: int) -> None:
    d.cover(DocumentType=("8-K", "10-Q", "10-K")[n], AmendmentFlag="false", **_ADDRESS)


@breaks("EFM.6.05.21.entityRegistrantNameMissing")
def _cover_name(d: Draft, n: int) -> None:
    d.cover(
        DocumentType=("8-K", "10-Q", "10-K")[n], EntityCentralIndexKey="0001234567", EntityTaxIdentificationNumber="1"
    )


@breaks("EFM.6.05.23")
def _cover_number(d: Draft, n: int) -> None:
    d.cover(DocumentType="8-K", EntityCentralIndexKey=f"000765432{n}", EntityRegistrantName="Ashgrove Works")


@breaks("EFM.6.05.45.coverPageFactNotVisible")
def _cover_hidden(d: Draft, n: int) -> None:
    d.cover(DocumentType="8-K", EntityRegistrantName="Ashgrove Works", EntityFileNumber="001-12345")
    hidden = d.put(d.all("header")[0], "<ix:hidden/>", at=0)
    number = next(f for f in d.all("nonNumeric") if f.get("name") == "dei:EntityFileNumber")
    number.set("{http://www.w3.org/2001/XMLSchema-instance}nil", "true")
    number.text = None
    hidden.append(number)


@breaks("DQC.US.0005.17")
def _shares_early(d: Draft, n: int) -> None:
    end = d.context().find(f".//{{{XBRLI}}}endDate").text
    d.cover(DocumentType=("10-Q", "10-K", "8-K")[n], DocumentPeriodEndDate=end)
    d.fact("dei:EntityCommonStockSharesOutstanding", "1000", d.add_context("early", instant="1999-01-31"), d.shares)


@breaks("DQC.US.0006.14")
def _focus(d: Draft, n: int) -> None:
    end = d.context().find(f".//{{{XBRLI}}}endDate").text
    d.cover(DocumentType="10-Q", DocumentFiscalPeriodFocus=("Q2", "Q1", "FY")[n], DocumentPeriodEndDate=end)


@breaks("DQC.US.0033.2")
def _cover_other_end(d: Draft, n: int) -> None:
    end = d.context().find(f".//{{{XBRLI}}}endDate").text
    d.cover(DocumentType="10-K", DocumentPeriodEndDate=end)
    d.text("dei:EntityRegistrantName", "Ashgrove Works", d.add_context("other", start="1998-01-01", end="1998-12-31"))


@breaks("DQC.US.0036.1")
def _period_end(d: Draft, n: int) -> None:
    d.cover(DocumentType="10-K", DocumentPeriodEndDate=("1999-12-31", "2010-06-30", "2004-02-28")[n])


@breaks("DQC.US.0095.9528")
def _shares_scaled(d: Draft, n: int) -> None:
    d.cover(DocumentType="10-Q")
    moment = d.add_context("now", instant="2005-01-31")
    d.fact("dei:EntityCommonStockSharesOutstanding", ("9,000,000", "5,000", "77,000,000")[n], moment, d.shares)
    d.fact("us-gaap:CommonStockSharesOutstanding", ("9,000", "5,000,000", "77,000")[n], moment, d.shares)


# --- labels, presentation, calculation, definition


@breaks("EFM.6.10.01")
def _no_label(d: Draft, n: int) -> None:
    d.fact(
        ("us-gaap:OtherExpenses", "us-gaap:RestructuringCharges", "us-gaap:Royalty")[n]
        if n < 2
        else "us-gaap:RoyaltyExpense",
        "5",
        shown=False,
    )


@breaks("EFM.6.10.02")
def _two_labels(d: Draft, n: int) -> None:
    name = str(d.facts()[n].get("name"))
    d.label(name, f"Another word {n}")
    d.label(name, f"And another {n}")


@breaks("EFM.6.10.03")
def _foreign_label(d: Draft, n: int) -> None:
    name = str(d.facts()[n].get("name"))
    d.label(name, "Umsatz", role="http://www.xbrl.org/2003/role/verboseLabel", language="de")


@breaks("EFM.6.10.04")
def _same_labels(d: Draft, n: int) -> None:
    for name in ("us-gaap:OtherExpenses", "us-gaap:OtherNonoperatingExpense"):
        d.fact(name, "5", shown=False)
        d.known(name, label=f"The very same words {n}")


@breaks("EFM.6.10.05")
def _documentation(d: Draft, n: int) -> None:
    d.label(str(d.facts()[n].get("name")), "What it is.", role="http://www.xbrl.org/2003/role/documentation")


@breaks("EFM.6.10.06")
def _long_label(d: Draft, n: int) -> None:
    d.fact("us-gaap:OtherExpenses", "5", shown=False)
    d.known("us-gaap:OtherExpenses", label=("word " * 120 + "end", "less < more", "two  blanks")[n])


@breaks("EFM.6.10.08")
def _blank_label(d: Draft, n: int) -> None:
    d.fact("us-gaap:OtherExpenses", "5", shown=False)
    d.known("us-gaap:OtherExpenses", label=(" before", "after ", "\tboth")[n])


@breaks("EFM.6.12.01")
def _no_order(d: Draft, n: int) -> None:
    del list(d.linkbase("pre").iter(f"{{{LINK}}}presentationArc"))[n + 1].attrib["order"]


@breaks("EFM.6.12.02")
def _same_order(d: Draft, n: int) -> None:
    arcs = list(d.linkbase("pre").iter(f"{{{LINK}}}presentationArc"))
    same = [a for a in arcs if a.get(f"{{{XLINK}}}from") == arcs[0].get(f"{{{XLINK}}}from")]
    same[1].set("order", str(same[0].get("order")))


@breaks("EFM.6.12.03")
def _not_presented(d: Draft, n: int) -> None:
    name = ("us-gaap:OtherExpenses", "us-gaap:RestructuringCharges", "us-gaap:RoyaltyExpense")[n]
    d.fact(name, "5", shown=False)
    d.label(name, f"Words for {name}")


@breaks("EFM.6.12.05")
def _same_preferred(d: Draft, n: int) -> None:
    arcs = list(d.linkbase("pre").iter(f"{{{LINK}}}presentationArc"))
    second = _copy(arcs[n])
    second.set("order", "650")
    arcs[n].getparent().append(second)


@breaks("EFM.6.12.06")
def _two_roots(d: Draft, n: int) -> None:
    d.arc("pre", "us-gaap:SupplementalIncomeStatementElementsAbstract", "us-gaap:OtherExpenses")
    for name in ("us-gaap:SupplementalIncomeStatementElementsAbstract", "us-gaap:OtherExpenses"):
        d.known(name)


@breaks("EFM.6.12.07")
def _start_label(d: Draft, n: int) -> None:
    role = ("periodStartLabel", "periodEndLabel", "periodStartLabel")[n]
    d.fact("us-gaap:OtherExpenses", "5")
    arc = max(d.linkbase("pre").iter(f"{{{LINK}}}presentationArc"), key=lambda a: int(float(a.get("order", "0"))))
    arc.set("preferredLabel", f"http://www.xbrl.org/2003/role/{role}")


@breaks("EFM.6.12.08")
def _axis_without_domain(d: Draft, n: int) -> None:
    d.known(
        (
            "us-gaap:StatementBusinessSegmentsAxis",
            "us-gaap:StatementEquityComponentsAxis",
            "srt:ConsolidationItemsAxis",
        )[n]
    )


@breaks("EFM.6.14.01")
def _no_sum_order(d: Draft, n: int) -> None:
    del list(d.linkbase("cal").iter(f"{{{LINK}}}calculationArc"))[n % 2].attrib["order"]


@breaks("EFM.6.14.02")
def _weight(d: Draft, n: int) -> None:
    next(d.linkbase("cal").iter(f"{{{LINK}}}calculationArc")).set("weight", ("2", "0.5", "-0.25")[n])


@breaks("EFM.6.14.03")
def _period_types(d: Draft, n: int) -> None:
    items = ("us-gaap:Goodwill", "us-gaap:InventoryNet", "us-gaap:Assets")
    d.arc("cal", "us-gaap:GrossProfit", items[n], weight="1")
    for name in ("us-gaap:GrossProfit", items[n]):
        d.known(name)


@breaks("EFM.6.14.04")
def _circle(d: Draft, n: int) -> None:
    pairs = (("GrossProfit", "Revenues"), ("OperatingExpenses", "OtherExpenses"), ("Assets", "AssetsCurrent"))
    one, other = (f"us-gaap:{name}" for name in pairs[n])
    d.arc("cal", one, other)
    d.arc("cal", other, one, order="701")
    for name in (one, other):
        d.known(name)


@breaks("EFM.6.14.05")
def _apart(d: Draft, n: int) -> None:
    total, item = (
        f"us-gaap:{x}"
        for x in (
            ("OperatingExpenses", "OtherExpenses"),
            ("InterestExpense", "RoyaltyExpense"),
            ("OtherExpenses", "LegalFees"),
        )[n]
    )
    d.new_role("Apart", "00090 - Statement - Apart")
    role = d.sibling("Apart")
    d.arc("pre", "us-gaap:IncomeStatementAbstract", item, role=role)
    d.label(item, "Words apart")
    d.fact(item, "5", shown=False)
    d.fact(total, "5")
    d.arc("cal", total, item)


@breaks("EFM.6.16.01")
def _no_definition_order(d: Draft, n: int) -> None:
    d.arc(
        "def",
        "srt:StatementScenarioAxis",
        "srt:ScenarioUnspecifiedDomain",
        order="",
        arcrole=f"{DIMENSION}dimension-domain",
    )


@breaks("EFM.6.16.03")
def _not_a_domain(d: Draft, n: int) -> None:
    d.arc(
        "def",
        "srt:StatementScenarioAxis",
        ("us-gaap:Revenues", "us-gaap:Assets", "us-gaap:Goodwill")[n],
        arcrole=f"{DIMENSION}dimension-domain",
    )


# --- data quality


def _pair(d: Draft, total: str, *items: str, kind: str = "instant") -> None:
    """A total that is far from its items."""
    context = d.instant if kind == "instant" else d.add_context("quality", start="1997-01-01", end="1997-12-31")
    if kind == "instant":
        context = d.add_context("quality", instant="1997-12-31")
    d.fact(f"us-gaap:{total}", "900,000", context)
    for item in items:
        d.fact(f"us-gaap:{item}", "1,000", context)


@breaks("DQC.US.0004")
def _unequal(d: Draft, n: int) -> None:
    _pair(
        d,
        *(
            ("Assets", "LiabilitiesAndStockholdersEquity"),
            ("Liabilities", "LiabilitiesCurrent", "LiabilitiesNoncurrent"),
            ("Assets", "AssetsCurrent", "AssetsNoncurrent"),
        )[n],
    )


@breaks("DQC.US.0008.6819")
def _reversed(d: Draft, n: int) -> None:
    total, item = (("AssetsCurrent", "Assets"), ("LiabilitiesCurrent", "Liabilities"), ("Revenues", "GrossProfit"))[n]
    d.arc("cal", f"us-gaap:{total}", f"us-gaap:{item}")
    for name in (total, item):
        d.known(f"us-gaap:{name}")


@breaks("DQC.US.0009")
def _more_than_whole(d: Draft, n: int) -> None:
    lesser, greater = (
        ("CommonStockSharesOutstanding", "CommonStockSharesIssued"),
        ("CommonStockSharesIssued", "CommonStockSharesAuthorized"),
        ("PreferredStockSharesIssued", "PreferredStockSharesAuthorized"),
    )[n]
    moment = d.add_context("quality", instant="1997-12-31")
    d.fact(f"us-gaap:{lesser}", "500", moment, d.shares)
    d.fact(f"us-gaap:{greater}", "100", moment, d.shares)


_BEFORE = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"


@breaks("DQC.US.0013")
def _negative_relief(d: Draft, n: int) -> None:
    span = d.add_context("quality", start="1997-01-01", end="1997-12-31")
    d.fact(f"us-gaap:{_BEFORE}", "500", span)
    what = ("TaxCredits", "DeductionsOther", "NondeductibleExpenseMealsAndEntertainment")[n]
    if n == 1:
        what = "Deductions"
    d.fact(f"us-gaap:EffectiveIncomeTaxRateReconciliation{what}", "-0.1", span, d.pure, decimals="2")


@breaks("DQC.US.0014")
def _negative_whole(d: Draft, n: int) -> None:
    if n == 0:
        d.fact("us-gaap:Goodwill", "-500", d.add_context("quality", instant="1997-12-31"))
    else:
        d.fact(("", "us-gaap:CostOfRevenue", "us-gaap:AmortizationOfIntangibleAssets")[n], "-500")


@breaks("DQC.US.0015")
def _negative(d: Draft, n: int) -> None:
    d.fact(
        (
            "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
            "us-gaap:InterestPaidNet",
            "us-gaap:PaymentsOfDividends",
        )[n],
        "-500",
    )


@breaks("DQC.US.0041.73")
def _default(d: Draft, n: int) -> None:
    d.table(
        "us-gaap:StatementEquityComponentsAxis",
        "us-gaap:EquityComponentDomain",
        *("us-gaap:CommonStockMember", "us-gaap:RetainedEarningsMember", "us-gaap:TreasuryStockCommonMember"),
        default=("us-gaap:CommonStockMember", "us-gaap:RetainedEarningsMember", "us-gaap:TreasuryStockCommonMember")[n],
    )


@breaks("DQC.US.0001")
def _wrong_member(d: Draft, n: int) -> None:
    member = ("us-gaap:CommonStockMember", "us-gaap:RetainedEarningsMember", "us-gaap:LandMember")[n]
    axis = "srt:StatementScenarioAxis"
    d.table(axis, "srt:ScenarioUnspecifiedDomain", member)
    if n:
        span = d.add_context("quality", start="1997-01-01", end="1997-12-31", members={axis: member})
        d.fact("us-gaap:Revenues", "500", span)


@breaks("DQC.US.0079.7657")
def _place(d: Draft, n: int) -> None:
    name = ("GermanyMember", "CanadaMember", "TexasMember")[n]
    d.domain(name)
    d.table("srt:StatementGeographicalAxis", "srt:SegmentGeographicalDomain", f"{d.prefix}:{name}")


_OPERATING = "NetCashProvidedByUsedInOperatingActivities"


@breaks("DQC.US.0043.7488")
def _flow_weight(d: Draft, n: int) -> None:
    item, weight = (
        ("IncreaseDecreaseInInventories", "1"),
        ("Depreciation", "-1"),
        ("IncreaseDecreaseInAccountsReceivable", "1"),
    )[n]
    d.fact(f"us-gaap:{_OPERATING}", "500")
    d.arc("cal", f"us-gaap:{_OPERATING}", f"us-gaap:{item}", weight=weight)
    d.known(f"us-gaap:{item}")


@breaks("DQC.US.0043.9873")
def _result_deducted(d: Draft, n: int) -> None:
    item = ("NetIncomeLoss", "ProfitLoss", "IncomeLossFromContinuingOperations")[n]
    d.arc("cal", f"us-gaap:{_OPERATING}", f"us-gaap:{item}", weight="-1")
    for name in (_OPERATING, item):
        d.known(f"us-gaap:{name}")


@breaks("DQC.US.0044")
def _accrual(d: Draft, n: int) -> None:
    total = (
        "NetCashProvidedByUsedInFinancingActivities",
        "NetCashProvidedByUsedInInvestingActivities",
        "NetCashProvidedByUsedInInvestingActivitiesContinuingOperations",
    )[n]
    item = ("OtherExpenses", "Revenues", "OperatingExpenses")[n]
    d.arc("cal", f"us-gaap:{total}", f"us-gaap:{item}")
    d.fact(f"us-gaap:{item}", "5", d.add_context("quality", start="1997-01-01", end="1997-12-31"))
    d.known(f"us-gaap:{total}")


@breaks("DQC.US.0045")
def _moved(d: Draft, n: int) -> None:
    total, item = (
        ("Financing", "PaymentsToAcquireBusinessesNetOfCashAcquired"),
        ("Financing", "PaymentsToAcquirePropertyPlantAndEquipment"),
        ("Investing", "PaymentsOfDividends"),
    )[n]
    name = f"us-gaap:NetCashProvidedByUsedIn{total}ActivitiesContinuingOperations"
    d.arc("cal", name, f"us-gaap:{item}", weight="-1")
    d.known(name)
    d.known(f"us-gaap:{item}")
    for kind in ("Operating", "Investing", "Financing"):
        d.known(f"us-gaap:NetCashProvidedByUsedIn{kind}ActivitiesContinuingOperations")


@breaks("DQC.US.0046")
def _exchange(d: Draft, n: int) -> None:
    total, item = (
        (
            "NetCashProvidedByUsedInContinuingOperations",
            "EffectOfExchangeRateOnCashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
        ),
        ("OtherComprehensiveIncomeLossBeforeTax", "NetIncomeLoss"),
        ("OtherComprehensiveIncomeLossNetOfTax", "NetIncomeLoss"),
    )[n]
    d.arc("cal", f"us-gaap:{total}", f"us-gaap:{item}")
    for name in (total, item):
        d.known(f"us-gaap:{name}")


@breaks("DQC.US.0047.7481")
def _no_balance(d: Draft, n: int) -> None:
    item = (
        "AssetRetirementObligationPeriodIncreaseDecrease",
        "AllowanceForLoanAndLeaseLossesPeriodIncreaseDecrease",
        "AllowanceForDoubtfulAccountsReceivablePeriodIncreaseDecrease",
    )[n]
    d.arc("cal", f"us-gaap:{_OPERATING}", f"us-gaap:{item}")
    for name in (_OPERATING, item):
        d.known(f"us-gaap:{name}")


def flows(d: Draft, *items: str) -> str:
    """A statement of cash flows of its own; gives its role."""
    d.new_role("StatementsOfCashFlows", "00091 - Statement - Statements of Cash Flows")
    role = d.sibling("StatementsOfCashFlows")
    for number, item in enumerate(items, start=1):
        d.arc("pre", "us-gaap:StatementOfCashFlowsAbstract", f"us-gaap:{item}", role=role, order=str(number))
    for name in ("StatementOfCashFlowsAbstract", *items):
        d.known(f"us-gaap:{name}")
    return role


_CHANGE = (
    "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseIncludingExchangeRateEffect"
)


@breaks("DQC.US.0048.7482")
def _no_change(d: Draft, n: int) -> None:
    role = flows(d, _OPERATING, "NetIncomeLoss", "Depreciation")
    if n:
        d.arc("cal", f"us-gaap:{_OPERATING}", ("", "us-gaap:NetIncomeLoss", "us-gaap:Depreciation")[n], role=role)
    for link in list(d.linkbase("cal").iter(f"{{{LINK}}}calculationLink")):
        if n and "flow" in link.get(f"{{{XLINK}}}role", "").lower() and link.get(f"{{{XLINK}}}role") != role:
            link.getparent().remove(link)


@breaks("DQC.US.0051")
def _tax_deducted(d: Draft, n: int) -> None:
    item = ("IncomeTaxExpenseBenefit", "CurrentIncomeTaxExpenseBenefit", "DeferredIncomeTaxExpenseBenefit")[n]
    d.arc("cal", f"us-gaap:{_BEFORE}", f"us-gaap:{item}", weight="-1")
    for name in (_BEFORE, item):
        d.known(f"us-gaap:{name}")


@breaks("DQC.US.0057")
def _no_opening(d: Draft, n: int) -> None:
    flows(d, _OPERATING, ("Goodwill", "CashAndCashEquivalentsAtCarryingValue", "Depreciation")[n])
    if n == 1:  # a balance that is right for years before the standard of 2016
        d.fact(f"us-gaap:{_OPERATING}", "5", d.add_context("quality", start="2019-01-01", end="2019-12-31"))


@breaks("DQC.US.0060")
def _only_continuing(d: Draft, n: int) -> None:
    kind = ("Financing", "Investing", "Operating")[n]
    span = d.add_context("quality", start="1997-01-01", end="1997-12-31")
    d.fact(f"us-gaap:NetCashProvidedByUsedIn{kind}ActivitiesContinuingOperations", "500", span)


@breaks("DQC.US.0061")
def _beside(d: Draft, n: int) -> None:
    kind = ("Investing", "Operating", "Financing")[n]
    whole, given_up = (
        f"NetCashProvidedByUsedIn{kind}Activities",
        f"CashProvidedByUsedIn{kind}ActivitiesDiscontinuedOperations",
    )
    item = ("PaymentsToAcquirePropertyPlantAndEquipment", "NetIncomeLoss", "PaymentsOfDividends")[n]
    d.arc("cal", f"us-gaap:{_CHANGE}", f"us-gaap:{whole}")
    d.arc("cal", f"us-gaap:{_CHANGE}", f"us-gaap:{given_up}", order="701")
    d.arc("cal", f"us-gaap:{whole}", f"us-gaap:{item}", weight="1" if n == 1 else "-1")
    for name in (_CHANGE, whole, given_up, item):
        d.known(f"us-gaap:{name}")


@breaks("DQC.US.0084.9298")
def _quarters(d: Draft, n: int) -> None:
    name = f"us-gaap:{('OtherExpenses', 'RoyaltyExpense', 'RestructuringCharges')[n]}"
    spans = (("y", "01-01", "12-31"), ("a", "01-01", "06-30"), ("b", "07-01", "12-31"))
    for value, (span, start, end) in zip(("900", "100", "100"), spans, strict=True):
        d.fact(name, value, d.add_context(f"quality{span}", start=f"1997-{start}", end=f"1997-{end}"))


@breaks("DQC.US.0091.9376")
def _percent(d: Draft, n: int) -> None:
    name = (
        "DebtInstrumentInterestRateStatedPercentage",
        "ConcentrationRiskPercentage1",
        "EffectiveIncomeTaxRateReconciliationAtFederalStatutoryIncomeTaxRate",
    )[n]
    context = d.instant if n == 0 else ""
    d.fact(f"us-gaap:{name}", ("35", "40", "21")[n], context, d.pure, decimals="0")


@breaks("DQC.US.0099.9533")
def _unsummed(d: Draft, n: int) -> None:
    d.fact(("us-gaap:OtherExpenses", "us-gaap:RestructuringCharges", "us-gaap:RoyaltyExpense")[n], "5")


@breaks("DQC.US.0128.9594")
def _part_more(d: Draft, n: int) -> None:
    axis = "srt:ProductOrServiceAxis"
    name = ("Revenues", "CostOfRevenue", "Revenues")[n]
    item = ("PaymentsToAcquirePropertyPlantAndEquipment", "PaymentsOfDividends", "InterestPaidNet")[n]
    member = ("us-gaap:ProductMember", "us-gaap:ServiceMember", "us-gaap:RoyaltyMember")[n]
    d.table(axis, "srt:ProductsAndServicesDomain", member)
    d.fact(f"us-gaap:{item}", "100", d.add_context("whole", start="1997-01-01", end="1997-12-31"))
    d.fact(
        f"us-gaap:{item}", "900", d.add_context("part", start="1997-01-01", end="1997-12-31", members={axis: member})
    )
    assert name


__all__ = ["BREAKAGES", "EXAMPLES", "mutant", "mutants"]
