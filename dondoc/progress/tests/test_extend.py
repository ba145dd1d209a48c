"""More time: asked by the date, with a reason, and decided by somebody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dondoc.accounts.models import User
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans.models import Plan
from dondoc.progress.actions import Wrong, ask_extension, decide_extension
from dondoc.progress.enums import Cell
from dondoc.progress.models import Extension
from dondoc.progress.queries.standing import Standing, standings
from dondoc.progress.queries.waiting import extensions_to_decide
from dondoc.progress.tests.plans import DUE, FINANCE, INDUSTRY, a_plan, at, done, say, share

DAY, WANTED = DUE - timedelta(days=10), DUE + timedelta(days=30)


def ask(plan: Plan, by: User, *, on: date = DAY, wanted: date = WANTED, reason: str = "Chờ vốn.") -> Extension:
    return ask_extension(holding=share(plan), wanted_on=wanted, reason=reason, by=by, at=at(on))


def standing(plan: Plan, day: date) -> Standing:
    return standings(plan.tasks.all(), day)[share(plan).pk]


def test_time_that_is_given_holds_from_the_decision_on(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    extension = ask(plan, minh)
    asked = standing(plan, DAY).asked
    assert asked is not None
    assert (asked.extension, asked.wanted_on) == (extension.pk, WANTED)
    decide_extension(extension=extension.pk, granted_on=WANTED, decision="", by=lan, at=at(DUE + timedelta(days=2)))
    # Nobody had given time yet on these days: what was late then stays so on their pages.
    assert standing(plan, DUE + timedelta(days=1)).cell == Cell.OPEN_LATE
    row = standing(plan, DUE + timedelta(days=2))
    assert (row.cell, row.due_printed, row.due_on, row.asked) == (Cell.OPEN_IN_TIME, DUE, WANTED, None)
    assert standing(plan, WANTED + timedelta(days=1)).cell == Cell.OPEN_LATE


def test_late_stays_late(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    with pytest.raises(Refused, match="Phải xin gia hạn trước khi hết hạn"):
        ask(plan, minh, on=DUE + timedelta(days=1))
    assert ask(plan, minh, on=DUE).from_on == DUE


@pytest.mark.parametrize(("wanted", "reason", "field"), [(DUE, "Chờ vốn.", "wanted_on"), (WANTED, " ", "reason")])
def test_a_request_is_for_a_later_day_and_has_a_reason(
    lan: User, minh: User, wanted: date, reason: str, field: str
) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    with pytest.raises(Wrong) as refused:
        ask(plan, minh, wanted=wanted, reason=reason)
    assert refused.value.field == field


def test_there_is_one_open_request_at_a_time(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    first = ask(plan, minh)
    with pytest.raises(Refused, match="đang chờ quyết định"):
        ask(plan, minh)
    decide_extension(extension=first.pk, granted_on=None, decision="Không có lý do khách quan.", by=lan, at=at(DAY))
    assert ask(plan, minh).pk
    assert standing(plan, DAY).due_on == DUE


def test_a_second_extension_counts_from_the_first(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    decide_extension(extension=ask(plan, minh).pk, granted_on=WANTED, decision="", by=lan, at=at(DAY))
    again = ask(plan, minh, on=WANTED, wanted=WANTED + timedelta(days=30))
    assert again.from_on == WANTED
    with pytest.raises(Wrong):
        decide_extension(extension=again.pk, granted_on=WANTED, decision="", by=lan, at=at(WANTED))


def test_a_task_without_a_date_or_done_already_needs_no_time(lan: User, minh: User) -> None:
    timeless = a_plan(lan, [(INDUSTRY, None)], number="1/KH-UBND")
    with pytest.raises(Refused, match="không có hạn"):
        ask(timeless, minh)
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    say(share(plan), done(on=DAY), DAY, minh)
    with pytest.raises(Refused, match="đã hoàn thành"):
        ask(plan, minh)


def test_only_those_who_decide_for_the_plan_decide_and_never_who_asked(
    lan: User, vinh: User, minh: User, hoa: User, khanh: User
) -> None:
    plan = a_plan(lan, [(FINANCE, DUE)])
    with pytest.raises(Forbidden):
        ask(plan, minh)
    extension = ask(plan, lan)
    assert not extensions_to_decide(lan)
    assert [one.pk for one in extensions_to_decide(khanh)] == [extension.pk]
    with pytest.raises(Refused, match="phải có người khác quyết định"):
        decide_extension(extension=extension.pk, granted_on=WANTED, decision="", by=lan, at=at(DAY))
    for stranger in (minh, hoa):
        with pytest.raises(Forbidden):
            decide_extension(extension=extension.pk, granted_on=WANTED, decision="", by=stranger, at=at(DAY))
    with pytest.raises(Wrong, match="Hãy nêu lý do"):
        decide_extension(extension=extension.pk, granted_on=None, decision="", by=vinh, at=at(DAY))
    decide_extension(extension=extension.pk, granted_on=WANTED, decision="", by=vinh, at=at(DAY))
    with pytest.raises(Stale):
        decide_extension(extension=extension.pk, granted_on=None, decision="Thôi.", by=khanh, at=at(DAY))
