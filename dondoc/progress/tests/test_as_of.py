"""Counts on any day of a made-up year, against a count that follows each share by hand."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from dondoc.accounts.models import User
from dondoc.progress.enums import Cell, Confirmer, State, Verdict, WithdrawalKind
from dondoc.progress.models import Confirmation, Entry, Extension, Withdrawal
from dondoc.progress.queries import counts
from dondoc.progress.rules.cells import Counts
from dondoc.progress.tests.plans import FINANCE, HEALTH, INDUSTRY, a_plan, at

FIRST, DAYS = date(2026, 2, 1), 200


def day_of(chance: Random, first: date = FIRST) -> date:
    return first + timedelta(days=chance.randrange(DAYS))


def naive(tasks: list[list[int]], dues: list[date | None], day: date) -> Counts:
    """Each share by plain loops over all that was ever written; of one plan in the database."""
    found = Counts()
    for task, shares in enumerate(tasks):
        if not is_gone(task, day):
            found.add(Cell(cell_by_hand([share_by_hand(one, dues[task], day) for one in shares])))
    return found


def is_gone(task: int, day: date) -> bool:
    gone = False
    for row in Withdrawal.objects.filter(task__path=f"II.{task + 1}").order_by("pk"):
        if row.on <= day and row.withdrawn_at < at(day + timedelta(days=1), 0):
            gone = row.kind != WithdrawalKind.RESTORED
    return gone


def share_by_hand(holding: int, due: date | None, day: date) -> tuple[bool, bool | None]:
    """Whether it is done, and whether it is late (None without a date)."""
    end = at(day + timedelta(days=1), 0)
    known = [one for one in Entry.objects.filter(holding=holding) if one.recorded_at < end]
    last = max(known, key=lambda one: (one.said_at, one.pk), default=None)
    is_done = last is not None and last.state == State.DONE
    if last is not None and is_done and last.confirmer:
        words = [one for one in Confirmation.objects.filter(entry=last) if one.given_at < end]
        is_done = any(one.verdict == Verdict.CONFIRMED for one in words)
    for asked in Extension.objects.filter(holding=holding, granted=True).order_by("pk"):
        if asked.decided_at is not None and asked.decided_at < end:
            due = asked.granted_on
    if due is None:
        return is_done, None
    until = last.done_on if last is not None and is_done and last.done_on else day
    return is_done, until > due


def cell_by_hand(shares: list[tuple[bool, bool | None]]) -> str:
    done = all(is_done for is_done, _late in shares)
    if all(late is None for _done, late in shares):
        return "no_date_done" if done else "no_date_open"
    late = any(is_late for _done, is_late in shares)
    if done:
        return "done_late" if late else "done_on_time"
    return "open_late" if late else "open_in_time"


@pytest.mark.parametrize("seed", range(3))
def test_counts_of_any_day_equal_a_count_by_hand(lan: User, minh: User, vinh: User, seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    dues = [None if chance.random() < 0.3 else day_of(chance) for _ in range(12)]
    leads = [chance.sample([INDUSTRY, HEALTH, FINANCE], chance.randint(1, 3)) for _ in dues]
    plan = a_plan(lan, list(zip(leads, dues, strict=True)))
    tasks = list(plan.tasks.order_by("position"))
    rows = plan.holdings.filter(assignment__role="lead")
    held = [list(rows.filter(assignment__task=task).values_list("pk", flat=True)) for task in tasks]
    for task, due in zip(tasks, dues, strict=True):
        live(chance, task.pk, due, held[tasks.index(task)], lan, vinh)
    for _ in range(12):
        day = day_of(chance)
        assert counts.of_tasks([plan.pk], day) == naive(held, dues, day), day
    days = [day_of(chance) for _ in range(5)]
    assert counts.ledgers([plan.pk], days) == [counts.ledger([plan.pk], day) for day in days]


def live(chance: Random, task: int, due: date | None, shares: list[int], lan: User, vinh: User) -> None:
    """What may happen to a task: said out of order, confirmed late, given time, withdrawn and restored."""
    for holding in shares:
        for _ in range(chance.randint(0, 4)):
            say(chance, holding, lan, vinh)
        if due and chance.random() < 0.5:
            give_time(chance, holding, due, lan, vinh)
    for kind in [WithdrawalKind.CANCELLED, WithdrawalKind.RESTORED][: chance.choice([0, 0, 0, 1, 2])]:
        said = day_of(chance)
        on = said + timedelta(days=chance.randint(-10, 10))
        row = Withdrawal(task_id=task, kind=kind, on=on, reason="Vì vậy.", withdrawn_at=at(said), withdrawn_by=lan)
        row.save()


def say(chance: Random, holding: int, lan: User, vinh: User) -> None:
    said = day_of(chance)
    recorded = said + timedelta(days=chance.choice([0, 0, 15]))
    state = chance.choice([State.UNDER_WAY, State.DONE, State.DONE])
    done_on = said - timedelta(days=chance.randint(0, 20)) if state == State.DONE else None
    confirmer = chance.choice(["", Confirmer.FOCAL]) if done_on else ""
    entry = Entry(holding_id=holding, recorded_at=at(recorded), recorded_by=lan, said_at=at(said), state=state)
    entry.done_on, entry.confirmer = done_on, confirmer
    entry.save()
    if confirmer and chance.random() < 0.7:
        verdict = chance.choice([Verdict.CONFIRMED, Verdict.SENT_BACK])
        given = at(recorded + timedelta(days=chance.randint(0, 30)))
        Confirmation(entry=entry, verdict=verdict, reason="Vì vậy.", given_at=given, given_by=vinh).save()


def give_time(chance: Random, holding: int, due: date, lan: User, vinh: User) -> None:
    asked = due - timedelta(days=chance.randint(0, 20))
    until = due + timedelta(days=chance.randint(1, 40))
    row = Extension(holding_id=holding, asked_at=at(asked), asked_by=lan, reason="Vì vậy.", from_on=due)
    row.wanted_on, row.granted, row.granted_on = until, True, until
    row.decided_at, row.decided_by = at(asked + timedelta(days=chance.randint(0, 30))), vinh
    row.save()
