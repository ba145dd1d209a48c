from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import IntegrityError
from django.test import Client

from dondoc.accounts import actions
from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from tests.cast import PASSWORD, browser_of

NEW = "mot-mat-khau-dai-hon"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in(user: User) -> Client:
    """A browser in which the person has typed their password."""
    client = Client(headers={"user-agent": FIREFOX})
    client.post("/accounts/sign-in", {"login": user.username, "password": PASSWORD})
    return client


def change(client: Client, old: str, new: str, again: str = "") -> tuple[int, str]:
    response = client.post("/accounts/password", {"oldpassword": old, "password1": new, "password2": again or new})
    return response.status_code, response.content.decode()


def test_the_page_says_who_one_is(lan: User) -> None:
    actions.set_email(user=lan, email="Lan@SongLam.example ")
    page = browser_of(lan).get("/accounts/account").content.decode()
    assert "Nguyễn Thị Lan" in page
    assert "Chuyên viên" in page
    assert "lan@songlam.example" in page


def test_a_new_password_comes_into_force(lan: User) -> None:
    client = signed_in(lan)
    assert change(client, PASSWORD, NEW)[0] == 302
    lan.refresh_from_db()
    assert lan.check_password(NEW)
    assert "Mật khẩu mới đã có hiệu lực" in client.get("/accounts/account").content.decode()


def test_a_stolen_session_ends_with_the_password(lan: User) -> None:
    thief, owner = signed_in(lan), signed_in(lan)
    assert thief.get("/").status_code == 200
    change(owner, PASSWORD, NEW)
    assert thief.get("/").status_code == 302
    assert owner.get("/").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("sai", NEW, NEW, "Mật khẩu hiện tại không đúng."),
        (PASSWORD, "ngan", "ngan", "10 ký tự"),
        (PASSWORD, NEW, NEW + "x", "Hai mật khẩu không giống nhau."),
        (PASSWORD, "password1234", "password1234", "quá phổ biến"),
    ],
)
def test_a_password_is_refused_in_a_sentence(lan: User, old: str, new: str, again: str, said: str) -> None:
    status, page = change(browser_of(lan), old, new, again)
    assert status == 200
    assert said in page
    lan.refresh_from_db()
    assert lan.check_password(PASSWORD)


def test_a_change_is_told_by_mail(lan: User) -> None:
    actions.set_email(user=lan, email="lan@songlam.example")
    change(signed_in(lan), PASSWORD, NEW)
    assert [message.to for message in mail.outbox] == [["lan@songlam.example"]]
    assert mail.outbox[0].subject == "Đôn Đốc: mật khẩu đã được đổi"
    assert "Firefox" in mail.outbox[0].body


def test_the_page_lists_where_one_is_signed_in(lan: User) -> None:
    signed_in(lan)
    page = signed_in(lan).get("/accounts/account").content.decode()
    assert page.count("Firefox, Windows") == 2
    assert page.count("thiết bị này") == 1


def test_signing_out_everywhere_leaves_the_browser_in_which_it_was_asked_for(lan: User) -> None:
    other, here = signed_in(lan), signed_in(lan)
    page = here.post("/accounts/account/end-sessions", follow=True).content.decode()
    assert "Bạn đã thoát khỏi mọi nơi khác." in page
    assert page.count("Firefox, Windows") == 1
    assert other.get("/").status_code == 302


def test_ending_sessions_ends_all_of_one_person_at_once(lan: User, minh: User) -> None:
    hers, also_hers, his = signed_in(lan), browser_of(lan), signed_in(minh)
    actions.end_sessions(user=lan)
    assert [client.get("/").status_code for client in (hers, also_hers, his)] == [302, 302, 200]


def test_who_has_no_password_is_shown_the_way_to_one(lan: User) -> None:
    client = signed_in(lan)
    lan.set_unusable_password()
    lan.save()
    client.force_login(lan)
    assert "/accounts/password/forgotten" in client.get("/accounts/account").content.decode()
    assert client.get("/accounts/password", follow=True).redirect_chain[-1] == ("/accounts/password/forgotten", 302)


def test_an_e_mail_belongs_to_one_person(lan: User, minh: User) -> None:
    actions.set_email(user=lan, email="chung@songlam.example")
    with pytest.raises(Refused, match=r"chung@songlam\.example"):
        actions.set_email(user=minh, email="CHUNG@songlam.example")
    with pytest.raises(IntegrityError):
        User.objects.filter(pk=minh.pk).update(email="chung@songlam.example")


def test_people_without_an_e_mail_do_not_clash(lan: User, minh: User) -> None:
    for person in (lan, minh):
        actions.set_email(user=person, email="")
    assert list(EmailAddress.objects.all()) == []


def test_allauth_sees_the_e_mail_however_it_was_written(lan: User) -> None:
    for email in ("a@songlam.example", "b@songlam.example"):
        User.objects.filter(pk=lan.pk).update(email=email)
        kept = [(one.email, one.verified, one.primary) for one in EmailAddress.objects.filter(user=lan)]
        assert kept == [(email, True, True)]
    User.objects.filter(pk=lan.pk).update(email="")
    assert not EmailAddress.objects.exists()
    made = User.objects.create_user("moi", "x", email=" Moi@SongLam.example", full_name="Người mới")
    assert EmailAddress.objects.get().user == made
