"""Which column each piece of a flattened table stands in: the likeliest way through, by dynamic programming.

The pieces come row by row and within a row column by column, so a way may stay in its cell, go on to
a later column of the row, or begin a new row. What a piece looks like (a number, an agency, a time),
how wide its column is and whether the words before it were finished decide among the ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from dondoc.extraction.grammar.columns import AGENCY_KINDS, ColumnHead
from dondoc.extraction.layout.pieces import Piece

_NEVER = -40.0


class Step(IntEnum):
    """How a piece follows the one before."""

    STAY = 0
    NEXT = 1
    ROW = 2


@dataclass(frozen=True, slots=True)
class Placement:
    """A piece's column and how it got there."""

    column: int
    step: Step


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table with what is known of their widths (characters of a full line, 0 unknown)."""

    heads: tuple[ColumnHead, ...]
    widths: tuple[float, ...]

    @property
    def has_task(self) -> bool:
        """Whether tasks have a column of their own, so that "Chỉ tiêu" only groups them."""
        return any(head.kind == "task" for head in self.heads)


#: For each column, where a piece may have come from and what that way costs.
Ways = list[list[tuple[int, float]]]


def assign(pieces: Sequence[Piece], heads: Sequence[ColumnHead]) -> list[Placement]:
    """The column of every piece. A second pass knows the widths that the first one found."""
    layout = Layout(tuple(heads), (0.0,) * len(heads))
    placements = _best_way(pieces, layout)
    layout = Layout(tuple(heads), _widths(pieces, placements, len(heads)))
    return _best_way(pieces, layout)


def _widths(pieces: Sequence[Piece], placements: Sequence[Placement], columns: int) -> tuple[float, ...]:
    lengths: list[list[int]] = [[] for _ in range(columns)]
    for piece, placement in zip(pieces, placements, strict=True):
        if piece.whole:
            lengths[placement.column].append(len(piece.text))
    return tuple(sorted(column)[int(0.85 * (len(column) - 1))] if len(column) >= 4 else 0.0 for column in lengths)


def _best_way(pieces: Sequence[Piece], layout: Layout) -> list[Placement]:
    columns = range(len(layout.heads))
    onward, rows = _onward_ways(layout), _row_ways(layout)
    scores = [_start(pieces[0], column, layout) for column in columns]
    back: list[list[tuple[int, Step]]] = []
    for previous, piece in pairwise(pieces):
        leaving = _unfinished(previous, piece)
        steps = [_step(previous, piece, column, layout, scores, onward, rows, leaving) for column in columns]
        scores = [score for score, _, _ in steps]
        back.append([(origin, step) for _, origin, step in steps])
    return _trace(scores, back)


def _step(
    previous: Piece,
    piece: Piece,
    column: int,
    layout: Layout,
    scores: Sequence[float],
    onward: Ways,
    rows: Ways,
    leaving: float,
) -> tuple[float, int, Step]:
    """The best way into a column: its score, where it came from, and how."""
    staying = scores[column] + _look(piece, column, layout, starts=False) + _stay(previous, piece, column, layout)
    best = (staying, column, Step.STAY)
    starting = _look(piece, column, layout, starts=True) - leaving
    if starting <= _NEVER / 2:
        return best
    within_line = 0.0 if piece.first else 1.0
    for origin, cost in onward[column]:
        score = scores[origin] + starting - cost - within_line
        if score > best[0]:
            best = (score, origin, Step.NEXT)
    for origin, cost in rows[column]:
        score = scores[origin] + starting - cost
        if score > best[0]:
            best = (score, origin, Step.ROW)
    return best


def _trace(scores: Sequence[float], back: Sequence[Sequence[tuple[int, Step]]]) -> list[Placement]:
    column = max(range(len(scores)), key=lambda place: scores[place])
    way: list[Placement] = []
    for step_back in reversed(back):
        origin, step = step_back[column]
        way.append(Placement(column, step))
        column = origin
    way.append(Placement(column, Step.ROW))
    return way[::-1]


def _start(piece: Piece, column: int, layout: Layout) -> float:
    return _look(piece, column, layout, starts=True) - column


def _stay(previous: Piece, piece: Piece, column: int, layout: Layout) -> float:
    """Going on in the same cell: unlikely where the words before were done and these begin a name."""
    kind = layout.heads[column].kind
    width = layout.widths[column]
    score = 0.0
    if kind == "target":
        return 0.0 if previous.target_open or piece.text == "%" else _NEVER
    if previous.open_end or piece.bridged or piece.text.startswith("("):
        score += 1.0
    elif kind in AGENCY_KINDS and piece.opens_agency:
        score -= 3.0
    short = width and previous.whole and len(previous.text) + 1 + len(piece.text.partition(" ")[0]) < 0.7 * width
    if short and kind in (*AGENCY_KINDS, "name", "task"):
        score -= 1.5
    if kind == "name" and width and len(previous.text) > 1.2 * width and piece.upper:
        score -= 6.0
    return score


def _onward_ways(layout: Layout) -> Ways:
    """Going on to a later column of the row; every column passed over is an empty cell."""
    kinds = [head.kind for head in layout.heads]
    return [
        [(origin, 0.5 + sum(_PASSED.get(kind, 1.2) for kind in kinds[origin + 1 : column])) for origin in range(column)]
        for column in range(len(kinds))
    ]


#: What an empty cell costs: agencies that lead are seldom left out, those that work with them often.
_PASSED = {"lead": 2.5, "coordinating": 0.9, "note": 0.3, "product": 0.8}


def _unfinished(previous: Piece, piece: Piece) -> float:
    """What it costs to leave a cell whose last words ask for more."""
    if previous.text.endswith(("-", ",", "/")):
        return 5.0
    if previous.target_open:
        return 6.0
    return 4.0 if piece.bridged or piece.text.startswith("(") or previous.open_end else 0.0


def _row_ways(layout: Layout) -> Ways:
    """Beginning a new row; cells left out at its head were merged with those above."""
    last = len(layout.heads) - 1
    ways: Ways = []
    for column, head in enumerate(layout.heads):
        origins = range(0 if head.kind in ("task", "name") else column, last + 1)
        ways.append([(origin, 1.0 + 0.5 * (last - origin) + _opening(head.kind, column)) for origin in origins])
    return ways


def _opening(kind: str, column: int) -> float:
    """What it costs that a row begins with this column."""
    if kind in AGENCY_KINDS or kind in ("time", "unit", "baseline", "rank", "target"):
        return 10.0
    if column == 0:
        return 0.0
    return {"name": 2.0, "task": 0.5}.get(kind, 0.0)


def _look(piece: Piece, column: int, layout: Layout, *, starts: bool) -> float:
    """How like its column's content the piece looks."""
    kind = layout.heads[column].kind
    if kind == "number":
        return 8.0 if starts and piece.first and piece.is_row_number else _NEVER
    if kind == "unit":
        return 6.0 if starts and piece.is_unit else _NEVER
    if kind == "baseline":
        return (6.0 if "," in piece.text or "%" in piece.text else 4.0) if starts and piece.is_number else _NEVER
    if kind == "rank":
        return 5.0 if starts and piece.text.isdigit() and len(piece.text) <= 3 else _NEVER
    if kind == "target":
        return 6.0 if piece.is_target else _NEVER
    too_wide = -6.0 if layout.widths[column] and len(piece.text) > 1.4 * layout.widths[column] else 0.0
    if kind in AGENCY_KINDS:
        return _look_agency(piece, starts) + too_wide
    if kind == "time":
        return _look_time(piece, starts) + too_wide
    return _look_text(piece, column, layout, starts)


def _look_agency(piece: Piece, starts: bool) -> float:
    score = -4.0 if len(piece.text) > 70 else 0.0
    if starts:
        return score + (5.0 if piece.opens_agency and piece.agency_share >= 0.5 else -8.0)
    return score + (1.0 if piece.agency_share >= 0.8 else -1.0 if piece.agency_share >= 0.5 else -3.0)


def _look_time(piece: Piece, starts: bool) -> float:
    if starts:
        return 6.0 if piece.is_time else -10.0
    return (0.0 if piece.is_time or not piece.upper or piece.is_number else -4.0) if len(piece.text) <= 24 else -6.0


def _look_text(piece: Piece, column: int, layout: Layout, starts: bool) -> float:
    head, width = layout.heads[column], layout.widths[column]
    score = 0.0
    if head.kind == "name" and layout.has_task and len(piece.text) > 34:
        score -= 6.0
    if head.kind == "task":
        score += 3.0 if starts and piece.is_item else (0.8 if len(piece.text) >= 40 else -0.5)
    if width and len(piece.text) > 1.3 * width and not (head.kind == "name" and starts):
        score -= 3.0
    if starts and not piece.upper and not piece.is_item:
        score -= 4.0
    if piece.is_unit or piece.is_number:
        score -= 4.0
    if piece.opens_agency and piece.agency_share == 1.0 and len(piece.text) <= 45:
        score -= 2.5
    if starts and piece.is_time:
        score -= 1.5
    return score
