"""Letters that no match of a pattern does without: most texts have none of them, and a look tells so."""

from __future__ import annotations

import re
from typing import Final

from converter.model.vocabulary import Letters

# A sign that is escaped, a class of characters, the begin of a group with what it is, how often what stands before
# it may be there, and any other sign.
_SIGN: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P<\w+>|<?[=!]|[a-zA-Z-]*:|>))?|(?:[*?+]|\{\d*,?\d*\})[?+]?|.", re.DOTALL
)
_OFTEN: Final = re.compile(r"[*?+]|\{\d")
_MAY_LACK: Final = re.compile(r"[*?]|\{0?,|\{0\}")
_EXACTLY: Final = re.compile(r"\{(\d+)\}")
_LIST: Final = re.compile(r"\[(?:(?!\^)[^\\-]){1,8}\]")
_NOT: Final = re.compile(r"\(\?<?!")

# Strings of which every match has one; None where nothing is known of them.
_Needed = frozenset[str] | None


def letters_of(pattern: re.Pattern[str]) -> Letters:
    """Strings of which a text in small letters has one if a pattern matches in it.

    Of a pattern without letters of its own nothing is known: any text has the empty string.
    """
    needed = _Reading(pattern.pattern).needed() or {""}
    return Letters(tuple(sorted(text for text in needed if not any(other in text for other in needed - {text}))))


class _Reading:
    """The signs of a pattern, read from the left."""

    def __init__(self, pattern: str) -> None:
        self._signs = _SIGN.findall(pattern)
        self._at = 0

    def needed(self) -> _Needed:
        """What a match of the group that begins here needs, up to the group's end."""
        ways: list[_Needed] = []
        best: _Needed = None
        run = ""
        while self._at < len(self._signs):
            sign = self._signs[self._at]
            self._at += 1
            if sign == ")":
                break
            inner = self.needed() if sign[0] == "(" else _one_of_few(sign)
            times = self._times()
            if sign[0] == "(" or inner:
                best, run = _better(best, run), ""
                best = best if _NOT.match(sign) or _MAY_LACK.match(times) else _best(best, inner)
            elif sign == "|":
                ways.append(_better(best, run))
                best, run = None, ""
            elif not (letter := _letter(sign)) or _MAY_LACK.match(times):
                best, run = _better(best, run), ""
            else:
                exactly = _EXACTLY.fullmatch(times)
                run += letter * int(exactly[1]) if exactly else letter
                if times and not exactly:
                    best, run = _better(best, run), ""
        ways.append(_better(best, run))
        return None if None in ways else frozenset[str]().union(*(way for way in ways if way))

    def _times(self) -> str:
        """How often what was read may be there; "" where that is once."""
        following = self._signs[self._at] if self._at < len(self._signs) else ""
        if not _OFTEN.match(following):
            return ""
        self._at += 1
        return following


def _letter(sign: str) -> str:
    """The one character that a sign stands for, in small letters; "" for classes and edges."""
    if len(sign) == 1:
        return "" if sign in ".^$" else sign.lower()
    return sign[1] if sign[0] == "\\" and not sign[1].isalnum() else ""


def _one_of_few(sign: str) -> _Needed:
    """The characters of a class that lists them."""
    return frozenset(sign[1:-1].lower()) if _LIST.fullmatch(sign) else None


def _better(best: _Needed, run: str) -> _Needed:
    return _best(best, frozenset({run}) if run else None)


def _best(one: _Needed, other: _Needed) -> _Needed:
    """The rarer of two."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda needed: min(map(_rarity, needed)))


def _rarity(text: str) -> tuple[int, bool]:
    """How few texts have a string: the longer it is the fewer, and fewer have a sign, `€`, than one letter."""
    return len(text.strip()), not text.isalnum()
