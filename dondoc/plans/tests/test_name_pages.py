"""The queue of names, and the page on which one of them is answered for."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Meaning, Plan
from dondoc.plans.tests.registry import NOW, a_plan, a_plan_draft, agency, seed
from tests.cast import browser_of

UNHEARD = "Tổ công tác số 9"


@pytest.fixture
def plan(lan: User) -> Plan:
    seed()
    return a_plan(lan, [UNHEARD, UNHEARD.upper(), "Sở Y tế", "Ban Điều hành <b>chợ</b>"])


def place_of(plan: Plan, path: str = "II.1") -> int:
    return Meaning.objects.get(plan=plan, assignment__task__path=path).assignment_id


def page_of(user: User, address: str) -> str:
    answer = browser_of(user).get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_queue_has_each_name_once_with_its_places(plan: Plan, lan: User) -> None:
    html = page_of(lan, reverse("plans:names"))
    assert "<strong>2</strong>" in html
    assert html.count(reverse("plans:name", args=[place_of(plan)])) == 1
    assert 'class="number">2</td>' in html
    assert "&lt;b&gt;chợ&lt;/b&gt;" in html
    assert "Sở Y tế" not in html


def test_the_queue_of_one_plan(plan: Plan, lan: User) -> None:
    other = a_plan(lan, ["Tổ liên ngành số 4"], number="9/KH")
    html = page_of(lan, f"{reverse('plans:names')}?plan={other.pk}")
    assert "Tổ liên ngành số 4" in html
    assert UNHEARD not in html


def test_a_name_shows_its_places_and_what_is_searched(plan: Plan, lan: User) -> None:
    address = reverse("plans:name", args=[place_of(plan)])
    html = page_of(lan, address)
    assert f"{reverse('plans:task', args=[plan.pk, plan.tasks.all()[0].pk])}#clause" in html
    html = page_of(lan, f"{address}?q=so+y+te")
    assert f'name="agency" value="{agency("so-y-te").pk}"' in html
    assert 'name="agency"' not in page_of(lan, f"{address}?q=xyzzy")


def test_one_form_answers_for_all_places(plan: Plan, lan: User) -> None:
    address = reverse("plans:name", args=[place_of(plan)])
    answer = browser_of(lan).post(address, {"agency": str(agency("so-y-te").pk), "seen": ""}, follow=True)
    assert "2" in answer.content.decode()
    assert Meaning.objects.filter(plan=plan, state="to_settle").count() == 1
    html = page_of(lan, f"{reverse('plans:names')}?show=answered")
    assert UNHEARD in html
    assert "Nguyễn Thị Lan" in html
    again = page_of(lan, address)
    assert f'value="{agency("so-y-te").pk}" checked' in again


@pytest.mark.parametrize("data", [{}, {"agency": "x"}, {"agency": "-4"}, {"agency": str(10**17)}, {"agency": "9" * 60}])
def test_an_answer_without_an_agency_is_told(data: dict[str, str], plan: Plan, lan: User) -> None:
    answer = browser_of(lan).post(reverse("plans:name", args=[place_of(plan)]), data)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.content.decode()


def test_an_old_form_is_told_and_keeps_what_was_ticked(plan: Plan, lan: User, vinh: User) -> None:
    address = reverse("plans:name", args=[place_of(plan)])
    browser_of(lan).post(address, {"agency": str(agency("so-y-te").pk)})
    other = agency("so-noi-vu").pk
    answer = browser_of(vinh).post(address, {"agency": str(other), "seen": ""})
    assert answer.status_code == 409
    assert f'value="{other}" checked' in answer.content.decode()
    assert "Nguyễn Thị Lan" in answer.content.decode()


def test_a_plan_whose_province_nobody_knows_cannot_be_answered_for(plan: Plan, lan: User) -> None:
    Plan.objects.filter(pk=plan.pk).update(province=None)
    answer = browser_of(lan).post(reverse("plans:name", args=[place_of(plan)]), {"agency": str(agency("so-y-te").pk)})
    assert answer.status_code == 409


def test_the_names_of_others_are_not_there(plan: Plan, hoa: User, thu: User) -> None:
    address = reverse("plans:name", args=[place_of(plan)])
    assert browser_of(hoa).get(address).status_code == 404
    assert UNHEARD not in page_of(hoa, reverse("plans:names"))
    assert UNHEARD in page_of(thu, reverse("plans:names"))


def test_before_issuing_it_is_said_which_names_are_not_sure(lan: User) -> None:
    seed()
    draft = a_plan_draft(lan, [UNHEARD, "Sở Y tế"])
    html = page_of(lan, reverse("plans:issue", args=[draft.pk]))
    assert f"<li>{UNHEARD}</li>" in html
    draft = a_plan_draft(lan, ["Sở Y tế"], number="8/KH")
    assert "<details>" not in page_of(lan, reverse("plans:issue", args=[draft.pk]))


def test_the_queue_asks_as_often_for_many_names(lan: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    seed()
    browser = browser_of(lan)
    for times in (1, 15):
        plan = a_plan(lan, [f"Tổ công tác số {number}" for number in range(times)], number=f"{times}/KH")
        with django_assert_num_queries(9):
            browser.get(reverse("plans:names"))
    province = agency("")
    for number in range(3):
        actions.answer_name(
            province=province.pk,
            phrase=f"Tổ công tác số {number}",
            agencies=[agency("so-y-te").pk],
            is_open=False,
            seen="",
            by=lan,
            at=NOW,
        )
        with django_assert_num_queries(10):
            browser.get(f"{reverse('plans:names')}?show=answered&plan={plan.pk}")
