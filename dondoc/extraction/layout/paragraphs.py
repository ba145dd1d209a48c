"""Joining wrapped lines to paragraphs: where does one end and the next begin?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil
from statistics import median

from dondoc.extraction.grammar.markers import Marker, MarkerKind, find_marker
from dondoc.extraction.grammar.words import is_upper, plain, starts_upper
from dondoc.extraction.layout.lines import Line, Rhythm
from dondoc.extraction.lexicon import any_of
from dondoc.extraction.source import Paragraph

_ENDS_SENTENCE = re.compile(r"[.;:!?…/][”\"’)\]]*$")
_STANDS_ALONE = re.compile(rf"^{any_of('layout', 'stands_alone')}$")
#: Room left on a line, as a share of the width, from which it was ended on purpose.
_ROOM_AFTER_SENTENCE = 0.07
_ROOM_ANYWHERE = 0.30
_ROOM_AFTER_TITLE = 0.06
_OPEN_END = re.compile(rf"(?:[,&–-]|\b{any_of('layout', 'open_ends')})$")


def text_width(lines: Iterable[Line]) -> int:
    """Characters of a full line: most lines are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[ceil(0.9 * (len(lengths) - 1))] if lengths else 0


@dataclass(frozen=True, slots=True)
class Measure:
    """What the lines of a text show of its page: characters of a full line, room on indented ones."""

    width: int
    #: Room (share of the width) from which a full line is an indented first one; None where nothing shows it.
    indented_from: float | None
    #: Whether titles without a stop are to be expected; a table's cell holds none.
    titles: bool = True

    def room(self, line: Line, following: Line | None) -> float:
        """Share of the width left free after taking the next line's first word."""
        if following is None or not self.width:
            return 0.0
        return 1 - (len(line.text) + 1 + len(following.text.partition(" ")[0])) / self.width


def measure(lines: Sequence[Line]) -> Measure:
    """The measure of a text: first lines are known by their markers, the rest by what they follow."""
    plain_measure = Measure(text_width(lines), None)
    first, later = [], []
    for previous, line, following in zip(lines, lines[1:], lines[2:], strict=False):
        room = plain_measure.room(line, following)
        if not -0.1 < room < 0.25 or find_marker(following.text):
            continue
        if find_marker(line.text):
            first.append(room)
        elif line.text[:1].islower() and not _ENDS_SENTENCE.search(previous.text):
            later.append(room)
    if len(first) < 5 or len(later) < 10:
        return plain_measure
    indent, full = median(first), median(later)
    return Measure(plain_measure.width, (2 * indent + full) / 3 if indent - full > 0.03 else None)


def join(lines: Sequence[Line], rhythm: Rhythm, page: Measure | None = None) -> list[Paragraph]:
    """The paragraphs that the lines were wrapped from."""
    page = page or measure(lines)
    groups: list[list[Line]] = []
    for line, following in zip_longest(lines, lines[1:]):
        if groups and not _begins(groups[-1], line, following, rhythm, page):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(" ".join(line.text for line in group), group[0].page) for group in groups]


def _begins(group: Sequence[Line], line: Line, following: Line | None, rhythm: Rhythm, page: Measure) -> bool:
    """Whether the line begins a paragraph after those of the group."""
    previous = group[-1]
    if _stands_alone(previous.text) or _stands_alone(line.text) or line.text == group[0].text:
        return True
    if _is_lone_marker(previous.text) and len(group) == 1:
        return False
    marker = find_marker(line.text)
    if marker is not None and _is_item(marker, previous, line, page):
        return True
    if rhythm is Rhythm.UNWRAPPED:
        return True
    if rhythm is Rhythm.BLOCKS and not line.after_break:
        return line.gap > 0 and not _runs_on(previous.text, line.text)
    if line.gap >= 2 and not line.after_break and starts_upper(line.text):
        return True
    return _heading_ended(group, line, page) or _was_ended(previous, line, following, page)


def _stands_alone(text: str) -> bool:
    return bool(_STANDS_ALONE.match(plain(text)))


def _is_lone_marker(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and marker.end >= len(text) and marker.kind is not MarkerKind.APPENDIX


def _is_item(marker: Marker, previous: Line, line: Line, page: Measure) -> bool:
    """Whether the marker is one, not a dash or number that wrapped to the head of its line."""
    if _ENDS_SENTENCE.search(previous.text) or previous.loose_end:
        return True
    rest = line.text[marker.end :]
    if marker.kind is MarkerKind.DASH and (not starts_upper(rest) or line.text[marker.end - 1] != " "):
        return False
    return (
        marker.kind in (MarkerKind.ROMAN, MarkerKind.APPENDIX) or starts_upper(rest) or page.room(previous, line) > 0.1
    )


def _runs_on(previous: str, text: str) -> bool:
    """A blank line within a sentence: the one before has no end and this one begins small."""
    return not _ENDS_SENTENCE.search(previous) and text[:1].islower() and find_marker(text) is None


def _heading_ended(group: Sequence[Line], line: Line, page: Measure) -> bool:
    """A numbered title of a line or two, ended without a stop, before a sentence that begins large."""
    previous = group[-1].text
    if (
        not page.titles
        or len(group) > 2
        or ":" in group[0].text
        or not starts_upper(line.text)
        or _ENDS_SENTENCE.search(previous)
        or _OPEN_END.search(plain(previous))
    ):
        return False
    marker = find_marker(group[0].text)
    return marker is not None and marker.kind < MarkerKind.DASH and page.room(group[-1], line) > _ROOM_AFTER_TITLE


def _was_ended(previous: Line, line: Line, following: Line | None, page: Measure) -> bool:
    """Whether the line before was ended though the next word would still have fitted."""
    if not starts_upper(line.text) and find_marker(line.text) is None:
        return False
    room = page.room(previous, line)
    if _ENDS_SENTENCE.search(previous.text):
        if room > _ROOM_AFTER_SENTENCE or (previous.loose_end and room > 0):
            return True
        return page.indented_from is not None and page.indented_from <= page.room(line, following) < 0.25
    if is_upper(previous.text) != is_upper(line.text):
        return True
    return room > _ROOM_ANYWHERE and not _OPEN_END.search(plain(previous.text))
