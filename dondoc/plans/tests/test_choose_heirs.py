"""Duties of agencies that ended or became many get an heir from a person, or an end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.agencies.actions import rebuild_answering
from dondoc.agencies.enums import AnswerState, ChangeKind
from dondoc.agencies.models import Agency
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.agencies.policies.closing import LeavesThings, check_nothing_left, left_by
from dondoc.audit.queries import events_of
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans import actions
from dondoc.plans.models import HeirChoice, Holding, Plan
from dondoc.plans.queries.holdings import held_on
from dondoc.plans.tests.registry import (
    DISTRICTS_END,
    IN_2026,
    IN_SPRING,
    NOW,
    a_plan,
    agency,
    end_of,
    holding,
    prepared,
    seed,
)
from tests.cast import browser_of

DISTRICT = "UBND huyện Thanh Sơn"


@pytest.fixture
def plan(lan: User) -> Plan:
    """Two duties of a district, one of a department."""
    seed()
    return a_plan(lan, [DISTRICT, DISTRICT, "Sở Y tế"])


@pytest.fixture
def district(plan: Plan) -> Agency:
    return agency("ubnd-huyen-thanh-son")


def choose(
    duties: list[Holding], former: Agency, heir: Agency | None, by: User, *, reason: str = "", seen: int = 0
) -> int:
    return actions.choose_heirs(
        duties={duty.pk: seen for duty in duties},
        former=former.pk,
        change=None,
        heir=heir.pk if heir else None,
        reason=reason,
        by=by,
        at=NOW,
    )


def duties(plan: Plan) -> list[Holding]:
    return [holding(plan, "II.1"), holding(plan, "II.2")]


def holder(duty: Holding, day: date) -> int | None:
    found: int | None = held_on(day).get(pk=duty.pk).holder_id
    return found


def test_many_duties_get_one_heir_at_once(plan: Plan, district: Agency, lan: User) -> None:
    heir = agency("ubnd-xa-khe-tre")
    assert choose(duties(plan), district, heir, lan) == 2
    assert [holder(duty, DISTRICTS_END) for duty in duties(plan)] == [heir.pk, heir.pk]
    assert [holder(duty, IN_SPRING) for duty in duties(plan)] == [district.pk, district.pk]
    event = events_of(plan).get(verb="plans.heirs_chosen")
    assert (event.by, event.data["count"], event.data["former"], event.data["heir"]) == (
        lan,
        2,
        DISTRICT,
        "UBND xã Khe Tre",
    )


def test_an_end_needs_a_reason(plan: Plan, district: Agency, lan: User) -> None:
    with pytest.raises(Refused):
        choose(duties(plan), district, None, lan, reason="  ")
    assert choose(duties(plan), district, None, lan, reason="Hết nhiệm vụ.") == 2
    assert events_of(plan).get(verb="plans.duties_ended").data["reason"] == "Hết nhiệm vụ."


def test_the_same_choice_again_is_none(plan: Plan, district: Agency, lan: User, vinh: User) -> None:
    heir = agency("ubnd-xa-khe-tre")
    choose(duties(plan), district, heir, lan)
    assert choose(duties(plan), district, heir, vinh) == 0
    assert HeirChoice.objects.count() == 2


def test_another_choice_on_an_old_form_is_told_and_nothing_is_changed(
    plan: Plan, district: Agency, lan: User, vinh: User
) -> None:
    one, other = duties(plan)
    choose([one], district, agency("ubnd-xa-khe-tre"), lan)
    with pytest.raises(Stale):
        choose([one, other], district, agency("ubnd-xa-duc-son"), vinh)
    assert (holder(one, IN_2026), holder(other, IN_2026)) == (agency("ubnd-xa-khe-tre").pk, None)


def test_a_choice_can_be_changed_and_the_former_stays(plan: Plan, district: Agency, lan: User) -> None:
    duty = holding(plan, "II.1")
    choose([duty], district, agency("ubnd-xa-khe-tre"), lan)
    choose([duty], district, agency("ubnd-xa-duc-son"), lan, seen=duty.choices.get().pk)
    assert holder(duty, IN_2026) == agency("ubnd-xa-duc-son").pk
    assert duty.choices.count() == 2


@pytest.mark.parametrize("heir", ["ubnd-huyen-thanh-son", "so-giao-thong-van-tai", ""])
def test_an_heir_must_be_another_that_lives_then(heir: str, plan: Plan, district: Agency, lan: User) -> None:
    taker = agency(heir) if heir else Agency(pk=0)
    with pytest.raises(Refused):
        choose(duties(plan), district, taker, lan)


def test_duties_that_the_agency_did_not_have_are_refused(plan: Plan, district: Agency, lan: User) -> None:
    for several in ([holding(plan, "II.1"), holding(plan, "II.3")], [], [Holding(pk=10**9)]):
        with pytest.raises(Refused):
            choose(several, district, agency("ubnd-xa-khe-tre"), lan)
    assert not HeirChoice.objects.exists()


def test_an_agency_that_lives_gives_nothing_away(plan: Plan, lan: User) -> None:
    with pytest.raises(Refused):
        choose([holding(plan, "II.3")], agency("so-y-te"), agency("so-noi-vu"), lan)


def test_only_those_who_look_after_the_plan_choose(
    plan: Plan, district: Agency, hoa: User, minh: User, thu: User
) -> None:
    for stranger in (hoa, minh):
        with pytest.raises(Forbidden):
            choose(duties(plan), district, agency("ubnd-xa-khe-tre"), stranger)
    assert choose(duties(plan), district, agency("ubnd-xa-khe-tre"), thu) == 2


def test_an_agency_that_ended_without_a_change_on_record(plan: Plan, lan: User) -> None:
    former, duty = agency("so-y-te"), holding(plan, "II.3")
    former.phases.update(valid=range_of(Span(None, date(2026, 1, 1))))
    former.valid = range_of(Span(None, date(2026, 1, 1)))
    former.save()
    rebuild_answering([former.pk])
    assert "<strong>3</strong>" in browser_of(lan).get(reverse("plans:heirs")).content.decode()
    assert held_on(IN_2026).get(pk=duty.pk).holder_state == AnswerState.CHOOSE
    choose([duty], former, agency("so-noi-vu"), lan)
    assert (holder(duty, date(2025, 12, 31)), holder(duty, IN_2026)) == (former.pk, agency("so-noi-vu").pk)


def test_a_function_that_is_handed_over_takes_the_duties_that_a_person_says(plan: Plan, lan: User) -> None:
    giver, taker, duty = agency("so-y-te"), agency("so-noi-vu"), holding(plan, "II.3")
    change = prepared(giver, [taker], date(2026, 1, 1), ChangeKind.HANDED_OVER)
    change.done_at, change.prepared = NOW, {}
    change.save()
    actions.choose_heirs(duties={duty.pk: 0}, former=giver.pk, change=change, heir=taker.pk, reason="", by=lan, at=NOW)
    assert (holder(duty, date(2025, 12, 31)), holder(duty, IN_2026)) == (giver.pk, taker.pk)


def test_what_is_chosen_for_a_prepared_change_takes_effect_with_it(plan: Plan, lan: User) -> None:
    former, heirs, duty = agency("so-y-te"), [agency("so-noi-vu"), agency("so-tu-phap")], holding(plan, "II.3")
    change = prepared(former, heirs, date(2026, 1, 1))
    actions.choose_heirs(
        duties={duty.pk: 0}, former=former.pk, change=change, heir=heirs[1].pk, reason="", by=lan, at=NOW
    )
    assert holder(duty, IN_2026) == former.pk
    change.done_at = NOW
    change.save()
    assert holder(duty, IN_2026) == heirs[1].pk


@pytest.mark.parametrize("kind", [ChangeKind.SPLIT, ChangeKind.ABOLISHED])
def test_a_prepared_end_waits_until_each_duty_has_an_heir_or_an_end(kind: ChangeKind, plan: Plan, lan: User) -> None:
    former, duty = agency("so-y-te"), holding(plan, "II.3")
    change = prepared(former, [agency("so-noi-vu")], date(2026, 1, 1), kind)
    with pytest.raises(LeavesThings) as refused:
        check_nothing_left(change)
    (left,) = refused.value.left
    assert (left.count, reverse(left.url_name, args=left.args)) == (1, f"/plans/heirs/{former.pk}/{change.pk}/")
    actions.choose_heirs(
        duties={duty.pk: 0}, former=former.pk, change=change, heir=None, reason="Hết việc.", by=lan, at=NOW
    )
    check_nothing_left(change)


def test_a_merger_waits_for_nothing(plan: Plan) -> None:
    assert left_by(prepared(agency("so-y-te"), [agency("so-noi-vu")], date(2026, 1, 1), ChangeKind.MERGED)) == []


def test_a_plan_that_was_replaced_keeps_nothing_waiting(plan: Plan, lan: User) -> None:
    Plan.objects.filter(pk=plan.pk).update(key="x")
    newer = a_plan(lan, ["Sở Tài chính"], number="9/KH")
    Plan.objects.filter(pk=newer.pk).update(key="x", edition=2)
    assert left_by(prepared(agency("so-y-te"), [agency("so-noi-vu")], date(2026, 1, 1), ChangeKind.SPLIT)) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_who_choose_at_once_one_stands_and_the_other_is_told(lan: User, vinh: User) -> None:
    seed()
    duty = holding(a_plan(lan, [DISTRICT]), "II.1")
    former, heirs = agency("ubnd-huyen-thanh-son"), {lan: agency("ubnd-xa-khe-tre"), vinh: agency("ubnd-xa-duc-son")}
    ready = Barrier(2)

    def say(person: User) -> bool:
        try:
            ready.wait(timeout=10)
            choose([duty], former, heirs[person], person)
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        won = list(pool.map(say, heirs))
    assert sum(won) == 1
    assert holder(duty, IN_2026) == list(heirs.values())[won.index(True)].pk


def test_the_queue_names_the_agency_and_how_many_wait(plan: Plan, lan: User, hoa: User) -> None:
    html = browser_of(lan).get(reverse("plans:heirs")).content.decode()
    assert "huyện Thanh Sơn" in html
    assert "<strong>2</strong>" in html
    assert "huyện Thanh Sơn" not in browser_of(hoa).get(reverse("plans:heirs")).content.decode()


def test_the_form_gives_what_is_ticked_and_keeps_what_was_typed(plan: Plan, district: Agency, lan: User) -> None:
    browser, (one, other) = browser_of(lan), duties(plan)
    change = district.passed_on.all()[0].change_id
    address = reverse("plans:leaving-by", args=[district.pk, change])
    wrong = browser.post(address, {"duty": [f"{one.pk}:0"], "heir": "", "reason": "Vì chợ."})
    assert wrong.status_code == 409
    html = wrong.content.decode()
    assert "Vì chợ." in html
    assert f'value="{one.pk}:0" checked' in html
    assert f'value="{other.pk}:0" checked' not in html
    heir = agency("ubnd-xa-khe-tre")
    assert browser.post(address, {"duty": [f"{one.pk}:0"], "heir": str(heir.pk)}).status_code == 302
    assert (holder(one, IN_2026), holder(other, IN_2026)) == (heir.pk, None)
    assert browser.post(address, {"all": "on", "heir": "ended", "reason": "Hết việc."}).status_code == 302
    assert (holder(one, IN_2026), holder(other, IN_2026)) == (heir.pk, None)
    assert not Holding.objects.filter(choices=None, agency=district).exists()


@pytest.mark.parametrize(
    "data", [{"duty": "x", "heir": "1"}, {"duty": "1", "heir": "ended"}, {"heir": "-3"}, {"all": "on", "heir": "x"}]
)
def test_a_form_that_nobody_made_is_refused(data: dict[str, str], district: Agency, lan: User) -> None:
    answer = browser_of(lan).post(reverse("plans:leaving", args=[district.pk]), data)
    assert answer.status_code == 409
    assert not HeirChoice.objects.exists()


def test_any_living_agency_can_be_searched(district: Agency, lan: User) -> None:
    browser, address = browser_of(lan), reverse("plans:leaving", args=[district.pk])
    assert "Sở Xây dựng" in browser.get(f"{address}?q=xay+dung").content.decode()
    assert "Giao thông vận tải" not in browser.get(f"{address}?q=giao+thong").content.decode()


@pytest.mark.parametrize("args", [[10**9], ["so-y-te"], ["so-y-te", 10**9]])
def test_what_gave_nothing_away_is_no_page(args: list[int | str], plan: Plan, lan: User) -> None:
    keys = [agency(key).pk if isinstance(key, str) else key for key in args]
    name = "plans:leaving-by" if len(keys) > 1 else "plans:leaving"
    assert browser_of(lan).get(reverse(name, args=keys)).status_code == 404


def test_the_pages_ask_as_often_however_many_wait(lan: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    seed()
    browser, former = browser_of(lan), agency("ubnd-huyen-thanh-son")
    for times in (1, 30):
        a_plan(lan, [DISTRICT, "UBND thành phố Bến Hạ"] * times, number=f"{times}/KH")
        with django_assert_num_queries(9):
            browser.get(reverse("plans:heirs"))
        with django_assert_num_queries(18):
            browser.get(reverse("plans:leaving", args=[former.pk]))


def test_an_end_of_long_ago_waits_when_an_old_plan_is_brought_in_later(lan: User) -> None:
    seed()
    end_of(agency("so-tu-phap"), [agency("so-noi-vu"), agency("so-y-te")], date(2025, 9, 1))
    plan = a_plan(lan, ["Sở Tư pháp"])
    html = browser_of(lan).get(reverse("plans:heirs")).content.decode()
    assert "Sở Tư pháp" in html
    choose([holding(plan, "II.1")], agency("so-tu-phap"), agency("so-y-te"), lan)
    assert holder(holding(plan, "II.1"), IN_2026) == agency("so-y-te").pk
