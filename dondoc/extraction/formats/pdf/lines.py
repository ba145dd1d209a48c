"""Words put together to printed lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dondoc.extraction.formats.folding import fold
from dondoc.extraction.formats.pdf.page import Word

#: Vertical extent of a word around its baseline, in type sizes.
_ABOVE, _BELOW = 0.7, 0.2
#: Lines already begun that a word may still join.
_OPEN = 4
#: A note's mark is set at most this large beside its line, and raised by at least this much (type sizes).
_SMALL, _RAISED = 0.9, 0.15
_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?,?")
#: What is set right after a word, be a note's mark between them.
_CLOSING = ".,;:)”’"
_UNIT = re.compile(r"(?:^|[\d\s/(])[kcdm]?m$")


@dataclass(slots=True)
class Line:
    """One printed line of one column, its words from left to right; never without a word."""

    words: list[Word]
    page: int
    #: A word of the type that most of the line is set in.
    main: Word = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        weights: dict[float, int] = {}
        for word in self.words:
            weights[word.size] = weights.get(word.size, 0) + len(word.text)
        self.main = max(self.words, key=lambda word: (weights[word.size], word.size))
        parts = [word.text if word.glued or not at else " " + word.text for at, word in enumerate(self.words)]
        self.text = fold("".join(parts))

    @property
    def left(self) -> float:
        """Left edge in points."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Right edge in points."""
        return self.words[-1].right

    @property
    def size(self) -> float:
        """Type size in points."""
        return self.main.size

    @property
    def baseline(self) -> float:
        """In points from the page's upper edge."""
        return self.main.baseline

    @property
    def bold(self) -> bool | None:
        """True or False where it holds for all words, else None."""
        states = {word.bold for word in self.words}
        return states.pop() if len(states) == 1 else None


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The words as lines from top to bottom; words side by side are one line however far apart."""
    open_lines: list[_Strand] = []
    for strand in sorted(_strands(words), key=lambda strand: strand.main.baseline - 0.25 * strand.main.size):
        for line in reversed(open_lines[-_OPEN:]):
            if _level(strand.main, line.main):
                line.words += strand.words
                line.main = max(line.main, strand.main, key=lambda word: word.size)
                break
        else:
            open_lines.append(strand)
    return [Line(sorted(line.words, key=lambda word: word.left), page) for line in open_lines]


@dataclass(slots=True)
class _Strand:
    words: list[Word]
    main: Word


def _strands(words: Iterable[Word]) -> list[_Strand]:
    """Words with those that are set close to them, such as a note's raised mark."""
    strands: list[_Strand] = []
    for word in words:
        if word.glued and strands:
            strands[-1].words.append(word)
            strands[-1].main = max(strands[-1].main, word, key=lambda word: word.size)
        else:
            strands.append(_Strand([word], word))
    return strands


def _level(word: Word, other: Word) -> bool:
    top = max(word.baseline - _ABOVE * word.size, other.baseline - _ABOVE * other.size)
    bottom = min(word.baseline + _BELOW * word.size, other.baseline + _BELOW * other.size)
    return bottom - top > 0.5 * (_ABOVE + _BELOW) * min(word.size, other.size)


def split(line: Line, gap: float) -> list[Line]:
    """The line's pieces, parted where two words stand further apart than `gap` type sizes."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for word in line.words[1:]:
        if word.left - pieces[-1][-1].right > gap * max(word.size, pieces[-1][-1].size):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return [Line(words, line.page) for words in pieces]


def mark_of(word: Word, line: Line) -> str | None:
    """The number of the note that this word points to; None where it is no raised small figure."""
    main = line.main
    raised = main.baseline - word.baseline > _RAISED * main.size
    match = _MARK.fullmatch(word.text) if raised and word.size < _SMALL * main.size else None
    return match.group(1) if match else None


def without_marks(line: Line, known: set[str]) -> Line | None:
    """The line without the marks of notes: those `known`, and any that are not a unit's power ("km2")."""
    kept: list[Word] = []
    after_mark = False
    for word in line.words:
        number = mark_of(word, line)
        power = kept and number in ("2", "3") and _UNIT.search(kept[-1].text) is not None
        is_mark = number is not None and (not power or number in known)
        if not is_mark:
            closes = after_mark and word.text[0] in _CLOSING
            kept.append(replace(word, glued=True) if closes else word)
        after_mark = is_mark
    if len(kept) == len(line.words):
        return line
    return Line(kept, line.page) if kept else None
