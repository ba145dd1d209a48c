"""Reading a phrase of none but words for many agencies, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dondoc.agencies.rules.resolving.groups import Group, vocabulary
from dondoc.agencies.rules.resolving.places import Home
from dondoc.agencies.rules.resolving.synonyms import after_office
from dondoc.agencies.rules.resolving.words import Bare, Lookup, Words, bare, read_words

_PARTS = re.compile(r"[,;:()]|\bvà\b", re.IGNORECASE)
_CITY_OF_PROVINCE = ("thanh", "pho")


@dataclass(slots=True)
class Run:
    """Groups said in one breath, up to the next "các": what is said after them is said of all."""

    groups: list[Group] = field(default_factory=list)
    #: The words that each group is said with.
    said: dict[str, list[str]] = field(default_factory=dict)
    #: "huyện", "thành phố": kinds of places, as said.
    places: set[Bare] = field(default_factory=set)
    #: How many words the groups are said with.
    size: int = 0
    #: "UBND" is said before its places.
    is_headed: bool = False
    #: "các", or the office of who heads them, is said before.
    is_counted: bool = False
    #: "các" is said before.
    is_many: bool = False
    #: "cấp tỉnh" is said.
    is_top: bool = False
    #: Only some are meant, and it is not said which.
    is_some: bool = False
    #: Only bodies of the province's own committee are meant.
    is_own: bool = False
    #: Those of the levels below are meant too.
    has_levels: bool = False
    #: Something was said of all: another group begins a new run.
    is_closed: bool = False

    @property
    def is_sound(self) -> bool:
        """ "UBND" with no places is one agency, and no group; so is "Mặt trận" but beside "các sở, ban, ngành"."""
        close = vocabulary().close
        alone = any(group.needs_company for group in self.groups) and not any(g.key in close for g in self.groups)
        return bool(self.groups) and not alone and not (self.is_headed and not self.places)


def read_runs(text: str, home: Home, *, with_clause: bool) -> list[Run]:
    """The runs of the text; none where it has words that are no words of a collective.

    `with_clause` lets "các cơ quan được giao …" go on to the end of the text.
    """
    parts = [read_words(part) for part in _PARTS.split(text)]
    starts = {sum(map(len, parts[:at])) for at in range(len(parts))}
    return _Reader(tuple(word for part in parts for word in part), starts, home, with_clause=with_clause).read()


class _Reader:
    """A place in the words, the runs before it, and the one that it stands in."""

    def __init__(self, words: Words, starts: set[int], home: Home, *, with_clause: bool) -> None:
        self.words, self.starts, self.home, self.with_clause = words, starts, home, with_clause
        self.at = 0
        self.done: list[Run] = []
        self.run = Run()

    def read(self) -> list[Run]:
        steps = (self._said_of_all, self._group, self._quiet, self._head, self._quantifier, self._office)
        while self.at < len(self.words):
            if not any(step() for step in steps):
                return []
        self._begin_run()
        return self.done if all(run.is_sound for run in self.done) else []

    def _begin_run(self) -> None:
        if self.run.groups or self.run.is_headed:
            self.done.append(self.run)
            self.run = Run()

    def _after(self, lookup: Lookup[bool]) -> int:
        """The place after one of the words that stands here; 0 where none does."""
        found = lookup.at(self.words, self.at)
        return found[0] if found else 0

    def _said_of_all(self) -> bool:
        """ "liên quan", "được giao …", "thuộc UBND tỉnh", "các cấp": said of all groups of the run."""
        if not self.run.groups:
            return False
        words, end = vocabulary(), len(self.words)
        some, own, levels = self._after(words.some), self._after(words.own), self._after(words.levels)
        clause = self.with_clause and self._after(words.clauses)
        aside = self.with_clause and self._after(words.asides)
        self.run.is_some |= bool(some or clause)
        self.run.is_own |= bool(own)
        self.run.has_levels |= bool(levels)
        after = end if clause or aside else max(some, own, levels)
        self.run.is_closed |= bool(after)
        self.at = after or self.at
        return bool(after)

    def _group(self) -> bool:
        found = vocabulary().groups.at(self.words, self.at) or self._city_below()
        if found is None or self._quiet_after() > found[0]:
            return False
        if self.run.is_closed:
            self._begin_run()
        after, groups = found
        if self._is_level_of(groups):
            # "các đoàn thể cấp xã": not those of the province, or not alone; and nobody holds them one by one.
            self.run.has_levels |= self.run.is_top
            self.run.is_some |= not self.run.is_top
            self.at = after
            return True
        if self.run.groups and not self._may_follow(groups):
            return False
        self.run.groups.extend(groups)
        for key in {group.key for group in groups}:
            self.run.said.setdefault(key, []).append(" ".join(word.full for word in self.words[self.at : after]))
        self.run.size += after - self.at
        if any(group.is_place for group in groups):
            self.run.places.add(bare(self.words[self.at : after]))
        self.at = after
        return True

    def _is_level_of(self, groups: tuple[Group, ...]) -> bool:
        """Whether "cấp xã" says the level of the groups before it."""
        is_level = groups[0].is_place and self.words[self.at].bare == "cap"
        return is_level and not self.run.is_headed and any(not group.is_place for group in self.run.groups)

    def _may_follow(self, groups: tuple[Group, ...]) -> bool:
        """Whether a mark stands between, or none need: "sở ban ngành"; not "hiệp hội địa phương"."""
        before, close = self.run.groups[-1], vocabulary().close
        alike = before.is_place and groups[0].is_place
        return self.at in self.starts or alike or (before.key in close and groups[0].key in close)

    def _city_below(self) -> tuple[int, tuple[Group, ...]] | None:
        """ "các huyện, thành phố" of a tỉnh: a city that stands where a huyện does."""
        if self.home.is_city or bare(self.words[self.at : self.at + 2]) != _CITY_OF_PROVINCE:
            return None
        districts = vocabulary().groups.at(read_words("huyện"), 0)
        return (self.at + 2, districts[1]) if districts else None

    def _quiet_after(self) -> int:
        """The place after words that say the province."""
        words, name = vocabulary(), self.home.name
        named = bool(name) and bare(self.words[self.at : self.at + len(name)]) == name
        said = (self._after(words.quiet), self._after(words.city) if self.home.is_city else 0)
        return max(*said, self.at + len(name) if named else 0)

    def _quiet(self) -> bool:
        after = self._quiet_after()
        self.run.is_top |= bool(self._after(vocabulary().top))
        self.at = after or self.at
        return bool(after)

    def _may_begin(self) -> bool:
        """Whether another run may begin: not in "hội doanh nghiệp các huyện", whose "các" says of what."""
        return not self.run.groups or self.at in self.starts or self.run.is_closed

    def _head(self) -> bool:
        after = self._after(vocabulary().heads) if self._may_begin() else 0
        if after:
            self._begin_run()
            self.run.is_headed = True
            self.at = after
        return bool(after)

    def _quantifier(self) -> bool:
        after = self._after(vocabulary().quantifiers) if self._may_begin() else 0
        if after:
            if self.run.groups:
                self._begin_run()
            self.run.is_counted = self.run.is_many = True
            self.at = after
        return bool(after)

    def _office(self) -> bool:
        size = after_office(self.words[self.at :]) if self.at in self.starts or self.run.is_counted else 0
        if size:
            if self.run.groups:
                self._begin_run()
            self.run.is_counted = True
            self.at += size
        return bool(size)
