"""Tables as grids: every place of every row answered by the cell that covers it, columns by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dondoc.extraction.grammar.columns import ColumnHead, read_head
from dondoc.extraction.grammar.words import plain
from dondoc.extraction.outline.folded import Placed, PlacedCell, PlacedTable
from dondoc.extraction.plan import Doubt, Evidence, Span

#: Rows that a table's head may take (years under "Giai đoạn 2026 - 2030" are a second one).
_HEAD_ROWS = 3
_ORDINALS = re.compile(r"^\(?\d{1,2}\)?(?: ?= ?.*)?$")


@dataclass(slots=True)
class GridRow:
    """A row: its place in the table, and for every column the cell that covers it."""

    number: int
    cells: dict[int, PlacedCell] = field(default_factory=dict)

    def own(self, column: int) -> PlacedCell | None:
        """The cell at the column if it begins in this row."""
        cell = self.cells.get(column)
        return cell if cell is not None and cell.row == self.number else None

    def text(self, column: int | None) -> str:
        """The words that cover the column, "" where none do."""
        cell = self.cells.get(column) if column is not None else None
        return cell.text if cell is not None else ""


@dataclass(slots=True)
class Grid:
    """A table with its column heads known and its body rows."""

    heads: dict[int, ColumnHead]
    rows: list[GridRow]
    width: int
    rebuilt: bool

    def evidence(self, span: Span, doubts: tuple[Doubt, ...]) -> Evidence:
        """Where a row's item stands; what was put together again from flat text is less sure."""
        return Evidence(span, (0.9 if self.rebuilt else 1.0) - 0.3 * bool(doubts), doubts)

    def column(self, *kinds: str) -> int | None:
        """The first column that holds one of the kinds."""
        return next((column for column, head in sorted(self.heads.items()) if head.kind in kinds), None)

    def columns(self, kind: str) -> list[int]:
        """All columns of the kind."""
        return [column for column, head in sorted(self.heads.items()) if head.kind == kind]


def read_grid(table: PlacedTable) -> Grid | None:
    """The grid of a table whose heads are known (two columns at least), or None."""
    rows = _rows(table)
    best: tuple[int, dict[int, ColumnHead]] | None = None
    for number, row in enumerate(rows[: _HEAD_ROWS + 2]):
        heads = {column: head for column, cell in row.cells.items() if (head := read_head(cell.text)) is not None}
        if len(heads) >= 2 and (best is None or len(heads) > len(best[1])):
            best = number, heads
    if best is None:
        return None
    number, heads = best
    heads = _with_second_row(rows, number, heads)
    body = [row for row in rows[number + 1 :] if not _is_head_again(row, heads)]
    width = max((max(row.cells, default=0) for row in rows), default=0) + 1
    return Grid(heads, body, width, table.rebuilt)


def _rows(table: PlacedTable) -> list[GridRow]:
    rows: dict[int, GridRow] = {}
    for cell in table.cells:
        for number in range(cell.row, cell.row + cell.row_span):
            row = rows.setdefault(number, GridRow(number))
            for column in range(cell.column, cell.column + cell.column_span):
                row.cells.setdefault(column, cell)
    return [rows[number] for number in sorted(rows)]


def _with_second_row(rows: list[GridRow], number: int, heads: dict[int, ColumnHead]) -> dict[int, ColumnHead]:
    """Heads under a merged head ("Năm 2026" under "Giai đoạn") fill or replace what stands above them."""
    if number + 1 >= len(rows):
        return heads
    second = {
        column: _under(heads.get(column), head)
        for column, cell in rows[number + 1].cells.items()
        if cell.row > number and (head := read_head(cell.text)) is not None
    }
    return {**heads, **second} if len(second) >= 2 else heads


def _under(above: ColumnHead | None, head: ColumnHead) -> ColumnHead:
    """A head under a merged one takes its year: "Giá trị" under "Năm 2025"."""
    return replace(head, year=above.year) if above is not None and head.year is None else head


def _is_head_again(row: GridRow, heads: dict[int, ColumnHead]) -> bool:
    """A row that repeats the heads, or numbers the columns (1) (2) (3)."""
    own = [cell for column, cell in row.cells.items() if row.own(column) is not None]
    if not own:
        return False
    repeated = sum(plain(row.text(column)) == plain(head.text) for column, head in heads.items())
    second = sum(read_head(cell.text) is not None for cell in own)
    ordinals = [cell for cell in own if _ORDINALS.match(cell.text)]
    return repeated >= 2 or (second >= 2 and second == len(own)) or (len(ordinals) >= 3 and len(ordinals) == len(own))


def group_of(row: GridRow, grid: Grid, number: int | None, name: int) -> bool:
    """Whether the row heads a group: it names one and says nothing in any other column."""
    filled = {column for column, cell in row.cells.items() if cell.text.strip() and column != number}
    cell = row.cells.get(name)
    return cell is not None and filled <= set(range(cell.column, cell.column + cell.column_span)) and bool(filled)


def paragraphs_of(row: GridRow, column: int) -> Iterator[Placed]:
    """The paragraphs of the cell that begins in this row at the column."""
    cell = row.own(column)
    if cell is not None:
        yield from cell.paragraphs
