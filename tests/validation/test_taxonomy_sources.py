"""Slice, full tables and official files give the same messages, of sound filings and of broken ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from converter import files
from converter.api import convert
from converter.model.taxonomy import TaxonomySupply
from converter.pipeline import validate_file
from converter.settings import Settings
from converter.validation.validate import supplied
from tests.helpers_text import knowledge

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
PACKAGES = ROOT.parent / "shared" / "taxonomy" / "packages"
BROKEN = "fibercore-2001q1"
VINTAGES = ("us-gaap-2025", "us-gaap-2024")

Edit = Callable[[Path, str], None]
Message = tuple[str, str, str]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The result folder of an example in a vintage. Tests leave it as it is."""
    made: dict[tuple[str, str], Path] = {}

    def result(example: str, vintage: str) -> Path:
        if (example, vintage) not in made:
            made[example, vintage] = tmp_path_factory.mktemp("sources") / "result"
            convert(ROOT / "examples" / f"{example}.txt", made[example, vintage], taxonomy=vintage, validate=False)
        return made[example, vintage]

    return result


def messages(document: Path, source: str, vintage: str, official: tuple[Path, ...] = ()) -> list[Message]:
    """Severity, code and text of all that Arelle has to say, in order of text."""
    settings = Settings(taxonomy=vintage, taxonomy_source=source)
    verdict = validate_file(document, files.filing_contents(document), knowledge(vintage), settings, official)
    return sorted((m.severity, m.code, m.text) for m in verdict.messages if m.severity != "info")


def agreed(document: Path, vintage: str) -> list[Message]:
    """The messages, once every source at hand has said the same."""
    said = messages(document, "slice", vintage)
    assert messages(document, "full", vintage) == said
    package = PACKAGES / f"us-{vintage[-4:]}-reconstructed.zip"
    if package.exists():
        assert messages(document, "official", vintage, (package,)) == said
    return said


def test_no_other_process_takes_away_what_arelle_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers share one cache of slices, and each forgets the oldest of them when it adds one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    supply = TaxonomySupply("slice", VINTAGES[0], "slice-of-a-test", lambda: b"its files")
    with supplied(supply):
        pass
    (kept,) = (files.cache_folder() / "slices").iterdir()
    with supplied(supply) as (package,):
        kept.unlink()
        assert package.read_bytes() == b"its files"


def test_whether_the_official_files_are_at_hand() -> None:
    if not PACKAGES.exists():
        pytest.skip("no packages in shared/taxonomy beside the checkout: slice and full are compared alone")


@pytest.mark.parametrize(
    ("example", "vintage"), [*((path.stem, VINTAGES[0]) for path in EXAMPLES), (BROKEN, VINTAGES[1])]
)
def test_every_source_finds_the_examples_valid(example: str, vintage: str, results: Callable[[str, str], Path]) -> None:
    (document,) = results(example, vintage).glob("*.htm")
    assert agreed(document, vintage) == []


# Ways to break a result: each takes its folder and the year of its vintage.


def change(ending: str, old: str, new: str) -> Edit:
    """Replace one text in the file of an ending; YEAR is the vintage's."""

    def edit(folder: Path, year: str) -> None:
        (path,) = folder.glob(f"*{ending}")
        text = path.read_text(encoding="utf-8")
        assert old.replace("YEAR", year) in text
        path.write_text(text.replace(old.replace("YEAR", year), new.replace("YEAR", year), 1), encoding="utf-8")

    return edit


def facts(*added: str, prefixes: str = "") -> Edit:
    """Put facts below the text, and contexts and units among the resources."""

    def edit(folder: Path, year: str) -> None:
        shown = "".join(f"<p>{fact}</p>" for fact in added if fact.startswith("<ix:"))
        change(".htm", "</pre>", f"</pre>{shown}")(folder, year)
        hidden = "".join(fact for fact in added if not fact.startswith("<ix:"))
        change(".htm", "</ix:resources>", f"{hidden}</ix:resources>")(folder, year)
        change(".htm", "<html ", f"<html {prefixes} ")(folder, year)

    return edit


def figure(name: str, *, context: str = "D20010101-20010331", unit: str = "usd", decimals: str = "0") -> str:
    return (
        f'<ix:nonFraction name="{name}" contextRef="{context}" unitRef="{unit}" decimals="{decimals}"'
        f' id="added-{name.replace(":", "-")}" format="ixt:num-dot-decimal">77</ix:nonFraction>'
    )


def text(name: str, content: str, *, context: str = "D20010101-20010331") -> str:
    return f'<ix:nonNumeric name="{name}" contextRef="{context}">{content}</ix:nonNumeric>'


def context(name: str, member: str) -> str:
    return (
        f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier'
        ' scheme="http://ixbrl-converter.example/unidentified-entity">FBCE</xbrli:identifier></xbrli:entity>'
        "<xbrli:period><xbrli:startDate>2001-01-01</xbrli:startDate><xbrli:endDate>2001-03-31</xbrli:endDate>"
        f"</xbrli:period><xbrli:scenario>{member}</xbrli:scenario></xbrli:context>"
    )


def member(dimension: str, value: str) -> str:
    return f'<xbrldi:explicitMember dimension="{dimension}">{value}</xbrldi:explicitMember>'


def imports(prefix: str) -> Edit:
    """Let the extension import a companion's schema, as its author may."""
    namespace, address = {
        "dei": ("http://xbrl.sec.gov/dei/YEAR", "https://xbrl.sec.gov/dei/YEAR/dei-YEAR.xsd"),
        "srt": ("http://fasb.org/srt/YEAR", "https://xbrl.fasb.org/srt/YEAR/elts/srt-YEAR.xsd"),
    }[prefix]
    line = f'<xs:import namespace="{namespace}" schemaLocation="{address}"/>'
    return change(".xsd", "<xs:import ", f"{line}<xs:import ")


_DIMENSIONS = 'xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:srt="http://fasb.org/srt/YEAR"'
_DEI = 'xmlns:dei="http://xbrl.sec.gov/dei/YEAR"'
_PROFIT = 'name="us-gaap:GrossProfit" contextRef="D20010101-20010331" unitRef="usd"'
_EARNINGS = 'name="us-gaap:EarningsPerShareBasic" contextRef="D20010101-20010331"'
_ARC = 'xlink:to="loc_us-gaap_CostOfGoodsAndServicesSold" order="2" weight="-1"'

BREAKS: dict[str, tuple[tuple[Edit, ...], set[str]]] = {
    "concepts that there are not": (
        (
            change(".htm", "us-gaap:GrossProfit", "us-gaap:GrossProphet"),
            change("_pre.xml", "YEAR.xsd#us-gaap_GrossProfit", "YEAR.xsd#us-gaap_GrossProphet"),
            change(".htm", "us-gaap:Assets", "ifrs:Assets"),
            facts(figure("older:Revenues"), prefixes='xmlns:older="http://fasb.org/us-gaap/2019"'),
        ),
        {"ix11.12.1.2:missingReferences", "xbrl.3.5.4:hrefIdNotFound"},
    ),
    "prefixes of the author's own, and an import that nothing uses": (
        (
            imports("srt"),
            imports("dei"),
            facts(
                context("first", member("own:ProductOrServiceAxis", "us-gaap:ProductMember")),
                figure("us-gaap:Revenues", context="first"),
                figure("g:Goodwill", context="I20010331"),
                prefixes=f'{_DIMENSIONS.replace("xmlns:srt", "xmlns:own")} xmlns:g="http://fasb.org/us-gaap/YEAR"',
            ),
        ),
        set(),
    ),
    "units, periods and decimals of the wrong kind": (
        (
            change(".htm", _PROFIT, _PROFIT.replace('"usd"', '"shares"')),
            change(".htm", _EARNINGS, _EARNINGS.replace("D20010101-20010331", "I20010331")),
            facts(
                figure("us-gaap:CommonStockSharesIssued", context="I20010331"),
                figure("us-gaap:IncomeLossFromContinuingOperationsPerBasicShare"),
                figure("us-gaap:AreaOfRealEstateProperty", context="I20010331"),
                figure("us-gaap:Goodwill"),
                figure("us-gaap:Depreciation", decimals="few"),
                figure("us-gaap:Cash", context="I19990101"),
                figure("us-gaap:AmortizationOfIntangibleAssets", unit="gbp"),
            ),
        ),
        {"xbrl.4.8.2", "utre:error-NumericFactUtrInvalid", "xbrl.4.7.2:contextPeriodType", "xbrl.4.6.1:itemContextRef"},
    ),
    "sums and values that do not agree": (
        (
            change("_cal.xml", _ARC, _ARC.replace('"-1"', '"1"')),
            change(".htm", ">6,591<", ">6,691<"),
            facts(figure("us-gaap:Assets", context="I20010331")),
        ),
        {
            "xbrl.5.1.1.2:balanceCalcWeightIllegalPositive",
            "calc11e:inconsistentCalculationUsingRounding",
            "arelle:duplicateFacts",
        },
    ),
    "facts of other types, and dei facts without dei": (
        (
            facts(
                text("us-gaap:Goodwill", "plenty", context="I20010331"),
                figure("us-gaap:DebtInstrumentDescription"),
                text("us-gaap:DebtInstrumentMaturityDate", "soon"),
                text("us-gaap:AssetsAbstract", "Assets"),
                text("us-gaap:StatementTable", "Table"),
                text("us-gaap:MalpracticeInsurancePolicyOccurrenceOrClaimsMade", "Whenever"),
                text("dei:EntityRegistrantName", "FiberCore, Inc."),
                prefixes=_DEI,
            ),
        ),
        {"xmlSchema:valueError", "ix11.12.1.2:missingReferences"},
    ),
    "dei facts and axes": (
        (
            imports("dei"),
            facts(
                text("dei:AmendmentFlag", "perhaps"),
                text("dei:DocumentType", "10-Z"),
                text("dei:EntityCentralIndexKey", "12"),
                text("dei:EntityRegistrantName", "FiberCore, Inc."),
                context("first", member("srt:ProductOrServiceAxis", "us-gaap:ProductMember")),
                context("second", member("srt:ProductOrServiceAxis", "us-gaap:Goodwill")),
                context("third", member("us-gaap:GrossProfit", "us-gaap:ProductMember")),
                context("fourth", member("srt:NoSuchAxis", "srt:NoSuchMember")),
                *(figure("us-gaap:Revenues", context=name) for name in ("first", "second", "third", "fourth")),
                prefixes=f"{_DEI} {_DIMENSIONS}",
            ),
        ),
        {"xmlSchema:valueError", "xbrldie:ExplicitMemberNotExplicitDimensionError"},
    ),
    "a schema of another year": (
        (change(".xsd", "us-gaap/YEAR/elts/us-gaap-YEAR.xsd", "us-gaap/2019/elts/us-gaap-2019.xsd"),),
        {"IOerror"},
    ),
}


def broken(folder: Path, edits: tuple[Edit, ...], year: str, place: Path) -> Path:
    copy = shutil.copytree(folder, place / "broken")
    for edit in edits:
        edit(copy, year)
    (document,) = copy.glob("*.htm")
    return document


@pytest.mark.parametrize(("edits", "codes"), BREAKS.values(), ids=BREAKS.keys())
def test_every_source_says_the_same_of_a_broken_result(
    edits: tuple[Edit, ...], codes: set[str], results: Callable[[str, str], Path], tmp_path: Path
) -> None:
    document = broken(results(BROKEN, VINTAGES[0]), edits, "2025", tmp_path)
    said = agreed(document, VINTAGES[0])
    for code in codes:
        assert any(found.startswith(code) for _, found, _ in said), said
    assert codes or said == []
