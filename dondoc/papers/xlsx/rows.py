"""Rows of a sheet as strings: thirty thousand of them cell by cell would take a library many seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from dondoc.papers.table import Cell, Column, DataTable, Entry, Kind, Row, RowStyle, Value
from dondoc.papers.words import Words
from dondoc.papers.xlsx.links import Links
from dondoc.papers.xlsx.strings import Strings
from dondoc.papers.xlsx.styles import Looks

#: The day 0 of spreadsheets, for all days after February 1900.
_ORIGIN = date(1899, 12, 30).toordinal()
#: What a spreadsheet takes for the beginning of a formula once a person edits the cell.
_FORMULA = frozenset("=+-@")
#: How many contents of a column are kept for its next rows: those that repeat come early, and memory is not for others.
_MOST_KNOWN = 1_000
_END = "</row>"


def head_rows(table: DataTable) -> int:
    """How many rows stand above the values: title, unit, headings, their numbers."""
    grouped = any(column.group for column in table.columns)
    return 1 + bool(table.unit) + 1 + grouped + table.is_numbered


def first_heading(table: DataTable) -> int:
    """The row of the (upper) headings, counted from 1."""
    return 2 + bool(table.unit)


@dataclass(frozen=True, slots=True)
class Means:
    """What the rows of a sheet are written with; links and texts gather in it as they are written."""

    looks: Looks
    words: Words
    links: Links
    strings: Strings

    def text(self, look: int, text: str) -> str:
        """A text behind the place of its cell; no text leaves the cell blank, as spreadsheets count."""
        if not text:
            return f' s="{look}"/>'
        return f' s="{look}" t="s"><v>{self.strings.place(text)}</v></c>'


def rows(table: DataTable, means: Means) -> Iterator[str]:
    """All rows of the table's sheet."""
    letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
    yield from _head(table, letters, means)
    number, pieces = head_rows(table), _Pieces(table.columns, means)
    for row in table.rows:
        number += 1
        means.links.row = number
        # a row is what stands in it, with its number between each two
        yield str(number).join(pieces.of(row))
    if table.note:
        yield _row(number + 1, f'<c r="A{number + 1}"{means.text(means.looks.note, table.note)}')


def _head(table: DataTable, letters: Sequence[str], means: Means) -> Iterator[str]:
    looks = means.looks
    yield _row(1, f'<c r="A1"{means.text(looks.title, table.title)}')
    if table.unit:
        yield _row(2, f'<c r="A2"{means.text(looks.unit, means.words.unit.format(unit=table.unit))}')
    number = first_heading(table)
    if any(column.group for column in table.columns):
        upper = (means.text(looks.head, column.group or column.heading) for column in table.columns)
        yield _row(number, _cells(number, letters, upper))
        number += 1
    yield _row(number, _cells(number, letters, (means.text(looks.head, column.heading) for column in table.columns)))
    if table.is_numbered:
        numbers = (means.text(looks.number, f"({place})") for place in range(1, len(letters) + 1))
        yield _row(number + 1, _cells(number + 1, letters, numbers))


def _row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}{_END}'


def _cells(number: int, letters: Sequence[str], contents: Iterator[str]) -> str:
    return "".join(f'<c r="{letter}{number}"{content}' for letter, content in zip(letters, contents, strict=True))


class _Pieces:
    """What stands between the numbers of a row: before the first cell, then from each cell to the next."""

    def __init__(self, columns: Sequence[Column], means: Means) -> None:
        #: Plain ones, then bold ones.
        self._columns = [[_Column(columns, place, bold, means) for place in range(len(columns))] for bold in (0, 1)]

    def of(self, row: Row) -> list[str]:
        """Of a row; a section's ends with its words."""
        columns = self._columns[row.style is not RowStyle.PLAIN]
        found = [column[entry] for column, entry in zip(columns, row.entries, strict=False)]
        if len(found) < len(columns):
            if found and row.style is RowStyle.SECTION:
                found[-1] = found[-1].removesuffix(columns[len(found) - 1].following) + _END
            else:
                found += [column[None] for column in columns[len(found) :]]
        return ['<row r="', '"><c r="A', *found]


class _Column(dict[Entry, str]):
    """From each cell of a column to the next, by what the cell says: written once for all rows that say the same."""

    def __init__(self, columns: Sequence[Column], place: int, bold: int, means: Means) -> None:
        super().__init__()
        looks = means.looks
        self._place, self._kind, self._means = place, columns[place].kind, means
        self._value, self._text, self._guarded = (
            several[place][bold] for several in (looks.values, looks.texts, looks.guarded)
        )
        self.following = f'<c r="{get_column_letter(place + 2)}' if place + 1 < len(columns) else _END

    def __missing__(self, entry: Entry) -> str:
        if isinstance(entry, Cell):
            return f'"{self._linked(entry)}{self.following}'
        found = f'"{self._written(entry)}{self.following}'
        if len(self) < _MOST_KNOWN:
            self[entry] = found
        return found

    def _linked(self, cell: Cell) -> str:
        if cell.link:
            self._means.links.add(self._place, cell.link)
            if isinstance(cell.value, str):
                return self._means.text(self._means.looks.link, cell.value)
        return self._written(cell.value)

    def _written(self, value: Value) -> str:
        if isinstance(value, str):
            return self._means.text(self._guarded if value[:1] in _FORMULA else self._text, value)
        if value is None:
            return f' s="{self._value}"/>'
        return f' s="{self._value}"><v>{_figure(value, self._kind)}</v></c>'


def _figure(value: int | Decimal | date, kind: Kind) -> str:
    """A value as a file writes it: days counted, 12.5 percent as 0.125."""
    if isinstance(value, date):
        return str(value.toordinal() - _ORIGIN)
    if kind is Kind.PERCENT:
        return f"{Decimal(value) / 100:f}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
