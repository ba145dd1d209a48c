"""A report as a PDF that is made in the background, and a Word form that is tried before it is used."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from dondoc.accounts.models import User
from dondoc.consolidation.tests.world import Cast, Scene, a_scene
from dondoc.home import demo
from dondoc.papers import pdf
from tests.jobs import run_jobs
from tests.journeys.visitor import Visitor


@pytest.fixture
def scene(lan: User, minh: User, dung: User, binh: User) -> Scene:
    return a_scene(Cast(minh, dung, lan, binh))


def downloaded(visitor: Visitor, by: Locator) -> bytes:
    """The file that comes when it is clicked."""
    with visitor.page.expect_download(timeout=60_000) as waiting:
        by.click()
    return Path(waiting.value.path()).read_bytes()


def test_a_pdf_is_made_in_the_background_and_stays_with_the_issued_report(visitor: Visitor, scene: Scene) -> None:
    if not pdf.is_available():
        assert not os.environ.get("CI"), "LibreOffice is not installed"
        return
    page, desk = visitor.page, f"/consolidation/{scene.issue().pk}/"
    visitor.sign_in(demo.LAN)
    visitor.go(desk)
    page.get_by_role("button", name="Lập bản PDF").click()
    visitor.expect_heading("Bản PDF đã có chưa?")
    expect(page.get_by_role("status")).to_contain_text("Đang lập")
    visitor.look("consolidation-pdf")
    run_jobs()
    made = downloaded(visitor, page.get_by_role("link", name="Tải bản PDF"))
    assert made.startswith(b"%PDF")
    visitor.go(desk)
    assert downloaded(visitor, page.get_by_role("link", name="PDF", exact=True)) == made


def test_a_word_form_is_tried_before_it_is_used(visitor: Visitor, scene: Scene, tmp_path: Path) -> None:
    page = visitor.page
    visitor.sign_in(demo.LAN)
    visitor.go("/consolidation/forms/")
    page.get_by_role("link", name="Xem thử mẫu có sẵn").click()
    visitor.expect_heading("Báo cáo viết theo mẫu này trông thế nào?")
    visitor.look("consolidation-trial")
    docx = downloaded(visitor, page.get_by_role("button", name="Xem thử bản Word"))
    xml = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    words = re.sub(r"<[^>]+>", "", xml)
    assert "DỰ THẢO" in words
    assert scene.report.title in words

    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK no form")
    visitor.go("/consolidation/forms/")
    page.get_by_label("Tệp Word").set_input_files(broken)
    page.get_by_role("button", name="Chỉ xem thử, không lưu").click()
    expect(page.locator("main")).to_contain_text("Tệp mẫu không phải là tệp Word .docx đọc được.")
    visitor.look("consolidation-forms")
