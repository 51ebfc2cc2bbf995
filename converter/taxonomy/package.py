"""The report package: the same files in one .xbri archive (Report Package 1.0)."""

from __future__ import annotations

from converter.markup.archive import zipped
from converter.model.taxonomy import FilingPackage

_DESCRIPTION = b'{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023/xbri"}}\n'


def report_package(package: FilingPackage, base_name: str) -> tuple[str, bytes]:
    """The name and bytes of a report package (Report Packages 1.0, .xbri) with the same files.

    It holds no catalog: the consumer's own finds the standard taxonomy.

    Args:
        base_name: of the files, without an ending; the one folder of the archive has it too.
    """
    entries = [(f"{base_name}/META-INF/reportPackage.json", _DESCRIPTION)]
    entries += [(f"{base_name}/reports/{name}", content) for name, content in package.files]
    return f"{base_name}.xbri", zipped(entries)
