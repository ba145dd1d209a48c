from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import transaction

from dondoc.accounts.models import User
from dondoc.audit.queries import events_of
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans import actions
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import AT, a_draft


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def test_it_says_who_and_when(plan: Plan, lan: User) -> None:
    actions.issue_plan(plan=plan, version=1, by=lan, at=AT)
    plan.refresh_from_db()
    assert (plan.issued_by, plan.issued_at, plan.is_issued) == (lan, AT, True)
    assert events_of(plan)[0].verb == "plans.issued"


def test_twice_is_refused(plan: Plan, lan: User) -> None:
    actions.issue_plan(plan=plan, version=1, by=lan, at=AT)
    with pytest.raises(Refused):
        actions.issue_plan(plan=plan, version=1, by=lan, at=AT)


def test_a_draft_that_changed_since_it_was_checked_is_refused(plan: Plan, lan: User, vinh: User) -> None:
    actions.drop_item(item=plan.tasks.get(path="II.1"), version=1, by=vinh, at=AT)
    with pytest.raises(Stale):
        actions.issue_plan(plan=plan, version=1, by=lan, at=AT)


@pytest.mark.parametrize("fact", [{"title": ""}, {"issuer": ""}, {"dated_on": None, "date_precision": ""}])
def test_a_missing_fact_is_refused_with_its_sentence(plan: Plan, lan: User, fact: dict[str, str | None]) -> None:
    actions.correct_facts(plan=plan, version=1, facts=fact, by=lan, at=AT)
    with pytest.raises(Refused):
        actions.issue_plan(plan=plan, version=2, by=lan, at=AT)


def test_a_plan_without_tasks_is_refused(plan: Plan, lan: User) -> None:
    for task in plan.tasks.all():
        actions.drop_item(item=task, version=1, by=lan, at=AT)
    plan.refresh_from_db()
    with pytest.raises(Refused):
        actions.issue_plan(plan=plan, version=plan.version, by=lan, at=AT)


def test_a_reader_is_refused(plan: Plan, hoa: User) -> None:
    with pytest.raises(Forbidden):
        actions.issue_plan(plan=plan, version=1, by=hoa, at=AT)


def test_when_the_record_fails_it_is_still_a_draft(plan: Plan, lan: User) -> None:
    broken = patch("dondoc.plans.actions.issuing.record", side_effect=RuntimeError)
    with broken, pytest.raises(RuntimeError), transaction.atomic():
        actions.issue_plan(plan=plan, version=1, by=lan, at=AT)
    plan.refresh_from_db()
    assert not plan.is_issued


def test_facts_that_belong_to_another_plan_are_refused(plan: Plan, lan: User) -> None:
    other = a_draft(lan, number="16/KH-UBND")
    with pytest.raises(Refused):
        actions.correct_facts(plan=other, version=1, facts={"number": plan.number}, by=lan, at=AT)
    other.refresh_from_db()
    assert other.number == "16/KH-UBND"
