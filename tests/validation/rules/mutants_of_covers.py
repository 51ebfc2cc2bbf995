# ruff: noqa: ARG001 - a breakage that is the same in all releases does not look at the number
"""More breakages: what facts of a cover ask of each other, and what a schema or its linkbases may not declare."""

from __future__ import annotations

from tests.validation.rules.draft import DIMENSION, LINK, XBRLI, XSD, Draft
from tests.validation.rules.registry import breaks

_FORMS = ("8-K", "10-Q", "10-K")
_AXIS = "us-gaap:StatementClassOfStockAxis"


def _of_class(d: Draft, name: str, member: str) -> str:
    """A context of one class of stock, of the first duration."""
    span = d.context()
    start, end = (span.find(f".//{{{XBRLI}}}{part}").text for part in ("startDate", "endDate"))  # type: ignore[union-attr]
    for used in (_AXIS, member):
        d.known(used)
    return d.add_context(name, start=str(start), end=str(end), members={_AXIS: member})


@breaks("EFM.6.05.20.amendmentDescriptionAmendmentFlagDependentValue")
def _amendment(d: Draft, n: int) -> None:
    d.cover(DocumentType=f"{_FORMS[n]}{'' if n == 1 else '/A'}", AmendmentFlag=("true", "false", "true")[n])
    if n == 1:
        d.cover(AmendmentDescription="To correct a figure")


@breaks("EFM.6.05.20.documentFiscalYearFocusDocumentFiscalPeriodFocusBoth")
def _year_alone(d: Draft, n: int) -> None:
    told = ({"DocumentFiscalYearFocus": "2003"}, {"DocumentFiscalPeriodFocus": "Q2"}, {"DocumentFiscalYearFocus": "1"})[
        n
    ]
    d.cover(DocumentType="8-K", **told)


@breaks("EFM.6.05.21.entityFilerCategoryValueIcfrAuditorAttestationFlagMissing")
def _attestation(d: Draft, n: int) -> None:
    kind = ("Large Accelerated Filer", "Accelerated Filer", "Accelerated Filer")[n]
    d.cover(DocumentType="10-K", EntityFilerCategory=kind)


@breaks("EFM.6.05.21.entityWellKnownSeasonedIssuerEntityVoluntaryFilersExclusiveValue")
def _well_known(d: Draft, n: int) -> None:
    d.cover(DocumentType=("10-K", "10-K", "10-KT")[n], EntityWellKnownSeasonedIssuer="Yes", EntityVoluntaryFilers="Yes")


@breaks("EFM.6.05.21.entityWellKnownSeasonedIssuerEntityShellCompanyExclusiveValue")
def _well_known_shell(d: Draft, n: int) -> None:
    d.cover(DocumentType=("10-K", "10-K", "10-KT")[n], EntityWellKnownSeasonedIssuer="Yes", EntityShellCompany="true")


@breaks("EFM.6.05.26.entityCommonStockSharesOutstandingUnexpected")
def _shares(d: Draft, n: int) -> None:
    d.cover(DocumentType="8-K")
    d.fact("dei:EntityCommonStockSharesOutstanding", f"100{n}", d.instant, d.shares)


@breaks("EFM.6.05.26.entityCommonStockSharesOutstandingSecurityAxes")
def _shares_of_a_class(d: Draft, n: int) -> None:
    name, member = "dei:EntityCommonStockSharesOutstanding", "us-gaap:CommonClassAMember"
    d.cover(DocumentType=("10-Q", "10-K", "10-K")[n])
    for used in (_AXIS, member):
        d.known(used)
    d.fact(name, "1000", d.add_context("class", instant="2004-01-31", members={_AXIS: member}), d.shares)
    if n == 2:
        d.fact(name, "1000", d.instant, d.shares)


@breaks("EFM.6.05.40.entityExTransitionPeriodEntityEmergingGrowthCompanyDependency")
def _growth(d: Draft, n: int) -> None:
    d.cover(DocumentType=_FORMS[n], EntityEmergingGrowthCompany=("true", "false", "true")[n])
    if n == 1:
        d.cover(EntityExTransitionPeriod="false")


@breaks("EFM.6.05.46.tradingSymbolNoTradingSymbolFlagSecurity12bTitleSecurity12gTitleExclusiveDependency")
def _symbol(d: Draft, n: int) -> None:
    d.cover(DocumentType=_FORMS[n], TradingSymbol="ACME")
    if n:
        d.cover(Security12bTitle="Common Stock", NoTradingSymbolFlag="true")


@breaks("EFM.6.05.46.securityExchangeNameTradingSymbolNoTradingSymbolFlagDependency")
def _exchange(d: Draft, n: int) -> None:
    d.cover(DocumentType=_FORMS[n], Security12bTitle="Common Stock", SecurityExchangeName="NYSE")


@breaks("EFM.6.05.46.security12bTitleSecurityAxes")
def _titles(d: Draft, n: int) -> None:
    d.cover(DocumentType=_FORMS[n])
    d.text("dei:Security12bTitle", "Class A", _of_class(d, "class", "us-gaap:CommonClassAMember"))
    if n == 2:
        d.text("dei:Security12bTitle", "Notes")


@breaks("EFM.6.05.48.entityAddressAddressLine2EntityAddressAddressLine1Missing")
def _line_2(d: Draft, n: int) -> None:
    d.cover(DocumentType=_FORMS[n], EntityAddressAddressLine2="Suite 1")


@breaks("EFM.6.05.49.documentFinStmtRestatementRecoveryAnalysisFlagDocumentFinStmtErrorCorrectionFlagDependentValue")
def _recovery(d: Draft, n: int) -> None:
    d.cover(DocumentType="10-K", DocumentFinStmtErrorCorrectionFlag=("true", "false", "true")[n])
    if n == 1:
        d.cover(DocumentFinStmtRestatementRecoveryAnalysisFlag="false")


@breaks("EFM.6.05.52.writtenCommunicationsUnexpected")
def _boxes(d: Draft, n: int) -> None:
    d.cover(DocumentType=("10-Q", "10-Q", "10-K")[n], WrittenCommunications="false")


@breaks("EFM.6.05.49.documentAnnualReportUnexpected")
def _annual(d: Draft, n: int) -> None:
    d.cover(DocumentType=("8-K", "10-Q", "10-Q")[n], DocumentAnnualReport="false")


# --- declarations


def _arcrole(d: Draft, name: str, definition: str) -> None:
    said = f"<link:definition>{definition}</link:definition>" if definition else ""
    place = d.schema.find(f".//{{{XSD}}}appinfo")
    d.put(
        place,  # type: ignore[arg-type]
        f'<link:arcroleType arcroleURI="{d.role.rpartition("/role/")[0]}/arcrole/{name}" id="{name}{d.counted}"'
        f' cyclesAllowed="undirected">{said}<link:usedOn>link:definitionArc</link:usedOn></link:arcroleType>',
    )
    d.counted += 1


@breaks("EFM.6.07.05")
def _no_host(d: Draft, n: int) -> None:
    d.renamed_namespace(("http:///20031231", "mailto:acme/20031231", "acme/20031231")[n])


@breaks("EFM.6.07.14")
def _arcrole_twice(d: Draft, n: int) -> None:
    for _ in range(2):
        _arcrole(d, f"beside{n}", "stands beside")


@breaks("EFM.6.07.15")
def _arcrole_undefined(d: Draft, n: int) -> None:
    _arcrole(d, f"near{n}", "" if n else " ")


@breaks("EFM.6.07.19")
def _tuple(d: Draft, n: int) -> None:
    d.put(
        d.schema,
        f'<xs:element name="Group{n}" id="{d.prefix}_Group{n}" substitutionGroup="xbrli:tuple" nillable="true">'
        '<xs:complexType><xs:complexContent><xs:restriction base="xs:anyType"><xs:sequence/>'
        '<xs:attribute name="id" type="xs:ID"/></xs:restriction></xs:complexContent></xs:complexType></xs:element>',
    )


@breaks("EFM.6.07.29")
def _long_name(d: Draft, n: int) -> None:
    d.element(f"Kiln{'Pewter' * (34 + n)}")


@breaks("EFM.6.07.31")
def _fraction(d: Draft, n: int) -> None:
    d.element(f"Share{n}", type="xbrli:fractionItemType", xbrli__balance="")


@breaks("EFM.6.09.03")
def _said_twice(d: Draft, n: int) -> None:
    kind = ("pre", "cal", "pre")[n]
    for _ in range(2):
        d.arc(
            kind,
            "us-gaap:OperatingExpenses",
            ("us-gaap:OtherExpenses", "us-gaap:OtherExpenses", "us-gaap:ProfessionalFees")[n],
        )


@breaks("EFM.6.10.01.missingLabelLinkbase")
def _no_labels(d: Draft, n: int) -> None:
    name = f"{d.base}_lab.xml"
    del d.trees[name]
    for reference in d.schema.iter(f"{{{LINK}}}linkbaseRef"):
        if name in reference.values():
            reference.getparent().remove(reference)  # type: ignore[union-attr]
            break


# --- definitions


def _tabled(d: Draft) -> None:
    d.table("us-gaap:StatementClassOfStockAxis", "us-gaap:ClassOfStockDomain", "us-gaap:CommonClassAMember",
            "us-gaap:CommonClassBMember")  # fmt: skip


@breaks("EFM.6.16.04")
def _tangled(d: Draft, n: int) -> None:
    _tabled(d)
    if n == 2:
        d.arc("def", "us-gaap:ClassOfStockDomain", "us-gaap:CommonStockMember", order="703")
        d.known("us-gaap:CommonStockMember")
        d.arc("def", "us-gaap:CommonStockMember", "us-gaap:CommonClassAMember", order="704")
    else:
        d.arc("def", "us-gaap:CommonClassAMember", "us-gaap:CommonClassBMember", order=f"71{n}")


@breaks("EFM.6.16.05")
def _two_tables(d: Draft, n: int) -> None:
    _tabled(d)
    second = ("us-gaap:ScheduleOfSegmentReportingInformationBySegmentTable", "dei:EntityListingsTable")[n % 2]
    d.arc("def", "us-gaap:StatementLineItems", second, arcrole=f"{DIMENSION}all",
          xbrldt__contextElement="segment", xbrldt__closed="true", order=f"72{n}")  # fmt: skip
    d.known(second)


@breaks("EFM.6.16.09")
def _nowhere(d: Draft, n: int) -> None:
    _tabled(d)
    d.new_role("Elsewhere", "00009 - Statement - Elsewhere")
    d.arc("def", "us-gaap:ClassOfStockDomain", ("us-gaap:CommonStockMember", "us-gaap:PreferredStockMember",
          "us-gaap:CommonClassCMember")[n], xbrldt__targetRole=d.sibling("Elsewhere"), order="730")  # fmt: skip
    d.known(("us-gaap:CommonStockMember", "us-gaap:PreferredStockMember", "us-gaap:CommonClassCMember")[n])


# --- data quality


@breaks("DQC.US.0065")
def _paid(d: Draft, n: int) -> None:
    heading = ("SupplementalCashFlowInformationAbstract", "SupplementalCashFlowElementsAbstract",
               "NoncashInvestingAndFinancingItemsAbstract")[n]  # fmt: skip
    d.fact("us-gaap:InterestPaid", "33", shown=False)
    d.label("us-gaap:InterestPaid", "Paid to lenders")
    d.known(f"us-gaap:{heading}")
    d.arc("pre", f"us-gaap:{heading}", "us-gaap:InterestPaid", order="740")
