"""Lan comes in the morning, looks around, changes the language, and leaves."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.home import demo
from tests.journeys.visitor import Visitor


@pytest.mark.usefixtures("lan")
def test_lan_signs_in_looks_around_and_signs_out(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.expect_heading("Đăng nhập")
    visitor.look("sign-in")

    visitor.sign_in(demo.LAN, password="mật khẩu sai")
    expect(visitor.page.get_by_role("alert")).to_contain_text("không đúng")
    visitor.look("sign-in-wrong")

    visitor.sign_in(demo.LAN)
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")
    visitor.look("start")

    visitor.page.get_by_role("link", name="Nguyễn Thị Lan").click()
    visitor.expect_heading("Tài khoản của bạn")
    visitor.look("account")

    visitor.page.get_by_role("button", name="Đăng xuất").click()
    visitor.expect_heading("Đăng nhập")


@pytest.mark.usefixtures("lan")
def test_the_page_that_was_asked_for_opens_after_signing_in(visitor: Visitor) -> None:
    visitor.go("/accounts/account")
    visitor.page.get_by_label("Tên đăng nhập").fill("lan")
    visitor.page.get_by_label("Mật khẩu", exact=True).fill(demo.PASSWORD)
    visitor.page.keyboard.press("Enter")
    visitor.expect_heading("Tài khoản của bạn")


@pytest.mark.usefixtures("lan")
def test_the_language_stays_where_it_was_changed(visitor: Visitor) -> None:
    visitor.sign_in(demo.LAN)
    visitor.page.get_by_role("button", name="English").click()
    visitor.expect_heading("Hello, Nguyễn Thị Lan")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    visitor.go("/accounts/account")
    visitor.expect_heading("Your account")


def test_the_keyboard_alone_is_enough(visitor: Visitor, lan: User) -> None:
    visitor.go("/accounts/sign-in")
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type(lan.username)
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type(demo.PASSWORD)
    visitor.page.keyboard.press("Enter")
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")


@pytest.mark.usefixtures("lan")
def test_nothing_of_it_needs_scripts(visitor_without_scripts: Visitor) -> None:
    visitor_without_scripts.sign_in(demo.LAN)
    visitor_without_scripts.expect_heading("Xin chào, Nguyễn Thị Lan")
    visitor_without_scripts.page.get_by_role("button", name="Đăng xuất").click()
    visitor_without_scripts.expect_heading("Đăng nhập")


def test_a_page_that_is_not_there_says_so(visitor: Visitor) -> None:
    response = visitor.go("/khong-co-trang-nay")
    assert response is not None
    assert response.status == 404
    visitor.expect_heading("Không có trang này")
    visitor.look("not-found")
    expect(visitor.page).to_have_url(re.compile("khong-co-trang-nay"))
