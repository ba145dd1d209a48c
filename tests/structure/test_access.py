"""Every address × every member of the cast × the status expected; an address without a row fails."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
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
ROWS: list[tuple[Page, Any]] = [(page, table) for table in TABLES for page in table.PAGES]


def _url_names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _url_names(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"


def test_every_address_has_a_row() -> None:
    assert {page.url_name for page, _ in ROWS} == set(_url_names(get_resolver()))


@pytest.mark.parametrize(("page", "table"), ROWS, ids=[str(page) for page, _ in ROWS])
def test_each_gets_what_the_table_says(
    page: Page, table: Any, an: Client, lan: User, request: pytest.FixtureRequest
) -> None:
    people = {member: request.getfixturevalue(member) for member in MEMBERS if member != "an"}
    world = table.world(lan) if hasattr(table, "world") else {}
    address = reverse(page.url_name, kwargs=_filled(page.kwargs, world))
    got = []
    for member in MEMBERS:
        browser = an if member == "an" else browser_of(people[member])
        with transaction.atomic():
            got.append(getattr(browser, page.method)(address, _filled(page.data, world)).status_code)
            transaction.set_rollback(True)
    assert dict(zip(MEMBERS, got, strict=True)) == page.codes


def _filled(words: Any, world: dict[str, Any]) -> dict[str, Any]:
    """The words with each ``$name`` replaced by that thing of the world."""
    return {key: world[word[1:]] if word.startswith("$") else word for key, word in words.items()}
