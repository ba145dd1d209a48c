"""The counts of plans on a day: by agency, by section, by whole tasks. The same few queries for any number of tasks.

A task is counted once a section and as a whole, and once an agency that answers for a share of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dondoc.plans.models import Section, Task
from dondoc.progress.enums import Cell
from dondoc.progress.queries.shares import Share, shares_on_each, withdrawals_on_each
from dondoc.progress.rules.cells import Counts, Facts, cell_of, together


@dataclass(frozen=True, slots=True)
class SectionCounts:
    """The tasks under one heading, those of headings below it among them."""

    plan: int
    path: str
    title: str
    depth: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class Ledger:
    """All tasks of some plans on a day."""

    day: date
    #: Shares by key of the holding.
    shares: Mapping[int, Share]
    #: Tasks that nobody is known to lead, with where they stand: they are open, and hidden nowhere.
    unled: Mapping[int, Cell | None]
    #: Plan and number of every task.
    places: Mapping[int, tuple[int, str]]
    _cells: dict[int, Cell | None] = field(default_factory=dict)

    def cells(self) -> dict[int, Cell | None]:
        """Where each task stands as a whole, by its key; None for what counts nowhere."""
        if not self._cells:
            parts: dict[int, list[Cell | None]] = defaultdict(list)
            for share in self.shares.values():
                parts[share.task].append(share.cell)
            whole = {task: together(cells) for task, cells in parts.items()}
            self._cells.update({task: {**whole, **self.unled}[task] for task in self.places})
        return self._cells

    def of_tasks(self) -> Counts:
        """By whole tasks."""
        return Counts.of(self.cells().values())

    def agency_cells(self) -> dict[int | None, dict[int, Cell | None]]:
        """Where each agency's tasks stand, by its key (None for nobody) and theirs; its shares of one task are one."""
        parts: dict[int | None, dict[int, list[Cell | None]]] = defaultdict(lambda: defaultdict(list))
        for share in self.shares.values():
            parts[share.agency][share.task].append(share.cell)
        for task, cell in self.unled.items():
            parts[None][task].append(cell)
        return {agency: {task: together(cells) for task, cells in tasks.items()} for agency, tasks in parts.items()}

    def by_agency(self) -> dict[int | None, Counts]:
        """By who answers on the day; None for what nobody answers for."""
        found = {agency: Counts.of(cells.values()) for agency, cells in self.agency_cells().items()}
        return {agency: counts for agency, counts in found.items() if counts.total}

    def by_section(self, depth: int = 1) -> list[SectionCounts]:
        """By the headings down to `depth` (from 1) that hold a task, in the documents' order; one query.

        A task under no such heading is counted with an empty path.
        """
        cells = self.cells()
        rows = Section.objects.filter(plan__in={plan for plan, _path in self.places.values()}, depth__lte=depth)
        found = [
            SectionCounts(row.plan_id, row.path, row.title, row.depth, Counts())
            for row in rows.exclude(path="").order_by("plan", "position")
        ]
        by_place = {(row.plan, row.path): row.counts for row in reversed(found)}
        loose: dict[int, Counts] = defaultdict(Counts)
        for task, (plan, path) in self.places.items():
            under = [by_place[plan, above] for above in paths_above(path) if (plan, above) in by_place]
            for counts in under or [loose[plan]]:
                counts.add(cells[task])
        found += [SectionCounts(plan, "", "", 1, counts) for plan, counts in loose.items()]
        return [row for row in found if row.counts.total]


def paths_above(path: str) -> list[str]:
    """The number and those above it: "II.1.a" gives "II", "II.1", "II.1.a"."""
    parts = path.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def ledger(plans: Iterable[int] | Any, day: date) -> Ledger:
    """All tasks of these plans (keys, or a query for them) at the end of the day; seven queries."""
    return ledgers(plans, [day])[0]


def ledgers(plans: Iterable[int] | Any, days: Sequence[date]) -> list[Ledger]:
    """The same on each of these days, in their order; seven queries for all."""
    tasks = Task.objects.kept().filter(plan__in=plans)
    rows = list(tasks.values_list("pk", "plan_id", "path", "due_on"))
    places = {pk: (plan, path) for pk, plan, path, _due_on in rows}
    found = shares_on_each(tasks, days)
    led = {share.task for share in found[0].values()}
    unled = {pk: due_on for pk, _plan, _path, due_on in rows if pk not in led}
    withdrawn = withdrawals_on_each(unled, days)
    return [
        Ledger(day, shares, _cells_of(unled, gone, day), places)
        for day, shares, gone in zip(days, found, withdrawn, strict=True)
    ]


def _cells_of(unled: Mapping[int, date | None], gone: Container[int], day: date) -> dict[int, Cell | None]:
    return {task: None if task in gone else cell_of(Facts(due_on), day) for task, due_on in unled.items()}


def by_agency(plans: Iterable[int] | Any, day: date) -> dict[int | None, Counts]:
    """The counts of these plans by who answers on the day; None for what nobody answers for."""
    return ledger(plans, day).by_agency()


def by_section(plans: Iterable[int] | Any, day: date, depth: int = 1) -> list[SectionCounts]:
    """The counts of these plans by heading, as `Ledger.by_section`."""
    return ledger(plans, day).by_section(depth)


def of_tasks(plans: Iterable[int] | Any, day: date) -> Counts:
    """The counts of these plans by whole tasks."""
    return ledger(plans, day).of_tasks()
