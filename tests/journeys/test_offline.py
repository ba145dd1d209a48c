"""An officer takes the form of a report down, fills it in with Excel and LibreOffice, and brings it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.reporting import actions
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, Revision
from dondoc.reporting.tests.forms import edited, the_cell
from dondoc.reporting.tests.world import IN_MARCH, a_world, the_obligation
from tests.journeys.visitor import Visitor

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def revision(lan: User, minh: User, dung: User) -> Revision:
    obligation = the_obligation(a_world(lan).regime, "so-cong-thuong")
    return actions.open_revision(obligation=obligation, by=minh, at=IN_MARCH)


def the_answer(revision: Revision, kind: AnswerKind) -> Answer:
    return revision.answers.filter(kind=kind).order_by("position").get()


def filled_in(content: bytes, revision: Revision) -> bytes:
    """A result, a day that there is not, a number of two readings, a row of one's own."""
    task, indicator = (the_answer(revision, kind) for kind in (AnswerKind.TASK, AnswerKind.INDICATOR))

    def edit(book: Workbook) -> None:
        sheet = book["Nhiệm vụ"]
        key = f"NV-{task.holding_id}"
        the_cell(sheet, key, "Tình trạng").value = "dang thuc hien"
        the_cell(sheet, key, "Kết quả thực hiện").value = "Đã trình dự thảo."
        the_cell(sheet, key, "Ngày văn bản").value = "31/02/2026"
        the_cell(book["Chỉ tiêu"], f"CT-{indicator.indicator_id}", "Giá trị").value = "1.234"
        sheet["C20"], sheet["G20"] = "Việc khác", "Đã làm thêm."

    return edited(content, edit)


def bring(page: Page, name: str, content: bytes) -> None:
    page.get_by_label("Biểu đã điền").set_input_files({"name": name, "mimeType": _XLSX, "buffer": content})
    page.get_by_role("button", name="Đọc biểu").click()


def test_minh_fills_in_a_report_offline(visitor: Visitor, revision: Revision) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    visitor.go(f"/reporting/obligations/{revision.obligation_id}/fill/")
    page.get_by_role("link", name="Điền ngoại tuyến").click()
    visitor.expect_heading("Điền ngoại tuyến báo cáo quý I/2026 của Sở Công Thương thế nào?")
    bring(page, "anh.xlsx", b"khong phai")
    expect(page.locator(".field-error")).to_be_visible()
    visitor.look("offline")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Biểu Excel").click()
    content = Path(waiting.value.path()).read_bytes()
    bring(page, "bieu.xlsx", filled_in(content, revision))
    visitor.expect_heading("Tệp “bieu.xlsx” nói gì?")
    expect(page.locator(".lead")).to_contain_text("Hiểu 2 dòng, 1 dòng không hiểu")
    expect(page.locator("main")).to_contain_text("Không có ngày 31/02/2026")
    visitor.look("offline-outcome")
    page.get_by_label("Giá trị: 1,234").check()
    page.get_by_role("button", name="Lấy vào bản nháp").click()
    expect(page.locator("main")).to_contain_text("Đã lấy 2 câu trả lời")
    visitor.look("offline-taken")
    assert the_answer(revision, AnswerKind.TASK).text == "Đã trình dự thảo."
    assert str(the_answer(revision, AnswerKind.INDICATOR).value) == "1.234000"
