"""What waits for a person to decide: tasks to confirm, time that was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import may
from dondoc.plans.enums import Role
from dondoc.plans.queries.holdings import held_on
from dondoc.progress import permissions
from dondoc.progress.models import Entry, Extension

_PLAN = "holding__plan__document"
_TASK = "holding__assignment__task"


def entries_to_confirm(user: User | AnonymousUser) -> list[Entry]:
    """Entries that say done and wait for this person, the oldest first."""
    if not isinstance(user, User) or not may(user, Permission.CONFIRM_TASKS):
        return []
    rows = list(_unconfirmed().exclude(recorded_by=user))
    supervising = _supervising({row.holding.assignment.task_id for row in rows}, timezone.localdate())
    return [
        row
        for row in rows
        if permissions.may_confirm(user, row, row.holding.plan, supervising[row.holding.assignment.task_id])
    ]


def _unconfirmed() -> QuerySet[Entry]:
    """Last words that say done, and of which no second person has said anything."""
    later = Entry.objects.filter(holding=OuterRef("holding")).filter(
        Q(said_at__gt=OuterRef("said_at")) | Q(said_at=OuterRef("said_at"), pk__gt=OuterRef("pk"))
    )
    rows = Entry.objects.exclude(confirmer="").filter(~Exists(later), confirmation=None)
    return rows.select_related("recorded_by", _TASK, _PLAN).order_by("recorded_at", "pk")


def _supervising(tasks: Iterable[int | None], day: date) -> dict[Any, list[int]]:
    """By task the agencies that supervise it; one query."""
    found: dict[Any, list[int]] = defaultdict(list)
    rows = held_on(day).filter(assignment__task__in=list(tasks), assignment__role=Role.SUPERVISING)
    for task, holder in (
        rows.filter(holder_id__isnull=False).order_by("pk").values_list("assignment__task", "holder_id")
    ):
        found[task].append(holder)
    return found


def extensions_to_decide(user: User | AnonymousUser) -> list[Extension]:
    """Requests for time that this person may decide, the nearest date first."""
    if not isinstance(user, User) or not may(user, Permission.DECIDE_TASKS):
        return []
    rows = Extension.objects.filter(decided_at=None).exclude(asked_by=user).select_related("asked_by", _TASK, _PLAN)
    return [row for row in rows.order_by(F("from_on"), "pk") if permissions.may_decide(user, row.holding.plan)]


def number_waiting(user: User | AnonymousUser) -> int:
    """How much waits for this person."""
    return len(entries_to_confirm(user)) + len(extensions_to_decide(user))
