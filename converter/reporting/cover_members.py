"""Members of the axis of classes of stock: the standard one that is named, or one of the report's own.

Nobody's own member is made of a name that was meant for a standard one: what is neither is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from heapq import nsmallest

from converter.errors import UsageError
from converter.model.concepts import Catalogue, Concept, Dimension
from converter.model.cover import MEMBER, TITLE, CoverLayout, Said, member_words
from converter.model.names import QName
from converter.model.report import Report
from converter.reporting.known import USER

_UNNAMED, _SUFFIX, _IS_MEMBER = "Security", "Member", " [Member]"
_OWN_NAME = re.compile(rf"[A-Z][A-Za-z0-9]*{_SUFFIX}")
_OF_A_DOMAIN, _DOMAIN = ":domainItemType", "Domain"
_LONGEST, _SHOWN = 100, 3


def key_of(name: str, catalogue: Catalogue) -> str:
    """The key of a concept in the catalogue: dei's where the name has no prefix."""
    return name.removeprefix(f"{catalogue.prefix}:") if ":" in name else f"dei:{name}"


def standard_member(name: str, catalogue: Catalogue) -> Concept | None:
    """The standard member of a name, with its taxonomy's prefix or without; None where there is none."""
    others = (prefix for prefix, _ in catalogue.schemas.values() if prefix != catalogue.prefix)
    keys = [key_of(name, catalogue)] if ":" in name else [name, *(f"{prefix}:{name}" for prefix in others)]
    found = next((catalogue.concepts[key] for key in keys if key in catalogue.concepts), None)
    return found if found and _is_member(found) else None


def _is_member(concept: Concept) -> bool:
    """Whether a standard concept is a member: a domain, which stands for the whole of its axis, has that type too."""
    return concept.type.endswith(_OF_A_DOMAIN) and not concept.name.local.endswith(_DOMAIN)


class Members:
    """The members of one report's securities and classes."""

    def __init__(self, report: Report, layout: CoverLayout, catalogue: Catalogue) -> None:
        self._name, self._catalogue = report.name, catalogue
        axis, domain = (catalogue.concepts[key_of(layout.parts[part], catalogue)] for part in ("axis", "domain"))
        self._axis, self._domain = axis, domain
        stated = [fact.concept for fact in report.facts]
        stated += [fact.dimension.member for fact in report.facts if fact.dimension]
        self._taken = {concept.name.local: concept for concept in stated}
        self._by_title: dict[str, Dimension] = {}

    def check(self, listed: Sequence[dict[str, Said]], called: str) -> None:
        """See that each member of an entity file's tables can be one, and that no two are the same.

        Args:
            called: what a table is of, a security or a class.

        Raises:
            UsageError: one is neither a standard member nor one of the report's own, or stands twice.
        """
        seen: list[str] = []
        for number, said in enumerate(listed, start=1):
            if MEMBER not in said or said[MEMBER].origin != USER:
                continue
            member = self._named(said[MEMBER].value, said)
            if member is None:
                raise self._refused(said[MEMBER].value, f"{called} {number}")
            if str(member.name) in seen:
                do = f"Give each {called} a {MEMBER} of its own"
                raise UsageError(f"two tables of a {called} have the {MEMBER} {member.name}", where=USER, do=do)
            seen.append(str(member.name))

    def called(self, title: str) -> Dimension | None:
        """The member of a security of that title, if one has it."""
        return self._by_title.get(title)

    def of(self, said: dict[str, Said]) -> Dimension:
        """The member of a security or a class: the one that is named, else one of the report's own, of its title."""
        named = self._named(said[MEMBER].value, said) if MEMBER in said else None
        member = named or self._of_title(said[TITLE].value)
        self._taken.setdefault(member.name.local, member)
        title = said[TITLE].value if TITLE in said else label_of(member)
        dimension = Dimension(self._axis, self._domain, member)
        self._by_title.setdefault(title, dimension)
        return dimension

    def _named(self, name: str, said: dict[str, Said]) -> Concept | None:
        """The standard member of a name, or the report's own where the name has its prefix; None for neither."""
        prefix, _, local = name.rpartition(":")
        if prefix != self._name.prefix:
            return standard_member(name, self._catalogue)
        if local in self._taken:
            return self._taken[local] if self._taken[local].type == self._domain.type else None
        title = said[TITLE].value if TITLE in said else member_words(local)
        return self._own(local, title) if _OWN_NAME.fullmatch(local) else None

    def _of_title(self, title: str) -> Concept:
        words = "".join(word[:1].upper() + word[1:] for word in _words(title))
        words = (words if words[:1].isalpha() else f"{_UNNAMED}{words}")[:_LONGEST]
        local, number = f"{words}{_SUFFIX}", 2
        while local in self._taken:
            local, number = f"{words}{number}{_SUFFIX}", number + 1
        return self._own(local, title)

    def _own(self, local: str, title: str) -> Concept:
        name = QName(self._name.namespace, local, self._name.prefix)
        return Concept(name, self._domain.type, "duration", is_abstract=True, label=f"{title}{_IS_MEMBER}")

    def _refused(self, name: str, called: str) -> UsageError:
        known = filter(_is_member, self._catalogue.declarable(None))
        near = ", ".join(_nearest(name, (str(concept.name) for concept in known)))
        return UsageError(
            f"the {MEMBER} {name!r} of {called} is no standard one, nor one of the report's own",
            where=USER,
            do=f"Near are {near}. One of its own is called by the {TITLE} where {MEMBER} is left out, "
            f"or named like {self._name.prefix}:ClassVStock{_SUFFIX}",
        )


def label_of(member: Concept) -> str:
    """What a member is called."""
    return member.label.removesuffix(_IS_MEMBER)


def _nearest(name: str, known: Iterator[str]) -> list[str]:
    """The names that are spelt most like one, prefixes apart."""
    wanted = f"{name.rpartition(':')[2].removesuffix(_SUFFIX)}{_SUFFIX}".casefold()
    matcher = SequenceMatcher(b=wanted, autojunk=False)

    def distance(other: str) -> tuple[float, int, str]:
        matcher.set_seq1(other.rpartition(":")[2].casefold())
        return -matcher.ratio(), len(other), other

    return nsmallest(_SHOWN, known, key=distance)


def _words(title: str) -> list[str]:
    return ["".join(c for c in word if c.isascii() and c.isalnum()) for word in title.split()]
