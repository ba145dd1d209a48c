from __future__ import annotations

import pytest

from dondoc.accounts.models import User
from dondoc.audit.queries import events_of
from dondoc.lib.errors import Forbidden, Refused
from dondoc.plans import actions, policies
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan, a_reading
from dondoc.plans.tests.extracted import song_lam
from tests.cast import browser_of


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def test_it_leaves_the_list_and_can_be_taken_up_again(plan: Plan, lan: User) -> None:
    browser = browser_of(lan)
    browser.post(f"/plans/drafts/{plan.pk}/discard/")
    assert not Plan.objects.drafts().exists()
    assert "Bản nháp này đã được gác lại" in browser.get(f"/plans/drafts/{plan.pk}/review/").content.decode()
    assert f'href="/plans/drafts/{plan.pk}/review/"' in browser.get("/plans/drafts/").content.decode()
    browser.post(f"/plans/drafts/{plan.pk}/take-up/")
    assert Plan.objects.drafts().get() == plan
    assert [event.verb for event in events_of(plan)] == ["plans.taken_up", "plans.discarded", "plans.drafted"]


def test_nothing_in_it_can_be_done_meanwhile(plan: Plan, lan: User) -> None:
    actions.discard_draft(plan=plan, by=lan, at=AT)
    with pytest.raises(Refused):
        actions.drop_item(item=plan.tasks.all()[0], version=1, by=lan, at=AT)
    with pytest.raises(Refused):
        actions.issue_plan(plan=plan, version=1, by=lan, at=AT)
    with pytest.raises(Refused):
        actions.discard_draft(plan=plan, by=lan, at=AT)


def test_its_number_is_still_recognised(plan: Plan, lan: User) -> None:
    actions.discard_draft(plan=plan, by=lan, at=AT)
    with pytest.raises(policies.SamePlan):
        actions.draft_from_reading(reading=a_reading(lan, song_lam(more_tasks=1)), by=lan, at=AT)


def test_an_issued_plan_is_refused(lan: User) -> None:
    with pytest.raises(Refused):
        actions.discard_draft(plan=a_live_plan(lan), by=lan, at=AT)


def test_only_what_was_laid_aside_is_taken_up(plan: Plan, lan: User) -> None:
    with pytest.raises(Refused):
        actions.take_up_draft(plan=plan, by=lan, at=AT)


def test_a_reader_is_refused(plan: Plan, hoa: User) -> None:
    with pytest.raises(Forbidden):
        actions.discard_draft(plan=plan, by=hoa, at=AT)
    with pytest.raises(Forbidden):
        actions.take_up_draft(plan=plan, by=hoa, at=AT)
