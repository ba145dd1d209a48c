"""Visits to pages of plans of several lengths; needs Django to be set up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.plans.tests.drafts import a_draft, a_live_plan
from dondoc.reporting.actions import open_revision
from dondoc.reporting.models import Obligation
from dondoc.reporting.tests.world import IN_MARCH, a_regime, lengthen, the_obligation
from dondoc.reporting.tests.world import a_live_plan as a_reported_plan
from tests.cast import browser_of

#: Tasks that every plan made by hand holds beside those asked for.
_OWN_TASKS = 3
_RUNS = 7
_LIVE = ("plan", "outline", "tasks", "indicators", "reports", "references", "recipients")


def costs(numbers: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    """A row a page: its name, then for each number of tasks the milliseconds and queries of a visit."""
    with database():
        lan = demo.enrol(demo.LAN, demo.PASSWORD)
        browser = browser_of(lan)
        drafts = [a_draft(lan, number=f"1{number}/KH", more_tasks=number - _OWN_TASKS) for number in numbers]
        plans = [a_live_plan(lan, number=f"2{number}/KH", more_tasks=number - _OWN_TASKS) for number in numbers]
        yield "review", *(cost(browser, reverse("plans:review", args=[draft.pk])) for draft in drafts)
        for name in _LIVE:
            yield name, *(cost(browser, reverse(f"plans:{name}", args=[plan.pk])) for plan in plans)
        tasks = [plan.tasks.all()[5] for plan in plans]
        yield "task", *(cost(browser, reverse("plans:task", args=[task.plan_id, task.pk])) for task in tasks)
        officer = demo.enrol(demo.MINH, demo.PASSWORD)
        owed = [_draft(lan, officer, number) for number in numbers]
        browser = browser_of(officer)
        yield "filling in", *(cost(browser, reverse("reporting:fill", args=[one.pk])) for one in owed)


def _draft(lan: User, officer: User, number: int) -> Obligation:
    """An open report that asks so many tasks of one agency, and a fifth as many indicators."""
    plan = a_reported_plan(lan, number=f"3{number}/KH-UBND")
    lengthen(plan, tasks=number - 1, indicators=number // 5)
    owed = the_obligation(a_regime(lan, plan), "so-cong-thuong")
    open_revision(obligation=owed, by=officer, at=IN_MARCH)
    return owed


@contextmanager
def database() -> Iterator[None]:
    """An empty database that is gone afterwards."""
    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)


def cost(browser: Client, address: str) -> str:
    """Median server time over some visits, after one that fills the caches, and the queries of that one."""
    with CaptureQueriesContext(connection) as captured:
        status = browser.get(address).status_code
    queries = len(captured)
    if status != 200:
        raise RuntimeError(f"{address} answered {status}")
    times = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        browser.get(address)
        times.append(time.perf_counter() - begun)
    return f"{1000 * median(times):.0f} ({queries})"
