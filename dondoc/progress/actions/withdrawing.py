"""A task is cancelled or replaced: it leaves the counts, never the history."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.plans.models import Task
from dondoc.progress import permissions, policies
from dondoc.progress.actions.shares import day_of, locked_task
from dondoc.progress.enums import WithdrawalKind
from dondoc.progress.models import Withdrawal


@transaction.atomic
def withdraw_task(
    *,
    task: Task | int,
    kind: WithdrawalKind,
    on: date,
    reason: str,
    basis: str,
    by: User,
    at: datetime,
    by_task: int | None = None,
) -> Withdrawal:
    """Take a task out of the counts from `on`, never before it is recorded: pages of past days stay as they are.

    `basis` is the number of the document that decides it; `by_task` is what took its place. Refuses those who do not
    decide for the plan, a missing reason or document, a replacing task that is none, and (`Stale`) a second time.
    """
    row = locked_task(task if isinstance(task, int) else task.pk)
    permissions.check_may_decide(by, row.plan)
    heir = _heir(by_task) if kind == WithdrawalKind.SUPERSEDED else None
    policies.check_withdrawable(
        _last(row), kind, reason=reason, basis=basis, has_heir=heir is not None, is_itself=heir == row
    )
    made = Withdrawal(task=row, kind=kind, by_task=heir, on=on, reason=reason.strip(), basis=basis.strip())
    made.withdrawn_at, made.withdrawn_by = at, by
    made.save(force_insert=True)
    facts = {"on": on, "reason": made.reason, "basis": made.basis, "by_task": heir.pk if heir else None}
    if kind == WithdrawalKind.SUPERSEDED:
        record(by=by, verb="progress.superseded", thing=row, at=at, data=facts)
    else:
        record(by=by, verb="progress.cancelled", thing=row, at=at, data=facts)
    return made


@transaction.atomic
def restore_task(*, task: Task | int, reason: str, by: User, at: datetime) -> Withdrawal:
    """Let a task count again from today. Refuses as `withdraw_task` does, and one that counts already."""
    row = locked_task(task if isinstance(task, int) else task.pk)
    permissions.check_may_decide(by, row.plan)
    policies.check_restorable(_last(row), reason)
    made = Withdrawal(task=row, kind=WithdrawalKind.RESTORED, on=day_of(at), reason=reason.strip())
    made.withdrawn_at, made.withdrawn_by = at, by
    made.save(force_insert=True)
    record(by=by, verb="progress.restored", thing=row, at=at, data={"on": made.on, "reason": made.reason})
    return made


def _last(task: Task) -> Withdrawal | None:
    return Withdrawal.objects.filter(task=task).order_by("-pk").first()


def _heir(task: int | None) -> Task | None:
    return Task.objects.kept().filter(pk=task, plan__issued_at__isnull=False).first() if task else None
