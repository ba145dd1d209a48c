from __future__ import annotations

import pytest

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused, Stale
from dondoc.plans import actions
from dondoc.plans.models import Plan, Task
from dondoc.plans.tests.drafts import AT, a_draft

PARTS = ["rà soát thủ tục đầu tư;", "công bố danh mục trước ngày 30/6/2025, bảo đảm trên 95% đúng hạn."]


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def paths(plan: Plan) -> list[str]:
    return [task.path for task in plan.tasks.kept()]


def test_each_part_stands_at_its_own_words_and_keeps_roles_and_time(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.1")
    actions.split_task(task=task, version=1, parts=PARTS, by=lan, at=AT)
    first, second = plan.tasks.filter(origin="split")
    text = (plan.reading.result or {})["text"]
    assert [text[part.start : part.end] for part in (first, second)] == PARTS == [first.text, second.text]
    assert [str(assignment) for assignment in second.assignments.all()] == ["lead: Sở Tài chính"]
    assert second.due_on == first.due_on
    assert paths(plan) == ["II.1", "II.1.p2", "II.2", "II.3"]


def test_a_part_that_was_retyped_stands_at_the_whole_task(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.1")
    actions.split_task(task=task, version=1, parts=["rà soát thủ tục đầu tư;", "công khai"], by=lan, at=AT)
    second = plan.tasks.get(path="II.1.p2")
    assert (second.start, second.end) == (task.start, task.end)


def test_one_part_is_no_split(plan: Plan, lan: User) -> None:
    with pytest.raises(Refused):
        actions.split_task(task=plan.tasks.get(path="II.1"), version=1, parts=["tất cả", "  "], by=lan, at=AT)


def test_splitting_an_old_version_is_refused(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.1")
    actions.confirm_item(item=task, version=1, by=lan, at=AT)
    with pytest.raises(Stale):
        actions.split_task(task=task, version=1, parts=PARTS, by=lan, at=AT)


def test_the_first_task_takes_the_others_in(plan: Plan, lan: User) -> None:
    one, two, three = plan.tasks.all()
    actions.merge_tasks(tasks=[(two, 1), (one, 1)], by=lan, at=AT)
    one.refresh_from_db()
    two.refresh_from_db()
    assert one.text.startswith("rà soát")
    assert one.text.endswith("15/QĐ-UBND.")
    assert [assignment.phrase for assignment in one.assignments.all()] == ["Sở Tài chính", "Các sở, ngành"]
    assert (two.is_dropped, two.merged_into, one.end) == (True, one, two.end)
    assert paths(plan) == ["II.1", three.path]


def test_a_span_never_runs_over_a_task_between(plan: Plan, lan: User) -> None:
    one, _two, three = plan.tasks.all()
    actions.merge_tasks(tasks=[(one, 1), (three, 1)], by=lan, at=AT)
    assert Task.objects.get(pk=one.pk).end == one.end


def test_a_merged_task_is_not_restored_beside_its_words(plan: Plan, lan: User) -> None:
    one, two, _three = plan.tasks.all()
    actions.merge_tasks(tasks=[(one, 1), (two, 1)], by=lan, at=AT)
    with pytest.raises(Refused):
        actions.restore_item(item=two, version=2, by=lan, at=AT)


def test_one_task_is_no_merger(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.1")
    with pytest.raises(Refused):
        actions.merge_tasks(tasks=[(task, 1), (task, 1)], by=lan, at=AT)


def test_tasks_of_two_plans_are_not_merged(plan: Plan, lan: User) -> None:
    other = a_draft(lan, number="16/KH-UBND")
    with pytest.raises(Refused):
        actions.merge_tasks(tasks=[(plan.tasks.all()[0], 1), (other.tasks.all()[0], 1)], by=lan, at=AT)
