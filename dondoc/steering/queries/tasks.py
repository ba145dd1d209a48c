"""How an agency's tasks of a year stand."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from dondoc.progress.enums import Cell
from dondoc.progress.queries.counts import Ledger
from dondoc.progress.rules.cells import Counts, together


def counts_since(ledger: Ledger, since: date) -> dict[int, Counts]:
    """The tasks of each agency (by its key) without those that it had done before `since`: they are of another year.

    Its shares of one task are one task, as on every other page.
    """
    shares: dict[int, dict[int, list[Cell | None]]] = defaultdict(lambda: defaultdict(list))
    news: dict[int, set[int]] = defaultdict(set)
    for share in ledger.shares.values():
        if share.agency is None:
            continue
        shares[share.agency][share.task].append(share.cell)
        if share.done_on is None or share.done_on >= since:
            news[share.agency].add(share.task)
    return {
        agency: Counts.of(together(cells) for task, cells in tasks.items() if task in news[agency])
        for agency, tasks in shares.items()
    }
