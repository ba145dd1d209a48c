"""Which agencies have a task in which role on a day."""

from __future__ import annotations

from datetime import date

from dondoc.plans.enums import Role
from dondoc.plans.queries.holdings import held_on


def supervising_on(task: int, day: date) -> list[int]:
    """The agencies that supervise the task on the day."""
    rows = held_on(day).filter(assignment__task=task, assignment__role=Role.SUPERVISING, holder_id__isnull=False)
    return list(rows.order_by("pk").values_list("holder_id", flat=True))


def holders_on(task: int, day: date) -> set[int]:
    """The agencies that have the task in any role on the day."""
    rows = held_on(day).filter(assignment__task=task, holder_id__isnull=False)
    return set(rows.order_by().values_list("holder_id", flat=True))
