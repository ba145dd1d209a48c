from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dondoc.accounts.models import User
from dondoc.audit.queries import events_of, sentence
from dondoc.lib.errors import Refused
from dondoc.plans import actions, policies
from dondoc.plans.models import Assignment, Plan, Target
from dondoc.plans.tests.drafts import AT, a_draft, a_reading
from dondoc.plans.tests.extracted import song_lam


def test_every_item_becomes_a_row_with_its_place(lan: User) -> None:
    plan = a_draft(lan)
    assert (plan.tasks.count(), plan.indicators.count(), plan.duties.count()) == (3, 2, 1)
    assert (plan.references.count(), plan.recipients.count(), plan.sections.count()) == (2, 2, 1)
    text = (plan.reading.result or {})["text"]
    first = plan.tasks.first()
    assert first
    assert text[first.start : first.end] == first.text
    assert {item.reading_id for item in plan.tasks.all()} == {plan.reading_id}


def test_the_documents_facts_are_kept_with_the_dates_precision(lan: User) -> None:
    plan = a_draft(lan)
    plan.refresh_from_db()
    assert (plan.issuer, plan.number, plan.signer) == ("UBND tỉnh Sông Lam", "15/KH-UBND", "Nguyễn Văn Bình")
    assert (plan.dated_on, plan.date_precision) == (date(2025, 1, 20), "day")
    assert [reference.number for reference in plan.references.filter(is_implemented=True)] == ["02/NQ-CP"]


def test_times_become_days_and_agencies_keep_their_order(lan: User) -> None:
    plan = a_draft(lan, more_tasks=1)
    dated, *_, quarterly = plan.tasks.all()
    assert (dated.starts_on, dated.due_on) == (None, date(2025, 6, 29))
    assert (quarterly.starts_on, quarterly.due_on) == (date(2025, 7, 1), date(2025, 9, 30))
    phrases = Assignment.objects.filter(task=quarterly, role="coordinating").values_list("phrase", flat=True)
    assert list(phrases) == ["Sở Tài chính", "UBND cấp xã"]


def test_numbers_are_the_printed_digits(lan: User) -> None:
    a_draft(lan)
    target = Target.objects.get(indicator__code="1")
    assert (target.year, target.op, target.value) == (2025, ">=", Decimal("7.5"))
    assert target.indicator.baseline_value == Decimal("7.12")


def test_a_figure_too_large_to_keep_is_left_out_and_said(lan: User) -> None:
    result = song_lam()
    result["indicators"][1]["target"]["value"] = 1e30
    plan = actions.draft_from_reading(reading=a_reading(lan, result), by=lan, at=AT)
    indicator = plan.indicators.get(code="1")
    assert indicator.targets.count() == 0
    assert [doubt["code"] for doubt in indicator.doubts] == ["unread_number"]


def test_a_number_that_is_implemented_but_not_listed_becomes_a_reference(lan: User) -> None:
    result = song_lam()
    result["document"]["implements"] = ["01/NQ-CP"]
    plan = actions.draft_from_reading(reading=a_reading(lan, result), by=lan, at=AT)
    assert [reference.number for reference in plan.references.filter(is_implemented=True)] == ["01/NQ-CP"]


def test_the_same_document_makes_one_plan(lan: User) -> None:
    plan = a_draft(lan)
    with pytest.raises(Refused):
        actions.draft_from_reading(reading=plan.reading, by=lan, at=AT)


def test_the_same_number_of_the_same_issuer_is_told_and_may_be_a_new_edition(lan: User) -> None:
    first = a_draft(lan)
    again = song_lam(number="15 / KH-UBND", more_tasks=1)
    again["document"]["issuer"] = "Ủy ban nhân dân tỉnh Sông Lam"
    reading = a_reading(lan, again)
    with pytest.raises(policies.SamePlan) as refusal:
        actions.draft_from_reading(reading=reading, by=lan, at=AT)
    assert refusal.value.plan == first
    second = actions.draft_from_reading(reading=reading, by=lan, at=AT, as_new_edition=True)
    assert second.edition == 2


def test_two_plans_without_a_number_are_two_plans(lan: User) -> None:
    a_draft(lan, number=None)
    a_draft(lan, number=None, more_tasks=1)
    assert Plan.objects.count() == 2


def test_it_is_recorded(lan: User) -> None:
    plan = a_draft(lan)
    assert [event.verb for event in events_of(plan)] == ["plans.drafted"]
    assert "3" in sentence(events_of(plan)[0])


def test_the_number_of_queries_does_not_grow_with_the_tasks(lan: User) -> None:
    small, large = a_reading(lan, song_lam(number="1")), a_reading(lan, song_lam(number="2", more_tasks=300))
    with CaptureQueriesContext(connection) as few:
        actions.draft_from_reading(reading=small, by=lan, at=AT)
    with CaptureQueriesContext(connection) as many:
        actions.draft_from_reading(reading=large, by=lan, at=AT)
    assert len(few) == len(many)
