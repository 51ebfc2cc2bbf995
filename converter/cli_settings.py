"""Options that several commands take, spelled once: what may be chosen for a conversion."""

from __future__ import annotations

import click

from converter.settings import DEFAULT_TAXONOMY, EXISTING_TAGS, NON_GAAP, TAXONOMY_SOURCES

taxonomy = click.option("--taxonomy", default=DEFAULT_TAXONOMY, show_default=True, help="Vintage to tag with.")
taxonomy_source = click.option(
    "--taxonomy-source",
    type=click.Choice(TAXONOMY_SOURCES),
    default=TAXONOMY_SOURCES[0],
    show_default=True,
    help="What Arelle validates against: facts about the concepts used, about all, or the official files.",
)
min_confidence = click.option(
    "--min-confidence", default=60, show_default=True, help="Below it a line gets an extension, 0 to 100."
)
non_gaap = click.option(
    "--non-gaap",
    type=click.Choice(NON_GAAP),
    default=NON_GAAP[0],
    show_default=True,
    help="Leave measures outside the standards untagged, or extend the taxonomy by them.",
)
existing_tags = click.option(
    "--existing-tags",
    type=click.Choice(EXISTING_TAGS),
    default=EXISTING_TAGS[0],
    show_default=True,
    help="Tags that an inline document came with: tag it anew, or keep the concepts they give to lines.",
)
