"""Statements rendered as pages, in the ways in which releases have been set since 1994."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an invented statement: figures in thousands, none for a heading."""

    label: str
    figures: tuple[int, ...] = ()
    indent: int = 0
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Invented:
    """A statement: title, words on its scale, one heading over all columns and one for each, and lines."""

    title: str
    scale: str
    over: str
    headings: tuple[str, ...]
    entries: tuple[Entry, ...]


INCOME = Invented(
    "Consolidated Statements of Operations",
    "(In thousands)",
    "Year Ended December 31,",
    ("2004", "2003"),
    (
        Entry("Net sales", (5600, 4900)),
        Entry("Cost of sales", (3100, 2950)),
        Entry("Gross profit", (2500, 1950), is_total=True),
        Entry("Operating expenses:"),
        Entry("Research and development", (800, 720), 1),
        Entry("General and administrative", (1900, 1100), 1),
        Entry("Total operating expenses", (2700, 1820), 2, is_total=True),
        Entry("Operating income (loss)", (-200, 130), is_total=True),
    ),
)


def figure(value: int) -> str:
    return f"({-value:,})" if value < 0 else f"{value:,}"


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>release</title>{head}</head><body>\n{body}\n</body></html>\n"


def spacious(statement: Invented) -> str:
    """Upper-case tags, fonts, spacer columns, the dollar sign and the closing parenthesis in cells of their own."""
    span = 3 * len(statement.headings) - 1
    rows = [
        f'<TR><TD></TD><TD></TD><TD COLSPAN="{span}" ALIGN="center"><FONT SIZE="1"><B>{statement.over}</B></FONT></TD>'
        "</TR>"
    ]
    heads = "".join(
        f'<TD>&nbsp;</TD><TD COLSPAN="2" ALIGN="center" STYLE="border-bottom:1px solid #000000">{heading}</TD>'
        for heading in statement.headings
    )
    rows.append(f"<TR><TD></TD>{heads}<TD></TD></TR>")
    for entry in statement.entries:
        cells = ""
        for at, value in enumerate(entry.figures):
            dollar = "$" if entry is statement.entries[0] else ""
            text = figure(value)
            closing = ")" if text.endswith(")") else ""
            cells += "" if at else "<TD>&nbsp;</TD>"
            cells += f'<TD NOWRAP><FONT SIZE="2">{dollar}</FONT></TD>'
            cells += f'<TD ALIGN="right"><FONT SIZE="2">{text.rstrip(")")}</FONT></TD>'
            cells += f"<TD NOWRAP>{closing}&nbsp;</TD>"
        margin = f"margin-left:{1 + entry.indent}.00em; text-indent:-1.00em"
        if entry.is_total:
            blank = '<TD><P STYLE="border-top:1px solid #000000">&nbsp;</P></TD>'
            rows.append(f"<TR><TD></TD><TD></TD>{(2 * blank + '<TD></TD>') * len(entry.figures)}</TR>")
        rows.append(f'<TR BGCOLOR="#cceeff"><TD VALIGN="top"><P STYLE="{margin}">{entry.label}</P></TD>{cells}</TR>')
    table = "\n".join(rows)
    return page(
        f"<P ALIGN=center><B>{statement.title}<BR>{statement.scale}</B></P>\n"
        f'<TABLE CELLSPACING="0" CELLPADDING="0" WIDTH="100%" BORDER="0" ALIGN="center">\n{table}\n</TABLE>'
    )


def designed(statement: Invented) -> str:
    """What report designers write since 2010: a hidden first row of widths, every column three cells wide."""
    widths = '<td style="width:1.0%"></td>' * 3 * (1 + len(statement.headings))
    rows = [f"<tr>{widths}</tr>"]
    rows.append(
        f'<tr><td colspan="3"></td><td colspan="{3 * len(statement.headings)}" '
        f'style="border-bottom:1pt solid #000"><span style="font-weight:700">{statement.over}</span></td></tr>'
    )
    heads = "".join(
        f'<td colspan="3" style="padding:0 1pt"><span>{heading}</span></td>' for heading in statement.headings
    )
    rows.append(f'<tr><td colspan="3" style="display:none">hidden</td><td colspan="3"></td>{heads}</tr>')
    for entry in statement.entries:
        rule = "border-top:1pt solid #000" if entry.is_total else ""
        cells = ""
        for value in entry.figures:
            if entry.is_total:
                cells += f'<td style="{rule}">$</td>'
                cells += f'<td style="{rule}"><span>{figure(value)}</span></td><td style="{rule}"></td>'
            else:
                cells += f'<td colspan="2" style="text-align:right"><span>{figure(value)}</span></td><td></td>'
        label = f'<td colspan="3" style="padding:2px 1pt 2px {1 + 9 * entry.indent}pt"><span>{entry.label}</span></td>'
        rows.append(f"<tr>{label}{cells}</tr>")
    table = "".join(rows)
    return page(
        f'<div style="text-align:center"><span>{statement.title}</span></div>'
        f'<div style="text-align:center"><span>{statement.scale}</span></div>'
        f'<div><table style="border-collapse:collapse;width:100%">{table}</table></div>'
    )


def plain(statement: Invented) -> str:
    """A bare table of 1996 in a table that lays out the page, its titles in rows that span it."""
    across = 1 + len(statement.headings)
    rows = [f"<tr><th colspan={across}>{text}" for text in (statement.title, statement.scale)]
    rows.append(f"<tr><td><th colspan={across - 1}>{statement.over}")
    rows.append("<tr><td>" + "".join(f"<th>{heading}" for heading in statement.headings))
    for entry in statement.entries:
        rule = "<tr><td>" + "<td><hr>" * len(entry.figures) + "\n" if entry.is_total else ""
        indent = "&nbsp;" * 3 * entry.indent
        cells = "".join(f"<td align=right>{figure(value)}" for value in entry.figures)
        rows.append(f"{rule}<tr><td>{indent}{entry.label}{cells}")
    table = "\n".join(rows)
    return page(f"<table width=600><tr><td>&nbsp;<td><center><table border>\n{table}\n</table></center></table>")


def apart(statement: Invented) -> str:
    """The headings in a table of their own above the table of figures."""
    heads = "".join(f"<td>{statement.over} {heading}</td>" for heading in statement.headings)
    rows = "".join(
        f'<tr><td style="padding-left:{10 * entry.indent}px">{entry.label}</td>'
        + "".join(f"<td>{'' if entry.indent else '$'}</td><td>{figure(value)}</td>" for value in entry.figures)
        + "</tr>"
        for entry in statement.entries
    )
    return page(
        f"<h3>{statement.title}</h3><p>{statement.scale}</p>"
        f"<table><tr><td></td>{heads}</tr></table><table>{rows}</table>"
    )


def divisions(statement: Invented) -> str:
    """Divisions that styles set as a table."""

    def row(cells: list[str], style: str = "") -> str:
        made = "".join(f'<div style="display:table-cell;{style}">{cell}</div>' for cell in cells)
        return f'<div style="display: table-row">{made}</div>'

    rows = [row(["", *(f"{statement.over} {heading}" for heading in statement.headings)])]
    rows += [
        row([f'<p style="margin:0 0 0 {entry.indent}em">{entry.label}</p>', *map(figure, entry.figures)])
        for entry in statement.entries
    ]
    return page(
        f"<div>{statement.title}</div><div>{statement.scale}</div>"
        f'<div style="display:table;width:100%">{"".join(rows)}</div>'
    )


def preformatted(statement: Invented) -> str:
    """Typed columns between preformatted tags."""
    width = 46
    lines = [f"{statement.title:^78}", f"{statement.scale:^78}", "", f"{'':{width}}{statement.over:^30}"]
    lines.append(" " * width + "".join(f"{heading:>14}" for heading in statement.headings))
    for entry in statement.entries:
        if entry.is_total:
            lines.append(" " * width + "".join(f"{'-' * 9:>14}" for _ in entry.figures))
        cells = "".join(f"{figure(value) + ('' if value < 0 else ' '):>15}" for value in entry.figures)
        lines.append(f"{'  ' * entry.indent + entry.label:{width}}{cells}".rstrip())
    text = "\n".join(lines)
    return page(f"<p>A release</p>\n<PRE>\n{text}\n</PRE>")


def boxes(statement: Invented) -> str:
    """Divisions side by side, by the classes of a style sheet, a row below the other."""
    head = "<style>.row { display: flex } .row > div { width: 6em; text-align: right } .row > .line { flex: 1 }</style>"

    def row(cells: list[str], indent: int = 0) -> str:
        first = f'<div class="line" style="padding-left:{indent}em">{cells[0]}</div>'
        return f'<div class="row">{first}{"".join(f"<div>{cell}</div>" for cell in cells[1:])}</div>'

    rows = [row(["", *(f"{statement.over} {heading}" for heading in statement.headings)])]
    rows += [row([entry.label, *map(figure, entry.figures)], entry.indent) for entry in statement.entries]
    return page(f"<h3>{statement.title}</h3><p>{statement.scale}</p><div>{''.join(rows)}</div>", head)


def floated(statement: Invented) -> str:
    """Rows of boxes that float to the left."""
    width = 60 // len(statement.headings)

    def row(cells: tuple[str, ...], indent: int = 0) -> str:
        boxes = f'<div class="label" style="padding-left:{indent}em">{cells[0] or "&#160;"}</div>'
        boxes += "".join(f'<div class="figure">{cell or "&#160;"}</div>' for cell in cells[1:])
        return f'<div class="line">{boxes}</div>'

    blank = ("",) * len(statement.headings)
    rows = [f'<div class="line"><div class="label">&#160;</div><div class="over">{statement.over}</div></div>']
    rows.append(row(("", *statement.headings)))
    rows += [
        row((entry.label, *(map(figure, entry.figures) if entry.figures else blank)), entry.indent)
        for entry in statement.entries
    ]
    style = f".line {{ clear: both }} .line > div {{ float: left; width: 40% }} .figure {{ width: {width}% }}"
    return page(
        f"<h3>{statement.title}</h3><p>{statement.scale}</p><div>{''.join(rows)}</div>",
        f"<style>{style} .figure {{ text-align: right }}</style>",
    )


def in_line(statement: Invented) -> str:
    """Boxes that stand in one line of a row."""
    return floated(statement).replace("float: left", "display: inline-block")


def gridded(statement: Invented) -> str:
    """The cells one after the other in a grid, the heading over all columns spanning them."""
    width = len(statement.headings)
    cells = [f'<div></div><div style="grid-column: span {width}">{statement.over}</div><div></div>']
    cells += [f"<div>{heading}</div>" for heading in statement.headings]
    for entry in statement.entries:
        cells.append(f'<div style="padding-left:{entry.indent}em">{entry.label}</div>')
        cells += [f"<div>{figure(value)}</div>" for value in entry.figures] or ["<div></div>"] * width
    style = f"display: grid; grid-template-columns: 3fr repeat({width}, minmax(6em, 1fr))"
    return page(
        f"<h3>{statement.title}</h3><p>{statement.scale}</p><section style='{style}'>{''.join(cells)}</section>"
    )


def placed(statement: Invented, *, word_by_word: bool = False) -> str:
    """Words placed one by one, as converters of printed pages do it: figures to the right, the page not in order."""
    size, pieces = 11, []

    def width(text: str) -> int:
        return round(sum(0.3 if char in " .,()" else 0.5 for char in text) * size)

    def put(left: int, top: int, text: str) -> None:
        for word in text.split() if word_by_word else [text]:
            style = f"left:{left}px;top:{top}px"
            pieces.append((left // 300, f'<p class="w" style="{style}">{word}</p>'))
            left += width(f"{word} ")

    edges = [440 + 100 * at for at in range(len(statement.headings))]
    for at, text in enumerate((statement.title, statement.scale)):
        put(250 - width(text) // 2, 40 + 14 * at, text)
    put((400 + edges[-1]) // 2 - width(statement.over) // 2, 80, statement.over)
    for edge, heading in zip(edges, statement.headings, strict=True):
        put(edge - width(heading), 94, heading)
    for at, entry in enumerate(statement.entries):
        top = 110 + 13 * at
        put(60 + 12 * entry.indent, top, entry.label)
        for edge, value in zip(edges, entry.figures, strict=False):
            put(edge - width(figure(value)) + (3 if value < 0 else 0), top + at % 2, figure(value))
    body = "\n".join(piece for _, piece in sorted(pieces, key=lambda pair: pair[0]))
    head = f"<style>.w {{ position: absolute; white-space: nowrap; font-size: {size}px }}</style>"
    return page(f'<div style="position:relative;width:800px;height:1100px">{body}</div>', head)


_WAYS = (spacious, designed, plain, apart, divisions, boxes, floated, in_line, gridded, placed, preformatted)
LAYOUTS: dict[str, Callable[[Invented], str]] = {made.__name__: made for made in _WAYS}


@cache
def inline_schema() -> etree.XMLSchema:
    """The inline XBRL 1.1 schema that Arelle validates pages against, from Arelle's own copy."""
    found = find_spec("arelle")
    assert found is not None
    assert found.origin is not None
    cache_folder = Path(found.origin).parent / "resources" / "cache" / "http"
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Cached(cache_folder))
    return etree.XMLSchema(
        etree.parse(str(cache_folder / "www.xbrl.org/2013/inlineXBRL/xhtml-inlinexbrl-1_1.xsd"), parser)
    )


class _Cached(etree.Resolver):
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def resolve(self, system_url: str, _public_id: str, context: object) -> object:
        path = self._folder / system_url.removeprefix("http://")
        return self.resolve_filename(str(path), context) if path.is_file() else None  # type: ignore[attr-defined]
