from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dondoc.accounts import actions, rules
from dondoc.accounts.models import SignInFailure, User
from tests.cast import PASSWORD

ADDRESS = "/accounts/sign-in"


def attempt(client: Client, username: str = "lan", password: str = PASSWORD, following: str = "") -> tuple[int, str]:
    """Status and the address that the browser is sent to."""
    response = client.post(ADDRESS, {"username": username, "password": password, "next": following})
    return response.status_code, response.headers.get("Location", "")


def test_the_right_password_leads_to_the_start_page(lan: User, an: Client) -> None:
    assert attempt(an) == (302, "/")
    assert an.get("/").status_code == 200


@pytest.mark.parametrize("username", ["LAN", "  lan ", "Lan"])
def test_the_name_may_be_typed_in_capitals_or_with_blanks(lan: User, an: Client, username: str) -> None:
    assert attempt(an, username) == (302, "/")


@pytest.mark.parametrize(("username", "password"), [("lan", "sai"), ("ai-do", PASSWORD), ("", ""), ("x" * 200, "y")])
def test_a_wrong_name_or_password_stays_on_the_page(lan: User, an: Client, username: str, password: str) -> None:
    assert attempt(an, username, password) == (200, "")
    assert an.get("/").status_code == 302


def test_it_is_not_told_which_of_both_was_wrong(lan: User, an: Client) -> None:
    pages = [an.post(ADDRESS, {"username": name, "password": "sai"}).content.decode() for name in ("lan", "ai-do")]
    assert all("Tên đăng nhập hoặc mật khẩu không đúng." in page for page in pages)


def test_who_may_no_longer_sign_in_does_not(lan: User, an: Client) -> None:
    User.objects.filter(pk=lan.pk).update(is_active=False)
    assert attempt(an) == (200, "")


def test_the_page_that_was_asked_for_is_opened(lan: User, an: Client) -> None:
    assert an.get("/accounts/account").headers["Location"] == "/accounts/sign-in?next=/accounts/account"
    assert attempt(an, following="/accounts/account") == (302, "/accounts/account")


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "http:example.org"]
)
def test_nobody_is_sent_to_another_site(lan: User, an: Client, elsewhere: str) -> None:
    assert attempt(an, following=elsewhere) == (302, "/")


def test_ten_failed_tries_close_the_door_even_for_the_right_password(lan: User, an: Client) -> None:
    for _ in range(rules.TRIES_BY_NAME):
        assert attempt(an, password="sai")[0] == 200
    assert attempt(an) == (429, "")
    assert "15 phút" in an.post(ADDRESS, {"username": "lan", "password": PASSWORD}).content.decode()


def test_the_door_opens_again_after_a_quarter_of_an_hour(lan: User, an: Client) -> None:
    before = timezone.now() - rules.WINDOW - timedelta(seconds=1)
    SignInFailure.objects.bulk_create(
        SignInFailure(username="lan", address="127.0.0.1", at=before) for _ in range(rules.TRIES_BY_NAME)
    )
    assert attempt(an) == (302, "/")


def test_one_persons_failures_do_not_shut_another_out(lan: User, minh: User, an: Client) -> None:
    for _ in range(rules.TRIES_BY_NAME):
        attempt(an, password="sai")
    assert attempt(an, "minh") == (302, "/")


def test_many_names_tried_from_one_address_close_it(lan: User, an: Client) -> None:
    now = timezone.now()
    SignInFailure.objects.bulk_create(
        SignInFailure(username=f"ten-{number}", address="127.0.0.1", at=now) for number in range(rules.TRIES_BY_ADDRESS)
    )
    assert attempt(an)[0] == 429


def test_getting_in_forgets_the_failures_of_that_name(lan: User, an: Client) -> None:
    attempt(an, password="sai")
    assert attempt(an)[0] == 302
    assert not SignInFailure.objects.exists()


def test_old_failures_are_cleared_away(db: None) -> None:
    now = timezone.now()
    actions.note_failure(username="x" * 500, address="y" * 500, at=now - timedelta(days=1))
    actions.note_failure(username="lan", address="127.0.0.1", at=now)
    assert [failure.username for failure in SignInFailure.objects.all()] == ["lan"]


def test_signing_out_closes_the_session(lan: User, an: Client) -> None:
    attempt(an)
    assert an.post("/accounts/sign-out").headers["Location"] == ADDRESS
    assert an.get("/").status_code == 302


def test_who_is_signed_in_already_is_sent_on(lan: User, an: Client) -> None:
    attempt(an)
    assert an.get(f"{ADDRESS}?next=/accounts/account").headers["Location"] == "/accounts/account"


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_has_added(
    an: Client, db: None, settings: Settings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    an.post(ADDRESS, {"username": "lan", "password": "sai"}, headers={"X-Forwarded-For": "6.6.6.6, 10.0.0.7"})
    assert SignInFailure.objects.get().address == "10.0.0.7"


def test_without_a_proxy_nobody_chooses_their_own_address(an: Client, db: None) -> None:
    an.post(ADDRESS, {"username": "lan", "password": "sai"}, headers={"X-Forwarded-For": "6.6.6.6"})
    assert SignInFailure.objects.get().address == "127.0.0.1"
