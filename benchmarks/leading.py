"""Visits to the pages for leaders of a large province; needs Django to be set up."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from benchmarks.costs import cost, database
from dondoc.home import demo
from dondoc.steering.tests.many import a_large_province
from tests.cast import browser_of

#: By name of the address; the days that follow are in July 2026, when reports and tasks have fallen due.
_PAGES = {
    "where the province stands": "steering:overview",
    "… its chart": "steering:chart",
    "which tasks are late": "steering:tasks",
    "how agencies are rated": "steering:ratings",
}
_WORDS = {"steering:tasks": "&show=open_late"}


def visits() -> Iterator[tuple[str, ...]]:
    """A row a page: its name, then milliseconds and queries for the officer and for the leader."""
    with database():
        lan, minh, khanh = (demo.enrol(one, demo.PASSWORD) for one in (demo.LAN, demo.MINH, demo.KHANH))
        a_large_province(lan)
        browsers = [browser_of(person) for person in (minh, khanh)]
        for words, name in _PAGES.items():
            address = f"{reverse(name)}?on=2026-07-06{_WORDS.get(name, '')}"
            yield words, *(cost(browser, address) for browser in browsers)
