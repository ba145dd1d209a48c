"""What composing a province's report costs before it is written, for 30 and for 300 agencies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module

import django

from benchmarks.tables import show


def report() -> None:
    """Milliseconds and queries of each step, on a database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DONDOC_TEST_DATABASE", "test_dondoc_bench")
    django.setup()
    # what imports models can only be imported now
    costs: Callable[[], Iterable[tuple[str, ...]]] = import_module("benchmarks.composing").costs
    note = "each agency leads each of 100 tasks; asked for: at most 1,500 ms, and queries that do not grow"
    head = ["step", "30 agencies", "300 agencies"]
    show("Composing a report: ms (queries)", head, [list(row) for row in costs()], note)
