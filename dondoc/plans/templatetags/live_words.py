"""`{% load live_words %}`: times, targets and due dates of issued plans in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from dondoc.plans.models import Assignment, Plan, Task
from dondoc.plans.queries.duties import Shown
from dondoc.plans.queries.live import wording
from dondoc.plans.queries.live.items import in_role
from dondoc.plans.queries.live.tasks import OutlinedTask, TaskRow
from dondoc.plans.rules.times import date_words

register = template.Library()

register.filter("time_kind", lambda kind: wording.TIMES.get(kind, kind))
register.filter("due_words", wording.due_words)
register.filter("frequency_words", wording.frequency_words)
register.filter("targets_of", wording.targets_of)
register.filter("target_years", wording.target_years)
register.filter("baseline_of", wording.baseline_of)
register.filter("verb_words", wording.verb_words)


@register.filter
def time_words(task: Task | TaskRow | OutlinedTask | Shown) -> str:
    """When the task is due."""
    if isinstance(task, Task):
        return wording.time_words(task.deadline_kind, task.deadline_value, task.deadline_phrase)
    return wording.time_words(*task.time)


@register.filter
def held_as(assignments: Iterable[Assignment], role: str) -> list[str]:
    """The agencies of a role; `assignments` were fetched with their item."""
    return in_role(assignments, role)


@register.filter
def dated(plan: Plan) -> str:
    """The printed date, as much of it as is known."""
    return date_words(plan.dated_on, plan.date_precision)
