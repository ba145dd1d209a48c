"""The ladder of every page of issued plans: it works, and to whom and to what it says no."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import a_draft, a_live_plan
from tests.cast import browser_of

PAGES = ("plan", "outline", "tasks", "indicators", "reports", "references", "recipients", "history")
WITH_FILES = ("plan", "tasks", "indicators", "reports", "references", "recipients")
ODD = (
    "?page=0",
    "?page=-1",
    "?page=999999999999999999999",
    "?page=hai",
    "?q=%00%01",
    "?q=" + "x" * 5_000,
    "?q=%28%5B%5C%2A%2B%3F",
    "?agency=%00&role=king&section=%22%27%3B--&time=never&sort=-",
    "?role=nobody&agency=S%E1%BB%9F%20Y%20t%E1%BA%BF",
    "?sort=%00&page=all",
    "?q=%F0%9F%98%80%CC%81",
)


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_live_plan(lan)


def address(name: str, plan: Plan) -> str:
    """The page of the plan; for "task" that of its first task."""
    task = [plan.tasks.all()[0].pk] if name == "task" else []
    return reverse(f"plans:{name}", args=[plan.pk, *task])


@pytest.mark.parametrize("name", [*PAGES, "task"])
def test_a_reader_sees_the_page(name: str, plan: Plan, minh: User) -> None:
    answer = browser_of(minh).get(address(name, plan))
    assert answer.status_code == 200
    assert plan.title in answer.content.decode()


@pytest.mark.parametrize("name", [*PAGES, "task"])
def test_who_is_signed_out_is_sent_to_sign_in(name: str, plan: Plan, an: Client) -> None:
    answer = an.get(address(name, plan))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/sign-in")


@pytest.mark.parametrize("name", [*PAGES, "task"])
def test_a_draft_is_no_page_here_not_even_for_officers(name: str, lan: User) -> None:
    assert browser_of(lan).get(address(name, a_draft(lan))).status_code == 404


@pytest.mark.parametrize("plan_id", [0, 999_999_999, 2**63])
def test_a_plan_that_is_not_there_is_no_page(plan_id: int, minh: User) -> None:
    browser = browser_of(minh)
    codes = {name: browser.get(reverse(f"plans:{name}", args=[plan_id])).status_code for name in PAGES}
    assert codes == dict.fromkeys(PAGES, 404)


def test_a_task_of_another_plan_or_a_dropped_one_is_no_page(plan: Plan, lan: User) -> None:
    other = a_live_plan(lan, number="2/KH-UBND")
    task = other.tasks.all()[0]
    browser = browser_of(lan)
    assert browser.get(reverse("plans:task", args=[plan.pk, task.pk])).status_code == 404
    assert browser.get(reverse("plans:task", args=[plan.pk, 2**63])).status_code == 404
    task.dropped_at, task.dropped_by = plan.issued_at, lan
    task.save()
    assert browser.get(reverse("plans:task", args=[other.pk, task.pk])).status_code == 404


@pytest.mark.parametrize("name", [*PAGES, "task"])
def test_nothing_is_sent_to_these_pages(name: str, plan: Plan, lan: User) -> None:
    assert browser_of(lan).post(address(name, plan)).status_code == 405


@pytest.mark.parametrize("name", PAGES)
def test_an_odd_address_does_no_harm(name: str, plan: Plan, minh: User) -> None:
    browser = browser_of(minh)
    assert {odd: browser.get(f"{address(name, plan)}{odd}").status_code for odd in ODD} == dict.fromkeys(ODD, 200)


@pytest.mark.usefixtures("plan")
def test_an_odd_address_of_the_list_does_no_harm(minh: User) -> None:
    odd = (*ODD, "?state=king&year=20x5", "?year=0000", "?year=9999&state=draft")
    browser = browser_of(minh)
    assert {words: browser.get(f"/plans/{words}").status_code for words in odd} == dict.fromkeys(odd, 200)


@pytest.mark.parametrize("name", WITH_FILES)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_table_is_a_file_too(name: str, kind: str, plan: Plan, minh: User) -> None:
    answer = browser_of(minh).get(f"{address(name, plan)}?format={kind}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''15-kh-ubnd-")
    assert answer.content.startswith(b"PK" if kind == "xlsx" else b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", WITH_FILES)
def test_another_format_is_no_page(name: str, plan: Plan, minh: User) -> None:
    assert browser_of(minh).get(f"{address(name, plan)}?format=pdf").status_code == 404
