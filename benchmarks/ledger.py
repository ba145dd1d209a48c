"""What the ledger's pages cost the server in a country of 34 provinces × 100 agencies × 5 years of quarters."""

from __future__ import annotations

from benchmarks import ready
from benchmarks.tables import show


def report() -> None:
    """Queries and milliseconds of each page, for an officer and for a leader of the province."""
    found = ready.module("ledgers").visits()
    head = ["page", "officer", "leader"]
    asked = "asked for: the ledger at most 200 ms, as many queries whatever is asked"
    show("Ledger of a country: ms (queries)", head, [list(row) for row in found], asked)
