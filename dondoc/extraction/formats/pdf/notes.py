"""Footnotes: smaller lines at the foot of a page, mostly below a short rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.extraction.formats.folding import fold
from dondoc.extraction.formats.pdf.lines import Line, mark_of
from dondoc.extraction.formats.pdf.page import Page
from dondoc.extraction.source import Paragraph

#: Notes are set at most this large beside the text.
_SMALLER = 0.93
#: The rule above them is at most this long (share of the page's width) and stands in the lower part.
_RULE, _UPPER = 0.5, 0.3
_NUMBER = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?[.:]?")
_LEADING = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?(?=[^\d\s.,/%)])")


@dataclass(slots=True)
class Note:
    """A note without its number; `number` is "" for the rest of one begun on the page before."""

    number: str
    paragraph: Paragraph


def split_notes(
    lines: list[Line], page: int, separators: list[float], body_size: float
) -> tuple[list[Line], list[Note]]:
    """The page's lines of text, and its notes in order."""
    start = _start(lines, separators, body_size)
    return lines[:start], _notes(lines[start:], page)


def _start(lines: list[Line], separators: list[float], body_size: float) -> int:
    """Index of the first line of the notes; the number of lines where there are none."""
    start = len(lines)
    while start and lines[start - 1].size < _SMALLER * body_size:
        start -= 1
    small = lines[start:]
    for at, line in enumerate(small):
        above = lines[start + at - 1].baseline if start + at else 0.0
        if any(above - 2 < rule < line.baseline for rule in separators) or (at == 0 and _is_marked(line)):
            return start + at
    return next((start + at for at, line in enumerate(small) if _is_marked(line)), len(lines))


def separators_of(page: Page) -> list[float]:
    """Heights of the rules that may part notes from text."""
    return [rule.at for rule in page.level if 30 < rule.length < _RULE * page.width and rule.at > _UPPER * page.height]


def _is_marked(line: Line) -> bool:
    """Whether the line begins with a raised number."""
    return len(line.words) > 1 and mark_of(line.words[0], line) is not None


def _notes(lines: list[Line], page: int) -> list[Note]:
    parts: list[tuple[str, list[str]]] = []
    for line in lines:
        number, text = _numbered(line, parts[-1][0] if parts else None)
        if number or not parts:
            parts.append((number, [text]))
        else:
            parts[-1][1].append(text)
    return [Note(number, Paragraph(fold(" ".join(texts)), page)) for number, texts in parts]


def _numbered(line: Line, before: str | None) -> tuple[str, str]:
    """A note's number and the rest of its first line; ("", the line) where the note `before` goes on."""
    first, rest = line.words[0], line.words[1:]
    match = _NUMBER.fullmatch(first.text)
    if match and rest and (first.size < 0.9 * line.size or mark_of(first, line) or _follows(match.group(1), before)):
        return match.group(1), Line(rest, line.page).text
    glued = _LEADING.match(line.text)
    if glued and _follows(glued.group(1), before):
        return glued.group(1), line.text[glued.end() :]
    return "", line.text


def _follows(number: str, before: str | None) -> bool:
    """Whether a number set like the text itself can be a note's: the first one, or the next."""
    if not before:
        return True
    return number.isdigit() and before.isdigit() and int(number) == int(before) + 1
