"""The share of a task that an action is about, locked, so that what is said of it follows one another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from dondoc.agencies.queries.calling import Called
from dondoc.plans.enums import Role
from dondoc.plans.models import Holding, Plan, Task
from dondoc.progress.models import Entry
from dondoc.progress.queries.standing import Standing, standings_of_holdings


def locked(holding: int) -> Holding:
    """The lead's duty with its task and plan; raises `Holding.DoesNotExist` for what is no lead of a task."""
    return locked_all([holding])[0]


def locked_all(holdings: Iterable[int]) -> list[Holding]:
    """The same of several, always in one order, so that two never wait for each other."""
    keys = set(holdings)
    rows = Holding.objects.select_for_update(of=("self",)).select_related("assignment__task", "plan__document")
    found = list(rows.filter(pk__in=keys, assignment__role=Role.LEAD, assignment__task__isnull=False).order_by("pk"))
    if len(found) != len(keys):
        raise Holding.DoesNotExist
    return found


def task_of(holding: Holding) -> Task:
    """Of a lead's duty as `locked` gives it."""
    task = holding.assignment.task
    assert task is not None  # noqa: S101  (for the types: it was asked for)
    return task


def locked_task(task: int) -> Task:
    """A kept task of a live plan; decisions about it follow one another."""
    rows = Task.objects.kept().filter(plan__issued_at__isnull=False).select_related("plan__document")
    return rows.select_for_update(of=("self",)).defer("reading").get(pk=task)


def standing_now(holding: int, at: datetime) -> Standing:
    """Where the share stands at the end of the local day of `at`."""
    return standings_of_holdings([holding], day_of(at))[holding]


def day_of(at: datetime) -> date:
    """The local day of an instant."""
    return timezone.localdate(at)


def last_entry(holding: int) -> Entry | None:
    """What was said last of the share."""
    rows = Entry.objects.filter(holding=holding).select_related("confirmation")
    return rows.order_by("-said_at", "-pk").first()


def called(agency: int | None, day: date) -> str:
    """The agency's short name on the day; nothing for none."""
    return Called([agency]).on(agency, day, short=True)


def name_of(plan: Plan) -> str:
    """What people call the plan by."""
    return plan.number or plan.title
