"""Rows of a sheet as strings: thirty thousand of them cell by cell would take a library many seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from dondoc.papers.table import Cell, Column, DataTable, Entry, Kind, Row, RowStyle
from dondoc.papers.values import clean, escaped
from dondoc.papers.words import Words
from dondoc.papers.xlsx.styles import Looks

#: What a cell can hold.
MAX_TEXT = 32_767
#: The day 0 of spreadsheets, for all days after February 1900.
_ORIGIN = date(1899, 12, 30).toordinal()
#: What a spreadsheet takes for the beginning of a formula once a person edits the cell.
_FORMULA = frozenset("=+-@")


def head_rows(table: DataTable) -> int:
    """How many rows stand above the values: title, unit, headings, their numbers."""
    grouped = any(column.group for column in table.columns)
    return 1 + bool(table.unit) + 1 + grouped + table.is_numbered


def first_heading(table: DataTable) -> int:
    """The row of the (upper) headings, counted from 1."""
    return 2 + bool(table.unit)


def rows(table: DataTable, looks: Looks, words: Words) -> Iterator[str]:
    """All rows of the table's sheet."""
    letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
    yield from _head(table, looks, letters, words)
    number = head_rows(table)
    for row in table.rows:
        number += 1
        yield _row(number, _cells(row, number, table.columns, looks, letters))
    if table.note:
        yield _row(number + 1, _text(f"A{number + 1}", looks.note, table.note))


def _head(table: DataTable, looks: Looks, letters: Sequence[str], words: Words) -> Iterator[str]:
    yield _row(1, _text("A1", looks.title, table.title))
    if table.unit:
        yield _row(2, _text("A2", looks.unit, words.unit.format(unit=table.unit)))
    number = first_heading(table)
    if any(column.group for column in table.columns):
        upper = (column.group or column.heading for column in table.columns)
        yield _row(number, _texts(number, letters, looks.head, upper))
        number += 1
    yield _row(number, _texts(number, letters, looks.head, (column.heading for column in table.columns)))
    if table.is_numbered:
        numbers = (f"({place})" for place in range(1, len(letters) + 1))
        yield _row(number + 1, _texts(number + 1, letters, looks.number, numbers))


def _row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


def _texts(number: int, letters: Sequence[str], look: int, texts: Iterator[str]) -> str:
    return "".join(_text(f"{letter}{number}", look, text) for letter, text in zip(letters, texts, strict=True))


def _cells(row: Row, number: int, columns: Sequence[Column], looks: Looks, letters: Sequence[str]) -> str:
    is_section = row.style is RowStyle.SECTION
    bold = int(row.style is not RowStyle.PLAIN)
    written = []
    for place, entry in enumerate(row.entries):
        written.append(_cell(entry, f"{letters[place]}{number}", columns[place], looks, place, bold))
    if not is_section:
        written += [
            f'<c r="{letters[place]}{number}" s="{looks.values[place][bold]}"/>'
            for place in range(len(row.entries), len(columns))
        ]
    return "".join(written)


def _cell(entry: Entry, reference: str, column: Column, looks: Looks, place: int, bold: int) -> str:
    value, address = (entry.value, entry.link) if isinstance(entry, Cell) else (entry, "")
    if value is None:
        return f'<c r="{reference}" s="{looks.values[place][bold]}"/>'
    if isinstance(value, str):
        look = looks.link if address else (looks.guarded if value[:1] in _FORMULA else looks.texts)[place][bold]
        return _text(reference, look, value)
    return f'<c r="{reference}" s="{looks.values[place][bold]}"><v>{_figure(value, column.kind)}</v></c>'


def _text(reference: str, look: int, text: str) -> str:
    text = clean(text)
    if len(text) > MAX_TEXT:
        text = f"{text[: MAX_TEXT - 1]}…"
    inner = escaped(text)
    return f'<c r="{reference}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{inner}</t></is></c>'


def _figure(value: int | Decimal | date, kind: Kind) -> str:
    """A value as a file writes it: days counted, 12.5 percent as 0.125."""
    if isinstance(value, date):
        return str(value.toordinal() - _ORIGIN)
    if kind is Kind.PERCENT:
        return f"{Decimal(value) / 100:f}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
