"""From accepted answers to the province's report in Word, issued, corrected, supplemented."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.consolidation.models import Report
from dondoc.consolidation.tests.world import AFTER_THE_DUE_DAY, Cast, Scene, a_report_of, corrected, reported
from dondoc.home import demo
from dondoc.papers import pdf
from dondoc.reporting.tests.world import World, a_world
from tests.journeys.visitor import Visitor

SENTENCE = "Sở Công Thương đã ban hành hướng dẫn số 12/HD-SCT, phạm vi toàn tỉnh."


@pytest.fixture
def scene(lan: User, minh: User, dung: User, binh: User) -> Scene:
    """Two of four agencies have reported on the first quarter; nobody composes anything yet."""
    world: World = a_world(lan)
    found = Scene(Cast(minh, dung, lan, binh), world, Report())
    reported(found)
    reported(found, "so-y-te", state="under_way", text="Đang lấy ý kiến các đơn vị.")
    return found


def downloaded(visitor: Visitor, name: str) -> bytes:
    """The file behind a link of this name."""
    with visitor.page.expect_download(timeout=60_000) as waiting:
        visitor.page.get_by_role("link", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def text_of(docx: bytes) -> str:
    """The words of the document, one after the other."""
    xml = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", xml)


def test_a_report_is_composed_issued_and_supplemented(
    visitor: Visitor, second_visitor: Visitor, scene: Scene, tmp_path: Path
) -> None:
    visitor.sign_in(demo.LAN)
    begin(visitor)
    word(visitor, scene)
    tell_its_facts(visitor)
    draft = text_of(downloaded(visitor, "Word"))
    assert SENTENCE in draft
    assert "DỰ THẢO" in draft
    key = trace(visitor)

    report = Report.objects.get()
    issue(second_visitor, report)
    visitor.go(f"/consolidation/{report.pk}/")
    visitor.look("consolidation-issued")
    issued = downloaded(visitor, "Word")
    assert SENTENCE in text_of(issued)
    assert key in text_of(issued)
    assert "DỰ THẢO" not in text_of(issued)
    opens_with_the_sentence(issued)
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(issued)
    verify(visitor, file)

    late = AFTER_THE_DUE_DAY + timedelta(days=1)
    corrected(
        scene, at=late, state="under_way", text="Phải ban hành lại hướng dẫn.", product_number="", product_on=None
    )
    supplement = text_of(see_what_changes(visitor, report))
    assert "Phải ban hành lại hướng dẫn" in supplement
    assert "12/BC-UBND" in supplement
    assert "Đang lấy ý kiến các đơn vị." not in supplement


def begin(visitor: Visitor) -> None:
    visitor.go("/consolidation/")
    visitor.look("consolidation-reports")
    visitor.page.get_by_role("link", name="Lập báo cáo tổng hợp").click()
    visitor.look("consolidation-new")
    visitor.page.get_by_label(re.compile("Báo cáo quý – quý I/2026")).check()
    visitor.page.get_by_role("button", name="Bắt đầu báo cáo").click()
    visitor.expect_heading("Báo cáo này nói gì?")
    expect(visitor.page.locator(".told")).to_contain_text("2/4 cơ quan chưa gửi báo cáo")


def word(visitor: Visitor, scene: Scene) -> None:
    """Out of the answers first, then in the province's own words, saved as they are typed."""
    page = visitor.page
    page.get_by_role("button", name="Ghép lời cho tất cả từ các câu trả lời").click()
    visitor.look("consolidation-desk")
    page.get_by_role("link", name="II. NHIỆM VỤ").click()
    visitor.look("consolidation-place")
    topic = page.locator(f"#task-{scene.task('II.2').pk}")
    wording, saved = topic.get_by_label("Lời của báo cáo"), topic.locator(".topic-saved")
    wording.fill("Sở Công Thương")
    expect(saved).to_contain_text("Đã lưu")
    with page.expect_response(re.compile("/passages/")):
        wording.fill(SENTENCE)
    page.reload()
    expect(wording).to_have_value(SENTENCE)
    page.get_by_role("link", name="Kết quả thực hiện Kế hoạch").click()


def tell_its_facts(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="Số, ngày, nơi nhận, chữ ký").click()
    visitor.look("consolidation-facts")
    page.get_by_label("Địa danh").fill("Sông Lam")
    page.get_by_label("Quyền hạn, chức vụ người ký").fill("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    page.get_by_label("Họ tên người ký").fill("Nguyễn Văn Bình")
    page.get_by_role("button", name="Lưu", exact=True).click()


def trace(visitor: Visitor) -> str:
    """From the sentence to the agency's own words; gives its key."""
    page = visitor.page
    page.get_by_role("link", name="Từng lời, từng số liệu lấy từ đâu?").click()
    visitor.look("consolidation-keys")
    page.get_by_label("Mã, vị trí hoặc lời, có dấu hay không dấu").fill("huong dan so 12")
    page.get_by_role("button", name="Tìm").click()
    found = page.locator("tbody th a").first
    key = found.inner_text()
    found.click()
    visitor.expect_heading(f"{key} dựa trên những gì?")
    expect(page.locator("table")).to_contain_text("Sở Công Thương")
    visitor.look("consolidation-key")
    return key


def issue(head: Visitor, report: Report) -> None:
    head.sign_in(demo.BINH)
    head.go(f"/consolidation/{report.pk}/issue/")
    head.page.get_by_label("Số của báo cáo").fill("12")
    head.page.get_by_role("button", name="Phát hành").click()
    head.expect_heading("Báo cáo này nói gì?")


def verify(visitor: Visitor, file: Path) -> None:
    visitor.go("/consolidation/verify/")
    visitor.page.get_by_label("Tệp bạn đang có").set_input_files(file)
    visitor.page.get_by_role("button", name="Kiểm tra tệp").click()
    expect(visitor.page.get_by_role("status")).to_contain_text("12/BC-UBND")
    visitor.look("consolidation-verify")


def see_what_changes(visitor: Visitor, report: Report) -> bytes:
    """What the correction would change, and the supplement that says it, in Word."""
    visitor.go(f"/consolidation/{report.pk}/changes/")
    expect(visitor.page.locator("main")).to_contain_text("Phải ban hành lại hướng dẫn.")
    visitor.look("consolidation-changes")
    visitor.page.get_by_role("button", name="Lập báo cáo bổ sung với những thay đổi này").click()
    visitor.expect_heading("Báo cáo này nói gì?")
    return downloaded(visitor, "Word")


def opens_with_the_sentence(docx: bytes) -> None:
    """LibreOffice opens it and shows the sentence."""
    if not pdf.is_available():
        assert not os.environ.get("CI"), "LibreOffice is not installed"
        return
    document = pdfium.PdfDocument(pdf.pdf_of(docx))
    words = "".join(page.get_textpage().get_text_range() for page in document)
    assert SENTENCE.rsplit(maxsplit=1)[-1] in words
    document.close()


def test_a_passage_is_saved_without_scripts_and_two_people_are_told_of_each_other(
    visitor_without_scripts: Visitor, second_visitor: Visitor, scene: Scene, vinh: User
) -> None:
    report = a_report_of(scene.world, scene.cast.lan)
    task = scene.task("II.2").pk
    place = f"/consolidation/{report.pk}/places/section-0/"
    for visitor, who in ((visitor_without_scripts, demo.LAN), (second_visitor, demo.VINH)):
        visitor.sign_in(who)
        visitor.go(place)
    mine, theirs = (each.page.locator(f"#task-{task}") for each in (visitor_without_scripts, second_visitor))
    mine.get_by_label("Lời của báo cáo").fill("Lời của Lan.")
    mine.get_by_role("button", name="Lưu", exact=True).click()
    expect(mine.get_by_label("Lời của báo cáo")).to_have_value("Lời của Lan.")

    theirs.get_by_label("Lời của báo cáo").fill("Lời của Vinh.")
    theirs.get_by_role("button", name="Lưu", exact=True).click()
    expect(theirs.get_by_role("alert")).to_contain_text("Lời của Lan.")
    expect(theirs.get_by_label("Lời của báo cáo")).to_have_value("Lời của Vinh.")
    theirs.get_by_role("button", name="Vẫn lưu nội dung của tôi").click()
    expect(theirs.get_by_label("Lời của báo cáo")).to_have_value("Lời của Vinh.")
    assert report.passages.get().text == "Lời của Vinh."
