"""Tables that a converter wrote as rows of cells between upright bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.extraction.source import Cell, Paragraph, Table
from dondoc.extraction.words import UPPER, squeeze

_BAR = re.compile(r"(?:^|\s)\|(?=\s|$)")
#: A line break within a cell, as the converter wrote it: before a list marker, or after a full sentence.
_BREAK = re.compile(r"\s/\s(?=\S)")
_INNER_ITEM = re.compile(rf"(?<=[.;:])\s+(?=[-+]\s+[{UPPER}])")
_ROW_NUMBER = re.compile(r"^(?:\d{1,3}\.?|[IVXLC]+\.?)$")


def is_barred(text: str) -> bool:
    """Whether the line is a row of cells between bars."""
    return bool(_BAR.search(text))


def table_of_bars(rows: Sequence[str], page: int | None) -> Table:
    """The table of consecutive rows; a row that swallowed the next one is parted again."""
    cut = [[squeeze(cell) for cell in _BAR.split(row)] for row in rows]
    columns = max((len(cells) for cells in cut[:1]), default=0)
    parted = [part for cells in cut for part in _part(cells, columns)]
    return Table(
        tuple(
            Cell(row, column, _paragraphs(text, page))
            for row, cells in enumerate(parted)
            for column, text in enumerate(cells)
            if text
        ),
        page,
    )


def _part(cells: list[str], columns: int) -> list[list[str]]:
    """Two rows where a head row ran into the first row of its group: "I | Group |  | 1 | Task | …"."""
    for at in range(2, len(cells) - 1):
        if len(cells) > columns and _ROW_NUMBER.match(cells[at]) and not cells[at - 1] and len(cells[at + 1]) > 12:
            return [cells[:at], *_part(cells[at:], columns)]
    return [cells]


def _paragraphs(text: str, page: int | None) -> tuple[Paragraph, ...]:
    pieces = [piece for part in _BREAK.split(text) for piece in _INNER_ITEM.split(part)]
    return tuple(Paragraph(piece.strip(), page) for piece in pieces if piece.strip())
