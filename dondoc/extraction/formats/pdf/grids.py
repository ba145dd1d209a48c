"""Tables by their ruling lines: the grid, and which of its boxes are one merged cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from dondoc.extraction.formats.pdf.page import Page, Rule, Word

#: Lines this near (points) are one line, and reach each other.
_NEAR = 3.0
#: Share of a box's side that a line must cover to part it from its neighbour.
_COVER = 0.6
#: A page with more lines than this is a drawing.
_MAX_RULES = 1_500
#: A frame may lack its outermost lines: the others then stick out by more than this.
_STICK_OUT = 8.0
#: A column is at least this wide.
_THIN = 6.0


@dataclass(slots=True)
class Box:
    """A cell on the page: its place in the grid, its edges, its words."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    right: float
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table on one page."""

    columns: list[float]
    rows: list[float]
    boxes: list[Box]
    _owner: dict[tuple[int, int], Box]

    @property
    def top(self) -> float:
        """The uppermost line."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """The lowest line."""
        return self.rows[-1]

    def take(self, word: Word) -> bool:
        """Put the word into its cell; False where it stands outside."""
        x, y = word.middle
        column, row = bisect_right(self.columns, x) - 1, bisect_right(self.rows, y) - 1
        box = self._owner.get((row, column))
        if box is None:
            return False
        box.words.append(word)
        return True


def find_grids(page: Page) -> list[Grid]:
    """The page's ruled tables of two columns and more, from top to bottom."""
    if max(len(page.level), len(page.upright)) > _MAX_RULES:
        return []
    level, upright = _merged(page.level), _merged(page.upright)
    grids = [_grid(*group) for group in _groups(level, upright)]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.top)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Collinear pieces put together."""
    merged: list[Rule] = []
    for band in _bands(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in band) / len(band)
        band.sort(key=lambda rule: rule.start)
        start, end = band[0].start, band[0].end
        for rule in band[1:]:
            if rule.start > end + _NEAR:
                merged.append(Rule(at, start, end))
                start = rule.start
                end = rule.end
            end = max(end, rule.end)
        merged.append(Rule(at, start, end))
    return merged


def _bands(rules: list[Rule]) -> list[list[Rule]]:
    bands: list[list[Rule]] = []
    for rule in rules:
        if bands and rule.at - bands[-1][0].at < _NEAR:
            bands[-1].append(rule)
        else:
            bands.append([rule])
    return bands


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that hang together by crossing each other."""
    group = list(range(len(level) + len(upright)))

    def root(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    for across, line in enumerate(level):
        for down, post in enumerate(upright, start=len(level)):
            if _reaches(line, post.at) and _reaches(post, line.at):
                group[root(down)] = root(across)
    members: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for item in range(len(group)):
        lines, posts = members.setdefault(root(item), ([], []))
        if item < len(level):
            lines.append(level[item])
        else:
            posts.append(upright[item - len(level)])
    return [(lines, posts) for lines, posts in members.values() if len(lines) > 1 and posts]


def _reaches(rule: Rule, at: float) -> bool:
    return rule.start - _NEAR <= at <= rule.end + _NEAR


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    level, upright = _closed(level, upright), _closed(upright, level)
    columns, rows = _positions(upright), _positions(level)
    if len(columns) < 3 or len(rows) < 2:
        return None
    return _boxes(columns, rows, level, upright)


def _closed(rules: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """The lines, and those that a frame open at a side lacks there."""
    low, high = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    start, end = min(rule.start for rule in rules), max(rule.end for rule in rules)
    added = []
    if low < min(rule.at for rule in rules) - _STICK_OUT:
        added.append(Rule(low, start, end))
    if high > max(rule.at for rule in rules) + _STICK_OUT:
        added.append(Rule(high, start, end))
    return rules + added


def _positions(rules: list[Rule]) -> list[float]:
    positions: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not positions or at - positions[-1] > _THIN:
            positions.append(at)
    return positions


def _boxes(columns: list[float], rows: list[float], level: list[Rule], upright: list[Rule]) -> Grid:
    right = _covered(upright, columns, rows)
    below = _covered(level, rows, columns)
    owner: dict[tuple[int, int], Box] = {}
    boxes: list[Box] = []
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in owner:
                continue
            deep, wide = _extent(row, column, len(rows) - 1, len(columns) - 1, below, right)
            box = Box(row, column, deep, wide, columns[column], columns[column + wide])
            boxes.append(box)
            for place in ((row + down, column + across) for down in range(deep) for across in range(wide)):
                owner.setdefault(place, box)
    return Grid(columns, rows, boxes, owner)


def _extent(
    row: int, column: int, row_count: int, column_count: int, below: set[tuple[int, int]], right: set[tuple[int, int]]
) -> tuple[int, int]:
    """How far the cell with this upper left box goes: rightwards along its first row, then down."""
    wide = 1
    while column + wide < column_count and (column + wide, row) not in right:
        wide += 1
    deep = 1
    while row + deep < row_count and all((row + deep, column + across) not in below for across in range(wide)):
        deep += 1
    return deep, wide


def _covered(rules: list[Rule], positions: list[float], stops: list[float]) -> set[tuple[int, int]]:
    """(line, piece) for each stretch between two stops where a line is really drawn at a position."""
    drawn: set[tuple[int, int]] = set()
    for rule in rules:
        line = min(range(len(positions)), key=lambda index: abs(positions[index] - rule.at))
        for piece, (start, end) in enumerate(pairwise(stops)):
            if min(rule.end, end) - max(rule.start, start) > _COVER * (end - start):
                drawn.add((line, piece))
    return drawn
