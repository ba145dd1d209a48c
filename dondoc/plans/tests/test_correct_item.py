from __future__ import annotations

from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans import actions
from dondoc.plans.models import Correction, Indicator, Plan, Task
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan

NEW_WORDS: dict[str, Any] = {"fields": {"text": "Rà soát toàn bộ thủ tục đầu tư."}}


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


@pytest.fixture
def task(plan: Plan) -> Task:
    return plan.tasks.get(path="II.3")


def test_it_replaces_words_roles_and_time(task: Task, lan: User) -> None:
    changes = {
        "fields": {"text": "Đối thoại.", "deadline_kind": "month", "deadline_value": "2025-02"},
        "roles": {"lead": ["Sở Công Thương", "Sở Xây dựng"]},
    }
    actions.correct_item(item=task, version=task.version, changes=changes, by=lan, at=AT)
    task.refresh_from_db()
    assert (task.text, task.origin, task.version, task.doubts) == ("Đối thoại.", "corrected", 2, [])
    assert (str(task.starts_on), str(task.due_on)) == ("2025-02-01", "2025-02-28")
    assert [str(assignment) for assignment in task.assignments.all()] == ["lead: Sở Công Thương", "lead: Sở Xây dựng"]
    assert "so xay dung" in task.search


def test_it_replaces_an_indicators_targets(plan: Plan, lan: User) -> None:
    indicator = plan.indicators.get(code="1")
    targets = [{"year": 2025, "op": ">=", "value": "7.6"}, {"year": 2030, "op": ">=", "value": "8"}]
    actions.correct_item(item=indicator, version=1, changes={"targets": targets}, by=lan, at=AT)
    assert [target.value for target in indicator.targets.all()] == [Decimal("7.6"), Decimal(8)]


def test_it_keeps_what_was_before(task: Task, lan: User) -> None:
    correction = actions.correct_item(item=task, version=1, changes=NEW_WORDS, by=lan, at=AT)
    assert correction.before[task.ref]["fields"]["text"] == task.text
    assert correction.before[task.ref]["doubts"] == [{"code": "no_lead", "detail": ""}]


def test_finding_an_item_right_answers_its_doubts_and_leaves_it_as_read(task: Task, lan: User) -> None:
    actions.confirm_item(item=task, version=1, by=lan, at=AT)
    task.refresh_from_db()
    assert (task.origin, task.doubt_count) == ("read", 0)
    assert Event.objects.filter(verb="plans.item_confirmed").count() == 1


def test_of_two_officers_the_later_one_is_told(task: Task, lan: User, vinh: User) -> None:
    actions.correct_item(item=task, version=1, changes=NEW_WORDS, by=vinh, at=AT)
    with pytest.raises(Stale):
        actions.correct_item(item=task, version=1, changes={"fields": {"text": "Khác."}}, by=lan, at=AT)
    task.refresh_from_db()
    assert task.text == NEW_WORDS["fields"]["text"]


def test_an_empty_text_is_refused(task: Task, lan: User) -> None:
    with pytest.raises(Refused):
        actions.correct_item(item=task, version=1, changes={"fields": {"text": "  "}}, by=lan, at=AT)


def test_a_dropped_item_is_refused(task: Task, lan: User) -> None:
    actions.drop_item(item=task, version=1, by=lan, at=AT)
    with pytest.raises(Refused):
        actions.correct_item(item=task, version=2, changes=NEW_WORDS, by=lan, at=AT)


def test_an_issued_plan_is_refused(lan: User) -> None:
    task = a_live_plan(lan).tasks.first()
    assert task
    with pytest.raises(Refused):
        actions.correct_item(item=task, version=1, changes=NEW_WORDS, by=lan, at=AT)


def test_a_reader_is_refused(task: Task, hoa: User) -> None:
    with pytest.raises(Forbidden):
        actions.correct_item(item=task, version=1, changes=NEW_WORDS, by=hoa, at=AT)


def test_when_the_record_fails_nothing_is_changed(task: Task, lan: User) -> None:
    broken = patch("dondoc.plans.actions.keeping.record", side_effect=RuntimeError)
    with broken, pytest.raises(RuntimeError), transaction.atomic():
        actions.correct_item(item=task, version=1, changes=NEW_WORDS, by=lan, at=AT)
    task.refresh_from_db()
    assert task.version == 1
    assert Correction.objects.count() == 0


def test_when_the_change_fails_nothing_is_recorded(task: Task, lan: User) -> None:
    events = Event.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.correct_item(item=task, version=1, changes={"fields": {"deadline_kind": "no such kind"}}, by=lan, at=AT)
    assert Event.objects.count() == events


def test_dropping_and_restoring_say_who_and_when(plan: Plan, lan: User) -> None:
    indicator: Indicator = plan.indicators.get(code="1")
    actions.drop_item(item=indicator, version=1, by=lan, at=AT)
    indicator.refresh_from_db()
    assert (indicator.dropped_by, indicator.dropped_at) == (lan, AT)
    assert plan.indicators.kept().count() == 1
    actions.restore_item(item=indicator, version=2, by=lan, at=AT)
    indicator.refresh_from_db()
    assert (indicator.dropped_by, indicator.dropped_at) == (None, None)
    assert indicator.targets.count() == 1


def test_only_a_dropped_item_is_restored(task: Task, lan: User) -> None:
    with pytest.raises(Refused):
        actions.restore_item(item=task, version=1, by=lan, at=AT)
