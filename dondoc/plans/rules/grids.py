"""The cells of a table as rows for HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Cell = dict[str, Any]


def filled_rows(cells: Sequence[Cell]) -> list[list[Cell | None]]:
    """The cells of each row in order, with None for a place that no cell holds or reaches.

    HTML lays cells from the left; without the holes a cell would stand under another's head.
    """
    place_of = {(cell["row"], cell["column"]): cell for cell in cells}
    reached = {
        (row, column)
        for cell in cells
        for row in range(cell["row"], cell["row"] + cell["row_span"])
        for column in range(cell["column"], cell["column"] + cell["column_span"])
    }
    height = max((row for row, _column in reached), default=-1) + 1
    width = max((column for _row, column in reached), default=-1) + 1
    return [
        [
            place_of.get((row, column))
            for column in range(width)
            if (row, column) in place_of or (row, column) not in reached
        ]
        for row in range(height)
    ]
