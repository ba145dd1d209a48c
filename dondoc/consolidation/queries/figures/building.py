"""A table under way: rows of plain entries and of figures, which get their keys as they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext

from dondoc.papers.table import Cell, Column, DataTable, Row, RowStyle, Value


class Figure(NamedTuple):
    """A number on paper, and what it counts: keys of tasks, answers or obligations.

    `identity` says what it is wherever it stands ("counts/section/12:II/open_late"); `key` is its place on this paper
    ("B1.3.2": table 1, row 3, column 2), `row` and `column` the same in words.
    """

    identity: str
    value: int | Decimal | None
    tasks: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()
    obligations: tuple[int, ...] = ()
    key: str = ""
    row: str = ""
    column: str = ""
    #: What stands on paper in its stead: "2 of 15 agencies".
    words: str = ""

    @property
    def where(self) -> str:
        """Its place on this paper, in words; empty for one that stands in no table."""
        return f"{self.row}: {self.column}" if self.row else ""

    @property
    def is_traced(self) -> bool:
        """It stands on paper, and something behind it; a count of nothing has nothing to lead to."""
        return bool(self.key and (self.tasks or self.answers or self.obligations))


#: What may be put into a row.
Put = Figure | Value


@dataclass
class Sheet:
    """Table number `number` of a report."""

    number: int
    title: str
    columns: tuple[Column, ...]
    unit: str = ""
    note: str = ""
    sheet: str = ""
    figures: list[Figure] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)
    _count: int = 0

    def __post_init__(self) -> None:
        self._names = [", ".join(filter(None, (column.group, column.heading))) for column in self.columns]

    def add(self, name: str, entries: Iterable[Put], style: RowStyle = RowStyle.PLAIN) -> None:
        """A row; `name` is what its figures' places are called by."""
        self._count += 1
        row = self._place(name)
        cells = tuple(self._cell(row, place, entry) for place, entry in enumerate(entries))
        self._rows.append(Row(cells, style))

    def keep(self, name: str, column: str, figure: Figure) -> None:
        """A figure that is too much for paper: it is frozen, so that its changes are seen, and has no key."""
        self.figures.append(figure._replace(row=self._place(name), column=column))

    def _place(self, name: str) -> str:
        return gettext("table %(table)s, %(row)s") % {"table": self.number, "row": name}

    def heading(self, *entries: Value) -> None:
        """A heading between rows."""
        self._rows.append(Row(entries, RowStyle.SECTION))

    def _cell(self, row: str, place: int, entry: Put) -> Cell | Value:
        if not isinstance(entry, Figure):
            return entry
        key = f"B{self.number}.{self._count}.{place + 1}"
        figure = entry._replace(key=key, row=row, column=self._names[place])
        self.figures.append(figure)
        shown = figure.words or figure.value
        return Cell(shown, figure.key) if figure.is_traced else shown

    @property
    def is_empty(self) -> bool:
        """It has no row."""
        return not self._rows

    def table(self) -> DataTable:
        """As papers have it."""
        title = gettext("Table %(number)s. %(title)s") % {"number": self.number, "title": self.title}
        return DataTable(
            title, self.columns, tuple(self._rows), unit=self.unit, note=self.note, sheet=self.sheet or self.title
        )


def all_figures(sheets: Sequence[Sheet]) -> dict[str, Figure]:
    """By identity, in the order of the paper."""
    return {figure.identity: figure for sheet in sheets for figure in sheet.figures}
