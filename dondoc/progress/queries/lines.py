"""Tasks as lists show them: a line a task, with the shares that the list is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dondoc.agencies.queries.calling import Called
from dondoc.plans.models import Plan, Task
from dondoc.progress.enums import Cell, Show
from dondoc.progress.queries.counts import Ledger, paths_above
from dondoc.progress.queries.standing import Standing, standings, withdrawals_on
from dondoc.progress.rules.cells import Facts, cell_of, together


@dataclass(frozen=True, slots=True)
class Line:
    """A task and those of its shares that are looked at; none where nobody is known to lead it."""

    task: int
    plan: int
    path: str
    cell: Cell | None
    shares: tuple[Standing, ...] = ()

    def fits(self, show: str) -> bool:
        """Whether a list that is cut to this has it; one that is not cut at all has every line."""
        if not show:
            return True
        tests = {
            Show.NEAR: self.is_near,
            Show.WAITS: any(share.waits_for_confirmation for share in self.shares),
            Show.ASKED: any(share.asked for share in self.shares),
            Show.WITHDRAWN: self.cell is None,
        }
        return tests[Show(show)] if show in tests else self.cell == show

    @property
    def is_near(self) -> bool:
        """Open, and its date is near."""
        return self.cell == Cell.OPEN_IN_TIME and any(share.is_near for share in self.shares)


def lines_of(shares: Iterable[Standing]) -> list[Line]:
    """A line for each task of these shares, in their order."""
    found: dict[int, list[Standing]] = defaultdict(list)
    for share in shares:
        found[share.task].append(share)
    return [_line(several) for several in found.values()]


def _line(shares: Sequence[Standing]) -> Line:
    first = shares[0]
    cell = together(share.cell for share in shares)
    return Line(first.task, first.plan, first.path, cell, tuple(shares))


def lines_in(ledger: Ledger, *, section: str = "", agency: int | None = None, nobody: bool = False) -> list[Line]:
    """The tasks of a ledger, those that nobody leads among them; under a section, or of one agency (or of none)."""
    shares = [share for share in ledger.shares.values() if _is_held(share, agency, nobody=nobody)]
    lines = {line.task: line for line in lines_of(shares)}
    if agency is None:
        lines |= {task: Line(task, *ledger.places[task], cell) for task, cell in ledger.unled.items()}
    return [
        lines[task]
        for task, (_plan, path) in ledger.places.items()
        if task in lines and (not section or section in paths_above(path))
    ]


def _is_held(share: Standing, agency: int | None, *, nobody: bool) -> bool:
    return share.agency is None if nobody else agency in (None, share.agency)


def task_line(task: Task, day: date) -> Line:
    """One task with all its shares; three queries more than `standings` where nobody leads it."""
    shares = list(standings([task.pk], day).values())
    if shares:
        return lines_of(shares)[0]
    gone = withdrawals_on([task.pk], day)
    cell = None if gone else cell_of(Facts(task.due_on), day)
    return Line(task.pk, task.plan_id, task.path, cell)


class Words(NamedTuple):
    """What is said of a task beside its standing."""

    text: str
    #: Kind, value and phrase of its time.
    time: tuple[str, str, str]
    due_on: date | None
    plan_name: str


class Shown(NamedTuple):
    """A line with its words, and each share with the names of who answers and of whom the plan meant."""

    line: Line
    words: Words
    shares: list[tuple[Standing, str, str]]


_COLUMNS = ("pk", "text", "deadline_kind", "deadline_value", "deadline_phrase", "due_on", "plan__number", "plan__title")


def words_of(tasks: Iterable[int]) -> dict[int, Words]:
    """By key of the task; one query."""
    rows = Task.objects.filter(pk__in=list(tasks)).values_list(*_COLUMNS)
    return {
        pk: Words(text, (kind, value, phrase), due_on, number or title)
        for pk, text, kind, value, phrase, due_on, number, title in rows
    }


def shown(lines: Sequence[Line], day: date, *, short: bool = True) -> list[Shown]:
    """The lines as people read them; two queries for any number."""
    words = words_of(line.task for line in lines)
    called = Called(key for line in lines for share in line.shares for key in (share.agency, share.meant))
    return [
        Shown(line, words[line.task], [_named(share, called, day, short=short) for share in line.shares])
        for line in lines
    ]


def _named(share: Standing, called: Called, day: date, *, short: bool) -> tuple[Standing, str, str]:
    meant = called.on(share.meant, day, short=short) if share.meant != share.agency else ""
    return share, called.on(share.agency, day, short=short), meant


def plans_of(lines: Iterable[Line]) -> Mapping[int, str]:
    """The plans of these lines by key, newest first, with what people call them."""
    rows = Plan.objects.filter(pk__in={line.plan for line in lines}).order_by("-dated_on", "-pk")
    return {pk: number or title for pk, number, title in rows.values_list("pk", "number", "title")}
