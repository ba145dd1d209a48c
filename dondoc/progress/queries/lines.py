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
from dondoc.progress.queries.shares import Share, shares, withdrawals_on
from dondoc.progress.queries.standing import Standing, told
from dondoc.progress.rules.cells import Facts, cell_of, together


@dataclass(frozen=True, slots=True)
class Line:
    """A task and those of its shares that are looked at; none where nobody is known to lead it."""

    task: int
    plan: int
    path: str
    cell: Cell | None
    shares: tuple[Share, ...] = ()

    def fits(self, show: str) -> bool:
        """Whether a list that is cut to this has it; one that is not cut at all has every line."""
        if not show:
            return True
        tests = {
            Show.NEAR: self.is_near,
            Show.WAITS: any(share.waits_for_confirmation for share in self.shares),
            Show.ASKED: any(share.request for share in self.shares),
            Show.WITHDRAWN: self.cell is None,
        }
        return tests[Show(show)] if show in tests else self.cell == show

    @property
    def is_near(self) -> bool:
        """Open, and its date is near."""
        return self.cell == Cell.OPEN_IN_TIME and any(share.is_near for share in self.shares)


def lines_of(rows: Iterable[Share]) -> list[Line]:
    """A line for each task of these shares, in their order."""
    found: dict[int, list[Share]] = defaultdict(list)
    for share in rows:
        found[share.task].append(share)
    return [_line(several) for several in found.values()]


def _line(rows: Sequence[Share]) -> Line:
    first = rows[0]
    cell = together(share.cell for share in rows)
    return Line(first.task, first.plan, first.path, cell, tuple(rows))


def lines_in(ledger: Ledger, *, section: str = "", agency: int | None = None, nobody: bool = False) -> list[Line]:
    """The tasks of a ledger, those that nobody leads among them; under a section, or of one agency (or of none)."""
    rows = [share for share in ledger.shares.values() if _is_held(share, agency, nobody=nobody)]
    lines = {line.task: line for line in lines_of(rows)}
    if agency is None:
        lines |= {task: Line(task, *ledger.places[task], cell) for task, cell in ledger.unled.items()}
    return [
        lines[task]
        for task, (_plan, path) in ledger.places.items()
        if task in lines and (not section or section in paths_above(path))
    ]


def _is_held(share: Share, agency: int | None, *, nobody: bool) -> bool:
    return share.agency is None if nobody else agency in (None, share.agency)


def task_line(task: Task, day: date) -> Line:
    """One task with all its shares; it is open where nobody is known to lead it."""
    rows = list(shares([task.pk], day).values())
    if rows:
        return lines_of(rows)[0]
    gone = withdrawals_on([task.pk], day)
    cell = None if gone else cell_of(Facts(task.due_on), day)
    return Line(task.pk, task.plan_id, task.path, cell)


class Words(NamedTuple):
    """What is said of a task beside its standing."""

    text: str
    #: Kind, value and phrase of its time.
    time: tuple[str, str, str]
    #: The last day in time by these.
    due_on: date | None
    plan_name: str


class Shown(NamedTuple):
    """A line with its words, and its shares with the names of who answers and of whom the plan meant."""

    line: Line
    words: Words
    #: None of a line that has more than were asked for: its states are counted instead.
    shares: list[tuple[Standing, str, str]]


_COLUMNS = ("pk", "text", "deadline_kind", "deadline_value", "deadline_phrase", "due_on", "plan__number", "plan__title")


def words_of(tasks: Iterable[int]) -> dict[int, Words]:
    """By key of the task; one query."""
    rows = Task.objects.filter(pk__in=list(tasks)).values_list(*_COLUMNS)
    return {
        pk: Words(text, (kind, value, phrase), due_on, number or title)
        for pk, text, kind, value, phrase, due_on, number, title in rows
    }


def shown(lines: Sequence[Line], day: date, *, short: bool = True, most: int | None = None) -> list[Shown]:
    """The lines as people read them; four queries for any number. Lines with more than `most` shares show none."""
    words = words_of(line.task for line in lines)
    wanted = {share.holding: share for line in lines if _is_few(line, most) for share in line.shares}
    named = _Named(told(wanted, day), day, short=short)
    return [Shown(line, words[line.task], named.of(line.shares) if _is_few(line, most) else []) for line in lines]


def _is_few(line: Line, most: int | None) -> bool:
    return most is None or len(line.shares) <= most


class _Named:
    """Shares with the names that their agencies have on the day."""

    def __init__(self, standings: Mapping[int, Standing], day: date, *, short: bool) -> None:
        self._standings, self._day, self._short = standings, day, short
        self._called = Called(key for share in standings.values() for key in (share.agency, share.meant))

    def of(self, rows: Iterable[Share]) -> list[tuple[Standing, str, str]]:
        return [self._one(self._standings[share.holding]) for share in rows]

    def _one(self, share: Standing) -> tuple[Standing, str, str]:
        meant = self._name(share.meant) if share.meant != share.agency else ""
        return share, self._name(share.agency), meant

    def _name(self, agency: int | None) -> str:
        return self._called.on(agency, self._day, short=self._short)


def plans_of(lines: Iterable[Line]) -> Mapping[int, str]:
    """The plans of these lines by key, newest first, with what people call them."""
    rows = Plan.objects.filter(pk__in={line.plan for line in lines}).order_by("-dated_on", "-pk")
    return {pk: number or title for pk, number, title in rows.values_list("pk", "number", "title")}
