"""A leader looks where the province stands, takes it on paper, follows a number, sets a method, issues a rating."""

from __future__ import annotations

import os
import re

import pypdfium2 as pdfium
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.reporting.tests.world import a_world
from dondoc.steering.tests.world import IN_JULY, OBSTACLE, an_accepted
from tests.journeys.visitor import SHOTS, Visitor


@pytest.fixture
def province(lan: User, minh: User, dung: User, khanh: User) -> None:
    """One of four agencies has reported and done its task."""
    an_accepted(a_world(lan), minh, dung, lan)


def test_khanh_sees_where_the_province_stands(visitor: Visitor, province: None) -> None:
    page = visitor.page
    visitor.sign_in(demo.KHANH)
    visitor.go(f"/steering/?on={IN_JULY.isoformat()}")
    visitor.expect_heading("Tỉnh đang đứng ở đâu?")
    expect(page.locator(".standing").first).to_contain_text("việc đã quá hạn mà chưa xong")
    expect(page.locator("#obstacles + ul")).to_contain_text(OBSTACLE)
    visitor.look("steering-overview")
    fits_on_two_sheets(visitor)

    page.get_by_role("link", name="3 nhiệm vụ").click()
    expect(page).to_have_url(re.compile("show=open_late"))
    page.go_back()
    page.locator("#obstacles + ul a").first.click()
    expect(page.locator("main")).to_contain_text(OBSTACLE)


def fits_on_two_sheets(visitor: Visitor) -> None:
    """What a leader takes into a meeting."""
    content = visitor.page.pdf(format="A4")
    if os.environ.get("DONDOC_SHOTS"):
        for number, sheet in enumerate(pdfium.PdfDocument(content)):
            sheet.render(scale=1.3).to_pil().save(SHOTS / f"steering-print-{number + 1}.png")
    assert len(pdfium.PdfDocument(content)) <= 2


def test_khanh_sets_a_method_and_issues_a_rating(visitor: Visitor, province: None) -> None:
    page = visitor.page
    visitor.sign_in(demo.KHANH)
    visitor.go("/steering/ratings/")
    visitor.expect_heading("Các cơ quan được xếp loại thế nào?")
    expect(page.locator(".banner")).to_contain_text("chưa ai quyết định")
    page.get_by_role("link", name="Bộ tiêu chí", exact=True).click()
    visitor.look("steering-methods")
    page.get_by_role("link", name="Ban hành phiên bản mới").click()
    page.get_by_label("Tên bộ tiêu chí").fill("Bộ tiêu chí của tỉnh Sông Lam")
    page.get_by_label("Lý do").fill("Theo Quyết định số 12/QĐ-UBND.")
    visitor.look("steering-method-new")
    page.get_by_role("button", name="Áp dụng bộ tiêu chí").click()
    visitor.expect_heading("Các cơ quan được xếp loại theo bộ tiêu chí nào?")

    visitor.go(f"/steering/ratings/?on={timezone.localdate().isoformat()}")
    visitor.look("steering-ratings")
    page.get_by_role("link", name="Sở Công Thương").click()
    visitor.look("steering-rating")
    page.go_back()
    page.get_by_label("Số văn bản ban hành").fill("5/TB-UBND")
    page.get_by_role("button", name="Ban hành").click()
    visitor.expect_heading("Kết quả xếp loại nào đã ban hành?")
    visitor.look("steering-issued")
