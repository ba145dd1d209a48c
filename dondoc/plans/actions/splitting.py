from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.plans import policies
from dondoc.plans.actions.keeping import States, fresh, insert, keep, lock_draft, named, write
from dondoc.plans.actions.states import build, state_of
from dondoc.plans.enums import DeadlineKind, Origin, Verb
from dondoc.plans.models import Correction, Item, Plan, Task
from dondoc.plans.rules.drafting import Values
from dondoc.plans.rules.spans import parts_of_span
from dondoc.plans.rules.text import folded


@transaction.atomic
def split_task(*, task: Task, version: int, parts: Sequence[str], by: User, at: datetime) -> Correction:
    """Make several tasks of one: the first part stays, each further one becomes a task with the same roles and time.

    Refuses fewer than two parts, a dropped task, and (`Stale`) an old version.
    """
    texts = [text for part in parts if (text := folded(part))]
    if len(texts) < 2:
        raise Refused(_("Put at least one line break where the task is to be split."))
    plan = lock_draft(task.plan_id, by=by)
    item = fresh(task, version)
    policies.check_kept(item)
    before = state_of(item)
    states = _split_states(item, before, texts)
    write(item, states[0], by=by, at=at)
    after: States = {item.ref: states[0]}
    for state in states[1:]:
        made = build(plan, item.reading, state, state["position"], Origin.SPLIT)
        insert(made, state)
        after[made.ref] = state
    befores: States = {ref: before if ref == item.ref else None for ref in after}
    data = {**named(item), "parts": len(states)}
    return keep(plan, Verb.SPLIT, befores, after, by=by, at=at, event="plans.task_split", data=data)


def _split_states(item: Item, before: Values, texts: list[str]) -> list[Values]:
    source = (item.reading.result or {}).get("text", "")
    spans = parts_of_span(source, (before["start"], before["end"]), texts)
    following = Task.objects.filter(plan=item.plan_id, position__gt=item.position).order_by("position").first()
    gap = ((following.position if following else item.position + 1) - item.position) / len(texts)
    states = []
    for index, (text, (start, end)) in enumerate(zip(texts, spans, strict=True)):
        path = before["fields"]["path"] + (f".p{index + 1}" if index else "")
        states.append(
            {
                **before,
                "fields": {**before["fields"], "text": text, "path": path[:120]},
                "start": start,
                "end": end,
                "position": item.position + gap * index,
                "origin": Origin.SPLIT.value,
                "doubts": [],
                "confidence": "1.00",
            }
        )
    return states


@transaction.atomic
def merge_tasks(*, tasks: Sequence[tuple[Task, int]], by: User, at: datetime) -> Correction:
    """Make one task of several, each given with its version: the first in the document takes the others' words in.

    Refuses fewer than two, tasks of several plans, dropped ones, and (`Stale`) old versions.
    """
    if len({task.pk for task, _version in tasks}) < 2 or len({task.plan_id for task, _version in tasks}) > 1:
        raise Refused(_("Choose at least two tasks to merge."))
    plan = lock_draft(tasks[0][0].plan_id, by=by)
    items = sorted((fresh(task, version) for task, version in tasks), key=lambda item: (item.position, item.pk))
    for item in items:
        policies.check_kept(item)
    before: States = {item.ref: state_of(item) for item in items}
    after = _merge_states(plan, items, before)
    for item in items:
        write(item, after[item.ref] or {}, by=by, at=at)
    data = {**named(items[0]), "merged": len(items)}
    return keep(plan, Verb.MERGE, before, after, by=by, at=at, event="plans.tasks_merged", data=data)


def _merge_states(plan: Plan, items: list[Item], before: States) -> States:
    states: list[Any] = [before[item.ref] for item in items]
    first = states[0]
    timed = next((state for state in states if state["fields"]["deadline_kind"] != DeadlineKind.NONE), first)
    times = {name: value for name, value in timed["fields"].items() if name.startswith("deadline_")}
    roles = {
        role: list(dict.fromkeys(phrase for state in states for phrase in state["roles"][role]))
        for role in first["roles"]
    }
    merged = {
        **first,
        "fields": {**first["fields"], **times, "text": " ".join(state["fields"]["text"] for state in states)},
        "roles": roles,
        "origin": Origin.MERGED.value,
        "doubts": [],
        "confidence": "1.00",
    }
    if _are_neighbours(plan, items):
        merged["end"] = max(first["end"], *(state["end"] for state in states))
    others = {
        item.ref: {**state, "dropped": True, "merged_into": items[0].pk}
        for item, state in zip(items[1:], states[1:], strict=True)
    }
    return {items[0].ref: merged, **others}


def _are_neighbours(plan: Plan, items: list[Item]) -> bool:
    """They stand one after another in one reading, so that one span can cover them."""
    between = Task.objects.kept().filter(plan=plan, position__range=(items[0].position, items[-1].position))
    return between.count() == len(items) and len({item.reading_id for item in items}) == 1
