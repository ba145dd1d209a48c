"""A file of agencies as rows, and what is to be done with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.rules.spans import Span


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with its number in the file; cells by column, blanks at their ends cut off."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and headings that mean no column."""

    columns: Sequence[str]
    rows: Sequence[SheetRow]
    unknown: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        """To be carried from the preview to the writing."""
        rows = [[row.number, *(row.cells[column] for column in self.columns)] for row in self.rows]
        return {"columns": list(self.columns), "rows": rows, "unknown": list(self.unknown)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Sheet:
        """Back again."""
        columns = kept["columns"]
        rows = [SheetRow(row[0], dict(zip(columns, row[1:], strict=True))) for row in kept["rows"]]
        return cls(columns, rows, kept["unknown"])


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one cell, in a sentence; the column is empty where it is the row as a whole."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A stretch of an agency as the file wants it; agencies by their keys."""

    row: int
    key: str
    #: Row of the stretch that is corrected; None for a new one.
    phase: int | None
    name: str
    short_name: str
    kind: Kind
    level: Level
    parent: str
    province: str
    code: str
    place: str
    place_kind: str
    span: Span
    #: None where the file has no such column.
    spellings: tuple[str, ...] | None = None
    #: What is no longer the same, as {"name": [before, after]}.
    changed: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What writing the file would do; with a problem nothing is written."""

    new: Sequence[Wanted] = ()
    changed: Sequence[Wanted] = ()
    #: Rows that say what the registry says.
    same: int = 0
    problems: Sequence[Problem] = ()
    #: Headings that mean no column.
    unknown: Sequence[str] = ()
