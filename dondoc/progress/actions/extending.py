"""More time for a task: asked before its date with a reason, and decided."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.plans.models import Holding
from dondoc.progress import permissions, policies
from dondoc.progress.actions.shares import called, day_of, locked, standing_now, task_of
from dondoc.progress.models import Extension


@transaction.atomic
def ask_extension(*, holding: Holding | int, wanted_on: date, reason: str, by: User, at: datetime) -> Extension:
    """Ask for more time for a share of a task, until `wanted_on`.

    Refuses those who do not record for the agency that answers today, a task without a date, one that is done or has
    left the counts, a request after the date in force, for a day not later than it, without a reason, or beside one
    that is not decided yet.
    """
    row = locked(holding if isinstance(holding, int) else holding.pk)
    standing, day = standing_now(row.pk, at), day_of(at)
    permissions.check_may_record(by, standing.agency)
    policies.check_counts(standing.withdrawn is not None)
    policies.check_askable(
        standing.due_on,
        wanted_on,
        reason,
        day=day,
        is_done=standing.is_done,
        is_asked=standing.asked is not None,
    )
    extension = Extension(holding=row, asked_at=at, asked_by=by, reason=reason.strip(), wanted_on=wanted_on)
    assert standing.due_on is not None  # noqa: S101  (for the types: checked above)
    extension.from_on = standing.due_on
    extension.save()
    facts = {"agency": called(standing.agency, day), "wanted_on": wanted_on, "reason": reason.strip()}
    record(by=by, verb="progress.extension_asked", thing=task_of(row), at=at, data=facts)
    return extension


@transaction.atomic
def decide_extension(*, extension: int, granted_on: date | None, decision: str, by: User, at: datetime) -> Extension:
    """Give time until `granted_on`, in force from now on, or (None) refuse it with a reason.

    What was late until now stays so on the pages of those days. Refuses those who do not decide for the plan, whoever
    asked, a day not later than the one in force, a refusal without a reason, and (`Stale`) what is decided already.
    """
    holding = locked(Extension.objects.values_list("holding", flat=True).get(pk=extension))
    row = Extension.objects.select_for_update().get(pk=extension)
    permissions.check_may_decide(by, holding.plan)
    policies.check_decidable(row, by.pk)
    policies.check_decision(row, granted_on, decision)
    row.granted, row.granted_on, row.decision = granted_on is not None, granted_on, decision.strip()
    row.decided_at, row.decided_by = at, by
    row.save()
    facts = {"agency": called(standing_now(holding.pk, at).agency, day_of(at)), "reason": row.decision}
    days = {"from_on": row.from_on, "granted_on": granted_on}
    if row.granted:
        record(by=by, verb="progress.extension_granted", thing=task_of(holding), at=at, data={**facts, **days})
    else:
        record(by=by, verb="progress.extension_refused", thing=task_of(holding), at=at, data=facts)
    return row
