from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connections
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.agencies import actions, jobs
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.models import Agency, Invitation, Post
from dondoc.agencies.models.ranges import range_of
from dondoc.agencies.permissions import may
from dondoc.agencies.policies.invitations import Gone, Unknown
from dondoc.agencies.rules.spans import Span
from dondoc.audit.queries import events_of, told
from dondoc.lib.errors import Forbidden, Refused
from tests.cast import browser_of
from tests.mailbox import Mailbox, mailbox

__all__ = ["mailbox"]

EMAIL = "mai@songlam.example"
PASSWORD = "mot-mat-khau-dai-hon"


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def finance(binh: User) -> Agency:
    return agency_of("song-lam/so-tai-chinh")


@pytest.fixture
def invitation(binh: User, finance: Agency, now: datetime) -> Invitation:
    """Mai is invited to Bình's department as a focal officer."""
    return invite_mai(binh, finance, now)


def invite_mai(by: User, agency: Agency | None, at: datetime, role: Role = Role.FOCAL_OFFICER) -> Invitation:
    return actions.invite(
        email=" Mai@SongLam.example ",
        full_name="Đặng Thị Mai",
        title="Chuyên viên",
        role=role,
        agency=agency,
        by=by,
        at=at,
    )


def token_of(invitation: Invitation) -> str:
    """What the mail's link holds; the job is done here and now."""
    jobs.send_invitation(invitation_id=invitation.pk)
    return link_in(mail.outbox[-1].body)


def link_in(body: Any) -> str:
    found = re.search(rf"{re.escape(settings.URL)}/agencies/invitation/(\S+)", str(body))
    assert found
    return found[1]


def accept(token: str, **more: Any) -> User:
    facts = {"username": "mai", "password": PASSWORD, "at": timezone.now(), **more}
    return actions.accept_as_new(token=token, **facts)


def test_the_mail_says_who_invites_to_what_and_until_when(invitation: Invitation) -> None:
    token = token_of(invitation)
    [message] = mail.outbox
    assert message.to == [EMAIL]
    assert message.subject == "Đôn Đốc: lời mời vào Sở Tài chính tỉnh Sông Lam"
    body = str(message.body)
    assert "Vũ Thanh Bình" in body
    assert "Chuyên viên đầu mối, Sở Tài chính tỉnh Sông Lam" in body
    assert f"{timezone.localtime(invitation.expires_at):%d/%m/%Y}" in body
    assert len(token) >= 43


def test_only_the_digest_of_the_link_is_kept_and_not_in_the_queue_either(invitation: Invitation) -> None:
    job = ProcrastinateJob.objects.filter(task_name=actions.INVITATION_JOB).latest("pk")
    assert job.args == {"invitation_id": invitation.pk}
    token = token_of(invitation)
    invitation.refresh_from_db()
    assert invitation.digest == actions.digest_of(token)
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())
    assert invitation.sent_at is not None


def test_a_real_mail_server_gets_it(invitation: Invitation, mailbox: Mailbox) -> None:
    jobs.send_invitation(invitation_id=invitation.pk)
    [letter] = mailbox.letters
    assert letter["To"] == EMAIL
    assert accept(link_in(letter.get_content())).email == EMAIL


def test_a_mail_that_fails_leaves_the_former_link_as_it_was(
    invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_of(invitation)

    def fail(**_message: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("dondoc.lib.mail.send_now", fail)
    with pytest.raises(ConnectionRefusedError):
        jobs.send_invitation(invitation_id=invitation.pk)
    assert accept(token).username == "mai"


def test_accepting_makes_the_account_and_the_post(invitation: Invitation, finance: Agency, binh: User) -> None:
    mai = accept(token_of(invitation), username=" Mai ")
    assert (mai.username, mai.full_name, mai.email) == ("mai", "Đặng Thị Mai", EMAIL)
    assert mai.check_password(PASSWORD)
    post = Post.objects.get(person=mai)
    assert (post.agency, post.role, post.valid.lower) == (finance, Role.FOCAL_OFFICER, timezone.localdate())
    assert may(mai, Permission.ISSUE_PLANS, agency=finance.pk)
    assert {row.sentence for row in told([*events_of(mai), *events_of(invitation)])} == {
        "Vũ Thanh Bình mời Đặng Thị Mai (mai@songlam.example) làm chuyên viên đầu mối tại Sở Tài chính tỉnh Sông Lam",
        "Vũ Thanh Bình giao Đặng Thị Mai làm chuyên viên đầu mối tại Sở Tài chính tỉnh Sông Lam",
        "Đặng Thị Mai nhận lời mời làm chuyên viên đầu mối tại Sở Tài chính tỉnh Sông Lam",
    }


def test_a_link_works_once(invitation: Invitation) -> None:
    token = token_of(invitation)
    accept(token)
    with pytest.raises(Gone, match="đã được chấp nhận"):
        accept(token, username="mai2")
    assert User.objects.filter(email=EMAIL).count() == 1


def test_an_expired_link_is_refused(invitation: Invitation) -> None:
    token = token_of(invitation)
    with pytest.raises(Gone, match="đã hết hạn"):
        accept(token, at=invitation.expires_at)
    assert accept(token, at=invitation.expires_at - timedelta(seconds=1)).email == EMAIL


def test_it_is_good_as_long_as_the_setting_says(binh: User, finance: Agency, now: datetime, settings: Settings) -> None:
    settings.INVITATION_DAYS = 2
    assert invite_mai(binh, finance, now).expires_at == now + timedelta(days=2)


def test_an_unknown_link_is_refused(db: None) -> None:
    with pytest.raises(Unknown):
        accept("khong-co")


def test_to_invite_again_withdraws_the_old_and_sends_a_new_link(
    invitation: Invitation, binh: User, finance: Agency, now: datetime
) -> None:
    old = token_of(invitation)
    new = token_of(invite_mai(binh, finance, now))
    with pytest.raises(Gone, match="đã được rút lại"):
        accept(old)
    assert accept(new).email == EMAIL


def test_a_withdrawn_invitation_leads_nowhere_and_sends_no_mail(
    invitation: Invitation, binh: User, now: datetime
) -> None:
    token = token_of(invitation)
    actions.withdraw_invitation(invitation=invitation, by=binh, at=now)
    with pytest.raises(Gone):
        accept(token)
    jobs.send_invitation(invitation_id=invitation.pk)
    jobs.send_invitation(invitation_id=0)
    assert len(mail.outbox) == 1
    with pytest.raises(Refused):
        actions.withdraw_invitation(invitation=invitation, by=binh, at=now)


@pytest.mark.parametrize("role", [Role.LEADER, Role.REGISTRY_KEEPER, Role.EVALUATOR])
def test_nobody_invites_to_a_role_that_they_may_not_give(
    role: Role, binh: User, finance: Agency, now: datetime
) -> None:
    with pytest.raises(Forbidden):
        invite_mai(binh, finance, now, role)
    assert not Invitation.objects.exists()


def test_nobody_invites_elsewhere_or_an_administrator(binh: User, lan: User, finance: Agency, now: datetime) -> None:
    elsewhere = agency_of("song-lam/so-y-te")
    for by, agency, role in (
        (binh, elsewhere, Role.OFFICER),
        (binh, None, Role.ADMINISTRATOR),
        (lan, finance, Role.OFFICER),
    ):
        with pytest.raises(Forbidden):
            invite_mai(by, agency, now, role)


def test_an_administrator_invites_another(quan_tri: User, now: datetime) -> None:
    assert may(accept(token_of(invite_mai(quan_tri, None, now, Role.ADMINISTRATOR))), Permission.MANAGE_SYSTEM)


def test_somebody_with_the_post_is_not_invited_to_it(invitation: Invitation, binh: User, finance: Agency) -> None:
    accept(token_of(invitation))
    with pytest.raises(Refused, match="đã giữ vị trí này"):
        invite_mai(binh, finance, timezone.now())


def test_an_agency_that_ended_takes_nobody(invitation: Invitation, finance: Agency) -> None:
    token = token_of(invitation)
    finance.phases.update(valid=range_of(Span(None, timezone.localdate())))
    Agency.objects.filter(pk=finance.pk).update(valid=range_of(Span(None, timezone.localdate())))
    with pytest.raises(Gone, match="đã chấm dứt"):
        accept(token)


def test_who_has_an_account_accepts_signed_in(invitation: Invitation, minh: User, lan: User, now: datetime) -> None:
    User.objects.filter(pk=minh.pk).update(email=EMAIL)
    minh.refresh_from_db()
    token = token_of(invitation)
    with pytest.raises(Refused, match="đã có tài khoản"):
        accept(token)
    with pytest.raises(Forbidden, match="dành cho người khác"):
        actions.accept_invitation(token=token, by=lan, at=now)
    post = actions.accept_invitation(token=token, by=minh, at=now)
    assert (post.person, post.role) == (minh, Role.FOCAL_OFFICER)


def test_a_taken_user_name_is_told_and_the_link_stays_good(invitation: Invitation, lan: User) -> None:
    token = token_of(invitation)
    with pytest.raises(actions.NameTaken):
        accept(token, username="lan")
    assert accept(token).email == EMAIL


def test_invitations_fall_with_whoever_sent_them(
    invitation: Invitation, binh: User, quan_tri: User, now: datetime
) -> None:
    token = token_of(invitation)
    actions.person_leaves(person=binh, hands_to=None, by=quan_tri, at=now)
    with pytest.raises(Gone):
        accept(token)


def test_who_has_left_comes_back_to_their_own_account(
    invitation: Invitation, binh: User, quan_tri: User, finance: Agency
) -> None:
    mai = accept(token_of(invitation))
    actions.person_leaves(person=mai, hands_to=None, by=quan_tri, at=timezone.now())
    again = accept(token_of(invite_mai(binh, finance, timezone.now())), username="mai.dang")
    assert again.pk == mai.pk
    assert (again.username, again.is_active) == ("mai.dang", True)
    assert may(again, Permission.ISSUE_PLANS)


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_accepts(invitation: Invitation) -> None:
    token, ready = token_of(invitation), Barrier(2)

    def click(number: int) -> bool:
        try:
            ready.wait(timeout=10)
            accept(token, username=f"mai{number}")
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(click, range(2))) == 1
    assert Post.objects.filter(person__email=EMAIL).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_invitations_at_once_one_stays_open(binh: User, finance: Agency, now: datetime) -> None:
    ready = Barrier(2)

    def ask(_number: int) -> bool:
        try:
            ready.wait(timeout=10)
            invite_mai(User.objects.get(pk=binh.pk), finance, now)
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert any(pool.map(ask, range(2)))
    assert Invitation.objects.waiting().count() == 1


# the page of the link


def test_the_page_makes_an_account_and_leads_to_signing_in(invitation: Invitation, an: Client) -> None:
    address = f"/agencies/invitation/{token_of(invitation)}"
    page = an.get(address)
    assert "no-store" in page.headers["Cache-Control"]
    assert "Sở Tài chính tỉnh Sông Lam" in page.content.decode()
    response = an.post(address, {"username": "mai", "password1": PASSWORD, "password2": PASSWORD})
    assert response.headers["Location"] == "/accounts/sign-in"
    assert "đã được chấp nhận" in an.get(address).content.decode()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"username": "Mai Đặng"}, "không dấu"),
        ({"username": ""}, "bắt buộc"),
        ({"username": "lan"}, "đã có người dùng"),
        ({"password1": "ngan", "password2": "ngan"}, "Mật khẩu quá ngắn: cần ít nhất 10 ký tự."),
        ({"password2": "khac-hoan-toan-nhe"}, "không giống nhau"),
        ({"password1": "mai-dang-thi", "password2": "mai-dang-thi", "username": "mai-dang-thi"}, "giống"),
    ],
)
def test_the_page_says_what_is_wrong_beside_the_field(
    typed: dict[str, str], told: str, invitation: Invitation, an: Client, lan: User
) -> None:
    whole = {"username": "mai", "password1": PASSWORD, "password2": PASSWORD, **typed}
    response = an.post(f"/agencies/invitation/{token_of(invitation)}", whole)
    assert response.status_code == 200
    assert told in response.content.decode()
    assert not User.objects.filter(email=EMAIL).exists()


def test_the_page_of_a_link_that_is_not_good_says_why(invitation: Invitation, an: Client) -> None:
    token = token_of(invitation)
    assert an.get("/agencies/invitation/khong-co").status_code == 404
    Invitation.objects.update(expires_at=timezone.now())
    response = an.post(f"/agencies/invitation/{token}", {"username": "mai"})
    assert response.status_code == 410
    assert "đã hết hạn" in response.content.decode()


def test_whoever_is_signed_in_with_the_e_mail_just_takes_the_post(invitation: Invitation, minh: User) -> None:
    User.objects.filter(pk=minh.pk).update(email=EMAIL)
    browser, address = browser_of(minh), f"/agencies/invitation/{token_of(invitation)}"
    assert "Nhận vị trí" in browser.get(address).content.decode()
    assert browser.post(address).headers["Location"] == "/agencies/me"
    assert may(minh, Permission.ISSUE_PLANS)


def test_somebody_else_is_told_so_and_takes_nothing(invitation: Invitation, hoa: User) -> None:
    browser, address = browser_of(hoa), f"/agencies/invitation/{token_of(invitation)}"
    assert "dành cho người khác" in browser.get(address).content.decode()
    assert browser.post(address).status_code == 403
    assert Post.objects.filter(person=hoa).count() == 1


def test_an_account_with_the_e_mail_is_asked_to_sign_in(invitation: Invitation, minh: User, an: Client) -> None:
    User.objects.filter(pk=minh.pk).update(email=EMAIL)
    token = token_of(invitation)
    page = an.get(f"/agencies/invitation/{token}").content.decode()
    assert f"/accounts/sign-in?next=/agencies/invitation/{token}" in page
