"""What the registry's pages cost the server in a country of 60,000 agencies and 200,000 people."""

from __future__ import annotations

from benchmarks import ready
from benchmarks.tables import show


def report() -> None:
    """Queries and milliseconds of each page, for an officer and for the administrator."""
    found = ready.module("visits").visits()
    head = ["page", "officer", "administrator"]
    asked = "asked for: search at most 50 ms, pages 150 ms, as many queries whoever asks"
    show("Registry of a country: ms (queries)", head, [list(row) for row in found], asked)
