"""What the registry's pages cost the server in a country of 60,000 agencies and 200,000 people."""

from __future__ import annotations

import os
from importlib import import_module

import django

from benchmarks.tables import show


def report() -> None:
    """Queries and milliseconds of each page, for an officer and for the administrator."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DONDOC_TEST_DATABASE", "test_dondoc_bench")
    django.setup()
    # what imports models can only be imported now
    found = import_module("benchmarks.visits").visits()
    head = ["page", "officer", "administrator"]
    asked = "asked for: search at most 50 ms, pages 150 ms, as many queries whoever asks"
    show("Registry of a country: ms (queries)", head, [list(row) for row in found], asked)
