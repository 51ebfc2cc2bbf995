"""The files of the extension taxonomy: those that have something to say."""

from __future__ import annotations

from converter.model.taxonomy import ExtensionTaxonomy
from converter.taxonomy.calculation import write_calculation
from converter.taxonomy.definition import write_definition
from converter.taxonomy.labels import write_labels
from converter.taxonomy.presentation import write_presentation
from converter.taxonomy.schema import write_schema


def taxonomy_files(taxonomy: ExtensionTaxonomy) -> tuple[tuple[str, bytes], ...]:
    """Schema and linkbases by file name, the schema first (XBRL 2.1, section 5; Calculations 1.1; Dimensions 1.0).

    A linkbase that would say nothing is left out. The same taxonomy gives the same bytes.
    """
    written = {
        "pre": write_presentation(taxonomy),
        "cal": write_calculation(taxonomy),
        "def": write_definition(taxonomy),
        "lab": write_labels(taxonomy),
    }
    linkbases = {kind: content for kind, content in written.items() if content is not None}
    named = [(kind, f"{taxonomy.base_name}_{kind}.xml") for kind in linkbases]
    schema = write_schema(taxonomy, named)
    return ((f"{taxonomy.base_name}.xsd", schema), *((name, linkbases[kind]) for kind, name in named))
