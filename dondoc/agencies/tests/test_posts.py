from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import change_role, end_post, give_post, person_leaves
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.models import Post
from dondoc.agencies.permissions import check_may, may
from dondoc.agencies.rules.spans import Span
from dondoc.audit.queries import events_of, told
from dondoc.lib.errors import Forbidden, Refused


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def post_of(person: User) -> Post:
    return Post.objects.get(person=person)


def sentences_of(person: User) -> list[str]:
    return [row.sentence for row in told(events_of(person))]


def test_a_head_gives_a_post_in_their_own_agency(binh: User, minh: User, now: datetime, today: date) -> None:
    agency = agency_of("song-lam/so-tai-chinh")
    give_post(person=minh, agency=agency, role=Role.FOCAL_OFFICER, span=Span(today), by=binh, at=now)
    assert may(minh, Permission.ISSUE_PLANS, agency=agency.pk)
    assert sentences_of(minh)[0] == (
        "Vũ Thanh Bình giao Trần Văn Minh làm chuyên viên đầu mối tại Sở Tài chính tỉnh Sông Lam"
    )


@pytest.mark.parametrize("role", [Role.LEADER, Role.REGISTRY_KEEPER, Role.EVALUATOR])
def test_a_head_gives_no_role_that_they_may_not_give(
    role: Role, binh: User, minh: User, now: datetime, today: date
) -> None:
    agency = agency_of("song-lam/so-tai-chinh")
    with pytest.raises(Forbidden):
        give_post(person=minh, agency=agency, role=role, span=Span(today), by=binh, at=now)


def test_a_head_gives_nothing_elsewhere(binh: User, minh: User, now: datetime, today: date) -> None:
    agency = agency_of("song-lam/so-y-te")
    with pytest.raises(Forbidden):
        give_post(person=minh, agency=agency, role=Role.OFFICER, span=Span(today), by=binh, at=now)


def test_only_an_administrator_makes_an_administrator(
    binh: User, quan_tri: User, minh: User, now: datetime, today: date
) -> None:
    with pytest.raises(Forbidden):
        give_post(person=minh, agency=None, role=Role.ADMINISTRATOR, span=Span(today), by=binh, at=now)
    give_post(person=minh, agency=None, role=Role.ADMINISTRATOR, span=Span(today), by=quan_tri, at=now)
    assert may(minh, Permission.MANAGE_SYSTEM)


def test_an_administrator_gives_every_role_everywhere(quan_tri: User, minh: User, now: datetime, today: date) -> None:
    give_post(
        person=minh, agency=agency_of("song-lam"), role=Role.REGISTRY_KEEPER, span=Span(today), by=quan_tri, at=now
    )
    assert may(minh, Permission.KEEP_REGISTRY)


def test_a_post_without_an_agency_is_the_administrators_alone(
    quan_tri: User, minh: User, now: datetime, today: date
) -> None:
    for agency, role in ((None, Role.OFFICER), (agency_of("song-lam"), Role.ADMINISTRATOR)):
        with pytest.raises(Refused):
            give_post(person=minh, agency=agency, role=role, span=Span(today), by=quan_tri, at=now)


def test_a_post_is_given_once_a_time(quan_tri: User, minh: User, now: datetime, today: date) -> None:
    with pytest.raises(Refused, match="đã giữ"):
        give_post(
            person=minh,
            agency=agency_of("song-lam/so-cong-thuong"),
            role=Role.OFFICER,
            span=Span(today),
            by=quan_tri,
            at=now,
        )


def test_a_post_lies_in_the_life_of_its_agency(quan_tri: User, minh: User, now: datetime, today: date) -> None:
    ended = agency_of("song-lam/so-ke-hoach-va-dau-tu")
    with pytest.raises(Refused, match="không tồn tại"):
        give_post(person=minh, agency=ended, role=Role.OFFICER, span=Span(today), by=quan_tri, at=now)


def test_a_post_holds_at_least_a_day(quan_tri: User, minh: User, now: datetime, today: date) -> None:
    with pytest.raises(Refused):
        give_post(
            person=minh, agency=agency_of("song-lam"), role=Role.LEADER, span=Span(today, today), by=quan_tri, at=now
        )


def test_an_ended_post_gives_nothing_from_that_day_on(lan: User, binh: User, now: datetime, today: date) -> None:
    end_post(post=post_of(lan), on=today, by=binh, at=now)
    assert not may(lan, Permission.READ_PLANS)
    assert sentences_of(lan)[0].startswith("Vũ Thanh Bình thôi giao Nguyễn Thị Lan làm chuyên viên đầu mối")
    [change] = told(events_of(lan))[0].changes
    assert (change.before, change.after) == ("—", f"{today:%d/%m/%Y}")


def test_a_post_may_end_on_a_day_to_come(lan: User, binh: User, now: datetime, today: date) -> None:
    end_post(post=post_of(lan), on=today + timedelta(days=30), by=binh, at=now)
    assert may(lan, Permission.READ_PLANS)
    assert post_of(lan).valid.upper == today + timedelta(days=30)


def test_a_post_never_ends_in_the_past_nor_later_than_it_does(
    lan: User, binh: User, now: datetime, today: date
) -> None:
    with pytest.raises(Refused, match="quá khứ"):
        end_post(post=post_of(lan), on=today - timedelta(days=1), by=binh, at=now)
    end_post(post=post_of(lan), on=today, by=binh, at=now)
    with pytest.raises(Refused):
        end_post(post=post_of(lan), on=today, by=binh, at=now)


def test_a_post_that_was_given_by_mistake_today_leaves_only_its_record(
    binh: User, minh: User, now: datetime, today: date
) -> None:
    agency = agency_of("song-lam/so-tai-chinh")
    post = give_post(person=minh, agency=agency, role=Role.APPROVER, span=Span(today), by=binh, at=now)
    end_post(post=post, on=today, by=binh, at=now)
    assert not Post.objects.filter(pk=post.pk).exists()
    assert len(sentences_of(minh)) == 3


def test_who_has_left_gets_no_post(minh: User, quan_tri: User, now: datetime, today: date) -> None:
    person_leaves(person=minh, hands_to=None, by=quan_tri, at=now)
    with pytest.raises(Refused, match="không còn đăng nhập được"):
        give_post(person=minh, agency=agency_of("song-lam"), role=Role.LEADER, span=Span(today), by=quan_tri, at=now)


def test_a_stranger_ends_no_post(lan: User, hoa: User, vinh: User, now: datetime, today: date) -> None:
    for by in (hoa, vinh):
        with pytest.raises(Forbidden):
            end_post(post=post_of(lan), on=today, by=by, at=now)


def test_a_role_changes_on_a_day_without_a_gap(lan: User, binh: User, now: datetime, today: date) -> None:
    change_role(post=post_of(lan), role=Role.APPROVER, on=today, by=binh, at=now)
    first, second = Post.objects.filter(person=lan).order_by("pk")
    assert (first.valid.upper, second.valid.lower, second.role) == (today, today, Role.APPROVER)
    assert may(lan, Permission.MANAGE_PEOPLE)
    assert not may(lan, Permission.REVIEW_DRAFTS)


def test_a_refused_change_of_role_leaves_the_old_one(lan: User, binh: User, now: datetime, today: date) -> None:
    with pytest.raises(Forbidden):
        change_role(post=post_of(lan), role=Role.LEADER, on=today, by=binh, at=now)
    assert post_of(lan).valid.upper is None


def test_the_last_administrator_stays(quan_tri: User, minh: User, now: datetime, today: date) -> None:
    with pytest.raises(Refused, match="quản trị viên cuối cùng"):
        end_post(post=post_of(quan_tri), on=today, by=quan_tri, at=now)
    give_post(person=minh, agency=None, role=Role.ADMINISTRATOR, span=Span(today), by=quan_tri, at=now)
    end_post(post=post_of(quan_tri), on=today, by=quan_tri, at=now)
    assert not may(quan_tri, Permission.READ_PLANS)


def test_one_who_is_an_administrator_only_for_a_time_does_not_count(
    quan_tri: User, minh: User, now: datetime, today: date
) -> None:
    span = Span(today, today + timedelta(days=3))
    give_post(person=minh, agency=None, role=Role.ADMINISTRATOR, span=span, by=quan_tri, at=now)
    with pytest.raises(Refused):
        end_post(post=post_of(quan_tri), on=today, by=quan_tri, at=now)


def test_somebody_in_no_agency_is_told_so(lan: User, binh: User, now: datetime, today: date) -> None:
    end_post(post=post_of(lan), on=today, by=binh, at=now)
    with pytest.raises(Forbidden, match="không thuộc cơ quan nào"):
        check_may(lan, Permission.READ_PLANS)
