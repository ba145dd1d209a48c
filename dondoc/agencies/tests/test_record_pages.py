from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import end_post, write_post
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.models import Post
from dondoc.agencies.rules.spans import Span
from dondoc.agencies.views import record as views
from dondoc.audit.models import Event
from tests.cast import browser_of


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def ended(lan: User, binh: User, now: datetime) -> User:
    """Lan, whose post Bình has ended."""
    end_post(post=Post.objects.get(person=lan), on=timezone.localdate(now), by=binh, at=now)
    return lan


def shown(person: User, query: str = "") -> str:
    response = browser_of(person).get(f"/agencies/record?{query}")
    assert response.status_code == 200
    return response.content.decode()


SENTENCE = "Vũ Thanh Bình thôi giao Nguyễn Thị Lan làm chuyên viên đầu mối tại Sở Tài chính tỉnh Sông Lam"


def test_it_says_who_did_what_for_which_agency_and_what_changed(ended: User, quan_tri: User) -> None:
    text = shown(quan_tri)
    assert SENTENCE in text
    assert 'data-label="Cho cơ quan nào">Sở Tài chính' in text
    assert f"Ngày đầu không còn giữ vị trí: — → {timezone.localdate():%d/%m/%Y}" in text


@pytest.mark.parametrize("member", ["khanh", "thu", "quan_tri"])
def test_a_province_is_read_by_its_own(member: str, ended: User, request: pytest.FixtureRequest) -> None:
    assert SENTENCE in shown(request.getfixturevalue(member))


def test_another_province_is_not_read(ended: User, now: datetime) -> None:
    leader = User.objects.create_user("hathanh", full_name="Lãnh đạo Hà Thanh")
    write_post(person=leader, agency=agency_of("ha-thanh"), role=Role.LEADER, span=Span(), by=None, at=now)
    assert SENTENCE not in shown(leader)
    assert browser_of(leader).get(f"/agencies/record/accounts.user/{ended.pk}").status_code == 404


def test_what_the_platform_did_for_no_agency_is_the_administrators(lan: User, khanh: User, quan_tri: User) -> None:
    assert "Đôn Đốc giao Nguyễn Thị Lan" in shown(quan_tri)
    assert "Đôn Đốc giao Nguyễn Thị Lan" not in shown(khanh)


def test_what_an_ended_agency_did_stays_with_its_province(khanh: User, minh: User, now: datetime) -> None:
    agency = agency_of("song-lam/so-ke-hoach-va-dau-tu")
    Event.objects.create(
        at=now,
        by=minh,
        agency_id=agency.pk,
        agency_name="Sở Kế hoạch và Đầu tư",
        verb="plans.discarded",
        thing_type="plans.plan",
        thing_id="1",
    )
    assert "Sở Kế hoạch và Đầu tư" in shown(khanh)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("person=binh", True),
        ("person=thanh+binh", True),
        ("person=lan", False),
        ("agency=tai+chinh", True),
        ("agency=y+te", False),
        ("first={today}&last={today}", True),
        ("last={yesterday}", False),
        ("first={tomorrow}", False),
        ("first=khong+phai+ngay", True),
    ],
)
def test_it_is_filtered_by_days_agency_and_person(query: str, fits: bool, ended: User, quan_tri: User) -> None:
    agency_of("song-lam/so-y-te")
    today, one = timezone.localdate(), timedelta(days=1)
    text = shown(quan_tri, query.format(today=today, yesterday=today - one, tomorrow=today + one))
    assert (SENTENCE in text) is fits


@pytest.mark.parametrize(
    "address",
    [
        "/agencies/record?first=0001-01-01&last=9999-12-31",
        "/agencies/record?person=%00@&agency=%00",
        "/agencies/record?page=zz",
    ],
)
def test_an_odd_address_is_borne(address: str, quan_tri: User) -> None:
    assert browser_of(quan_tri).get(address).status_code == 200
    assert browser_of(quan_tri).get("/agencies/record/plans.plan/%00").status_code == 404


def test_a_wrong_day_is_told(quan_tri: User) -> None:
    assert "05/01/2025" in shown(quan_tri, "first=31/02/2025")


def test_it_leaves_as_csv_with_all_its_facts(ended: User, binh: User, quan_tri: User) -> None:
    response = browser_of(quan_tri).get("/agencies/record?format=csv&person=binh")
    [head, row] = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert head == ["Khi nào", "Ai", "Thay cho ai", "Cho cơ quan nào", "Việc gì", "Đối tượng", "Thay đổi"]
    assert row[1:6] == ["Vũ Thanh Bình", "", "Sở Tài chính", SENTENCE, "Nguyễn Thị Lan"]
    assert row[6].startswith("Ngày đầu không còn giữ vị trí: — → ")


def test_it_leaves_as_a_workbook_of_the_same_rows(ended: User, quan_tri: User) -> None:
    response = browser_of(quan_tri).get(f"/agencies/record/accounts.user/{ended.pk}?format=xlsx")
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    assert next(row[4] for row in sheet.iter_rows(min_row=2, values_only=True)) == SENTENCE


def test_a_file_of_all_too_many_events_is_refused_with_advice(
    ended: User, quan_tri: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST", 1)
    response = browser_of(quan_tri).get("/agencies/record?format=csv")
    assert response.status_code == 409
    assert "thu hẹp số ngày" in response.content.decode()
    assert browser_of(quan_tri).get("/agencies/record?format=pdf").status_code == 404


def test_a_thing_has_its_record_even_when_it_is_gone(quan_tri: User, binh: User, now: datetime) -> None:
    Event.objects.create(at=now, by=binh, verb="plans.discarded", thing_type="plans.plan", thing_id="777")
    text = browser_of(quan_tri).get("/agencies/record/plans.plan/777").content.decode()
    assert "plans.plan 777" in text
    assert "không còn nữa" in text
    assert browser_of(quan_tri).get("/agencies/record/plans.plan/778").status_code == 404


def test_the_page_asks_the_database_little_however_long_it_is(
    ended: User, quan_tri: User, binh: User, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Event.objects.bulk_create(
        Event(at=now, by=binh, verb="agencies.person_left", thing_type="accounts.user", thing_id=str(key))
        for key in [ended.pk, binh.pk, quan_tri.pk, 0] * 10
    )
    browser = browser_of(quan_tri)
    with django_assert_max_num_queries(8):
        browser.get("/agencies/record")
