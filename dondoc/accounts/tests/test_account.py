from __future__ import annotations

from dondoc.accounts.models import User
from tests.cast import PASSWORD, browser_of

NEW = "mot-mat-khau-dai-hon"


def change(user: User, old: str, new: str) -> tuple[int, str]:
    response = browser_of(user).post(
        "/accounts/account", {"old_password": old, "new_password1": new, "new_password2": new}
    )
    return response.status_code, response.content.decode()


def test_the_page_says_who_one_is_and_what_one_may_do(lan: User) -> None:
    page = browser_of(lan).get("/accounts/account").content.decode()
    assert "Chuyên viên, Sở Tài chính" in page
    assert "Chuyên viên đầu mối" in page
    assert "đưa văn bản vào để đọc" in page
    assert "thêm người dùng" not in page


def test_a_new_password_comes_into_force(lan: User) -> None:
    assert change(lan, PASSWORD, NEW)[0] == 302
    lan.refresh_from_db()
    assert lan.check_password(NEW)


def test_the_old_password_is_asked_for(lan: User) -> None:
    status, page = change(lan, "sai", NEW)
    assert status == 200
    assert "field-error" in page


def test_a_short_password_is_refused_in_a_sentence(lan: User) -> None:
    status, page = change(lan, PASSWORD, "ngan")
    assert status == 200
    assert "10" in page
    lan.refresh_from_db()
    assert lan.check_password(PASSWORD)
