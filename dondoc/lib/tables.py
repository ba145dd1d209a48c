"""Tables that leave as CSV or XLSX and open in Excel as they are meant."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | int | Decimal | date | datetime | bool | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
#: Control characters that XML cannot hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Excel takes no more than this in one cell.
_CELL_LIMIT = 32_767


@dataclass(frozen=True)
class Column:
    """A heading and the width that it gets in Excel, in signs."""

    heading: str
    width: int = 18


@dataclass(frozen=True)
class Table:
    """Columns and rows, each row as long as the columns; rows may be a generator and are read once."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]

    def csv(self) -> bytes:
        """UTF-8 with a byte-order mark, so that Excel shows the accents; days in ISO, decimals with a point."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow([column.heading for column in self.columns])
        writer.writerows([_plain(cell) for cell in row] for row in self.rows)
        return out.getvalue().encode("utf-8-sig")

    def xlsx(self) -> bytes:
        """A workbook with one sheet: head frozen and bold, numbers and days as such, no cell a formula."""
        book = Workbook(write_only=True)
        sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", self.title)[:31])
        sheet.freeze_panes = "A2"
        for number, column in enumerate(self.columns, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.append([_head(sheet, column.heading) for column in self.columns])
        for row in self.rows:
            sheet.append([_typed(sheet, cell) for cell in row])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def response(self, kind: str, filename: str) -> HttpResponse:
        """A download; `kind` is "csv" or "xlsx", `filename` has no ending."""
        content, content_type = (self.xlsx(), _XLSX) if kind == "xlsx" else (self.csv(), "text/csv; charset=utf-8")
        name = f"{filename}.{kind}"
        response = HttpResponse(content, content_type=content_type)
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
        return response


def _plain(cell: Cell) -> str:
    """A cell of a CSV; text that Excel would take for a formula gets an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return timezone.localtime(cell).isoformat(timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    return str(cell)


def _head(sheet: WriteOnlyWorksheet, heading: str) -> OpenpyxlCell:
    cell = WriteOnlyCell(sheet, value=heading)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _typed(sheet: WriteOnlyWorksheet, value: Cell) -> OpenpyxlCell:
    """A cell of a workbook; text is marked as text whatever it starts with."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).replace(tzinfo=None)
    text = _CONTROLS.sub("", value)[:_CELL_LIMIT] if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet)
    cell.value = text
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy hh:mm" if isinstance(value, datetime) else "dd/mm/yyyy"
    cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
    return cell
