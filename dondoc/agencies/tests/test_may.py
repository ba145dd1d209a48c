"""Who may do what, by the posts of today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import demo, write_post
from dondoc.agencies.models import Agency, Deputising, Post
from dondoc.agencies.models.ranges import range_of
from dondoc.agencies.permissions import check_may, may, needs, standing_of
from dondoc.agencies.rules.spans import Span
from dondoc.lib.errors import Forbidden

AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
ALWAYS = Span()


def agency(key: str) -> Agency:
    return demo.agency_of(f"song-lam/{key}" if key else "song-lam")


def a_post(person: User, key: str, role: Role, span: Span = ALWAYS, matter: str = "") -> Post:
    return write_post(person=person, agency=agency(key), role=role, span=span, by=None, at=AT, matter=matter)


@pytest.fixture
def nobody(db: None) -> User:
    return User.objects.create_user("ai-do", full_name="Người mới")


def test_a_post_gives_what_its_role_holds_at_its_own_agency(lan: User) -> None:
    assert may(lan, Permission.REVIEW_DRAFTS, agency=agency("so-tai-chinh").pk)
    assert not may(lan, Permission.REVIEW_DRAFTS, agency=agency("so-y-te").pk)
    assert not may(lan, Permission.KEEP_REGISTRY)


def test_an_agency_that_has_ended_counts_as_who_answers_for_it(lan: User) -> None:
    demo.seed(at=AT)
    assert may(lan, Permission.REVIEW_DRAFTS, agency=agency("so-ke-hoach-va-dau-tu").pk)
    assert not may(lan, Permission.REVIEW_DRAFTS, agency=agency("so-giao-thong-van-tai").pk)


def test_leaders_and_keepers_reach_all_below_them(thu: User, khanh: User) -> None:
    commune = agency("ubnd-xa-duc-son").pk
    assert may(thu, Permission.KEEP_REGISTRY, agency=commune)
    assert may(khanh, Permission.READ_RECORD, agency=commune)
    assert not may(thu, Permission.KEEP_REGISTRY, agency=demo.agency_of("ha-thanh/so-tai-chinh").pk)


def test_the_administrator_reaches_everywhere(quan_tri: User) -> None:
    assert may(quan_tri, Permission.MANAGE_PEOPLE, agency=agency("so-y-te").pk)
    assert not may(quan_tri, Permission.REVIEW_DRAFTS)


def test_a_post_holds_from_its_first_day_until_before_its_last(nobody: User) -> None:
    today = timezone.localdate()
    a_post(nobody, "so-tai-chinh", Role.FOCAL_OFFICER, Span(None, today))
    a_post(nobody, "so-y-te", Role.OFFICER, Span(today + timedelta(days=1), None))
    assert not may(nobody, Permission.READ_PLANS)
    a_post(nobody, "so-y-te", Role.OFFICER, Span(today, today + timedelta(days=1)))
    assert may(nobody, Permission.READ_PLANS)
    assert [seat.agency_name for seat in standing_of(nobody, date(2020, 1, 1)).seats] == ["Sở Tài chính"]


def test_a_post_may_be_limited_to_one_thing(nobody: User) -> None:
    a_post(nobody, "so-tai-chinh", Role.FOCAL_OFFICER, matter="plans.plan:7")
    assert may(nobody, Permission.REVIEW_DRAFTS, agency=agency("so-tai-chinh").pk, matter="plans.plan:7")
    assert not may(nobody, Permission.REVIEW_DRAFTS, agency=agency("so-tai-chinh").pk, matter="plans.plan:8")


def test_a_deputy_may_what_the_post_may_and_it_is_said_for_whom(lan: User, minh: User) -> None:
    post, today = Post.objects.get(person=lan), timezone.localdate()
    Deputising.objects.create(
        post=post, deputy=minh, valid=range_of(Span(today, today + timedelta(days=2))), created_at=AT
    )
    assert check_may(minh, Permission.REVIEW_DRAFTS).deputises_for == lan.full_name
    assert may(lan, Permission.REVIEW_DRAFTS)


def test_one_is_oneself_before_one_is_another(lan: User, vinh: User) -> None:
    Deputising.objects.create(post=Post.objects.get(person=lan), deputy=vinh, valid=range_of(ALWAYS), created_at=AT)
    assert check_may(vinh, Permission.REVIEW_DRAFTS).deputises_for == ""


def test_a_person_in_no_agency_is_told_so(nobody: User) -> None:
    with pytest.raises(Forbidden, match="không thuộc cơ quan nào"):
        check_may(nobody, Permission.READ_PLANS)


def test_the_public_and_the_dismissed_may_nothing(lan: User) -> None:
    lan.is_active = False
    assert not may(lan, Permission.READ_PLANS)
    assert not may(AnonymousUser(), Permission.READ_PLANS)


def test_the_refusal_says_what_may_not_be_done(minh: User, lan: User) -> None:
    with pytest.raises(Forbidden, match="ban hành"):
        check_may(minh, Permission.ISSUE_PLANS)
    with pytest.raises(Forbidden, match="cơ quan đó"):
        check_may(lan, Permission.ISSUE_PLANS, agency=agency("so-y-te").pk)


def test_a_role_of_later_days_gives_nothing(lan: User) -> None:
    Post.objects.filter(person=lan).update(role="auditor")
    assert not may(lan, Permission.READ_PLANS)


def test_a_guarded_view_runs_for_those_who_may_and_refuses_the_others(
    rf: RequestFactory, lan: User, minh: User
) -> None:
    @needs(Permission.ISSUE_PLANS)
    def view(request: HttpRequest, word: str) -> HttpResponse:
        return HttpResponse(word)

    request = rf.get("/")
    request.user = lan
    assert view(request, "được").content.decode() == "được"
    request.user = minh
    with pytest.raises(Forbidden):
        view(request, "được")


def test_it_asks_as_often_whoever_asks(
    lan: User, quan_tri: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for person, permission in ((lan, Permission.REVIEW_DRAFTS), (quan_tri, Permission.MANAGE_PEOPLE)):
        with django_assert_num_queries(1):
            check_may(person, permission)
