"""Somebody leaves: their drafts go on with a colleague, their access ends at once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import give_post, name_deputy, person_leaves
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.models import Deputising, Post
from dondoc.agencies.models.ranges import Span
from dondoc.agencies.permissions import may
from dondoc.audit.queries import events_of, told
from dondoc.lib.errors import Forbidden, Refused
from dondoc.plans import actions
from dondoc.plans.models import Plan, Unsaved
from dondoc.plans.queries import typed_forms
from dondoc.plans.tests.drafts import a_draft, a_live_plan
from tests.cast import browser_of


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def test_who_makes_a_draft_checks_it(plan: Plan, lan: User) -> None:
    assert plan.keeper == lan
    page = browser_of(lan).get("/plans/drafts/").content.decode()
    assert 'data-label="Người kiểm tra">Nguyễn Thị Lan' in page
    review = browser_of(lan).get(f"/plans/drafts/{plan.pk}/review/").content.decode()
    assert "Người kiểm tra: Nguyễn Thị Lan" in review


def test_open_drafts_go_to_the_colleague_who_is_named(
    plan: Plan, lan: User, vinh: User, binh: User, now: datetime
) -> None:
    laid_aside = actions.discard_draft(plan=a_draft(lan, number="9/KH"), by=lan, at=now)
    issued = a_live_plan(lan, number="2/KH")
    person_leaves(person=lan, hands_to=vinh, by=binh, at=now)
    for kept, keeper in ((plan, vinh), (laid_aside, vinh), (issued, lan)):
        kept.refresh_from_db()
        assert kept.keeper == keeper
    row = told(events_of(plan))[0]
    assert row.sentence == "Vũ Thanh Bình chuyển bản nháp từ Nguyễn Thị Lan sang Ngô Quang Vinh."
    assert [(change.before, change.after) for change in row.changes] == [("Nguyễn Thị Lan", "Ngô Quang Vinh")]


def test_without_a_receiver_it_is_refused_and_the_drafts_are_named(
    plan: Plan, lan: User, binh: User, now: datetime
) -> None:
    with pytest.raises(Refused, match=rf"chọn người nhận: {plan.number}"):
        person_leaves(person=lan, hands_to=None, by=binh, at=now)
    lan.refresh_from_db()
    assert lan.is_active
    assert may(lan, Permission.REVIEW_DRAFTS)


@pytest.mark.parametrize("member", ["hoa", "minh", "binh"])
def test_only_somebody_who_may_check_them_takes_them(
    member: str, plan: Plan, lan: User, binh: User, now: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(Refused, match="không được kiểm tra"):
        person_leaves(person=lan, hands_to=request.getfixturevalue(member), by=binh, at=now)
    plan.refresh_from_db()
    assert plan.keeper == lan


def test_what_was_typed_and_not_saved_is_kept_and_shown_to_nobody_else(
    plan: Plan, lan: User, vinh: User, binh: User, now: datetime
) -> None:
    actions.keep_typed(plan=plan, form="facts", data={"title": "dở dang"}, by=lan, at=now)
    person_leaves(person=lan, hands_to=vinh, by=binh, at=now)
    assert Unsaved.objects.filter(plan=plan, by=lan).exists()
    assert typed_forms(plan, vinh) == set()


def test_nobody_hands_over_to_themselves_or_to_somebody_who_left(
    plan: Plan, lan: User, vinh: User, binh: User, now: datetime
) -> None:
    person_leaves(person=vinh, hands_to=None, by=binh, at=now)
    vinh.refresh_from_db()
    for receiver in (lan, vinh):
        with pytest.raises(Refused, match="Hãy chọn một người khác"):
            person_leaves(person=lan, hands_to=receiver, by=binh, at=now)


def test_access_ends_at_once(lan: User, binh: User, now: datetime) -> None:
    browser = browser_of(lan)
    assert browser.get("/plans/").status_code == 200
    person_leaves(person=lan, hands_to=None, by=binh, at=now)
    assert browser.get("/plans/").status_code == 302
    lan.refresh_from_db()
    assert not lan.is_active
    assert not Post.objects.on(timezone.localdate(now)).filter(person=lan).exists()
    assert [row.event.verb for row in told(events_of(lan).filter(by=binh))] == [
        "agencies.person_left",
        "agencies.post_ended",
    ]


def test_deputising_ends_too_in_both_directions(lan: User, vinh: User, binh: User, now: datetime, today: date) -> None:
    week = Span(today, today + timedelta(days=7))
    name_deputy(post=Post.objects.get(person=lan), deputy=vinh, span=week, by=lan, at=now)
    name_deputy(post=Post.objects.get(person=binh), deputy=lan, span=week, by=binh, at=now)
    person_leaves(person=lan, hands_to=None, by=binh, at=now)
    assert not Deputising.objects.exists()


def test_a_head_lets_go_only_those_who_are_wholly_theirs(
    lan: User, binh: User, quan_tri: User, now: datetime, today: date
) -> None:
    give_post(
        person=lan, agency=agency_of("song-lam/so-y-te"), role=Role.OFFICER, span=Span(today), by=quan_tri, at=now
    )
    with pytest.raises(Forbidden):
        person_leaves(person=lan, hands_to=None, by=binh, at=now)
    person_leaves(person=lan, hands_to=None, by=quan_tri, at=now)
    assert not may(User.objects.get(pk=lan.pk), Permission.READ_PLANS)


def test_a_colleague_lets_nobody_go(lan: User, vinh: User, now: datetime) -> None:
    with pytest.raises(Forbidden):
        person_leaves(person=lan, hands_to=None, by=vinh, at=now)


def test_one_leaves_once(lan: User, quan_tri: User, now: datetime) -> None:
    person_leaves(person=lan, hands_to=None, by=quan_tri, at=now)
    with pytest.raises(Refused, match="đã rời"):
        person_leaves(person=lan, hands_to=None, by=quan_tri, at=now)


def test_the_last_administrator_cannot_leave(quan_tri: User, now: datetime) -> None:
    with pytest.raises(Refused, match="quản trị viên cuối cùng"):
        person_leaves(person=quan_tri, hands_to=None, by=quan_tri, at=now)
    quan_tri.refresh_from_db()
    assert quan_tri.is_active


def test_a_correction_is_told_with_what_was_before_and_after(plan: Plan, lan: User, now: datetime) -> None:
    task = plan.tasks.all()[0]
    before = task.text
    actions.correct_item(item=task, version=1, changes={"fields": {"text": "Câu mới."}}, by=lan, at=now)
    [change] = told(events_of(plan))[0].changes
    assert (change.field, change.before, change.after) == ("Nội dung", before, "Câu mới.")
