"""What a province's report costs: composing it for 30 and 300 agencies, and the whole way into Word and Excel."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import django

from benchmarks.tables import show

if TYPE_CHECKING:
    from benchmarks.composing import Costs


def report() -> None:
    """Milliseconds and queries of each step, seconds and megabytes of the whole, on a database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DONDOC_TEST_DATABASE", "test_dondoc_bench")
    django.setup()
    # what imports models can only be imported now
    costs: Callable[[], Costs] = import_module("benchmarks.composing").costs
    found = costs()
    note = "each agency leads each of 100 tasks; asked for: queries that do not grow"
    show(
        "Composing a report: ms (queries)", ["step", "30 agencies", "300 agencies"], list(map(list, found.steps)), note
    )
    note = "asked for: at most 3 s and 300 MB for all of it, imports and the interpreter among the megabytes"
    head = ["300 agencies × 100 tasks × 20 indicators", "s", "peak MB"]
    show("A report composed and written in one process", head, list(map(list, found.whole)), note)
