"""What the pages for leaders cost the server in a province of 344 agencies."""

from __future__ import annotations

import os
from importlib import import_module

import django

from benchmarks.tables import show


def report() -> None:
    """Queries and milliseconds of each page, for an officer and for a leader of the province."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DONDOC_TEST_DATABASE", "test_dondoc_bench")
    django.setup()
    # what imports models can only be imported now
    found = import_module("benchmarks.leading").visits()
    head = ["page", "officer", "leader"]
    asked = "asked for: at most 200 ms, and as many queries for 344 agencies as for four"
    show("A province of 344 agencies: ms (queries)", head, [list(row) for row in found], asked)
