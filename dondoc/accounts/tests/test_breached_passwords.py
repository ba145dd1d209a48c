from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from pytest_django import Settings

from dondoc.accounts.models import User
from dondoc.accounts.policies import BreachedPasswordValidator
from dondoc.lib.env import Environment
from tests.cast import PASSWORD, browser_of

STOLEN = "mot-mat-khau-bi-lo"


@pytest.fixture
def breached(tmp_path: Path) -> Path:
    """A list with one password in it."""
    path = tmp_path / "breached.txt"
    digest = hashlib.sha1(STOLEN.encode(), usedforsecurity=False).hexdigest().upper()
    path.write_text(f"{'0' * 40}:3\r\n{digest}:12\r\n{'F' * 40}:1\r\n", encoding="ascii")
    return path


def test_a_listed_password_is_refused_and_another_is_not(breached: Path) -> None:
    validator = BreachedPasswordValidator(breached)
    validator.validate("mot-mat-khau-khac")
    with pytest.raises(ValidationError, match="bị lộ"):
        validator.validate(STOLEN)


def test_a_list_that_is_gone_is_logged_and_lets_pass(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    BreachedPasswordValidator(tmp_path / "gone").validate(STOLEN)
    assert "cannot be read" in caplog.text


def test_the_page_says_why_in_vietnamese(lan: User, breached: Path, settings: Settings) -> None:
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "dondoc.accounts.policies.BreachedPasswordValidator", "OPTIONS": {"path": breached}}
    ]
    data = {"oldpassword": PASSWORD, "password1": STOLEN, "password2": STOLEN}
    page = browser_of(lan).post("/accounts/password", data).content.decode()
    assert "Mật khẩu này đã bị lộ từ một trang khác" in page
    assert "Mật khẩu không được nằm trong số mật khẩu đã bị lộ" in page


def test_a_list_that_is_not_there_stops_the_start(breached: Path) -> None:
    assert Environment({"LIST": str(breached)}).file("LIST") == breached
    assert Environment({}).file("LIST") is None
    with pytest.raises(ImproperlyConfigured, match=r"LIST names .*gone"):
        Environment({"LIST": str(breached.parent / "gone")}).file("LIST")
