"""Who gets what at each address of this package."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.agencies.tests.access_people import PEOPLE_PAGES, people_world
from dondoc.agencies.tests.access_registry import REGISTRY_PAGES, registry_world

PAGES = [*REGISTRY_PAGES, *PEOPLE_PAGES]


def world(lan: User) -> dict[str, Any]:
    """What the rows name."""
    return {**registry_world(lan), **people_world(lan)}
