"""A report of forty agencies costs as many queries as one of four, on every page and as a file."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.consolidation.models import Report
from dondoc.consolidation.tests.many import a_province
from tests.cast import browser_of


@pytest.fixture
def reports(lan: User) -> list[Report]:
    """Of four agencies and of forty."""
    return [a_province(number, lan, tasks=6, indicators=2) for number in (4, 40)]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("desk", []),
        ("place", ["section-0"]),
        ("place", ["part-causes"]),
        ("keys", []),
        ("key", ["B1.1.2"]),
        ("file", ["docx"]),
        ("file", ["xlsx"]),
    ],
)
def test_more_agencies_cost_no_more_queries(lan: User, reports: list[Report], name: str, more: list[str]) -> None:
    browser, counts = browser_of(lan), []
    for report in reports:
        address = reverse(f"consolidation:{name}", args=[report.pk, *more])
        browser.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
