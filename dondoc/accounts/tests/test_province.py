from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from dondoc.accounts.models import User

BEGIN, BACK = "/accounts/oidc/begin", "/accounts/oidc/callback"


@pytest.fixture
def absent_province(settings: Settings) -> None:
    """A province's sign-in at an address where nothing answers; the flow itself is a journey."""
    settings.HAS_OIDC, settings.OIDC_NAME = True, "Cổng tỉnh Sông Lam"
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "province",
                    "name": "Cổng tỉnh Sông Lam",
                    "client_id": "dondoc",
                    "secret": "x",
                    "settings": {"server_url": "http://127.0.0.1:9"},
                }
            ]
        }
    }


@pytest.mark.usefixtures("absent_province")
def test_a_province_that_is_down_is_told_of(lan: User, an: Client) -> None:
    assert "Vào bằng Cổng tỉnh Sông Lam" in an.get("/accounts/sign-in").content.decode()
    answer = an.post(BEGIN, {"process": "login"})
    assert answer.status_code == 503
    assert "Cổng tỉnh Sông Lam không trả lời như mong đợi." in answer.content.decode()


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
