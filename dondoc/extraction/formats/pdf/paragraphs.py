"""Lines put together to paragraphs, by how far they reach, how they are indented and how far apart they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dondoc.extraction.formats.folding import fold, opens_item
from dondoc.extraction.formats.pdf.lines import Line
from dondoc.extraction.source import Paragraph

#: Smallest first-line indent, and how exactly (points) edges meet.
_INDENT, _NEAR = 8.0, 3.0
#: How far from the middle (share of the column) a centred line may seem to stand in ragged text.
_ASKEW = 0.02
#: A gap between baselines this many times the usual one parts paragraphs.
_WIDE = 1.3
#: Lines are set at most this far apart, in type sizes, where the usual distance is not known.
_LOOSE = 1.5
#: So many paragraphs that begin at one place make it a first-line indent.
_OFTEN = 3
#: A distance is usual from this share on.
_USUAL = 0.1
#: Sizes that differ by more (points) belong to different paragraphs.
_SIZE = 1.2
_SPACE = 0.25
#: A number with points at its thousands, cut by the edge of a narrow cell.
_CUT_NUMBER = re.compile(r"(?:^|\s)\d{1,3}(?:\.\d{3})*\.\d{0,2}$")
_NUMBER_REST = re.compile(r"\d{1,3}(?:[.,\s]|$)")
_CLOSING = (".", ";", ":", "!", "?", "./")


#: Usual distances of baselines, in points, by type size rounded to points.
Pitches = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """The column that lines stand in: its edges, the usual distances of baselines, the first-line indents."""

    left: float
    right: float
    pitches: Pitches = field(default_factory=dict)
    #: Where paragraphs are known to begin, right of the left edge, rounded to points.
    indents: frozenset[int] = frozenset()

    def centres(self, line: Line) -> bool:
        """Whether the line stands in the middle, clear of both edges."""
        before, after = line.left - self.left, self.right - line.right
        return before > _INDENT and abs(before - after) < max(2 * _NEAR, _ASKEW * (self.right - self.left))


def measure(lines: Sequence[Line]) -> Measure:
    """The column of these lines: the leftmost usual edge, the usual right edge of full lines."""
    if not lines:
        return Measure(0, 0)
    lefts = Counter(round(line.left) for line in lines)
    rights = Counter(round(line.right) for line in lines)
    usual = max(2, len(lines) // 20)
    left = min((edge for edge, count in lefts.items() if count >= usual), default=min(lefts))
    edge, count = rights.most_common(1)[0]
    ragged = max(rights)
    justified = count > max(2, 0.15 * len(lines)) and edge > left + 0.8 * (ragged - left)
    return Measure(left, edge if justified else ragged, pitches([lines]), _indents(lines, left))


def _indents(lines: Sequence[Line], left: float) -> frozenset[int]:
    """Where lines begin that are followed, often enough, by one at the left edge."""
    steps = Counter(
        round(first.left)
        for first, second in pairwise(lines)
        if first.left - left > _INDENT and abs(second.left - left) < _NEAR
    )
    return frozenset(at for at, count in steps.items() if count >= max(_OFTEN, len(lines) // 50))


def pitches(columns: Iterable[Sequence[Line]]) -> Pitches:
    """The distance of neighbouring baselines inside paragraphs by size: the smallest usual one, to half a point."""
    gaps: dict[int, Counter[float]] = {}
    for lines in columns:
        for first, second in pairwise(lines):
            gap = second.baseline - first.baseline
            if first.page == second.page and 0.8 * first.size < gap < 2.5 * first.size:
                gaps.setdefault(round(first.size), Counter())[round(2 * gap) / 2] += 1
    return {
        size: min(gap for gap, count in found.items() if count >= _USUAL * found.total())
        for size, found in gaps.items()
    }


def paragraphs_of(lines: Sequence[Line], measures: Sequence[Measure]) -> list[Paragraph]:
    """Paragraphs of lines in reading order, each with the measure of its column."""
    groups: list[list[Line]] = []
    owner: list[Measure] = []
    for line, own in zip(lines, measures, strict=True):
        if groups and not _begins(groups[-1], owner[-1], line, own):
            groups[-1].append(line)
        else:
            groups.append([line])
            owner.append(own)
    made = (_paragraph(group, own) for group, own in zip(groups, owner, strict=True))
    return [paragraph for paragraph in made if paragraph.text]


def _paragraph(lines: list[Line], own: Measure) -> Paragraph:
    states = {line.bold for line in lines}
    bold = states.pop() if len(states) == 1 else None
    return Paragraph(_text(lines), lines[0].page, bold, all(_centred(line, own) for line in lines))


def _text(lines: list[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        cut = _CUT_NUMBER.search(text) and _NUMBER_REST.match(line.text)
        text += line.text if cut else " " + line.text
    return fold(text)


def _centred(line: Line, own: Measure) -> bool:
    return own.centres(line) and not opens_item(line.text)


def _begins(group: list[Line], before: Measure, line: Line, own: Measure) -> bool:
    """Whether `line` begins a paragraph after those of `group`."""
    last = group[-1]
    if _is_apart(last, line, own) or abs(last.size - line.size) > _SIZE:
        return True
    centred = _centred(line, own)
    if centred != _centred(last, before) and not (centred and last.left - before.left < _NEAR):
        return True
    if _would_fit(last, before, line):
        return True
    if centred:
        return False
    return _is_indented(group, before, line, own)


def _is_apart(last: Line, line: Line, own: Measure) -> bool:
    if last.page != line.page:
        return False
    pitch = own.pitches.get(round(last.size), _LOOSE * last.size)
    gap = line.baseline - last.baseline
    return gap < 0 or gap > max(_WIDE * pitch, pitch + _NEAR)


def _would_fit(last: Line, before: Measure, line: Line) -> bool:
    """Whether the line's first word would still have found room: then the last line was ended on purpose."""
    first = line.words[0]
    free = before.right - last.right
    if before.centres(last):
        free += last.left - before.left
    return free > first.right - first.left + _SPACE * last.size + _NEAR / 2


def _is_indented(group: list[Line], before: Measure, line: Line, own: Measure) -> bool:
    last = group[-1]
    indent, step = line.left - own.left, (line.left - own.left) - (last.left - before.left)
    closed = last.text.endswith(_CLOSING)
    if opens_item(line.text) and (indent > _INDENT or closed):
        return True
    if indent <= _INDENT:
        return last.page != line.page and closed and not own.indents and line.text[0].isupper()
    if step > _NEAR:
        return not _hangs(group, line)
    known = any(abs(line.left - at) < _NEAR for at in own.indents)
    return abs(step) <= _NEAR and len(group) == 1 and (closed or known)


def _hangs(group: list[Line], line: Line) -> bool:
    """Whether the line stands under the text behind the marker of the paragraph's first line."""
    first = group[0]
    return (
        len(group) == 1
        and opens_item(first.text)
        and any(abs(word.left - line.left) < _NEAR for word in first.words[1:3])
    )
