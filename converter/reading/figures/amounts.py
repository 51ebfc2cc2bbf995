"""Figures in a line of text: where they stand, what digits they have, how they are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from string import ascii_letters

from converter.model.source import Cell, CellKind, Locator
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.notation import Notation, Parting

# A currency's sign: figures are read in text in which `$` stands for each of them.
_SIGN = r"\$"
_MARK = r"""(?: (?: \( \w{1,2} \) )+ | \s \( [\da-z] (?: , \s? [\da-z] )* \) (?: \( [\da-z] \) )* (?! \S )
    | \s? \*{1,3} | \s? [\u2020\u2021\u00a7]{1,2} | \s? [\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2}
    | \s? \[ \w{1,2} \] )"""
# The minus of Japanese accounts; where a document points down too, its triangles are arrows.
_TRIANGLES = r"\u25b3\u25b2"
_TRIANGLE = re.compile(f"[{_TRIANGLES}]")
# A number with its currency sign, parentheses or minus, and a footnote mark glued to it.
_NUMBER = rf"""
    (?P<sign> (?: \( \s* )? (?: {_SIGN} \s* )? (?: \( \s* )?
        (?: (?: [-\u2212\u2013] \s? | [{_TRIANGLES}] \s* ) (?=[$\d.]) )?
        (?: {_SIGN} \s* )? )
    (?P<digits> GROUPED )
    (?P<minus> - (?! [\w-] ) )?
    (?: \s? {_SIGN} \s* (?= \) ) )?
    (?P<close> \s? \) )?
    (?P<percent> \s? % (?: \s? \) )? )?
    (?: (?P<glued> (?: \( \w{{1,2}} \) )+ (?! (?: \( \w{{1,2}} \) )+ (?! \S ) ) (?= {_SIGN}? \s? \(? [\d.] ) )
      | (?P<mark> {_MARK} )? {{END}} )
"""
_END = r"(?! [\w\u00a2] | [.,/:-]\w | ,\s?\d | \s\d+/\d | \s[cd]r\b )"
_COMMAS = r"\d{1,3} (?: ,\d{3} )+ (?: \.\d+ )?"
_BLANKS = r"\d{1,3} (?: [\x20\u00a0]\d{3} )+ (?: \.\d+ )? (?! \d )"
# What a number counts may be glued to it: times, pence, cents, millions; `12m` may be months. `148 CR` is a credit.
_COUNTED = r"\s? x | p | \u00a2 | c | \s? [cd]r \b [.]? | mn | bn | (?: (?<= [.]\d ) | (?<= [.]\d\d ) ) m"
_PARTS = r"\u00bc-\u00be\u2150-\u215e"
_ODD = (
    rf"\(? {_SIGN}? \s* [.]? \(? [\d{_PARTS}] [\d,./\u2044{_PARTS}]*"
    r" (?: \s \d{1,2}/\d{1,2} | - \d{1,2}/(?:2|4|8|16|32|64) )?"
    rf" (?: {_COUNTED} )? \)? %? -?"
)
_POINTS = r"\d{1,3} (?: \.\d{3} )+ (?: ,\d+ )? | \d+ (?: ,\d+ )?"
_BLANKS_COMMA = r"\d{1,3} (?: [\x20\u00a0]\d{3} )+ (?: ,\d+ )? (?! \d ) | \d+ (?: ,\d+ )?"
_PLAIN = r"\d+ (?: \.\d+ )? | \.\d+"


def _figures(grouped: str) -> re.Pattern[str]:
    number = _NUMBER.replace("GROUPED", grouped).replace("{END}", _END)
    return re.compile(
        rf"""
    (?=\S) (?: (?: (?<! [\w.,/:#&] ) | (?<= \.\.\. | ___ ) (?=[\d(]) ) (?: {number} )
  | (?<! \S ) (?P<dash> (?: {_SIGN} \s* )? (?: \( \s* )?
                        (?P<bar> -{{1,3}} | [\u2014\u2013\u2212\u0097] | nil ) (?: \s? \) )? (?:\s?%)? ) (?! \S )
  | (?<! \S ) (?P<none> (?: {_SIGN} \s* )? (?: n/a | n\.a\. | na | n/m | nm | n\.m\. | -{{1,3}}\(\w\) ) ) (?! \S )
  | (?<= \s\s\s ) (?P<star> \*{{1,3}} ) (?! \S )
  | (?<! \S ) (?P<odd> {_ODD} ) (?! \S ) )
    """,
        re.VERBOSE | re.IGNORECASE,
    )


_FIGURES = {
    Parting.COMMAS: _figures(f"{_COMMAS} | {_PLAIN}"),
    Parting.BLANKS: _figures(f"{_COMMAS} | {_BLANKS} | {_PLAIN}"),
    Parting.BLANKS_AND_COMMA: _figures(_BLANKS_COMMA),
    Parting.POINTS: _figures(_POINTS),
}
_CURRENCY = re.compile(_SIGN)
# `RMB`, `Rs.`: a sign of letters alone may be a word of the label.
_OF_LETTERS = re.compile(r"[A-Za-z.]+")
# What most figures of a line are made of: no sign but `$` is.
_OF_FIGURES = frozenset(" 0123456789.,-()%$")
_BEFORE_SIGN = re.compile(r"(?:\s\s|[\d()$.\u2014\u2013\u2212-]\s?)\Z")
_BEHIND_SIGN = re.compile(
    r"\s*(?:[($\u2014\u2013\u2212-]\s?)*[\d.]|\s*[\u2014\u2013\u2212-]|\s*(?:nil|n/?[am])\b|\s*\)?(?:\s\s|\Z)"
)
_YEAR_BEHIND = re.compile(r"\s*(?:19|20)\d\d(?![\d,.]\d|\d)")
_YEAR_BEFORE = re.compile(r"(?<![\d,.])(?:19|20)\d\d\s*\Z")
_GAP = re.compile(rf"(?:\(\w{{1,2}}\))*\*{{0,3}},?[\x20\u00a0]*\*{{0,3}}[\x20\u00a0]*{_SIGN}?[\x20\u00a0]*", re.VERBOSE)
# `30, 1994)` at the start of a line ends brackets of the label above; a figure's own open and close with it.
_LABEL_TAIL = re.compile(r"\s{0,30}(?:\d{1,2},\s*)?\$?\d[\d,.]*\)(?=\s|$)")
# How a line ends that may end with figures; running text seldom does.
_LAST_CHARACTERS = frozenset(
    "0123456789)>]}%*x$-\u2014\u2013\u2212\u0097\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078"
    "\u2079\u00bc\u00bd\u00be\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215a\u215b\u215c\u215d\u215e"
)
_LAST_COUNTED = re.compile(r"\d(?:p|\u00a2|mn?|bn|c| ?[cd]r\.?)\Z", re.IGNORECASE)
_LETTERS_COUNTED = frozenset("pPmMnN\u00a2cCrR.")
_LONGEST_COUNTED = 5
_LONGEST_SIGN = 8
_LAST_WORDS = ("nil", "na", "n/a", "nm", "n/m", "n.a.", "n.m.")
_WORDS_OF_FIGURES = frozenset({"nil", "na", "nm", "x", "cr", "dr"})
_GLUED = re.compile(r"(?<=[a-z])\d{1,3}(?:,\d{3})+(?=\s{2,}\Z)")
# Up to the end of the last word. No figure holds so many letters in a row, nor does what stands between two: those of
# the columns stand behind.
_LAST_WORD = re.compile(r"(?s:.*)[A-Za-z]{4}")
# Where the first figure of a line may begin: the words of its label before that need not be looked at.
_MAY_BEGIN = re.compile(
    rf"(?=\S) (?: [$] | [(] | [\d{_PARTS}] | [.][(\d]"
    rf" | [\u2014\u2013\u2212\u0097{_TRIANGLES}-] | (?<!\S) n [il./am] | (?<=\s\s\s) [*] )",
    re.IGNORECASE | re.VERBOSE,
)
# No amount has more digits before or after its point: what has would only be slow to add up.
_MOST_DIGITS, _MOST_PLACES = 28, 10
_LETTER = re.compile(r"[A-Za-z]")
# Parts of one number: its first digits before a group of three, and a group that breaks off before its end.
_LEADS, _GROUP = re.compile(r"\W?\d{1,3},?"), re.compile(r"\d{3}\)?")
_OPEN_GROUP, _IN_GROUPS = re.compile(r"\W*\d{1,3}(?:,\d{3})*,\d{0,2}"), re.compile(r"\W*\d{1,3}(?:,\d{3})+\)?")
_LARGE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{3,}(?:\.\d+)?|\d{0,2}\.\d+"
_BRACKETED = re.compile(
    rf"(?:<(?=[^<>]{{2,20}}>)|\[(?=[^\[\]]{{3,20}}\])|\{{(?=[^{{}}]{{3,20}}\}}))"
    rf"(?P<amount>\s?\$?\s?(?:{_LARGE}|(?<=<)\d\d)\s?)[>\]}}]"
)
_OPENS_AMOUNT = re.compile(r"[<\[{][\s$]{0,3}[\d.]")
_SIGN_BEHIND = re.compile(r"(?<=[\d)])\s*\$\s*\Z")
_NEGATIVE = re.compile(f"[(\u2212\u2013{_TRIANGLES}-]")
_SWAPPED = str.maketrans(".,", ",.")
_YEAR_AND_DASH = re.compile(r"\b(?:19|20)\d\d\s?[-\u2013:]\s?\$?\s?\Z")
_LEADER = re.compile(r"(?:\s?\.){2,}\s*$|(?:\s\.)+\s*$|\.{2,}\s*$|_{2,}\s*$")


def figures_at_end(
    text: str,
    origin: tuple[int, ...] | None,
    offset: int,
    notation: Notation,
    joining_words: Sequence[re.Pattern[str]] = (),
) -> tuple[str, tuple[Cell, ...], tuple[Cell, ...]]:
    """Split a line into its label and the figures in columns behind it.

    A figure belongs to the columns if nothing but figures follows it and at least two blanks, a
    dot leader or a currency sign stand before the first: `Notes due 2005   1,234` has one.

    Args:
        text: the line, tabs expanded.
        origin: for each character its offset in the unexpanded line; None if they are the same.
        offset: of the line in the document.
        notation: how the document prints its figures.
        joining_words: ends of a label that has not ended yet: `net of` before `$300`.

    Returns:
        The label as printed, without leaders; the cells from left to right; and the numbers right before
        them, or at the end of a line without any, that at most one blank parts from the label and may be cells too.
    """
    printed, whole = text, text.rstrip()
    ends = _ends_with_figures(whole)
    if not (ends or _ends_with_sign(whole, notation.signs)):
        return printed.strip(), (), ()
    text = _with_signs_in_columns(text, notation.signs)
    if text is not printed:
        whole = text.rstrip()
        ends = _ends_with_figures(whole)
    if not ends:
        return printed.strip(), (), ()
    run: list[re.Match[str]] = []
    end = len(whole)
    figure = _FIGURES[notation.parting]
    word = _LAST_WORD.match(text)
    begins = _MAY_BEGIN.search(text, max(label_tail(text), word.end() if word else 0))
    for match in reversed(list(figure.finditer(text, begins.start() if begins else len(text)))):
        if not _GAP.fullmatch(text, match.end(), end):
            break
        run.append(match)
        end = match.start()
    run.reverse()
    inside = next((i + 1 for i in range(len(run) - 2, -1, -1) if _ends_brackets(text, run[i])), 0)
    opening = (i for i in range(inside, len(run)) if _opens_columns(text, run[i], joining_words))
    first = next(opening, len(run))
    if first == len(run):
        # Where the lines around end in as many, these may be cells yet.
        close = tuple(_cell(match, _words(match, printed), origin, offset, notation) for match in run)
        return printed.strip(), (), () if inside else close
    if all(match.group("star") for match in run[first:]) and not _LETTER.search(text, 0, run[first].start()):
        # Stars side by side part what a text tells.
        return printed.strip(), (), ()
    cells = _together([_cell(match, _words(match, printed), origin, offset, notation) for match in run], first)
    glued = _glued(text, run[0].start(), figure) if first == 0 else None
    doubtful = (_cell(glued, _words(glued, printed), origin, offset, notation),) if glued else cells[:first]
    return label_before(printed, run[first].start()), cells[first:], doubtful


def may_end_figures(word: str, vocabulary: Vocabulary) -> bool:
    """Whether the figures of a line may end with a word of letters: `12 x`, `na`, `148 CR`, `1,234 EUR`."""
    return word.lower() in _WORDS_OF_FIGURES or vocabulary.currencies.signs.search(word) is not None


def _ends_with_figures(line: str) -> bool:
    if line.removesuffix(",")[-1:] in _LAST_CHARACTERS or line[-4:].lower().endswith(_LAST_WORDS):
        return True
    return bool(line[-1:] in _LETTERS_COUNTED and _LAST_COUNTED.search(line, max(len(line) - _LONGEST_COUNTED, 0)))


def _ends_with_sign(line: str, signs: re.Pattern[str]) -> bool:
    """Whether a line ends with the sign of a currency, which stands behind a figure then."""
    words = line.removesuffix(",")
    first = signs.search(words, max(len(words) - _LONGEST_SIGN, 0))
    return first is not None and any(sign.end() == len(words) for sign in signs.finditer(words, first.start()))


def _words(match: re.Match[str], printed: str) -> str:
    """What the line prints where a figure was found."""
    return printed[slice(*match.span())].strip()


def _together(cells: list[Cell], first: int) -> tuple[Cell, ...]:
    """The cells; from `first` on those that are parts of one number are one that cannot be read: `4 321`, `4,3 21`."""
    joined = cells[: first + 1]
    for cell in cells[first + 1 :]:
        before = joined[-1]
        if cell.left - before.right <= len(before.text) - len(before.text.rstrip(",")) + 1 and (
            (_LEADS.fullmatch(before.text) and _GROUP.fullmatch(cell.text))
            or (_OPEN_GROUP.fullmatch(before.text) and _IN_GROUPS.fullmatch(before.text + cell.text))
        ):
            place = Locator(0, before.locator.start, cell.locator.end)
            text = f"{before.text} {cell.text}"
            joined[-1] = Cell(text, CellKind.MALFORMED, None, False, 0, place, before.left, cell.right)
        else:
            joined.append(cell)
    return tuple(joined)


def _glued(text: str, end: int, figure: re.Pattern[str]) -> re.Match[str] | None:
    """A number that a long label leaves no blank before, right before the figures of a line: `redemption182,000`."""
    # The number ends the words there, or there is none.
    found = _GLUED.search(text, 0, end) if text[:end].rstrip()[-1:].isdigit() else None
    return figure.match(" " * found.start() + text[found.start() :], found.start()) if found else None


def with_plain_signs(text: str, signs: re.Pattern[str]) -> str:
    """The words of a cell with `$`, and blanks up to its length, for the sign of any currency: `RMB 5` as `$   5`."""
    if _OF_FIGURES.issuperset(text):
        return text
    return _with_plain_brackets(signs.sub(_plain, text))


def _with_plain_brackets(text: str) -> str:
    """Words with round brackets for others around an amount: `<1,234>` is a loss, and `[1]` the mark of a note."""
    return _BRACKETED.sub(r"(\g<amount>)", text) if _OPENS_AMOUNT.search(text) else text


def _with_signs_in_columns(text: str, signs: re.Pattern[str]) -> str:
    """A line with `$` for the sign of any currency; letters have to stand where a column's sign does."""
    plain, behind = text, _behind_words(text, signs)
    found = () if _OF_FIGURES.issuperset(text[behind:]) else signs.finditer(text, behind)
    for sign in found:
        if sign.group() != "$" and _is_of_column(text, sign):
            plain = plain[: sign.start()] + _plain(sign) + plain[sign.end() :]
    return _with_plain_brackets(plain)


def _behind_words(text: str, signs: re.Pattern[str]) -> int:
    """Where the last word of a line ends that is no sign: what its label says of currencies is no column's."""
    end = len(text)
    while word := _LAST_WORD.match(text, 0, end):
        end = len(word.group().rstrip(ascii_letters))
        if not signs.match(text, end):
            return word.end()
    return 0


def _plain(sign: re.Match[str]) -> str:
    return "$".ljust(len(sign.group()))


def _is_of_column(text: str, sign: re.Match[str]) -> bool:
    """Whether letters in a line are the sign of a figure: apart from the words before, and no years beside them."""
    if not _OF_LETTERS.fullmatch(sign.group()):
        return True
    before = text[: sign.start()]
    is_last_year = _YEAR_BEFORE.search(before) and sign.end() == len(text.rstrip())
    if not _BEFORE_SIGN.search(before) or is_last_year:
        return False
    return bool(_BEHIND_SIGN.match(text, sign.end())) and not _YEAR_BEHIND.match(text, sign.end())


def figure_in(text: str, origin: Sequence[int], notation: Notation) -> Cell | None:
    """The figure that a table's cell holds, if it holds nothing else.

    A figure whose digits do not stand side by side in the document is malformed: no tag can wrap it.

    Args:
        text: the words of the cell, and of those that its signs stand in.
        origin: for each character its offset in the document.
        notation: how the document prints its figures.
    """
    match = _alone(text, notation.parting, notation.signs)
    if match is None:
        return None
    cell = _cell(match, text, tuple(origin), 0, notation)
    first, last = match.span(next(name for name in ("digits", "bar", "none", "star", "odd") if match.group(name)))
    together = next((at for at in range(first + 1, last) if origin[at] != origin[at - 1] + 1), last)
    if together < last:
        place = Locator(0, origin[first], origin[together - 1] + 1)
        return cell._replace(kind=CellKind.MALFORMED, magnitude=None, locator=place)
    return cell


def is_figure(text: str, signs: re.Pattern[str]) -> bool:
    """Whether words are a figure and nothing else, whatever parts its thousands; a date with strokes is none.

    Args:
        signs: of currencies, which may stand beside its digits.
    """
    found = (_alone(text, parting, signs) for parting in Parting)
    return any(match is not None and "/" not in (match.group("odd") or "") for match in found)


def _alone(text: str, parting: Parting, signs: re.Pattern[str]) -> re.Match[str] | None:
    """A figure that is the whole of a text but for blanks before it; a sign behind its digits counts for nothing."""
    signed = _SIGN_BEHIND.sub("", with_plain_signs(text, signs))
    return _FIGURES[parting].fullmatch(signed, len(signed) - len(signed.lstrip()))


def label_before(text: str, position: int) -> str:
    """The label in front of the first figure, without dot leaders and currency sign."""
    return leaderless(text[:position].rstrip().removesuffix("$")).strip()


def label_tail(text: str) -> int:
    """Where a line's own words begin: behind the end of brackets that the label above has opened."""
    tail = _LABEL_TAIL.match(text) if ")" in text else None
    return tail.end() if tail else 0


def leaderless(text: str) -> str:
    """Words without the dots or underscores that lead on from them."""
    # Most words end with a letter, and a sentence with a point right behind one.
    if text[-1:].isalnum():
        return text
    before, last = (end := text.rstrip())[-2:-1], end[-1:]
    leads = (last == "." and (before == "." or before.isspace())) or (last == before == "_")
    return _LEADER.sub("", text) if leads else text


def _ends_brackets(text: str, match: re.Match[str]) -> bool:
    """Whether a figure ends brackets that the label before it has opened: `(1993 - $31; 1992 - $28)   118`."""
    if not match.group("close") or "(" in match.group("sign"):
        return False
    return ";" in text[: match.start()] or bool(_YEAR_AND_DASH.search(text, 0, match.start("digits")))


def _opens_columns(text: str, match: re.Match[str], joining_words: Sequence[re.Pattern[str]]) -> bool:
    before = text[: match.start()]
    stripped = before.rstrip()
    if not stripped or len(before) - len(stripped) >= 2 or (stripped[-1] in "._" and _LEADER.search(before)):
        return True
    printed = match.group("sign") or match.group("dash") or match.group("none") or ""
    marked = bool(_CURRENCY.search(printed)) or stripped[-1] == "$"
    # `Dividends ($.20, $.15` lists amounts in brackets that the next line closes.
    listed = "(" in printed and not match.group("close") and text.startswith(",", match.end())
    return marked and not listed and not any(word.search(stripped.rstrip("$ ").lower()) for word in joining_words)


def _cell(match: re.Match[str], printed: str, origin: tuple[int, ...] | None, offset: int, notation: Notation) -> Cell:
    def locate(group: str) -> Locator:
        start, end = match.span(group)
        if origin is not None:
            start, end = origin[start], origin[end - 1] + 1
        return Locator(0, offset + start, offset + end)

    left = match.start()
    dash, none, odd, sign, digits, percent = match.group("dash", "none", "odd", "sign", "digits", "percent")
    if match.group("star"):
        # A note below says why there is no figure, `* Anti-dilutive`.
        return Cell(printed, CellKind.NOT_APPLICABLE, None, False, 0, locate("star"), left, match.end())
    if dash:
        kind = CellKind.PERCENT if "%" in dash else CellKind.DASH
        return Cell(printed, kind, Decimal(0), False, 0, locate("bar"), left, match.end("bar"))
    if none:
        return Cell(printed, CellKind.NOT_APPLICABLE, None, False, 0, locate("none"), left, match.end())
    if odd:
        return Cell(printed, CellKind.MALFORMED, None, False, 0, locate("odd"), left, match.end())
    by_points = notation.parting.has_comma
    plain = digits.translate(_SWAPPED) if by_points else digits
    whole, _, broken = plain.partition(".")
    # No transformation knows the digits of other scripts.
    is_strange = not digits.isascii() and any(char.isdigit() and not char.isascii() for char in digits)
    if (
        is_strange
        or (notation.has_arrows and _TRIANGLE.search(sign))
        or (len(whole) > _MOST_DIGITS and len(re.sub(r"\D", "", whole)) > _MOST_DIGITS)
        or len(broken) > _MOST_PLACES
    ):
        return Cell(printed, CellKind.MALFORMED, None, False, 0, locate("digits"), left, match.end("digits"))
    return Cell(
        text=printed,
        kind=CellKind.PERCENT if percent else CellKind.NUMBER,
        magnitude=Decimal(plain.replace(",", "").replace(" ", "").replace("\u00a0", "")),
        negative=_NEGATIVE.search(sign) is not None or bool(match.group("minus")),
        decimals=len(broken),
        locator=locate("digits"),
        left=left,
        right=match.end("digits"),
        mark=match.group("mark") or match.group("glued") or "",
        by_points=by_points,
    )
