"""Lan protects her account with an app for codes and a passkey, and finds back in when she forgot the password."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect
from pytest_django import Settings

from dondoc.accounts import actions
from dondoc.accounts.models import User
from dondoc.accounts.tests.codes import one_time_code
from dondoc.home import demo
from tests.jobs import run_jobs
from tests.journeys.visitor import Visitor
from tests.mailbox import Mailbox

NEW = "mot-mat-khau-dai-hon"


def confirm(visitor: Visitor, password: str = demo.PASSWORD) -> None:
    """Type the password once more."""
    visitor.expect_heading("Có phải bạn không?")
    visitor.page.get_by_label("Mật khẩu", exact=True).fill(password)
    visitor.page.get_by_role("button", name="Tiếp tục").click()


def press(visitor: Visitor, name: str, role: Any = "button") -> None:
    visitor.page.get_by_role(role, name=name, exact=True).click()


def virtual_authenticator(visitor: Visitor) -> CDPSession:
    """A phone that always says yes: it keeps passkeys and knows its owner."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


@pytest.mark.usefixtures("lan")
def test_an_app_for_codes_without_scripts(visitor_without_scripts: Visitor) -> None:
    visitor = visitor_without_scripts
    visitor.sign_in(demo.LAN)
    visitor.go("/accounts/account")
    press(visitor, "Cài đặt ứng dụng tạo mã", "link")
    confirm(visitor)
    visitor.expect_heading("Cài đặt ứng dụng tạo mã")
    secret = visitor.page.locator("dd code").inner_text()
    visitor.page.get_by_label("Mã", exact=True).fill(one_time_code(secret))
    press(visitor, "Hoàn tất cài đặt")
    visitor.expect_heading("Mã dự phòng")
    codes = visitor.page.locator("main li code").all_inner_texts()
    press(visitor, "Đăng xuất")

    visitor.sign_in(demo.LAN)
    visitor.expect_heading("Bước thứ hai")
    visitor.page.get_by_label("Mã", exact=True).fill(one_time_code(secret, ahead=1))
    press(visitor, "Đăng nhập")
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")
    press(visitor, "Đăng xuất")

    visitor.sign_in(demo.LAN)
    visitor.page.get_by_label("Mã", exact=True).fill(codes[0])
    press(visitor, "Đăng nhập")
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")


@pytest.mark.usefixtures("lan")
def test_every_page_of_the_app_is_fit_to_be_seen(visitor: Visitor) -> None:
    visitor.sign_in(demo.LAN)
    visitor.go("/accounts/app")
    visitor.look("confirm")
    confirm(visitor)
    visitor.look("app")
    visitor.page.get_by_label("Mã", exact=True).fill(one_time_code(visitor.page.locator("dd code").inner_text()))
    press(visitor, "Hoàn tất cài đặt")
    visitor.expect_heading("Mã dự phòng")
    visitor.look("recovery-codes")
    press(visitor, "Tạo mã mới", "link")
    visitor.look("new-recovery-codes")
    visitor.go("/accounts/app/remove")
    visitor.look("remove-app")
    press(visitor, "Gỡ ứng dụng")
    visitor.expect_heading("Tài khoản của bạn")
    expect(visitor.page.get_by_role("status")).to_contain_text("Đã gỡ ứng dụng.")


@pytest.mark.usefixtures("lan")
def test_a_passkey_instead_of_the_password(visitor: Visitor) -> None:
    virtual_authenticator(visitor)
    visitor.sign_in(demo.LAN)
    visitor.go("/accounts/passkeys/add")
    confirm(visitor)
    visitor.expect_heading("Thêm khóa truy cập")
    visitor.look("add-passkey")
    visitor.page.get_by_label("Tên khóa truy cập").fill("Điện thoại của Lan")
    press(visitor, "Thêm khóa truy cập")
    visitor.expect_heading("Mã dự phòng")
    visitor.go("/accounts/account")
    expect(visitor.page.get_by_text("Điện thoại của Lan")).to_be_visible()
    expect(visitor.page.get_by_text("đăng nhập không cần mật khẩu")).to_be_visible()
    visitor.look("account-protected")
    press(visitor, "Đăng xuất")

    visitor.go("/accounts/sign-in?next=/accounts/account")
    press(visitor, "Vào bằng khóa truy cập")
    visitor.expect_heading("Tài khoản của bạn")
    press(visitor, "Đăng xuất")

    visitor.sign_in(demo.LAN)
    visitor.expect_heading("Bước thứ hai")
    visitor.look("second-step")
    press(visitor, "Dùng khóa truy cập")
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")


@pytest.mark.usefixtures("lan")
def test_a_passkey_is_renamed_and_removed_after_it_was_shown_once_more(visitor: Visitor) -> None:
    virtual_authenticator(visitor)
    visitor.sign_in(demo.LAN)
    visitor.go("/accounts/passkeys/add")
    confirm(visitor)
    press(visitor, "Thêm khóa truy cập")
    visitor.expect_heading("Mã dự phòng")
    press(visitor, "Đăng xuất")

    visitor.go("/accounts/sign-in")
    press(visitor, "Vào bằng khóa truy cập")
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")
    visitor.go("/accounts/account")
    press(visitor, "Đổi tên “Khóa truy cập 1”", "link")
    press(visitor, "Dùng khóa truy cập", "link")
    visitor.look("confirm-by-passkey")
    press(visitor, "Dùng khóa truy cập")
    visitor.page.get_by_label("Tên khóa truy cập").fill("Khóa cũ")
    visitor.look("rename-passkey")
    press(visitor, "Đổi tên khóa truy cập")
    visitor.expect_heading("Tài khoản của bạn")
    press(visitor, "Gỡ “Khóa cũ”", "link")
    visitor.look("remove-passkey")
    press(visitor, "Gỡ khóa truy cập")
    visitor.expect_heading("Tài khoản của bạn")
    expect(visitor.page.get_by_role("status")).to_contain_text("Đã gỡ khóa truy cập.")
    expect(visitor.page.get_by_text("Mã dự phòng")).to_have_count(0)


@pytest.mark.usefixtures("lan")
def test_a_browser_that_gives_no_passkey_is_told_of_in_a_sentence(visitor: Visitor) -> None:
    session = virtual_authenticator(visitor)
    visitor.go("/accounts/sign-in")
    session.send("WebAuthn.disable")
    visitor.page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('stopped')) }")
    press(visitor, "Vào bằng khóa truy cập")
    expect(visitor.page.get_by_role("alert")).to_contain_text("Trình duyệt không đưa ra khóa truy cập.")


def test_a_forgotten_password_is_set_anew_by_mail(
    visitor: Visitor, lan: User, mailbox: Mailbox, settings: Settings
) -> None:
    settings.URL = visitor.base
    actions.set_email(user=lan, email="lan@songlam.example")
    visitor.go("/accounts/sign-in")
    press(visitor, "Quên mật khẩu?", "link")
    visitor.look("forgotten")
    visitor.page.get_by_label("Thư điện tử công vụ").fill("lan@songlam.example")
    press(visitor, "Gửi đường dẫn")
    visitor.expect_heading("Hãy kiểm tra hộp thư")
    visitor.look("forgotten-sent")

    run_jobs()
    link = re.search(r"http\S+", mailbox.letters[0].get_content())
    assert link
    visitor.page.goto(link[0])
    visitor.expect_heading("Mật khẩu mới")
    visitor.look("new-password")
    visitor.page.get_by_label("Mật khẩu mới", exact=True).fill(NEW)
    visitor.page.get_by_label("Nhập lại mật khẩu mới").fill(NEW)
    press(visitor, "Đặt mật khẩu")
    visitor.expect_heading("Bạn đã có mật khẩu mới")
    visitor.sign_in(demo.LAN, password=NEW)
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")
    visitor.page.goto(link[0])
    visitor.expect_heading("Đường dẫn không dùng được")
    visitor.look("link-used-up")


def test_changing_the_password_ends_a_stolen_session(visitor: Visitor, second_visitor: Visitor, lan: User) -> None:
    second_visitor.sign_in(demo.LAN)
    visitor.sign_in(demo.LAN)
    visitor.go("/accounts/password")
    visitor.look("change-password")
    visitor.page.get_by_label("Mật khẩu hiện tại").fill(demo.PASSWORD)
    visitor.page.get_by_label("Mật khẩu mới", exact=True).fill(NEW)
    visitor.page.get_by_label("Nhập lại mật khẩu mới").fill(NEW)
    press(visitor, "Đổi mật khẩu")
    visitor.expect_heading("Tài khoản của bạn")
    second_visitor.go("/")
    second_visitor.expect_heading("Đăng nhập")
