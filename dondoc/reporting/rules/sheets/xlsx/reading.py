"""A workbook that came back, whatever Excel, LibreOffice and people did to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.reporting.rules.sheets.errors import Unreadable
from dondoc.reporting.rules.sheets.form import Filled, Identity, Raw, Value
from dondoc.reporting.rules.sheets.grids import Grid, filled_rows
from dondoc.reporting.rules.sheets.identity import identity_in
from dondoc.reporting.rules.sheets.opening import opened

#: A form is some hundred rows long; whoever colours a whole column makes a million.
_ROWS, _COLUMNS = 5_000, 60
#: What openpyxl raises on files that are damaged in one way or another.
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile, SyntaxError)


def read_xlsx(content: bytes) -> Filled:
    """What stands in the workbook; raises `Unreadable`. Formulas give what was computed last."""
    opened(content)
    try:
        book = load_workbook(io.BytesIO(content), rich_text=False)
        computed = load_workbook(io.BytesIO(content), data_only=True) if _has_formulas(book) else book
        return Filled(_identity(book), filled_rows(_grids(book, computed)))
    except _BROKEN as error:
        raise Unreadable("broken") from error


def _identity(book: Workbook) -> Identity | None:
    """In a cell, wherever it was moved; else among the file's properties."""
    cells = (cell for sheet in book.worksheets for row in _values(sheet) for cell in row)
    lines = [cell for cell in cells if isinstance(cell, str) and "DD1." in cell]
    properties = book.properties.keywords or ""
    return next((found for line in [*lines, properties] if (found := identity_in(line))), None)


def _values(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    return sheet.iter_rows(max_row=min(sheet.max_row, _ROWS), max_col=min(sheet.max_column, _COLUMNS), values_only=True)


def _has_formulas(book: Workbook) -> bool:
    return any(_is_formula(cell) for sheet in book.worksheets for row in _values(sheet) for cell in row)


def _is_formula(value: Any) -> bool:
    return (isinstance(value, str) and value.startswith("=")) or type(value).__name__ in (
        "ArrayFormula",
        "DataTableFormula",
    )


def _grids(book: Workbook, computed: Workbook) -> Iterator[Grid]:
    for sheet in book.worksheets:
        merged = _merged(sheet)
        shown = computed[sheet.title]
        rows = []
        cells = sheet.iter_rows(max_row=min(sheet.max_row, _ROWS), max_col=min(sheet.max_column, _COLUMNS))
        for number, row in enumerate(cells, start=1):
            raws = [_raw(cell, shown.cell(number, place).value, merged) for place, cell in enumerate(row, start=1)]
            rows.append((f"{sheet.title}, dòng {number}", raws))
        yield Grid(rows)


def _merged(sheet: Worksheet) -> frozenset[tuple[int, int]]:
    """Row and column of all cells that are one with others."""
    ranges = (each for each in sheet.merged_cells.ranges if each.size["rows"] <= _ROWS)
    return frozenset(place for each in ranges for place in each.cells)


def _raw(cell: Any, shown: Any, merged: frozenset[tuple[int, int]]) -> Raw:
    # Text that begins with "=" and is marked as text is text.
    is_formula = cell.data_type == "f"
    is_error = (is_formula and shown is None) or (isinstance(shown, str) and _is_error(cell, shown))
    return Raw(
        value=_value(shown if is_formula else cell.value),
        is_formula=is_formula,
        is_error=is_error,
        is_merged=(cell.row, cell.column) in merged,
    )


_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!")


def _is_error(cell: Any, shown: str) -> bool:
    return cell.data_type in ("e", "f") and shown in _ERRORS


def _value(value: Any) -> Value:
    if value is None or isinstance(value, (str, Decimal)):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        # As Excel shows it: fifteen digits, without the dust of binary fractions.
        return Decimal(format(value, ".15g"))
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) and not isinstance(value, time) else str(value)
