"""An item's words where they stand: in their paragraph or table row, with what stands before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dondoc.plans.rules.marking import Mark, Marking, Piece
from dondoc.plans.rules.spans import Range

Json = dict[str, Any]

#: Rows of a table beyond which a clause shows no more.
_MOST_ROWS = 12
#: Signs of a neighbouring paragraph that are enough to know where one is.
_ENOUGH = 700


@dataclass(frozen=True, slots=True)
class ClauseCell:
    """A cell of a row; `columns` is how many columns it spans."""

    pieces: tuple[Piece, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class ClauseTable:
    """The rows that the words stand in, under the table's own head."""

    head: tuple[tuple[ClauseCell, ...], ...]
    rows: tuple[tuple[ClauseCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands before, the words' own paragraphs or rows with them marked, what stands after."""

    before: tuple[str, ...] = ()
    lines: tuple[tuple[Piece, ...], ...] = ()
    tables: tuple[ClauseTable, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the words stand anywhere."""
        return bool(self.lines or self.tables)


def clause(text: str, blocks: Sequence[Json], span: Range, *, around: int = 1) -> Clause:
    """The clause of a span, with `around` paragraphs on each side; `blocks` as in the JSON of a reading."""
    # Notes stand at the end of the text, beside nothing that they belong to.
    body = [block for block in blocks if _touches(block, span) or block["kind"] != "footnote"]
    body = [block for block in body if _range(block)[0] < _range(block)[1]]
    own = [place for place, block in enumerate(body) if _touches(block, span)]
    if not own:
        return Clause()
    marking = Marking(text, [Mark(*span, ref="", kind="")])
    touched = [body[place] for place in own]
    return Clause(
        before=tuple(_words(text, block) for block in body[max(0, own[0] - around) : own[0]]),
        lines=tuple(tuple(marking.pieces(*_range(block))) for block in touched if block["kind"] != "table"),
        tables=tuple(_table(block["cells"], marking, span) for block in touched if block["kind"] == "table"),
        after=tuple(_words(text, block) for block in body[own[-1] + 1 : own[-1] + 1 + around]),
    )


def _table(cells: Sequence[Json], marking: Marking, span: Range) -> ClauseTable:
    head_rows = max((cell["row_span"] for cell in cells if cell["row"] == 0), default=1)
    rows = sorted({row for cell in cells if _touches(cell, span) for row in _rows(cell)})[:_MOST_ROWS]
    head = [row for row in range(head_rows) if row not in rows]
    # A table put together again from flat text may have lost columns: a head that does not fit would mislead.
    if {_width(cells, row) for row in head} != {_width(cells, row) for row in rows}:
        head = []
    return ClauseTable(
        head=tuple(_row(cells, row, marking) for row in head),
        rows=tuple(_row(cells, row, marking) for row in rows),
    )


def _row(cells: Sequence[Json], row: int, marking: Marking) -> tuple[ClauseCell, ...]:
    """The row's cells from left to right, those that reach it from above too."""
    made: list[ClauseCell] = []
    reached = 0
    for cell in sorted((cell for cell in cells if row in _rows(cell)), key=lambda cell: int(cell["column"])):
        made += [ClauseCell(())] * (cell["column"] - reached)
        made.append(ClauseCell(tuple(marking.pieces(*_range(cell))), cell["column_span"]))
        reached = cell["column"] + cell["column_span"]
    return tuple(made)


def _width(cells: Sequence[Json], row: int) -> int:
    return max((cell["column"] + cell["column_span"] for cell in cells if row in _rows(cell)), default=0)


def _rows(cell: Json) -> range:
    return range(cell["row"], cell["row"] + cell["row_span"])


def _words(text: str, block: Json) -> str:
    """A neighbour's own words, cut where they are long; a table is told by its last or first row only as text."""
    start, end = _range(block)
    words = " ".join(text[start:end].split())
    return words if len(words) <= _ENOUGH else f"{words[:_ENOUGH].rsplit(' ', 1)[0]} …"


def _range(place: Json) -> Range:
    return place["span"]["start"], place["span"]["end"]


def _touches(place: Json, span: Range) -> bool:
    start, end = _range(place)
    return start < span[1] and end > span[0]
