from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from dondoc.plans.rules.drafting import as_printed
from dondoc.plans.rules.times import days_of

_READ = ("reading", "start", "end", "deadline_kind", "deadline_value", "deadline_phrase", "starts_on", "due_on")
_KINDS = ("date", "month", "quarter", "year")


def put_before(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give tasks the words of their times as printed, and the last day that these mean (decision 0023)."""
    for reading, tasks in _by_reading(apps).items():
        text = (apps.get_model("plans", "Reading").objects.get(pk=reading).result or {}).get("text") or ""
        starts = sorted({task.start for task in tasks})
        until = dict(pairwise([*starts, len(text)]))
        for task in tasks:
            if task.deadline_kind in _KINDS:
                phrase = as_printed(task.deadline_phrase, text, task.start, task.end, until[task.start])
                _put(task, phrase, days_of(task.deadline_kind, task.deadline_value, phrase))


def put_printed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As it was: the day that is named is the last."""
    for task in apps.get_model("plans", "Task").objects.filter(deadline_kind__in=_KINDS):
        _put(task, task.deadline_phrase, days_of(task.deadline_kind, task.deadline_value))


def _by_reading(apps: Apps) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for task in apps.get_model("plans", "Task").objects.order_by("pk").only(*_READ):
        found[task.reading_id].append(task)
    return found


def _put(task: Any, phrase: str, days: tuple[object, object]) -> None:
    if (task.deadline_phrase, task.starts_on, task.due_on) != (phrase, *days):
        task.deadline_phrase, (task.starts_on, task.due_on) = phrase, days
        task.save(update_fields=["deadline_phrase", "starts_on", "due_on"])


class Migration(migrations.Migration):
    dependencies = (("plans", "0007_somebody_checks_each_draft"),)
    operations = (migrations.RunPython(put_before, put_printed),)
