"""Tables that came back, from a workbook or a document: which column is which, and which row is whose.

Columns are found by their headings and rows by their keys, so that both may have been moved, sorted or added to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dondoc.lib.text import fold
from dondoc.reporting.rules.sheets.form import DAYS, KEY, NUMBERS, TEXTS, FilledRow, Raw
from dondoc.reporting.rules.sheets.words import FIELD_OF_HEADING, written

_ANSWERS = frozenset({"state", *TEXTS, *DAYS, *NUMBERS})
_NOTHING = Raw()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands: rows of cells with the place of each row, for people."""

    rows: Sequence[tuple[str, Sequence[Raw]]]


def filled_rows(grids: Iterable[Grid]) -> tuple[FilledRow, ...]:
    """The rows of all tables that have a column of keys and one to answer in; other tables say nothing to us."""
    return tuple(row for grid in grids for row in _rows_of(grid))


def _rows_of(grid: Grid) -> Iterator[FilledRow]:
    columns: Mapping[str, int] = {}
    for place, cells in grid.rows:
        # Heads may stand in the table more than once: tables of two sections pushed together.
        if found := _columns(cells):
            columns = found
        elif columns and (row := _row(place, cells, columns)):
            yield row


def _columns(cells: Sequence[Raw]) -> dict[str, int]:
    """The fields of a row of headings, by column; empty for any other row."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        name = FIELD_OF_HEADING.get(fold(cell.value)) if isinstance(cell.value, str) else None
        if name:
            found.setdefault(name, column)
    return found if "key" in found and found.keys() & _ANSWERS else {}


def _row(place: str, cells: Sequence[Raw], columns: Mapping[str, int]) -> FilledRow | None:
    """The row, unless nobody could have meant an answer by it."""
    at = {name: cells[column] for name, column in columns.items() if column < len(cells)}
    key = _key(at.get("key", _NOTHING))
    answers = {name: cell for name, cell in at.items() if name in _ANSWERS}
    if not key and (all(_is_empty(cell) for cell in answers.values()) or len(cells) == 1):
        return None
    words, stamp = (written(at.get(name, _NOTHING).value).strip() for name in ("words", "stamp"))
    return FilledRow(place, key, answers, words, stamp)


def _is_empty(cell: Raw) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def _key(cell: Raw) -> str:
    """The key in a cell, whatever blanks or signs an editor put around it."""
    match = KEY.search(cell.value) if isinstance(cell.value, str) else None
    return match[0] if match else ""
