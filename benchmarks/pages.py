"""What the review page, the pages of a live plan and filling in cost the server, at 10, 100 and 1,000 tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from benchmarks import ready
from benchmarks.tables import show

NUMBERS = (10, 100, 1_000)


def report() -> None:
    """Queries and milliseconds of each page, on a database of its own."""
    costs: Callable[[tuple[int, ...]], Iterable[tuple[str, ...]]] = ready.module("costs").costs
    rows = [list(row) for row in costs(NUMBERS)]
    head = ["page", *(f"{number} tasks" for number in NUMBERS)]
    show("Server time of a page: ms (queries)", head, rows, "asked for: at most 150 ms, and queries that do not grow")
