"""What the phrases of the real plans should mean, and how far the code's answers are from that."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from dondoc.agencies.enums import Kind, Level, MeaningKind
from dondoc.agencies.rules import starter
from dondoc.agencies.rules.book import Book, Entry
from dondoc.agencies.rules.resolving import Index, Meaning, resolve
from dondoc.lib.text import spell

CHECKED: dict[str, Any] = tomllib.loads((Path(__file__).parent / "agencies.toml").read_text(encoding="utf-8"))
GROUPS: dict[str, list[str]] = CHECKED["groups"]
DOCUMENTS = tuple(name for name in CHECKED if name != "groups")

OPEN, NOBODY = "…", "?"


class Verdict(StrEnum):
    """How an answer compares with what the phrase means."""

    RIGHT = "right"
    #: Nobody is taken to be meant: a person is asked.
    UNKNOWN = "unknown"
    #: Somebody else is taken to be meant, and nobody is asked.
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a phrase means, as far as the registry of the day holds it."""

    kind: MeaningKind
    agencies: frozenset[int | str]
    is_open: bool
    #: Whether the registry holds all that is meant, and the words say all of it.
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A phrase, what it should mean, what the code says, and how these compare."""

    phrase: str
    wanted: str
    meaning: Meaning
    verdict: Verdict
    #: Whether the registry holds all that is meant.
    is_held: bool


@dataclass(slots=True)
class Score:
    """The phrases of a document."""

    document: str
    judged: list[Judged] = field(default_factory=list)

    def count(self, verdict: Verdict) -> int:
        """How many phrases have the verdict."""
        return sum(one.verdict is verdict for one in self.judged)


def scores(*, communes: bool = False) -> Iterator[Score]:
    """The score of every document of the checked list, where the province has brought in its communes and where not."""
    for name in DOCUMENTS:
        document = CHECKED[name]
        book = book_of(document["province"], document["on"])
        index = Index(with_communes(book) if communes else book)
        score = Score(name)
        for phrase, wanted in document["phrases"].items():
            meaning, right = resolve(phrase, index), expected(wanted, index.book)
            score.judged.append(Judged(phrase, wanted, meaning, verdict(right, meaning), right.is_whole))
        yield score


@cache
def _registry() -> starter.StarterRegistry:
    return starter.load()


@cache
def book_of(province: str, on: date) -> Book:
    """The starter registry's book of the province on the day."""
    return starter.book(_registry(), province, on)


def with_communes(book: Book) -> Book:
    """The book with a few communes, as after an import."""
    communes = [
        Entry(name, f"Ủy ban nhân dân {name}", f"UBND {name}", Kind.COMMITTEE, Level.COMMUNE)
        for name in ("xã Bến Thủy", "xã Đồng Sim", "phường Hồng Sơn")
    ]
    return replace(book, entries=[*book.entries, *communes])


def expected(wanted: str, book: Book) -> Expected:
    """A meaning of the list, in the agencies of the book."""
    agencies: set[int | str] = set()
    is_whole = True
    names = wanted.split("; ")
    for name in names:
        if name == OPEN:
            continue
        found = members(name[1:], book) if name.startswith("@") else named(name, book)
        is_whole = is_whole and bool(found)
        agencies |= found
    groups = any(name.startswith("@") for name in names)
    return Expected(_kind(names, groups=groups), frozenset(agencies), OPEN in names, is_whole)


def _kind(names: list[str], *, groups: bool) -> MeaningKind:
    bodies = [name for name in names if name not in (OPEN, NOBODY)]
    if not bodies:
        return MeaningKind.UNKNOWN if NOBODY in names else MeaningKind.OPEN
    return MeaningKind.COLLECTIVE if groups or len(bodies) > 1 else MeaningKind.AGENCY


def named(name: str, book: Book) -> set[int | str]:
    """The agency that is called exactly so; nobody for "?"."""
    wanted = _plain(name)
    ways = ((entry.key, (entry.short_name, entry.name, *entry.spellings)) for entry in book.entries)
    found = {key for key, called in ways if wanted in map(_plain, called)}
    nearest = [entry.key for entry in book.entries if entry.key in found and entry.level != "central"]
    return set(nearest) or found


def members(group: str, book: Book) -> set[int | str]:
    """The agencies of a group of the list."""
    return {entry.key for entry in book.entries for row in GROUPS[group] if _is_member(entry, row, book.on)}


def _is_member(entry: Entry, row: str, on: date) -> bool:
    what, *only = row.split(" ^")
    what, *but = what.split(" !")
    kind, level, *since = what.split()
    name = _plain(entry.short_name)
    begins = not only or any(name.startswith(_plain(word)) for word in only)
    there = not since or on >= date.fromisoformat(since[1])
    left_out = any(name.startswith(_plain(word)) for word in but)
    return (entry.kind, entry.level) == (kind, level) and begins and there and not left_out


@cache
def _plain(text: str) -> str:
    return spell(text.lower())


def verdict(expected: Expected, meaning: Meaning) -> Verdict:
    """How the code's answer compares with what is meant."""
    if not meaning.is_sure:
        return Verdict.RIGHT if expected.kind is MeaningKind.UNKNOWN else Verdict.UNKNOWN
    same = (meaning.kind, frozenset(meaning.agencies), meaning.is_open) == (
        expected.kind,
        expected.agencies,
        expected.is_open,
    )
    return Verdict.RIGHT if same and expected.is_whole else Verdict.WRONG
