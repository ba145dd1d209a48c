"""Grids as tables: words of each cell to paragraphs, columns of all pages to one set."""

from __future__ import annotations

from collections.abc import Iterable

from dondoc.extraction.formats.pdf.grids import Box, Grid
from dondoc.extraction.formats.pdf.lines import Line, lines_of, without_marks
from dondoc.extraction.formats.pdf.paragraphs import Measure, paragraphs_of, pitches
from dondoc.extraction.source import Cell, Paragraph, Table

#: Edges of one column on two pages differ by at most this (points).
_NEAR = 6.0
#: Room between a cell's edge and its text, in points: at least and at most.
_PAD_LEAST, _PAD_MOST = 1.0, 8.0


def continues(grid: Grid, page: int, other: Grid, other_page: int) -> bool:
    """Whether `other`, the next thing printed after `grid`, is the same table on the next page."""
    if other_page != page + 1:
        return False
    edges = (grid.columns[0] - other.columns[0], grid.columns[-1] - other.columns[-1])
    if max(map(abs, edges)) > _NEAR:
        return False
    shared = sum(any(abs(at - own) < _NEAR for own in grid.columns) for at in other.columns)
    return shared >= 0.7 * min(len(grid.columns), len(other.columns)) and shared > 2


def table_of(grid: Grid, page: int, all_columns: Iterable[list[float]]) -> Table:
    """The grid as a table whose columns are those of all its pages."""
    edges = _united(all_columns)
    lines = {id(box): _lines(box, page) for box in grid.boxes}
    pad = _padding(grid, lines)
    distances = pitches(lines.values())
    cells = []
    for box in grid.boxes:
        start, end = _nearest(edges, box.left), _nearest(edges, box.right)
        own = Measure(box.left + pad, box.right - pad, distances)
        paragraphs = tuple(_paragraphs(lines[id(box)], own))
        cells.append(Cell(box.row, start, paragraphs, box.row_span, max(1, end - start)))
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), page)


def _lines(box: Box, page: int) -> list[Line]:
    return [kept for line in lines_of(box.words, page) if (kept := without_marks(line, set())) is not None]


def _paragraphs(lines: list[Line], own: Measure) -> list[Paragraph]:
    return paragraphs_of(lines, [own] * len(lines))


def _padding(grid: Grid, lines: dict[int, list[Line]]) -> float:
    rooms = [line.left - box.left for box in grid.boxes for line in lines[id(box)]]
    return min(max(min(rooms, default=_PAD_LEAST), _PAD_LEAST), _PAD_MOST)


def _united(all_columns: Iterable[list[float]]) -> list[float]:
    united: list[float] = []
    for at in sorted(edge for columns in all_columns for edge in columns):
        if not united or at - united[-1] > _NEAR:
            united.append(at)
    return united


def _nearest(edges: list[float], at: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - at))
