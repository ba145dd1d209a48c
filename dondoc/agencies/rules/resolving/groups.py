"""The groups that collectives stand for, and who belongs to one on the book's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dondoc.agencies.rules.book import Entry
from dondoc.agencies.rules.resolving.index import Index
from dondoc.agencies.rules.resolving.words import Lookup, bare, lexicon, plain_words


@dataclass(frozen=True, slots=True)
class Selector:
    """Agencies of a kind and a level; of these those whose names begin so, have these words, or not those."""

    kind: str
    level: str
    begins: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    def of(self, index: Index) -> list[Entry]:
        """Those of the book, in its order."""
        return [entry for name, entry in index.by_kind.get((self.kind, self.level), ()) if self._fits(f"{name} ")]

    def _fits(self, name: str) -> bool:
        begins = not self.begins or any(name.startswith(f"{words} ") for words in self.begins)
        has = not self.has or any(f" {words} " in f" {name}" for words in self.has)
        return begins and has and not any(name.startswith(f"{words} ") for words in self.but)


@dataclass(frozen=True, slots=True)
class Group:
    """What one word of a collective stands for; half-open [since, until)."""

    key: str
    members: tuple[Selector, ...] = ()
    is_open: bool = False
    #: Whether its words are kinds of places: "huyện", "xã".
    is_place: bool = False
    #: Whether its words are a group's only beside another group's.
    needs_company: bool = False
    #: Whether its words are a group's only after "các"; without, one agency may be called so.
    needs_count: bool = False
    since: date = date.min
    until: date = date.max

    def is_there(self, on: date) -> bool:
        """Whether the group exists on the day."""
        return self.since <= on < self.until

    def held(self, index: Index) -> list[Entry]:
        """The agencies of the group that the book holds."""
        return [entry for selector in self.members for entry in selector.of(index)]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of ``words/collectives.toml``, ready to be looked up; what each is for is said there."""

    groups: Lookup[tuple[Group, ...]]
    quantifiers: Lookup[bool]
    heads: Lookup[bool]
    quiet: Lookup[bool]
    city: Lookup[bool]
    top: Lookup[bool]
    own: Lookup[bool]
    levels: Lookup[bool]
    asides: Lookup[bool]
    some: Lookup[bool]
    clauses: Lookup[bool]
    #: Keys of groups that may follow each other with no mark between.
    close: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words, read once."""
    data = lexicon("collectives")
    by_words: dict[str, tuple[Group, ...]] = {}
    for row in data["group"]:
        group = _group(row)
        for words in row["words"]:
            by_words[words] = (*by_words.get(words, ()), group)
    small = {key: _set(words) for key, words in data["small"].items() if key != "close"}
    some = {"some": _set(data["some"]["words"]), "clauses": _set(data["some"]["clauses"])}
    return Vocabulary(groups=Lookup(by_words.items()), close=frozenset(data["small"]["close"]), **small, **some)


def _set(words: Sequence[str]) -> Lookup[bool]:
    return Lookup((phrase, True) for phrase in words)


def _group(row: dict[str, Any]) -> Group:
    selectors = tuple(
        Selector(
            kind=each["kind"],
            level=each["level"],
            begins=_names(each.get("begins")),
            has=_names(each.get("has")),
            but=_names(each.get("not")),
        )
        for each in row.get("members", ())
    )
    return Group(
        key=row["key"],
        members=selectors,
        is_open=row.get("open", False),
        is_place=row.get("place", False),
        needs_count=row.get("counted", False),
        needs_company=row.get("together", False),
        since=row.get("since", date.min),
        until=row.get("until", date.max),
    )


def _names(listed: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(" ".join(bare(plain_words(name))) for name in listed or ())
