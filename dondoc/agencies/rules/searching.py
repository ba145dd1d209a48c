"""What is typed to find an agency, as words for the database's search."""

from __future__ import annotations

import re

from dondoc.agencies.rules.resolving.words import bare, read_words
from dondoc.lib.text import fold

_WORD = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*")
#: More words than any name has; what comes after them is left out.
_MOST = 24
#: Ways to part the words in two that are tried; a longer phrase is a whole name.
_MOST_PARTED = 8


def words_of(text: str) -> list[str]:
    """The folded words; a code with points stays whole: "Sở KH&ĐT" → so, kh, dt; "H02.14" → h02.14."""
    return _WORD.findall(fold(text))[:_MOST]


def spelled_out(text: str) -> list[str]:
    """The same with abbreviations as the names that they stand for: "so khdt" → so, ke, hoach, dau, tu."""
    return list(bare(read_words(text)))[:_MOST]


def all_of(words: list[str]) -> str:
    """A raw query of PostgreSQL: each word begins a word of what is searched, in any order."""
    return " & ".join(f"'{word}':*" for word in words)


def parted(words: list[str]) -> list[tuple[list[str], list[str]]]:
    """An abbreviation and the rest, on either side of the other: "Sở KHĐT Bắc Giang", "Bắc Giang Sở KHĐT"."""
    if not 1 < len(words) <= _MOST_PARTED:
        return []
    halves = [(words[:cut], words[cut:]) for cut in range(1, len(words))]
    return [*halves, *((after, before) for before, after in halves)]
