"""The document's blocks cut where items begin and end, so that nested and overlapping spans can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Characters in one shelf of the index of marks.
_SHELF = 1024


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text that belongs to an item, and how it is labelled."""

    start: int
    end: int
    ref: str
    kind: str
    label: str = ""
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks, the narrowest last; `begins` are those that begin with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()


class Marking:
    """Cuts leaves (paragraphs, cells) of one text; a mark over several leaves begins in the first that it touches."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._begun: set[Mark] = set()
        self._shelves: dict[int, list[Mark]] = {}
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
            if mark.start < mark.end:
                for shelf in range(mark.start // _SHELF, (mark.end - 1) // _SHELF + 1):
                    self._shelves.setdefault(shelf, []).append(mark)

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The text from `start` to `end` in pieces that together are exactly that text."""
        marks = self._touching(start, end)
        cuts = {start, end}
        for mark in marks:
            cuts |= {max(start, mark.start), min(end, mark.end)}
        points = sorted(cuts)
        for left, right in pairwise(points):
            over = [mark for mark in marks if mark.start < right and mark.end > left]
            over.sort(key=lambda mark: mark.start - mark.end)
            begins = tuple(mark for mark in over if mark not in self._begun)
            self._begun.update(begins)
            yield Piece(self._text[left:right], tuple(over), begins)

    def _touching(self, start: int, end: int) -> list[Mark]:
        found: dict[Mark, None] = {}
        for shelf in range(start // _SHELF, end // _SHELF + 1):
            for mark in self._shelves.get(shelf, ()):
                if mark.start < end and mark.end > start:
                    found[mark] = None
        return list(found)
