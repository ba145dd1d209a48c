"""What the review page, the pages of a live plan and filling in cost the server, at 10, 100 and 1,000 tasks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module

import django

from benchmarks.tables import show

NUMBERS = (10, 100, 1_000)


def report() -> None:
    """Queries and milliseconds of each page, on a database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DONDOC_TEST_DATABASE", "test_dondoc_bench")
    django.setup()
    # what imports models can only be imported now
    costs: Callable[[tuple[int, ...]], Iterable[tuple[str, ...]]] = import_module("benchmarks.costs").costs
    rows = [list(row) for row in costs(NUMBERS)]
    head = ["page", *(f"{number} tasks" for number in NUMBERS)]
    show("Server time of a page: ms (queries)", head, rows, "asked for: at most 150 ms, and queries that do not grow")
