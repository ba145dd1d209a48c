"""Phrases that stand for many agencies: "Thủ trưởng các sở, ban, ngành; UBND các huyện, thành phố"."""

from __future__ import annotations

from dataclasses import dataclass, field

from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.rules.resolving import synonyms
from dondoc.agencies.rules.resolving.groups import Group, members, vocabulary
from dondoc.agencies.rules.resolving.index import Index
from dondoc.agencies.rules.resolving.result import Meaning, Reason, ReasonCode
from dondoc.agencies.rules.resolving.words import Bare, Words, bare, read_words

_BY_RULE = 0.9
_OPEN = 0.9
#: Said without "các", alone: "đơn vị", "phường" is as often a piece of a broken line.
_LONE_WORD = 0.5
_NOBODY = 0.4

_CITY_OF_PROVINCE = ("thanh", "pho")


@dataclass(slots=True)
class _Run:
    """Groups said in one breath, up to the next "các": what is said after them is said of all."""

    groups: list[Group] = field(default_factory=list)
    #: "huyện", "thành phố": kinds of places, by level.
    places: dict[str, set[Bare]] = field(default_factory=dict)
    #: Only some are meant, and it is not said which.
    is_some: bool = False
    is_counted: bool = False


def read_collective(text: str, index: Index, *, with_clause: bool = True) -> Meaning | None:
    """What a phrase of none but words for many agencies stands for; None where it has other words.

    `with_clause` lets "các cơ quan được giao …" go on to the end of the text.
    """
    runs = _Reader(read_words(text), index, with_clause=with_clause).runs()
    return _meaning(runs, index) if runs else None


class _Reader:
    """Reads the words from the first to the last."""

    def __init__(self, words: Words, index: Index, *, with_clause: bool) -> None:
        self.words, self.index, self.with_clause = words, index, with_clause
        self.at = 0
        self.done: list[_Run] = []
        self.run = _Run()

    def runs(self) -> list[_Run]:
        """The runs; none where a word is no word of a collective."""
        while self.at < len(self.words):
            if not (self._some() or self._group() or self._quiet() or self._quantifier() or self._office()):
                return []
        self._end_run()
        return self.done

    def _end_run(self) -> None:
        if self.run.groups:
            self.done.append(self.run)
            self.run = _Run()

    def _some(self) -> bool:
        """ "liên quan", "được giao …": which of the groups are meant is not said."""
        found = vocabulary().some.at(self.words, self.at)
        clause = vocabulary().clauses.at(self.words, self.at) if self.with_clause else None
        if not self.run.groups or not (found or clause):
            return False
        self.run.is_some = True
        self.at = len(self.words) if clause else found[0] if found else self.at
        if not clause:
            self._end_run()
        return True

    def _group(self) -> bool:
        found = vocabulary().groups.at(self.words, self.at)
        if found is None:
            return self._city_below()
        after, groups = found
        quiet = vocabulary().quiet.at(self.words, self.at)
        if quiet is not None and quiet[0] > after:
            return False
        said = bare(self.words[self.at : after])
        self.run.groups.extend(groups)
        for group in groups:
            if group.is_place:
                self.run.places.setdefault(group.key, set()).add(said)
        self.at = after
        return True

    def _city_below(self) -> bool:
        """ "các huyện, thành phố" of a tỉnh: a city that stands where a huyện does."""
        if self.index.home.is_city or bare(self.words[self.at : self.at + 2]) != _CITY_OF_PROVINCE:
            return False
        groups = vocabulary().groups.at(read_words("huyện"), 0)
        self.run.groups.extend(groups[1] if groups else ())
        self.run.places.setdefault("districts", set()).add(_CITY_OF_PROVINCE)
        self.at += 2
        return True

    def _quiet(self) -> bool:
        lookups = [vocabulary().quiet] + [vocabulary().city] * self.index.home.is_city
        after = max((found[0] for each in lookups if (found := each.at(self.words, self.at))), default=None)
        name = self.index.home.name
        if after is None and name and bare(self.words[self.at : self.at + len(name)]) == name:
            after = self.at + len(name)
        if after is not None:
            self.at = after
        return after is not None

    def _quantifier(self) -> bool:
        found = vocabulary().quantifiers.at(self.words, self.at)
        if found is None:
            return False
        # "UBND các xã" is one: a committee has been said, no group yet.
        self._end_run()
        self.run.is_counted = True
        self.at = found[0]
        return True

    def _office(self) -> bool:
        rest = synonyms.without_office(self.words[self.at :])
        if not rest:
            return False
        self._end_run()
        self.run.is_counted = True
        self.at = len(self.words) - len(rest)
        return True


def _meaning(runs: list[_Run], index: Index) -> Meaning:
    named = [run for run in runs if not run.is_some]
    is_open = len(named) < len(runs) or any(group.is_open for run in named for group in run.groups)
    wanted = [group for run in named for group in run.groups if group.members]
    keys = index.in_order(entry for run in named for entry in members(run.groups, _places(run), index))
    lone = sum(len(run.groups) for run in runs) == 1 and not runs[0].is_counted and not runs[0].is_some
    if not wanted:
        return Meaning(MeaningKind.OPEN, Reason(ReasonCode.OPEN), _LONE_WORD if lone else _OPEN, is_open=True)
    missing = [group for group in wanted if not _has_members(group, named, index)]
    reason = _reason(wanted, missing, index)
    confidence = _NOBODY if missing else _LONE_WORD if lone else _BY_RULE
    return Meaning(MeaningKind.COLLECTIVE, reason, confidence, keys, is_open)


def _places(run: _Run) -> frozenset[Bare]:
    """The one kind of place that is meant, where but one is said; "cấp huyện" is no kind."""
    said = {kind for kinds in run.places.values() for kind in kinds}
    return frozenset(said) if len(said) == 1 and next(iter(said))[0] != "cap" else frozenset()


def _has_members(group: Group, runs: list[_Run], index: Index) -> bool:
    """Whether the group, or another of the same key on the day, has somebody."""
    alike = [(run, each) for run in runs for each in run.groups if each.key == group.key]
    return any(members([each], _places(run), index) for run, each in alike)


def _reason(wanted: list[Group], missing: list[Group], index: Index) -> Reason:
    keys = ", ".join(dict.fromkeys(group.key for group in missing or wanted))
    if not missing:
        return Reason(ReasonCode.GROUP, keys)
    there = any(each.is_there(index.book.on) for group in missing for each in wanted if each.key == group.key)
    return Reason(ReasonCode.NONE_IN_BOOK if there else ReasonCode.NOT_ON_DAY, keys)
