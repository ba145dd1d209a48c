from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from dondoc.accounts import actions, jobs
from dondoc.accounts.models import User
from tests.cast import PASSWORD, browser_of

ADDRESS = "/accounts/password/forgotten"
NEW = "mot-mat-khau-dai-hon"


@pytest.fixture
def lan_with_mail(lan: User) -> User:
    actions.set_email(user=lan, email="lan@songlam.example")
    return lan


def deliver() -> None:
    """Do what waits in the queue, in the test's own transaction."""
    for job in ProcrastinateJob.objects.filter(task_name=actions.LINK_JOB, status="todo"):
        jobs.send_reset_link(**job.args)


def link() -> str:
    """The path of the link in the one mail that is sent."""
    deliver()
    (message,) = mail.outbox
    found = re.search(r"http://127\.0\.0\.1:8000(/accounts/password/new/\S+)", str(message.body))
    assert found
    return found[1]


def set_anew(client: Client, path: str, password: str = NEW) -> tuple[int, str]:
    """Follow the link and type the password."""
    page = client.get(path, follow=True)
    where = page.redirect_chain[-1][0] if page.redirect_chain else path
    response = client.post(where, {"password1": password, "password2": password}, follow=True)
    return response.status_code, response.content.decode()


def test_a_link_by_mail_sets_a_new_password(lan_with_mail: User, an: Client) -> None:
    thief = browser_of(lan_with_mail)
    assert an.post(ADDRESS, {"email": "LAN@songlam.example"}).headers["Location"] == f"{ADDRESS}/sent"
    path = link()
    assert mail.outbox[0].to == ["lan@songlam.example"]
    assert "Nguyễn Thị Lan" in mail.outbox[0].body
    assert "Bạn đã có mật khẩu mới" in set_anew(an, path)[1]
    lan_with_mail.refresh_from_db()
    assert lan_with_mail.check_password(NEW)
    assert thief.get("/").status_code == 302
    assert mail.outbox[1].subject == "Đôn Đốc: mật khẩu đã được đặt lại"


def test_the_link_points_to_the_configured_address_whatever_the_browser_says(lan_with_mail: User, an: Client) -> None:
    an.post(ADDRESS, {"email": "lan@songlam.example"}, headers={"host": "localhost:6666"})
    assert link()
    assert "6666" not in mail.outbox[0].body


def test_a_link_works_once(lan_with_mail: User, an: Client) -> None:
    an.post(ADDRESS, {"email": "lan@songlam.example"})
    path = link()
    set_anew(an, path)
    assert "Đường dẫn không dùng được" in Client().get(path).content.decode()


def test_a_link_does_not_outlive_its_day(lan_with_mail: User, an: Client, settings: Settings) -> None:
    an.post(ADDRESS, {"email": "lan@songlam.example"})
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "Đường dẫn không dùng được" in an.get(link()).content.decode()


@pytest.mark.parametrize("tail", ["1-xyz", "zzzzzzzzzzzzz-abc-def", "0-set-password", "1-%00"])
def test_an_invented_link_does_not_work(lan_with_mail: User, an: Client, tail: str) -> None:
    assert "Đường dẫn không dùng được" in an.get(f"/accounts/password/new/{tail}").content.decode()


def test_a_poor_password_is_refused_and_the_link_goes_on_working(lan_with_mail: User, an: Client) -> None:
    an.post(ADDRESS, {"email": "lan@songlam.example"})
    path = link()
    status, page = set_anew(an, path, "ngan")
    assert (status, "10 ký tự" in page) == (200, True)
    assert "Bạn đã có mật khẩu mới" in set_anew(an, path)[1]


@pytest.mark.parametrize("email", ["ai@do.example", "minh@songlam.example"])
def test_it_is_not_told_whether_anybody_has_the_e_mail(lan_with_mail: User, minh: User, an: Client, email: str) -> None:
    User.objects.filter(pk=minh.pk).update(email="minh@songlam.example", is_active=False)
    known = an.post(ADDRESS, {"email": "lan@songlam.example"}, follow=True)
    other = an.post(ADDRESS, {"email": email}, follow=True)
    assert (other.redirect_chain, other.status_code) == (known.redirect_chain, known.status_code)
    deliver()
    assert len(mail.outbox) == 1


def test_what_is_no_e_mail_is_said_beside_the_field(db: None, an: Client) -> None:
    page = an.post(ADDRESS, {"email": "khong-phai"}).content.decode()
    assert "field-error" in page


def test_mails_to_one_person_are_limited(lan_with_mail: User, an: Client) -> None:
    statuses = [an.post(ADDRESS, {"email": "lan@songlam.example"}).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
    deliver()
    assert len(mail.outbox) == 5


def test_who_has_left_meanwhile_gets_no_link_and_the_queue_holds_none(lan_with_mail: User, an: Client) -> None:
    an.post(ADDRESS, {"email": "lan@songlam.example"})
    assert ProcrastinateJob.objects.get(task_name=actions.LINK_JOB).args == {
        "user_id": lan_with_mail.pk,
        "language": "vi",
    }
    User.objects.filter(pk=lan_with_mail.pk).update(is_active=False)
    deliver()
    assert mail.outbox == []


def test_the_mail_speaks_the_language_of_the_page(lan_with_mail: User) -> None:
    Client(headers={"accept-language": "en"}).post(ADDRESS, {"email": "lan@songlam.example"})
    deliver()
    assert mail.outbox[0].subject == "Đôn Đốc: a new password"


def test_without_mail_the_page_says_whom_to_ask(db: None, an: Client, settings: Settings) -> None:
    settings.HAS_MAIL = False
    page = an.get(ADDRESS).content.decode()
    assert "Hệ thống này không gửi thư" in page
    assert 'name="email"' not in page


def test_a_new_password_forgives_the_failed_tries(lan_with_mail: User, an: Client) -> None:
    for _ in range(10):
        an.post("/accounts/sign-in", {"login": "lan@songlam.example", "password": "sai"})
    an.post(ADDRESS, {"email": "lan@songlam.example"})
    set_anew(an, link())
    assert an.post("/accounts/sign-in", {"login": "lan@songlam.example", "password": NEW}).status_code == 302
    assert PASSWORD != NEW
