"""Who holds a duty on a day; PEERS.md numbers the traps that others fell into."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.agencies.enums import AnswerState, ChangeKind
from dondoc.agencies.models import Agency
from dondoc.plans import actions
from dondoc.plans.models import Holding, Plan
from dondoc.plans.queries.duties import duties_of, lines_of
from dondoc.plans.queries.holdings import held_by, held_on, histories, history_of, loose_on, named, step_on, waiting_on
from dondoc.plans.tests.registry import (
    DISTRICTS_END,
    IN_2024,
    IN_2026,
    IN_SPRING,
    MERGING,
    NOW,
    a_plan,
    agency,
    end_of,
    holding,
    seed,
)

PLANNERS, FINANCE = "Sở Kế hoạch và Đầu tư", "Sở Tài chính"


@pytest.fixture
def plan(lan: User) -> Plan:
    """Of 2024: led by a department that merged, one that stays, a district that became many."""
    seed()
    return a_plan(lan, [PLANNERS, FINANCE, "UBND huyện Thanh Sơn"])


def holders(plan: Plan, day: date) -> dict[str, int | None]:
    """Who leads each task on the day."""
    rows = held_on(day).filter(plan=plan, assignment__role="lead")
    return dict(rows.values_list("assignment__task__path", "holder_id"))


def give(duty: Holding, former: Agency, heir: Agency | None, by: User, reason: str = "", seen: int = 0) -> int:
    heir_key = heir.pk if heir else None
    return actions.choose_heirs(
        duties={duty.pk: seen}, former=former.pk, change=None, heir=heir_key, reason=reason, by=by, at=NOW
    )


def test_a_duty_follows_whoever_answers_for_its_agency(plan: Plan) -> None:
    planners, finance, district = (
        agency("so-ke-hoach-va-dau-tu"),
        agency("so-tai-chinh"),
        agency("ubnd-huyen-thanh-son"),
    )
    assert holders(plan, IN_2024) == {"II.1": planners.pk, "II.2": finance.pk, "II.3": district.pk}
    assert holders(plan, MERGING) == {"II.1": finance.pk, "II.2": finance.pk, "II.3": district.pk}
    assert holders(plan, IN_2026) == {"II.1": finance.pk, "II.2": finance.pk, "II.3": None}


def test_it_has_the_name_of_the_plan_and_the_name_of_the_day(plan: Plan) -> None:
    row = named(held_on(IN_2026), IN_2026).get(plan=plan, assignment__task__path="II.1")
    assert (row.first_name, row.holder_name, row.holder_state) == (PLANNERS, FINANCE, AnswerState.HEIR)


def test_the_agency_that_stands_in_finds_what_it_took_over(plan: Plan) -> None:
    finance = agency("so-tai-chinh")
    assert held_by([finance.pk], IN_2024).filter(plan=plan).count() == 1
    assert held_by([finance.pk], IN_2026).filter(plan=plan).count() == 2
    assert held_by([agency("so-ke-hoach-va-dau-tu").pk], IN_2026).count() == 0


def test_past_totals_stay_when_the_tree_changes_later_trap_1(plan: Plan) -> None:
    days = (IN_2024, date(2024, 12, 31), IN_SPRING)
    before = {day: holders(plan, day) for day in days}
    end_of(agency("so-tai-chinh"), [agency("so-cong-thuong")], date(2026, 1, 1), ChangeKind.MERGED)
    assert {day: holders(plan, day) for day in days} == before
    assert set(holders(plan, IN_2026).values()) == {agency("so-cong-thuong").pk, None}


def test_an_agency_that_lived_for_part_of_the_year_counts_for_that_part_trap_2(plan: Plan) -> None:
    planners, finance = agency("so-ke-hoach-va-dau-tu"), agency("so-tai-chinh")
    months = [date(2025, month, 1) for month in range(1, 13)]
    held = {month: (held_by([planners.pk], month).count(), held_by([finance.pk], month).count()) for month in months}
    assert Counter(held.values()) == {(1, 1): 2, (0, 2): 10}


def test_a_split_moves_nothing_by_itself_trap_3(plan: Plan, lan: User) -> None:
    waiting, district = waiting_on(IN_2026).get(plan=plan), agency("ubnd-huyen-thanh-son")
    loose = loose_on(IN_2026)[waiting.origin_id]
    assert (loose.former, loose.since, waiting.holder_id) == (district.pk, DISTRICTS_END, None)
    give(waiting, district, agency("ubnd-xa-khe-tre"), lan)
    assert holders(plan, IN_2026)["II.3"] == agency("ubnd-xa-khe-tre").pk
    assert holders(plan, IN_SPRING)["II.3"] == district.pk
    assert not waiting_on(IN_2026).exists()


def test_two_duties_of_one_agency_go_two_ways(lan: User) -> None:
    seed()
    plan = a_plan(lan, ["UBND huyện Thanh Sơn", "UBND huyện Thanh Sơn"])
    district, one, other = (agency(f"ubnd-{key}") for key in ("huyen-thanh-son", "xa-duc-son", "xa-thanh-lam"))
    give(holding(plan, "II.1"), district, one, lan)
    give(holding(plan, "II.2"), district, other, lan)
    assert holders(plan, IN_2026) == {"II.1": one.pk, "II.2": other.pk}
    assert [row.plan for row in held_by([one.pk], IN_2026)] == [plan]


def test_an_ended_duty_is_held_by_nobody_and_waits_for_nobody(plan: Plan, lan: User) -> None:
    duty = holding(plan, "II.3")
    give(duty, agency("ubnd-huyen-thanh-son"), None, lan, reason="Cấp huyện kết thúc hoạt động.")
    row = held_on(IN_2026).get(pk=duty.pk)
    assert (row.holder_id, row.holder_state) == (None, AnswerState.ENDED)
    assert not waiting_on(IN_2026).exists()


def test_an_heir_that_ends_in_turn_is_followed(plan: Plan, lan: User) -> None:
    duty, commune, after = holding(plan, "II.3"), agency("ubnd-xa-khe-tre"), agency("ubnd-xa-duc-son")
    give(duty, agency("ubnd-huyen-thanh-son"), commune, lan)
    end_of(commune, [after], date(2026, 2, 1), ChangeKind.MERGED)
    assert [(step.start, step.agency) for step in history_of(duty)] == [
        (date(2024, 1, 15), agency("ubnd-huyen-thanh-son").pk),
        (DISTRICTS_END, commune.pk),
        (date(2026, 2, 1), after.pk),
    ]


def test_a_later_choice_about_an_earlier_end_voids_what_followed_from_it(plan: Plan, lan: User) -> None:
    duty, district = holding(plan, "II.3"), agency("ubnd-huyen-thanh-son")
    one, other = agency("ubnd-xa-khe-tre"), agency("ubnd-xa-duc-son")
    give(duty, district, one, lan)
    end_of(one, [agency("ubnd-xa-thanh-lam"), agency("ubnd-phuong-ben-ha")], date(2026, 2, 1))
    give(duty, one, agency("ubnd-phuong-ben-ha"), lan)
    first = duty.choices.order_by("pk")[0]
    give(duty, district, other, lan, seen=first.pk)
    assert holders(plan, IN_2026)["II.3"] == other.pk
    assert [step.agency for step in history_of(duty)] == [district.pk, other.pk]


def test_the_history_says_by_which_change(plan: Plan) -> None:
    first, second = history_of(holding(plan, "II.1"))
    assert (first.start, first.end, first.state) == (date(2024, 1, 15), MERGING, AnswerState.SELF)
    assert (second.start, second.end, second.change) == (
        MERGING,
        None,
        agency("so-tai-chinh").taken_over.get().change_id,
    )
    assert step_on((first, second), IN_2024) == first
    assert step_on((first, second), date(2023, 1, 1)) is None


def test_many_histories_take_as_many_queries_as_one(
    lan: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seed()
    a_plan(lan, [PLANNERS, FINANCE, "UBND huyện Thanh Sơn", "các sở, ban, ngành"])
    rows = list(Holding.objects.all())
    assert len(rows) > 10
    for several in (rows[:1], rows):
        with django_assert_num_queries(3):
            assert len(histories(several)) == len(several)


def test_what_waits_is_as_many_duties_as_it_was_before(lan: User) -> None:
    """Two districts that ended are two agencies to find, though the same nobody has their duties now."""
    seed()
    a_plan(lan, ["UBND các huyện, thành phố"])
    before, after = (duties_of(lines_of(held_on(day), day)) for day in (IN_2024, IN_2026))
    assert len(before) == len(after) == 2
    assert {lines[0].state for lines in after} == {AnswerState.CHOOSE}
