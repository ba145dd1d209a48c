from __future__ import annotations

from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, ISSUED, agency
from dondoc.steering import actions
from dondoc.steering.enums import Measure
from dondoc.steering.models import IssuedRating, Method, Rated
from dondoc.steering.queries.methods import rule_of
from dondoc.steering.queries.ratings import Ratings, ratings
from dondoc.steering.queries.scope import scope_of_method
from dondoc.steering.tests.world import IN_APRIL, World, a_method, a_world, an_accepted
from tests.cast import browser_of


@pytest.fixture
def world(lan: User, minh: User, dung: User) -> World:
    found = a_world(lan)
    an_accepted(found, minh, dung, lan)
    return found


@pytest.fixture
def method(world: World, khanh: User) -> Method:
    return a_method(khanh, ISSUED)


def _rated(method: Method) -> Ratings:
    return ratings(rule_of(method), scope_of_method(method, IN_APRIL))


def test_agencies_are_rated_by_what_the_ledgers_count(method: Method) -> None:
    found = _rated(method)
    industry, health = found.of(agency("so-cong-thuong").pk), found.of(agency("so-y-te").pk)
    assert industry is not None
    assert health is not None
    assert (industry.counted.reports_due, industry.counted.reports_on_time) == (1, 1)
    assert (health.counted.reports_due, health.counted.reports_sent) == (1, 0)
    by_measure = {one.component.measure: one for one in industry.rating.workings}
    assert by_measure[Measure.REPORTS_ON_TIME].points == 100
    assert by_measure[Measure.TASKS_DONE].points == 100
    assert industry.place == 1


def test_who_has_too_little_to_measure_has_no_place_and_the_page_says_so(method: Method, khanh: User) -> None:
    health = _rated(method).of(agency("so-y-te").pk)
    assert health is not None
    assert health.rating.measured == Fraction(30, 100)
    assert health.place is None
    browser, day = browser_of(khanh), {"on": IN_APRIL.isoformat()}
    page = browser.get(reverse("steering:ratings"), day)
    assert page.context["rated"] == 1
    one = browser.get(reverse("steering:rating", args=[health.agency]), day)
    assert one.context["row"].place is None


def test_departments_and_localities_are_ranked_apart(method: Method) -> None:
    groups = dict(_rated(method).by_group())
    assert {row.agency for rows in groups.values() for row in rows} >= {agency("ubnd-xa-duc-son").pk}
    assert len(groups) == 2


def test_an_issued_rating_stays_and_carries_its_digest(method: Method, khanh: User) -> None:
    found = _rated(method)
    issued = actions.issue_rating(
        method=method, until=IN_APRIL, seen=found.digest, number="5/TB", by=khanh, at=AFTER_THE_DUE_DAY
    )
    assert issued.rows.count() == len(found.rows)
    assert issued.sha256 == found.digest
    page = browser_of(khanh).get(reverse("steering:issued", args=[issued.pk]))
    assert found.digest in page.content.decode()
    for rows in (Rated.objects.filter(issued=issued), IssuedRating.objects.filter(pk=issued.pk)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.delete()


def test_a_rating_that_changed_since_it_was_looked_at_is_not_issued(method: Method, khanh: User, lan: User) -> None:
    with pytest.raises(Stale):
        actions.issue_rating(method=method, until=IN_APRIL, seen="0", by=khanh, at=AFTER_THE_DUE_DAY)
    with pytest.raises(Refused):
        actions.issue_rating(method=method, until=IN_APRIL, seen="0", by=khanh, at=ISSUED)
    with pytest.raises(Forbidden):
        actions.issue_rating(method=method, until=IN_APRIL, seen="0", by=lan, at=AFTER_THE_DUE_DAY)


def test_without_a_method_the_example_is_shown_as_one(world: World, khanh: User) -> None:
    page = browser_of(khanh).get(reverse("steering:ratings"), {"on": IN_APRIL.isoformat()})
    assert page.context["shown"].method is None
    assert not page.context["may_issue"]


def test_a_leader_sets_a_method_through_the_form(world: World, khanh: User) -> None:
    browser, address = browser_of(khanh), reverse("steering:method-new", args=[agency("").pk])
    form = browser.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {
        "name": "Bộ tiêu chí",
        "reason": "Theo QĐ 12.",
        "since": timezone.localdate().isoformat(),
    }
    wrong = browser.post(address, {**typed, "scale_tasks_done": "nhiều"})
    assert wrong.status_code == 409
    assert "scale_tasks_done" in wrong.context["form"].errors
    assert browser.post(address, typed).status_code == 302
    assert Method.objects.get().components.count() == 5
    assert browser.get(reverse("steering:methods")).status_code == 200
