"""Every address × every member of the cast × the status expected; an address without a row fails."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from http.cookies import SimpleCookie
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dondoc.accounts.models import User
from tests.cast import browser_of
from tests.structure.pages import MEMBERS, Page

TABLES = [
    import_module(f"{config.name}.tests.access")
    for config in apps.get_app_configs()
    if config.name.startswith("dondoc.")
    and find_spec(f"{config.name}.tests")
    and find_spec(f"{config.name}.tests.access")
]


def _url_names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _url_names(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"


def test_every_address_has_a_row() -> None:
    assert {page.url_name for table in TABLES for page in table.PAGES} == set(_url_names(get_resolver()))


@pytest.mark.parametrize("table", TABLES, ids=[table.__package__ for table in TABLES])
def test_each_gets_what_the_table_says(table: ModuleType, lan: User, request: pytest.FixtureRequest) -> None:
    """One world for all rows of a table: what a visit writes is taken back after it."""
    browsers = {member: browser_of(request.getfixturevalue(member)) for member in MEMBERS if member != "an"}
    cookies = {"an": Client().cookies} | {member: browser.cookies for member, browser in browsers.items()}
    world = table.world(lan) if hasattr(table, "world") else {}
    wrong = {}
    for page in table.PAGES:
        got = {member: _visit(page, world, deepcopy(cookies[member])) for member in MEMBERS}
        if got != page.codes:
            wrong[str(page)] = {member: (got[member], page.codes[member]) for member in MEMBERS}
    assert wrong == {}, "each pair: what was got, what the table says"


def _visit(page: Page, world: dict[str, Any], cookies: SimpleCookie) -> int:
    browser = Client()
    browser.cookies = cookies
    address = reverse(page.url_name, kwargs=_filled(page.kwargs, world))
    with transaction.atomic():
        response = getattr(browser, page.method)(address, _filled(page.data, world))
        transaction.set_rollback(True)
    return int(response.status_code)


def _filled(words: Any, world: dict[str, Any]) -> dict[str, Any]:
    """The words with each ``$name`` replaced by that thing of the world."""
    return {key: world[word[1:]] if word.startswith("$") else word for key, word in words.items()}
