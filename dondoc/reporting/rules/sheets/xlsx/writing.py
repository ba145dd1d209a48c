"""The form as a workbook that people like to fill in: heads stay in sight, states are picked, keys are locked."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.rules.composing import FIELDS
from dondoc.reporting.rules.sheets.form import DAYS, NUMBERS, Form, FormRow, Value
from dondoc.reporting.rules.sheets.identity import line_of
from dondoc.reporting.rules.sheets.stamps import stamp_of
from dondoc.reporting.rules.sheets.words import ABOUT, ADVICE, HELP, IDENTITY, SHEETS, STATES, TITLE, facts, heading

#: Columns of each sheet with their widths, in signs.
_COLUMNS: dict[str, dict[str, int]] = {
    AnswerKind.TASK: {
        "key": 9,
        "path": 8,
        "words": 40,
        "goal": 12,
        "last": 24,
        "state": 18,
        "text": 42,
        "product_number": 16,
        "product_on": 12,
        "product_name": 22,
        "amount_done": 10,
        "amount_planned": 10,
        "unit": 11,
        "stamp": 12,
    },
    AnswerKind.INDICATOR: {
        "key": 9,
        "path": 8,
        "words": 46,
        "unit": 12,
        "goal": 18,
        "last": 16,
        "value": 14,
        "text": 50,
        "stamp": 12,
    },
    AnswerKind.PART: {"key": 16, "words": 34, "last": 46, "text": 80, "stamp": 12},
}
_HEAD = 3
_FONT = "Times New Roman"
_EDGE = Side(style="thin", color="B7BDC4")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_HEAD_FILL = PatternFill("solid", fgColor="1F3A5F")
_SECTION_FILL = PatternFill("solid", fgColor="E7ECF2")
_ANSWER_FILL = PatternFill("solid", fgColor="FFFBE6")
_GREY = "6B7480"
#: Control signs that XML cannot hold, and what one cell can.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CELL_LIMIT = 32_767
#: Of a line of words in a row, in points; rows are no higher than Excel lets them be.
_LINE, _HIGHEST = 15.5, 400.0


def write_xlsx(form: Form) -> bytes:
    """The form as XLSX: a sheet of facts, one for each kind of row that it has, one that says how to fill it in."""
    book = Workbook()
    book.properties.title = f"{TITLE}: {form.regime}, {form.period}"
    book.properties.creator = "Đôn Đốc"
    book.properties.keywords = line_of(form.identity)
    about = book.worksheets[0]
    _about(about, form)
    for kind in AnswerKind:
        if rows := form.of(kind):
            _sheet(book.create_sheet(SHEETS[kind]), kind, rows, form)
    _advice(book.create_sheet(HELP))
    book.active = 1 if form.rows else 0
    about.sheet_view.tabSelected = book.active == about
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _about(sheet: Worksheet, form: Form) -> None:
    sheet.title = ABOUT
    _print(sheet, "portrait")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 66
    _put(sheet, 1, 1, TITLE, font=Font(name=_FONT, size=16, bold=True))
    for number, (name, said) in enumerate(facts(form), start=3):
        _put(sheet, number, 1, name, font=Font(name=_FONT, size=12, color=_GREY))
        _put(sheet, number, 2, said, font=Font(name=_FONT, size=12))
    last = sheet.max_row + 2
    _put(sheet, last, 1, IDENTITY, font=Font(name=_FONT, size=9, color=_GREY))
    _put(sheet, last, 2, line_of(form.identity), font=Font(name=_FONT, size=9, color=_GREY))
    _protect(sheet)


def _advice(sheet: Worksheet) -> None:
    _print(sheet, "portrait")
    sheet.column_dimensions["A"].width = 96
    _put(sheet, 1, 1, HELP, font=Font(name=_FONT, size=16, bold=True))
    for number, said in enumerate(ADVICE, start=3):
        _put(sheet, number, 1, f"{number - 2}. {said}", font=Font(name=_FONT, size=12))
        sheet.row_dimensions[number].height = _LINE * (1 + len(said) // 90) + 6
    _protect(sheet)


def _sheet(sheet: Worksheet, kind: AnswerKind, rows: Sequence[FormRow], form: Form) -> None:
    columns = list(_COLUMNS[kind])
    _print(sheet, "landscape")
    _put(sheet, 1, 1, f"{SHEETS[kind]}: {form.period}, {form.agency}", font=Font(name=_FONT, size=14, bold=True))
    sheet.cell(1, 1).alignment = Alignment(wrap_text=False)
    for number, name in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _COLUMNS[kind][name]
        _put(sheet, _HEAD, number, heading(kind, name), font=Font(name=_FONT, size=11, bold=True, color="FFFFFF"))
        sheet.cell(_HEAD, number).fill = _HEAD_FILL
    sheet.column_dimensions[get_column_letter(len(columns))].hidden = True
    sheet.freeze_panes = get_column_letter(columns.index("words") + 2) + str(_HEAD + 1)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    last = _rows(sheet, kind, columns, rows)
    if "state" in columns:
        _states(sheet, get_column_letter(columns.index("state") + 1), last)
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(len(columns))}{last}"
    _protect(sheet)


def _rows(sheet: Worksheet, kind: AnswerKind, columns: Sequence[str], rows: Iterable[FormRow]) -> int:
    """Write them under their headings; gives the last row's number."""
    number, section = _HEAD, ""
    for row in rows:
        if row.section != section:
            section, number = row.section, number + 1
            _section(sheet, number, section, len(columns))
        number += 1
        for column, name in enumerate(columns, start=1):
            _cell(sheet, number, column, kind, name, row)
        sheet.row_dimensions[number].height = _height(kind, columns, row)
    return number


def _section(sheet: Worksheet, number: int, title: str, width: int) -> None:
    for column in range(1, width + 1):
        sheet.cell(number, column).fill = _SECTION_FILL
    # In the column of words: a cell of keys holds nothing but keys.
    _put(sheet, number, 3, title, font=Font(name=_FONT, size=12, bold=True))


def _cell(sheet: Worksheet, number: int, column: int, kind: AnswerKind, name: str, row: FormRow) -> None:
    is_answer = name in FIELDS[kind]
    is_quiet = name in ("key", "last", "stamp")
    font = Font(name=_FONT, size=9 if name in ("key", "stamp") else 11, color=_GREY if is_quiet else "000000")
    _put(sheet, number, column, _said(kind, name, row), font=font)
    cell = sheet.cell(number, column)
    cell.border = _BORDER
    if is_answer:
        cell.fill, cell.protection = _ANSWER_FILL, Protection(locked=False)
        cell.number_format = _format(name)
        if name == "text":
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        if name in NUMBERS:
            cell.alignment = Alignment(horizontal="right", vertical="top")


def _said(kind: AnswerKind, name: str, row: FormRow) -> Value:
    if name == "stamp":
        return stamp_of(kind, row.values)
    if name not in FIELDS[kind]:
        return str(getattr(row, name))
    said = row.values.get(name)
    return STATES.get(said, "") if name == "state" and isinstance(said, str) else said  # type: ignore[call-overload]


def _format(name: str) -> str:
    if name in DAYS:
        return "dd/mm/yyyy"
    # Text stays text: Excel would make a day of the number "12/2025".
    return "#,##0.######" if name in NUMBERS else "@"


def _put(sheet: Worksheet, number: int, column: int, value: Value, *, font: Font) -> None:
    cell = sheet.cell(number, column)
    if isinstance(value, str):
        cell.value = _CONTROLS.sub("", value)[:_CELL_LIMIT] or None
        # What begins with = is what somebody wrote, never a formula.
        cell.data_type = "s" if cell.value is not None else "n"
    else:
        cell.value = value
    cell.font = font
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _height(kind: AnswerKind, columns: Iterable[str], row: FormRow) -> float:
    """High enough for the longest cell, since rows grow by themselves in no program that opens a file."""
    lines = 2.0
    for name in columns:
        said = _said(kind, name, row)
        if isinstance(said, str) and name != "stamp":
            width = _COLUMNS[kind][name] * 1.15
            lines = max(lines, sum(1 + len(line) // width for line in said.split("\n")))
    return min(lines * _LINE, _HIGHEST)


def _states(sheet: Worksheet, letter: str, last: int) -> None:
    picked = DataValidation(type="list", formula1='"{}"'.format(",".join(STATES.values())), allow_blank=True)
    picked.showErrorMessage, picked.errorStyle = True, "warning"
    picked.errorTitle, picked.error = "Tình trạng", "Hãy chọn một trong bốn tình trạng trong danh sách."
    sheet.add_data_validation(picked)
    picked.add(f"{letter}{_HEAD + 1}:{letter}{last}")


def _protect(sheet: Worksheet) -> None:
    """Against slips, without a password: widths, heights, sorting and filters are free."""
    guard = sheet.protection
    guard.sheet = True
    guard.formatCells = guard.formatColumns = guard.formatRows = False
    guard.insertColumns = guard.sort = guard.autoFilter = False


def _print(sheet: Worksheet, orientation: str) -> None:
    sheet.page_setup.orientation = orientation  # type: ignore[assignment]
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_margins.left = sheet.page_margins.right = 0.5
