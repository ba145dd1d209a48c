from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import end_deputising, end_post, give_post, invite, name_deputy
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.models import Deputising, Post
from dondoc.agencies.permissions import may, standing_of
from dondoc.agencies.rules.spans import Span
from dondoc.audit.queries import events_of, told
from dondoc.lib.errors import Forbidden, Refused

WEEK = timedelta(days=7)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def post_of(person: User) -> Post:
    return Post.objects.get(person=person)


@pytest.fixture
def deputising(binh: User, lan: User, now: datetime, today: date) -> Deputising:
    """Lan acts for her head for a week."""
    return name_deputy(post=post_of(binh), deputy=lan, span=Span(today, today + WEEK), by=binh, at=now, reason="Họp")


def test_a_deputy_may_what_the_post_may_and_no_longer_than_said(deputising: Deputising, lan: User, today: date) -> None:
    assert may(lan, Permission.MANAGE_PEOPLE, agency=agency_of("song-lam/so-tai-chinh").pk)
    assert standing_of(lan, today + WEEK - timedelta(days=1)).holds(Permission.MANAGE_PEOPLE)
    assert not standing_of(lan, today + WEEK).holds(Permission.MANAGE_PEOPLE)


def test_the_record_tells_in_whose_stead(
    deputising: Deputising, lan: User, binh: User, minh: User, now: datetime, today: date
) -> None:
    agency = agency_of("song-lam/so-tai-chinh")
    give_post(person=minh, agency=agency, role=Role.OFFICER, span=Span(today), by=lan, at=now)
    [row] = told(events_of(minh).filter(by=lan))
    assert row.who == "Nguyễn Thị Lan (thay Vũ Thanh Bình)"
    assert row.sentence.startswith("Nguyễn Thị Lan (thay Vũ Thanh Bình) giao Trần Văn Minh")
    assert row.event.agency_name == "Sở Tài chính"


def test_what_one_may_oneself_is_not_done_in_anothers_stead(
    vinh: User, lan: User, minh: User, now: datetime, today: date
) -> None:
    name_deputy(post=post_of(vinh), deputy=lan, span=Span(today, today + WEEK), by=vinh, at=now)
    assert not any(seat.deputises_for for seat in standing_of(lan).giving(Permission.ISSUE_PLANS)[:1])


def test_naming_a_deputy_is_told_with_its_days(deputising: Deputising, binh: User, today: date) -> None:
    last = today + WEEK - timedelta(days=1)
    assert told(events_of(binh))[0].sentence == (
        "Vũ Thanh Bình cử Nguyễn Thị Lan làm thay Vũ Thanh Bình, lãnh đạo đơn vị tại Sở Tài chính tỉnh Sông Lam, "
        f"từ {today:%d/%m/%Y} đến {last:%d/%m/%Y}"
    )


def test_nobody_deputises_for_themselves(binh: User, now: datetime, today: date) -> None:
    with pytest.raises(Refused, match="chính mình"):
        name_deputy(post=post_of(binh), deputy=binh, span=Span(today, today + WEEK), by=binh, at=now)


def test_a_deputy_is_somebody_of_the_same_agency(binh: User, hoa: User, now: datetime, today: date) -> None:
    with pytest.raises(Refused, match="không làm việc ở cơ quan đó"):
        name_deputy(post=post_of(binh), deputy=hoa, span=Span(today, today + WEEK), by=binh, at=now)


def test_a_deputy_cannot_pass_it_on(
    deputising: Deputising, lan: User, binh: User, vinh: User, now: datetime, today: date
) -> None:
    with pytest.raises(Forbidden, match="giao lại"):
        name_deputy(post=post_of(binh), deputy=vinh, span=Span(today, today + WEEK), by=lan, at=now)


def test_a_deputy_cannot_give_themselves_a_post(deputising: Deputising, lan: User, now: datetime, today: date) -> None:
    with pytest.raises(Forbidden, match="tự giao"):
        give_post(
            person=lan,
            agency=agency_of("song-lam/so-tai-chinh"),
            role=Role.APPROVER,
            span=Span(today),
            by=lan,
            at=now,
        )


def test_a_deputy_cannot_invite_themselves_either(deputising: Deputising, lan: User, now: datetime) -> None:
    with pytest.raises(Forbidden, match="tự giao"):
        invite(
            email=lan.email,
            full_name=lan.full_name,
            role=Role.APPROVER,
            agency=agency_of("song-lam/so-tai-chinh"),
            by=lan,
            at=now,
        )


def test_a_colleague_names_nobody_for_another(lan: User, vinh: User, binh: User, now: datetime, today: date) -> None:
    with pytest.raises(Forbidden):
        name_deputy(post=post_of(vinh), deputy=lan, span=Span(today, today + WEEK), by=lan, at=now)
    name_deputy(post=post_of(vinh), deputy=lan, span=Span(today, today + WEEK), by=binh, at=now)
    assert Deputising.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "until"),
    [(-1, 3), (3, 3), (None, 3), (0, None), (0, 99)],
    ids=["past", "empty", "no first day", "no last day", "beyond the post"],
)
def test_the_days_lie_within_the_post_and_ahead(
    first: int | None, until: int | None, binh: User, lan: User, quan_tri: User, now: datetime, today: date
) -> None:
    end_post(post=post_of(binh), on=today + timedelta(days=30), by=quan_tri, at=now)
    start, end = (None if days is None else today + timedelta(days=days) for days in (first, until))
    with pytest.raises(Refused):
        name_deputy(post=post_of(binh), deputy=lan, span=Span(start, end), by=binh, at=now)
    assert not Deputising.objects.exists()


def test_the_same_deputy_is_named_once_a_time(
    deputising: Deputising, binh: User, lan: User, now: datetime, today: date
) -> None:
    with pytest.raises(Refused, match="đã làm thay"):
        name_deputy(post=post_of(binh), deputy=lan, span=Span(today, today + WEEK), by=binh, at=now)


@pytest.mark.parametrize("member", ["binh", "lan", "quan_tri"])
def test_it_ends_at_once_when_holder_deputy_or_administrator_says_so(
    member: str, deputising: Deputising, lan: User, now: datetime, request: pytest.FixtureRequest
) -> None:
    end_deputising(deputising=deputising, by=request.getfixturevalue(member), at=now)
    assert not may(lan, Permission.MANAGE_PEOPLE)


def test_it_ends_for_no_stranger(deputising: Deputising, vinh: User, hoa: User, now: datetime) -> None:
    for by in (vinh, hoa):
        with pytest.raises(Forbidden):
            end_deputising(deputising=deputising, by=by, at=now)


def test_what_was_done_of_it_stays_known(binh: User, lan: User, now: datetime, today: date) -> None:
    earlier = now - 2 * WEEK
    start = today - 2 * WEEK
    row = name_deputy(post=post_of(binh), deputy=lan, span=Span(start, today + WEEK), by=binh, at=earlier)
    end_deputising(deputising=row, by=binh, at=now)
    row.refresh_from_db()
    assert (row.valid.lower, row.valid.upper) == (start, today)


def test_it_ends_with_the_post(
    deputising: Deputising, binh: User, lan: User, quan_tri: User, now: datetime, today: date
) -> None:
    end_post(post=post_of(binh), on=today + timedelta(days=2), by=quan_tri, at=now)
    deputising.refresh_from_db()
    assert deputising.valid.upper == today + timedelta(days=2)
    end_post(post=post_of(binh), on=today, by=quan_tri, at=now)
    assert not Deputising.objects.exists()
    assert not may(lan, Permission.MANAGE_PEOPLE)
