"""Which place a name is said of: "Công an tỉnh Bắc Giang", "UBND tỉnh", "Ngân hàng Nhà nước Việt Nam"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dondoc.agencies.rules.resolving.words import Bare, Words, bare, plain_words


class Place(StrEnum):
    """The place that the words after a name say."""

    #: None is said.
    UNSAID = "unsaid"
    #: The book's own province.
    OWN = "own"
    #: The whole country.
    COUNTRY = "country"
    #: A branch, of no place that is said: in the plan of a province the province's.
    BRANCH = "branch"


@dataclass(frozen=True, slots=True)
class Placed:
    """A name and its place, parted. "các" and "Việt Nam" inside a name are left out."""

    core: Words
    place: Place


_COUNTRY = ("viet", "nam")
_BRANCH = ("chi", "nhanh")
_OF = frozenset(["cua", "thuoc", "cap", "tai", "o"])
_AREA = (("tren", "dia", "ban"), ("dong", "tren", "dia", "ban"))


@dataclass(frozen=True, slots=True)
class Home:
    """The book's province in bare words: its kind ("tinh") and its name."""

    kind: Bare
    name: Bare

    @classmethod
    def of(cls, kind: str, name: str) -> Home:
        """The province of a book."""
        return cls(bare(plain_words(kind)), bare(plain_words(name)))

    @property
    def is_city(self) -> bool:
        """Whether the province is a city."""
        return self.kind == ("thanh", "pho")

    def part(self, words: Words) -> Placed:
        """The name and the place that it is said of."""
        if self._is_many(words):
            return Placed(words, Place.UNSAID)
        kept = tuple(word for word in words if word.full not in ("các", "cac"))
        is_branch = _has(kept, _BRANCH)
        core, place = self._cut(_without(kept, _BRANCH))
        inner = _without(core, _COUNTRY)
        if place is Place.UNSAID and bare(core[-2:]) == _COUNTRY and not is_branch:
            place = Place.COUNTRY
        if place is Place.UNSAID and is_branch:
            place = Place.BRANCH
        return Placed(inner or core, place)

    def _is_many(self, words: Words) -> bool:
        """ "Sở Tài chính các tỉnh" are others too."""
        before = words[: len(words) - len(self.kind)]
        return bool(before) and bare(words[len(before) :]) == self.kind and before[-1].full == "các"

    def _cut(self, words: Words) -> tuple[Words, Place]:
        """The words before "tỉnh", "tỉnh Bắc Giang", "Bắc Giang" at their end, and whether it was there."""
        size = self._size_of_place(bare(words))
        if not size or size >= len(words):
            return words, Place.UNSAID
        rest = words[:-size]
        while len(rest) > 1 and rest[-1].bare in _OF:
            rest = rest[:-1]
        for area in sorted(_AREA, key=len, reverse=True):
            if bare(rest[-len(area) :]) == area and len(rest) > len(area):
                rest = rest[: -len(area)]
        return rest, Place.OWN

    def _size_of_place(self, words: Bare) -> int:
        named = len(self.name) if self.name and words[-len(self.name) :] == self.name else 0
        before = words[: len(words) - named]
        if self.kind and before[-len(self.kind) :] == self.kind:
            return named + len(self.kind)
        return 0 if before[-2:] == ("thanh", "pho") or before[-1:] in _OTHER_KINDS else named


#: "huyện Bắc Giang", "thành phố Bắc Giang" of tỉnh Bắc Giang are other places than the province.
_OTHER_KINDS = frozenset([("tinh",), ("huyen",), ("xa",), ("phuong",), ("quan",)])


def _has(words: Words, sought: Bare) -> bool:
    return any(bare(words[at : at + len(sought)]) == sought for at in range(1, len(words) - len(sought) + 1)) or (
        bare(words[: len(sought)]) == sought
    )


def _without(words: Words, dropped: Bare) -> Words:
    size = len(dropped)
    for at in range(len(words) - size + 1):
        if bare(words[at : at + size]) == dropped and len(words) > size:
            return words[:at] + words[at + size :]
    return words
