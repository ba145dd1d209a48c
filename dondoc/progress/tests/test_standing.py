"""Where shares stand on a day, as it was known by its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dondoc.accounts.models import User
from dondoc.plans.models import HeirChoice, Plan
from dondoc.plans.tests.registry import IN_2026, agency, end_of
from dondoc.progress.actions import Reported, Said, record_reported
from dondoc.progress.enums import Cell, State
from dondoc.progress.models import Entry
from dondoc.progress.queries import counts
from dondoc.progress.queries.standing import Standing, since, standings
from dondoc.progress.rules.cells import Counts
from dondoc.progress.tests.plans import DUE, HEALTH, INDUSTRY, a_plan, at, done, say, share, task_at

BEFORE, AFTER = DUE - timedelta(days=20), DUE + timedelta(days=10)


def standing(plan: Plan, day: date, path: str = "II.1", lead: str = "") -> Standing:
    return standings(plan.tasks.all(), day)[share(plan, path, lead).pk]


def test_what_nobody_spoke_of_is_open_and_not_called_begun_or_not_begun(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    row = standing(plan, BEFORE)
    assert (row.state, row.entry, row.cell) == (None, 0, Cell.OPEN_IN_TIME)
    assert row.agency == row.meant == agency("so-cong-thuong").pk
    assert standing(plan, AFTER).cell == Cell.OPEN_LATE


def test_the_last_word_holds_and_a_day_sees_only_what_was_recorded_by_its_end(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    say(share(plan), State.UNDER_WAY, BEFORE, minh)
    say(share(plan), done(), AFTER, minh)
    assert standing(plan, BEFORE - timedelta(days=1)).state is None
    assert standing(plan, BEFORE).state == State.UNDER_WAY
    assert standing(plan, AFTER - timedelta(days=1)).cell == Cell.OPEN_LATE
    # Recorded late, but the product document shows that it was done in time.
    assert standing(plan, AFTER).cell == Cell.DONE_ON_TIME


def test_a_word_of_the_last_minute_of_a_local_day_belongs_to_that_day(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    record_reported(
        entries=[Reported(share(plan).pk, Said(State.UNDER_WAY), at(DUE, 23), report=1, report_name="Quý II")],
        by=minh,
        at=at(DUE, 23),
    )
    assert standing(plan, DUE).state == State.UNDER_WAY
    assert standing(plan, DUE - timedelta(days=1)).state is None


def test_done_without_a_product_date_counts_from_the_day_it_was_said(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (INDUSTRY, None)])
    say(share(plan), done(on=AFTER), AFTER, minh)
    say(share(plan, "II.2"), done(on=AFTER), AFTER, minh)
    assert standing(plan, AFTER).cell == Cell.DONE_LATE
    assert standing(plan, AFTER, "II.2").cell == Cell.NO_DATE_DONE
    assert standing(plan, BEFORE, "II.2").cell == Cell.NO_DATE_OPEN


def test_before_a_day_is_in_time_until_the_end_of_the_day_before(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (INDUSTRY, DUE)], words="trước ngày")
    say(share(plan), done(on=DUE - timedelta(days=1)), DUE, minh)
    assert standing(plan, DUE).cell == Cell.DONE_ON_TIME
    assert standing(plan, DUE - timedelta(days=1), "II.2").cell == Cell.OPEN_IN_TIME
    assert standing(plan, DUE, "II.2").cell == Cell.OPEN_LATE
    say(share(plan, "II.2"), done(on=DUE), DUE, minh)
    assert standing(plan, DUE, "II.2").cell == Cell.DONE_LATE


def test_a_report_accepted_later_does_not_undo_what_was_recorded_after_it_was_sent(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    say(share(plan), done(), BEFORE + timedelta(days=12), minh)
    sent = Reported(share(plan).pk, Said(State.UNDER_WAY), at(BEFORE), report=5, report_name="Quý II")
    assert record_reported(entries=[sent], by=minh, at=at(DUE)) == 1
    assert standing(plan, DUE).state == State.DONE


def test_a_report_is_recorded_once_however_often_it_is_accepted(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    sent = Reported(share(plan).pk, Said(State.UNDER_WAY), at(BEFORE), report=5, report_name="Quý II")
    assert record_reported(entries=[sent, sent], by=minh, at=at(DUE)) == 1
    assert record_reported(entries=[sent], by=minh, at=at(AFTER)) == 0
    assert Entry.objects.count() == 1


def test_zero_is_measured_and_blank_is_not(lan: User, minh: User) -> None:
    """PEERS T4: a reported 0 must not become a blank."""
    plan = a_plan(lan, [(INDUSTRY, DUE), (INDUSTRY, DUE)])
    blank = Said(State.UNDER_WAY, amount_planned=Decimal(12), unit="hội nghị")
    zero = replace(blank, amount_done=Decimal(0))
    say(share(plan), zero, BEFORE, minh)
    say(share(plan, "II.2"), blank, BEFORE, minh)
    first, second = standing(plan, BEFORE).measure, standing(plan, BEFORE, "II.2").measure
    assert first is not None
    assert second is not None
    assert (first.done, first.percent) == (Decimal(0), Decimal(0))
    assert (second.done, second.percent) == (None, None)


def test_a_task_is_done_only_when_every_lead_has_done_its_share(lan: User, minh: User) -> None:
    """PEERS T8: a missing share never counts as done."""
    plan = a_plan(lan, [([INDUSTRY, HEALTH], DUE)])
    say(share(plan, lead=INDUSTRY), done(), DUE, minh)
    assert counts.of_tasks([plan.pk], DUE) == Counts(open_in_time=1)
    assert counts.of_tasks([plan.pk], AFTER) == Counts(open_late=1)
    found = counts.by_agency([plan.pk], AFTER)
    assert found[agency("so-cong-thuong").pk] == Counts(done_on_time=1)
    assert found[agency("so-y-te").pk] == Counts(open_late=1)


def test_a_task_that_nobody_leads_is_counted_as_open(lan: User) -> None:
    plan = a_plan(lan, [([], DUE), (INDUSTRY, DUE)])
    assert counts.of_tasks([plan.pk], AFTER) == Counts(open_late=2)
    assert counts.by_agency([plan.pk], AFTER)[None] == Counts(open_late=1)


def test_who_answers_on_the_day_is_told_and_what_the_former_recorded_stays(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    say(share(plan), Said(State.UNDER_WAY, text="Đã khảo sát."), BEFORE, minh)
    merged = end_of(agency("so-cong-thuong"), [agency("so-tai-chinh")], BEFORE + timedelta(days=5))
    assert merged.pk
    row = standing(plan, DUE)
    assert (row.agency, row.meant) == (agency("so-tai-chinh").pk, agency("so-cong-thuong").pk)
    assert row.text == "Đã khảo sát."
    assert standing(plan, BEFORE).agency == agency("so-cong-thuong").pk


def test_two_days_at_once_are_what_each_of_them_is_alone(lan: User, minh: User) -> None:
    plan = a_plan(lan, [([INDUSTRY, HEALTH], DUE), ([], DUE)])
    say(share(plan, lead=INDUSTRY), done(), BEFORE + timedelta(days=15), minh)
    end_of(agency("so-cong-thuong"), [agency("so-y-te")], DUE)
    HeirChoice.objects.create(
        holding=share(plan, lead=HEALTH), on=DUE, heir=agency("so-tai-chinh"), chosen_at=at(DUE), chosen_by=lan
    )
    found = counts.ledgers([plan.pk], [AFTER, BEFORE])
    assert found == [counts.ledger([plan.pk], day) for day in (AFTER, BEFORE)]
    assert [set(one.by_agency()) for one in found] == [
        {agency("so-y-te").pk, agency("so-tai-chinh").pk, None},
        {agency("so-y-te").pk, agency("so-cong-thuong").pk, None},
    ]


def test_two_shares_that_one_agency_has_by_now_are_counted_once(lan: User, minh: User) -> None:
    plan = a_plan(lan, [([INDUSTRY, HEALTH], DUE)])
    say(share(plan, lead=INDUSTRY), done(), BEFORE + timedelta(days=15), minh)
    end_of(agency("so-cong-thuong"), [agency("so-y-te")], DUE)
    assert counts.by_agency([plan.pk], DUE) == {agency("so-y-te").pk: Counts(open_in_time=1)}


def test_sections_count_their_tasks_and_what_hangs_below(lan: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (HEALTH, None)])
    rows = counts.by_section([plan.pk], AFTER)
    assert [(row.path, row.counts) for row in rows] == [("II", Counts(open_late=1, no_date_open=1))]


def test_what_was_recorded_since_an_instant_comes_by_duty(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    say(share(plan), State.NOT_BEGUN, BEFORE, minh)
    late = say(share(plan), State.UNDER_WAY, DUE, minh)
    assert since([share(plan).pk], at(BEFORE)) == {share(plan).pk: [late]}
    assert since([share(plan).pk], at(AFTER)) == {}


def of_two_days(plans: list[int], day: date) -> object:
    return counts.ledgers(plans, [day - timedelta(days=91), day])


@pytest.mark.parametrize("read", [counts.of_tasks, counts.by_agency, of_two_days])
def test_counting_takes_the_same_queries_for_any_number_of_tasks(
    lan: User, minh: User, read: Callable[[list[int], date], object]
) -> None:
    few = a_plan(lan, [(INDUSTRY, DUE)], number="1/KH-UBND")
    many = a_plan(lan, [([INDUSTRY, HEALTH], DUE)] * 12, number="2/KH-UBND")
    for plan in (few, many):
        for task in plan.tasks.all():
            say(share(plan, task.path, INDUSTRY), done(), DUE, minh)
    numbers = []
    for plan in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read([plan.pk], DUE)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 7


def test_a_task_that_was_dropped_before_the_plan_was_issued_is_no_part_of_it(lan: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (INDUSTRY, DUE)])
    assert counts.of_tasks([plan.pk], IN_2026).total == 2
    task = task_at(plan, "II.2")
    task.dropped_at, task.dropped_by = at(BEFORE), lan
    task.save()
    assert counts.of_tasks([plan.pk], IN_2026).total == 1
