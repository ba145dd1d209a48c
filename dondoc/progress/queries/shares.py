"""Where each share of a task stands on a day, as it was known by the end of that day; light enough to count thousands.

What was recorded, confirmed, granted or withdrawn later does not count: a page of a past day never changes.
Five queries for any number of shares. What is said of a share in words stands in `standing`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet, Value

from dondoc.agencies.enums import AnswerState
from dondoc.lib.among import is_among
from dondoc.lib.dates import end_of
from dondoc.plans.enums import Role
from dondoc.plans.models import Holding, Task
from dondoc.plans.queries.holdings import Duties, answers_on_each, held_by, with_origins
from dondoc.progress.enums import Cell, State, Verdict, WithdrawalKind
from dondoc.progress.models import Entry, Extension, Withdrawal
from dondoc.progress.rules.cells import Facts, cell_of, is_near

Tasks = QuerySet[Task, Any] | Iterable[int]
#: Lineage of a duty of which a person said that it ended.
_ENDED = 0
#: Looked up thousands of times; calling an enumeration is far slower.
_ANSWERS = {each.value: each for each in AnswerState}
_STATES = {each.value: each for each in State}


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """How a task left the counts."""

    kind: WithdrawalKind
    on: date
    by_task: int | None
    reason: str
    basis: str


@dataclass(slots=True)
class Share:
    """One agency's lead of a task on a day. Nobody changes it; to freeze tens of thousands would take long."""

    holding: int
    task: int
    plan: int
    #: Number of the task in its plan.
    path: str
    #: Who answers on the day; None where nobody does, see `answer`.
    agency: int | None
    answer: AnswerState
    #: Whom the plan meant.
    meant: int
    #: The last entry: key (0 for none) and when it was said.
    entry: int
    said_at: datetime | None
    #: None where nothing was ever said: that is not the same as "not begun".
    state: State | None
    #: When it was done; None for what does not count as done, also while it waits to be confirmed.
    done_on: date | None
    waits_for_confirmation: bool
    #: The last day in time by the plan's words.
    due_printed: date | None
    #: The date that holds on the day, after the last extension that was granted by then.
    due_on: date | None
    #: Key of the request for more time that nobody has decided yet; 0 for none.
    request: int
    withdrawn: Withdrawn | None
    cell: Cell | None
    #: Open, and due within `rules.cells.NEAR`.
    is_near: bool

    @property
    def has_ended(self) -> bool:
        """A person said that nobody has this duty any more: it counts nowhere."""
        return self.answer == AnswerState.ENDED

    @property
    def is_out(self) -> bool:
        """It is out of the counts."""
        return self.withdrawn is not None or self.has_ended

    @property
    def is_done(self) -> bool:
        """It counts as done."""
        return self.done_on is not None


def shares(tasks: Tasks, day: date) -> dict[int, Share]:
    """Every lead's share of these tasks at the end of the day, by key of the holding, in the documents' order."""
    return shares_on_each(tasks, [day])[0]


def shares_on_each(tasks: Tasks, days: Sequence[date]) -> list[dict[int, Share]]:
    """The same on each of these days, in their order; no more queries than for one."""
    keys: Any = tasks.order_by().values("pk") if isinstance(tasks, QuerySet) else list(tasks)
    return _read(Holding.objects.filter(assignment__task__in=keys), days)


def shares_of_holdings(holdings: Iterable[int], day: date) -> dict[int, Share]:
    """The same of these duties; those that are no lead of a task are left out."""
    return _read(Holding.objects.filter(pk__in=list(holdings)), [day])[0]


def shares_of_agencies(agencies: Iterable[int], plans: Any, day: date) -> dict[int, Share]:
    """The same of all tasks of `plans` (keys or a query) that one of the agencies leads on the day."""
    return _read(held_by(agencies, day).filter(plan__in=plans), [day])[0]


_COLUMNS = ("pk", "agency_id", "plan_id", "assignment__task_id", "assignment__task__path", "assignment__task__due_on")
_ORDER = ("plan_id", "assignment__task__position", "assignment__task_id", "assignment__position", "position", "pk")


def _read(duties: Duties, days: Sequence[date]) -> list[dict[int, Share]]:
    kept = duties.filter(assignment__role=Role.LEAD, assignment__task__isnull=False, assignment__task__dropped_at=None)
    rows = [_Lead(*row) for row in with_origins(kept, days).order_by(*_ORDER).values_list("origins", *_COLUMNS)]
    return [{row.holding: _share(row, known) for row in rows} for known in _known(rows, days)]


def _known(rows: Sequence[_Lead], days: Sequence[date]) -> list[_Known]:
    holdings, ends = [row.holding for row in rows], [end_of(day) for day in days]
    known = (
        answers_on_each(days, {origin for row in rows for origin in row.origins}),
        _entries(holdings, ends),
        _extensions(holdings, ends),
        withdrawals_on_each({row.task for row in rows}, days),
    )
    return [_Known(place, *of_a_day) for place, of_a_day in enumerate(zip(days, ends, *known, strict=True))]


class _Lead(NamedTuple):
    """A duty to lead a task."""

    #: Whose lineage it follows on each of the days.
    origins: Sequence[int]
    holding: int
    meant: int
    plan: int
    task: int
    path: str
    printed: date | None


class _Said(NamedTuple):
    """The last entry of a share, with the second person's word about it."""

    said_at: datetime
    entry: int
    state: State
    done_on: date | None
    confirmer: str
    verdict: str | None
    given_at: datetime | None


class _Asked(NamedTuple):
    """A request for more time."""

    key: int
    asked_at: datetime
    granted: bool | None
    granted_on: date | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Known:
    """All that is known of several shares at the end of a day, the one at this place among those asked for."""

    place: int
    day: date
    end: datetime
    answers: dict[int, tuple[int | None, str]]
    entries: dict[int, _Said]
    extensions: dict[int, list[_Asked]]
    withdrawals: dict[int, Withdrawn]


_SAID = ("said_at", "pk", "state", "done_on", "confirmer", "confirmation__verdict", "confirmation__given_at")
_ASKED = ("pk", "asked_at", "granted", "granted_on", "decided_at")


def _entries(holdings: Sequence[int], ends: Sequence[datetime]) -> list[dict[int, _Said]]:
    """What was said last of each, of all that was recorded before each of these instants."""
    rows = Entry.objects.filter(is_among('"progress_entry"."holding_id"', holdings))
    last = rows.order_by("holding_id", "-said_at", "-pk").distinct("holding_id")
    several = [
        last.filter(recorded_at__lt=end).annotate(place=Value(place)).values_list("place", "holding_id", *_SAID)
        for place, end in enumerate(ends)
    ]
    found: list[dict[int, _Said]] = [{} for _end in ends]
    for place, holding, *said in several[0].union(*several[1:], all=True):
        found[place][holding] = _Said(*said)
    return found


def _extensions(holdings: Sequence[int], ends: Sequence[datetime]) -> list[dict[int, list[_Asked]]]:
    """What was asked for of each before each of these instants, in the order in which it was asked."""
    asked = Extension.objects.filter(is_among('"progress_extension"."holding_id"', holdings), asked_at__lt=max(ends))
    found: list[dict[int, list[_Asked]]] = [defaultdict(list) for _end in ends]
    for holding, *columns in asked.order_by("pk").values_list("holding_id", *_ASKED):
        request = _Asked(*columns)
        for end, known in zip(ends, found, strict=True):
            if request.asked_at < end:
                known[holding].append(request)
    return found


def withdrawals_on(tasks: Iterable[int], day: date) -> dict[int, Withdrawn]:
    """The tasks that are out of the counts on the day, and how; one query."""
    return withdrawals_on_each(tasks, [day])[0]


def withdrawals_on_each(tasks: Iterable[int], days: Sequence[date]) -> list[dict[int, Withdrawn]]:
    """The same on each of these days, in their order; one query for all."""
    rows = list(Withdrawal.objects.filter(task__in=list(tasks), on__lte=max(days)).order_by("pk"))
    return [_withdrawn(rows, day) for day in days]


def _withdrawn(rows: Iterable[Withdrawal], day: date) -> dict[int, Withdrawn]:
    end = end_of(day)
    last = {row.task_id: row for row in rows if row.on <= day and row.withdrawn_at < end}
    return {
        task: Withdrawn(WithdrawalKind(row.kind), row.on, row.by_task_id, row.reason, row.basis)
        for task, row in last.items()
        if row.kind != WithdrawalKind.RESTORED
    }


def _share(row: _Lead, known: _Known) -> Share:
    origin = row.origins[known.place]
    ended = (None, AnswerState.ENDED) if origin == _ENDED else None
    agency, answer = ended or known.answers.get(origin, (None, AnswerState.CHOOSE))
    said, asked = known.entries.get(row.holding), known.extensions.get(row.holding)
    waits, done_on = _counted(said, known.end) if said else (False, None)
    due_on = _due_on(row.printed, asked, known.end) if asked else row.printed
    withdrawn = known.withdrawals.get(row.task)
    cell = None if withdrawn or ended else cell_of(Facts(due_on, done_on), known.day)
    return Share(
        holding=row.holding,
        task=row.task,
        plan=row.plan,
        path=row.path,
        agency=agency,
        answer=_ANSWERS[answer],
        meant=row.meant,
        entry=said.entry if said else 0,
        said_at=said.said_at if said else None,
        state=_STATES[said.state] if said else None,
        done_on=done_on,
        waits_for_confirmation=waits,
        due_printed=row.printed,
        due_on=due_on,
        request=_open_request(asked, known.end) if asked else 0,
        withdrawn=withdrawn,
        cell=cell,
        is_near=cell == Cell.OPEN_IN_TIME and is_near(due_on, known.day),
    )


def _counted(said: _Said, end: datetime) -> tuple[bool, date | None]:
    """Whether an entry waits for a second person, and the day it was done on once that counts."""
    if said.done_on is None:
        return False, None
    verdict = said.verdict if said.given_at and said.given_at < end else None
    waits = bool(said.confirmer) and verdict is None
    return waits, None if waits or verdict == Verdict.SENT_BACK else said.done_on


def _due_on(printed: date | None, asked: Sequence[_Asked], end: datetime) -> date | None:
    """The date that holds; requests come in the order in which they were made."""
    given = [one.granted_on for one in asked if one.granted and one.decided_at and one.decided_at < end]
    return given[-1] if given else printed


def _open_request(asked: Sequence[_Asked], end: datetime) -> int:
    waiting = [one.key for one in asked if one.decided_at is None or one.decided_at >= end]
    return waiting[-1] if waiting else 0
