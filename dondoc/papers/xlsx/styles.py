"""How cells of a workbook look; each look is known to the rows by its number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.papers.table import Align, Column, Kind

_FONT = "Times New Roman"
_LINE = Side(style="thin", color="000000")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SIDES = {Kind.TEXT: "left", Kind.NUMBER: "right", Kind.PERCENT: "right", Kind.DATE: "center"}
_ALIGNED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_HEAD = PatternFill("solid", fgColor="F4F3EF")


@dataclass(frozen=True, slots=True)
class Looks:
    """Numbers of looks: a pair a column (plain, bold) for values, for text, and for text that looks like a formula."""

    title: int
    unit: int
    head: int
    number: int
    note: int
    values: tuple[tuple[int, int], ...]
    texts: tuple[tuple[int, int], ...]
    guarded: tuple[tuple[int, int], ...]
    link: int


def looks_of(sheet: Worksheet, columns: tuple[Column, ...]) -> Looks:
    """Make the looks known to the sheet's workbook."""
    # Columns are of few sorts, and a look takes long to be made known.
    pair = cache(partial(_pair, sheet))
    return Looks(
        title=_look(sheet, size=14, bold=True, side="left", framed=False),
        unit=_look(sheet, italic=True, side="left", framed=False),
        head=_look(sheet, bold=True, side="center", filled=True),
        number=_look(sheet, italic=True, side="center", filled=True),
        note=_look(sheet, italic=True, side="left", framed=False, wrapped=False),
        values=tuple(pair(_side(column), _format(column)) for column in columns),
        texts=tuple(pair(_side(column), "@") for column in columns),
        guarded=tuple(pair(_side(column), "@", guarded=True) for column in columns),
        link=_look(sheet, side="left", underlined=True),
    )


def _side(column: Column) -> str:
    return _ALIGNED[column.align] if column.align else _SIDES[column.kind]


def _pair(sheet: Worksheet, side: str, format_: str, *, guarded: bool = False) -> tuple[int, int]:
    plain, bold = (_look(sheet, bold=bold, side=side, format_=format_, guarded=guarded) for bold in (False, True))
    return plain, bold


def _format(column: Column) -> str:
    if column.kind is Kind.DATE:
        return "dd/mm/yyyy"
    decimals = "" if not column.places else "." + "0" * column.places
    if column.kind is Kind.PERCENT:
        return f"0{decimals or '.##'}%" if column.places != 0 else "0%"
    return f"#,##0{decimals}" if column.places is not None else "General"


def _look(
    sheet: Worksheet,
    *,
    side: str,
    size: float = 12,
    bold: bool = False,
    italic: bool = False,
    underlined: bool = False,
    framed: bool = True,
    filled: bool = False,
    wrapped: bool = True,
    guarded: bool = False,
    format_: str = "General",
) -> int:
    cell = WriteOnlyCell(sheet)
    cell.font = Font(name=_FONT, size=size, bold=bold, italic=italic, underline="single" if underlined else None)
    cell.alignment = Alignment(horizontal=side, vertical="center" if filled else "top", wrap_text=wrapped and framed)
    cell.border = _BORDER if framed else Border()
    cell.fill = _HEAD if filled else PatternFill()
    cell.number_format = format_
    cell.quotePrefix = guarded
    number: int = cell.style_id
    return number
