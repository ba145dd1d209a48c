"""The form as a workbook and as a document: written, edited by people and programs, read back."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.rules.sheets.docx import read_docx, write_docx
from dondoc.reporting.rules.sheets.errors import Unreadable
from dondoc.reporting.rules.sheets.form import Filled, Form
from dondoc.reporting.rules.sheets.outcome import Reason, Understood, Verdict
from dondoc.reporting.rules.sheets.understanding import understand
from dondoc.reporting.rules.sheets.xlsx import read_xlsx, write_xlsx
from dondoc.reporting.tests.forms import IDENTITY, TODAY, a_form, a_row, edited, saved_by_office, the_cell, typed

FORM = a_form()


def rows(filled: Filled, form: Form = FORM) -> dict[str, Understood]:
    return {row.key: row for row in understand(form, filled, on=TODAY).rows}


def verdicts(filled: Filled, form: Form = FORM) -> dict[str, Verdict]:
    return {key: row.verdict for key, row in rows(filled, form).items()}


UNTOUCHED = {
    "NV-1": Verdict.SAME,
    "NV-2": Verdict.BLANK,
    "NV-3": Verdict.BLANK,
    "CT-7": Verdict.SAME,
    "TM-done": Verdict.BLANK,
}


def test_a_workbook_that_nobody_touched_changes_nothing() -> None:
    filled = read_xlsx(write_xlsx(FORM))
    assert (filled.identity, verdicts(filled)) == (IDENTITY, UNTOUCHED)


def test_a_document_that_nobody_touched_changes_nothing() -> None:
    filled = read_docx(write_docx(FORM))
    assert (filled.identity, verdicts(filled)) == (IDENTITY, UNTOUCHED)


def test_what_people_type_into_the_workbook_is_taken() -> None:
    content = typed(
        write_xlsx(FORM),
        Tình_trạng="hoan thanh",
        Kết_quả_thực_hiện="Đã trình.",
        Số_văn_bản="12/TTr-SCT",
        Ngày_văn_bản=date(2026, 3, 2),
        Đã_làm=0,
        Phải_làm="1.234,5",
    )
    assert rows(read_xlsx(content))["NV-2"].values == {
        "state": "done",
        "text": "Đã trình.",
        "product_number": "12/TTr-SCT",
        "product_on": date(2026, 3, 2),
        "amount_done": Decimal(0),
        "amount_planned": Decimal("1234.5"),
    }


def test_sorted_rows_moved_columns_and_renamed_sheets_are_found_again() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Nhiệm vụ"]
        sheet.title = "Bản của tôi"
        the_cell(sheet, "NV-3", "Kết quả thực hiện").value = "Đã thông xe."
        lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        for number, line in enumerate(reversed(lines), start=4):
            for column, value in enumerate(line, start=1):
                sheet.cell(number, column).value = value
        sheet.insert_cols(3)
        sheet.insert_rows(1, 2)
        book.move_sheet(sheet, 2)

    found = rows(read_xlsx(edited(write_xlsx(FORM), edit)))
    assert found["NV-3"].values == {"text": "Đã thông xe."}
    assert found["NV-3"].place.startswith("Bản của tôi, dòng ")
    assert found["NV-1"].verdict == Verdict.SAME


def test_the_identity_is_found_though_its_sheet_was_removed() -> None:
    def edit(book: Workbook) -> None:
        del book["Thông tin"]

    assert read_xlsx(edited(write_xlsx(FORM), edit)).identity == IDENTITY


def test_a_formula_that_was_never_computed_is_not_taken() -> None:
    found = rows(read_xlsx(typed(write_xlsx(FORM), Đã_làm="=1+1")))["NV-2"]
    assert [note.reason for note in found.notes] == [Reason.ERROR_CELL]


def test_words_that_begin_like_a_formula_stay_words() -> None:
    form = a_form(a_row("NV-1", text="=HYPERLINK(1) là chữ"))
    content = write_xlsx(form)
    assert load_workbook(io.BytesIO(content))["Nhiệm vụ"]["G5"].data_type == "s"
    assert verdicts(read_xlsx(content), form) == {"NV-1": Verdict.SAME}


def test_merged_answers_belong_to_nobody() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Nhiệm vụ"]
        the_cell(sheet, "NV-1", "Kết quả thực hiện").value = "Chung."
        first, last = (the_cell(sheet, key, "Kết quả thực hiện").coordinate for key in ("NV-1", "NV-2"))
        sheet.merge_cells(f"{first}:{last}")

    found = rows(read_xlsx(edited(write_xlsx(FORM), edit)))
    assert [found[key].verdict for key in ("NV-1", "NV-2")] == [Verdict.NOT_UNDERSTOOD] * 2
    assert [note.reason for note in found["NV-2"].notes] == [Reason.MERGED]


def test_a_row_that_somebody_put_in_is_told_with_its_place() -> None:
    def edit(book: Workbook) -> None:
        book["Nhiệm vụ"]["C20"].value = "Việc khác"
        book["Nhiệm vụ"]["G20"].value = "Đã làm thêm."

    found = rows(read_xlsx(edited(write_xlsx(FORM), edit)))[""]
    assert (found.verdict, found.place, found.words) == (Verdict.NOT_UNDERSTOOD, "Nhiệm vụ, dòng 20", "Việc khác")


def test_what_people_type_into_the_document_is_taken() -> None:
    paper = Document(io.BytesIO(write_docx(FORM)))
    tasks, part = paper.tables[1], paper.tables[-1]
    tasks.rows[2].cells[5].text = "Đã trình."
    tasks.rows[2].cells[4].text = "Đang thực hiện"
    part.rows[1].cells[1].text = "Dòng một.\nDòng hai."
    out = io.BytesIO()
    paper.save(out)
    found = rows(read_docx(out.getvalue()))
    assert found["NV-2"].values == {"state": "under_way", "text": "Đã trình."}
    assert found["TM-done"].values == {"text": "Dòng một.\nDòng hai."}


def test_what_a_tracked_change_took_out_is_not_read() -> None:
    content = write_docx(a_form(a_row("TM-done", AnswerKind.PART, text="Giữ lại.")))
    old, new = b"<w:t>Gi", b'<w:t xml:space="preserve">Moi. </w:t></w:r><w:r><w:delText>Bo di</w:delText><w:t>Gi'
    changed = _with_part(content, "word/document.xml", lambda part: part.replace(old, new))
    assert rows(read_docx(changed), a_form(a_row("TM-done", AnswerKind.PART)))["TM-done"].values == {
        "text": "Moi. Giữ lại."
    }


@pytest.mark.parametrize(("write", "read", "kind"), [(write_xlsx, read_xlsx, "xlsx"), (write_docx, read_docx, "docx")])
def test_a_form_that_libreoffice_saved_is_read_as_before(
    write: object, read: object, kind: str, tmp_path: Path
) -> None:
    """Calc opens workbooks, Writer documents; without them this is left to CI."""
    _needs_office(kind)
    assert callable(write)
    assert callable(read)
    filled = read(saved_by_office(write(FORM), kind, tmp_path))
    assert (filled.identity, verdicts(filled)) == (IDENTITY, UNTOUCHED)


def _needs_office(kind: str) -> None:
    office = shutil.which("soffice")
    part = {"xlsx": "libsclo.so", "docx": "libswlo.so"}[kind]
    if not (office and (Path(office).resolve().parent / part).exists()) and not os.environ.get("CI"):
        pytest.skip(f"LibreOffice is not installed for .{kind}")


@pytest.mark.parametrize("read", [read_xlsx, read_docx])
def test_what_is_no_office_file_is_unreadable(read: object) -> None:
    assert callable(read)
    for content in (b"khong phai", b"PK\x03\x04 hong", _zip({"a.txt": b"x"})):
        with pytest.raises(Unreadable) as refused:
            read(content)
        assert refused.value.code == "broken"


@pytest.mark.parametrize("read", [read_xlsx, read_docx])
def test_a_file_that_grows_without_end_is_refused_before_it_is_opened(read: object) -> None:
    assert callable(read)
    bomb = _zip({"xl/worksheets/sheet1.xml": b" " * (17 * 2**20), "word/document.xml": b" " * (17 * 2**20)})
    entities = _zip({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>', "word/document.xml": b"<x/>"})
    for content in (bomb, entities):
        with pytest.raises(Unreadable) as refused:
            read(content)
        assert refused.value.code == "bomb"


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _with_part(content: bytes, name: str, change: object) -> bytes:
    assert callable(change)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return _zip({**parts, name: change(parts[name])})
