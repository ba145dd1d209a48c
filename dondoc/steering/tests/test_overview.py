from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.plans.models import Task
from dondoc.progress.queries.counts import of_tasks
from dondoc.reporting.enums import Part
from dondoc.reporting.models import Obligation
from dondoc.reporting.tests.world import AT_THE_CLOSE, a_live_plan, a_regime
from dondoc.steering.enums import Path
from dondoc.steering.queries.overview import Overview, overview
from dondoc.steering.queries.scope import scope_for
from dondoc.steering.tests.world import IN_APRIL, IN_JULY, OBSTACLE, World, a_world, an_accepted
from tests.cast import browser_of


@pytest.fixture
def world(lan: User, minh: User, dung: User) -> World:
    found = a_world(lan)
    an_accepted(found, minh, dung, lan)
    return found


def _on(day: date, by: User, plan: int | None = None) -> Overview:
    return overview(by, scope_for(by, day, plan=plan))


def test_what_is_late_is_tasks_and_reports_past_their_day(world: World, khanh: User) -> None:
    found = _on(IN_APRIL, khanh)
    missing = Obligation.objects.filter(due_on__lt=IN_APRIL).exclude(stage="accepted").count()
    assert found.debts.missing == missing == 3
    assert found.whole.open_late == 0
    assert found.late == 3
    assert _on(IN_JULY, khanh).whole.open_late == 3


def test_counts_equal_a_naive_count(world: World, khanh: User) -> None:
    found = _on(IN_JULY, khanh)
    tasks = Task.objects.kept().filter(plan=world.plan)
    assert found.whole.total == tasks.count()
    assert found.whole.open_late == sum(
        task.due_on is not None and task.due_on < IN_JULY and "Sở Công Thương" not in task.text for task in tasks
    )
    assert sum(row.counts.total for row in found.agencies) == tasks.count()
    assert sum(row.counts.total for row in found.sections) == of_tasks([world.plan.pk], IN_JULY).total


def test_a_past_day_shows_what_it_showed_then(world: World, khanh: User) -> None:
    day = AT_THE_CLOSE.date() - timedelta(days=1)
    found = _on(day, khanh)
    assert found.whole.done_on_time == 0
    assert found.said == []
    assert all(row.standing.path in {Path.NO_VALUE, Path.NO_TARGET} for row in found.indicators)


def test_t08_an_indicator_that_nobody_reported_is_said_so(world: World, khanh: User) -> None:
    found = _on(IN_APRIL, khanh)
    reported = [row for row in found.indicators if row.standing.reported]
    assert len(reported) == 1
    assert all(row.standing.path in {Path.NO_VALUE, Path.NO_TARGET} for row in found.indicators if row not in reported)


def test_obstacles_stand_in_the_agencys_words_for_those_who_may_open_the_report(
    world: World, khanh: User, hoa: User
) -> None:
    assert [(one.part, one.text) for one in _on(IN_APRIL, khanh).said if one.part == Part.OBSTACLES] == [
        (Part.OBSTACLES, OBSTACLE)
    ]
    assert _on(IN_APRIL, hoa).said == []


def test_what_changed_is_told_since_the_last_closing(world: World, khanh: User) -> None:
    news = _on(IN_APRIL, khanh).news
    assert news.since == date(2026, 3, 14)
    assert len(news.tasks.newly_done) == 1
    assert news.newly_missing == 3
    assert len(_on(IN_JULY, khanh).news.tasks.newly_late) == 3


def test_a_stranger_has_no_province(world: World) -> None:
    assert scope_for(AnonymousUser(), IN_APRIL).province is None


def test_the_page_says_what_was_counted_and_links_to_it(world: World, khanh: User) -> None:
    page = browser_of(khanh).get(reverse("steering:overview"), {"on": IN_APRIL.isoformat()})
    words = page.content.decode()
    assert OBSTACLE in words
    assert "state=missing" in words
    assert "show=done_on_time" in words


@pytest.mark.parametrize("address", ["on=31/02/2026", "plan=x", "province=9", "period='", "since=z", "plan=999999"])
def test_an_odd_address_is_borne(world: World, khanh: User, address: str) -> None:
    assert browser_of(khanh).get(f"{reverse('steering:overview')}?{address}").status_code == 200


def _queries(by: User) -> int:
    browser = browser_of(by)
    browser.get(reverse("steering:overview"))
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(reverse("steering:overview")).status_code == 200
    return len(caught)


def test_more_plans_and_agencies_cost_no_more_queries(world: World, lan: User, khanh: User, minh: User) -> None:
    before = {person.username: _queries(person) for person in (lan, khanh, minh)}
    for number in range(3):
        a_regime(lan, a_live_plan(lan, number=f"{30 + number}/KH-UBND"))
    assert {person.username: _queries(person) for person in (lan, khanh, minh)} == before
    # An officer waits no longer than a leader (PEERS §5, no. 9).
    assert max(before.values()) - min(before.values()) <= 2
