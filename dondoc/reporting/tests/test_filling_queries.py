"""A long report opens by as many queries as a short one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.reporting import actions
from dondoc.reporting.models import Obligation
from dondoc.reporting.tests.world import IN_MARCH, a_world, lengthen, the_obligation
from tests.cast import browser_of


@pytest.fixture
def trade(lan: User) -> Obligation:
    return the_obligation(a_world(lan).regime, "so-cong-thuong")


def test_a_long_report_takes_as_many_queries_as_a_short_one(trade: Obligation, minh: User) -> None:
    browser, address = browser_of(minh), reverse("reporting:fill", args=[trade.pk])
    actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    browser.get(address)
    with CaptureQueriesContext(connection) as short:
        browser.get(address)
    plan = trade.regime.plan
    assert plan
    lengthen(plan, tasks=100, indicators=20)
    actions.refresh_revision(revision=trade.revisions.get(), by=minh, at=IN_MARCH)
    with CaptureQueriesContext(connection) as long:
        page = browser.get(address).content.decode()
    assert page.count('class="answer"') > 120
    assert len(long) == len(short)
