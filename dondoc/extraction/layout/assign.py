"""Which column each piece of a flattened table stands in: the likeliest way through, by dynamic programming.

The pieces come row by row and within a row column by column, so a way may stay in its cell, go on to
a later column of the row, or begin a new row. What a piece looks like (a number, an agency, a time),
how wide its column is and whether the words before it were finished decide among the ways.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

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
    looks = _looks(piece, column, layout)
    best = (scores[column] + looks.within + _stay(previous, piece, column, layout), column, Step.STAY)
    starting = looks.starting - leaving
    if starting <= _NEVER / 2:
        return best
    within_line = 0.0 if piece.first else 1.0
    for ways, cost_of_step, step in ((onward[column], within_line, Step.NEXT), (rows[column], 0.0, Step.ROW)):
        for origin, cost in ways:
            score = scores[origin] + starting - cost - cost_of_step
            if score > best[0]:
                best = (score, origin, step)
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
    return _looks(piece, column, layout).starting - column


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


class Looks(NamedTuple):
    """How like its column's content a piece looks where it goes on in a cell, and where it starts one."""

    within: float
    starting: float


_NEITHER = Looks(_NEVER, _NEVER)


def _looks(piece: Piece, column: int, layout: Layout) -> Looks:
    kind = layout.heads[column].kind
    if kind in _FIGURE_LOOKS:
        return _FIGURE_LOOKS[kind](piece)
    width = layout.widths[column]
    too_wide = -6.0 if width and len(piece.text) > 1.4 * width else 0.0
    if kind in AGENCY_KINDS:
        return _looks_agency(piece, too_wide)
    if kind == "time":
        return _looks_time(piece, too_wide)
    return _looks_text(piece, kind, width, layout)


def _looks_number(piece: Piece) -> Looks:
    return Looks(_NEVER, 8.0) if piece.first and piece.is_row_number else _NEITHER


def _looks_unit(piece: Piece) -> Looks:
    return Looks(_NEVER, 6.0) if piece.is_unit else _NEITHER


def _looks_baseline(piece: Piece) -> Looks:
    if not piece.is_number:
        return _NEITHER
    return Looks(_NEVER, 6.0 if "," in piece.text or "%" in piece.text else 4.0)


def _looks_rank(piece: Piece) -> Looks:
    return Looks(_NEVER, 5.0) if piece.text.isdigit() and len(piece.text) <= 3 else _NEITHER


def _looks_target(piece: Piece) -> Looks:
    return Looks(6.0, 6.0) if piece.is_target else _NEITHER


#: Columns whose content a glance decides.
_FIGURE_LOOKS: dict[str, Callable[[Piece], Looks]] = {
    "number": _looks_number,
    "unit": _looks_unit,
    "baseline": _looks_baseline,
    "rank": _looks_rank,
    "target": _looks_target,
}


def _looks_agency(piece: Piece, too_wide: float) -> Looks:
    score = too_wide + (-4.0 if len(piece.text) > 70 else 0.0)
    share = piece.agency_share
    within = 1.0 if share >= 0.8 else -1.0 if share >= 0.5 else -3.0
    return Looks(score + within, score + (5.0 if piece.opens_agency and share >= 0.5 else -8.0))


def _looks_time(piece: Piece, too_wide: float) -> Looks:
    goes_on = piece.is_time or not piece.upper or piece.is_number
    within = (0.0 if goes_on else -4.0) if len(piece.text) <= 24 else -6.0
    return Looks(too_wide + within, too_wide + (6.0 if piece.is_time else -10.0))


def _looks_text(piece: Piece, kind: str, width: float, layout: Layout) -> Looks:
    length = len(piece.text)
    both = within = starting = 0.0
    if kind == "name" and length > 34 and layout.has_task:
        both -= 6.0
    if kind == "task":
        within = 0.8 if length >= 40 else -0.5
        starting = 3.0 if piece.is_item else within
    if width and length > 1.3 * width:
        within -= 3.0
        starting -= 0.0 if kind == "name" else 3.0
    if not piece.upper and not piece.is_item:
        starting -= 4.0
    if piece.is_unit or piece.is_number:
        both -= 4.0
    if piece.opens_agency and piece.agency_share == 1.0 and length <= 45:
        both -= 2.5
    if piece.is_time:
        starting -= 1.5
    return Looks(both + within, both + starting)
