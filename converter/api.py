"""What a program calls: `convert`, `convert_submission`, `validate`; what it gets back is in results.py."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict, Unpack

from converter import files
from converter.arelle_session import plugin_home
from converter.errors import NothingToConvertError, SourceError, UsageError
from converter.exports.origin import Origin
from converter.judging import known_families
from converter.knowledge import Knowledge, named_vintage, open_knowledge, packages_for, unknown_vintage
from converter.model.findings import Finding
from converter.model.submission import Submission, SubmissionPart
from converter.model.taxonomy import Verdict
from converter.pipeline import (
    Asked,
    Outcome,
    Progress,
    decisions_in,
    documents_to_convert,
    entity_in,
    new_entity,
    open_submission,
    run,
    validate_file,
    view_file,
)
from converter.results import Pages, Refusal, Result, SubmissionResult, result_files
from converter.settings import DEFAULT_TAXONOMY, EXISTING_TAGS, NON_GAAP, TAXONOMY_SOURCES, Settings, checked

__all__ = [
    "Options",
    "Refusal",
    "Result",
    "SubmissionResult",
    "convert",
    "convert_submission",
    "list_documents",
    "validate",
]


class Options(TypedDict, total=False):
    """The options of a conversion, as `convert` explains them."""

    force: bool
    entity: str | Path | None
    cover: bool
    cik: str
    prefix: str
    taxonomy: str
    taxonomy_source: str
    maps: str | Path | None
    mapping: str | Path | None
    min_confidence: int
    non_gaap: str
    existing_tags: str
    validate: bool
    efm_plugin: str | Path | None
    summary: bool
    viewer: bool
    progress: Progress


def convert(
    release: str | Path, output: str | Path | None = None, *, document: str = "", **options: Unpack[Options]
) -> Result:
    """Turn a financial release into an inline XBRL filing.

    Args:
        release: a file in plain text or HTML, line items as .csv or .xlsx (docs/line_items.md), or a submission
            of which one document is to be converted.
        output: the result folder, which must not exist; None writes nothing.
        document: of a submission the sequence number, type or file name of the document to convert;
            "" takes its one exhibit 99, or what `convert_submission` takes where there is none.
        force: replace an earlier result in `output`.
        entity: a TOML file that says who reports (docs/entity.md); it asks for a cover page.
        cover: make a cover page of what the submission and the release say alone.
        cik: the SEC's number of the entity; goes before the entity file, which goes before a submission's header.
        prefix: of the extension namespace and file names.
        taxonomy: the vintage to tag with.
        taxonomy_source: what Arelle validates against: "slice", "full" or "official".
        maps: a folder of own tables, laid out as taxonomy_maps.
        mapping: a mapping.csv of this release's result, corrected; every row of it is obeyed.
        min_confidence: in hundredths; a standard concept less sure gives way to an extension.
        non_gaap: "leave" measures outside the standards untagged, or "extend" the taxonomy by them.
        existing_tags: "replace" the tags of an inline document, or "keep" the concepts they give to lines.
        validate: run Arelle and our own rules.
        efm_plugin: a folder with the SEC's plugin, to be run as well; None takes one among Arelle's plugins.
        summary: write summary.html.
        viewer: write viewer.html, the document in the Arelle viewer (extra `viewer`).
        progress: told each stage's name as it starts.

    Raises:
        ConverterError: its subclasses say whose fault it is; `exit_code` is the command line's.
            A UsageError where a submission has several documents to convert: then call `convert_submission`.
    """
    job = _job(release, output, **options)
    return _run(job, document, only=True).results[0]


def convert_submission(
    submission: str | Path, output: str | Path | None = None, *, document: str = "", **options: Unpack[Options]
) -> SubmissionResult:
    """Turn each exhibit 99 of a submission into a filing of its own.

    If it has none, or none of them holds a statement, its main document is converted, and if that holds
    none either, its exhibits 13. A file that is no submission is converted as `convert` does.

    Args:
        submission: a complete submission text file.
        output: the result folder if one document is converted; if several are, the folder of their result
            folders, each named after its document's type, e.g. "ex99-1". It must not exist, and is written
            whole or not at all. None writes nothing.
        document: the sequence number, type or file name of the documents to convert instead.
        options: as of `convert`, for every document.

    Raises:
        ConverterError: the file, a table or the engine stops everything, or the only document tried is refused.
    """
    job = _job(submission, output, **options)
    return _run(job, document, only=False)


def list_documents(path: str | Path, *, maps: str | Path | None = None) -> Submission | None:
    """The documents of a submission; None for a file that is none.

    Raises:
        ConverterError: it cannot be read, or holds no document.
    """
    path = Path(path)
    texts = files.table_texts(Path(maps) if maps is not None else None)
    opened = open_submission(files.printable(path.name), files.read_source(path), texts)
    return opened[0] if opened else None


@dataclass(frozen=True, slots=True)
class _Job:
    """The checked request of one call."""

    name: str
    content: bytes
    target: Path | None
    force: bool
    knowledge: Knowledge
    official: tuple[Path, ...]
    settings: Settings
    pages: Pages
    own_tables: bool
    progress: Progress


def _job(
    release: str | Path,
    output: str | Path | None,
    force: bool = False,
    entity: str | Path | None = None,
    cover: bool = False,
    cik: str = "",
    prefix: str = "",
    taxonomy: str = DEFAULT_TAXONOMY,
    taxonomy_source: str = TAXONOMY_SOURCES[0],
    maps: str | Path | None = None,
    mapping: str | Path | None = None,
    min_confidence: int = 60,
    non_gaap: str = NON_GAAP[0],
    existing_tags: str = EXISTING_TAGS[0],
    validate: bool = True,
    efm_plugin: str | Path | None = None,
    summary: bool = True,
    viewer: bool = False,
    progress: Progress = lambda stage: None,
) -> _Job:
    """Check a request and read what it names, before any work is done."""
    release = Path(release)
    decisions = decisions_in(Path(mapping).name, files.read_text(Path(mapping))) if mapping is not None else ()
    settings = Settings(
        taxonomy=taxonomy,
        taxonomy_source=taxonomy_source,
        cik=cik,
        prefix=prefix,
        validate=validate,
        min_confidence=min_confidence,
        non_gaap=non_gaap,
        existing_tags=existing_tags,
        decisions=decisions,
        cover=cover,
        efm_plugin=_plugin(efm_plugin) if validate else None,
    )
    own = Path(maps) if maps is not None else None
    if entity is not None:
        settings = entity_in(settings, str(entity), files.read_text(Path(entity)), files.table_texts(own))
    settings = checked(settings)
    target = Path(output) if output is not None else None
    content = files.read_source(release)
    if target is not None:
        files.check_target(target, force=force)
    knowledge = open_knowledge(settings.taxonomy, own)
    official = packages_for(knowledge) if taxonomy_source == "official" else ()
    return _Job(
        files.printable(release.name),
        content,
        target,
        force,
        knowledge,
        official,
        settings,
        Pages(summary, viewer),
        maps is not None,
        progress,
    )


def _run(job: _Job, wanted: str, *, only: bool) -> SubmissionResult:
    """Convert what a file holds and write it whole."""
    opened = open_submission(job.name, job.content, job.knowledge.texts, wanted)
    if opened is None:
        return _written(job, [_converted(job, job.name, job.content)], (), ())
    submission, remarks = opened
    done: list[Outcome] = []
    refused: list[Refusal] = []
    for group in documents_to_convert(submission, wanted):
        if (only or job.settings.decisions) and len(group) > 1:
            seen = f"{len(group)} documents are to be converted: {', '.join(part.name for part in group)}"
            do = "Choose one with document, or call convert_submission" if only else "Choose one with document"
            raise UsageError(seen, where=job.name, do=do)
        for part in group:
            where = f"{job.name}, document {part.sequence} ({part.type or 'no type'})"
            try:
                outcome = _converted(job, part.name, submission.body(part), part)
                done.append(replace(outcome, findings=(*remarks, *outcome.findings)))
            except (SourceError, NothingToConvertError) as error:
                refused.append(Refusal(part, type(error)(error.seen, where=where, do=error.do)))
        if done:
            break
    if not done and (only or len(refused) == 1):
        raise refused[0].error
    return _written(job, done, remarks, tuple(refused))


def _converted(job: _Job, name: str, content: bytes, part: SubmissionPart | None = None) -> Outcome:
    return run(name, content, job.knowledge, job.settings, job.official, job.progress, part)


def _written(
    job: _Job, done: list[Outcome], remarks: tuple[Finding, ...], refused: tuple[Refusal, ...]
) -> SubmissionResult:
    """Write the files of all outcomes at once."""
    results: list[Result] = []
    contents: list[tuple[str, bytes]] = []
    for folder, outcome in zip(_folders(done), done, strict=True):
        part = outcome.source.part
        content = job.content[part.start : part.end] if part else job.content
        origin = Origin(outcome.source.name, content, part, remarks, job.settings, job.own_tables)
        written, own = result_files(outcome, origin, job.pages)
        contents += [(f"{folder}/{name}" if folder else name, content) for name, content in own]
        is_valid = outcome.verdict.is_valid if outcome.verdict.ran else None
        place = job.target / folder if job.target is not None else None
        results.append(Result(place, outcome.package.document, is_valid, written, outcome, own))
    if job.target is not None and contents:
        files.write_result(job.target, tuple(contents), force=job.force)
    return SubmissionResult(tuple(results), refused)


def _folders(done: list[Outcome]) -> list[str]:
    """A folder for each document, named after its type: `ex99-1` for EX-99.1; "" where there is only one."""
    parts = [outcome.source.part for outcome in done]
    names: list[str] = []
    for part in parts:
        if part is None or len(parts) == 1:
            return [""]
        name = folder_name(part.type)
        if name in names:
            name = f"{name}-{part.sequence}"
        names.append(name if name not in names else f"{name}-{len(names) + 1}")
    return names


def folder_name(document_type: str) -> str:
    """What to call the folder of a submission's document by its type: `ex99-1` for EX-99.1."""
    return re.sub(r"^ex-", "ex", "-".join(re.findall(r"[a-z0-9]+", document_type.lower()))) or "document"


def new_entity_file(
    release: str | Path | None = None,
    output: str | Path | None = None,
    *,
    document: str = "",
    maps: str | Path | None = None,
) -> str:
    """The text of an entity file to fill in; what a release or its submission says is filled in already.

    Args:
        release: a release or a submission; None leaves all to the user.
        output: the file to write, which must not exist; None writes nothing.
        document: of a submission the sequence number, type or file name of the release.
        maps: a folder of own tables, laid out as taxonomy_maps.

    Raises:
        ConverterError: the release cannot be read, or the file cannot be written.
    """
    knowledge = open_knowledge(DEFAULT_TAXONOMY, Path(maps) if maps is not None else None)
    name, content = (
        ("", None) if release is None else (files.printable(Path(release).name), files.read_source(Path(release)))
    )
    text = new_entity(name, content, document, knowledge)
    if output is not None:
        files.write_new(Path(output), text)
    return text


def _plugin(named: str | Path | None) -> Path | None:
    """The folder of the SEC's plugin that is to be run, if any."""
    return files.plugin_folder(Path(named) if named else None, plugin_home())


def validate(
    path: str | Path,
    *,
    taxonomy: str = "",
    taxonomy_source: str = TAXONOMY_SOURCES[0],
    rules: tuple[str, ...] = (),
    arelle: bool = True,
    efm_plugin: str | Path | None = None,
) -> Verdict:
    """The verdict on an inline document, an instance, a report package or a result folder.

    Args:
        taxonomy: the vintage whose concepts are supplied offline; "" takes the one that the files name.
        taxonomy_source: "slice", "full" or "official".
        rules: families of our own rules to run, "efm" and "dqc"; the document is judged as one that is filed.
        arelle: False leaves Arelle out.
        efm_plugin: as of `convert`.

    Raises:
        ConverterError: the file cannot be read, names a vintage that no table knows, or Arelle fails.
    """
    known_families(rules)
    plugin = _plugin(efm_plugin) if arelle else None
    settings = Settings(taxonomy=taxonomy or DEFAULT_TAXONOMY, taxonomy_source=taxonomy_source, efm_plugin=plugin)
    settings = checked(settings)
    document, contents, knowledge = _filing(path, settings, named=bool(taxonomy), may_be_unknown=not arelle)
    official = packages_for(knowledge) if taxonomy_source == "official" else ()
    with _in_its_folder(document, contents):
        return validate_file(document, contents, knowledge, settings, official, Asked(rules, arelle))


def view(path: str | Path) -> bytes:
    """The Arelle iXBRL viewer on an inline document or a result folder, as one page that needs nothing beside it.

    Raises:
        ConverterError: the file cannot be read, names a vintage that no table knows, the extra `viewer` is
            missing, or Arelle fails.
    """
    document, contents, knowledge = _filing(path, Settings(), named=False)
    with _in_its_folder(document, contents):
        return view_file(document, contents, knowledge, Settings())


@contextmanager
def _in_its_folder(document: Path, contents: Container[str]) -> Iterator[None]:
    """Has what is said of a file name it as the user did: the rooms behind know names alone."""
    try:
        yield
    except SourceError as error:
        if not error.where or Path(error.where).name != error.where:
            raise
        place = document.with_name(error.where) if document.name in contents else f"{document}!{error.where}"
        where = str(document if error.where == document.name else place)
        raise SourceError(error.seen, where=where, do=error.do) from error


def _filing(
    path: str | Path, settings: Settings, *, named: bool, may_be_unknown: bool = False
) -> tuple[Path, dict[str, bytes], Knowledge]:
    """A filing on disk, its contents, and the tables of its vintage, which the user may have named."""
    document = files.document_in(Path(path))
    contents = files.filing_contents(document)
    vintage = settings.taxonomy if named else named_vintage(contents.values())
    unknown = "" if vintage or settings.taxonomy_source == "official" else unknown_vintage(contents.values())
    if unknown and not may_be_unknown:
        raise UsageError(
            f"it names {unknown}, of which there are no tables",
            where=str(path),
            do="Validate it with --taxonomy-source official, or name a vintage with --taxonomy",
        )
    return document, contents, open_knowledge(vintage or DEFAULT_TAXONOMY)
