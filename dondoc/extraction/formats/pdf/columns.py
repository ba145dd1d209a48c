"""Two columns side by side without rules: the letterhead, and "Nơi nhận" beside the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.extraction.formats.folding import opens_item
from dondoc.extraction.formats.pdf.lines import Line, split
from dondoc.extraction.formats.pdf.page import Word

#: Gap that parts two columns, in type sizes; in a zone once found, a smaller one will do.
_GAP, _NARROW_GAP = 2.2, 0.5
#: How far below (type sizes) a line may follow: a list's item at the left; a line at the right, since between
#: office and name there is room for the signature; any other line at the left.
_LEFT_REACH, _RIGHT_REACH, _CLOSE = 3.0, 10.0, 1.9
_RECIPIENTS = re.compile(r"nơi nhận\s*:?", re.IGNORECASE)


@dataclass(slots=True)
class Zone:
    """Lines of two columns, left and right."""

    left: list[Line]
    right: list[Line]


@dataclass(slots=True)
class _Gutter:
    start: float
    end: float


def find_zones(lines: list[Line], middle: float) -> list[Line | Zone]:
    """The lines with those that stand side by side gathered to zones; `middle` is the text's centre."""
    found: list[Line | Zone] = []
    at = 0
    while at < len(lines):
        pieces = _pieces(lines[at])
        if len(pieces) < 2:
            found.append(lines[at])
            at += 1
            continue
        zone, at = _grow(lines, at, middle)
        _take_above(zone, found, middle)
        if len(zone.left) + len(zone.right) > 2:
            found.append(zone)
        else:
            found.extend(pieces)
    return found


def _pieces(line: Line) -> list[Line]:
    """Two pieces at the widest gap; one where the line is whole, or only stretched to be justified."""
    pieces = split(line, _GAP)
    if len(pieces) == 1 or (len(pieces) > 3 and len(pieces) > len(line.words) / 2):
        return [line]
    widest = max(range(1, len(pieces)), key=lambda cut: pieces[cut].left - pieces[cut - 1].right)
    return [_united(pieces[:widest]), _united(pieces[widest:])]


def _united(pieces: list[Line]) -> Line:
    return Line([word for piece in pieces for word in piece.words], pieces[0].page)


def _grow(lines: list[Line], at: int, middle: float) -> tuple[Zone, int]:
    first, second = _pieces(lines[at])
    gutter = _Gutter(first.right, second.left)
    zone = Zone([first], [second])
    for step in range(at + 1, len(lines)):
        if not _add(zone, gutter, lines[step], middle):
            return zone, step
    return zone, len(lines)


def _add(zone: Zone, gutter: _Gutter, line: Line, middle: float) -> bool:
    """Take the line into the zone where it keeps clear of the gutter, which it may narrow."""
    centre = (gutter.start + gutter.end) / 2
    left = [word for word in line.words if (word.left + word.right) / 2 < centre]
    right = [word for word in line.words if (word.left + word.right) / 2 >= centre]
    start = max([gutter.start, *(word.right for word in left)])
    end = min([gutter.end, *(word.left for word in right)])
    if end - start < _NARROW_GAP * line.size or not _near(zone, line, right):
        return False
    if not left and _is_title(line, zone, middle):
        return False
    gutter.start, gutter.end = start, end
    if left:
        zone.left.append(Line(left, line.page))
    if right:
        zone.right.append(Line(right, line.page))
    return True


def _near(zone: Zone, line: Line, right: list[Word]) -> bool:
    last = max(zone.left[-1].baseline, zone.right[-1].baseline)
    reach = _RIGHT_REACH if right else _LEFT_REACH if opens_item(line.text) else _CLOSE
    return line.baseline - last < reach * line.size


def _is_title(line: Line, zone: Zone, middle: float) -> bool:
    """Whether a line on the right is centred on the page rather than in its column."""
    centres = [(part.left + part.right) / 2 for part in zone.right]
    own = (line.left + line.right) / 2
    return abs(own - middle) < line.size and abs(own - sum(centres) / len(centres)) > 1.5 * line.size


def _take_above(zone: Zone, found: list[Line | Zone], middle: float) -> None:
    """One column may begin a line or two above the other."""
    gutter = (max(line.right for line in zone.left), min(line.left for line in zone.right))
    while found and isinstance(found[-1], Line):
        line = found[-1]
        top = min(zone.left[0].baseline, zone.right[0].baseline)
        if top - line.baseline > _LEFT_REACH * line.size:
            return
        if line.left >= gutter[0] and not _is_title(line, zone, middle):
            zone.right.insert(0, line)
        elif line.right <= gutter[1] and (len(found) == 1 or _RECIPIENTS.fullmatch(line.text)):
            zone.left.insert(0, line)
        else:
            return
        found.pop()
