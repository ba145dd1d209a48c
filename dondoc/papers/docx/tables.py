"""Tables as WordprocessingML: a head that repeats on each page, rows that stay whole."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from dondoc.papers.docx.pen import Pen, run
from dondoc.papers.docx.styles import Style
from dondoc.papers.table import Align, Cell, Column, DataTable, Entry, Kind, Row, RowStyle
from dondoc.papers.values import escaped, shown

#: Numbers go to the right, where their digits stand under each other; days stand in the middle.
_SIDES = {Kind.TEXT: Align.LEFT, Kind.NUMBER: Align.RIGHT, Kind.PERCENT: Align.RIGHT, Kind.DATE: Align.CENTRE}
_JC = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
#: What Word wants between a table and what follows: next to nothing, lest it takes a page to itself.
SPACER = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
#: Twentieths of a point, in our own styles: a letter, one of a heading, a line, what a cell has beside its text.
_LETTER, _BOLD, _LINE, _BESIDE = 125, 140, 280, 150
#: Letters of the longest word that a column gives way to: a day, and codes of tasks; addresses may break.
_LONGEST = 12
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


def table(pen: Pen, data: DataTable, width: int) -> Iterator[str]:
    """The table with its title, unit and note; `width` in twentieths of a point."""
    if data.title:
        yield pen.paragraph(Style.TABLE_TITLE, data.title)
    if data.unit:
        yield pen.paragraph(Style.TABLE_UNIT, pen.words.unit.format(unit=data.unit))
    widths = _widths(data.columns, _narrowest(pen, data), width)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escaped(pen.styles["TABLE"])}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{each}"/>' for each in widths) + "</w:tblGrid>"
    yield from _head(pen, data, widths)
    yield from _rows(pen, data, widths)
    yield "</w:tbl>"
    yield pen.paragraph(Style.NOTE, data.note) if data.note else SPACER


def _narrowest(pen: Pen, data: DataTable) -> list[int]:
    """What each column needs so that no word of it is broken, nor a day or a number."""
    longest = [0] * len(data.columns)
    for row in data.rows:
        if row.style is RowStyle.SECTION:
            continue
        for place, (entry, column) in enumerate(zip(row.entries, data.columns, strict=False)):
            value = entry.value if isinstance(entry, Cell) else entry
            text = shown(value, column.kind, pen.language, column.places)
            longest[place] = max(longest[place], *map(len, text.split()), 0)
    headings = [max(map(len, column.heading.split()), default=0) for column in data.columns]
    return [
        max(min(letters, _LONGEST) * _LETTER, min(heading, _LONGEST) * _BOLD) + _BESIDE
        for letters, heading in zip(longest, headings, strict=True)
    ]


def _widths(columns: Sequence[Column], narrowest: Sequence[int], width: int) -> list[int]:
    """Whole twentieths of a point that add up to the width: the shares of the columns, but none too narrow.

    Where not all find room, the shares stand.
    """
    shares = [column.share for column in columns]
    widths = _shared(shares, width)
    tight: set[int] = set()
    while sum(narrowest) <= width and (found := {n for n, each in enumerate(widths) if each < narrowest[n]} - tight):
        tight |= found
        left = width - sum(narrowest[place] for place in tight)
        others = iter(_shared([share for place, share in enumerate(shares) if place not in tight], left))
        widths = [narrowest[place] if place in tight else next(others) for place in range(len(shares))]
    return widths


def _shared(shares: Sequence[float], width: int) -> list[int]:
    total, reached = sum(shares), 0.0
    edges = [0]
    for share in shares:
        reached += share
        edges.append(round(width * reached / total))
    return [right - left for left, right in pairwise(edges)]


def _head(pen: Pen, data: DataTable, widths: list[int]) -> Iterator[str]:
    height = 0
    if any(column.group for column in data.columns):
        height = _lower_height(data.columns, widths)
        yield _head_row() + "".join(_groups(pen, data.columns, widths)) + "</w:tr>"
        cells = (
            _head_cell(pen, column.heading if column.group else "", width, "" if column.group else "<w:vMerge/>")
            for column, width in zip(data.columns, widths, strict=True)
        )
    else:
        cells = (_head_cell(pen, column.heading, width) for column, width in zip(data.columns, widths, strict=True))
    yield _head_row(height) + "".join(cells) + "</w:tr>"
    if data.is_numbered:
        numbers = (_number_cell(pen, place, width) for place, width in enumerate(widths, start=1))
        yield _head_row() + "".join(numbers) + "</w:tr>"


def _head_row(height: int = 0) -> str:
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}<w:tblHeader/></w:trPr>"


def _lower_height(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """What the lower row of a head needs for the headings that reach into it.

    LibreOffice sees to it on the first page alone, and cuts them where the head is repeated.
    """
    headings = (_lines(each.heading, width) for each, width in zip(columns, widths, strict=True) if not each.group)
    return max(0, (max(headings, default=0) - 1) * _LINE)


def _lines(text: str, width: int) -> int:
    return len(textwrap.wrap(text, max(1, (width - _BESIDE) // _BOLD)))


def _groups(pen: Pen, columns: Sequence[Column], widths: list[int]) -> Iterator[str]:
    """The upper row of the head: a group over its columns; a column of no group reaches down."""
    places = groupby(enumerate(columns), key=lambda item: item[1].group or item[0])
    for _, members in places:
        held = list(members)
        place, first = held[0]
        width = sum(widths[place : place + len(held)])
        if first.group:
            yield _head_cell(pen, first.group, width, f'<w:gridSpan w:val="{len(held)}"/>')
        else:
            yield _head_cell(pen, first.heading, width, '<w:vMerge w:val="restart"/>')


def _head_cell(pen: Pen, text: str, width: int, extra: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}<w:vAlign w:val="center"/></w:tcPr>'
        f"{pen.paragraph(Style.HEAD_CELL, text)}</w:tc>"
    )


def _number_cell(pen: Pen, place: int, width: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{pen.opening(Style.CELL, _side(Align.CENTRE))}{run(f'({place})', italic=True)}</w:p></w:tc>"
    )


def _rows(pen: Pen, data: DataTable, widths: list[int]) -> Iterator[str]:
    starts = [_start(pen, column, width) for column, width in zip(data.columns, widths, strict=True)]
    for row in data.rows or (Row((pen.words.nothing,), RowStyle.SECTION),):
        written = (
            _section(pen, row, starts, widths) if row.style is RowStyle.SECTION else _cells(pen, data, row, starts)
        )
        yield f"{_ROW}{written}</w:tr>"


def _start(pen: Pen, column: Column, width: int) -> str:
    side = column.align or _SIDES[column.kind]
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{pen.opening(Style.CELL, '' if side is Align.LEFT else _side(side))}"
    )


def _side(side: Align) -> str:
    return f'<w:jc w:val="{_JC[side]}"/>'


def _cells(pen: Pen, data: DataTable, row: Row, starts: list[str]) -> str:
    is_bold = row.style is RowStyle.TOTAL
    missing = (None,) * (len(starts) - len(row.entries))
    return "".join(
        f"{start}{_content(pen, entry, column, is_bold=is_bold)}</w:p></w:tc>"
        for start, entry, column in zip(starts, (*row.entries, *missing), data.columns, strict=True)
    )


def _section(pen: Pen, row: Row, starts: list[str], widths: list[int]) -> str:
    """A heading between rows: the last entry spans what is left."""
    entries = row.entries or ("",)
    last = len(entries) - 1
    cells = [
        f"{starts[place]}{_content(pen, entries[place], _ANY, is_bold=True)}</w:p></w:tc>" for place in range(last)
    ]
    span = f'<w:gridSpan w:val="{len(widths) - last}"/>'
    cells.append(
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths[last:])}" w:type="dxa"/>{span}</w:tcPr>'
        f"{pen.opening(Style.CELL, '<w:keepNext/>')}{_content(pen, entries[last], _ANY, is_bold=True)}</w:p></w:tc>"
    )
    return "".join(cells)


_ANY = Column("")


def _content(pen: Pen, entry: Entry, column: Column, *, is_bold: bool) -> str:
    value, key = (entry.value, entry.key) if isinstance(entry, Cell) else (entry, "")
    if value is None:
        return ""
    runs = run(shown(value, column.kind, pen.language, column.places), bold=is_bold)
    return pen.traced(runs, key) if key else runs
