"""The page for leaders of a province of 340 agencies: as many queries as for four."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.steering.tests.many import a_large_province
from tests.cast import browser_of

_ON = {"on": date(2026, 7, 6).isoformat()}


@pytest.fixture
def province(lan: User, khanh: User) -> None:
    a_large_province(lan)


@pytest.mark.parametrize(("address", "most"), [("steering:overview", 24), ("steering:ratings", 20)])
def test_a_province_of_many_agencies_costs_few_queries(
    province: None, khanh: User, minh: User, address: str, most: int
) -> None:
    queries = {}
    for person in (khanh, minh):
        browser = browser_of(person)
        browser.get(reverse(address), _ON)
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(reverse(address), _ON).status_code == 200
        queries[person.username] = len(caught)
    assert max(queries.values()) <= most
    # An officer waits no longer than a leader (PEERS §5, no. 9).
    assert queries["khanh"] == queries["minh"]
