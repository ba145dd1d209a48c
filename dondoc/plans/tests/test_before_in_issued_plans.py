"""Plans from before decision 0023 learn which day is the last in time."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from django.apps import apps
from django.db import connection

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Holding, Task
from dondoc.plans.tests.drafts import AT, a_reading
from dondoc.plans.tests.extracted import song_lam
from dondoc.plans.tests.registry import seed

migration = import_module("dondoc.plans.migrations.0008_before_a_day_ends_the_day_before")


def test_a_plan_issued_before_is_brought_up_to_date_and_back(lan: User) -> None:
    seed()
    plan = actions.draft_from_reading(reading=a_reading(lan, song_lam(more_tasks=1)), by=lan, at=AT)
    plan = actions.issue_plan(plan=plan, version=plan.version, by=lan, at=AT)
    held = list(Holding.objects.order_by("pk").values())
    as_it_was = {"deadline_phrase": "ngày 30/6/2025", "due_on": date(2025, 6, 30)}
    Task.objects.filter(plan=plan, path="II.1").update(**as_it_was)
    with connection.schema_editor() as editor:
        migration.put_before(apps, editor)
    task = Task.objects.get(plan=plan, path="II.1")
    assert (task.deadline_phrase, task.starts_on, task.due_on) == ("trước ngày 30/6/2025", None, date(2025, 6, 29))
    assert Task.objects.get(plan=plan, path="II.4").due_on == date(2025, 9, 30)
    assert list(Holding.objects.order_by("pk").values()) == held
    with connection.schema_editor() as editor:
        migration.put_printed(apps, editor)
    assert Task.objects.get(plan=plan, path="II.1").due_on == date(2025, 6, 30)
