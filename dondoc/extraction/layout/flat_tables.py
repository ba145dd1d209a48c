"""Tables that were flattened to lines: found by their heads, put together again cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dondoc.extraction.grammar.columns import AGENCY_KINDS, FIGURE_KINDS, ColumnHead, begin_heads
from dondoc.extraction.grammar.markers import MarkerKind, find_marker
from dondoc.extraction.grammar.words import plain
from dondoc.extraction.layout.assign import Placement, Step, assign
from dondoc.extraction.layout.lines import Line, Rhythm
from dondoc.extraction.layout.paragraphs import Measure, join
from dondoc.extraction.layout.pieces import Piece, pieces_of
from dondoc.extraction.source import Cell, Paragraph, Table

#: Lines that a head of columns may take.
_HEAD_LINES = 24
#: Lines that one head may wrap to.
_HEAD_WRAP = 4
#: Words that begin no head, from which more lines do not help: more than the longest head has.
_HEAD_TOKENS = 12


@dataclass(frozen=True, slots=True)
class Region:
    """A flattened table: its columns, and the lines under their heads."""

    heads: tuple[ColumnHead, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Row:
    """A row while it is put together: the lines of each column's cell."""

    cells: dict[int, list[Line]] = field(default_factory=dict)


def part_regions(lines: Sequence[Line]) -> Iterator[Region | list[Line]]:
    """The lines in runs: prose as lists, flattened tables as regions."""
    prose: list[Line] = []
    at = 0
    while at < len(lines):
        found = _head_at(lines, at)
        if found is None:
            prose.append(lines[at])
            at += 1
            continue
        if prose:
            yield prose
            prose = []
        heads, after = found
        end = _end_of_table(lines, after)
        yield Region(heads, tuple(_without_repeats(lines[at:after], lines[after:end])))
        at = end
    if prose:
        yield prose


def _head_at(lines: Sequence[Line], at: int) -> tuple[tuple[ColumnHead, ...], int] | None:
    """The column heads that begin at a line, and the line after them."""
    if not plain(lines[at].text).startswith(("stt", "tt", "số tt")):
        return None
    best: tuple[tuple[ColumnHead, ...], int] | None = None
    for after in range(at + 1, min(len(lines), at + _HEAD_LINES) + 1):
        heads, left = begin_heads(" ".join(line.text for line in lines[at:after]))
        if not left and len(heads) >= 3:
            best = tuple(heads), after
        elif left > _HEAD_TOKENS or (best is not None and after > best[1] + _HEAD_WRAP):
            break
    return best


def _end_of_table(lines: Sequence[Line], at: int) -> int:
    for place in range(at, len(lines)):
        marker = find_marker(lines[place].text)
        if (marker is not None and marker.kind is MarkerKind.APPENDIX) or plain(lines[place].text).startswith(
            "nơi nhận"
        ):
            return place
    return len(lines)


def _without_repeats(head: Sequence[Line], lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without the head that each page repeats."""
    words = [line.text for line in head]
    at = 0
    while at < len(lines):
        if [line.text for line in lines[at : at + len(words)]] == words:
            at += len(words)
            continue
        yield lines[at]
        at += 1


def rebuild(region: Region) -> Table:
    """The region's table: heads in row 0, then its rows; cells that several rows share span them."""
    heads = region.heads
    figures = any(head.kind in FIGURE_KINDS for head in heads)
    tasks = any(head.kind == "task" for head in heads)
    pieces = pieces_of(region.lines, figures=figures, tasks=tasks)
    page = region.lines[0].page if region.lines else None
    cells = [Cell(0, column, (Paragraph(head.text, page),)) for column, head in enumerate(heads)]
    if pieces:
        rows = _rows(pieces, assign(pieces, heads))
        _mend_cut_cells(rows, heads)
        cells.extend(_cells(rows, heads, page))
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), page, rebuilt=True)


def _rows(pieces: Sequence[Piece], placements: Sequence[Placement]) -> list[Row]:
    rows: list[Row] = []
    for piece, placement in zip(pieces, placements, strict=True):
        if placement.step is Step.ROW or not rows:
            rows.append(Row())
        lines = rows[-1].cells.setdefault(placement.column, [])
        if lines and not piece.first:
            lines[-1] = _line(f"{lines[-1].text} {piece.text}")
        else:
            lines.append(_line(piece.text))
    return rows


def _mend_cut_cells(rows: Sequence[Row], heads: Sequence[ColumnHead]) -> None:
    """A cell that a page cut in two: its rest stands first in the next row, and looks like the lead's."""
    lead = next((column for column, head in enumerate(heads) if head.kind == "lead"), None)
    partner = next((column for column, head in enumerate(heads) if head.kind == "coordinating"), None)
    if lead is None or partner is None:
        return
    for above, row in pairwise(rows):
        cut = partner in above.cells and above.cells[partner][-1].text.endswith((";", ","))
        if cut and lead in row.cells and partner not in row.cells:
            row.cells[partner] = row.cells.pop(lead)


def _line(text: str) -> Line:
    return Line(text, 0, None)


def _cells(rows: Sequence[Row], heads: Sequence[ColumnHead], page: int | None) -> Iterator[Cell]:
    widths = [
        max((len(line.text) for row in rows for line in row.cells.get(column, [])), default=0)
        for column in range(len(heads))
    ]
    spans = _spans(rows, heads)
    for number, row in enumerate(rows):
        for column, lines in row.cells.items():
            first, after = spans.get((number, column), (number, number + 1))
            paragraphs = _paragraphs(lines, heads[column], widths[column], page)
            yield Cell(first + 1, column, paragraphs, after - first)


def _paragraphs(lines: Sequence[Line], head: ColumnHead, width: int, page: int | None) -> tuple[Paragraph, ...]:
    if head.kind == "task":
        return tuple(
            Paragraph(paragraph.text, page)
            for paragraph in join(lines, Rhythm.DOUBLE, Measure(width, None, titles=False))
        )
    return (Paragraph(" ".join(line.text for line in lines), page),)


def _spans(rows: Sequence[Row], heads: Sequence[ColumnHead]) -> dict[tuple[int, int], tuple[int, int]]:
    """Which rows each cell of a role or time serves: a row without any shares those of its neighbours.

    Within one group (from a row number to the next): rows before the group's first roles wait for
    them, later ones share what stands above.
    """
    roles = [column for column, head in enumerate(heads) if head.kind in (*AGENCY_KINDS, "time")]
    lead = next((column for column in roles if heads[column].kind == "lead"), None)
    if lead is None or not any(head.kind == "task" for head in heads):
        return {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    holder: dict[int, int] = {}
    waiting = 0
    for number, row in enumerate(rows):
        if 0 in row.cells or heads[0].kind != "number" or number == 0 or _opens_group(row, heads):
            holder, waiting = {}, number
        own = [column for column in roles if column in row.cells]
        if lead in row.cells:
            first = waiting if not holder else number
            _hold(row, own, number, first, spans, holder)
            holder = {column: place for column, place in holder.items() if column in row.cells}
        else:
            _share(rows, number, own, roles, heads, spans, holder)
    return spans


def _opens_group(row: Row, heads: Sequence[ColumnHead]) -> bool:
    return any(heads[column].kind == "name" for column in row.cells)


def _hold(
    row: Row,
    own: Sequence[int],
    number: int,
    first: int,
    spans: dict[tuple[int, int], tuple[int, int]],
    holder: dict[int, int],
) -> None:
    for column in own:
        spans[number, column] = (first, number + 1)
        holder[column] = number


def _share(
    rows: Sequence[Row],
    number: int,
    own: Sequence[int],
    roles: Sequence[int],
    heads: Sequence[ColumnHead],
    spans: dict[tuple[int, int], tuple[int, int]],
    holder: dict[int, int],
) -> None:
    """A row without a lead of its own: the cells above reach down to it; one cut by a page is joined."""
    for column in roles:
        above = holder.get(column)
        if above is None:
            continue
        if column not in own:
            spans[above, column] = (spans[above, column][0], number + 1)
        elif heads[column].kind != "time" and rows[above].cells[column][-1].text.endswith((";", ",")):
            rows[above].cells[column].extend(rows[number].cells.pop(column))
            spans[above, column] = (spans[above, column][0], number + 1)
        else:
            spans[number, column] = (number, number + 1)
            holder[column] = number
