"""What the pages for leaders cost the server in a province of 344 agencies."""

from __future__ import annotations

from benchmarks import ready
from benchmarks.tables import show


def report() -> None:
    """Queries and milliseconds of each page, for an officer and for a leader of the province."""
    found = ready.module("leading").visits()
    head = ["page", "officer", "leader"]
    asked = "asked for: at most 200 ms, and as many queries for 344 agencies as for four"
    show("A province of 344 agencies: ms (queries)", head, [list(row) for row in found], asked)
