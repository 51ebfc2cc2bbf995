"""The Arelle iXBRL viewer as one page that needs nothing beside it."""

from __future__ import annotations

import re
from pathlib import Path

from converter.arelle_session import viewer_document
from converter.errors import EngineError
from converter.files import package_file, staged
from converter.model.taxonomy import FilingPackage, TaxonomySupply
from converter.validation.validate import supplied

_SCRIPT = "ixbrlviewer.js"
_TAG = re.compile(rf'<script\b[^>]*\bsrc="{re.escape(_SCRIPT)}"[^>]*></script>'.encode())
# The script looks for its settings beside its own file, unless that is a local one. In the page it has no file.
_PRELUDE = b"""Object.defineProperty(document,"currentScript",{configurable:true,\
value:{tagName:"SCRIPT",src:"file:///ixbrlviewer.js"}});
"""


def viewer(package: FilingPackage, supply: TaxonomySupply) -> bytes:
    """The viewer's page for a filing that is not on disk yet.

    Raises:
        EngineError: the extra `viewer` is not installed, or Arelle or the temporary disk fails.
    """
    with staged(package.files) as folder:
        return viewer_of_path(folder / package.document, supply)


def viewer_of_path(path: Path, supply: TaxonomySupply) -> bytes:
    """The viewer's page for an inline document on disk, the script of the installed package in it.

    Raises:
        EngineError: as `viewer`.
    """
    with supplied(supply) as packages:
        page = viewer_document(path, packages, _SCRIPT)
    before, *others = _TAG.split(page)
    if len(others) != 1:
        raise EngineError("the viewer's page names its script in an unknown way", do="Install ixbrl-viewer 1.5")
    # In a script element `</script` would end it, and `<!--` hide its end.
    script = package_file("iXBRLViewerPlugin", f"viewer/dist/{_SCRIPT}")
    safe = script.replace(b"</script", b"<\\/script").replace(b"<!--", b"<\\!--")
    return b"".join((before, b'<script type="text/javascript">', _PRELUDE, safe, b"</script>", others[0]))
