"""What the ledger's pages cost the server in a country of 34 provinces × 100 agencies × 5 years of quarters."""

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
    found = import_module("benchmarks.ledgers").visits()
    head = ["page", "officer", "leader"]
    asked = "asked for: the ledger at most 200 ms, as many queries whatever is asked"
    show("Ledger of a country: ms (queries)", head, [list(row) for row in found], asked)
