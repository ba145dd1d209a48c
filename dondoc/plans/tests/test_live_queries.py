"""As many queries for ten tasks as for a thousand."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import a_live_plan
from tests.cast import browser_of

NUMBERS = (10, 100, 1_000)
#: A page of the plan and what it asks the database for; two of the queries find out who is there.
PAGES = {
    "plan": 9,
    "outline": 7,
    "tasks": 9,
    "indicators": 7,
    "reports": 6,
    "references": 7,
    "recipients": 5,
    "duties": 8,
    "history": 7,
    "print-style": 4,
}
FILTERS = {
    "?page=all": 9,
    "?q=nhiem+vu&agency=S%E1%BB%9F+C%C3%B4ng+Th%C6%B0%C6%A1ng&section=II&sort=lead": 9,
    "?format=xlsx": 7,
}
TASK, COMPARISON, LIST = 17, 23, 6


@pytest.fixture
def plans(lan: User) -> list[Plan]:
    """Plans of ten, a hundred and a thousand tasks."""
    return [a_live_plan(lan, number=f"{number}/KH", more_tasks=number - 3) for number in NUMBERS]


@pytest.fixture
def browser(minh: User) -> Client:
    return browser_of(minh)


def test_the_pages_of_a_plan_ask_as_often_however_long_it_is(
    plans: list[Plan], browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for plan in plans:
        for name, number in PAGES.items():
            with django_assert_num_queries(number, info=f"{name} of {plan}"):
                assert browser.get(reverse(f"plans:{name}", args=[plan.pk])).status_code == 200
        for query, number in FILTERS.items():
            with django_assert_num_queries(number, info=f"{query} of {plan}"):
                assert browser.get(f"{reverse('plans:tasks', args=[plan.pk])}{query}").status_code == 200
        address = reverse("plans:task", args=[plan.pk, plan.tasks.all()[5].pk])
        with django_assert_num_queries(TASK, info=f"a task of {plan}"):
            assert browser.get(address).status_code == 200


def test_two_plans_side_by_side_ask_as_often_however_long_they_are(
    plans: list[Plan], browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    short, middle, long = plans
    for one, other in ((short, middle), (middle, long), (long, short)):
        with django_assert_num_queries(COMPARISON):
            assert browser.get(f"/plans/compare/?a={one.pk}&b={other.pk}").status_code == 200


@pytest.mark.usefixtures("plans")
def test_the_list_asks_as_often_for_many_plans(lan: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    browser = browser_of(lan)
    with django_assert_num_queries(LIST):
        assert browser.get("/plans/").status_code == 200
