"""Who reports, settled: the user's word first, then the header of the submission, then the release's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from converter.model.cover import NOTHING_TOLD, Told
from converter.model.findings import Finding
from converter.model.source import Registrant
from converter.model.submission import Filer, SubmissionHeader
from converter.model.vocabulary import FilerYear, Vocabulary
from converter.settings import Settings

# `COMPANY INC /DE/` names the state of incorporation behind the name.
_STATE = re.compile(r"\s*[/\\][A-Za-z]{2,3}[/\\]?\s*$")
_GIVEN_STANDS = "What was given stands; see that it is this release's"


def settle_registrant(
    read: Registrant,
    header: SubmissionHeader | None,
    settings: Settings,
    vocabulary: Vocabulary,
    told: Told = NOTHING_TOLD,
) -> tuple[Registrant, tuple[Finding, ...]]:
    """The registrant, with a finding where the user contradicts the header, or the listing that the release prints.

    Args:
        read: what the release's text says.
        header: of the submission that the release came in; None for a file by itself.
        told: what the source's own tags say, which goes before its text.

    Returns:
        The registrant, its CIK with ten digits or "" where nothing gives one, and findings `entity.*`.
    """
    read = replace(read, name=told.of("name") or read.name, cik=_number(told), ticker=read.ticker or told.ticker)
    listing = _listing(read, settings)
    if header is None or not header.filers:
        return settings.registrant(read), (*_by_tags(told, settings, vocabulary), *listing)
    filer, findings = _filer(read, header.filers, settings, vocabulary)
    findings = (*findings, *listing)
    if filer is None:
        return settings.registrant(read), (*findings, *_by_tags(told, settings, vocabulary))
    findings = (*findings, *_filer_by_tags(told, filer, vocabulary))
    return settings.registrant(replace(read, name=filer.name or read.name, cik=filer.cik, filer=filer)), findings


def _number(told: Told) -> str:
    """The CIK that the source's own tags say, with ten digits; "" for none."""
    cik = told.of("cik")
    return cik.zfill(10) if re.fullmatch(r"[0-9]{1,10}", cik) else ""


def _by_tags(told: Told, settings: Settings, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Findings where the user names another registrant than the source's own tags."""
    cik, name = _number(told), told.of("name")
    hint = _GIVEN_STANDS
    if cik and settings.cik and cik != settings.cik:
        message = f"the CIK {settings.cik} was given, but the source's own tags say {cik}"
        yield Finding("entity.cik-contradicted", "warning", message, hint=hint)
    if name and settings.name and not is_same(name, settings.name, vocabulary):
        message = f"the name {settings.name!r} was given, but the source's own tags say {name!r}"
        yield Finding("entity.name-contradicted", "warning", message, hint=hint)


def _filer_by_tags(told: Told, filer: Filer, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Findings where the submission's header names another registrant than the source's own tags."""
    cik, name = _number(told), told.of("name")
    hint = "The header stands for the contexts; see that it is this document's"
    if cik and filer.cik and cik != filer.cik:
        message = f"the submission's header says the CIK {filer.cik}, but the source's own tags say {cik}"
        yield Finding("entity.cik-contradicted", "warning", message, hint=hint)
    if name and filer.name and not is_same(name, filer.name, vocabulary):
        message = f"the submission's header says the name {filer.name!r}, but the source's own tags say {name!r}"
        yield Finding("entity.name-contradicted", "warning", message, hint=hint)


def _listing(read: Registrant, settings: Settings) -> tuple[Finding, ...]:
    """Findings where no security of the user's has the symbol, or the exchange, that the release prints."""
    findings = []
    for key, printed, own in (
        ("ticker", read.ticker, settings.ticker),
        ("exchange", read.exchange_code, settings.exchange),
    ):
        given = {own} | {value for security in settings.securities for name, value in security if name == key}
        given.discard("")
        if printed and given and printed.casefold() not in {value.casefold() for value in given}:
            shown = ", ".join(map(repr, sorted(given)))
            message = f"the {key} {shown} was given, but the release prints {printed!r}"
            hint = _GIVEN_STANDS
            findings.append(Finding("entity.contradicted", "warning", message, rule="EFM 6.5.46", hint=hint))
    return tuple(findings)


def _filer(
    read: Registrant, filers: tuple[Filer, ...], settings: Settings, vocabulary: Vocabulary
) -> tuple[Filer | None, tuple[Finding, ...]]:
    """The filer that a release speaks of: whom the user names, else its tags' number or its text, else the first."""
    said = "; ".join(f"{filer.name} (CIK {filer.cik or 'not given'})" for filer in filers)
    if settings.cik:
        chosen = next((filer for filer in filers if filer.cik == settings.cik), None)
        if chosen is None:
            message = f"the CIK {settings.cik} was given, but the submission's header says {said}"
            hint = "The given CIK stands; see that it is this release's"
            return None, (Finding("entity.cik-contradicted", "warning", message, hint=hint),)
        filers = (chosen,)
    if settings.name:
        named = [filer for filer in filers if is_same(filer.name, settings.name, vocabulary)]
        if not named:
            message = f"the name {settings.name!r} was given, but the submission's header says {said}"
            hint = "The given name stands; see that it is this release's"
            return filers[0], (Finding("entity.name-contradicted", "warning", message, hint=hint),)
        return named[0], ()
    if len(filers) == 1:
        return filers[0], ()
    named = [filer for filer in filers if filer.cik and filer.cik == read.cik]
    named += [filer for filer in filers if is_same(filer.name, read.name, vocabulary)]
    if named:
        return named[0], ()
    message = f"the submission has several filers and the release names none of them: {said}; the first is taken"
    return filers[0], (Finding("entity.several-filers", "warning", message, hint="Give the reporting one with --cik"),)


def known_years(registrant: Registrant, vocabulary: Vocabulary) -> FilerYear | None:
    """How the years of a filer end that its CIK, ticker or name tells."""
    for known in vocabulary.filer_years:
        by_name = bool(registrant.name) and core_of(known.name, vocabulary) == core_of(registrant.name, vocabulary)
        if registrant.cik == known.cik or (not registrant.cik and (registrant.ticker == known.ticker or by_name)):
            return known
    return None


def is_same(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two names are of one company: legal forms, punctuation and case apart, one begins the other."""
    first, second = core_of(one, vocabulary), core_of(other, vocabulary)
    return bool(first and second) and (first.startswith(second) or second.startswith(first))


@lru_cache(maxsize=1024)
def core_of(name: str, vocabulary: Vocabulary) -> str:
    """A name in small letters without its legal form, blanks and points."""
    text = _STATE.sub("", name).casefold()
    first, _, rest = text.partition(" ")
    text = (rest if vocabulary.small_words.names.articles.fullmatch(first) else text).replace("&", " and ")
    for suffix in vocabulary.company_suffixes:
        text = suffix.sub(" ", text)
    return re.sub(r"[^a-z0-9]", "", text)
