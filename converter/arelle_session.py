"""The one door to Arelle. It keeps global state: one process, one session at a time, a new one for each run."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from converter.errors import EngineError, SourceError
from converter.markup import names
from converter.model.standard import (
    CalculationRecord,
    ConceptRecord,
    PresentationRecord,
    ReplacementRecord,
    RoleRecord,
    TaxonomyContents,
    TypeRecord,
    Vintage,
)
from converter.model.taxonomy import ValidationMessage

_LEVELS: dict[str, Literal["error", "warning", "info"]] = {
    "CRITICAL": "error",
    "ERROR": "error",
    "ERROR-SEMANTIC": "error",
    "WARNING": "warning",
    "WARNING-SEMANTIC": "warning",
    "INCONSISTENCY": "warning",
    "ASSERTION-SATISFIED": "info",
    "ASSERTION-NOT-SATISFIED": "error",
}
# The plugin's checks that block a filing, of all vintages, and its data quality rules without those it has for xule.
_DISCLOSURE_SYSTEM = "efm-pragmatic-all-years"
_ALL_QUALITY_RULES = "dqcRuleFilter=XULE:9999|.*"
_OF_THE_PLUGIN = ("EFM.", "DQC.", "EXG.", "GFM.")
# Arelle's own bookkeeping: said of every run, about no document.
_SILENT = frozenset({"info", "debug", "info:profileStats", "EFM.attachmentDocumentType"})
_NOT_LOADED = frozenset({"arelle:pluginLoadingError", "arelle:disclosureSystemName"})


_SUMMATIONS = (names.SUMMATION_ITEM, names.OLD_SUMMATION_ITEM)
_DEPRECATED = "http://www.xbrl.org/2009/arcrole/dep-concept-deprecatedConcept"
_DEPRECATED_DATE = "http://www.xbrl.org/2009/role/deprecatedDateLabel"


@contextmanager
def _session(blamed: str, **choices: Any) -> Iterator[tuple[list[Any], Any]]:
    """The models that Arelle loads, and the handler that holds its messages.

    Raises:
        EngineError: Arelle cannot be started or falls over.
    """
    try:
        from arelle.api.Session import Session
        from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
        from arelle.RuntimeOptions import RuntimeOptions
    except ImportError as error:
        raise EngineError(f"Arelle cannot be loaded ({error})", do="Reinstall: pip install ixbrl-converter") from error
    options = RuntimeOptions(
        disablePersistentConfig=True, keepOpen=True, logFormat="[%(messageCode)s] %(message)s", **choices
    )
    handler = StructuredMessageLogHandler()
    try:
        with Session() as session:
            session.run(options, logHandler=handler)
            yield session.get_models(), handler
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RuntimeError) as error:
        raise EngineError(
            f"Arelle fell over ({type(error).__name__}: {error})",
            where=blamed,
            do="Report it with this file; conversions can do without Arelle: --no-validate",
        ) from error


def plugin_home() -> Path | None:
    """Arelle's own folder of plugins, where the SEC's may lie too; None without Arelle."""
    found = find_spec("arelle")
    return Path(found.origin).parent / "plugin" if found and found.origin else None


def validate_file(
    entry: Path, packages: Sequence[Path], *, online: bool = False, plugin: Path | None = None
) -> tuple[ValidationMessage, ...]:
    """Arelle's messages about one inline document, instance or report package.

    Checks XBRL 2.1, Dimensions, Inline XBRL 1.1, Calculation 1.1 in round mode, the unit registry
    and inconsistent duplicates; with the SEC's plugin also its manual and the data quality rules.

    Args:
        entry: the file.
        packages: taxonomy packages that supply what the document refers to.
        online: whether Arelle may download what no package supplies.
        plugin: a folder with the SEC's plugin: `validate`, and `transform` beside it.

    Raises:
        EngineError: Arelle cannot be started or falls over, or the plugin cannot be loaded.
    """
    chosen: dict[str, Any] = {}
    if plugin is not None:
        chosen = {
            "plugins": f"{plugin / 'transform'}|{plugin / 'validate'}",
            "disclosureSystemName": _DISCLOSURE_SYSTEM,
            "parameters": _ALL_QUALITY_RULES,
        }
    with _session(
        str(entry),
        entrypointFile=str(entry),
        packages=[str(package) for package in packages],
        internetConnectivity="online" if online else "offline",
        validate=True,
        calcs="c11r",
        utrValidate=True,
        validateDuplicateFacts="inconsistent",
        baseTaxonomyValidationMode="none",
        **chosen,
    ) as (models, handler):
        if plugin is not None:
            _check_loaded(plugin, handler)
        messages = tuple(_message(record) for record in handler.messages if _speaks(record))
        if models and not any(model.facts for model in models):
            return (*messages, ValidationMessage("ixbrl:noFacts", "error", "there is no XBRL fact in this file"))
        if not models:
            return (*messages, ValidationMessage("ixbrl:notLoaded", "error", "Arelle could not load the file"))
        return messages


@contextmanager
def _loaded(entry: Path, packages: Sequence[Path]) -> Iterator[list[Any]]:
    """The models that Arelle makes of a document offline, not validated.

    Args:
        packages: taxonomy packages that supply what it refers to.

    Raises:
        EngineError: Arelle cannot be started or falls over.
    """
    with _session(
        str(entry),
        entrypointFile=str(entry),
        packages=[str(package) for package in packages],
        internetConnectivity="offline",
        validate=False,
    ) as (models, _):
        yield models


def save_as(form: Literal["csv", "xml"], entry: Path, packages: Sequence[Path], target: Path) -> None:
    """Write the report of an inline document in another form.

    Args:
        form: "csv" is xBRL-CSV (OIM 1.0): the metadata beside a table of facts. "xml" is an XBRL 2.1 instance.
        packages: taxonomy packages that supply what the document refers to.
        target: the file to write; of xBRL-CSV its name without the endings of metadata and table.

    Raises:
        SourceError: Arelle cannot load the document.
        EngineError: Arelle cannot be started or falls over.
    """
    with _loaded(entry, packages) as models:
        if not models or not models[0].facts:
            raise SourceError("Arelle finds no fact in it", where=str(entry), do="Validate it: ixbrl validate")
        model = models[0]
        if form == "csv":
            from arelle.plugin.saveLoadableOIM import saveLoadableOIM

            saveLoadableOIM(model, f"{target}.csv")
            return
        from arelle.plugin.inlineXbrlDocumentSet import createTargetInstance

        # What the plugin gathers while it loads a set of documents; ours is one document with one target.
        schemas = [reference.referringModelObject for reference in model.modelDocument.referencesDocument.values()]
        references = {element.get(f"{{{names.XLINK}}}href") for element in schemas if element.tag.endswith("schemaRef")}
        instance = createTargetInstance(model, str(target), sorted(references), None)
        instance.saveInstance(overrideFilepath=str(target))


def viewer_document(entry: Path, packages: Sequence[Path], script: str) -> bytes:
    """An inline document with the data that the iXBRL viewer reads, as Arelle's plugin ixbrl-viewer writes them.

    Args:
        entry: the document.
        packages: taxonomy packages that supply what it refers to.
        script: the address of the viewer's script that the page names.

    Raises:
        EngineError: the extra is not installed, or Arelle cannot be started, load the document or falls over.
    """
    try:
        from iXBRLViewerPlugin.iXBRLViewer import IXBRLViewerBuilder
        from iXBRLViewerPlugin.xhtmlserialize import XHTMLSerializer
    except ImportError as error:
        do = "Install it: pip install 'ixbrl-converter[viewer]'"
        raise EngineError("the iXBRL viewer is not installed", do=do) from error
    with _loaded(entry, packages) as models:
        if not models or not models[0].facts:
            raise EngineError("Arelle could not load the document", where=str(entry), do="See `ixbrl validate`")
        builder = IXBRLViewerBuilder(models[0].modelManager.cntlr, features={})
        builder.processModel(models[0])
        made = builder.createViewer(scriptUrl=script, showValidations=False)
        out = io.BytesIO()
        XHTMLSerializer(out).serialize(made.files[0].xmlDocument)
        return out.getvalue()


def _check_loaded(plugin: Path, handler: Any) -> None:
    """Say what keeps a plugin from being loaded; Arelle goes on without it."""
    said = [str(record.get("msg", "")) for record in handler.messages if record.get("messageCode") in _NOT_LOADED]
    if said:
        module = re.search(r"No module named '(\w+)", "\n".join(said))
        raise EngineError(
            f"the SEC's plugin cannot be loaded ({f'it needs {module[1]}' if module else said[0].splitlines()[0]})",
            where=str(plugin),
            do="Install what it needs: pip install 'ixbrl-converter[efm]'"
            if module
            else "Take the folder that holds validate and transform of Arelle/EDGAR",
        )


def read_taxonomy(vintage: Vintage, package: Path) -> TaxonomyContents:
    """What a taxonomy package declares under a vintage's namespace, as records in Arelle's order.

    Roles are those of statements by their definition (EFM 6.7.12: "NNN - Statement - Title"). What could
    not be loaded is said in `remarks`.

    Raises:
        SourceError: nothing of the namespace could be loaded.
        EngineError: Arelle cannot be started or falls over.
    """
    with _session(
        str(package),
        entrypointFile="|".join(vintage.entry_points),
        packages=[str(package)],
        internetConnectivity="offline",
        validate=False,
    ) as (models, handler):
        remarks = tuple(_message(r).text for r in handler.messages if _speaks(r) and r.get("levelname") != "INFO")
        parts = [_contents(model, vintage) for model in models]
        if not any(part.concepts for part in parts):
            raise SourceError(
                f"it holds no concept of {vintage.namespace}",
                where=str(package),
                do=f"If it is not a package of {vintage.name}, choose its vintage with --taxonomy; "
                "if it is, name the entry points with --entry",
            )
        return TaxonomyContents(
            vintage=vintage,
            concepts=_labelled(record for part in parts for record in part.concepts),
            presentation=_once(record for part in parts for record in part.presentation),
            calculations=_once(record for part in parts for record in part.calculations),
            roles=_once(record for part in parts for record in part.roles),
            types=_once(record for part in parts for record in part.types),
            replacements=_once(record for part in parts for record in part.replacements),
            remarks=remarks,
        )


def _once(records: Iterator[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(records))


def _labelled(records: Iterator[ConceptRecord]) -> tuple[ConceptRecord, ...]:
    """Each concept once: with its label, if any of several entry points brought that."""
    known: dict[str, ConceptRecord] = {}
    for record in records:
        if record.name not in known or not known[record.name].label:
            known[record.name] = record
    return tuple(known.values())


def _contents(model: Any, vintage: Vintage) -> TaxonomyContents:
    """The records of one loaded taxonomy."""

    def named(concept: Any) -> str:
        qname = concept.qname
        return str(qname.localName if qname.namespaceURI == vintage.namespace else qname)

    own = [c for c in model.qnameConcepts.values() if c.isItem and c.qname.namespaceURI == vintage.namespace]
    presentation: list[PresentationRecord] = []
    calculations: list[CalculationRecord] = []
    roles: list[RoleRecord] = []
    for uri in model.relationshipSet(names.PARENT_CHILD).linkRoleUris | {
        uri for arcrole in _SUMMATIONS for uri in model.relationshipSet(arcrole).linkRoleUris
    }:
        definition = model.roleTypeDefinition(uri) or ""
        if " - Statement - " not in definition:
            continue
        role = uri.rpartition("/")[2]
        roles.append(RoleRecord(role, uri, definition))
        presentation += [
            PresentationRecord(
                role, named(r.fromModelObject), named(r.toModelObject), _order(r), _last_part(r.preferredLabel)
            )
            for r in _arcs(model, names.PARENT_CHILD, uri)
        ]
        calculations += [
            CalculationRecord(role, named(r.fromModelObject), named(r.toModelObject), int(r.weight), _order(r))
            for arcrole in _SUMMATIONS
            for r in _arcs(model, arcrole, uri)
        ]
    return TaxonomyContents(
        vintage=vintage,
        concepts=tuple(_concept(concept) for concept in own),
        presentation=tuple(presentation),
        calculations=tuple(calculations),
        roles=tuple(roles),
        types=tuple(record for t in model.qnameTypes.values() for record in _facets(t, vintage)),
        replacements=tuple(
            ReplacementRecord(named(r.toModelObject), named(r.fromModelObject), "the taxonomy's own deprecation arc")
            for r in _arcs(model, _DEPRECATED)
        ),
    )


def _arcs(model: Any, arcrole: str, role: str | None = None) -> list[Any]:
    """The relationships of an arcrole both of whose ends could be loaded."""
    found = model.relationshipSet(arcrole, role).modelRelationships
    return [r for r in found if r.fromModelObject is not None and r.toModelObject is not None]


def _order(relationship: Any) -> Decimal:
    return Decimal(str(relationship.order))


def _last_part(role: str | None) -> str:
    return (role or "").rpartition("/")[2]


def _concept(concept: Any) -> ConceptRecord:
    return ConceptRecord(
        name=concept.qname.localName,
        type=str(concept.typeQname),
        period_type=concept.periodType or "",
        balance=concept.balance or "",
        is_abstract=concept.isAbstract,
        substitution_group=str(concept.substitutionGroupQname),
        label=" ".join((concept.label(fallbackToQname=False, lang="en-US") or "").split()),
        deprecated=(concept.label(_DEPRECATED_DATE, fallbackToQname=False) or "")[:4],
    )


def _facets(declared: Any, vintage: Vintage) -> Iterator[TypeRecord]:
    """The facets of a type that the vintage's publisher declares for its concepts."""
    family = f"{vintage.prefix.removesuffix('-gaap')}-types"
    own = {vintage.namespace, vintage.namespace.replace(vintage.prefix, family)}
    if declared.qname.namespaceURI not in own or not declared.baseXbrliType:
        return
    name, namespace, base = str(declared.qname), declared.qname.namespaceURI, str(declared.qnameDerivedFrom)
    facets = declared.facets or {}
    if not facets:
        yield TypeRecord(name, namespace, base, "", "")
    for facet, value in facets.items():
        for one in value if isinstance(value, dict) else (getattr(value, "pattern", value),):
            yield TypeRecord(name, namespace, base, facet, str(one))


def _speaks(record: dict[str, Any]) -> bool:
    return record.get("levelname") in _LEVELS and record.get("messageCode") not in _SILENT


def _message(record: dict[str, Any]) -> ValidationMessage:
    where, about = "", ""
    for reference in record.get("refs") or []:
        file, _, about = str(reference.get("href", "")).partition("#")
        line = reference.get("sourceLine")
        where = os.path.basename(file) + (f":{line}" if line else "")
        break
    code, text = str(record.get("messageCode", "")), str(record.get("message", record.get("msg", "")))
    is_of_the_plugin = code.startswith(_OF_THE_PLUGIN)
    return ValidationMessage(
        code=code,
        severity=_LEVELS[str(record["levelname"])],
        text=" ".join(text.split()) if is_of_the_plugin else text,
        where=where,
        source="plugin" if is_of_the_plugin else "arelle",
        about=about,
    )
