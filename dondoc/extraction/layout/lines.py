"""Physical lines of a flat text, and what of them is no text: page numbers, rules, stray addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from dondoc.extraction.grammar.words import squeeze


class Rhythm(Enum):
    """How a flat text sets its lines."""

    #: A blank line after every line: blank lines say nothing.
    DOUBLE = "double"
    #: Wrapped lines, a blank line between paragraphs.
    BLOCKS = "blocks"
    #: One line, one paragraph.
    UNWRAPPED = "unwrapped"


class Line(NamedTuple):
    """One printed line: its text squeezed, the blank lines before it, the page it stands on."""

    text: str
    #: Blank lines before it, those of the rhythm itself not counted.
    gap: int
    page: int | None
    #: Whether a page seems to begin here.
    after_break: bool = False
    #: Whether a rule of spaces or underscores stands before it, as above footnotes.
    after_rule: bool = False
    #: Whether two or more spaces ended it, as a converter leaves them at a cell's or paragraph's end.
    loose_end: bool = False


_RULE = re.compile(r"^\s*(?:[-–—_=*.~]\s?){3,}\s*$")
_NOTE_RULE = re.compile(r"^(?:\s{20,}|\s*_{5,}\s*)$")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
_PAGE_NUMBER = re.compile(r"^(?:trang\s+)?-?\s*(\d{1,3})\s*-?(?:\s*/\s*\d{1,3})?$", re.IGNORECASE)


def physical_lines(text: str) -> tuple[list[Line], Rhythm]:
    """The non-empty lines of a decoded text with its rhythm; lines that are no text are dropped."""
    lines = list(_numbered(text))
    rhythm = _rhythm(lines)
    if rhythm is Rhythm.DOUBLE:
        lines = [
            line._replace(gap=max(0, line.gap - 1), after_break=line.after_break and line.gap == 0)
            if line.gap or line.after_break
            else line
            for line in lines
        ]
    return _without_furniture(lines), rhythm


def _numbered(text: str) -> Iterable[Line]:
    paged = "\f" in text
    for number, page in enumerate(text.split("\f"), start=1):
        gap = 0
        first, ruled = number > 1, False
        for raw in page.splitlines():
            squeezed = squeeze(raw)
            if not squeezed or _RULE.match(raw):
                ruled = ruled or bool(_NOTE_RULE.match(raw))
                gap += 0 if squeezed else 1
                continue
            broken = first or (gap == 0 and raw[:1] == " " and raw[1:2] not in ("", " "))
            loose = raw.endswith("  ")
            yield Line(squeezed, gap, number if paged else None, broken, ruled, loose)
            gap, first, ruled = 0, False, False


def _rhythm(lines: Sequence[Line]) -> Rhythm:
    if not lines:
        return Rhythm.BLOCKS
    spaced = sum(line.gap >= 1 for line in lines[1:])
    if spaced >= 0.7 * (len(lines) - 1) and len(lines) > 1:
        return Rhythm.UNWRAPPED if _is_unwrapped(lines) else Rhythm.DOUBLE
    return Rhythm.UNWRAPPED if _is_unwrapped(lines) else Rhythm.BLOCKS


def _is_unwrapped(lines: Sequence[Line]) -> bool:
    """Lines far longer than a page is wide: nothing was wrapped. Rows of a table do not count."""
    prose = sorted(len(line.text) for line in lines if " | " not in line.text)
    return bool(prose) and prose[int(0.8 * (len(prose) - 1))] > 150


def _without_furniture(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    page_number = 0
    carried_break = False
    for line in lines:
        number = _page_number(line, page_number)
        if number is not None or _ADDRESS.match(line.text):
            page_number = number or page_number
            carried_break = True
            continue
        kept.append(line._replace(after_break=True, gap=0) if carried_break else line)
        carried_break = False
    return kept


def _page_number(line: Line, last: int) -> int | None:
    """The number of a page that stands alone on its line, a little higher than the last one."""
    found = _PAGE_NUMBER.match(line.text)
    if not found or not (line.after_break or line.gap >= 2):
        return None
    number = int(found[1])
    if found[1].startswith("0"):
        return None
    return number if last < number <= last + 12 or number <= 2 else None
