"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: A word, a number or a mark with the blanks before it, so that the pieces put together are the text again.
_WORDS = re.compile(r"\s*(?:\d[\d.,/]*\d|\w+|[^\w\s])|\s+$")
#: Texts whose words have less than this share in common are shown one after the other.
_ALIKE = 0.35


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share a fate; of one place the removed ones come first."""

    change: Change
    text: str


def changes(old: str, new: str) -> list[Piece]:
    """The pieces from which both texts can be read: same and removed give the old one, same and added the new one.

    Texts that have little in common are one removed and one added piece: a mixture of both could not be read.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [piece for piece in (Piece(Change.REMOVED, old), Piece(Change.ADDED, new)) if piece.text]
    found = []
    for _tag, first, last, start, end in matcher.get_opcodes():
        if before[first:last] == after[start:end]:
            found.append(Piece(Change.SAME, "".join(after[start:end])))
            continue
        found.append(Piece(Change.REMOVED, "".join(before[first:last])))
        found.append(Piece(Change.ADDED, "".join(after[start:end])))
    return [piece for piece in found if piece.text]
