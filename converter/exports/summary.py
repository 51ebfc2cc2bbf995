"""summary.html: what a conversion came to, as one self-contained page for screen and paper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from converter.exports.receipt import Conversion
from converter.exports.receipt_statements import Json
from converter.exports.view import counted, statement_views, untagged_views
from converter.model.source import StatementTable

if TYPE_CHECKING:
    from jinja2 import Environment

# The width of the picture of the coverage, in its own units.
_WIDTH = 1000


def summary_html(conversion: Conversion, receipt: Json, items: tuple[StatementTable, ...]) -> bytes:
    """The bytes of summary.html, which links to the inline document beside it.

    Args:
        receipt: of the conversion.
        items: the statements as they were read.
    """
    statements = statement_views(conversion, items)
    counts = counted(line for statement in statements for line in statement.lines)
    untagged = untagged_views(conversion)
    counts["untagged"] = sum(map(len, untagged.values()))
    values = {
        "document": f"{conversion.report.name.base}.htm",
        "receipt": receipt,
        "statements": statements,
        "counts": counts,
        "bars": bars(counts),
        "untagged": untagged,
        "extensions": [line for one in statements for line in one.lines if line.is_extension and not line.is_heading],
        "remarks": [f for f in receipt["findings"] if f["severity"] != "info" and not f["code"].startswith("arelle.")],
    }
    return (environment().get_template("summary.html").render(values) + "\n").encode()


def bars(counts: dict[str, int]) -> list[dict[str, Any]]:
    """The parts of the picture of the coverage: level, number, share in hundredths, and where its bar stands."""
    whole, left, found = sum(counts.values()), 0, []
    for level, number in counts.items():
        if number:
            right = left + number
            x, end = left * _WIDTH // whole, right * _WIDTH // whole
            share = (number * 100 + whole // 2) // whole
            found.append({"level": level, "number": number, "share": share, "x": x, "width": end - x})
            left = right
    return found


@cache
def environment() -> Environment:
    """The templates of this room; whatever is printed in them is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("converter.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
