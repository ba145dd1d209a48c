"""Ranges of characters in the folded text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Range = tuple[int, int]


def parts_of_span(source: str, span: Range, texts: Sequence[str]) -> list[Range]:
    """Where each text stands inside `span`, in order; one that was retyped and is not found takes the whole span."""
    found: list[Range] = []
    cursor = span[0]
    for text in texts:
        start = source.find(text, cursor, span[1])
        if start < 0:
            found.append(span)
            continue
        cursor = start + len(text)
        found.append((start, cursor))
    return found


def places_of(source: str, words: str) -> list[Range]:
    """Every place where the words stand in the text."""
    places: list[Range] = []
    start = source.find(words) if words else -1
    while start >= 0:
        places.append((start, start + len(words)))
        start = source.find(words, start + 1)
    return places


def trimmed(source: str, span: Range) -> Range:
    """The range without white space at its ends, inside the text."""
    start, end = max(0, span[0]), min(len(source), span[1])
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return start, end


def overlap(one: Range, other: Range) -> float:
    """The share of the shorter range that both have; 0 where either is empty."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) / shorter if shorter else 0.0


def page_at(blocks: Sequence[dict[str, Any]], start: int) -> int | None:
    """The page of the block (or its cell) that holds the character, where pages are known."""
    for block in blocks:
        for place in (*block["cells"], block):
            if place["span"]["start"] <= start < place["span"]["end"]:
                page: int | None = place["span"]["page"]
                return page
    return None
