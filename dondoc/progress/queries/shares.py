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

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from dondoc.agencies.enums import AnswerState
from dondoc.plans.enums import Role
from dondoc.plans.models import Task
from dondoc.plans.queries.holdings import Duties, answers_on, held_by, held_on
from dondoc.progress.enums import Cell, State, Verdict, WithdrawalKind
from dondoc.progress.models import Entry, Extension, Withdrawal
from dondoc.progress.queries.days import end_of
from dondoc.progress.rules.cells import Facts, cell_of, is_near

Tasks = QuerySet[Task, Any] | Iterable[int]
#: Lineage of a duty of which a person said that it ended.
_ENDED = 0


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """How a task left the counts."""

    kind: WithdrawalKind
    on: date
    by_task: int | None
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class Share:
    """One agency's lead of a task on a day."""

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
    def is_done(self) -> bool:
        """It counts as done."""
        return self.done_on is not None


def shares(tasks: Tasks, day: date) -> dict[int, Share]:
    """Every lead's share of these tasks at the end of the day, by key of the holding, in the documents' order."""
    keys = tasks.order_by().values("pk") if isinstance(tasks, QuerySet) else list(tasks)
    return _read(held_on(day).filter(assignment__task__in=keys), day)


def shares_of_holdings(holdings: Iterable[int], day: date) -> dict[int, Share]:
    """The same of these duties; those that are no lead of a task are left out."""
    return _read(held_on(day).filter(pk__in=list(holdings)), day)


def shares_of_agencies(agencies: Iterable[int], plans: Any, day: date) -> dict[int, Share]:
    """The same of all tasks of `plans` (keys or a query) that one of the agencies leads on the day."""
    return _read(held_by(agencies, day).filter(plan__in=plans), day)


_COLUMNS = (
    "pk",
    "origin_id",
    "agency_id",
    "plan_id",
    "assignment__task_id",
    "assignment__task__path",
    "assignment__task__due_on",
)
_ORDER = ("plan_id", "assignment__task__position", "assignment__task_id", "assignment__position", "position", "pk")


def _read(duties: Duties, day: date) -> dict[int, Share]:
    kept = duties.filter(assignment__role=Role.LEAD, assignment__task__isnull=False, assignment__task__dropped_at=None)
    rows = list(kept.order_by(*_ORDER).values_list(*_COLUMNS))
    keys = [row[0] for row in rows]
    known = _Known(
        day=day,
        end=end_of(day),
        answers=answers_on(day, {row[1] for row in rows}),
        entries=_entries(keys, day),
        extensions=_extensions(keys, day),
        withdrawals=withdrawals_on({row[4] for row in rows}, day),
    )
    return {row[0]: _share(row, known) for row in rows}


class _Said(NamedTuple):
    """The last entry of a share, with the second person's word about it."""

    entry: int
    said_at: datetime
    state: State
    done_on: date | None
    confirmer: str
    verdict: str | None
    given_at: datetime | None


class _Asked(NamedTuple):
    """A request for more time."""

    key: int
    granted: bool | None
    granted_on: date | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Known:
    """All that is known of several shares at the end of a day."""

    day: date
    end: datetime
    answers: dict[int, tuple[int | None, str]]
    entries: dict[int, _Said]
    extensions: dict[int, list[_Asked]]
    withdrawals: dict[int, Withdrawn]


def _of(table: str, holdings: Sequence[int]) -> RawSQL:
    """Rows of these holdings, however many: one array is lighter than thousands of parameters."""
    return RawSQL(f'"{table}"."holding_id" = ANY(%s)', [list(holdings)], output_field=BooleanField())  # noqa: S611


_ENTRY = ("pk", "said_at", "state", "done_on", "confirmer", "confirmation__verdict", "confirmation__given_at")


def _entries(holdings: Sequence[int], day: date) -> dict[int, _Said]:
    """What was said last of each, of all that was recorded by the end of the day."""
    rows = Entry.objects.filter(_of("progress_entry", holdings), recorded_at__lt=end_of(day))
    last = rows.order_by("holding_id", "-said_at", "-pk").distinct("holding_id").values_list("holding_id", *_ENTRY)
    return {holding: _Said(*row) for holding, *row in last}


def _extensions(holdings: Sequence[int], day: date) -> dict[int, list[_Asked]]:
    found: dict[int, list[_Asked]] = defaultdict(list)
    rows = Extension.objects.filter(_of("progress_extension", holdings), asked_at__lt=end_of(day)).order_by("pk")
    for holding, *request in rows.values_list("holding_id", "pk", "granted", "granted_on", "decided_at"):
        found[holding].append(_Asked._make(request))
    return found


def withdrawals_on(tasks: Iterable[int], day: date) -> dict[int, Withdrawn]:
    """The tasks that are out of the counts on the day, and how; one query."""
    rows = Withdrawal.objects.filter(task__in=list(tasks), on__lte=day, withdrawn_at__lt=end_of(day))
    return {
        row.task_id: Withdrawn(WithdrawalKind(row.kind), row.on, row.by_task_id, row.reason, row.basis)
        for row in rows.order_by("task_id", "-pk").distinct("task_id")
        if row.kind != WithdrawalKind.RESTORED
    }


def _share(row: tuple[Any, ...], known: _Known) -> Share:
    holding, origin, meant, plan, task, path, printed = row
    ended = (None, AnswerState.ENDED) if origin == _ENDED else None
    agency, answer = ended or known.answers.get(origin, (None, AnswerState.CHOOSE))
    said, asked = known.entries.get(holding), known.extensions.get(holding, ())
    waits, done_on = _counted(said, known.end)
    due_on, withdrawn = _due_on(printed, asked, known.end), known.withdrawals.get(task)
    cell = None if withdrawn or ended else cell_of(Facts(due_on, done_on), known.day)
    return Share(
        holding=holding,
        task=task,
        plan=plan,
        path=path,
        agency=agency,
        answer=AnswerState(answer),
        meant=meant,
        entry=said.entry if said else 0,
        said_at=said.said_at if said else None,
        state=State(said.state) if said else None,
        done_on=done_on,
        waits_for_confirmation=waits,
        due_printed=printed,
        due_on=due_on,
        request=_open_request(asked, known.end),
        withdrawn=withdrawn,
        cell=cell,
        is_near=cell == Cell.OPEN_IN_TIME and is_near(due_on, known.day),
    )


def _counted(said: _Said | None, end: datetime) -> tuple[bool, date | None]:
    """Whether an entry waits for a second person, and the day it was done on once that counts."""
    if said is None or said.done_on is None:
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
