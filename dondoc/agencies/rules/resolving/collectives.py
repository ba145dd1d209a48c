"""Phrases that stand for many agencies: "Thủ trưởng các sở, ban, ngành; UBND các huyện, thành phố"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dondoc.agencies.enums import Kind, Level, MeaningKind
from dondoc.agencies.rules.book import Entry
from dondoc.agencies.rules.resolving.groups import Group
from dondoc.agencies.rules.resolving.index import Index
from dondoc.agencies.rules.resolving.result import Meaning, Reason, ReasonCode
from dondoc.agencies.rules.resolving.runs import Run, read_runs
from dondoc.agencies.rules.resolving.words import Bare, bare, read_words

_BY_RULE = 0.9
_OPEN = 0.9
#: Said without "các" and alone, "phường" or "tổ chức" is as often a piece of a broken line, or a verb.
_LONE_WORD = 0.5
_NOBODY = 0.4

_OWN_KINDS = frozenset([Kind.DEPARTMENT, Kind.PROVINCE_AGENCY])
_ALSO_A_VERB = frozenset([("to", "chuc")])


def read_collective(text: str, index: Index, *, with_clause: bool = True) -> Meaning | None:
    """What a phrase of none but words for many agencies stands for; None where it has other words.

    `with_clause` lets "các cơ quan được giao …" go on to the end of the text.
    """
    runs = read_runs(text, index.home, with_clause=with_clause)
    if not runs:
        return None
    lone = _is_lone(runs, bare(read_words(text)))
    named = [run for run in runs if not run.is_some]
    wanted = [group for run in named for group in run.groups if group.members]
    if not wanted:
        return Meaning(MeaningKind.OPEN, Reason(ReasonCode.OPEN), _LONE_WORD if lone else _OPEN, is_open=True)
    entries = [entry for run in named for entry in _members(run, index)]
    is_open = len(named) < len(runs) or any(_has_others(run) for run in named)
    missing = [group for group in wanted if not _is_held(group, named, index)]
    unclear = [] if missing else _rivals(entries)
    reason = Reason(ReasonCode.SEVERAL, ", ".join(unclear)) if unclear else _reason(named, missing, index)
    confidence = _NOBODY if missing or unclear else _LONE_WORD if lone else _BY_RULE
    keys = index.in_order(entry.key for entry in entries)
    return Meaning(MeaningKind.COLLECTIVE, reason, confidence, keys, is_open)


def _rivals(entries: Iterable[Entry]) -> list[str]:
    """Bodies for several provinces of which only one serves this one, and the registry does not know which."""
    by_series: dict[Bare, set[str]] = defaultdict(set)
    for entry in entries:
        words = bare(read_words(entry.short_name or entry.name))
        if entry.level == Level.REGION and words[-1:] and words[-1].isdigit():
            by_series[words[:-1]].add(entry.short_name)
    return [name for names in by_series.values() if len(names) > 1 for name in sorted(names)]


def _is_lone(runs: list[Run], words: Bare) -> bool:
    """Whether it is but one short word that nothing makes many: "phường", "UBND huyện"."""
    only = runs[0]
    if len(runs) > 1 or len(only.groups) > 1 or only.is_many or only.is_some:
        return False
    if only.places:
        return words[-2:-1] != ("cap",)
    return not only.is_counted and (only.groups[0].needs_count or only.size == 1 or words in _ALSO_A_VERB)


def _has_others(run: Run) -> bool:
    below = run.has_levels and any(group.members and not group.is_place for group in run.groups)
    return below or any(group.is_open for group in run.groups)


def _members(run: Run, index: Index, key: str = "") -> Iterator[Entry]:
    """The agencies of a run on the book's day, or of its groups with the key.

    One kind of place alone ("UBND các xã") means the places of that kind, several the whole level.
    """
    groups = (group for group in run.groups if key in ("", group.key) and group.is_there(index.book.on))
    kind = next(iter(run.places)) if len(run.places) == 1 else ()
    for group in groups:
        for entry in group.held(index):
            if run.is_own and not group.is_place and entry.kind not in _OWN_KINDS:
                continue
            if not group.is_place or not kind or kind[0] == "cap" or _is_of_place(entry, kind):
                yield entry


def _is_of_place(entry: Entry, kind: Bare) -> bool:
    """ "UBND xã Hoa Lộc" is of the kind "xã"."""
    words = bare(read_words(entry.short_name or entry.name))
    return kind in (words[: len(kind)], words[4 : 4 + len(kind)])


def _is_held(group: Group, runs: list[Run], index: Index) -> bool:
    """Whether the group, or another of the same key on the day, has somebody."""
    return any(next(_members(run, index, group.key), None) is not None for run in runs)


def _reason(runs: list[Run], missing: list[Group], index: Index) -> Reason:
    keys = {group.key for group in missing}
    said = (words for run in runs for key, listed in run.said.items() if not keys or key in keys for words in listed)
    detail = ", ".join(dict.fromkeys(said))
    if not missing:
        return Reason(ReasonCode.GROUP, detail)
    there = any(group.is_there(index.book.on) for group in missing)
    return Reason(ReasonCode.NONE_IN_BOOK if there else ReasonCode.NOT_ON_DAY, detail)
