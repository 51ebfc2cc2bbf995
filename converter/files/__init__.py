"""The one room that opens files: sources, tables, results, the cache, installed packages."""

from converter.files.archives import is_archive, read_members
from converter.files.cache import cache_folder, kept_slice, open_database
from converter.files.issuers import issuers_folder, read_issuer_table, write_issuer_table
from converter.files.packages import install_package, installed_packages, packages_folder
from converter.files.places import Found, Store, find_files, open_address, read_address
from converter.files.results import RECEIPT, check_target, staged, write_new, write_result
from converter.files.runs import forget, held_folder
from converter.files.saved import (
    files_below,
    growing,
    one_result,
    read_existing,
    read_receipt,
    result_folders,
    write_file,
    write_folder,
    written_in,
)
from converter.files.sources import (
    document_in,
    filing_contents,
    is_there,
    plugin_folder,
    printable,
    read_source,
    read_text,
)
from converter.files.tables import package_file, table_texts, tables_folder

__all__ = [
    "RECEIPT",
    "Found",
    "Store",
    "cache_folder",
    "check_target",
    "document_in",
    "files_below",
    "filing_contents",
    "find_files",
    "forget",
    "growing",
    "held_folder",
    "install_package",
    "installed_packages",
    "is_archive",
    "is_there",
    "issuers_folder",
    "kept_slice",
    "one_result",
    "open_address",
    "open_database",
    "package_file",
    "packages_folder",
    "plugin_folder",
    "printable",
    "read_address",
    "read_existing",
    "read_issuer_table",
    "read_members",
    "read_receipt",
    "read_source",
    "read_text",
    "result_folders",
    "staged",
    "table_texts",
    "tables_folder",
    "write_file",
    "write_folder",
    "write_issuer_table",
    "write_new",
    "write_result",
    "written_in",
]
