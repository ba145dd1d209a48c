"""Tables that a converter wrote as rows of cells between upright bars, with what it spoilt mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dondoc.extraction.grammar.columns import read_head
from dondoc.extraction.grammar.words import UPPER, squeeze
from dondoc.extraction.source import Block, Cell, Paragraph, Table

_BAR = re.compile(r"(?:^|\s)\|(?=\s|$)")
#: A line break within a cell, as the converter wrote it: before a list marker, or after a full sentence.
_BREAK = re.compile(r"\s/\s(?=\S)")
_INNER_ITEM = re.compile(rf"(?<=[.;:])\s+(?=[-+]\s+[{UPPER}])")
_ROW_NUMBER = re.compile(r"^(?:\d{1,3}\.?|[IVXLC]+\.?)$")
#: A cell longer than this with markers in it holds a document that lost its lines.
_OUTSIZE = 1500
_LOST_LINE = re.compile(
    rf"\s+(?=[IVX]{{1,5}}\. ?[{UPPER}]{{2}}|\d{{1,2}}\. [{UPPER}]|[a-zđ]\) [{UPPER}]|[-+] [{UPPER}]"
    r"|\((?:Kèm theo|Chi tiết))"
    rf"|(?<=[{UPPER}]{{2}})\s+(?=(?:Thực hiện|Căn cứ|Triển khai|Để) )"
)


def is_barred(text: str) -> bool:
    """Whether the line is a row of cells between bars."""
    return bool(_BAR.search(text))


def blocks_of_bars(rows: Sequence[str], page: int | None) -> Iterator[Block]:
    """The tables of consecutive rows, and the paragraphs of a document that was pressed into a row."""
    table: list[list[str]] = []
    for row in rows:
        cells = [squeeze(cell) for cell in _BAR.split(row)]
        if not any(_is_outsize(cell) for cell in cells):
            table.append(cells)
            continue
        if table:
            yield _table(table, page)
        heads = _heads_at_end(cells)
        for cell in cells[: len(cells) - heads]:
            yield from (Paragraph(line, page) for line in _lines(cell))
        table = [cells[len(cells) - heads :]] if heads else []
    if table:
        yield _table(table, page)


def _is_outsize(cell: str) -> bool:
    return len(cell) > _OUTSIZE and len(_LOST_LINE.findall(cell)) >= 4


def _lines(cell: str) -> Iterator[str]:
    """A cell's lines, where its markers show them."""
    parts = _LOST_LINE.split(cell) if len(cell) > 60 else [cell]
    return (part.strip() for part in parts if part.strip())


def _heads_at_end(cells: Sequence[str]) -> int:
    """How many of the last cells are heads of the columns that follow; 0 for fewer than three."""
    count = 0
    for cell in reversed(cells):
        if read_head(cell) is None:
            break
        count += 1
    return count if count >= 3 else 0


def _table(rows: Sequence[Sequence[str]], page: int | None) -> Table:
    columns = len(rows[0])
    numbered = (head := read_head(rows[0][0])) is not None and head.kind == "number"
    parted = [part for cells in rows for part in _part(list(cells), columns)]
    mended = [_shifted(cells, numbered, columns) for cells in _second_heads_right(parted)]
    cells = (
        Cell(row, column, paragraphs)
        for row, texts in enumerate(mended)
        for column, text in enumerate(texts)
        if (paragraphs := _paragraphs(text, page))
    )
    return Table(tuple(cells), page)


def _part(cells: list[str], columns: int) -> list[list[str]]:
    """Two rows where one swallowed the next: "I | Group |  | 1 | Task | …"."""
    for at in range(2, len(cells) - 1):
        swallowed = _ROW_NUMBER.match(cells[at]) and not cells[at - 1] and len(cells[at + 1]) > 12
        if len(cells) > columns and swallowed:
            return [cells[:at], *_part(cells[at:], columns)]
    return [cells]


def _second_heads_right(rows: list[list[str]]) -> list[list[str]]:
    """A second row of heads ("Năm 2026 | Năm 2027") stands under the last head of the first row."""
    if len(rows) < 3 or len(rows[1]) < 2 or any(read_head(cell) is None for cell in rows[1]):
        return rows
    width = max(len(row) for row in rows[2:])
    blank = [""] * max(0, width - len(rows[1]))
    return [rows[0], [*blank, *rows[1]], *rows[2:]]


def _shifted(cells: list[str], numbered: bool, columns: int) -> list[str]:
    """A row without a number in a numbered table lost its first cell."""
    lost = (
        numbered
        and len(cells) < columns + 1
        and len(cells[0]) > 25
        and not _ROW_NUMBER.match(cells[0])
        and len(cells) > 2
    )
    return ["", *cells] if lost else cells


def _paragraphs(text: str, page: int | None) -> tuple[Paragraph, ...]:
    pieces = [piece for part in _BREAK.split(text) for piece in _INNER_ITEM.split(part)]
    return tuple(Paragraph(piece.strip(), page) for piece in pieces if piece.strip())
