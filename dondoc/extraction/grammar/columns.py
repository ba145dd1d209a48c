"""What the columns of a table hold, by their heads: number, name, target, lead agency, time …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from dondoc.extraction.grammar.tokens import Phrases, Token, tokenize
from dondoc.extraction.lexicon import load

#: Column kinds that hold agencies.
AGENCY_KINDS = ("lead", "coordinating", "evaluator", "supervising")
#: Column kinds that hold figures.
FIGURE_KINDS = ("unit", "baseline", "rank", "target")

#: Characters of a head at most; what is longer is content.
_LONGEST_HEAD = 90

_YEAR = re.compile(r"^20\d\d$")


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column's head: what it holds, the year it speaks of, its words."""

    kind: str
    year: int | None
    text: str


@cache
def _kinds() -> dict[str, Phrases]:
    return {kind: Phrases(words) for kind, words in load("columns").items()}


@lru_cache(maxsize=2048)
def read_head(text: str) -> ColumnHead | None:
    """The head that a cell's text is, or None; bracketed remarks and marks around it do not count."""
    if len(text) > _LONGEST_HEAD:
        return None
    bare = re.sub(r"\([^)]*\)|[*:]", " ", text)
    heads = read_heads(bare)
    return replace(heads[0], text=text) if heads and len(heads) == 1 else None


def read_heads(text: str) -> list[ColumnHead] | None:
    """The heads that stand one after another in `text`; None where a word belongs to none."""
    heads, left = begin_heads(text)
    return None if left else heads


def begin_heads(text: str) -> tuple[list[ColumnHead], int]:
    """The heads that `text` begins with, and how many words are left after them."""
    tokens = [token._replace(word="20xx") if _YEAR.match(token.word) else token for token in tokenize(text)]
    heads: list[ColumnHead] = []
    at = 0
    while at < len(tokens):
        found = _longest(tokens, at)
        if found is None:
            break
        kind, after = found
        words = text[tokens[at].start : tokens[after - 1].end]
        years = re.findall(r"20\d\d", words)
        heads.append(ColumnHead(kind, int(years[-1]) if years else None, words))
        at = after
    return heads, len(tokens) - at


def _longest(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    matches = [(after, kind) for kind, phrases in _kinds().items() if (after := phrases.match(tokens, at)) is not None]
    if not matches:
        return None
    longest = max(after for after, _ in matches)
    return next(kind for after, kind in matches if after == longest), longest
