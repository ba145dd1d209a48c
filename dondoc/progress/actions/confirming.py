"""A second person says whether a task that was reported done is done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.progress import permissions, policies
from dondoc.progress.actions.shares import called, day_of, last_entry, locked, standing_now, task_of
from dondoc.progress.enums import Verdict
from dondoc.progress.models import Confirmation, Entry
from dondoc.progress.queries.people import supervising_on


def confirm(*, entry: int, by: User, at: datetime) -> Confirmation:
    """Let an entry count as done, by the day on which it was done.

    Refuses whoever recorded it, those whom the plan's rule does not name, an entry that waits for nobody, and (`Stale`)
    one that was decided or overtaken since.
    """
    return _judge(entry, Verdict.CONFIRMED, "", by, at)


def send_back(*, entry: int, reason: str, by: User, at: datetime) -> Confirmation:
    """Say that it is not done, and why: it stays open. Refuses as `confirm` does, and where no reason is said."""
    policies.check_reason(reason)
    return _judge(entry, Verdict.SENT_BACK, reason.strip(), by, at)


@transaction.atomic
def _judge(entry: int, verdict: Verdict, reason: str, by: User, at: datetime) -> Confirmation:
    row = Entry.objects.select_related("confirmation").get(pk=entry)
    holding = locked(row.holding_id)
    policies.check_waits(row, last_entry(row.holding_id))
    task, day = task_of(holding), day_of(at)
    permissions.check_may_confirm(by, row, holding.plan, supervising_on(task.pk, day))
    word = Confirmation(entry=row, verdict=verdict, reason=reason, given_at=at, given_by=by)
    word.save(force_insert=True)
    facts = {"agency": called(standing_now(holding.pk, at).agency, day), "entry": row.pk}
    if verdict == Verdict.CONFIRMED:
        record(by=by, verb="progress.confirmed", thing=task, at=at, data=facts)
    else:
        record(by=by, verb="progress.sent_back", thing=task, at=at, data={**facts, "reason": reason})
    return word
