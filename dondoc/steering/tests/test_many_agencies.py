"""The page for leaders of a province of 340 agencies: as many queries as for four."""

from __future__ import annotations

import time
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.agencies.actions import rebuild_answering
from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.plans.enums import Role
from dondoc.plans.models import Assignment, Holding
from dondoc.reporting.enums import Rhythm, Senders
from dondoc.reporting.tests.world import a_live_plan, a_regime, agency
from tests.cast import browser_of

MANY = 340
_LEADS = ("Sở Tài chính", "Sở Công Thương", "Sở Y tế", "UBND xã Đức Sơn") * 10
#: Seconds of the processor's time in this process, on a machine that others use too.
_LIMIT = 0.6
_ON = {"on": date(2026, 7, 6).isoformat()}


@pytest.fixture
def province(lan: User, khanh: User) -> None:
    """Each agency leads four of forty tasks, and two are everybody's; all report every month."""
    plan = a_live_plan(lan, _LEADS)
    made = _agencies(agency(""))
    leads = list(Assignment.objects.filter(task__plan=plan, role=Role.LEAD).order_by("pk"))
    Holding.objects.bulk_create(
        Holding(assignment=assignment, plan=plan, agency=one, position=place + 1)
        for number, assignment in enumerate(leads)
        for place, one in enumerate(made)
        if number < 2 or (number + place) % 10 == 0
    )
    a_regime(lan, plan, rhythm=Rhythm.MONTHLY, due=["M+1 05"], senders=Senders.CHOSEN, chosen=made)
    with connection.cursor() as cursor:
        # A real database has looked at its tables before anybody asks.
        cursor.execute("ANALYZE")


def _agencies(province: Agency) -> list[Agency]:
    made = Agency.objects.bulk_create(Agency(key=f"nhieu/{n}", valid=range_of(Span())) for n in range(MANY))
    Phase.objects.bulk_create(
        Phase(
            agency=one,
            valid=one.valid,
            name=f"Cơ quan {one.key}",
            short_name=one.key,
            kind=Kind.DEPARTMENT,
            level=Level.PROVINCE,
            parent=province,
            province=province,
        )
        for one in made
    )
    rebuild_answering([one.pk for one in made])
    return made


@pytest.mark.parametrize("address", ["steering:overview", "steering:ratings"])
def test_a_province_of_many_agencies_is_quick(province: None, khanh: User, minh: User, address: str) -> None:
    queries, seconds = {}, {}
    for person in (khanh, minh):
        browser = browser_of(person)
        browser.get(reverse(address), _ON)
        with CaptureQueriesContext(connection) as caught:
            before = time.process_time()
            assert browser.get(reverse(address), _ON).status_code == 200
            seconds[person.username] = time.process_time() - before
        queries[person.username] = len(caught)
    assert max(queries.values()) <= 32
    # An officer waits no longer than a leader (PEERS §5, no. 9).
    assert queries["khanh"] == queries["minh"]
    assert max(seconds.values()) < _LIMIT
