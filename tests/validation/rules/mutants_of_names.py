# ruff: noqa: ARG001 - a breakage that is the same in all releases does not look at the number
"""More breakages: names of files and elements, what a cover lacks, and rules that a generated filing hardly breaks."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tests.validation.rules.draft import DIMENSION, LINK, NAMESPACE, XBRLI, XLINK, XSD, Draft
from tests.validation.rules.registry import breaks

_TYPED = "http://xbrl.org/2005/xbrldt"
_TOTAL_LABEL = "http://www.xbrl.org/2003/role/totalLabel"


def _appinfo(d: Draft, text: str) -> None:
    d.put(d.schema.find(f".//{{{XSD}}}appinfo"), text)


def _prefixed(d: Draft, prefix: str) -> None:
    """Give the namespace of the schema one more prefix."""
    name = f"{d.base}.xsd"
    declared = f'<xs:schema xmlns:{prefix}="{d.namespace}" '
    d.trees[name] = etree.fromstring(etree.tostring(d.schema).replace(b"<xs:schema ", declared.encode(), 1))


def _span(d: Draft, **more: object) -> str:
    return d.add_context("quality", start="1997-01-01", end="1997-12-31", **more)


# --- files, schema, elements


@breaks("EFM.5.01.01")
def _file(d: Draft, n: int) -> None:
    d.renamed_linkbase("lab", ("Words.xml", "_words.xml", "words+more.xml")[n])


@breaks("EFM.5.02.05.12")
def _registry(d: Draft, n: int) -> None:
    core = "http://www.xbrl.org/inlineXBRL/transformation/"
    d.replaced(f"{core}2022-02-16", f"{core}{('2010-04-20', '2011-07-31', '1999-12-31')[n]}")


@breaks("EFM.6.07.01")
def _include(d: Draft, n: int) -> None:
    name = f"{d.prefix}-1999123{n % 2}.xsd"
    declared = f'xmlns:xs="{XSD}" xmlns:{d.prefix}="{d.namespace}"'
    d.trees[name] = etree.fromstring(f'<xs:schema {declared} targetNamespace="{d.namespace}"/>')
    d.put(d.schema, f'<xs:include schemaLocation="{name}"/>', at=1)


@breaks("EFM.6.07.03")
def _authority(d: Draft, n: int) -> None:
    d.renamed_namespace(f"http://{('xbrl.sec.gov', 'fasb.org', 'xbrl.us')[n]}/own/20031231")


@breaks("EFM.6.07.07")
def _prefixes(d: Draft, n: int) -> None:
    _prefixed(d, ("again", "more", "other")[n])


@breaks("EFM.6.07.13")
def _arcrole(d: Draft, n: int) -> None:
    _appinfo(
        d,
        f'<link:arcroleType arcroleURI="http://elsewhere.example/arcrole/of{n}" id="of" cyclesAllowed="undirected">'
        "<link:definition>One is of the other</link:definition><link:usedOn>link:definitionArc</link:usedOn>"
        "</link:arcroleType>",
    )


def _typed_axis(d: Draft, name: str) -> None:
    d.put(d.schema, f'<xs:element id="{d.prefix}_{name}" name="{name}" type="xs:string"/>')
    made = d.element(
        f"{name}Axis",
        type="xbrli:stringItemType",
        substitutionGroup="xbrldt:dimensionItem",
        abstract="true",
        xbrli__balance="",
    )
    made.set(f"{{{_TYPED}}}typedDomainRef", f"#{d.prefix}_{name}")


@breaks("EFM.6.07.20")
def _own_typed_axis(d: Draft, n: int) -> None:
    _typed_axis(d, ("Speed", "Colour", "Depth")[n])


@breaks("EFM.6.05.39")
def _typed_member(d: Draft, n: int) -> None:
    name = ("Speed", "Colour", "Depth")[n]
    _typed_axis(d, name)
    span = _span(d)
    entity = d.context().find(f"{{{XBRLI}}}entity")
    d.put(
        entity,
        f'<xbrli:segment><xbrldi:typedMember xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
        f'dimension="{d.prefix}:{name}Axis"><{d.prefix}:{name}>7</{d.prefix}:{name}></xbrldi:typedMember>'
        "</xbrli:segment>",
    )
    d.fact("us-gaap:OtherExpenses", "5", span)


@breaks("EFM.6.07.25")
def _group(d: Draft, n: int) -> None:
    d.element(f"Strange{n}", substitutionGroup=("xbrli:part", "link:part", "xbrldt:part")[n])


@breaks("EFM.6.07.30")
def _long_role(d: Draft, n: int) -> None:
    d.renamed_role(d.role + "VeryLong" * (30 + n))


@breaks("EFM.6.07.32")
def _text_instant(d: Draft, n: int) -> None:
    d.domain(f"Region{n}Member")
    d.element(f"Policy{n}TextBlock", type="dtr-types:textBlockItemType", xbrli__balance="", xbrli__periodType="instant")


@breaks("EFM.6.08.05")
def _odd_name(d: Draft, n: int) -> None:
    d.element(("smallLetter", "Long" * 51, "anotherSmallLetter")[n])


@breaks("EFM.6.08.06")
def _telling_name(d: Draft, n: int) -> None:
    d.element(("ProfitFirstQuarter", "ChargesYTD", "CostsHalfYear")[n])


@breaks("EFM.6.08.11")
def _no_balance(d: Draft, n: int) -> None:
    title = ("Statements of Income", "Balance Sheets", "Statements of Financial Position")[n]
    next(d.schema.iter(f"{{{LINK}}}definition")).text = f"00001 - Statement - {title}"
    d.element(f"Odd{n}Dues", xbrli__balance="")


@breaks("EFM.6.08.16")
def _day_of_a_day(d: Draft, n: int) -> None:
    d.element(f"Odd{n}Day", type="xbrli:dateItemType", xbrli__balance="", xbrli__periodType="instant")


@breaks("EFM.6.08.17")
def _word_of_a_day(d: Draft, n: int) -> None:
    d.element(f"Odd{n}Word", type="xbrli:stringItemType", xbrli__balance="", xbrli__periodType="instant")


@breaks("EFM.6.11.05")
def _no_sign(d: Draft, n: int) -> None:
    d.element(f"Odd{n}Flow", xbrli__balance="")
    if n:
        words = d.label(f"{d.prefix}:Odd{n}Flow", f"Words for {d.prefix}_Odd{n}Flow")
        words.set(f"{{{XLINK}}}role", "http://www.xbrl.org/2003/role/documentation")


@breaks("EFM.6.22.03")
def _versions(d: Draft, n: int) -> None:
    family, host = (("dei", "xbrl.sec.gov"), ("srt", "xbrl.fasb.org"), ("dei", "xbrl.sec.gov"))[n]
    year = 2024 - (n == 2)
    path = f"{family}/{year}/{'elts/' if family == 'srt' else ''}{family}-{year}.xsd"
    namespace = NAMESPACE[family].replace("2025", str(year))
    last = list(d.schema.iter(f"{{{XSD}}}import"))[-1]
    last.addnext(d.put(d.schema, f'<xs:import namespace="{namespace}" schemaLocation="https://{host}/{path}"/>'))


# --- contexts, units, facts


@breaks("EFM.6.05.19")
def _only_parts(d: Draft, n: int) -> None:
    d.cover(DocumentType="8-K")
    axis = "srt:StatementScenarioAxis"
    for context in d.all("context", XBRLI):
        if context.find(f".//{{{XBRLI}}}startDate") is not None:
            d.put(
                context[0],
                f'<xbrli:segment><xbrldi:explicitMember dimension="{axis}">srt:ScenarioForecastMember'
                "</xbrldi:explicitMember></xbrli:segment>",
            )
    for name in (axis, "srt:ScenarioForecastMember"):
        d.known(name)


@breaks("EFM.6.05.36")
def _long_measure(d: Draft, n: int) -> None:
    d.fact("us-gaap:OtherExpenses", "5", unit=d.measured("long", f"{d.prefix}:" + "Bale" * (51 + n)))


@breaks("EFM.6.05.42")
def _deprecated(d: Draft, n: int) -> None:
    name = ("AccountsReceivableRelatedParties", "AccountsPayableRelatedPartiesCurrent", "DueToRelatedPartiesCurrent")[n]
    d.fact(f"us-gaap:{name}", "5", context=d.instant)


# --- what a cover lacks


_FORMS = ("8-K", "10-Q", "10-K")


@breaks("EFM.6.05.26")
def _cover_shares(d: Draft, n: int) -> None:
    d.cover(DocumentType=("10-Q", "10-K", "10-Q/A")[n], EntityRegistrantName="Ashgrove Works")


@breaks("EFM.6.05.40")
def _cover_boxes(d: Draft, n: int) -> None:
    d.cover(DocumentType=_FORMS[n], EntityRegistrantName="Ashgrove Works")


@breaks("EFM.6.05.47")
def _cover_numbers(d: Draft, n: int) -> None:
    d.cover(DocumentType=_FORMS[n], EntityFileNumber="001-12345")


@breaks("EFM.6.05.48")
def _cover_address(d: Draft, n: int) -> None:
    d.cover(DocumentType=_FORMS[n], EntityAddressAddressLine1="1 Mill Lane", EntityAddressCityOrTown="Ashgrove")


@breaks("EFM.6.05.49")
def _cover_form(d: Draft, n: int) -> None:
    told = ({}, {"DocumentQuarterlyReport": "false"}, {"DocumentAnnualReport": "false"})[n]
    d.cover(DocumentType=("10-K", "10-Q", "10-K")[n], **told)


@breaks("EFM.6.05.52")
def _cover_boxes_of_8k(d: Draft, n: int) -> None:
    told = ({}, {"WrittenCommunications": "false"}, {"SolicitingMaterial": "false"})[n]
    d.cover(DocumentType="8-K", **told)


@breaks("EFM.6.05.54")
def _cover_auditor(d: Draft, n: int) -> None:
    year = 2021 + n
    span = d.add_context("auditedYear", start=f"{year}-01-01", end=f"{year}-12-31")
    d.text("dei:DocumentType", ("10-K", "10-KT", "10-K")[n], span)
    if n == 0:
        d.text("dei:AuditorName", "Kettle and Crane LLP", span)


# --- linkbases


@breaks("EFM.6.09.07")
def _two_kinds(d: Draft, n: int) -> None:
    d.known("srt:StatementScenarioAxis")
    d.known("srt:ScenarioUnspecifiedDomain")
    arcrole = f"{DIMENSION}dimension-domain"
    d.arc("def", "srt:StatementScenarioAxis", "srt:ScenarioUnspecifiedDomain", arcrole=arcrole)
    link = d.link("def")
    target = d.linkbase(("pre", "cal", "pre")[n])
    target.append(deepcopy(link))


@breaks("EFM.6.09.09")
def _priority(d: Draft, n: int) -> None:
    next(d.linkbase("pre").iter(f"{{{LINK}}}presentationArc")).set("priority", ("10", "12", "99")[n])


@breaks("EFM.6.10.09")
def _total_of_words(d: Draft, n: int) -> None:
    name = ("dei:DocumentTitle", "dei:DocumentName", "dei:DocumentTitle")[n]
    d.text(name, "Words")
    role = (_TOTAL_LABEL, "http://www.xbrl.org/2009/role/negatedLabel", _TOTAL_LABEL)[n]
    d.label(name, "A title in all", role=role)


@breaks("EFM.6.15.04")
def _twice(d: Draft, n: int) -> None:
    d.new_role("Second", "00092 - Statement - Second")
    for arc in list(d.link("cal").iter(f"{{{LINK}}}calculationArc")):
        ends = [arc.get(f"{{{XLINK}}}{end}", "").removeprefix("loc_").replace("_", ":", 1) for end in ("from", "to")]
        d.arc("cal", *ends, role=d.sibling("Second"), weight=str(arc.get("weight")), order=str(arc.get("order")))
        d.arc("pre", "us-gaap:IncomeStatementAbstract", ends[1], role=d.sibling("Second"), order=str(100 + d.counted))


# --- data quality


@breaks("DQC.US.0062.7501")
def _no_change(d: Draft, n: int) -> None:
    for fact in d.facts():
        if "PeriodIncreaseDecrease" in str(fact.get("name")):
            fact.getparent().remove(fact)
    d.new_role("StatementsOfCashFlows", "00091 - Statement - Statements of Cash Flows")
    role = d.sibling("StatementsOfCashFlows")
    d.arc("pre", "us-gaap:StatementOfCashFlowsAbstract", "us-gaap:Depreciation", role=role, order=str(n + 1))
    for name in ("us-gaap:StatementOfCashFlowsAbstract", "us-gaap:Depreciation"):
        d.known(name)


@breaks("DQC.US.0085.9361")
def _of_the_notes(d: Draft, n: int) -> None:
    d.known(f"us-gaap:{('DeferredTaxAssetsNet', 'DeferredTaxLiabilities', 'DeferredTaxAssetsLiabilitiesNet')[n]}")


@breaks("DQC.US.0085")
def _deferred(d: Draft, n: int) -> None:
    if n < 2:
        name = ("DeferredIncomeTaxAssetsNet", "DeferredIncomeTaxLiabilitiesNet")[n]
    else:
        name = "DeferredTaxAssetsNet"
        d.known("us-gaap:Assets")
        d.arc("cal", "us-gaap:Assets", f"us-gaap:{name}")
    d.fact(f"us-gaap:{name}", "5", context=d.instant)


@breaks("DQC.US.0109")
def _share_of_what(d: Draft, n: int) -> None:
    axis, domain, member = (
        ("", "", ""),
        ("ConcentrationRiskByTypeAxis", "ConcentrationRiskTypeDomain", "CustomerConcentrationRiskMember"),
        ("ConcentrationRiskByBenchmarkAxis", "ConcentrationRiskBenchmarkDomain", "AccountsReceivableMember"),
    )[n]
    if axis:
        axis, domain, member = (f"us-gaap:{name}" for name in (axis, domain, member))
        d.table(axis, domain, member)
    span = _span(d, members={axis: member} if axis else None)
    d.fact("us-gaap:ConcentrationRiskPercentage1", "0.25", span, d.pure, decimals="2")


_BEFORE = (
    "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterest"
    "AndIncomeLossFromEquityMethodInvestments"
)


@breaks("DQC.US.0119")
def _before_what(d: Draft, n: int) -> None:
    d.fact(_BEFORE, "500")
    if n == 2:
        item = "us-gaap:IncomeLossFromEquityMethodInvestments"
        d.arc("cal", _BEFORE, item)
        d.fact(item, "5")


@breaks("DQC.US.0118")
def _column_off(d: Draft, n: int) -> None:
    axis, item = "srt:ProductOrServiceAxis", ("InventoryNet", "Goodwill", "PrepaidExpenseCurrent")[n]
    d.table(axis, "srt:ProductsAndServicesDomain", "us-gaap:ProductMember")
    moment = d.add_context("part", instant="1997-12-31", members={axis: "us-gaap:ProductMember"})
    d.fact("us-gaap:Assets", "900,000", moment)
    d.fact(f"us-gaap:{item}", "1,000", moment)
    d.arc("cal", "us-gaap:Assets", f"us-gaap:{item}")


@breaks("DQC.US.0126")
def _statement_off(d: Draft, n: int) -> None:
    item = ("InventoryNet", "Goodwill", "PrepaidExpenseCurrent")[n]
    moment = d.add_context("whole", instant="1997-12-31")
    d.fact("us-gaap:Assets", "900,000", moment)
    d.fact(f"us-gaap:{item}", "1,000", moment)
    d.arc("cal", "us-gaap:Assets", f"us-gaap:{item}")
