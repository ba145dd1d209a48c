"""Lan signs in through her province's own sign-in: a real OpenID Connect provider that the test starts."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from playwright.sync_api import expect
from pytest_django import Settings

from dondoc.accounts import actions
from dondoc.accounts.models import User
from tests.journeys.visitor import Visitor

NAME = "Cổng tỉnh Sông Lam"
LAN = "lan@songlam.example"


PEOPLE: tuple[dict[str, object], ...] = (
    {"sub": "lan", "email": LAN.upper(), "email_verified": True},
    {"sub": "stranger", "email": "ai@do.example", "email_verified": True},
    {"sub": "unchecked", "email": LAN, "email_verified": False},
    {"sub": "nameless"},
)


@pytest.fixture
def province(settings: Settings) -> Iterator[None]:
    """The provider, in a process of its own; the settings point to it."""
    with socket.create_server(("localhost", 0)) as probe:
        port = str(probe.getsockname()[1])
    people = [word for claims in PEOPLE for word in ("--user-claims", json.dumps(claims))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--host", "localhost", "--port", port, *people]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        _await_answer(f"http://localhost:{port}/")
        settings.HAS_OIDC, settings.OIDC_NAME = True, NAME
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_app(f"http://localhost:{port}")]}}
        yield
        process.terminate()


def _await_answer(address: str) -> None:
    for _ in range(200):
        try:
            requests.get(address, timeout=1).raise_for_status()
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)


def _app(issuer: str) -> dict[str, object]:
    return {
        "provider_id": "province",
        "name": NAME,
        "client_id": "dondoc",
        "secret": "a secret",
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True, "verified_email": False},
    }


def through(visitor: Visitor, name: str) -> None:
    """Press the button, and be that person at the provider, whose page finds no network."""
    visitor.page.route(re.compile("^https:"), lambda route: route.fulfill(body=""))
    visitor.page.get_by_role("button", name=f"Vào bằng {NAME}").click()
    visitor.page.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def lan_with_mail(lan: User) -> User:
    actions.set_email(user=lan, email=LAN)
    return lan


@pytest.mark.usefixtures("province")
def test_the_person_with_that_e_mail_is_signed_in(visitor: Visitor, lan_with_mail: User) -> None:
    visitor.go("/accounts/account")
    visitor.look("sign-in-province")
    through(visitor, "lan")
    visitor.expect_heading("Tài khoản của bạn")
    assert SocialAccount.objects.get().user == lan_with_mail
    lan_with_mail.refresh_from_db()
    assert lan_with_mail.has_usable_password()


@pytest.mark.usefixtures("province")
def test_it_goes_on_knowing_a_person_whose_e_mail_has_changed(visitor: Visitor, lan_with_mail: User) -> None:
    visitor.go("/accounts/sign-in")
    through(visitor, "lan")
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")
    actions.set_email(user=lan_with_mail, email="lan.nguyen@songlam.example")
    visitor.page.get_by_role("button", name="Đăng xuất").click()
    through(visitor, "lan")
    visitor.expect_heading("Xin chào, Nguyễn Thị Lan")


@pytest.mark.usefixtures("province", "lan_with_mail")
def test_nothing_of_it_needs_scripts(visitor_without_scripts: Visitor) -> None:
    visitor_without_scripts.go("/accounts/sign-in")
    through(visitor_without_scripts, "lan")
    visitor_without_scripts.expect_heading("Xin chào, Nguyễn Thị Lan")


@pytest.mark.usefixtures("province", "lan_with_mail")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("stranger", "Ở đây chưa có ai dùng thư điện tử ai@do.example."),
        ("unchecked", f"{NAME} không cho biết thư điện tử {LAN} đã được xác minh."),
        ("nameless", f"{NAME} không cho biết thư công vụ của bạn."),
    ],
)
def test_others_are_told_why_they_are_not_let_in(visitor: Visitor, name: str, said: str) -> None:
    visitor.go("/accounts/sign-in")
    through(visitor, name)
    visitor.expect_heading("Bạn chưa đăng nhập được")
    expect(visitor.page.get_by_text(said)).to_be_visible()
    visitor.look(f"province-{name}")
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


@pytest.mark.usefixtures("province")
def test_a_closed_account_stays_closed(visitor: Visitor, lan_with_mail: User) -> None:
    User.objects.filter(pk=lan_with_mail.pk).update(is_active=False)
    visitor.go("/accounts/sign-in")
    through(visitor, "lan")
    expect(visitor.page.get_by_text("Tài khoản của bạn đã đóng.")).to_be_visible()


@pytest.mark.usefixtures("province", "lan_with_mail")
def test_who_stops_at_the_province_is_back_at_the_sign_in_page(visitor: Visitor) -> None:
    visitor.go("/accounts/sign-in")
    through(visitor, "Deny")
    visitor.expect_heading("Đăng nhập")
    expect(visitor.page.get_by_role("status")).to_contain_text(f"Bạn đã dừng đăng nhập bằng {NAME}.")


@pytest.mark.usefixtures("province", "lan_with_mail")
def test_an_answer_taken_over_from_another_browser_is_refused(visitor: Visitor, second_visitor: Visitor) -> None:
    visitor.go("/accounts/sign-in")
    with visitor.page.expect_request("**/accounts/oidc/callback*") as answer:
        through(visitor, "lan")
    second_visitor.page.goto(answer.value.url)
    second_visitor.expect_heading("Bạn chưa đăng nhập được")
    expect(second_visitor.page.get_by_text("bắt đầu từ trình duyệt khác")).to_be_visible()


@pytest.mark.usefixtures("province", "lan_with_mail")
def test_a_province_that_falls_in_between_is_told_of(visitor: Visitor, settings: Settings) -> None:
    visitor.go("/accounts/sign-in")
    visitor.page.get_by_role("button", name=f"Vào bằng {NAME}").click()
    expect(visitor.page.get_by_role("button", name="lan", exact=True)).to_be_visible()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_app("http://localhost:9")]}}
    visitor.page.get_by_role("button", name="lan", exact=True).click()
    expect(visitor.page.get_by_text(f"{NAME} không trả lời như mong đợi.")).to_be_visible()
