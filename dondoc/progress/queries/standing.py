"""Where each share of a task stands on a day, as it was known by the end of that day.

What was recorded, confirmed, granted or withdrawn later does not count: a page of a past day never changes.
Five queries for any number of tasks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

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
class Product:
    """The document that a task produced; empty number where only a name is known."""

    number: str
    on: date | None
    name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured; blank (None) is not zero."""

    done: Decimal | None
    planned: Decimal | None
    unit: str

    @property
    def percent(self) -> Decimal | None:
        """What is done of what is planned; None where no measure stands behind it."""
        return None if self.done is None or not self.planned else self.done * 100 / self.planned


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for more time that nobody has decided yet."""

    extension: int
    wanted_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """How a task left the counts."""

    kind: WithdrawalKind
    on: date
    by_task: int | None
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A share of a task on a day: one agency's lead of it."""

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
    #: None where nothing was ever said: that is not the same as "not begun".
    state: State | None
    text: str
    product: Product | None
    measure: Measure | None
    #: When it was done; None for what does not count as done, also while it waits to be confirmed.
    done_on: date | None
    waits_for_confirmation: bool
    #: Why the second person did not confirm it; empty where that did not happen.
    sent_back: str
    due_printed: date | None
    #: The date that holds on the day, after the last extension that was granted by then.
    due_on: date | None
    asked: Asked | None
    withdrawn: Withdrawn | None
    #: The last entry: key (0 for none), when it was said, by whom.
    entry: int
    said_at: datetime | None
    said_by: str
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


def standings(tasks: Tasks, day: date) -> dict[int, Standing]:
    """Every lead's share of these tasks at the end of the day, by key of the holding, in the documents' order."""
    keys = tasks.order_by().values("pk") if isinstance(tasks, QuerySet) else list(tasks)
    return _read(held_on(day).filter(assignment__task__in=keys), day)


def standings_of_holdings(holdings: Iterable[int], day: date) -> dict[int, Standing]:
    """The same of these duties; those that are no lead of a task are left out."""
    return _read(held_on(day).filter(pk__in=list(holdings)), day)


def standings_of_agencies(agencies: Iterable[int], plans: Any, day: date) -> dict[int, Standing]:
    """The same of all tasks of `plans` (keys or a query) that one of the agencies leads on the day."""
    return _read(held_by(agencies, day).filter(plan__in=plans), day)


def since(holdings: Iterable[int], after: datetime) -> dict[int, list[Entry]]:
    """What was recorded of these duties after an instant, by key of the duty, the oldest first; two queries."""
    found: dict[int, list[Entry]] = defaultdict(list)
    rows = Entry.objects.filter(holding__in=list(holdings), recorded_at__gt=after).prefetch_related("files__file")
    for entry in rows.order_by("said_at", "pk"):
        found[entry.holding_id].append(entry)
    return dict(found)


_COLUMNS = (
    "pk",
    "origin_id",
    "agency_id",
    "plan_id",
    "assignment__task_id",
    "assignment__task__path",
    "assignment__task__due_on",
)


def _read(duties: Duties, day: date) -> dict[int, Standing]:
    kept = duties.filter(assignment__role=Role.LEAD, assignment__task__isnull=False, assignment__task__dropped_at=None)
    order = ("plan_id", "assignment__task__position", "assignment__task_id", "assignment__position", "position", "pk")
    rows = list(kept.order_by(*order).values_list(*_COLUMNS))
    keys = [row[0] for row in rows]
    known = _Known(
        answers=answers_on(day, {row[1] for row in rows}),
        entries=last_entries(keys, day),
        extensions=_extensions(keys, day),
        withdrawals=withdrawals_on({row[4] for row in rows}, day),
    )
    return {row[0]: _standing(row, known, day) for row in rows}


@dataclass(frozen=True, slots=True)
class _Known:
    """All that is known of several shares at the end of a day."""

    answers: dict[int, tuple[int | None, str]]
    entries: dict[int, Entry]
    extensions: dict[int, list[Extension]]
    withdrawals: dict[int, Withdrawn]


def last_entries(holdings: Sequence[int], day: date) -> dict[int, Entry]:
    """What was said last of each duty, of all that was recorded by the end of the day; one query."""
    rows = Entry.objects.filter(holding__in=holdings, recorded_at__lt=end_of(day))
    rows = rows.select_related("confirmation", "recorded_by").order_by("holding_id", "-said_at", "-pk")
    return {entry.holding_id: entry for entry in rows.distinct("holding_id")}


def _extensions(holdings: Sequence[int], day: date) -> dict[int, list[Extension]]:
    found: dict[int, list[Extension]] = defaultdict(list)
    for row in Extension.objects.filter(holding__in=holdings, asked_at__lt=end_of(day)).order_by("pk"):
        found[row.holding_id].append(row)
    return found


def withdrawals_on(tasks: Iterable[int], day: date) -> dict[int, Withdrawn]:
    """The tasks that are out of the counts on the day, and how; one query."""
    rows = Withdrawal.objects.filter(task__in=list(tasks), on__lte=day, withdrawn_at__lt=end_of(day))
    return {
        row.task_id: Withdrawn(WithdrawalKind(row.kind), row.on, row.by_task_id, row.reason, row.basis)
        for row in rows.order_by("task_id", "-pk").distinct("task_id")
        if row.kind != WithdrawalKind.RESTORED
    }


def due_in_force(printed: date | None, extensions: Iterable[Extension], day: date) -> date | None:
    """The date that holds at the end of the day; `extensions` in the order in which they were asked."""
    end = end_of(day)
    granted = [row for row in extensions if row.granted and row.decided_at and row.decided_at < end]
    return granted[-1].granted_on if granted else printed


def _standing(row: tuple[Any, ...], known: _Known, day: date) -> Standing:
    holding, origin, meant, plan, task, path, printed = row
    agency, answer = known.answers.get(origin, (None, AnswerState.CHOOSE))
    if origin == _ENDED:
        agency, answer = None, AnswerState.ENDED
    extensions = known.extensions.get(holding, [])
    said = _Said(known.entries.get(holding), end_of(day))
    due_on, withdrawn = due_in_force(printed, extensions, day), known.withdrawals.get(task)
    has_left = withdrawn is not None or answer == AnswerState.ENDED
    cell = None if has_left else cell_of(Facts(due_on, said.done_on), day)
    return Standing(
        holding=holding,
        task=task,
        plan=plan,
        path=path,
        agency=agency,
        answer=AnswerState(answer),
        meant=meant,
        state=said.state,
        text=said.text,
        product=said.product,
        measure=said.measure,
        done_on=said.done_on,
        waits_for_confirmation=said.waits,
        sent_back=said.sent_back,
        due_printed=printed,
        due_on=due_on,
        asked=_asked(extensions, day),
        withdrawn=withdrawn,
        entry=said.pk,
        said_at=said.at,
        said_by=said.by,
        cell=cell,
        is_near=cell == Cell.OPEN_IN_TIME and is_near(due_on, day),
    )


def _asked(extensions: Iterable[Extension], day: date) -> Asked | None:
    end = end_of(day)
    waiting = [row for row in extensions if row.decided_at is None or row.decided_at >= end]
    return Asked(waiting[-1].pk, waiting[-1].wanted_on, waiting[-1].reason) if waiting else None


class _Said:
    """An entry, or none, as it counts before an instant."""

    def __init__(self, entry: Entry | None, end: datetime) -> None:
        self._entry = entry
        self.pk = entry.pk if entry else 0
        self.at = entry.said_at if entry else None
        self.by = str(entry.recorded_by) if entry else ""
        self.state = State(entry.state) if entry else None
        self.text = entry.text if entry else ""
        word = getattr(entry, "confirmation", None) if entry else None
        self._word = word if word and word.given_at < end else None

    @property
    def waits(self) -> bool:
        """It says done, and a second person has not spoken yet."""
        return bool(self._entry and self._entry.confirmer and self._word is None)

    @property
    def sent_back(self) -> str:
        """Why it was not confirmed."""
        return self._word.reason if self._word and self._word.verdict == Verdict.SENT_BACK else ""

    @property
    def done_on(self) -> date | None:
        """The day it was done on, once that counts."""
        return self._entry.done_on if self._entry and not self.waits and not self.sent_back else None

    @property
    def product(self) -> Product | None:
        """The document that came of it."""
        entry = self._entry
        if entry is None or not (entry.product_number or entry.product_name):
            return None
        return Product(entry.product_number, entry.product_on, entry.product_name)

    @property
    def measure(self) -> Measure | None:
        """What was measured; None where nothing was."""
        entry = self._entry
        if entry is None or (entry.amount_done is None and entry.amount_planned is None):
            return None
        return Measure(entry.amount_done, entry.amount_planned, entry.unit)
