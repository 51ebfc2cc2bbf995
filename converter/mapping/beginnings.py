"""How matches of a pattern begin, told without compiling it: of thousands of patterns hardly any can match a label."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

# So many characters tell, and so many beginnings of one pattern are worth their while.
_LONGEST, _MOST = 16, 40
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"  # what stands for one of several characters, or for a place between two
    r"|\(\?(?:[:=!]|<[=!])|[()|]|\{[\d,]*\}|[?*+]"  # groups, alternatives and repetitions
    r"|[^\\\[\](){}|?*+.^$]+(?![?*+{])|[^\\\[\](){}|?*+.^$]"  # letters, the last by itself where it is repeated
    r"|.",
    re.DOTALL,
)
_BETWEEN = frozenset({r"\b", r"\B", "^", "$"})
_LOOKS = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
_REPEATS = "?*+{"
# A beginning, and whether what comes next in the pattern goes on with it.
_Begun = Set[tuple[str, bool]]
_EMPTY: _Begun = frozenset({("", True)})
_ANYTHING: _Begun = frozenset({("", False)})


@cache
def beginnings(pattern: str) -> tuple[str, ...]:
    """Texts of which one leads every match of a pattern, as `str.startswith` takes them; "" where nothing is sure."""
    reader = _Reader(_TOKEN.findall(pattern))
    found = {text for text, _ in reader.alternatives()}
    return ("",) if "" in found or reader.is_at_odds else tuple(found)


class _Reader:
    """Reads the tokens of a pattern once."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = [*tokens, ""], 0
        self._is_strange = False

    @property
    def is_at_odds(self) -> bool:
        """Whether the pattern has something that is not known here, or was left unread."""
        return self._is_strange or bool(self._tokens[self._at])

    def alternatives(self) -> _Begun:
        """The beginnings of all alternatives up to the end of a group."""
        found = set(self._sequence())
        while self._tokens[self._at] == "|":
            self._at += 1
            found |= self._sequence()
        return found

    def _sequence(self) -> _Begun:
        begun, is_open = _EMPTY, True
        while self._tokens[self._at] not in ("", "|", ")"):
            part = self._part()
            repeat = self._tokens[self._at][:1]
            while self._tokens[self._at][:1] and self._tokens[self._at][:1] in _REPEATS:
                self._at += 1
            if is_open:
                begun = _joined(begun, _repeated(part, repeat) if repeat and repeat in _REPEATS else part)
                is_open = any(goes_on for _, goes_on in begun)
        return begun

    def _part(self) -> _Begun:
        token = self._tokens[self._at]
        self._at += 1
        if token in ("(", "(?:") or token in _LOOKS:
            inside = self.alternatives()
            self._is_strange |= self._tokens[self._at] != ")"
            self._at += self._tokens[self._at] == ")"
            return _EMPTY if token in _LOOKS else inside
        if token in _BETWEEN:
            return _EMPTY
        if token[0] in _REPEATS:
            # Flags, names of groups, and what else stands behind a bracket and a question mark.
            self._is_strange = True
        return _ANYTHING if token[0] in "\\[]{}.?*+" else {(token, True)}


def _repeated(part: _Begun, repeat: str) -> _Begun:
    if repeat == "?":
        return part | _EMPTY
    once = {(text, False) for text, _ in part}
    return once if repeat == "+" else once | _EMPTY if repeat == "*" else _ANYTHING


def _joined(begun: _Begun, part: _Begun) -> _Begun:
    """Beginnings with what may follow them, as far as they tell more so."""
    longer = {(text, False) for text, goes_on in begun if not goes_on}
    for text, goes_on in begun:
        if goes_on:
            longer |= {((text + more)[:_LONGEST], more_on and len(text + more) < _LONGEST) for more, more_on in part}
    return longer if len(longer) <= _MOST else {(text, False) for text, _ in begun}
