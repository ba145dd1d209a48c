from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import end_post, name_deputy, write_post
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.models import Deputising, Invitation, Post
from dondoc.agencies.permissions import may
from dondoc.agencies.rules.spans import Span
from tests.cast import browser_of

WEEK = timedelta(days=7)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def post_of(person: User) -> Post:
    return Post.objects.get(person=person)


def page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def found(browser: Client, query: str) -> set[str]:
    """The user names that the search shows."""
    text = page(browser, f"/agencies/people?{query}")
    return {
        person.username
        for person in User.objects.all()
        if f">{person.full_name}</a></th>" in text.replace("<br>", "</th>")
    }


# searching


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=nguyen+thi+lan", {"lan"}),
        ("q=Nguyễn+Thị+Lan", {"lan"}),
        ("q=lan+ngu", {"lan"}),
        ("q=vinh", {"vinh"}),
        ("q=hoa%40songlam.example", {"hoa"}),
        ("role=focal_officer", {"lan", "vinh", "hoa"}),
        ("agency=so+tai+chinh", {"lan", "vinh"}),
        ("agency=so+tai+chinh&role=officer", set()),
        ("role=khong-co", {"lan", "vinh", "hoa", "quantri"}),
        ("q=%21%21", set()),
        ("agency=%21", set()),
        ("q=%00lan", {"lan"}),
    ],
)
def test_people_are_found_by_name_agency_and_role(
    query: str, names: set[str], lan: User, vinh: User, hoa: User, quan_tri: User
) -> None:
    assert found(browser_of(quan_tri), query) == names


@pytest.mark.parametrize(
    ("member", "names"),
    [
        ("lan", {"lan", "vinh"}),
        ("hoa", {"hoa"}),
        ("khanh", {"lan", "vinh", "hoa", "khanh"}),
        ("quan_tri", {"lan", "vinh", "hoa", "khanh", "quantri"}),
    ],
)
def test_one_finds_whom_one_may_see(
    member: str,
    names: set[str],
    request: pytest.FixtureRequest,
    lan: User,
    vinh: User,
    hoa: User,
    khanh: User,
    quan_tri: User,
) -> None:
    assert found(browser_of(request.getfixturevalue(member)), "") == names


def test_a_former_agency_leads_to_its_people_too(lan: User, quan_tri: User, today: date) -> None:
    agency_of("song-lam/so-ke-hoach-va-dau-tu")
    assert found(browser_of(quan_tri), "agency=tai+chinh") == {"lan"}


def test_the_list_asks_as_much_for_many_as_for_few(
    quan_tri: User, lan: User, today: date, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, agency = browser_of(quan_tri), agency_of("song-lam/so-tai-chinh")
    page(browser, "/agencies/people")
    with django_assert_num_queries(6):
        page(browser, "/agencies/people")
    for number in range(30):
        person = User.objects.create_user(f"nguoi{number}", full_name=f"Người {number}")
        write_post(person=person, agency=agency, role=Role.OFFICER, span=Span(), by=None, at=timezone.now())
    with django_assert_num_queries(6):
        page(browser, "/agencies/people")


# a person


def test_the_page_of_a_person_says_what_they_may_do_and_where(lan: User, binh: User) -> None:
    text = page(browser_of(binh), f"/agencies/people/{lan.pk}")
    assert "Chuyên viên đầu mối · Sở Tài chính" in text
    assert "ban hành bản nháp đã kiểm tra thành kế hoạch" in text
    assert "giao Nguyễn Thị Lan làm chuyên viên đầu mối" in text
    assert "Kết thúc quyền truy cập" in text


def test_a_colleague_sees_the_posts_and_not_the_record(lan: User, vinh: User) -> None:
    text = page(browser_of(vinh), f"/agencies/people/{lan.pk}")
    assert "Chuyên viên đầu mối" in text
    assert "Nhật ký" not in text
    assert "Kết thúc vị trí" not in text


def test_a_leader_reaches_all_below(khanh: User) -> None:
    assert "UBND tỉnh Sông Lam và mọi cơ quan trực thuộc" in page(browser_of(khanh), "/agencies/me")


def test_an_administrator_reaches_everything(quan_tri: User) -> None:
    assert "Quản trị hệ thống · toàn hệ thống" in page(browser_of(quan_tri), "/agencies/me")


# posts


def test_a_head_ends_a_post_on_a_day(lan: User, binh: User, today: date) -> None:
    day = today + WEEK
    response = browser_of(binh).post(f"/agencies/posts/{post_of(lan).pk}/end", {"on": f"{day:%d/%m/%Y}"}, follow=True)
    assert "Đã kết thúc vị trí" in response.content.decode()
    assert post_of(lan).valid.upper == day


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("", "bắt buộc"),
        ("hôm qua", "Không có ngày này"),
        ("2020-01-01", "quá khứ"),
        ("9999-12-31", "Năm đã đúng chưa?"),
    ],
)
def test_a_wrong_day_is_told_and_nothing_is_changed(on: str, told: str, lan: User, binh: User) -> None:
    response = browser_of(binh).post(f"/agencies/posts/{post_of(lan).pk}/end", {"on": on})
    assert told in response.content.decode()
    assert post_of(lan).valid.upper is None


def test_the_form_offers_only_roles_that_one_may_give(lan: User, binh: User, quan_tri: User) -> None:
    address = f"/agencies/posts/{post_of(lan).pk}/role"
    head, administrator = page(browser_of(binh), address), page(browser_of(quan_tri), address)
    assert 'value="registry_keeper"' in administrator
    assert 'value="registry_keeper"' not in head
    assert 'value="administrator"' not in administrator
    response = browser_of(binh).post(address, {"role": "registry_keeper", "on": timezone.localdate().isoformat()})
    assert response.status_code == 200
    assert post_of(lan).role == Role.FOCAL_OFFICER


def test_one_names_ones_own_deputy_and_takes_it_back(lan: User, vinh: User, today: date) -> None:
    browser, last = browser_of(lan), today + WEEK
    typed = {"deputy": vinh.pk, "first": today.isoformat(), "last": last.isoformat(), "reason": "Nghỉ phép"}
    text = browser.post(f"/agencies/posts/{post_of(lan).pk}/deputy", typed, follow=True).content.decode()
    assert "Ngô Quang Vinh làm thay" in text
    assert "Nghỉ phép" in text
    row = Deputising.objects.get()
    assert row.valid.upper == last + timedelta(days=1)
    assert "Làm thay người khác" in page(browser_of(vinh), "/agencies/me")
    browser.post(f"/agencies/deputising/{row.pk}/end")
    assert not Deputising.objects.exists()


def test_a_deputy_is_chosen_among_colleagues(lan: User, vinh: User, hoa: User, today: date) -> None:
    address = f"/agencies/posts/{post_of(lan).pk}/deputy"
    text = page(browser_of(lan), address)
    assert "Ngô Quang Vinh" in text
    assert "Lê Thị Hoa" not in text
    typed = {"deputy": hoa.pk, "first": today.isoformat(), "last": today.isoformat()}
    assert browser_of(lan).post(address, typed).status_code == 200
    assert not Deputising.objects.exists()


def test_a_deputy_works_in_the_post_and_is_shown_so(binh: User, lan: User, quan_tri: User, today: date) -> None:
    name_deputy(post=post_of(binh), deputy=lan, span=Span(today, today + WEEK), by=binh, at=timezone.now())
    browser = browser_of(lan)
    assert "Làm thay Vũ Thanh Bình" in page(browser, "/agencies/me")
    address = f"/agencies/{agency_of('song-lam/so-tai-chinh').pk}/people/invite"
    typed = {"email": "mai@songlam.example", "full_name": "Đặng Thị Mai", "role": "officer"}
    assert browser.post(address, typed).status_code == 302
    assert "Nguyễn Thị Lan (thay Vũ Thanh Bình) mời" in page(browser_of(quan_tri), "/agencies/record")


# inviting


def test_the_invited_are_listed_until_they_come(binh: User) -> None:
    browser, agency = browser_of(binh), agency_of("song-lam/so-tai-chinh")
    typed = {"email": "Mai@songlam.example", "full_name": "Đặng Thị Mai", "role": "officer"}
    text = browser.post(f"/agencies/{agency.pk}/people/invite", typed, follow=True).content.decode()
    assert "Thư có đường dẫn đang được gửi đến mai@songlam.example" in text
    assert "thư chưa gửi đi" in text
    first = Invitation.objects.get()
    browser.post(f"/agencies/invitations/{first.pk}/again")
    second = Invitation.objects.waiting().get()
    assert second.pk != first.pk
    text = browser.post(f"/agencies/invitations/{second.pk}/withdraw", follow=True).content.decode()
    assert "Đặng Thị Mai" not in text


@pytest.mark.parametrize(
    "typed",
    [
        {"email": "khong phai thu", "full_name": "A", "role": "officer"},
        {"email": "a@songlam.example", "full_name": "", "role": "officer"},
        {"email": "a@songlam.example", "full_name": "A", "role": "leader"},
        {"email": "a@songlam.example\nBcc: b@x.example", "full_name": "A", "role": "officer"},
    ],
)
def test_a_wrong_invitation_is_told_and_keeps_what_was_typed(typed: dict[str, str], binh: User) -> None:
    agency = agency_of("song-lam/so-tai-chinh")
    response = browser_of(binh).post(f"/agencies/{agency.pk}/people/invite", typed)
    assert response.status_code == 200
    assert "field-error" in response.content.decode()
    assert not Invitation.objects.exists()


def test_a_missing_agency_has_no_people(quan_tri: User) -> None:
    assert browser_of(quan_tri).get("/agencies/999999/people").status_code == 404


# nobody's


@pytest.fixture
def nobody(lan: User, binh: User, today: date) -> Client:
    """A browser of somebody whose only post has ended."""
    end_post(post=post_of(lan), on=today, by=binh, at=timezone.now())
    assert not may(lan, Permission.READ_PLANS)
    return browser_of(lan)


def test_somebody_in_no_agency_is_told_so_and_what_to_do(nobody: Client) -> None:
    for address in ("/", "/agencies/me"):
        text = page(nobody, address)
        assert "Hôm nay bạn không thuộc cơ quan nào" in text
        assert "đề nghị lãnh đạo cơ quan hoặc quản trị viên mời bạn" in text


@pytest.mark.parametrize("address", ["/plans/", "/plans/drafts/", "/agencies/people", "/agencies/record"])
def test_somebody_in_no_agency_gets_nothing_else(address: str, nobody: Client) -> None:
    response = nobody.get(address)
    assert response.status_code == 403
    assert "không thuộc cơ quan nào" in response.content.decode()
