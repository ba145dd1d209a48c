"""A form to fill in, as plain data, and what a person does to the file of one."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.progress.enums import State
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.rules.composing import FIELDS
from dondoc.reporting.rules.sheets.form import Form, FormRow, Identity, Value

#: The day on which files come back.
TODAY = date(2026, 3, 21)
IDENTITY = Identity(
    obligation=12, period="2026-Q1", agency=5, regime=3, plan=7, asked="ab12cd34ef", issued_on=date(2026, 3, 20)
)


def a_row(key: str, kind: AnswerKind = AnswerKind.TASK, *, section: str = "II. Nhiệm vụ", **values: Value) -> FormRow:
    """A row that asks for something; `values` stand in it already."""
    blank: dict[str, Value] = dict.fromkeys(FIELDS[kind])
    return FormRow(
        key=key,
        kind=kind,
        section=section if kind == AnswerKind.TASK else "",
        path=key[3:],
        words=f"Việc {key} phải làm trong năm.",
        goal="30/06/2026",
        last="",
        unit="",
        values={**blank, **values},
    )


def a_form(*rows: FormRow) -> Form:
    """Three tasks of two sections, an indicator and a part of the narrative, unless rows are named."""
    asked = rows or (
        a_row("NV-1", state=State.UNDER_WAY.value, text="Đã rà soát 12 thủ tục.", amount_done=Decimal("1234.5")),
        a_row("NV-2"),
        a_row("NV-3", section="III. Hạ tầng"),
        a_row("CT-7", AnswerKind.INDICATOR, value=Decimal(1234)),
        a_row("TM-done", AnswerKind.PART),
    )
    return Form(
        identity=IDENTITY,
        regime="Báo cáo quý",
        agency="Sở Công Thương tỉnh Sông Lam",
        receiver="Sở Tài chính tỉnh Sông Lam",
        period="Quý I/2026",
        plan="21/KH-UBND",
        due_on=date(2026, 4, 1),
        rows=asked,
    )


def with_now(form: Form, key: str, **values: Value) -> Form:
    """The form as the draft stands after somebody has changed it on the page."""
    rows = (replace(row, values={**row.values, **values}) if row.key == key else row for row in form.rows)
    return replace(form, rows=tuple(rows))


def edited(content: bytes, edit: Callable[[Workbook], object]) -> bytes:
    """The workbook as it is saved after an edit."""
    book = load_workbook(io.BytesIO(content))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def the_cell(sheet: Worksheet, key: str, heading: str) -> Cell:
    """The cell of a row, by its key and the heading of its column."""
    heads = next(row for row in sheet.iter_rows() if any(cell.value == "Mã" for cell in row))
    column = next(cell.column for cell in heads if cell.value == heading)
    row = next(cell.row for cells in sheet.iter_rows() for cell in cells if cell.value == key)
    found = sheet.cell(row, column)
    assert isinstance(found, Cell)
    return found


def typed(content: bytes, **cells: object) -> bytes:
    """The workbook with the task NV-2 filled in; underscores in names of headings are blanks."""

    def edit(book: Workbook) -> None:
        for heading, value in cells.items():
            the_cell(book["Nhiệm vụ"], "NV-2", heading.replace("_", " ")).value = value  # type: ignore[assignment]

    return edited(content, edit)


def saved_by_office(content: bytes, kind: str, folder: Path) -> bytes:
    """The file as LibreOffice saves it; `kind` is "xlsx" or "docx"."""
    source = folder / f"in.{kind}"
    source.write_bytes(content)
    command = [
        shutil.which("soffice") or "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"in.{kind}").read_bytes()
