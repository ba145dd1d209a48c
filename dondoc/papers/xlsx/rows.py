"""Rows of a sheet as strings: thirty thousand of them cell by cell would take a library many seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from dondoc.papers.table import Cell, Column, DataTable, Kind, Row, RowStyle, Value
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
    number, contents = head_rows(table), _Contents(table.columns, means)
    for row in table.rows:
        number += 1
        cells = enumerate(contents.of(row, number))
        yield _row(number, "".join([f'<c r="{letters[place]}{number}"{content}' for place, content in cells]))
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
    return f'<row r="{number}">{cells}</row>'


def _cells(number: int, letters: Sequence[str], contents: Iterator[str]) -> str:
    return "".join(f'<c r="{letter}{number}"{content}' for letter, content in zip(letters, contents, strict=True))


class _Contents:
    """What stands in the cells of a sheet, behind their places; written once for all rows that say the same."""

    def __init__(self, columns: Sequence[Column], means: Means) -> None:
        self._columns, self._means = columns, means
        #: By whether it is bold, then column by column.
        self._known: tuple[list[dict[Value, str]], ...] = ([{} for _ in columns], [{} for _ in columns])

    def of(self, row: Row, number: int) -> list[str]:
        """Cell by cell; a section's row ends with its words."""
        bold = int(row.style is not RowStyle.PLAIN)
        found = []
        for place, (entry, known) in enumerate(zip(row.entries, self._known[bold], strict=False)):
            if isinstance(entry, Cell):
                if entry.link:
                    self._means.links.add(place, number, entry.link)
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
            return self._means.text(self._means.looks.link, cell.value)
        return self._written(cell.value, place, bold)

    def _written(self, value: Value, place: int, bold: int) -> str:
        looks = self._means.looks
        if isinstance(value, str):
            return self._means.text((looks.guarded if value[:1] in _FORMULA else looks.texts)[place][bold], value)
        if value is None:
            return f' s="{looks.values[place][bold]}"/>'
        return f' s="{looks.values[place][bold]}"><v>{_figure(value, self._columns[place].kind)}</v></c>'


def _figure(value: int | Decimal | date, kind: Kind) -> str:
    """A value as a file writes it: days counted, 12.5 percent as 0.125."""
    if isinstance(value, date):
        return str(value.toordinal() - _ORIGIN)
    if kind is Kind.PERCENT:
        return f"{Decimal(value) / 100:f}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
