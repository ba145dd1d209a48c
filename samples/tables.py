"""The tables of a plan: letterhead and signature without borders, appendices with merged cells and a repeated head."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell, _Row

from samples import form

_SIZE = 12
_INDICATOR_WIDTHS = (1.4, 5.5, 1.5, 1.6, 1.6, 2.5, 3.4, 4.2, 3.4)
_TASK_WIDTHS = (1.4, 3.3, 9.2, 4.0, 4.4, 2.8)
_CENTRED = {"number", "unit", "value", "rank", "target", "time"}


def side_by_side(document: Docx, left: Length, right: Length) -> tuple[_Cell, _Cell]:
    """Two cells without borders, for what stands left and right on a page."""
    table = document.add_table(rows=1, cols=2)
    _set_widths(table, (left, right))
    first, second = table.rows[0].cells
    return first, second


def add_indicators(document: Docx, words: dict[str, Any]) -> None:
    """The appendix of indicators: a head of two rows, a row a group over the whole width, evaluators merged down."""
    table = _grid(document, _INDICATOR_WIDTHS)
    _indicator_head(table)
    for group in words["group"]:
        row = _new_row(table)
        _fill(row.cells[0], group["number"], bold=True, centred=True)
        _fill(row.cells[1].merge(row.cells[-1]), group["name"], bold=True)
        _add_rows(
            table,
            group["row"],
            ("number", "name", "unit", "value", "rank", "target", "lead", "coordinating", "evaluator"),
        )
    form.line(document, words["note"], size=_SIZE, italic=True, before=Pt(6))


def add_tasks(document: Docx, words: dict[str, Any]) -> None:
    """The appendix of tasks: number and indicator merged over their tasks, roles and times where they are shared."""
    table = _grid(document, _TASK_WIDTHS)
    _head_row(
        _new_row(table),
        ("STT", "Chỉ tiêu", "Nhiệm vụ, giải pháp", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"),
    )
    for indicator in words["indicator"]:
        first, *rest = indicator["task"]
        opening = {**first, "number": indicator["number"], "name": indicator["name"]}
        _add_rows(table, [opening, *rest], ("number", "name", "text", "lead", "coordinating", "time"))


def _indicator_head(table: Table) -> None:
    upper, lower = _new_row(table), _new_row(table)
    titles = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2025", "", "Mục tiêu năm 2026"]
    titles += ["Cơ quan chủ trì", "Cơ quan phối hợp", "Cơ quan đánh giá"]
    upper.cells[3].merge(upper.cells[4])
    for column, title in enumerate(titles):
        if column not in {3, 4}:
            _fill(upper.cells[column].merge(lower.cells[column]), title, bold=True, centred=True)
    _fill(upper.cells[3], titles[3], bold=True, centred=True)
    _fill(lower.cells[3], "Giá trị", bold=True, centred=True)
    _fill(lower.cells[4], "Xếp hạng", bold=True, centred=True)
    for row in (upper, lower):
        _mark(row, "w:tblHeader")


def _head_row(row: _Row, titles: tuple[str, ...]) -> None:
    for cell, title in zip(row.cells, titles, strict=True):
        _fill(cell, title, bold=True, centred=True)
    _mark(row, "w:tblHeader")


def _add_rows(table: Table, rows: list[dict[str, str]], columns: tuple[str, ...]) -> None:
    """A row each; a column that a row does not name is merged with the cell above."""
    made = [_new_row(table) for _ in rows]
    for row in made:
        _mark(row, "w:cantSplit")
    for column, name in enumerate(columns):
        starts = [place for place, row in enumerate(rows) if name in row]
        for start, end in pairwise([*starts, len(rows)]):
            cell = made[start].cells[column]
            if end - start > 1:
                cell = cell.merge(made[end - 1].cells[column])
            _fill(cell, rows[start][name], centred=name in _CENTRED)


def _fill(cell: _Cell, text: str, *, bold: bool = False, centred: bool = False) -> None:
    """The text, a paragraph a line; merging has left empty paragraphs, which go."""
    for paragraph in cell.paragraphs[1:]:
        cell._tc.remove(paragraph._p)
    for part in text.splitlines():
        form.line(cell, part, size=_SIZE, bold=bold, centred=centred, before=Pt(2), after=Pt(2))
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves it untyped
    return row


def _grid(document: Docx, widths: tuple[float, ...]) -> Table:
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, tuple(Cm(width) for width in widths))
    return table


def _set_widths(table: Table, widths: tuple[Length, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(form.element(name))
