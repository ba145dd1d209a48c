"""Rows of a sheet as strings: thirty thousand of them cell by cell would take a library many seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from dondoc.papers.table import Cell, Column, DataTable, Kind, Row, RowStyle, Value
from dondoc.papers.values import clean, escaped
from dondoc.papers.words import Words
from dondoc.papers.xlsx.links import Links
from dondoc.papers.xlsx.styles import Looks

#: What a cell can hold.
MAX_TEXT = 32_767
#: The day 0 of spreadsheets, for all days after February 1900.
_ORIGIN = date(1899, 12, 30).toordinal()
#: What a spreadsheet takes for the beginning of a formula once a person edits the cell.
_FORMULA = frozenset("=+-@")
#: How many contents of a column are kept for its next rows: those that repeat come early, and memory is not for others.
_MOST_KNOWN = 1_000


def head_rows(table: DataTable) -> int:
    """How many rows stand above the values: title, unit, headings, their numbers."""
    grouped = any(column.group for column in table.columns)
    return 1 + bool(table.unit) + 1 + grouped + table.is_numbered


def first_heading(table: DataTable) -> int:
    """The row of the (upper) headings, counted from 1."""
    return 2 + bool(table.unit)


def rows(table: DataTable, looks: Looks, words: Words, links: Links) -> Iterator[str]:
    """All rows of the table's sheet; their links come into `links` as they are written."""
    letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
    yield from _head(table, looks, letters, words)
    number, contents = head_rows(table), _Contents(table.columns, looks)
    for row in table.rows:
        number += 1
        cells = enumerate(contents.of(row, number, links))
        yield _row(number, "".join([f'<c r="{letters[place]}{number}"{content}' for place, content in cells]))
    if table.note:
        yield _row(number + 1, f'<c r="A{number + 1}"{_text(looks.note, table.note)}')


def _head(table: DataTable, looks: Looks, letters: Sequence[str], words: Words) -> Iterator[str]:
    yield _row(1, f'<c r="A1"{_text(looks.title, table.title)}')
    if table.unit:
        yield _row(2, f'<c r="A2"{_text(looks.unit, words.unit.format(unit=table.unit))}')
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
    return "".join(f'<c r="{letter}{number}"{_text(look, text)}' for letter, text in zip(letters, texts, strict=True))


class _Contents:
    """What stands in the cells of a sheet, behind their places; written once for all rows that say the same."""

    def __init__(self, columns: Sequence[Column], looks: Looks) -> None:
        self._columns, self._looks = columns, looks
        #: By whether it is bold, then column by column.
        self._known: tuple[list[dict[Value, str]], ...] = ([{} for _ in columns], [{} for _ in columns])

    def of(self, row: Row, number: int, links: Links) -> list[str]:
        """Cell by cell; a section's row ends with its words."""
        bold = int(row.style is not RowStyle.PLAIN)
        found = []
        for place, (entry, known) in enumerate(zip(row.entries, self._known[bold], strict=False)):
            if isinstance(entry, Cell):
                if entry.link:
                    links.add(place, number, entry.link)
                found.append(self._linked(entry, place, bold))
                continue
            content = known.get(entry)
            if content is None:
                content = self._written(entry, place, bold)
                if len(known) < _MOST_KNOWN:
                    known[entry] = content
            found.append(content)
        if row.style is not RowStyle.SECTION:
            rest = range(len(row.entries), len(self._columns))
            found += [self._written(None, place, bold) for place in rest]
        return found

    def _linked(self, cell: Cell, place: int, bold: int) -> str:
        if cell.link and isinstance(cell.value, str):
            return _text(self._looks.link, cell.value)
        return self._written(cell.value, place, bold)

    def _written(self, value: Value, place: int, bold: int) -> str:
        looks = self._looks
        if isinstance(value, str):
            return _text((looks.guarded if value[:1] in _FORMULA else looks.texts)[place][bold], value)
        if value is None:
            return f' s="{looks.values[place][bold]}"/>'
        return f' s="{looks.values[place][bold]}"><v>{_figure(value, self._columns[place].kind)}</v></c>'


def _text(look: int, text: str) -> str:
    text = clean(text)
    if len(text) > MAX_TEXT:
        text = f"{text[: MAX_TEXT - 1]}…"
    return f' s="{look}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'


def _figure(value: int | Decimal | date, kind: Kind) -> str:
    """A value as a file writes it: days counted, 12.5 percent as 0.125."""
    if isinstance(value, date):
        return str(value.toordinal() - _ORIGIN)
    if kind is Kind.PERCENT:
        return f"{Decimal(value) / 100:f}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
