"""Cancelled and replaced tasks leave the counts, never the history."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from dondoc.accounts.models import User
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans.models import Plan
from dondoc.progress.actions import Wrong, ask_extension, restore_task, set_plan_rule, withdraw_task
from dondoc.progress.enums import Confirmer, State, WithdrawalKind
from dondoc.progress.models import PlanRule, Withdrawal
from dondoc.progress.queries import counts
from dondoc.progress.queries.standing import standings
from dondoc.progress.queries.story import story_of
from dondoc.progress.rules.cells import Counts
from dondoc.progress.tests.plans import DUE, INDUSTRY, a_plan, at, say, share, task_at

DAY = DUE - timedelta(days=10)
LATER = DUE + timedelta(days=10)


def withdraw(plan: Plan, by: User, path: str = "II.1", **changes: Any) -> Withdrawal:
    wanted: dict[str, Any] = {
        "kind": WithdrawalKind.CANCELLED,
        "on": DAY,
        "reason": "Không còn cần.",
        "basis": "88/QĐ-UBND",
        "at": at(DAY),
    }
    return withdraw_task(task=task_at(plan, path), by=by, **{**wanted, **changes})


def test_a_cancelled_task_leaves_the_counts_from_its_day_and_keeps_its_history(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (INDUSTRY, DUE)])
    say(share(plan), State.UNDER_WAY, DAY - timedelta(days=3), minh)
    withdraw(plan, lan)
    assert counts.of_tasks([plan.pk], DAY - timedelta(days=1)).total == 2
    assert counts.of_tasks([plan.pk], DAY).total == 1
    assert counts.by_agency([plan.pk], LATER) == {share(plan).agency_id: Counts(open_late=1)}
    row = standings(plan.tasks.all(), DAY)[share(plan).pk]
    assert (row.state, row.cell) == (State.UNDER_WAY, None)
    assert row.withdrawn is not None
    assert [one.kind for one in story_of(task_at(plan, "II.1"))] == ["withdrawal", "entry"]


def test_a_day_before_the_decision_was_recorded_never_changes(lan: User, minh: User) -> None:
    """Nobody tidies a late task away from the pages of past days."""
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    withdraw(plan, lan, on=DAY, at=at(LATER))
    assert counts.of_tasks([plan.pk], LATER - timedelta(days=1)) == Counts(open_late=1)
    assert counts.of_tasks([plan.pk], LATER).total == 0


def test_a_withdrawal_of_a_day_to_come_waits_for_it(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    withdraw(plan, lan, on=LATER)
    assert counts.of_tasks([plan.pk], DUE).total == 1
    assert counts.of_tasks([plan.pk], LATER).total == 0


def test_a_replaced_task_names_what_took_its_place(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (INDUSTRY, DUE)])
    other = task_at(plan, "II.2")
    for nothing in (None, task_at(plan, "II.1").pk, 10**9):
        with pytest.raises(Wrong) as refused:
            withdraw(plan, lan, kind=WithdrawalKind.SUPERSEDED, by_task=nothing)
        assert refused.value.field == "path"
    assert withdraw(plan, lan, kind=WithdrawalKind.SUPERSEDED, by_task=other.pk).by_task == other


@pytest.mark.parametrize("missing", ["reason", "basis"])
def test_a_withdrawal_has_a_reason_and_a_document(lan: User, minh: User, missing: str) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    with pytest.raises(Wrong) as refused:
        withdraw(plan, lan, **{missing: " "})
    assert refused.value.field == missing


def test_nothing_more_is_recorded_on_what_was_withdrawn(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    withdraw(plan, lan)
    with pytest.raises(Refused, match="đã hủy hoặc được thay thế"):
        say(share(plan), State.UNDER_WAY, DAY, minh)
    with pytest.raises(Refused, match="đã hủy hoặc được thay thế"):
        ask_extension(holding=share(plan), wanted_on=LATER, reason="Chờ.", by=minh, at=at(DAY))
    with pytest.raises(Stale):
        withdraw(plan, lan)


def test_a_task_counts_again_once_it_is_restored(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    with pytest.raises(Stale):
        restore_task(task=task_at(plan, "II.1"), reason="Thôi.", by=lan, at=at(DAY))
    withdraw(plan, lan)
    restored = DAY + timedelta(days=2)
    restore_task(task=task_at(plan, "II.1"), reason="Hủy nhầm.", by=lan, at=at(restored))
    assert [counts.of_tasks([plan.pk], day).total for day in (DAY, restored)] == [0, 1]
    assert say(share(plan), State.UNDER_WAY, restored, minh).pk
    assert withdraw(plan, lan, at=at(LATER), on=LATER).pk


def test_only_those_who_decide_for_the_plan_withdraw(lan: User, minh: User, hoa: User, binh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    for stranger in (minh, hoa, binh):
        with pytest.raises(Forbidden):
            withdraw(plan, stranger)
    withdraw(plan, lan)
    with pytest.raises(Forbidden):
        restore_task(task=task_at(plan, "II.1"), reason="Thôi.", by=minh, at=at(DAY))


def test_decisions_are_only_added(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    made = withdraw(plan, lan)
    rule = set_plan_rule(plan=plan, confirmer=Confirmer.FOCAL, since=DAY, by=lan, at=at(DAY))
    for rows, change in (
        (Withdrawal.objects.filter(pk=made.pk), {"reason": "khác"}),
        (PlanRule.objects.filter(pk=rule.pk), {"since": LATER}),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            rows.update(**change)
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            rows.delete()
