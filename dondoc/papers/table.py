"""A table as data: columns with their kinds, rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

Value = str | int | Decimal | date | None


class Kind(StrEnum):
    """What a column holds, and so how it is written and to which side it is set."""

    TEXT = "text"
    NUMBER = "number"
    #: 12.5 is written 12,5%
    PERCENT = "percent"
    DATE = "date"


class Align(StrEnum):
    """To which side the cells of a column are set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class RowStyle(StrEnum):
    """What a row is among its neighbours."""

    PLAIN = "plain"
    #: a heading between rows: its last cell spans what is left of the width
    SECTION = "section"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `share` is its part of the width against its neighbours'.

    Neighbours with the same `group` stand under that one heading. `align` None goes by the kind. `places` fixes the
    decimals; without it a number keeps what it has.
    """

    heading: str
    share: float = 1
    kind: Kind = Kind.TEXT
    align: Align | None = None
    group: str = ""
    places: int | None = None


class Cell(NamedTuple):
    """A value that is traced (`key`) or that leads somewhere (`link`, an address; spreadsheets only)."""

    value: Value
    key: str = ""
    link: str = ""


#: What may stand in a row: most values need no key.
Entry = Cell | Value


class Row(NamedTuple):
    """A row; fewer entries than columns leave the rest empty, except that the last of a section spans it."""

    entries: tuple[Entry, ...]
    style: RowStyle = RowStyle.PLAIN


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its title above and its note below.

    `unit` is said above to the right ("Đơn vị tính: nhiệm vụ"). `is_numbered` puts (1) (2) (3) under the headings.
    `sheet` names its sheet in a workbook, by default its title.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    note: str = ""
    is_numbered: bool = False
    sheet: str = ""

    def __post_init__(self) -> None:
        """Raise `ValueError` for a table without columns, or a row that is wider than the table."""
        if not self.columns or any(len(row.entries) > len(self.columns) for row in self.rows):
            message = f"rows do not fit the columns of {self.title!r}"
            raise ValueError(message)
