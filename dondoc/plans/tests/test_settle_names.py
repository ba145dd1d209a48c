"""Names of issued plans become agencies, or wait for a person; one answer serves all their places."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from dondoc.accounts.models import User
from dondoc.agencies.actions import add_spelling
from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.models import Agency, NameAnswer
from dondoc.audit.queries import events_of
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans import actions, jobs
from dondoc.plans.enums import MeaningState
from dondoc.plans.models import HeirChoice, Holding, Meaning, Plan
from dondoc.plans.queries.names import foresee_names
from dondoc.plans.tests.registry import IN_2026, NOW, a_plan, a_plan_draft, agency, holding, seed

UNHEARD = "Tổ công tác số 9"


@pytest.fixture
def registry(db: None) -> None:
    seed()


def meaning(plan: Plan, path: str) -> Meaning:
    return Meaning.objects.get(plan=plan, assignment__task__path=path, assignment__role="lead")


def held(plan: Plan, path: str) -> set[str]:
    """Keys of the agencies that lead the task, as the plan means them."""
    rows = Holding.objects.filter(plan=plan, assignment__task__path=path, assignment__role="lead")
    return {key.partition("/")[2] for key in rows.values_list("agency__key", flat=True)}


def answer(
    province: Agency, agencies: list[Agency], by: User, *, is_open: bool = False, seen: str = "", phrase: str = UNHEARD
) -> int:
    keys = [one.pk for one in agencies]
    return actions.answer_name(
        province=province.pk, phrase=phrase, agencies=keys, is_open=is_open, seen=seen, by=by, at=NOW
    )


@pytest.mark.usefixtures("registry")
def test_issuing_gives_each_name_its_agency_of_that_day(lan: User) -> None:
    plan = a_plan(lan, ["Sở KH&ĐT", ["Sở Tài chính", "Sở Y tế"]], roles={"coordinating": ["Công an tỉnh"]})
    plan.refresh_from_db()
    assert plan.province == agency("")
    assert held(plan, "II.1") == {"so-ke-hoach-va-dau-tu"}
    assert held(plan, "II.2") == {"so-tai-chinh", "so-y-te"}
    assert meaning(plan, "II.1").state == MeaningState.SETTLED
    assert events_of(plan).get(verb="plans.names_settled").data == {"names": 4, "waiting": 0, "duties": 4}


@pytest.mark.usefixtures("registry")
def test_a_collective_is_one_duty_a_member_on_the_day_of_the_plan(lan: User) -> None:
    old, new = (a_plan(lan, ["các sở"], day=day, number=day) for day in ("2024-01-15", "2025-04-01"))
    assert meaning(old, "II.1").kind == MeaningKind.COLLECTIVE
    assert "so-ke-hoach-va-dau-tu" in held(old, "II.1")
    assert "so-ke-hoach-va-dau-tu" not in held(new, "II.1")
    assert len(held(old, "II.1")) - len(held(new, "II.1")) == 5


@pytest.mark.usefixtures("registry")
def test_only_those_concerned_are_nobody_by_name(lan: User) -> None:
    plan = a_plan(lan, [["Các sở, ngành", "địa phương có liên quan"], ["Các sở, ngành", "các đơn vị liên quan"]])
    first, second = (list(Meaning.objects.filter(assignment__task__path=path)) for path in ("II.1", "II.2"))
    assert ({row.kind for row in first}, held(plan, "II.1")) == ({MeaningKind.OPEN}, set())
    assert {row.kind for row in second} == {MeaningKind.COLLECTIVE, MeaningKind.OPEN}
    assert "so-y-te" in held(plan, "II.2")


@pytest.mark.usefixtures("registry")
def test_a_registry_that_has_learned_is_asked_again(lan: User, thu: User) -> None:
    plan = a_plan(lan, [UNHEARD, "Hội đồng nghệ nhân"])
    jobs.settle_issued_plans(0)
    assert held(plan, "II.1") == set()
    add_spelling(agency=agency("so-y-te"), text=UNHEARD, by=thu, at=NOW)
    assert [one.pk for one in actions.plans_to_ask_again()] == [plan.pk]
    jobs.settle_issued_plans(0)
    assert held(plan, "II.1") == {"so-y-te"}
    assert (meaning(plan, "II.2").state, actions.plans_to_ask_again()) == (MeaningState.TO_SETTLE, [])
    told = events_of(plan).filter(verb="plans.names_settled").order_by("pk").last()
    assert told is not None
    assert (told.by, told.data) == (None, {"names": 1, "waiting": 1, "duties": 1})


@pytest.mark.usefixtures("registry")
def test_what_is_not_sure_gives_nobody_a_duty(lan: User) -> None:
    plan = a_plan(lan, [UNHEARD, "các đơn vị liên quan"])
    assert (meaning(plan, "II.1").state, held(plan, "II.1")) == (MeaningState.TO_SETTLE, set())
    assert (meaning(plan, "II.2").kind, held(plan, "II.2")) == (MeaningKind.OPEN, set())


@pytest.mark.usefixtures("registry")
def test_a_dropped_item_gives_nobody_a_duty(lan: User) -> None:
    draft = a_plan_draft(lan, ["Sở Y tế", "Sở Tài chính"])
    actions.drop_item(item=draft.tasks.get(path="II.1"), version=1, by=lan, at=NOW)
    draft.refresh_from_db()
    plan = actions.issue_plan(plan=draft, version=draft.version, by=lan, at=NOW)
    assert (held(plan, "II.1"), held(plan, "II.2")) == (set(), {"so-tai-chinh"})


@pytest.mark.usefixtures("registry")
def test_the_draft_foresees_it_without_writing(lan: User) -> None:
    foreseen = foresee_names(a_plan_draft(lan, [UNHEARD, "Sở Y tế"]), IN_2026)
    assert (foreseen.names, foreseen.unsure) == (2, (UNHEARD,))
    assert not Meaning.objects.exists()


@pytest.mark.usefixtures("registry")
def test_plans_issued_before_are_settled_by_the_job(lan: User) -> None:
    plan, draft = a_plan(lan, ["Sở Y tế"]), a_plan_draft(lan, ["Sở Y tế"], number="8/KH")
    Meaning.objects.all().delete()
    Holding.objects.all().delete()
    jobs.settle_issued_plans(0)
    assert held(plan, "II.1") == {"so-y-te"}
    assert not Meaning.objects.filter(plan=draft).exists()
    assert actions.resolve_plan(plan=plan, at=NOW) is False
    with pytest.raises(Refused):
        actions.resolve_plan(plan=draft, at=NOW)


@pytest.mark.usefixtures("registry")
def test_one_answer_serves_all_places_now_and_in_later_plans(lan: User) -> None:
    plans = [a_plan(lan, [UNHEARD, "tổ công tác  số 9"], number=f"{number}/KH") for number in (1, 2)]
    assert answer(agency(""), [agency("so-y-te")], lan) == 4
    later = a_plan(lan, ["TỔ CÔNG TÁC SỐ 9"], number="3/KH", day="2026-01-05")
    assert [held(plan, "II.1") for plan in (*plans, later)] == [{"so-y-te"}] * 3
    assert not Meaning.objects.filter(state=MeaningState.TO_SETTLE).exists()
    event = events_of(plans[0]).get(verb="plans.name_settled")
    assert (event.by, event.data["came"], event.data["went"], event.data["meaning"]) == (lan, 2, 0, "Sở Y tế")


@pytest.mark.usefixtures("registry")
def test_an_answer_can_be_changed_and_what_was_stays_in_the_record(lan: User, vinh: User) -> None:
    plan, province = a_plan(lan, [UNHEARD]), agency("")
    district, commune = agency("ubnd-huyen-thanh-son"), agency("ubnd-xa-khe-tre")
    answer(province, [district, agency("so-y-te")], lan)
    duty, kept = holding(plan, "II.1", district), holding(plan, "II.1", agency("so-y-te"))
    actions.choose_heirs(
        duties={duty.pk: 0}, former=district.pk, change=None, heir=commune.pk, reason="", by=lan, at=NOW
    )
    answer(province, [agency("so-y-te")], vinh, seen=NameAnswer.objects.get().token)
    assert held(plan, "II.1") == {"so-y-te"}
    assert Holding.objects.get(plan=plan) == kept
    assert not HeirChoice.objects.exists()
    before = events_of(plan).filter(verb="plans.name_settled").order_by("-pk")[0].data["before"]
    assert [choice["heir"] for row in before for choice in row["choices"]] == [commune.pk]


@pytest.mark.usefixtures("registry")
def test_nobody_can_be_named(lan: User) -> None:
    plan = a_plan(lan, [UNHEARD])
    answer(agency(""), [], lan, is_open=True)
    assert (meaning(plan, "II.1").kind, meaning(plan, "II.1").state) == (MeaningKind.OPEN, MeaningState.SETTLED)
    assert held(plan, "II.1") == set()


@pytest.mark.usefixtures("registry")
def test_an_agency_that_was_not_there_yet_cannot_have_had_the_duty(lan: User) -> None:
    plan = a_plan(lan, [UNHEARD])
    answer(agency(""), [agency("so-nong-nghiep-va-moi-truong")], lan)
    assert meaning(plan, "II.1").state == MeaningState.TO_SETTLE
    assert held(plan, "II.1") == set()


@pytest.mark.usefixtures("registry")
def test_the_same_answer_twice_is_one(lan: User, vinh: User) -> None:
    plan = a_plan(lan, [UNHEARD])
    answer(agency(""), [agency("so-y-te")], lan)
    assert answer(agency(""), [agency("so-y-te")], vinh) == 0
    assert events_of(plan).filter(verb="plans.name_settled").count() == 1


@pytest.mark.usefixtures("registry")
def test_another_answer_on_an_old_form_is_told(lan: User, vinh: User) -> None:
    plan = a_plan(lan, [UNHEARD])
    answer(agency(""), [agency("so-y-te")], lan)
    with pytest.raises(Stale):
        answer(agency(""), [agency("so-tai-chinh")], vinh)
    assert held(plan, "II.1") == {"so-y-te"}


@pytest.mark.usefixtures("registry")
@pytest.mark.parametrize(("agencies", "phrase"), [([], UNHEARD), ([0], UNHEARD), ([1], "  "), ([1], "x" * 10_000)])
def test_an_answer_that_says_nothing_is_refused(agencies: list[int], phrase: str, thu: User) -> None:
    keys = [agency("so-y-te").pk if key else 0 for key in agencies]
    with pytest.raises(Refused):
        actions.answer_name(
            province=agency("").pk, phrase=phrase, agencies=keys, is_open=False, seen="", by=thu, at=NOW
        )


@pytest.mark.usefixtures("registry")
def test_others_may_not_answer_for_the_plan(lan: User, hoa: User, minh: User, thu: User) -> None:
    plan = a_plan(lan, [UNHEARD])
    for stranger in (hoa, minh):
        with pytest.raises(Forbidden):
            answer(agency(""), [agency("so-y-te")], stranger)
    answer(agency(""), [agency("so-y-te")], thu)
    assert held(plan, "II.1") == {"so-y-te"}


@pytest.mark.usefixtures("registry")
def test_another_province_keeps_its_own_meaning(lan: User) -> None:
    ours = a_plan(lan, [UNHEARD])
    theirs = a_plan(lan, [UNHEARD], number="9/KH", issuer="UBND tỉnh Hà Thanh")
    answer(agency(""), [agency("so-y-te")], lan)
    assert (held(ours, "II.1"), held(theirs, "II.1")) == ({"so-y-te"}, set())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_stands_and_the_other_is_told(lan: User, vinh: User) -> None:
    seed()
    plan = a_plan(lan, [UNHEARD])
    province, choices = agency(""), {lan: agency("so-y-te"), vinh: agency("so-tai-chinh")}
    ready = Barrier(2)

    def say(person: User) -> bool:
        try:
            ready.wait(timeout=10)
            answer(province, [choices[person]], person)
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        won = list(pool.map(say, choices))
    assert sum(won) == 1
    winner = list(choices.values())[won.index(True)]
    assert [row.agency for row in Holding.objects.filter(plan=plan)] == [winner]
