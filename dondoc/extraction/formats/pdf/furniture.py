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
#: On how many pages a line must stand to be a running head, as a share and at least.
_SHARE, _LEAST = 0.5, 3


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Each page's lines without page numbers and running heads."""
    repeated = _repeated(pages, heights)
    cleaned = []
    for lines, height in zip(pages, heights, strict=True):
        ends = _ends(lines, height)
        dropped = {id(line) for line in ends if _NUMBER.fullmatch(line.text) or _key(line, height) in repeated}
        cleaned.append([line for line in lines if id(line) not in dropped])
    return cleaned


def _ends(lines: list[Line], height: float) -> list[Line]:
    """The first and last lines, as far as they stand in the margins."""
    head = [line for line in lines[:_DEPTH] if line.baseline < _MARGIN * height]
    foot = [line for line in lines[-_DEPTH:] if line.baseline > (1 - _MARGIN) * height]
    return head + [line for line in foot if line not in head]


def _repeated(pages: list[list[Line]], heights: list[float]) -> set[tuple[str, int]]:
    counts = Counter(
        key
        for lines, height in zip(pages, heights, strict=True)
        for key in {_key(line, height) for line in _ends(lines, height)}
    )
    return {key for key, count in counts.items() if count >= max(_LEAST, _SHARE * len(pages))}


def _key(line: Line, height: float) -> tuple[str, int]:
    """Text without figures, and whether it stands at the head or the foot."""
    return _DIGITS.sub("#", line.text.casefold()), int(line.baseline > height / 2)
