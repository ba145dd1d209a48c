from __future__ import annotations

from typing import Any

import pytest

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.plans import actions
from dondoc.plans.actions.keeping import items_with_parts
from dondoc.plans.actions.states import state_of
from dondoc.plans.enums import ItemKind
from dondoc.plans.models import MODEL_OF, Correction, Plan, Task
from dondoc.plans.tests.drafts import AT, a_draft


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def everything(plan: Plan) -> dict[str, Any]:
    return {item.ref: state_of(item) for kind in MODEL_OF for item in items_with_parts(kind).filter(plan=plan)}


def version_of(task: Task) -> int:
    return Task.objects.get(pk=task.pk).version


def test_a_chain_of_everything_is_taken_back_step_by_step(plan: Plan, lan: User) -> None:
    one, two, three = plan.tasks.all()
    stages = [everything(plan)]

    def note(_correction: Correction) -> None:
        stages.append(everything(plan))

    by_lan: dict[str, Any] = {"by": lan, "at": AT}
    note(actions.correct_item(item=one, version=1, changes={"roles": {"lead": ["Sở Xây dựng"]}}, **by_lan))
    note(actions.split_task(task=one, version=2, parts=["rà soát thủ tục đầu tư;", "công bố danh mục"], **by_lan))
    note(actions.merge_tasks(tasks=[(one, 3), (two, 1)], **by_lan))
    note(actions.drop_item(item=three, version=1, **by_lan))
    note(actions.restore_item(item=three, version=2, **by_lan))
    note(actions.add_item(plan=plan, kind=ItemKind.DUTY, span=(0, 20), **by_lan))
    indicator = plan.indicators.get(code="1")
    note(actions.correct_item(item=indicator, version=1, changes={"targets": []}, **by_lan))
    while len(stages) > 1:
        assert everything(plan) == stages.pop()
        actions.undo(plan=plan, **by_lan)
    assert everything(plan) == stages.pop()
    with pytest.raises(Refused):
        actions.undo(plan=plan, **by_lan)


def test_versions_go_on_counting_so_that_old_forms_stay_old(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.1")
    actions.correct_item(item=task, version=1, changes={"fields": {"text": "Khác."}}, by=lan, at=AT)
    actions.undo(plan=plan, by=lan, at=AT)
    assert version_of(task) == 3


def test_it_takes_back_ones_own_correction_not_a_colleagues(plan: Plan, lan: User, vinh: User) -> None:
    one, two, _three = plan.tasks.all()
    actions.correct_item(item=one, version=1, changes={"fields": {"text": "Của Lan."}}, by=lan, at=AT)
    actions.correct_item(item=two, version=1, changes={"fields": {"text": "Của người khác."}}, by=vinh, at=AT)
    actions.undo(plan=plan, by=lan, at=AT)
    assert Task.objects.get(pk=one.pk).text == one.text
    assert Task.objects.get(pk=two.pk).text == "Của người khác."


def test_what_a_colleague_has_changed_since_is_not_overwritten(plan: Plan, lan: User, vinh: User) -> None:
    task = plan.tasks.get(path="II.1")
    actions.correct_item(item=task, version=1, changes={"fields": {"text": "Của Lan."}}, by=lan, at=AT)
    actions.correct_item(item=task, version=2, changes={"fields": {"text": "Sau đó."}}, by=vinh, at=AT)
    with pytest.raises(Refused):
        actions.undo(plan=plan, by=lan, at=AT)
    assert Task.objects.get(pk=task.pk).text == "Sau đó."


def test_the_documents_facts_are_put_back(plan: Plan, lan: User) -> None:
    actions.correct_facts(plan=plan, version=1, facts={"number": "99/KH-UBND"}, by=lan, at=AT)
    actions.undo(plan=plan, by=lan, at=AT)
    plan.refresh_from_db()
    assert (plan.number, plan.key.split()[-1], plan.facts_version) == ("15/KH-UBND", "15/KH-UBND", 3)


def test_the_correction_is_kept_and_says_who_undid_it(plan: Plan, lan: User) -> None:
    actions.drop_item(item=plan.tasks.get(path="II.1"), version=1, by=lan, at=AT)
    actions.undo(plan=plan, by=lan, at=AT)
    correction = Correction.objects.get()
    assert (correction.undone_by, correction.undone_at) == (lan, AT)
