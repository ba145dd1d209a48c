from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.home import views
from tests.cast import browser_of


def test_the_start_page_greets_by_name(lan: User) -> None:
    assert "Xin chào, Nguyễn Thị Lan" in browser_of(lan).get("/").content.decode()


def test_health_answers_without_signing_in(an: Client, db: None) -> None:
    assert an.get("/health").json() == {"status": "ok"}


def test_the_language_is_kept_in_a_cookie(an: Client, db: None) -> None:
    response = an.post("/language", {"language": "en", "next": "/accounts/sign-in"})
    assert response.headers["Location"] == "/accounts/sign-in"
    assert "Sign in" in an.get("/accounts/sign-in").content.decode()


def test_an_unknown_language_changes_nothing(an: Client, db: None) -> None:
    an.post("/language", {"language": "xx", "next": "https://example.org/"})
    assert "Đăng nhập" in an.get("/accounts/sign-in").content.decode()


def test_the_language_of_the_browser_is_respected(db: None) -> None:
    assert "Sign in" in Client(headers={"accept-language": "en"}).get("/accounts/sign-in").content.decode()


def test_vietnamese_is_the_first_language(db: None) -> None:
    assert '<html lang="vi">' in Client(headers={"accept-language": "fr"}).get("/accounts/sign-in").content.decode()


def test_a_form_of_another_site_is_refused_with_a_page(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/sign-in", {"username": "lan", "password": "x"})
    assert response.status_code == 403
    assert "Biểu mẫu đã hết hạn" in response.content.decode()


def test_a_missing_page_says_so(lan: User) -> None:
    response = browser_of(lan).get("/khong-co")
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()


def test_a_strange_request_gets_a_page(rf: RequestFactory) -> None:
    response = views.bad_request(rf.get("/"), ValueError())
    assert response.status_code == 400
    assert "Không hiểu được yêu cầu này" in response.content.decode()


def test_a_forbidden_page_says_whom_to_ask(rf: RequestFactory) -> None:
    response = views.permission_denied(rf.get("/"), PermissionError())
    assert response.status_code == 403
    assert "quản trị viên" in response.content.decode()


def test_the_page_of_our_own_faults_needs_neither_database_nor_base(rf: RequestFactory) -> None:
    response = views.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Hệ thống gặp lỗi" in response.content.decode()


@pytest.mark.parametrize("path", ["/accounts/sign-in", "/khong-co"])
def test_every_page_carries_the_strict_policy(an: Client, db: None, path: str) -> None:
    policy = an.get(path).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_it_stays_readable_without_its_style_sheets(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> str:
        message = "Missing staticfiles manifest entry"
        raise ValueError(message)

    monkeypatch.setattr(views, "static", missing)
    page = views.server_error(rf.get("/")).content.decode()
    assert "stylesheet" not in page
    assert "Hệ thống gặp lỗi" in page


def test_the_start_page_offers_what_one_may_do(lan: User, minh: User) -> None:
    assert "Bản nháp cần kiểm tra (0)" in browser_of(lan).get("/").content.decode()
    assert "Bản nháp cần kiểm tra" not in browser_of(minh).get("/").content.decode()


def test_the_start_page_asks_the_database_little(
    lan: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = browser_of(lan)
    # Who she is, then one for each thing that is counted for her.
    with django_assert_max_num_queries(10):
        browser.get("/")


def test_a_foreign_host_name_gets_the_page_of_strange_requests(an: Client, db: None) -> None:
    response = an.get("/accounts/sign-in", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "Không hiểu được yêu cầu này" in response.content.decode()
