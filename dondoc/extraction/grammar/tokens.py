"""Words of a text with their places, and sets of word sequences that are looked up in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

from dondoc.extraction.grammar.words import plain

_TOKEN = re.compile(r"\w+(?:&\w+)*|[^\w\s]")


class Token(NamedTuple):
    """A word or a mark: its comparable form, its place in the text, whether it begins with a capital."""

    word: str
    start: int
    end: int
    capital: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, not a mark."""
        return self.word[0].isalnum()


#: As `Token(…)` without its handling of keywords, which takes most of the reader's time.
_new = partial(tuple.__new__, Token)


@lru_cache(maxsize=1024)
def tokenize(text: str) -> tuple[Token, ...]:
    """The words and marks of the text, in order."""
    low = plain(text)
    spans = [found.span() for found in _TOKEN.finditer(text)]
    return tuple([_new((low[start:end], start, end, text[start].isupper())) for start, end in spans])


def after_brackets(tokens: Sequence[Token], at: int, most: int) -> int | None:
    """The place after the brackets that open at `at` and close within `most` words, or None."""
    if at >= len(tokens) or tokens[at].word != "(":
        return None
    near = range(at, min(len(tokens), at + most))
    return next((place + 1 for place in near if tokens[place].word == ")"), None)


#: Words by the word that may follow; "" marks where a phrase may end.
_Tree: TypeAlias = "dict[str, _Tree]"


class Phrases:
    """A set of word sequences; finds the longest that stands at a place."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._tree: _Tree = {}
        for phrase in phrases:
            node = self._tree
            for token in _TOKEN.findall(plain(phrase)):
                node = node.setdefault(token, {})
            node[""] = {}

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._tree)

    def match(self, tokens: Sequence[Token], start: int) -> int | None:
        """The place after the longest phrase that begins at `start`, or None."""
        node = self._tree
        longest = None
        for at in range(start, len(tokens)):
            following = node.get(tokens[at].word)
            if following is None:
                break
            node = following
            if "" in node:
                longest = at + 1
        return longest

    def find(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first phrase at or after `start`, as (begin, after), or None."""
        for at in range(start, len(tokens) if end is None else end):
            after = self.match(tokens, at)
            if after is not None:
                return at, after
        return None
