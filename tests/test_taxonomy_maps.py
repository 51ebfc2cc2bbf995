"""The tables of taxonomy_maps hold what their README promises: each row is reached, and says nothing false."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from converter.mapping.labels import normalise
from converter.mapping_tables import check_tables
from converter.maps.rules import read_rule_tables
from converter.model.concepts import EXTENSION, Catalogue, ConceptMaps, LabelRule
from converter.model.periods import Duration, Instant
from converter.model.source import (
    TAGGED_KINDS,
    Cell,
    CellKind,
    ColumnRole,
    Locator,
    Phrase,
    Row,
    StatementKind,
    Table,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import read_columns
from converter.reading.figures.currencies import currency_told
from converter.reading.figures.scales import scales_in
from converter.reading.periods.dates import said
from converter.reading.periods.mentions import Calendar
from converter.reading.titles import kind_by_lines, section_kind, title_and_kind
from tests.helpers_text import knowledge

FOLDER = Path(__file__).resolve().parent.parent / "taxonomy_maps"
VINTAGE = "us-gaap-2025"

LABEL_HEADER = "statement,section,label,unit,concept,wording,why,evidence,example"
PATTERN_HEADER = "pattern,why,example"
VINTAGE_HEADERS = {
    "calculations": "role,total,item,weight,order",
    "concepts": "name,type,period_type,balance,abstract,substitution_group,label,deprecated,uncertain",
    "presentation": "role,parent,child,order,preferred_label",
    "replacements": "concept,replacement,why",
    "roles": "role,statement,definition,uri",
    "types": "type,namespace,base,facet,value",
}
HEADERS = {
    "labels/balance_sheet.csv": LABEL_HEADER,
    "labels/banking.csv": LABEL_HEADER,
    "labels/cash_flow.csv": LABEL_HEADER,
    "labels/comprehensive_income.csv": LABEL_HEADER,
    "labels/details.csv": LABEL_HEADER,
    "labels/equity.csv": LABEL_HEADER,
    "labels/headings.csv": LABEL_HEADER,
    "labels/income_statement.csv": LABEL_HEADER,
    "labels/insurance.csv": LABEL_HEADER,
    "labels/notes.csv": LABEL_HEADER,
    "labels/per_share.csv": LABEL_HEADER,
    "labels/real_estate.csv": LABEL_HEADER,
    **{
        f"{vintage}/{table}.csv": header
        for vintage, tables in {
            "country-2024": ("concepts",),
            "country-2025": ("concepts",),
            "dei-2024": ("concepts", "types"),
            "dei-2025": ("concepts", "types"),
            "srt-2024": ("concepts", "types"),
            "srt-2025": ("concepts", "types"),
            "us-gaap-2024": ("calculations", "concepts", "roles", "types"),
            "us-gaap-2025": ("calculations", "concepts", "presentation", "replacements", "roles", "types"),
        }.items()
        for table, header in VINTAGE_HEADERS.items()
        if table in tables
    },
    "rules/arelle.csv": "code,hint,why,example",
    "rules/dqc.csv": "rule,part,kind,names,others,value,why",
    "rules/efm.csv": "rule,part,kind,names,others,value,why",
    "taxonomies.csv": "name,prefix,namespace,schema,entry_points,data_types,companions,publisher,source,completeness",
    "units.csv": "item_type,unit,namespace,name,numerator_type,denominator_type",
    "us-gaap/nonnegative.csv": "name",
    "us-gaap/refinements.csv": "statement,concept,label,relation,other,since,instead,wording,why",
    "us-gaap/statement_roles.csv": "pattern,statement,why,example",
    "us-gaap/share_ties.csv": "name,per_share,shares,results,why",
    "us-gaap/ties.csv": "name,left,right,why",
    "us-gaap/classified.csv": "part,current,noncurrent,undivided,why",
    "us-gaap/effects.csv": "concept,why",
    "us-gaap/contras.csv": "gross,contra,net,plain,why",
    "us-gaap/remainders.csv": "left,whole,off,beside,may_add,why",
    "us-gaap/role_marks.csv": "concept,why",
    "us-gaap/trades.csv": "concepts,words,why,example",
    "us-gaap/whole_totals.csv": "statement,concept,why",
    "us-gaap/breakdowns.csv": "concept,own_members,axis,domain,statement,not_beside,why",
    "us-gaap/disaggregated.csv": "concept,own_members,axes,why",
    "us-gaap/usage.csv": "concept,statement,filings",
    "us-gaap/details.csv": "total,item,filings",
    "us-gaap/open_totals.csv": "concept,why",
    "us-gaap/unfitted.csv": "statement,section,pattern,unit,why,section_example,example",
    "us-gaap/wordings.csv": "statement,label,concept,wording,recent,earlier",
    "vocabulary/balances_among_flows.csv": PATTERN_HEADER,
    "vocabulary/column_members.csv": "pattern,axis,domain,member,why,example",
    "vocabulary/column_words.csv": "pattern,role,why,example",
    "vocabulary/address_codes.csv": "code,state,country,why",
    "vocabulary/announcing_words.csv": PATTERN_HEADER,
    "vocabulary/sentence_words.csv": PATTERN_HEADER,
    "vocabulary/company_suffixes.csv": PATTERN_HEADER,
    "vocabulary/components.csv": "pattern,place,axis,domain,member,holder,why,example",
    "vocabulary/continuation_words.csv": PATTERN_HEADER,
    "vocabulary/cover_captions.csv": "field,family,caption,why",
    "vocabulary/cover_fields.csv": "field,concept,kind,forms,required,when,since,rule,caption,why",
    "vocabulary/cover_forms.csv": "pattern,family,document_type,why,example",
    "vocabulary/cover_parts.csv": "part,concept,why",
    "vocabulary/cover_words.csv": "field,words,value,why",
    "vocabulary/currency_leads.csv": "pattern,why,example",
    "vocabulary/currencies.csv": "pattern,currency,sign,beside,by,why,example",
    "vocabulary/classified_words.csv": "place,pattern,why,example",
    "vocabulary/date_leads.csv": PATTERN_HEADER,
    "vocabulary/disaggregations.csv": "place,pattern,axis,domain,names,why,example",
    "vocabulary/exchanges.csv": "pattern,code,why,example",
    "vocabulary/extension_balances.csv": "pattern,balance,why,example",
    "vocabulary/extension_flows.csv": "section,pattern,balance,lead,why,example",
    "vocabulary/extension_senses.csv": "kind,section,pattern,balance,why,section_example,example",
    "vocabulary/header_fields.csv": "name,field,why",
    "vocabulary/heading_words.csv": "word,why",
    "vocabulary/hypercube_parts.csv": "part,concept,why",
    "vocabulary/deal_words.csv": PATTERN_HEADER,
    "vocabulary/column_remarks.csv": PATTERN_HEADER,
    "vocabulary/inception_words.csv": PATTERN_HEADER,
    "vocabulary/same_company_words.csv": PATTERN_HEADER,
    "vocabulary/item_columns.csv": "name,column,why",
    "vocabulary/joining_words.csv": PATTERN_HEADER,
    "vocabulary/label_amounts.csv": "subject,pattern,unit,says,why,example",
    "vocabulary/label_breaks.csv": "pattern,place,why,example",
    "vocabulary/label_forms.csv": "pattern,replacement,why,example_in,example_out",
    "vocabulary/label_bars.csv": "pattern,names,why,example,barred",
    "vocabulary/label_retries.csv": "pattern,replacement,loses,turns,bars,why,example_in,example_out",
    "vocabulary/legacy_markup.csv": "element,attribute,value,becomes,style,why",
    "vocabulary/line_units.csv": "pattern,unit,not_in,only,why,example",
    "vocabulary/months.csv": "word,month",
    "vocabulary/movement_amounts.csv": "subject,pattern,unit,says,why,example",
    "vocabulary/name_omissions.csv": PATTERN_HEADER,
    "vocabulary/name_words.csv": "pattern,place,why,example",
    "vocabulary/note_awards.csv": "subject,part,pattern,label,axis,domain,member,why,example",
    "vocabulary/note_bars.csv": "pattern,spares,why,example",
    "vocabulary/note_counts.csv": PATTERN_HEADER,
    "vocabulary/note_headings.csv": PATTERN_HEADER,
    "vocabulary/note_lines.csv": "pattern,role,why,example",
    "vocabulary/note_matrices.csv": "subject,part,pattern,label,why,example",
    "vocabulary/note_measures.csv": "subject,axis,domain,caption,pattern,label,role,why,example",
    "vocabulary/note_movements.csv": "subject,part,pattern,label,axis,domain,member,why,example",
    "vocabulary/note_repurchases.csv": "part,pattern,label,why,example",
    "vocabulary/note_schedule_lines.csv": "place,label,why",
    "vocabulary/note_schedule_rows.csv": "pattern,role,why,example",
    "vocabulary/note_schedules.csv": "subject,caption,weak,ties,bar,unless,since,until,proof,why,example",
    "vocabulary/note_sentences.csv": "place,subject,label,unit,period,heading,pattern,why,example",
    "vocabulary/note_shares.csv": "part,pattern,label,why,example",
    "vocabulary/note_subjects.csv": "subject,caption,heading,line,unit,period,proof,axis,why,example",
    "vocabulary/number_words.csv": "pattern,says,power,why,example",
    "vocabulary/page_numbers.csv": PATTERN_HEADER,
    "vocabulary/part_names.csv": PATTERN_HEADER,
    "vocabulary/part_members.csv": "place,pattern,axis,domain,member,why,example",
    "vocabulary/filer_years.csv": "cik,name,ticker,rule,month,day,quarters,why",
    "vocabulary/period_ends.csv": PATTERN_HEADER,
    "vocabulary/period_phrases.csv": "pattern,months,weeks,why,example",
    "vocabulary/period_starts.csv": PATTERN_HEADER,
    "vocabulary/quarter_weeks.csv": PATTERN_HEADER,
    "vocabulary/quarter_words.csv": "pattern,quarter,why,example",
    "vocabulary/years_back.csv": "pattern,years,why,example",
    "vocabulary/row_members.csv": "place,pattern,axis,domain,member,why,example",
    "vocabulary/roll_rows.csv": "pattern,role,why,example",
    "vocabulary/scale_phrases.csv": "pattern,effect,units,scale,why,example",
    "vocabulary/statement_roots.csv": "kind,concept,why",
    "vocabulary/time_words.csv": "pattern,says,why,example",
    "vocabulary/to_date_words.csv": PATTERN_HEADER,
    "vocabulary/told_beside.csv": "kind,concept,why",
    "vocabulary/statement_sides.csv": "pattern,statement,opens,within,why,example",
    "vocabulary/statement_titles.csv": "pattern,kind,place,why,example",
    "vocabulary/document_parts.csv": "pattern,part,why,example",
    "vocabulary/statement_footers.csv": "pattern,why,example",
    "vocabulary/opening_headings.csv": "pattern,why,example",
    "vocabulary/lines_without_figures.csv": "pattern,why,example",
    "vocabulary/per_share_lines.csv": "pattern,why,example",
    "vocabulary/total_words.csv": PATTERN_HEADER,
    "vocabulary/rest_words.csv": "pattern,after,why,example",
    "vocabulary/twin_words.csv": "pattern,second,other,why,example",
    "vocabulary/weak_words.csv": "word,why",
    "vocabulary/whole_statements.csv": "pattern,kind,why,example",
    "vocabulary/year_end_rules.csv": "pattern,rule,why,example",
}
LABEL_TABLES = [name for name in HEADERS if name.startswith("labels/") and not name.endswith("headings.csv")]

NOWHERE = Locator(0, 0, 1)
by_table = pytest.mark.parametrize("table", HEADERS)
by_labels = pytest.mark.parametrize("table", LABEL_TABLES)


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of a table by column name, with the line they end on as `line`."""
    reader = csv.DictReader(io.StringIO((FOLDER / table).read_text(encoding="utf-8")))
    return tuple({**row, "line": str(reader.line_num)} for row in reader)


def place(table: str, row: Mapping[str, str]) -> str:
    """A row as a receipt names it."""
    return f"{table}:{row['line']}"


# ---------------------------------------------------------------------------------------------------------
# Form


def test_every_table_has_its_header_here() -> None:
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.csv")} == set(HEADERS)


@by_table
def test_a_table_is_clean(table: str) -> None:
    content = (FOLDER / table).read_bytes()
    text = content.decode("utf-8")
    assert not text.startswith("\ufeff"), "it begins with a byte order mark"
    assert "\r" not in text, "line ends are LF"
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert text.splitlines()[0] == HEADERS[table]
    cells = list(csv.reader(io.StringIO(text), strict=True))
    assert {len(row) for row in cells} == {len(cells[0])}
    assert len(cells) > 1
    assert len({tuple(row) for row in cells}) == len(cells), "a row stands twice"
    again = io.StringIO()
    csv.writer(again, lineterminator="\n").writerows(cells)
    written = again.getvalue().split("\n")
    differing = [number for number, line in enumerate(text.split("\n"), 1) if line != written[number - 1]]
    assert not differing, f"quotes stand where none are needed, in lines {differing[:9]}"


@by_table
def test_cells_have_no_blanks_around_them_and_a_reason_inside(table: str) -> None:
    for row in rows(table):
        for column, cell in row.items():
            if column != "replacement":
                assert cell == cell.strip(), f"{place(table, row)}: {column}"
            assert "\n" not in cell
        assert row.get("why", "said"), f"{place(table, row)} gives no reason"
        assert row.get("example", "said"), f"{place(table, row)} gives no example"


@by_table
def test_regular_expressions_compile(table: str) -> None:
    for row in rows(table):
        label = row.get("label", "") if table.startswith("labels/") else ""
        for pattern in (row.get("pattern", ""), row.get("section", ""), label[1:-1] if is_pattern(label) else ""):
            re.compile(pattern)
            assert pattern == "" or not re.fullmatch(pattern, ""), f"{place(table, row)} matches nothing at all"


def is_pattern(label: str) -> bool:
    """Whether the label of a row is written /as a pattern/."""
    return len(label) > 2 and label.startswith("/") and label.endswith("/")


# ---------------------------------------------------------------------------------------------------------
# The catalogue


@pytest.fixture(scope="module")
def catalogue(maps: ConceptMaps) -> Catalogue:
    """Our concepts of the vintage."""
    return maps.catalogue


by_vintage = pytest.mark.parametrize(
    "vintage", sorted({name.partition("/")[0] for name in HEADERS if "concepts" in name})
)
US_GAAP = ("us-gaap-2024", "us-gaap-2025")
by_us_gaap = pytest.mark.parametrize("vintage", US_GAAP)
# An element's own kind of type; the numeric ones take balances only if they are monetary.
TYPE_PREFIXES = {"xbrli", "dtr-types", "us-types", "srt-types", "dei", "enum2"}
GROUPS = {"", "xbrldt:dimensionItem", "xbrldt:hypercubeItem"}


@by_vintage
def test_concepts_are_well_formed_and_sorted(vintage: str) -> None:
    table = f"{vintage}/concepts.csv"
    names = [row["name"] for row in rows(table)]
    assert names == sorted(set(names))
    wrong = [
        place(table, row)
        for row in rows(table)
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", row["name"])
        or row["type"].partition(":")[0] not in TYPE_PREFIXES
        or row["balance"] not in ("debit", "credit", "")
        or row["abstract"] not in ("true", "")
        or row["substitution_group"] not in GROUPS
        or not set(row["uncertain"].split()) <= {"period_type", "balance"}
        or (row["period_type"] == "") != ("period_type" in row["uncertain"])
        or row["period_type"] not in ("instant", "duration", "")
        or not re.fullmatch(r"(20\d\d)?", row["deprecated"])
        or (row["balance"] and (row["type"] != "xbrli:monetaryItemType" or "balance" in row["uncertain"]))
        or ("balance" in row["uncertain"] and row["type"] != "xbrli:monetaryItemType")
        or (row["abstract"] == "true" and row["period_type"] != "duration")
        or (row["substitution_group"] and row["abstract"] != "true")
    ]
    assert wrong == []


@by_vintage
def test_types_are_declared_or_in_the_registry(vintage: str) -> None:
    family, _, year = vintage.rpartition("-")
    declared = {
        row["type"]
        for table in HEADERS
        if table.endswith(f"-{year}/types.csv") and (family == "us-gaap" or table.startswith(family))
        for row in rows(table)
    }
    used = {row["type"] for row in rows(f"{vintage}/concepts.csv")}
    assert {name for name in used if name.partition(":")[0] not in ("xbrli", "dtr-types", "enum2")} <= declared


@by_us_gaap
def test_calculations_name_concepts_and_never_contradict_balances(vintage: str) -> None:
    table = f"{vintage}/calculations.csv"
    known = {row["name"]: row for row in rows(f"{vintage}/concepts.csv")}
    roles = {row["role"] for row in rows(f"{vintage}/roles.csv")}
    for row in rows(table):
        where = place(table, row)
        assert row["weight"] in ("1", "-1"), where
        assert row["role"] in roles, where
        assert row["total"] != row["item"], where
        total, item = known.get(row["total"]), known.get(row["item"])
        if total is None or item is None:
            assert ":" in row["total"] + row["item"], f"{where}: a concept of this vintage that it lacks"
            continue
        assert total["abstract"] == item["abstract"] == "", where
        assert total["type"] == item["type"], where
        if total["period_type"] and item["period_type"]:
            assert total["period_type"] == item["period_type"], f"{where}: XBRL 2.1 section 5.2.5.2"
        if total["balance"] and item["balance"]:
            agree = total["balance"] == item["balance"]
            assert (row["weight"] == "1") == agree, f"{where}: XBRL 2.1 section 5.1.1.2, table 6"


@by_us_gaap
def test_calculations_are_sorted_name_each_arc_once_and_run_in_no_circle(vintage: str) -> None:
    arcs = [(row["role"], row["total"], row["item"]) for row in rows(f"{vintage}/calculations.csv")]
    assert len(set(arcs)) == len(arcs)
    assert [arc[:2] for arc in arcs] == sorted(arc[:2] for arc in arcs)
    graphs: dict[str, dict[str, set[str]]] = {}
    for role, total, item in arcs:
        graphs.setdefault(role, {}).setdefault(total, set()).add(item)
    for graph in graphs.values():
        TopologicalSorter(graph).prepare()


def test_presentation_trees_hang_together() -> None:
    table = "us-gaap-2025/presentation.csv"
    names = {row["name"] for row in rows("us-gaap-2025/concepts.csv")}
    roles = {row["role"] for row in rows("us-gaap-2025/roles.csv")}
    parents: dict[str, set[str]] = {}
    children: dict[str, set[str]] = {}
    for row in rows(table):
        where = place(table, row)
        assert row["role"] in roles, where
        for end in (row["parent"], row["child"]):
            assert end in names or end.partition(":")[0] in ("srt", "dei"), f"{where}: {end}"
        assert Decimal(row["order"]) >= 0, where
        parents.setdefault(row["role"], set()).add(row["parent"])
        children.setdefault(row["role"], set()).add(row["child"])
    assert all(len(parents[role] - children[role]) == 1 for role in parents), "a tree has one root"


@by_us_gaap
def test_roles_are_of_statements(vintage: str) -> None:
    for row in rows(f"{vintage}/roles.csv"):
        assert row["statement"] in set(StatementKind), place(f"{vintage}/roles.csv", row)
        assert row["uri"].endswith(f"/{row['role']}")
        assert re.fullmatch(r"\d{6} - Statement - .+|", row["definition"])


def test_a_replacement_takes_the_place_of_what_cannot_be_tagged() -> None:
    known = {row["name"]: row for row in rows("us-gaap-2025/concepts.csv")}
    for row in rows("us-gaap-2025/replacements.csv"):
        where = place("us-gaap-2025/replacements.csv", row)
        old, new = known.get(row["concept"]), known[row["replacement"]]
        assert old is None or old["deprecated"], where
        assert not new["deprecated"], where
        if old:
            assert (old["type"], old["period_type"], old["balance"]) == (
                new["type"],
                new["period_type"],
                new["balance"],
            ), where


@by_vintage
def test_the_compiled_catalogue_says_what_the_text_says(vintage: str) -> None:
    holder = next(
        row
        for row in rows("taxonomies.csv")
        if vintage in (row["name"], *row["companions"].split()) and row["companions"]
    )
    database = knowledge(holder["name"]).database
    prefix = "" if vintage == holder["name"] else f"{vintage.rpartition('-')[0]}:"
    columns = ("type", "period_type", "balance", "abstract", "substitution_group", "label", "deprecated", "uncertain")
    compiled = {
        name: cells
        for name, *cells in database.execute(
            f"SELECT name, {', '.join(columns)} FROM concepts WHERE vintage = ?", (vintage,)
        )
    }
    text = {f"{prefix}{row['name']}": [row[column] for column in columns] for row in rows(f"{vintage}/concepts.csv")}
    assert compiled == text


@by_us_gaap
@pytest.mark.parametrize("table", ["calculations", "presentation", "roles", "replacements", "types"])
def test_the_compiled_arcs_say_what_the_text_says(vintage: str, table: str) -> None:
    name = f"{vintage}/{table}.csv"
    if name not in HEADERS:
        assert table in ("presentation", "replacements"), "2024 has no trees and no replacements"
        return
    where = f" WHERE vintage = '{vintage}'" if table == "types" else ""
    compiled = [
        tuple(row)[1 if table == "types" else 0 :]
        for row in knowledge(vintage).database.execute(f"SELECT * FROM {table}{where}")
    ]
    columns = HEADERS[name].split(",")
    numbers = {"weight", "order"}
    text = [tuple(_number(row[c]) if c in numbers and row[c] else row[c] for c in columns) for row in rows(name)]
    assert sorted(compiled, key=str) == sorted(text, key=str)


def _number(text: str) -> float:
    return float(text)


def test_the_example_of_a_hint_reaches_its_own_row_first() -> None:
    tables = read_rule_tables(knowledge())
    wrong = [row["example"] for row in rows("rules/arelle.csv") if tables.engine_hint(row["example"]) != row["hint"]]
    assert not wrong
    assert tables.engine_hint("some.other:code") == ""
    assert not [row["hint"] for row in rows("rules/arelle.csv") if row["hint"].endswith(".")]


def test_every_currency_is_in_the_unit_registry() -> None:
    registered = {row["unit"] for row in rows("units.csv") if row["item_type"] == "monetaryItemType"}
    assert {row["currency"] for row in rows("vocabulary/currencies.csv")} - {""} <= registered


def test_ties_name_balances_of_the_catalogue(catalogue: Catalogue) -> None:
    table = "us-gaap/ties.csv"
    names = [row["name"] for row in rows(table)]
    assert names == sorted(set(names))
    for row in rows(table):
        terms = [term.lstrip("-") for side in ("left", "right") for term in row[side].split()]
        assert row["left"], place(table, row)
        assert row["right"], place(table, row)
        assert len(terms) == len(set(terms)), place(table, row)
        for term in terms:
            concept = catalogue.concepts[term]
            assert concept.period_type == "instant", f"{place(table, row)}: {term}"
            assert concept.type == "xbrli:monetaryItemType", f"{place(table, row)}: {term}"


def test_share_ties_are_of_earnings_a_share_shares_and_incomes(catalogue: Catalogue) -> None:
    names = [row["name"] for row in rows("us-gaap/share_ties.csv")]
    assert names == sorted(set(names))
    for row in rows("us-gaap/share_ties.csv"):
        types = [catalogue.concepts[row["per_share"]].type, catalogue.concepts[row["shares"]].type]
        assert types == ["dtr-types:perShareItemType", "xbrli:sharesItemType"]
        for income in row["results"].split():
            assert catalogue.concepts[income].type == "xbrli:monetaryItemType"
            assert catalogue.concepts[income].balance == "credit"


def test_ties_weigh_each_side_by_its_balances(catalogue: Catalogue) -> None:
    for row in rows("us-gaap/ties.csv"):
        owned = Counter[str]()
        for side, direction in (("left", 1), ("right", -1)):
            for term in row[side].split():
                sign = -direction if term.startswith("-") else direction
                balance = catalogue.concepts[term.lstrip("-")].balance
                owned["debit" if (sign > 0) == (balance == "debit") else "credit"] += bool(balance)
        assert not (owned["debit"] and owned["credit"]), f"{row['name']}: a side mixes what is owned and what is owed"


def test_every_statement_that_is_tagged_has_its_root(catalogue: Catalogue) -> None:
    assert set(catalogue.roots) == TAGGED_KINDS
    assert all(concept.is_abstract for concept in catalogue.roots.values())


# ---------------------------------------------------------------------------------------------------------
# Labels


@by_us_gaap
def test_the_product_finds_nothing_wrong_with_its_tables(vintage: str) -> None:
    """Rows that cannot be read or reached, concepts that do not fit: `ixbrl map check` says."""
    assert check_tables(vintage) == ()


def test_one_concept_stands_for_one_heading() -> None:
    keys = [(row["statement"], row["concept"]) for row in rows("labels/headings.csv")]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.parametrize("table", [*LABEL_TABLES, "labels/headings.csv"])
def test_labels_are_sorted(table: str) -> None:
    order = [(r["statement"], r["concept"], r["label"], r["section"], r["unit"]) for r in rows(table)]
    misplaced = [
        place(table, row) for row, key, due in zip(rows(table), order, sorted(order), strict=True) if key != due
    ]
    assert not misplaced


@by_labels
def test_the_words_of_an_example_do_not_contradict_its_unit(table: str, vocabulary: Vocabulary) -> None:
    """What an example's own words say it is counted in is the row's unit; silent ones leave it to headings."""
    wrong = []
    for row in rows(table):
        kind = StatementKind(row["statement"]) if row["statement"] else None
        # What says something only after another line says nothing alone.
        rules = (rule for rule in vocabulary.line_units if kind not in rule.not_in and not rule.is_after)
        spoken = [rule.unit for rule in rules if rule.pattern.search(row["example"].lower())]
        if spoken and spoken[0] != row["unit"]:
            wrong.append(f"{place(table, row)}: {row['example']!r} reads as {spoken[0]}, the row says {row['unit']}")
    assert not wrong, "\n".join(wrong)


# ---------------------------------------------------------------------------------------------------------
# Label forms


def test_the_example_of_a_label_form_turns_into_its_outcome(maps: ConceptMaps) -> None:
    table = "vocabulary/label_forms.csv"
    wrong = [
        f"{place(table, row)}: {row['example_in']!r} becomes {normal!r}, not {row['example_out']!r}"
        for row in rows(table)
        if (normal := normalise(row["example_in"], maps.label_forms)) != row["example_out"]
    ]
    assert not wrong, "\n".join(wrong)


def test_a_label_form_has_work_to_do_in_its_example(maps: ConceptMaps) -> None:
    table = "vocabulary/label_forms.csv"
    idle = []
    for index, row in enumerate(rows(table)):
        text = row["example_in"]
        for pattern, replacement in maps.label_forms[:index]:
            text = pattern.sub(replacement, text)
        if not maps.label_forms[index][0].search(text):
            idle.append(f"{place(table, row)}: {text!r}")
    assert not idle, "\n".join(idle)


def test_the_example_of_a_retry_is_a_normal_label_and_turns_into_its_outcome(maps: ConceptMaps) -> None:
    for row, retry in zip(rows("vocabulary/label_retries.csv"), maps.label_retries, strict=True):
        assert normalise(row["example_in"], maps.label_forms) == row["example_in"], row
        assert (
            normalise(retry.pattern.sub(retry.replacement, row["example_in"]), maps.label_forms) == (row["example_out"])
        ), row
        assert Decimal(0) < retry.loses < Decimal("0.2"), row


def test_the_example_of_a_bar_is_barred_from_its_concept(maps: ConceptMaps) -> None:
    for row, (words, names) in zip(rows("vocabulary/label_bars.csv"), maps.label_bars, strict=True):
        concept = maps.catalogue.concepts[row["barred"]]
        assert words.search(normalise(row["example"], maps.label_forms)), row
        assert names.search(f"{concept.name.local} {concept.label}"), row


def test_the_example_of_a_reason_reaches_its_own_row_first(maps: ConceptMaps) -> None:
    for row, reason in zip(rows("us-gaap/unfitted.csv"), maps.reasons, strict=True):
        label = normalise(row["example"], maps.label_forms)
        unit = reason.unit or UnitKind.MONETARY
        for kind in reason.statements or TAGGED_KINDS:
            rivals = (r for r in maps.reasons if bool(r.statements) == bool(reason.statements))
            found = [r for r in rivals if r.holds(kind, row["section_example"], label, unit)]
            assert found[:1] == [reason], f"{row['example']!r} reaches {found[0].origin if found else 'nothing'}"


def test_normalising_twice_changes_nothing(maps: ConceptMaps) -> None:
    examples = [row["example"] for table in LABEL_TABLES for row in rows(table)]
    once = [normalise(example, maps.label_forms) for example in examples]
    again = [normalise(label, maps.label_forms) for label in once]
    assert not [pair for pair in zip(once, again, strict=True) if len({*pair}) > 1]


# ---------------------------------------------------------------------------------------------------------
# The reading room's words

Answer = Callable[[dict[str, str], Vocabulary], object]


def kind_of(row: dict[str, str], vocabulary: Vocabulary) -> object:
    """The kind of statement that an example speaks of, as a title, a heading or a line of the body."""
    if row["place"] == "section":
        return section_kind(row["example"], vocabulary)
    if row["place"] != "line":
        return title_and_kind((row["example"],), vocabulary)[1]
    cell = Cell("1", CellKind.NUMBER, Decimal(1), False, 0, NOWHERE, 0, 1)
    body = Row(row["example"], 0, (cell,), NOWHERE)
    table = Table(0, (), (), (body,), NOWHERE)
    return kind_by_lines(table, vocabulary)[0]


def scale_of(row: dict[str, str], vocabulary: Vocabulary) -> object:
    """The scales that an example gives to the units that its row speaks of."""
    scales = scales_in([row["example"]], vocabulary)
    assert scales is not None, row["example"]
    return {scales.of(UnitKind(unit)) for unit in row["units"].split()}


def length_of(row: dict[str, str], vocabulary: Vocabulary) -> object:
    """The length that an example speaks of, in months and weeks."""
    length = said(row["example"], vocabulary).length
    return (length.months, length.weeks) if length else None


def role_of(row: dict[str, str], vocabulary: Vocabulary) -> object:
    """The role of a column that is headed by an example."""
    cells = tuple(Cell("1", CellKind.NUMBER, Decimal(1), False, 0, NOWHERE, left, left + 1) for left in (40, 60))
    heading = (Phrase("March 31, 2003", 30, 44), Phrase(row["example"], 52, 52 + len(row["example"])))
    table = Table(0, (), (heading,), (Row("a", 0, cells, NOWHERE), Row("b", 0, cells, NOWHERE)), NOWHERE)
    return read_columns(table, (), Calendar(frozenset(), ()), vocabulary, instants_only=False)[1].role


def currency_of(row: dict[str, str], vocabulary: Vocabulary) -> object:
    told = currency_told([row["example"]], (), vocabulary)
    return told.by_sign if row["by"] == "sign" else told.named


ANSWERS: dict[str, tuple[Answer, Callable[[dict[str, str]], object]]] = {
    "statement_titles": (kind_of, lambda row: StatementKind(row["kind"])),
    "scale_phrases": (scale_of, lambda row: {int(row["scale"])}),
    "period_phrases": (length_of, lambda row: (int(row["months"]), int(row["weeks"]))),
    "column_words": (role_of, lambda row: ColumnRole(row["role"])),
    "currencies": (currency_of, lambda row: row["currency"]),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_example_of_a_word_is_understood_as_its_row_says(name: str, vocabulary: Vocabulary) -> None:
    table = f"vocabulary/{name}.csv"
    answer, promised = ANSWERS[name]
    wrong = [
        f"{place(table, row)}: {row['example']!r} is read as {given}, not {promised(row)}"
        for row in rows(table)
        if (given := answer(row, vocabulary)) != promised(row)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_example_of_what_falls_due_is_of_its_subject_alone() -> None:
    table = rows("vocabulary/note_schedules.csv")
    for row in table:
        days = row["since"] or "0001-01-01", row["until"] or "9999-12-31"
        said = {
            other["subject"]
            for other in table
            if re.search(other["caption"], row["example"], re.IGNORECASE)
            and not re.search(other["bar"], row["example"], re.IGNORECASE)
            and other["proof"] == row["proof"]
            and (other["since"] or "0001-01-01") <= days[1]
            and days[0] <= (other["until"] or "9999-12-31")
        }
        assert said == {row["subject"]}, place("vocabulary/note_schedules.csv", row)


PATTERN_TABLES = [
    name for name, header in HEADERS.items() if header.startswith("pattern") and "example_in" not in header
]
# Tables whose first row that matches decides; in the others all rows say the same.
ORDERED = ("column_words", "currencies", "extension_balances", "line_units", "statement_titles")


@pytest.mark.parametrize("table", PATTERN_TABLES)
def test_the_example_of_a_pattern_is_matched_by_it(table: str) -> None:
    for row in rows(table):
        assert re.search(row["pattern"], row["example"].lower(), re.IGNORECASE), place(table, row)


@pytest.mark.parametrize(
    "table",
    sorted(t for t, header in HEADERS.items() if t.startswith("vocabulary/") and "pattern" in header.split(",")),
)
def test_no_row_is_an_older_form_of_another(table: str) -> None:
    said = Counter(tuple(v for k, v in row.items() if k not in ("pattern", "line")) for row in rows(table))
    assert [row for row, times in said.items() if times > 1] == []


@pytest.mark.parametrize("name", ORDERED)
def test_the_example_of_a_pattern_reaches_its_own_row_first(name: str) -> None:
    table = f"vocabulary/{name}.csv"
    wrong = []
    for row in rows(table):
        rival = [r for r in rows(table) if r.get("place") == row.get("place")]
        first = next(r for r in rival if re.search(r["pattern"], row["example"].lower(), re.IGNORECASE))
        answers = [{**r, "pattern": "", "why": "", "example": "", "line": ""} for r in (first, row)]
        if answers[0] != answers[1]:
            wrong.append(f"{place(table, row)}: {row['example']!r} reaches line {first['line']}")
    assert not wrong, "\n".join(wrong)


def test_months_are_the_twelve_and_their_short_forms() -> None:
    months = {row["word"]: int(row["month"]) for row in rows("vocabulary/months.csv")}
    assert set(months.values()) == set(range(1, 13))
    for number in range(1, 13):
        full = f"{date(2001, number, 1):%m}"
        assert int(full) == number
        assert [word for word, month in months.items() if month == number and len(word) == 3], number
    assert all(re.fullmatch(r"[a-z]+", word) for word in months)


def test_words_are_single_and_lower_case() -> None:
    words = [row["word"] for row in rows("vocabulary/heading_words.csv")]
    assert len(words) == len(set(words))
    assert all(re.fullmatch(r"[a-z]+", word) for word in words)


def test_a_heading_with_every_length_can_be_dated(vocabulary: Vocabulary) -> None:
    """Each period phrase with a date makes a duration of about its length that ends on the date."""
    for row in rows("vocabulary/period_phrases.csv"):
        phrase = re.sub(r" december 31$", "", row["example"], flags=re.IGNORECASE)
        heading = f"{phrase} June 30, 2003"
        cells = (Cell("1", CellKind.NUMBER, Decimal(1), False, 0, NOWHERE, 40, 41),)
        layout = Table(
            0,
            (),
            ((Phrase(heading, 20, 20 + len(heading)),),),
            (Row("a", 0, cells, NOWHERE), Row("b", 0, cells, NOWHERE)),
            NOWHERE,
        )
        period = read_columns(layout, (), Calendar(frozenset(), ()), vocabulary, instants_only=False)[0].period
        assert isinstance(period, Duration), heading
        assert not isinstance(period, Instant)
        assert period.end == date(2003, 6, 30), heading
        days = (period.end - period.start).days + 1
        expected = 7 * int(row["weeks"]) or round(30.44 * int(row["months"]))
        assert abs(days - expected) <= 3, f"{heading}: {days} days"


# ---------------------------------------------------------------------------------------------------------
# What the README says


def test_the_readme_names_every_folder_and_column() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for folder in {name.split("/")[0] for name in HEADERS}:
        assert folder in text
    for table, header in HEADERS.items():
        stem = Path(table).stem
        assert stem in text, f"README.md does not speak of {table}"
        if table.startswith("labels/"):
            assert all(f"`{column}`" in text for column in header.split(","))


def test_sections_are_plain_enough_to_read() -> None:
    odd = {row["section"] for table in LABEL_TABLES for row in rows(table)} - {""}
    assert all(re.fullmatch(r"(\\b)?[a-z0-9 ?]+(\|(\\b)?[a-z0-9 ?]+)*", section) for section in odd)


def test_rules_keep_their_tables_order(maps: ConceptMaps) -> None:
    def of(table: str) -> list[LabelRule]:
        return [rule for rule in (*maps.rules, *maps.headings) if rule.origin.startswith(f"{table}:")]

    for table in [*LABEL_TABLES, "labels/headings.csv"]:
        assert [rule.origin for rule in of(table)] == [place(table, row) for row in rows(table)]


# ---------------------------------------------------------------------------------------------------------
# What filers use, and what refines it


@pytest.mark.parametrize("table", ["us-gaap/classified.csv", "us-gaap/contras.csv"])
def test_concepts_of_one_thing_are_balances_that_can_be_tagged_with(table: str, catalogue: Catalogue) -> None:
    for row in rows(table):
        names = [row[column] for column in ("current", "noncurrent", "undivided", "gross", "net") if row.get(column)]
        names = [name for name in names if name != EXTENSION]
        found = [catalogue.concepts.get(name) for name in names]
        assert all(concept and concept.period_type == "instant" for concept in found), place(table, row)
        assert len({concept.balance for concept in found if concept}) == 1, place(table, row)


def test_phrases_that_are_sought_together_are_found_together(vocabulary: Vocabulary) -> None:
    for row in rows("vocabulary/period_phrases.csv"):
        assert vocabulary.any_period.search(row["example"].lower()), row["example"]
    for row in rows("vocabulary/currency_leads.csv"):
        assert any(lead.search(row["example"].lower()) for lead in vocabulary.currencies.quick_leads), row["example"]


def test_the_example_of_a_word_of_classification_is_met_and_normal(maps: ConceptMaps) -> None:
    for row in rows("vocabulary/classified_words.csv"):
        assert re.search(row["pattern"], row["example"]), row
        assert normalise(row["example"], maps.label_forms) == row["example"], row


def test_wordings_are_sorted_and_stand_once() -> None:
    keys = [(row["statement"], row["label"], row["concept"]) for row in rows("us-gaap/wordings.csv")]
    assert keys == sorted(set(keys))
    assert all(re.fullmatch(r"[a-z0-9]+( [a-z0-9]+)*", label) for _, label, _ in keys)
