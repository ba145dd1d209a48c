"""What waits for a person to decide: tasks to confirm, time that was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import may, standing_of
from dondoc.agencies.permissions.reach import reached_by
from dondoc.plans.enums import Role
from dondoc.plans.queries.holdings import held_on
from dondoc.progress import permissions
from dondoc.progress.enums import Confirmer
from dondoc.progress.models import Entry, Extension

_PLAN = "holding__plan__document"
_TASK = "holding__assignment__task"


def entries_to_confirm(user: User | AnonymousUser) -> list[Entry]:
    """Entries that say done and wait for this person, the oldest first."""
    if not isinstance(user, User) or not may(user, Permission.CONFIRM_TASKS):
        return []
    today = timezone.localdate()
    rows = list(_unconfirmed().filter(_confirmed_by(user, today)).exclude(recorded_by=user))
    supervising = _supervising({row.holding.assignment.task_id for row in rows}, today)
    return [
        row
        for row in rows
        if permissions.may_confirm(user, row, row.holding.plan, supervising[row.holding.assignment.task_id])
    ]


#: As `permissions.focal_agency`.
_FOCAL = Coalesce(f"{_PLAN}__agency", "holding__plan__province")


def _reached(user: User, permission: Permission, today: date) -> Any:
    """Agencies for which the person may, in some matter at least: few rows are left to be looked at one by one."""
    seats = [seat for seat in standing_of(user).seats if seat.gives(permission, seat.matter)]
    return reached_by(seats, today)


def _confirmed_by(user: User, today: date) -> Q:
    """Entries that the person may confirm, and a few more: as `permissions.confirming_agencies`."""
    reached = _reached(user, Permission.CONFIRM_TASKS, today)
    supervised = held_on(today).filter(assignment__role=Role.SUPERVISING, holder_id__in=reached)
    at_focal = Q(focal__in=reached) | Q(focal=None)
    return (
        (Q(confirmer=Confirmer.LEADER) & (Q(leading__in=reached) | Q(leading=None)))
        | (~Q(confirmer=Confirmer.LEADER) & at_focal)
        | Q(confirmer=Confirmer.SUPERVISING, **{f"{_TASK}__in": supervised.values("assignment__task")})
    )


def _unconfirmed() -> QuerySet[Entry]:
    """Last words that say done, and of which no second person has said anything."""
    later = Entry.objects.filter(holding=OuterRef("holding")).filter(
        Q(said_at__gt=OuterRef("said_at")) | Q(said_at=OuterRef("said_at"), pk__gt=OuterRef("pk"))
    )
    rows = Entry.objects.exclude(confirmer="").filter(~Exists(later), confirmation=None)
    rows = rows.annotate(focal=_FOCAL, leading=Coalesce("holding__plan__province", _FOCAL))
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
    reached = _reached(user, Permission.DECIDE_TASKS, timezone.localdate())
    asked = (
        Extension.objects.filter(decided_at=None).annotate(focal=_FOCAL).filter(Q(focal__in=reached) | Q(focal=None))
    )
    rows = asked.exclude(asked_by=user).select_related("asked_by", _TASK, _PLAN)
    return [row for row in rows.order_by(F("from_on"), "pk") if permissions.may_decide(user, row.holding.plan)]


def number_waiting(user: User | AnonymousUser) -> int:
    """How much waits for this person."""
    return len(entries_to_confirm(user)) + len(extensions_to_decide(user))
