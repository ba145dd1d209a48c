from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from dondoc.accounts.models import User
from tests.cast import browser_of

BEGIN, BACK = "/accounts/oidc/begin", "/accounts/oidc/callback"


NAME = "Cổng tỉnh Sông Lam"


def province_at(settings: Settings, issuer: str) -> None:
    """Point the settings to a province's sign-in there."""
    app = {"provider_id": "province", "name": NAME, "client_id": "dondoc", "secret": "x"}
    settings.HAS_OIDC, settings.OIDC_NAME = True, NAME
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [{**app, "settings": {"server_url": issuer}}]}}


@pytest.fixture
def absent_province(settings: Settings) -> None:
    """A province's sign-in at an address where nothing answers; the flow itself is a journey."""
    province_at(settings, "http://127.0.0.1:9")


class Babbling(BaseHTTPRequestHandler):
    """A provider that answers what it is told to, by path."""

    answers: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        """http.server calls this."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(self.answers.get(self.path, "").encode())

    do_POST = do_GET  # noqa: N815

    def log_message(self, *args: object) -> None:
        """Nothing is said of it."""


@pytest.fixture
def babbling(settings: Settings) -> Iterator[dict[str, str]]:
    """What the provider answers, to be changed; without change it is one that knows nobody."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Babbling)
    issuer = f"http://127.0.0.1:{server.server_port}"
    ends = {
        "authorization_endpoint": "/go",
        "token_endpoint": "/token",
        "userinfo_endpoint": "/me",
        "jwks_uri": "/keys",
    }
    config = {"issuer": issuer, **{name: f"{issuer}{path}" for name, path in ends.items()}}
    Babbling.answers = {
        "/.well-known/openid-configuration": json.dumps(config),
        "/token": '{"access_token": "x", "token_type": "bearer"}',
        "/me": "{}",
    }
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    province_at(settings, issuer)
    yield Babbling.answers
    server.shutdown()
    server.server_close()


@pytest.mark.django_db
@pytest.mark.parametrize("config", ["{}", "[]", "null", "no JSON", ""])
def test_what_is_no_provider_is_told_of(an: Client, babbling: dict[str, str], config: str) -> None:
    babbling["/.well-known/openid-configuration"] = config
    assert an.post(BEGIN, {"process": "login"}).status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/me", "{}"),
        ("/me", "[]"),
        ("/me", '"x"'),
        ("/me", "no JSON"),
        ("/token", "{}"),
        ("/token", "[]"),
        ("/token", '{"error": "invalid_client"}'),
        ("/token", '{"access_token": "x", "id_token": "x.y.z"}'),
        ("/token", '{"access_token": "x", "expires_in": "soon"}'),
    ],
)
def test_an_answer_that_makes_no_sense_is_told_of(an: Client, babbling: dict[str, str], path: str, answer: str) -> None:
    page = an.post(BEGIN, {"process": "login"}).content.decode()
    state = re.search(r"state=(\w+)", page)
    assert state
    babbling[path] = answer
    response = an.get(BACK, {"state": state[1], "code": "x"})
    assert response.status_code == 503
    assert f"{NAME} không trả lời như mong đợi." in response.content.decode()


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_a_strange_identity_is_not_tied_to_who_is_signed_in(lan: User, babbling: dict[str, str], process: str) -> None:
    babbling["/me"] = '{"sub": "thief", "email": "thief@do.example", "email_verified": true}'
    client = browser_of(lan)
    state = re.search(r"state=(\w+)", client.post(BEGIN, {"process": process}).content.decode())
    assert state
    assert client.get(BACK, {"state": state[1], "code": "x"}).status_code == 503
    assert not SocialAccount.objects.exists()


@pytest.mark.usefixtures("absent_province")
def test_a_province_that_is_down_is_told_of(lan: User, an: Client) -> None:
    assert f"Vào bằng {NAME}" in an.get("/accounts/sign-in").content.decode()
    answer = an.post(BEGIN, {"process": "login"})
    assert answer.status_code == 503
    assert f"{NAME} không trả lời như mong đợi." in answer.content.decode()


@pytest.mark.usefixtures("absent_province", "db")
@pytest.mark.parametrize("query", ["", "?code=x", "?state=none&code=x", "?error=server_error"])
def test_an_answer_that_nobody_asked_for_is_refused(an: Client, query: str) -> None:
    answer = an.get(f"{BACK}{query}")
    assert answer.status_code == 400
    assert "bắt đầu từ trình duyệt khác" in answer.content.decode()


def test_without_a_province_there_is_no_button_and_no_page(db: None, an: Client) -> None:
    assert "Vào bằng khóa" in an.get("/accounts/sign-in").content.decode()
    assert BEGIN not in an.get("/accounts/sign-in").content.decode()
    assert an.post(BEGIN).status_code == 404
