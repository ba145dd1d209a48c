"""What seldom happens, and must not go wrong when it does."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.plans import actions, permissions, policies
from dondoc.plans.enums import ItemKind
from dondoc.plans.models import Plan
from dondoc.plans.models.words import doubt
from dondoc.plans.rules.drafting import indicator_values
from dondoc.plans.rules.spans import page_at
from dondoc.plans.rules.text import lines, number_words, plan_key
from dondoc.plans.tests.drafts import AT, a_document, a_draft, a_live_plan, a_reading
from dondoc.plans.tests.extracted import song_lam


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def test_of_two_drafts_of_one_number_made_at_once_the_later_is_told(plan: Plan, lan: User) -> None:
    reading = a_reading(lan, song_lam(more_tasks=1))
    blind = patch("dondoc.plans.actions.drafting.next_edition", return_value=1)
    with blind, pytest.raises(policies.SamePlan):
        actions.draft_from_reading(reading=reading, by=lan, at=AT)


def test_of_two_facts_of_one_number_saved_at_once_the_later_is_told(plan: Plan, lan: User) -> None:
    other = a_draft(lan, number="16/KH-UBND")
    blind = patch("dondoc.plans.actions.correcting.next_edition", return_value=1)
    with blind, pytest.raises(policies.SamePlan):
        actions.correct_facts(plan=other, version=1, facts={"number": plan.number}, by=lan, at=AT)


def test_nothing_is_added_from_an_empty_range(plan: Plan, lan: User) -> None:
    with pytest.raises(Refused):
        actions.add_item(plan=plan, kind=ItemKind.TASK, span=(5, 5), by=lan, at=AT)
    with pytest.raises(Refused):
        actions.add_item(plan=plan, kind=ItemKind.TASK, span=(10**9, 10**9 + 5), by=lan, at=AT)


def test_what_is_added_inside_a_task_takes_its_path(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.1")
    span = (task.start, task.start + 9)
    actions.add_item(plan=plan, kind=ItemKind.INDICATOR, span=span, by=lan, at=AT)
    assert plan.indicators.get(origin="added").code == "II.1"


def test_an_item_whose_making_was_undone_is_gone(plan: Plan, lan: User) -> None:
    actions.add_item(plan=plan, kind=ItemKind.RECIPIENT, span=(0, 8), by=lan, at=AT)
    added = plan.recipients.get(origin="added")
    actions.undo(plan=plan, by=lan, at=AT)
    with pytest.raises(Refused, match="không còn"):
        actions.drop_item(item=added, version=1, by=lan, at=AT)


def test_a_newer_reading_of_a_document_with_a_plan_waits(plan: Plan, lan: User) -> None:
    with patch("dondoc.plans.actions.reading.READER_VERSION", "9.9.9"):
        reading = actions.start_reading(document=plan.document, by=lan, at=AT)
    assert actions.finish_reading(reading=reading, result=song_lam(), at=AT) is None
    assert Plan.objects.count() == 1


def test_a_reading_that_is_not_done_makes_no_draft(lan: User) -> None:
    reading = actions.start_reading(document=a_document(lan), by=lan, at=AT)
    with pytest.raises(Refused):
        actions.draft_from_reading(reading=reading, by=lan, at=AT)


def test_readers_see_issued_plans_officers_drafts_too(plan: Plan, lan: User, hoa: User) -> None:
    live = a_live_plan(lan, number="2/KH-UBND")
    assert set(permissions.visible_plans(lan)) == {plan, live}
    assert set(permissions.visible_plans(hoa)) == {live}
    hoa.is_active = False
    assert not permissions.visible_plans(hoa).exists()


@pytest.mark.parametrize("value", ["abc", float("nan"), float("inf"), 1e20])
def test_a_figure_that_is_none_is_left_out(value: Any) -> None:
    indicator = {"name": "x", "target": {"year": 2025, "op": ">=", "value": value}}
    values = indicator_values(indicator)
    assert values["targets"] == []
    assert values["doubts"][0]["code"] == "unread_number"
    assert indicator_values({"name": "x", "target": None})["targets"] == []


def test_words_and_numbers() -> None:
    assert number_words(None) == ""
    assert lines(" Sở Y tế \n\nSở  Y tế\nSở Xây dựng") == ["Sở Y tế", "Sở Xây dựng"]
    assert plan_key("Ủy ban nhân dân tỉnh X", "1 /KH-UBND") == plan_key("UBND Tỉnh X", "1/kh-ubnd")
    assert plan_key("", "1/KH") == ""
    assert doubt("something new") == "Hãy xem lại mục này (something new)."
    assert page_at([], 3) is None


def test_rows_are_told_apart_by_their_words(plan: Plan, lan: User) -> None:
    correction = actions.confirm_item(item=plan.tasks.all()[0], version=1, by=lan, at=AT)
    unsaved = actions.keep_typed(plan=plan, form="facts", data={}, by=lan, at=AT)
    things = [plan, plan.document, plan.document.content, plan.reading, correction, unsaved]
    things += [plan.tasks.all()[0], plan.sections.all()[0], plan.indicators.all()[0].targets.all()[0]]
    things += [plan.references.all()[0].mentions.all()[0]]
    assert len({str(thing) for thing in things}) == len(things)
