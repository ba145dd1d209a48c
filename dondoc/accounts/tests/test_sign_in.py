from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from psycopg.conninfo import make_conninfo
from pytest_django import Settings

from dondoc.accounts.models import User
from dondoc.lib.catalogue import ROOT
from tests.cast import PASSWORD

ADDRESS = "/accounts/sign-in"
#: Failed tries that close the door; see ACCOUNT_RATE_LIMITS.
TRIES = 10


def attempt(client: Client, login: str = "lan", password: str = PASSWORD, following: str = "") -> tuple[int, str]:
    """Status and the address that the browser is sent to."""
    response = client.post(ADDRESS, {"login": login, "password": password, "next": following})
    return response.status_code, response.headers.get("Location", "")


def test_the_right_password_leads_to_the_start_page(lan: User, an: Client) -> None:
    assert attempt(an) == (302, "/")
    assert an.get("/").status_code == 200


@pytest.mark.parametrize("login", ["LAN", "  lan ", "Lan", "lan@songlam.example", " LAN@SongLam.example"])
def test_name_or_e_mail_may_be_typed_in_capitals_or_with_blanks(lan: User, an: Client, login: str) -> None:
    User.objects.filter(pk=lan.pk).update(email="lan@songlam.example")
    assert attempt(an, login) == (302, "/")


@pytest.mark.parametrize(
    ("login", "password"),
    [("lan", "sai"), ("ai-do", PASSWORD), ("ai@do.example", "x"), ("", ""), ("x" * 300, "y"), ("lan\x00", "y")],
)
def test_a_wrong_name_or_password_stays_on_the_page(lan: User, an: Client, login: str, password: str) -> None:
    assert attempt(an, login, password) == (200, "")
    assert an.get("/").status_code == 302


def test_it_is_not_told_which_of_both_was_wrong(lan: User, minh: User, an: Client) -> None:
    User.objects.filter(pk=minh.pk).update(is_active=False)
    tries = [("lan", "sai"), ("ai-do", "sai"), ("ai@do.example", "sai"), ("minh", PASSWORD)]
    pages = [an.post(ADDRESS, {"login": name, "password": word}).content.decode() for name, word in tries]
    assert all("Tên đăng nhập hoặc mật khẩu không đúng." in page for page in pages)


def test_who_may_no_longer_sign_in_does_not(lan: User, an: Client) -> None:
    User.objects.filter(pk=lan.pk).update(is_active=False)
    assert attempt(an) == (200, "")


def test_who_may_no_longer_sign_in_is_out_at_the_next_request(lan: User, an: Client) -> None:
    attempt(an)
    User.objects.filter(pk=lan.pk).update(is_active=False)
    assert an.get("/").headers["Location"] == f"{ADDRESS}?next=/"


def test_the_page_that_was_asked_for_is_opened(lan: User, an: Client) -> None:
    assert an.get("/accounts/account").headers["Location"] == "/accounts/sign-in?next=/accounts/account"
    assert 'value="/accounts/account"' in an.get(f"{ADDRESS}?next=/accounts/account").content.decode()
    assert attempt(an, following="/accounts/account") == (302, "/accounts/account")


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "http:example.org", "/\\example.org"]
)
def test_nobody_is_sent_to_another_site(lan: User, an: Client, elsewhere: str) -> None:
    assert attempt(an, following=elsewhere) == (302, "/")


def test_nobody_signs_up(lan: User, an: Client) -> None:
    assert an.get("/accounts/signup/").status_code == 404
    assert "account_signup" not in an.get(ADDRESS).content.decode()


def test_the_first_person_is_made_from_the_command_line(an: Client, db: None) -> None:
    User.objects.create_superuser("Chief@Example.vn", "mat-khau-rat-dai", full_name="Trưởng phòng")
    assert User.objects.get_by_natural_key(" CHIEF@example.vn").username == "chief@example.vn"
    assert attempt(an, "chief@example.vn", "mat-khau-rat-dai") == (302, "/")


def test_ten_failed_tries_close_the_door_even_for_the_right_password(lan: User, an: Client) -> None:
    for _ in range(TRIES):
        assert attempt(an, password="sai")[0] == 200
    assert attempt(an) == (429, "")
    assert "15 phút" in an.post(ADDRESS, {"login": "lan", "password": PASSWORD}).content.decode()


def test_the_door_opens_again_after_a_quarter_of_an_hour(lan: User, an: Client) -> None:
    for _ in range(TRIES):
        attempt(an, password="sai")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dondoc_cache SET expires = expires - interval '15 minutes'")
    assert attempt(an) == (302, "/")


def test_one_persons_failures_do_not_shut_another_out(lan: User, minh: User, an: Client) -> None:
    for _ in range(TRIES):
        attempt(an, password="sai")
    assert attempt(an, "minh") == (302, "/")


def test_many_names_tried_from_one_address_close_it(lan: User, an: Client) -> None:
    for number in range(60):
        attempt(an, f"ten-{number}", "sai")
    assert attempt(an)[0] == 429


def test_signing_in_often_closes_nothing(lan: User, an: Client) -> None:
    for _ in range(TRIES + 2):
        assert attempt(Client()) == (302, "/")


def test_signing_out_closes_the_session(lan: User, an: Client) -> None:
    attempt(an)
    assert an.post("/accounts/sign-out").headers["Location"] == ADDRESS
    assert an.get("/").status_code == 302


def test_who_is_signed_in_already_is_sent_on(lan: User, an: Client) -> None:
    attempt(an)
    assert an.get(f"{ADDRESS}?next=/accounts/account").headers["Location"] == "/accounts/account"


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_has_added(
    lan: User, an: Client, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(60):
        forged = {"X-Forwarded-For": f"6.6.6.{number}, 10.0.0.7"}
        an.post(ADDRESS, {"login": f"ten-{number}", "password": "sai"}, headers=forged)
    right = {"login": "lan", "password": PASSWORD}
    assert an.post(ADDRESS, right, headers={"X-Forwarded-For": "1.2.3.4, 10.0.0.7"}).status_code == 429
    assert an.post(ADDRESS, right, headers={"X-Forwarded-For": "10.0.0.7, 10.0.0.8"}).status_code == 302


def test_without_a_proxy_nobody_chooses_their_own_address(lan: User, an: Client) -> None:
    for number in range(60):
        forged = {"X-Forwarded-For": f"6.6.6.{number}"}
        an.post(ADDRESS, {"login": f"ten-{number}", "password": "sai"}, headers=forged)
    assert attempt(an)[0] == 429


_ELSEWHERE = """
import django
django.setup()
from django.test import Client
for _ in range({tries}):
    assert Client().post("{address}", {{"login": "lan", "password": "sai"}}).status_code == 200
"""


@pytest.mark.django_db(transaction=True)
def test_the_limit_counts_what_was_tried_in_another_web_process(lan: User, an: Client) -> None:
    parts = connection.get_connection_params()
    database = make_conninfo(
        **{key: parts[key] for key in ("dbname", "user", "password", "host", "port") if key in parts}
    )
    subprocess.run(
        [sys.executable, "-c", _ELSEWHERE.format(tries=TRIES - 1, address=ADDRESS)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    assert attempt(an, password="sai")[0] == 200
    assert attempt(an)[0] == 429
