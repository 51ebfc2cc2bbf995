"""What a user may decide about a conversion, with its defaults; and who the registrant is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from converter.errors import UsageError
from converter.model.decisions import Decision
from converter.model.source import Registrant

DEFAULT_TAXONOMY = "us-gaap-2025"
TAXONOMY_SOURCES = ("slice", "full", "official")
CIK_SCHEME = "http://www.sec.gov/CIK"
# `.example` is reserved (RFC 2606) and never resolves: it claims nobody's authority.
NEUTRAL_AUTHORITY = "http://ixbrl-converter.example"
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
_ENTITY_KEYS = frozenset({"cik", "name", "ticker", "exchange"})


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
        min_confidence: below it a standard concept is not used, in hundredths.
        decisions: what a person decided about lines of the release.
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
    decisions: tuple[Decision, ...] = ()
    efm_plugin: Path | None = None

    def registrant(self, read: Registrant) -> Registrant:
        """What the user said of the registrant, and where silent, what the release and its submission say."""
        return Registrant(
            name=self.name or read.name,
            ticker=self.ticker or read.ticker,
            exchange=self.exchange or read.exchange,
            cik=self.cik or read.cik,
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
    if not 0 <= settings.min_confidence <= 100:
        raise UsageError(f"a confidence of {settings.min_confidence} is not within 0 to 100", do="Give e.g. 60")
    cik = settings.cik.strip()
    if cik and (not re.fullmatch(r"[0-9]{1,10}", cik) or not int(cik)):
        raise UsageError(
            f"the CIK {cik!r} is not a number of up to ten digits", do="Give the digits alone, e.g. --cik 320193"
        )
    if settings.prefix and not re.fullmatch(rf"[a-z][a-z0-9]{{0,{PREFIX_LENGTH - 1}}}", settings.prefix):
        raise UsageError(
            f"the prefix {settings.prefix!r} is not a lower-case word of up to {PREFIX_LENGTH} letters and digits",
            do="Give something like --prefix acme",
        )
    if settings.prefix in RESERVED_PREFIXES:
        raise UsageError(f"the prefix {settings.prefix!r} stands for another namespace", do="Choose another --prefix")
    return replace(settings, cik=cik.zfill(10) if cik else "")


def with_entity_file(settings: Settings, text: str, where: str) -> Settings:
    """Settings with the `[entity]` table of a TOML text filled in; what is set already stays.

    Raises:
        UsageError: the text is no TOML, or holds a key or a type that is not known.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"this is not TOML: {error}", where=where, do='Write lines like name = "Acme, Inc."'
        ) from error
    entity = document.get("entity", document)
    if "entity" in document and len(document) > 1:
        others = ", ".join(repr(key) for key in sorted(set(document) - {"entity"}))
        raise UsageError(f"there is more beside [entity]: {others}", where=where, do="Move it below [entity]")
    if not isinstance(entity, dict):
        raise UsageError("entity is no table", where=where, do="Write [entity] and lines below it")
    for key, value in entity.items():
        if key not in _ENTITY_KEYS:
            raise UsageError(
                f"the key {key!r} is not known", where=where, do=f"Known are: {', '.join(sorted(_ENTITY_KEYS))}"
            )
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise UsageError(f"{key} is no text", where=where, do=f'Write {key} = "…"')
    given = {key: str(value) for key, value in entity.items()}
    return replace(
        settings,
        cik=settings.cik or given.get("cik", ""),
        name=settings.name or given.get("name", ""),
        ticker=settings.ticker or given.get("ticker", ""),
        exchange=settings.exchange or given.get("exchange", ""),
    )
