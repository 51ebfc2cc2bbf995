"""The one room that opens files: sources, tables, results, the cache, installed packages."""

from converter.files.archives import is_archive, read_members
from converter.files.cache import cache_folder, kept_slice, open_database
from converter.files.packages import install_package, installed_packages, packages_folder
from converter.files.places import Found, Store, find_files, open_address, read_address
from converter.files.results import check_target, staged, write_result
from converter.files.runs import data_files, held_folder
from converter.files.sources import document_in, filing_contents, read_source, read_text
from converter.files.tables import table_texts, tables_folder

__all__ = [
    "Found",
    "Store",
    "cache_folder",
    "check_target",
    "data_files",
    "document_in",
    "filing_contents",
    "find_files",
    "held_folder",
    "install_package",
    "installed_packages",
    "is_archive",
    "kept_slice",
    "open_address",
    "open_database",
    "packages_folder",
    "read_address",
    "read_members",
    "read_source",
    "read_text",
    "staged",
    "table_texts",
    "tables_folder",
    "write_result",
]
