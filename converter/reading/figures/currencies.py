"""Which currency figures are in: that of their column, else of their table, else of the document's other statements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from converter.model.findings import Finding
from converter.model.source import TAGGED_KINDS, ColumnRole, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.scales import scales_in

_Span = tuple[int, int]
_DEFAULT = "USD"
_NAME_LENGTH = 24
_FEW_WORDS = 8
_CLAUSE = re.compile(r"[,;]| except\b")
_COUNTED_IN = re.compile(r"\(([^()]*)\)\W*$")
_DIGITS = re.compile(r"(?:\d[\d.,]*|[,()\s\u2014\u2013-])+")


@dataclass(frozen=True, slots=True)
class Told:
    """What the words and figures of a table say of its currency.

    Attributes:
        named: the code that they name; "" where they name none or several.
        is_mixed: they name several, or one that several countries have, and nothing says which is whose.
        by_sign: the code that a sign stands for which other currencies have too.
        signs: such signs.
    """

    named: str = ""
    is_mixed: bool = False
    by_sign: str = ""
    signs: frozenset[str] = frozenset()


def named_in(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The ISO 4217 codes of the currencies that a text names, each once; "" for a name that several have."""
    return _named(text, vocabulary)[0]


def counts_money(label: str, vocabulary: Vocabulary) -> bool:
    """Whether words end with brackets that name a currency, in which a line counts: `Rent (millions of dollars)`."""
    counted = _COUNTED_IN.search(label)
    return counted is not None and any(rule.pattern.search(counted[1]) for rule in vocabulary.currencies.rules)


def is_of_figures(caption: str, vocabulary: Vocabulary) -> bool:
    """Whether a caption may say what figures are in: it is in brackets, short, or gives a scale; no running text."""
    is_short = len(caption.split()) <= _FEW_WORDS
    return is_short or caption.lstrip().startswith("(") or scales_in([caption], vocabulary) is not None


def currency_told(texts: Sequence[str], figures: Iterable[str], vocabulary: Vocabulary) -> Told:
    """What the nearest text says that names one currency, else the figures, else the signs of both.

    Args:
        texts: captions and headings, nearest first.
        figures: as printed, with their signs.
    """
    printed = sorted({_DIGITS.sub(" ", figure) for figure in figures})
    is_mixed = False
    for text in texts:
        codes = _of_first_clause(text, vocabulary)
        if len(codes) == 1 and codes[0]:
            return Told(codes[0])
        is_mixed = is_mixed or bool(codes)
    codes = tuple({code: None for text in printed for code in _beside(text, vocabulary)})
    if len(codes) == 1 and codes[0] and not is_mixed:
        return Told(codes[0])
    rules = [rule for rule in vocabulary.currencies.rules if rule.by_sign]
    seen = [rule for text in (*texts, *printed) for rule in rules if rule.pattern.search(text)]
    by_sign = seen[0].currency if seen else ""
    return Told("", is_mixed or len(codes) > 1, by_sign, frozenset(rule.sign for rule in seen))


def column_currencies(
    headings: Sequence[str], figures: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> tuple[list[str], list[str]]:
    """What each column says of its currency, and its heading without that.

    Words above all columns are of the table. Where figures of several currencies stand side by side, signs tell them
    apart: `RMB 700   US$ 100`.

    Args:
        headings: the joined words above the columns.
        figures: the printed figures of each column.

    Returns:
        The codes, "" where a column names none or several; and the headings without names of currencies.
    """
    shared = _shared_words(headings)
    found = [_named(" ".join(heading.split()[shared:]), vocabulary)[0] for heading in headings]
    codes = [codes[0] if len(codes) == 1 else "" for codes in found]
    if not any(codes):
        codes = _by_signs(figures, vocabulary)
    return codes, [_named(heading, vocabulary)[1] for heading in headings]


@lru_cache(maxsize=4096)
def _beside(figure: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The currencies whose names stand beside the digits of a figure, those of which several have the sign left out."""
    signs = [match.group() for match in vocabulary.currencies.signs.finditer(figure)]
    rules = [rule for rule in vocabulary.currencies.rules if rule.beside and not rule.by_sign]
    return tuple(rule.currency for sign in signs for rule in rules if rule.beside and rule.beside.fullmatch(sign))


def _by_signs(figures: Sequence[Sequence[str]], vocabulary: Vocabulary) -> list[str]:
    """The currency that the figures of each column name, if those of others name another."""
    printed = [{_DIGITS.sub(" ", figure) for figure in column} for column in figures]
    found = [{code for text in texts for code in _beside(text, vocabulary)} for texts in printed]
    codes = [next(iter(seen)) if len(seen) == 1 else "" for seen in found]
    return codes if len(set(codes) - {""}) > 1 else [""] * len(codes)


def settled_currencies(
    layouts: Sequence[TableLayout], told: Sequence[Told], text: str, leads: Sequence[_Span], vocabulary: Vocabulary
) -> tuple[tuple[TableLayout, ...], tuple[Finding, ...]]:
    """The layouts with the currency of each table and of the columns that have another one.

    A table that names none has that of the statement before, else the one of all that name one, else the one that
    the running text gives to all figures, unless it prints signs of another. Of a table in several the currency is
    that of most columns.
    """
    statements = [what.named for layout, what in zip(layouts, told, strict=True) if layout.kind in TAGGED_KINDS]
    agreed = set(filter(None, statements))
    last = agreed.pop() if len(agreed) == 1 else "" if agreed else _declared(text, leads, vocabulary)
    settled: list[TableLayout] = []
    findings: list[Finding] = []
    for layout, what in zip(layouts, told, strict=True):
        base = what.named or ("" if what.is_mixed else _silent(what, last, vocabulary))
        settled.append(_settled(layout, base))
        findings += _unclear(layout, settled[-1])
        if layout.kind in TAGGED_KINDS:
            last = what.named or last
    return tuple(settled), tuple(findings)


def leads_in(text: str, vocabulary: Vocabulary) -> tuple[_Span, ...]:
    """Where running text begins to say in what all figures are, and where that is named."""
    lowered, words = text.lower(), vocabulary.currencies
    if len(lowered) != len(text):
        return tuple(match.span() for lead in words.leads for match in lead.finditer(text))
    pairs = zip(words.leads, words.quick_leads, strict=True)
    return tuple(span for lead, quick in pairs for span in _spans(text, lowered, lead, quick))


def _spans(text: str, lowered: str, lead: re.Pattern[str], quick: re.Pattern[str]) -> Iterator[_Span]:
    """Where a lead stands: it is tried at the places alone that its letters, quickly sought, begin at."""
    at = 0
    while near := quick.search(lowered, at):
        match = lead.match(text, near.start())
        if match:
            yield match.span()
        at = match.end() if match else near.start() + 1


def _declared(text: str, leads: Sequence[_Span], vocabulary: Vocabulary) -> str:
    """The one currency that running text says all figures are in: `All amounts are in Canadian dollars`."""
    said = {code for _, end in leads for code in named_in(text[end : end + _NAME_LENGTH], vocabulary)}
    return said.pop() if len(said) == 1 else ""


def _silent(what: Told, known: str, vocabulary: Vocabulary) -> str:
    """The currency of a table that names none: the known one of others, unless it prints signs of another."""
    signs = {rule.sign for rule in vocabulary.currencies.rules if rule.currency == known}
    return known if known and what.signs <= signs else what.by_sign or _DEFAULT


def _settled(layout: TableLayout, base: str) -> TableLayout:
    """A layout in the currency of most of its columns of figures; columns of none have no facts."""
    codes = [column.currency or base for column in layout.columns]
    counted = Counter(
        code for code, column in zip(codes, layout.columns, strict=True) if code and column.role is ColumnRole.VALUE
    )
    most = max(counted.values(), default=0)
    leading = [code for code, count in counted.items() if count == most]
    main = base if base in leading else next(iter(leading), base or _DEFAULT)
    columns = tuple(
        replace(column, currency="" if code == main else code)
        if code or column.role is not ColumnRole.VALUE
        else replace(column, role=ColumnRole.OTHER)
        for code, column in zip(codes, layout.columns, strict=True)
    )
    return replace(layout, columns=columns, currency=main)


def _unclear(read: TableLayout, settled: TableLayout) -> list[Finding]:
    changed = [
        before.heading
        for before, after in zip(read.columns, settled.columns, strict=True)
        if before.role is not after.role
    ]
    if not changed or read.kind not in TAGGED_KINDS:
        return []
    return [
        Finding(
            "currency.unclear",
            "warning",
            f"the words around this table do not tell the one currency of its columns {', '.join(map(repr, changed))}",
            read.table.locator,
            hint="Its figures stay untagged; name the currency of each column in its heading",
        )
    ]


def _of_first_clause(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The currencies of a text; of several clauses those of the first that names any."""
    codes = named_in(text, vocabulary)
    if len(codes) < 2:
        return codes
    return next(filter(None, (named_in(clause, vocabulary) for clause in _CLAUSE.split(text))), codes)


@lru_cache(maxsize=4096)
def _named(text: str, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str]:
    """The currencies that a text names, and the text without their names."""
    codes: list[str] = []
    for rule in vocabulary.currencies.rules:
        if not rule.by_sign and rule.pattern.search(text):
            codes += [] if rule.currency in codes else [rule.currency]
            text = rule.pattern.sub(" ", text)
    return tuple(codes), " ".join(text.split())


def _shared_words(headings: Sequence[str]) -> int:
    """With how many words all headings begin alike."""
    if len(headings) < 2:
        return 0
    rows = zip(*(heading.split() for heading in headings), strict=False)
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, rows))
