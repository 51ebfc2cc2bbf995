"""What a user may decide about a conversion, with its defaults; and who the registrant is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from converter.errors import UsageError
from converter.model.cover import (
    CLASS,
    DATE_OF,
    HEADED,
    MEMBER,
    NUMERIC,
    SECURITY,
    TITLE,
    WRITTEN_AS,
    CoverLayout,
    FieldKind,
    normal_value,
)
from converter.model.decisions import Decision
from converter.model.markup import FORBIDDEN
from converter.model.source import Registrant

DEFAULT_TAXONOMY = "us-gaap-2025"
TAXONOMY_SOURCES = ("slice", "full", "official")
# What `ixbrl export` writes, and the long tables that docs/fact_table.md tells.
EXPORT_FORMATS = ("parquet", "csv", "xlsx", "duckdb", "xbrl-json", "xbrl-csv", "xbrl-xml", "fsds")
TABLE_NAMES = ("facts", "findings", "documents")
NON_GAAP = ("leave", "extend")
EXISTING_TAGS = ("replace", "keep")
CIK_SCHEME = "http://www.sec.gov/CIK"
# `.example` is reserved (RFC 2606) and never resolves: it claims nobody's authority.
NEUTRAL_AUTHORITY = "http://ixbrl-converter.example"
OWN_AUTHORITY = "http://{prefix}.ixbrl-converter.example"
NEUTRAL_SCHEME = f"{NEUTRAL_AUTHORITY}/unidentified-entity"
PREFIX_LENGTH = 20
# Prefixes that stand for something else in every filing.
RESERVED_PREFIXES = frozenset(
    {
        "dei",
        "iso4217",
        "ix",
        "ixt",
        "link",
        "srt",
        "us",
        "xbrl",
        "xbrldi",
        "xbrldt",
        "xbrli",
        "xlink",
        "xml",
        "xs",
        "xsi",
    }
)
# What names the entity, and its one security where it has no more; all else belongs to the cover page alone.
_NAMING = ("cik", "name", "ticker", "exchange")


@dataclass(frozen=True, slots=True)
class Settings:
    """One conversion's choices.

    Attributes:
        taxonomy: the vintage to tag with, one of taxonomies.csv.
        taxonomy_source: what Arelle validates against, one of `TAXONOMY_SOURCES`.
        cik: ten digits, or "" where unknown; never invented.
        name, ticker: override what the release says; "" leaves it to the release.
        prefix: of the extension namespace and the file names; "" derives it (EFM 6.3.3).
        validate: run Arelle on the result.
        non_gaap: what becomes of measures outside the standards, one of `NON_GAAP`.
        existing_tags: what becomes of the tags that an inline document came with, one of `EXISTING_TAGS`.
        min_confidence: below it a standard concept is not used, in hundredths.
        decisions: what a person decided about lines of the release.
        cover: make a cover page; an entity file asks for one.
        entity: fields of the cover page by name, as the entity file gives them.
        securities, classes: the same of each security, and of each class of stock.
        efm_plugin: a folder with the SEC's plugin for Arelle; None leaves it out.
    """

    taxonomy: str = DEFAULT_TAXONOMY
    taxonomy_source: str = TAXONOMY_SOURCES[0]
    cik: str = ""
    name: str = ""
    ticker: str = ""
    exchange: str = ""
    prefix: str = ""
    validate: bool = True
    min_confidence: int = 60
    non_gaap: str = NON_GAAP[0]
    existing_tags: str = EXISTING_TAGS[0]
    decisions: tuple[Decision, ...] = ()
    cover: bool = False
    entity: tuple[tuple[str, str], ...] = ()
    securities: tuple[tuple[tuple[str, str], ...], ...] = ()
    classes: tuple[tuple[tuple[str, str], ...], ...] = ()

    @property
    def extends_measures(self) -> bool:
        """Whether measures outside the standards become concepts of the report's own."""
        return self.non_gaap == "extend"

    @property
    def keeps_tags(self) -> bool:
        """Whether a line takes the concept that the source's own tags give it."""
        return self.existing_tags == "keep"

    efm_plugin: Path | None = None

    def registrant(self, read: Registrant) -> Registrant:
        """What the user said of the registrant, and where silent, what the release and its submission say."""
        return Registrant(
            name=self.name or read.name,
            ticker=self.ticker or read.ticker,
            exchange=self.exchange or read.exchange,
            cik=self.cik or read.cik,
            exchange_code=read.exchange_code,
            filer=read.filer,
        )


def checked(settings: Settings) -> Settings:
    """The same settings in canonical form.

    Raises:
        UsageError: an unknown source of taxonomies, a CIK that is not 1-10 digits, or an ill-formed prefix.
    """
    if settings.taxonomy_source not in TAXONOMY_SOURCES:
        raise UsageError(
            f"the taxonomy source {settings.taxonomy_source!r} is not known",
            do=f"Choose one of: {', '.join(TAXONOMY_SOURCES)}",
        )
    if settings.non_gaap not in NON_GAAP:
        seen = f"what {settings.non_gaap!r} does with measures outside the standards is not known"
        raise UsageError(seen, do=f"Choose one of: {', '.join(NON_GAAP)}")
    if settings.existing_tags not in EXISTING_TAGS:
        seen = f"what {settings.existing_tags!r} does with tags that are there already is not known"
        raise UsageError(seen, do=f"Choose one of: {', '.join(EXISTING_TAGS)}")
    for said, value in (("name", settings.name), ("ticker", settings.ticker), ("exchange", settings.exchange)):
        if FORBIDDEN.search(value):
            raise UsageError(f"the {said} {value!r} holds a character that XML forbids", do="Take it out")
    if not 0 <= settings.min_confidence <= 100:
        raise UsageError(f"a confidence of {settings.min_confidence} is not within 0 to 100", do="Give e.g. 60")
    cik = settings.cik.strip()
    if cik and (not re.fullmatch(r"[0-9]{1,10}", cik) or not int(cik)):
        raise UsageError(
            f"the CIK {cik!r} is not a number of up to ten digits", do="Give the digits alone, e.g. 320193"
        )
    if settings.prefix and not re.fullmatch(rf"[a-z][a-z0-9]{{0,{PREFIX_LENGTH - 1}}}", settings.prefix):
        raise UsageError(
            f"the prefix {settings.prefix!r} is not a lower-case word of up to {PREFIX_LENGTH} letters and digits",
            do="Give something like --prefix acme",
        )
    if settings.prefix in RESERVED_PREFIXES:
        raise UsageError(f"the prefix {settings.prefix!r} stands for another namespace", do="Choose another --prefix")
    return replace(settings, cik=cik.zfill(10) if cik else "")


def with_entity_file(settings: Settings, text: str, where: str, layout: CoverLayout) -> Settings:
    """Settings with the `[entity]` table of a TOML text filled in; what is set already stays.

    Args:
        layout: the fields of cover pages, which name the keys (docs/entity.md).

    Raises:
        UsageError: the text is no TOML, or holds a key, a type or a value that is not known.
    """
    try:
        document = tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or as many brackets, are no error of TOML's own to its reader.
        raise UsageError(
            f"this is not TOML: {error}", where=where, do='Write lines like name = "Acme, Inc."'
        ) from error
    entity = document.get("entity", document)
    if "entity" in document and len(document) > 1:
        others = ", ".join(repr(key) for key in sorted(set(document) - {"entity"}))
        seen = f"there is more beside {HEADED['']}: {others}"
        raise UsageError(seen, where=where, do=f"Move it below {HEADED['']}, a table as {HEADED[SECURITY]}")
    if not isinstance(entity, dict):
        raise UsageError("entity is no table", where=where, do=f"Write {HEADED['']} and lines below it")
    listed, by_class = _tables(entity, SECURITY, where), _tables(entity, CLASS, where)
    given = _values(entity, layout, "", where)
    securities = [_values(one, layout, SECURITY, f"{where}, {SECURITY} {n}") for n, one in enumerate(listed, 1)]
    classes = _classes(by_class, given, layout, where)
    first = securities[0] if securities else {}
    return replace(
        settings,
        cik=settings.cik or given.get("cik", ""),
        name=settings.name or given.get("name", ""),
        ticker=settings.ticker or given.get("ticker", "") or first.get("ticker", ""),
        exchange=settings.exchange or given.get("exchange", "") or first.get("exchange", ""),
        cover=True,
        entity=tuple((key, value) for key, value in given.items() if key not in _NAMING),
        securities=tuple(tuple(one.items()) for one in securities),
        classes=tuple(tuple(one.items()) for one in classes),
    )


def _tables(entity: dict[str, object], name: str, where: str) -> list[dict[str, object]]:
    """The tables of an array of the entity file, which is taken out."""
    listed = entity.pop(name, [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise UsageError(f"{name} is no list of tables", where=where, do=f"Write {HEADED[name]}")
    return listed


def _classes(
    listed: list[dict[str, object]], given: Mapping[str, str], layout: CoverLayout, where: str
) -> list[dict[str, str]]:
    """What is told of each class of stock; each has a name of its own, and the whole is told by no other."""
    own = [field.name for field in layout.fields if field.is_of_class]
    classes = [_values(one, layout, CLASS, f"{where}, {CLASS} {n}") for n, one in enumerate(listed, 1)]
    for name in (name for name in own if name in given and classes):
        do = "Leave it to the classes" if len(classes) > 1 else f"Leave {HEADED[CLASS]} out"
        raise UsageError(f"{name} stands for the whole and by class (EFM 6.5.26)", where=where, do=do)
    names = [one.get(MEMBER) or one.get(TITLE, "") for one in classes]
    for number, name in enumerate(names, 1):
        if not name:
            do = f"Name the class with {TITLE} or {MEMBER}"
            raise UsageError(f"{CLASS} {number} has neither {TITLE} nor {MEMBER}", where=where, do=do)
        if name in names[: number - 1]:
            raise UsageError(f"two classes are {name}", where=where, do="Give each a name of its own")
    return classes


def _values(table: Mapping[str, object], layout: CoverLayout, called: str, where: str) -> dict[str, str]:
    """The values of a table as XBRL has them, those left empty apart.

    Args:
        called: "" for the table of the company as a whole, else what the table is of.
    """
    keys, kinds = _keys(layout), {field.name: field.kind for field in layout.fields}
    days = {DATE_OF.format(field.name) for field in layout.fields if field.kind in NUMERIC}
    found: dict[str, str] = {}
    for key, value in table.items():
        if key not in keys[called]:
            raise UsageError(f"the key {key!r} is not known", where=where, do=_meant(key, keys, called))
        kind = kinds.get(key, FieldKind.DATE if key in days else FieldKind.TEXT)
        if isinstance(value, str) and FORBIDDEN.search(value):
            raise UsageError(f"{key} holds a character that XML forbids", where=where, do="Take it out")
        text = _text(value, kind)
        if text is None:
            shown = WRITTEN_AS.get(kind, '"…"')
            raise UsageError(f"{key} is no {kind}", where=where, do=f"Write {key} = {shown}")
        if text:
            found[key] = text
    return found


def _keys(layout: CoverLayout) -> dict[str, set[str]]:
    """The keys that each table of an entity file may have."""
    by_class = {field.name for field in layout.fields if field.is_of_class}
    whole = {field.name for field in layout.fields if not field.is_of_security}
    days = {field.name: DATE_OF.format(field.name) for field in layout.fields if field.kind in NUMERIC}
    return {
        "": whole | {days[name] for name in whole if name in days} | {"ticker", "exchange"},
        SECURITY: {field.name for field in layout.fields if field.is_of_security} | {MEMBER},
        CLASS: by_class | {days[name] for name in by_class if name in days} | {MEMBER, TITLE},
    }


def _meant(key: str, keys: Mapping[str, set[str]], called: str) -> str:
    """What may have been meant by a key that its table does not have."""
    elsewhere = [HEADED[table] for table, names in keys.items() if key in names]
    if elsewhere:
        return f"It stands below {' or '.join(elsewhere)}"
    tables = {} if called else {SECURITY: HEADED[SECURITY], CLASS: HEADED[CLASS]}
    near = get_close_matches(key.lower(), sorted({*keys[called], *tables}))
    known = ", ".join(tables.get(name, name) for name in near or sorted(keys[called]))
    return f"Near are: {known}" if near else f"Known are: {known}"


def _text(value: object, kind: FieldKind) -> str | None:
    """A value of TOML as one of a kind; "" where it is left empty, None where it is none."""
    if value == "":
        return ""
    boxes = (FieldKind.CHECK, FieldKind.YES_NO)
    if isinstance(value, bool):
        return normal_value(kind, str(value).lower()) if kind in boxes else None
    if isinstance(value, date):
        return normal_value(kind, value.isoformat()) if kind is FieldKind.DATE else None
    return normal_value(kind, str(value)) if isinstance(value, str | int) else None
