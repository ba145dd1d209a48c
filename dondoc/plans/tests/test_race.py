"""Two officers at the very same moment, each in a thread and a connection of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.plans import actions
from dondoc.plans.models import Correction, Plan, Task
from dondoc.plans.tests.drafts import AT, a_draft

TOGETHER = 4


@pytest.mark.django_db(transaction=True)
def test_of_many_saves_on_one_version_exactly_one_stands_and_the_others_are_told(lan: User) -> None:
    task = a_draft(lan).tasks.all()[0]
    ready = Barrier(TOGETHER)

    def save(number: int) -> bool:
        try:
            ready.wait(timeout=10)
            changes = {"fields": {"text": f"Bản {number}."}}
            actions.correct_item(item=task, version=1, changes=changes, by=lan, at=AT)
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TOGETHER) as pool:
        won = list(pool.map(save, range(TOGETHER)))
    assert sum(won) == 1
    assert Task.objects.get(pk=task.pk).text == f"Bản {won.index(True)}."
    assert Correction.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_plan_is_issued_once(lan: User) -> None:
    plan = a_draft(lan)
    ready = Barrier(TOGETHER)

    def issue(_number: int) -> bool:
        try:
            ready.wait(timeout=10)
            actions.issue_plan(plan=plan, version=1, by=lan, at=AT)
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TOGETHER) as pool:
        assert sum(pool.map(issue, range(TOGETHER))) == 1
    assert Plan.objects.issued().count() == 1
