"""What repeats on every page and is no text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter

from dondoc.extraction.formats.pdf.lines import Line

_NUMBER = re.compile(r"(?:trang\s*)?[-–—|]?\s*(\d{1,4})\s*(?:/\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: Share of the page at its head and foot where such lines stand.
_MARGIN = 0.13
#: Lines from either end that may be such.
_DEPTH = 2
#: Page numbers stand at one height, within this (points).
_NEAR = 4.0
#: On how many pages a line must stand to be a running head, as a share and at least.
_SHARE, _LEAST = 0.5, 3


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Each page's lines without page numbers and running heads."""
    ends = [_ends(lines, height) for lines, height in zip(pages, heights, strict=True)]
    repeated = _repeated(ends, heights)
    numbers = _page_numbers(ends)
    cleaned = []
    for lines, own, height in zip(pages, ends, heights, strict=True):
        dropped = {id(line) for line in own if id(line) in numbers or _key(line, height) in repeated}
        cleaned.append([line for line in lines if id(line) not in dropped])
    return cleaned


def _page_numbers(ends: list[list[Line]]) -> set[int]:
    """Ids of the lines that count pages: in step with another page, or where such ones stand."""
    found = [
        (int(match.group(1)) - page, line)
        for page, lines in enumerate(ends, start=1)
        for line in lines
        if (match := _NUMBER.fullmatch(line.text))
    ]
    steps = Counter(step for step, _ in found)
    sure = [line for step, line in found if step == 0 or steps[step] > 1]
    heights = [line.baseline for line in sure]
    return {id(line) for line in sure} | {
        id(line)
        for step, line in found
        if step < len(ends) and any(abs(line.baseline - height) < _NEAR for height in heights)
    }


def _ends(lines: list[Line], height: float) -> list[Line]:
    """The first and last lines, as far as they stand in the margins."""
    head = [line for line in lines[:_DEPTH] if line.baseline < _MARGIN * height]
    foot = [line for line in lines[-_DEPTH:] if line.baseline > (1 - _MARGIN) * height]
    return head + [line for line in foot if line not in head]


def _repeated(ends: list[list[Line]], heights: list[float]) -> set[tuple[str, int]]:
    counts = Counter(
        key for lines, height in zip(ends, heights, strict=True) for key in {_key(line, height) for line in lines}
    )
    return {key for key, count in counts.items() if count >= max(_LEAST, _SHARE * len(ends))}


def _key(line: Line, height: float) -> tuple[str, int]:
    """Text without figures, and whether it stands at the head or the foot."""
    return _DIGITS.sub("#", line.text.casefold()), int(line.baseline > height / 2)
