from __future__ import annotations

import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from dondoc.accounts import actions
from dondoc.accounts.models import User
from dondoc.accounts.tests.codes import one_time_code
from tests.cast import PASSWORD, browser_of

APP = "/accounts/app"


def confirmed(user: User) -> Client:
    """A browser in which the person has just typed the password once more."""
    client = browser_of(user)
    client.post("/accounts/confirm", {"password": PASSWORD})
    return client


def set_up_app(client: Client) -> tuple[str, str]:
    """The secret, and the page that comes after the first code."""
    secret = re.findall(r"<dd><code>(\w+)</code>", client.get(APP).content.decode())[0]
    answer = client.post(APP, {"code": one_time_code(secret)}, follow=True)
    return secret, answer.content.decode()


def recovery_codes(page: str) -> list[str]:
    return re.findall(r"<li><code>(\w+)</code></li>", page)


def after_password(user: User) -> Client:
    """A browser that is asked for the second step."""
    client = Client()
    answer = client.post("/accounts/sign-in", {"login": user.username, "password": PASSWORD})
    assert answer.headers["Location"] == "/accounts/code"
    return client


def test_an_app_is_set_up_and_its_code_asked_for(lan: User) -> None:
    client = confirmed(lan)
    secret, page = set_up_app(client)
    assert len(recovery_codes(page)) == 10
    assert "Đã cài đặt." in client.get("/accounts/account").content.decode()
    waiting = after_password(lan)
    assert waiting.get("/").status_code == 302
    assert waiting.post("/accounts/code", {"code": one_time_code(secret, ahead=1)}).headers["Location"] == "/"
    assert waiting.get("/").status_code == 200


def test_a_code_works_once(lan: User) -> None:
    secret, _ = set_up_app(confirmed(lan))
    code = one_time_code(secret, ahead=1)
    assert after_password(lan).post("/accounts/code", {"code": code}).status_code == 302
    assert after_password(lan).post("/accounts/code", {"code": code}).status_code == 200


def test_the_picture_may_be_shown_by_its_own_page_only(lan: User) -> None:
    client = confirmed(lan)
    assert "img-src 'self' data:" in client.get(APP).headers["Content-Security-Policy"]
    assert "data:" not in client.get("/accounts/account").headers["Content-Security-Policy"]


def test_a_wrong_first_code_sets_nothing_up_and_keeps_the_secret(lan: User) -> None:
    client = confirmed(lan)
    secret = re.findall(r"<dd><code>(\w+)</code>", client.get(APP).content.decode())[0]
    page = client.post(APP, {"code": "000000"}).content.decode()
    assert "Mã không đúng hoặc đã hết hạn." in page
    assert secret in page
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("code", ["000000", "", "x" * 50, "١٢٣٤٥٦"])
def test_a_wrong_code_stays_on_the_page(lan: User, code: str) -> None:
    set_up_app(confirmed(lan))
    client = after_password(lan)
    assert "field-error" in client.post("/accounts/code", {"code": code}).content.decode()
    assert client.get("/").status_code == 302


def test_codes_cannot_be_guessed_at_for_long(lan: User) -> None:
    secret, _ = set_up_app(confirmed(lan))
    client = after_password(lan)
    for _ in range(10):
        client.post("/accounts/code", {"code": "000000"})
    page = after_password(lan).post("/accounts/code", {"code": one_time_code(secret, ahead=1)}).content.decode()
    assert "15 phút" in page


def test_the_second_step_cannot_be_walked_round(lan: User, an: Client) -> None:
    set_up_app(confirmed(lan))
    assert an.get("/accounts/code").headers["Location"] == "/accounts/sign-in"
    client = after_password(lan)
    for path in ("/", "/accounts/account", "/accounts/recovery-codes", "/accounts/app/remove"):
        assert client.get(path).status_code == 302
    client.post("/accounts/sign-out")
    assert client.get("/accounts/code").headers["Location"] == "/accounts/sign-in"


def test_each_recovery_code_lets_in_once(lan: User) -> None:
    code, *others = recovery_codes(set_up_app(confirmed(lan))[1])
    assert after_password(lan).post("/accounts/code", {"code": code}).headers["Location"] == "/"
    assert after_password(lan).post("/accounts/code", {"code": code}).status_code == 200
    assert len(others) == 9
    assert "Còn 9 mã." in browser_of(lan).get("/accounts/account").content.decode()


def test_new_recovery_codes_replace_the_old(lan: User) -> None:
    client = confirmed(lan)
    old = recovery_codes(set_up_app(client)[1])
    page = client.post("/accounts/recovery-codes/new", follow=True).content.decode()
    assert len(recovery_codes(page)) == 10
    assert not set(old) & set(recovery_codes(page))
    file = client.get("/accounts/recovery-codes/file")
    assert file.content.decode().split() == recovery_codes(page)


def test_removing_the_app_asks_who_one_is_and_takes_the_codes_along(lan: User) -> None:
    set_up_app(confirmed(lan))
    stolen = browser_of(lan)
    assert stolen.post("/accounts/app/remove").headers["Location"].startswith("/accounts/confirm?")
    assert Authenticator.objects.count() == 2
    stolen.post("/accounts/confirm?next=/accounts/app/remove", {"password": PASSWORD})
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("path", [APP, "/accounts/passkeys/add", "/accounts/recovery-codes/new"])
def test_nothing_is_added_without_asking_who_one_is(lan: User, path: str) -> None:
    assert browser_of(lan).get(path).headers["Location"].startswith("/accounts/confirm?next=")


def test_confirming_is_limited_and_asks_for_the_right_password(lan: User) -> None:
    client = browser_of(lan)
    pages = [client.post("/accounts/confirm", {"password": "sai"}) for _ in range(10)]
    assert "Mật khẩu không đúng." in pages[0].content.decode()
    last = client.post("/accounts/confirm?next=/accounts/app", {"password": PASSWORD})
    assert last.status_code in {200, 429}


def test_one_may_confirm_by_code_too(lan: User) -> None:
    secret, _ = set_up_app(confirmed(lan))
    client = browser_of(lan)
    assert "/accounts/confirm/code" in client.get("/accounts/confirm").content.decode()
    address = "/accounts/confirm/code?next=/accounts/app/remove"
    assert client.post(address, {"code": one_time_code(secret, ahead=1)}).headers["Location"] == "/accounts/app/remove"


def test_who_has_lost_everything_is_helped(lan: User, minh: User) -> None:
    set_up_app(confirmed(lan))
    set_up_app(confirmed(minh))
    session = browser_of(lan)
    actions.remove_second_factors(user=lan)
    assert session.get("/").status_code == 302
    assert Client().post("/accounts/sign-in", {"login": "lan", "password": PASSWORD}).headers["Location"] == "/"
    after_password(minh)


def test_a_passkey_is_offered_to_those_who_have_one(lan: User) -> None:
    set_up_app(confirmed(lan))
    assert "passkey-button" not in after_password(lan).get("/accounts/code").content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_changes_is_told_by_mail(lan: User) -> None:
    actions.set_email(user=lan, email="lan@songlam.example")
    client = confirmed(lan)
    set_up_app(client)
    client.post("/accounts/app/remove")
    assert [message.subject for message in mail.outbox] == [
        "Đôn Đốc: đã cài đặt ứng dụng tạo mã",
        "Đôn Đốc: đã gỡ ứng dụng tạo mã",
    ]


def made_up(**response: str) -> str:
    """What has the shape of a passkey's answer, and nothing else of it."""
    return json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": response})


#: What somebody may put into the form instead of what the browser's script does.
FALSE = (
    "",
    "no JSON",
    "{}",
    "[]",
    '"x"',
    '{"id": 5, "response": {}}',
    made_up(clientDataJSON="e30", attestationObject="_w"),
    made_up(clientDataJSON="AA", attestationObject="oA"),
    made_up(clientDataJSON="e30", authenticatorData="AA", signature="AA", userHandle="AA"),
    made_up(clientDataJSON="", authenticatorData="A", signature="", userHandle="ZZZZ"),
)


@pytest.mark.parametrize("credential", FALSE)
def test_a_false_passkey_signs_nobody_in(lan: User, an: Client, credential: str) -> None:
    an.get("/accounts/passkeys/sign-in", headers={"accept": "application/json"})
    answer = an.post("/accounts/passkeys/sign-in", {"credential": credential}, follow=True)
    assert answer.redirect_chain == [("/accounts/sign-in", 302)]
    assert "banner-error" in answer.content.decode()
    assert an.get("/").status_code == 302


@pytest.mark.parametrize("credential", FALSE)
def test_a_false_passkey_is_not_added(lan: User, credential: str) -> None:
    client = confirmed(lan)
    client.get("/accounts/passkeys/add")
    assert client.post("/accounts/passkeys/add", {"credential": credential, "name": "x"}).status_code == 200
    assert not Authenticator.objects.exists()
