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
from dondoc.steering.tests.many import a_province_that_says_much
from dondoc.steering.tests.world import IN_JULY, OBSTACLE, an_accepted
from tests.journeys.visitor import PHONE, SHOTS, WIDE, Visitor


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
    fits_on_two_sides(visitor, "steering")

    page.get_by_role("link", name="3 nhiệm vụ").click()
    expect(page).to_have_url(re.compile("show=open_late"))
    page.go_back()
    page.locator("#obstacles + ul a").first.click()
    expect(page.locator("main")).to_contain_text(OBSTACLE)


def fits_on_two_sides(visitor: Visitor, name: str) -> None:
    """Of the one sheet that a leader takes into a meeting."""
    content = visitor.page.pdf(format="A4")
    if os.environ.get("DONDOC_SHOTS"):
        for number, sheet in enumerate(pdfium.PdfDocument(content)):
            sheet.render(scale=1.3).to_pil().save(SHOTS / f"{name}-print-{number + 1}.png")
    assert len(pdfium.PdfDocument(content)) <= 2


def test_a_province_that_says_much_fits_a_phone_and_a_sheet(visitor: Visitor, lan: User, khanh: User) -> None:
    """Fourteen agencies with long names, their debts, obstacles and proposals: paper says how much it leaves out."""
    a_province_that_says_much(lan)
    page = visitor.page
    visitor.sign_in(demo.KHANH)
    for name, path in (("overview", "/steering/"), ("ratings", "/steering/ratings/"), ("tasks", "/steering/tasks/")):
        visitor.go(f"{path}?on={IN_JULY.isoformat()}")
        visitor.look(f"steering-{name}-of-many")
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.set_viewport_size(WIDE)

    visitor.go(f"/steering/?on={IN_JULY.isoformat()}")
    in_first_screen(visitor)
    fits_on_two_sides(visitor, "steering-of-many")
    page.emulate_media(media="print")
    expect(page.locator("#obstacles + ul > li:visible")).to_have_count(5)
    expect(page.get_by_text("và 9 mục khác").first).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.locator("#obstacles + ul > li:visible")).to_have_count(12)
    page.get_by_role("link", name="Tất cả 14").last.click()
    expect(page.locator("#proposals + ul > li:visible")).to_have_count(14)


def in_first_screen(visitor: Visitor) -> None:
    """Who owes and who is late, the counts, what waits: nobody has to scroll for it."""
    visitor.page.set_viewport_size({"width": 1280, "height": 800})
    for place in (".standing", ".counts", *(f".glance section:nth-child({number}) li" for number in range(1, 5))):
        box = visitor.page.locator(place).last.bounding_box()
        assert box is not None, place
        assert box["y"] + box["height"] <= 800, place
    visitor.page.set_viewport_size(WIDE)


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
