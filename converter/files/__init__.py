"""The one room that opens files: sources, tables, results, the cache, installed packages."""

from converter.files.cache import cache_folder, kept_slice, open_database
from converter.files.packages import install_package, installed_packages, packages_folder
from converter.files.results import check_target, staged, write_result
from converter.files.sources import document_in, filing_contents, is_there, read_source, read_text, results_in
from converter.files.tables import package_file, table_texts, tables_folder

__all__ = [
    "cache_folder",
    "check_target",
    "document_in",
    "filing_contents",
    "install_package",
    "installed_packages",
    "is_there",
    "kept_slice",
    "open_database",
    "package_file",
    "packages_folder",
    "read_source",
    "read_text",
    "results_in",
    "staged",
    "table_texts",
    "tables_folder",
    "write_result",
]
