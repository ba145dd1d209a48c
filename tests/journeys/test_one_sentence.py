"""A person who has never seen it writes a sentence, and finds it in the province's report.

Written, approved, returned with a remark, answered, compared, accepted; composed, issued, corrected, supplemented.
Nobody types an address: everybody signs in and goes by what the pages offer.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.consolidation.models import Report
from dondoc.consolidation.tests.world import Cast, Scene, reported
from dondoc.home import demo
from dondoc.papers import pdf
from dondoc.reporting import actions
from dondoc.reporting.models import Revision
from dondoc.reporting.tests.sent import HEALTH, INDUSTRY, answer, now, say, seen
from dondoc.reporting.tests.world import a_world, the_obligation
from tests.journeys.visitor import Visitor

FIRST = "Đã ban hành hướng dẫn."
REMARK = "Nêu rõ số xã đã được hướng dẫn."
SENTENCE = "Đã ban hành hướng dẫn số 12/HD-SCT cho 24 xã"
#: How the province words it.
WORDED = f"{SENTENCE}, phạm vi toàn tỉnh."
OTHERS = "Đang lấy ý kiến các đơn vị."
REPORT = "Báo cáo quý, quý I/2026"


@pytest.fixture
def scene(lan: User, minh: User, dung: User, binh: User) -> Scene:
    """One of four agencies has reported on the first quarter; nobody composes anything yet."""
    found = Scene(Cast(minh, dung, lan, binh), a_world(lan), Report())
    reported(found, HEALTH, state="under_way", text=OTHERS)
    return found


@dataclass(frozen=True)
class Walk:
    """The journey: one browser in which several people sit down, the head of the receiver at another."""

    visitor: Visitor
    head: Visitor
    scene: Scene

    def click(self, name: str) -> None:
        """Follow the first link with these words."""
        self.visitor.page.get_by_role("link", name=name).first.click()

    def press(self, name: str) -> None:
        self.visitor.page.get_by_role("button", name=name, exact=True).click()

    def told(self, words: str) -> None:
        """The page says that it was done."""
        expect(self.visitor.page.get_by_role("status").first).to_contain_text(words)

    def revision(self, number: int) -> Revision:
        """A version of the report of Sở Công Thương."""
        return Revision.objects.get(obligation__agency__key__endswith=INDUSTRY, number=number)

    def downloaded(self, name: str) -> bytes:
        """The file behind a link of this name."""
        with self.visitor.page.expect_download(timeout=60_000) as waiting:
            self.visitor.page.get_by_role("link", name=name, exact=True).click()
        return Path(waiting.value.path()).read_bytes()


def text_of(docx: bytes) -> str:
    """The words of the document, one after the other."""
    xml = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", xml)


def test_somebody_who_has_never_seen_it_finds_their_sentence_in_the_provinces_report(
    visitor: Visitor, second_visitor: Visitor, scene: Scene, tmp_path: Path
) -> None:
    walk = Walk(visitor, second_visitor, scene)
    write(walk)
    approve(walk, "way-approval")
    return_with_a_remark(walk)
    answer_the_remark(walk)
    approve(walk)
    accept(walk)

    begin(walk)
    word(walk)
    tell_its_facts(walk)
    draft = text_of(walk.downloaded("Word"))
    assert WORDED in draft
    assert "DỰ THẢO" in draft
    key = trace(walk)
    issue(walk)
    issued = read_what_was_issued(walk, key)
    verify(walk, issued, tmp_path)
    find_the_sentence(walk)
    supplement = see_what_a_correction_changes(walk)
    assert "Phải ban hành lại hướng dẫn" in supplement
    assert "12/BC-UBND" in supplement
    assert OTHERS not in supplement


def write(walk: Walk) -> None:
    """Minh begins, is told what is missing, writes, and puts it before the head."""
    page = walk.visitor.page
    walk.visitor.sign_in(demo.MINH)
    walk.click("Báo cáo của cơ quan tôi")
    walk.click(f"Điền – {REPORT}")
    walk.press("Bắt đầu điền")
    walk.click("Xem lại trước khi gửi")
    walk.visitor.expect_heading("Báo cáo đã gửi được chưa?")
    expect(page.locator(".banner-error")).to_contain_text("Chưa gửi được")
    walk.click("Trở lại điền báo cáo")
    page.get_by_label("Hoàn thành").check()
    page.get_by_label("Kết quả thực hiện").first.fill(FIRST)
    walk.press("Lưu tất cả")
    walk.click("Xem lại trước khi gửi")
    expect(page.locator(".lacks-hard")).to_contain_text("hãy ghi số và ngày văn bản")
    expect(page.locator(".lacks-soft")).to_contain_text("Phần này để trống")
    expect(page.locator(".lacks-hard")).not_to_contain_text("Phần này để trống")
    walk.visitor.look("way-not-ready")
    walk.click("Trở lại điền báo cáo")
    type_answer(walk, 1, FIRST)
    walk.click("Xem lại trước khi gửi")
    walk.visitor.look("way-before-sending")
    walk.press("Trình lãnh đạo đơn vị")
    walk.told("đang trình lãnh đạo")


def type_answer(walk: Walk, number: int, text: str) -> None:
    """State, words and document of the one task, and the part that must be written."""
    page, revision = walk.visitor.page, walk.revision(number)
    task, part = answer(revision).pk, answer(revision, "part").pk
    page.locator(f"[name='{task}-state'][value='done']").check()
    page.locator(f"[name='{task}-text']").fill(text)
    document = page.locator(f"#answer-{task} details")
    if document.get_attribute("open") is None:
        document.locator("summary").first.click()
    page.locator(f"[name='{task}-product_number']").fill("12/HD-SCT")
    page.locator(f"[name='{task}-product_on']").fill("2026-03-18")
    page.locator(f"[name='{part}-text']").fill("Đã triển khai đúng kế hoạch.")
    page.locator(".filling-end button").click()
    expect(page.get_by_role("status").first).to_be_visible()


def approve(walk: Walk, name: str = "") -> None:
    """The head finds it in the list and submits it."""
    walk.visitor.change_to(demo.DUNG)
    walk.click("Báo cáo chờ tôi duyệt")
    walk.visitor.expect_heading("Báo cáo nào chờ tôi duyệt?")
    if name:
        walk.visitor.look(f"{name}s")
    walk.click(REPORT)
    walk.visitor.expect_heading("Báo cáo này gửi đi như vậy được chưa?")
    if name:
        walk.visitor.look(name)
    walk.press("Duyệt và gửi")
    walk.told("Đã gửi báo cáo")


def open_on_the_desk(walk: Walk) -> None:
    """Lan finds it among what waits for her."""
    walk.visitor.change_to(demo.LAN)
    walk.click("Báo cáo chờ tiếp nhận")
    walk.visitor.expect_heading("Báo cáo nào chờ tiếp nhận?")
    expect(walk.visitor.page.locator(".answer")).to_contain_text("1 báo cáo chờ tiếp nhận")


def return_with_a_remark(walk: Walk) -> None:
    """Lan says what is missing, beside the answer."""
    page, key = walk.visitor.page, answer(walk.revision(1)).pk
    open_on_the_desk(walk)
    walk.visitor.look("way-inbox")
    walk.click("Sở Công Thương")
    page.locator(f"#answer-{key} summary").click()
    page.locator(f"#remark-{key}").fill(REMARK)
    walk.visitor.look("way-review")
    walk.press("Trả lại kèm nhận xét")
    walk.told("Đã trả lại")


def answer_the_remark(walk: Walk) -> None:
    """Minh is told that it came back, sees the remark beside the answer and writes better."""
    page = walk.visitor.page
    walk.visitor.change_to(demo.MINH)
    walk.click("Báo cáo của cơ quan tôi")
    walk.click(f"Điền – {REPORT}")
    expect(page.locator(".banner-warning")).to_contain_text("Bản 1: trả lại")
    walk.click("Đọc nhận xét")
    expect(page.locator(".remark")).to_contain_text(REMARK)
    walk.visitor.look("way-returned")
    walk.click("Trả lời các nhận xét")
    walk.press("Bắt đầu điền")
    expect(page.locator(f"#answer-{answer(walk.revision(2)).pk}")).to_contain_text(REMARK)
    type_answer(walk, 2, SENTENCE)
    walk.click("Xem lại trước khi gửi")
    expect(page.locator("ins").first).to_contain_text("cho 24 xã")
    walk.press("Trình lãnh đạo đơn vị")
    walk.told("đang trình lãnh đạo")


def accept(walk: Walk) -> None:
    """Lan sees what changed, here and on its own page, and accepts."""
    page = walk.visitor.page
    open_on_the_desk(walk)
    walk.click("Sở Công Thương")
    expect(page.locator(".since ins").first).to_contain_text("cho 24 xã")
    walk.visitor.look("way-review-anew")
    walk.click("Bản để đọc và in")
    walk.click("So với bản 1 có gì thay đổi?")
    expect(page.locator("ins").first).to_contain_text("cho 24 xã")
    walk.visitor.look("way-difference")
    walk.click("Bản 2")
    walk.click("Quyết định")
    walk.press("Tiếp nhận")
    expect(page.locator(".empty")).to_be_visible()


def begin(walk: Walk) -> None:
    page = walk.visitor.page
    page.get_by_role("link", name="Tổng hợp", exact=True).click()
    walk.visitor.look("consolidation-reports")
    walk.click("Lập báo cáo tổng hợp")
    walk.visitor.look("consolidation-new")
    page.get_by_label(re.compile("Báo cáo quý – quý I/2026")).check()
    walk.press("Bắt đầu báo cáo")
    walk.visitor.expect_heading("Báo cáo này nói gì?")
    expect(page.locator(".told")).to_contain_text("2/4 cơ quan chưa gửi báo cáo")


def word(walk: Walk) -> None:
    """Out of the answers first, then in the province's own words, saved as they are typed."""
    page = walk.visitor.page
    walk.press("Ghép lời cho tất cả từ các câu trả lời")
    walk.visitor.look("consolidation-desk")
    walk.click("II. NHIỆM VỤ")
    walk.visitor.look("consolidation-place")
    topic = page.locator(f"#task-{walk.scene.task('II.2').pk}")
    wording, saved = topic.get_by_label("Lời của báo cáo"), topic.locator(".topic-saved")
    expect(wording).to_have_value(re.compile(re.escape(SENTENCE)))
    # As by a hand that drags it larger: the policy must not mind, nor the place be lost.
    wording.evaluate("box => { box.style.height = '12rem'; }")
    wording.fill("Sở Công Thương")
    expect(saved).to_contain_text("Đã lưu")
    with page.expect_response(re.compile("/passages/")):
        wording.fill(WORDED)
    page.reload()
    expect(wording).to_have_value(WORDED)
    walk.click("Kết quả thực hiện Kế hoạch")


def tell_its_facts(walk: Walk) -> None:
    page = walk.visitor.page
    walk.click("Số, ngày, nơi nhận, chữ ký")
    walk.visitor.look("consolidation-facts")
    page.get_by_label("Địa danh").fill("Sông Lam")
    page.get_by_label("Quyền hạn, chức vụ người ký").fill("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    page.get_by_label("Họ tên người ký").fill("Nguyễn Văn Bình")
    walk.press("Lưu")


def trace(walk: Walk) -> str:
    """From the sentence to the agency's own words; gives its key."""
    page = walk.visitor.page
    walk.click("Từng lời, từng số liệu lấy từ đâu?")
    walk.visitor.look("consolidation-keys")
    page.get_by_label("Mã, vị trí hoặc lời, có dấu hay không dấu").fill("huong dan so 12")
    walk.press("Tìm")
    found = page.locator("tbody th a").first
    key = found.inner_text()
    found.click()
    walk.visitor.expect_heading(f"{key} dựa trên những gì?")
    expect(page.locator("table")).to_contain_text("Sở Công Thương")
    walk.visitor.look("consolidation-key")
    return key


def issue(walk: Walk) -> None:
    """The head of the agency finds the draft and issues it."""
    head = walk.head
    head.sign_in(demo.BINH)
    head.page.get_by_role("link", name="Báo cáo của tỉnh").click()
    head.page.get_by_role("link", name="Kết quả thực hiện Kế hoạch").click()
    head.page.get_by_role("link", name="Phát hành", exact=True).click()
    head.page.get_by_label("Số của báo cáo").fill("12")
    head.page.get_by_role("button", name="Phát hành").click()
    head.expect_heading("Báo cáo này nói gì?")


def read_what_was_issued(walk: Walk, key: str) -> bytes:
    """As Lan sees and takes it."""
    walk.click("Kết quả thực hiện Kế hoạch")
    expect(walk.visitor.page.locator(".plan-name")).to_contain_text("đã phát hành")
    walk.visitor.look("consolidation-issued")
    issued = walk.downloaded("Word")
    assert WORDED in text_of(issued)
    assert key in text_of(issued)
    assert "DỰ THẢO" not in text_of(issued)
    opens_with_the_sentence(issued)
    return issued


def opens_with_the_sentence(docx: bytes) -> None:
    """LibreOffice opens it and shows the sentence."""
    if not pdf.is_available():
        assert not os.environ.get("CI"), "LibreOffice is not installed"
        return
    document = pdfium.PdfDocument(pdf.pdf_of(docx))
    words = "".join(page.get_textpage().get_text_range() for page in document)
    assert WORDED.rsplit(maxsplit=1)[-1] in words
    document.close()


def verify(walk: Walk, issued: bytes, folder: Path) -> None:
    file = folder / "bao-cao.docx"
    file.write_bytes(issued)
    walk.click("Báo cáo tổng hợp")
    walk.click("Tệp của tôi có đúng bản đã phát hành?")
    walk.visitor.page.get_by_label("Tệp bạn đang có").set_input_files(file)
    walk.press("Kiểm tra tệp")
    walk.told("12/BC-UBND")
    walk.visitor.look("consolidation-verify")


def see_what_a_correction_changes(walk: Walk) -> str:
    """What it would change, and the words of the supplement that says it."""
    correct(walk)
    walk.visitor.change_to(demo.LAN)
    walk.click("Báo cáo của tỉnh")
    walk.click("12/BC-UBND")
    walk.click("Từ đó đến nay có gì thay đổi?")
    expect(walk.visitor.page.locator("main")).to_contain_text("Phải ban hành lại hướng dẫn.")
    walk.visitor.look("consolidation-changes")
    walk.press("Lập báo cáo bổ sung với những thay đổi này")
    walk.visitor.expect_heading("Báo cáo này nói gì?")
    return text_of(walk.downloaded("Word"))


def correct(walk: Walk) -> None:
    """The accepted report is corrected; the pages of that are another journey."""
    cast, at = walk.scene.cast, timezone.now()
    owed = now(the_obligation(walk.scene.world.regime, INDUSTRY))
    third = actions.open_correction(obligation=owed, reason="Bổ sung số liệu.", by=cast.minh, at=at)
    words: dict[str, Any] = {"text": "Phải ban hành lại hướng dẫn.", "product_number": "", "product_on": None}
    say(third, cast.minh, at, state="under_way", **words)
    actions.submit_report(**seen(third), by=cast.dung, at=at)
    actions.accept_report(**seen(third), by=cast.lan, at=at)


def find_the_sentence(walk: Walk) -> None:
    """Minh reads what became of his report, then finds his own sentence in the province's, on the page and in Word."""
    page, second = walk.visitor.page, walk.revision(2)
    walk.visitor.change_to(demo.MINH)
    walk.click("Báo cáo của cơ quan tôi")
    page.get_by_role("row").filter(has_text="quý I/2026").get_by_role("link", name="Báo cáo quý").click()
    walk.click("Bản 2")
    expect(page.locator(".banner-success")).to_be_visible()
    expect(page.locator(f"#answer-{answer(second).pk}")).to_contain_text(SENTENCE)
    walk.visitor.look("way-accepted")
    page.get_by_role("link", name="Trang đầu", exact=True).click()
    walk.click("Báo cáo của tỉnh")
    walk.click("12/BC-UBND")
    assert SENTENCE in text_of(walk.downloaded("Word"))
    walk.click("II. NHIỆM VỤ")
    expect(page.get_by_text(SENTENCE).first).to_be_visible()
