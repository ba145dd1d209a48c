"""Where the plan asks, a second person confirms that a task is done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from dondoc.accounts.models import User
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans.models import Plan
from dondoc.progress.actions import Wrong, confirm, send_back, set_plan_rule
from dondoc.progress.enums import Cell, Confirmer, State
from dondoc.progress.models import Confirmation, Entry, PlanRule
from dondoc.progress.permissions import may_confirm
from dondoc.progress.queries.people import supervising_on
from dondoc.progress.queries.standing import Standing, standings
from dondoc.progress.queries.waiting import entries_to_confirm, number_waiting
from dondoc.progress.tests.plans import DUE, FINANCE, HEALTH, INDUSTRY, ISSUED, a_plan, at, done, say, share

DAY, LATER = DUE - timedelta(days=5), DUE + timedelta(days=5)


def a_plan_that_asks(lan: User, confirmer: Confirmer = Confirmer.FOCAL, lead: str = INDUSTRY) -> Plan:
    plan = a_plan(lan, [(lead, DUE), (lead, DUE)], roles={"supervising": [HEALTH]})
    rule = set_plan_rule(plan=plan, confirmer=confirmer, since=ISSUED.date(), by=lan, at=ISSUED)
    assert rule.confirms
    return plan


def standing(plan: Plan, day: object = LATER) -> Standing:
    return standings(plan.tasks.all(), day)[share(plan).pk]  # type: ignore[arg-type]


def test_until_it_is_confirmed_it_counts_as_open_and_then_by_the_day_it_was_done(lan: User, minh: User) -> None:
    plan = a_plan_that_asks(lan)
    entry = say(share(plan), done(), DAY, minh)
    row = standing(plan, DUE)
    assert (row.cell, row.waits_for_confirmation, row.state) == (Cell.OPEN_IN_TIME, True, State.DONE)
    assert standing(plan, LATER).cell == Cell.OPEN_LATE
    confirm(entry=entry.pk, by=lan, at=at(LATER))
    assert standing(plan, LATER).cell == Cell.DONE_ON_TIME
    # The page of a day before the confirmation stays as it was.
    assert standing(plan, DUE).waits_for_confirmation


def test_what_is_sent_back_stays_open_with_the_reason(lan: User, minh: User) -> None:
    plan = a_plan_that_asks(lan)
    entry = say(share(plan), done(), DAY, minh)
    with pytest.raises(Wrong, match="Hãy nêu lý do"):
        send_back(entry=entry.pk, reason=" ", by=lan, at=at(DAY))
    send_back(entry=entry.pk, reason="Chưa có danh mục.", by=lan, at=at(DAY))
    row = standing(plan)
    assert (row.cell, row.sent_back, row.waits_for_confirmation) == (Cell.OPEN_LATE, "Chưa có danh mục.", False)
    assert say(share(plan), done("46/QĐ-SCT"), LATER, minh).pk
    assert standing(plan).waits_for_confirmation


def test_nobody_confirms_what_they_recorded_themselves(lan: User, vinh: User, binh: User) -> None:
    plan = a_plan_that_asks(lan, lead=FINANCE)
    entry = say(share(plan), done(), DAY, lan)
    with pytest.raises(Forbidden, match="người thứ hai"):
        confirm(entry=entry.pk, by=lan, at=at(DAY))
    assert confirm(entry=entry.pk, by=vinh, at=at(DAY)).pk


def test_only_those_confirm_whom_the_rule_names(lan: User, minh: User, hoa: User, dung: User, khanh: User) -> None:
    focal = say(share(a_plan_that_asks(lan)), done(), DAY, minh)
    for stranger in (hoa, dung):
        with pytest.raises(Forbidden):
            confirm(entry=focal.pk, by=stranger, at=at(DAY))
    confirm(entry=focal.pk, by=khanh, at=at(DAY))


def test_the_supervising_agency_confirms_where_the_rule_says_so(lan: User, minh: User, hoa: User) -> None:
    entry = say(share(a_plan_that_asks(lan, Confirmer.SUPERVISING)), done(), DAY, minh)
    assert [one.pk for one in entries_to_confirm(hoa)] == [entry.pk]
    assert not entries_to_confirm(lan)
    with pytest.raises(Forbidden):
        confirm(entry=entry.pk, by=lan, at=at(DAY))
    assert confirm(entry=entry.pk, by=hoa, at=at(DAY)).pk


def test_where_nobody_supervises_the_focal_agency_confirms(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    set_plan_rule(plan=plan, confirmer=Confirmer.SUPERVISING, since=ISSUED.date(), by=lan, at=ISSUED)
    entry = say(share(plan), done(), DAY, minh)
    assert confirm(entry=entry.pk, by=lan, at=at(DAY)).pk


def test_a_leader_confirms_where_the_rule_says_so(lan: User, minh: User, khanh: User) -> None:
    entry = say(share(a_plan_that_asks(lan, Confirmer.LEADER)), done(), DAY, minh)
    with pytest.raises(Forbidden):
        confirm(entry=entry.pk, by=lan, at=at(DAY))
    assert number_waiting(khanh) == 1
    assert confirm(entry=entry.pk, by=khanh, at=at(DAY)).pk
    assert number_waiting(khanh) == 0


def test_an_entry_is_judged_once_and_only_while_it_is_the_last_word(lan: User, vinh: User, minh: User) -> None:
    plan = a_plan_that_asks(lan)
    first = say(share(plan), done(), DAY, minh)
    second = say(share(plan), done("46/QĐ-SCT"), DAY, minh)
    with pytest.raises(Stale):
        confirm(entry=first.pk, by=lan, at=at(DAY))
    confirm(entry=second.pk, by=lan, at=at(DAY))
    with pytest.raises(Stale, match="Người khác đã quyết định"):
        send_back(entry=second.pk, reason="Chưa xong.", by=vinh, at=at(DAY))
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Confirmation.objects.update(reason="khác")


def test_what_is_not_done_waits_for_nobody(lan: User, minh: User) -> None:
    entry = say(share(a_plan_that_asks(lan)), State.UNDER_WAY, DAY, minh)
    with pytest.raises(Refused, match="không cần xác nhận"):
        confirm(entry=entry.pk, by=lan, at=at(DAY))
    assert not entries_to_confirm(lan)


def test_a_rule_reaches_neither_back_nor_what_was_recorded_before_it(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (INDUSTRY, DUE)])
    before = say(share(plan), done(on=DAY), DAY, minh)
    with pytest.raises(Wrong, match="từ hôm nay trở đi"):
        set_plan_rule(plan=plan, confirmer=Confirmer.FOCAL, since=DAY - timedelta(days=1), by=lan, at=at(DAY))
    set_plan_rule(plan=plan, confirmer=Confirmer.FOCAL, since=DUE, by=lan, at=at(DAY, 10))
    between = say(share(plan, "II.2"), done(on=DAY), DAY + timedelta(days=1), minh)
    after = say(share(plan, "II.2"), done(on=DAY), DUE, minh)
    assert [entry.confirmer for entry in (before, between, after)] == ["", "", Confirmer.FOCAL]


def test_a_rule_is_set_by_those_who_decide_for_the_plan_and_can_be_lifted(lan: User, minh: User, hoa: User) -> None:
    plan = a_plan_that_asks(lan)
    for stranger in (minh, hoa):
        with pytest.raises(Forbidden):
            set_plan_rule(plan=plan, confirmer=None, since=DAY, by=stranger, at=at(DAY))
    with pytest.raises(Wrong, match="Hiện đang quy định như vậy"):
        set_plan_rule(plan=plan, confirmer=Confirmer.FOCAL, since=DAY, by=lan, at=at(DAY))
    set_plan_rule(plan=plan, confirmer=None, since=DAY, by=lan, at=at(DAY, 8))
    assert say(share(plan), done(on=DAY), DAY, minh).confirmer == ""
    assert PlanRule.objects.count() == 2


def test_what_waits_for_somebody_is_what_they_may_confirm(
    lan: User, minh: User, hoa: User, vinh: User, khanh: User, quan_tri: User
) -> None:
    for number, confirmer in enumerate(Confirmer, start=1):
        plan = a_plan(lan, [(INDUSTRY, DUE)], number=f"{number}/KH-UBND", roles={"supervising": [HEALTH]})
        set_plan_rule(plan=plan, confirmer=confirmer, since=ISSUED.date(), by=lan, at=ISSUED)
        say(share(plan), done(), DAY, minh)
    for person in (lan, minh, hoa, vinh, khanh, quan_tri):
        theirs = [
            entry
            for entry in Entry.objects.order_by("recorded_at", "pk")
            if may_confirm(
                person, entry, entry.holding.plan, supervising_on(entry.holding.assignment.task_id or 0, DAY)
            )
        ]
        assert entries_to_confirm(person) == theirs, person
    assert len(entries_to_confirm(lan)) == len(entries_to_confirm(hoa)) == 1
