from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import activate

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan
from tests.cast import browser_of

PART = {"HX-Request": "true", "HX-Target": "items"}


@pytest.fixture
def browser(lan: User) -> Client:
    cache.clear()
    return browser_of(lan)


def page(browser: Client, plan: Plan, query: str = "", **headers: str) -> str:
    response = browser.get(f"/plans/drafts/{plan.pk}/review/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(browser: Client, lan: User) -> None:
    text = page(browser, a_draft(lan))
    assert "Kế hoạch đã được đọc đúng chưa?" in text
    assert "15/KH-UBND" in text
    assert '<h2 class="paper-notes">Chú thích</h2>' in text


def test_items_stand_in_the_document_and_beside_it(browser: Client, lan: User) -> None:
    plan = a_draft(lan)
    task = plan.tasks.get(path="II.1")
    text = page(browser, plan)
    assert f'id="at-{task.ref}"' in text
    assert f'<li class="item" id="{task.ref}">' in text


def test_the_doubtful_come_first_with_the_reason(browser: Client, lan: User) -> None:
    plan = a_draft(lan)
    text = page(browser, plan)
    assert text.index(f'id="{plan.tasks.get(path="II.3").ref}"') < text.index(f'id="{plan.tasks.get(path="II.1").ref}"')
    assert "Không tìm thấy cơ quan chủ trì." in text


def test_they_can_be_filtered_by_kind_and_doubt(browser: Client, lan: User) -> None:
    plan = a_draft(lan)
    actions.drop_item(item=plan.tasks.get(path="II.2"), version=1, by=lan, at=AT)
    doubtful = page(browser, plan, "?show=doubtful", **PART)
    assert doubtful.count('class="item ') == 1
    assert "Chi phí thời gian" in page(browser, plan, "?kind=indicator", **PART)
    assert "Khôi phục" in page(browser, plan, "?show=dropped", **PART)


def test_an_item_in_the_address_opens_its_page_of_the_list(browser: Client, lan: User) -> None:
    plan = a_draft(lan, more_tasks=100)
    last = plan.tasks.last()
    assert last
    text = page(browser, plan, f"?item={last.ref}", **PART)
    assert f'class="item is-chosen" id="{last.ref}"' in text
    assert "Trang 4/4" in text


def test_words_of_the_document_are_never_markup(browser: Client, lan: User) -> None:
    plan = a_draft(lan)
    reading = plan.reading
    reading.result = {**(reading.result or {}), "text": (reading.result or {})["text"].replace("KẾ", "<b>")}
    reading.save()
    assert "<b>" not in page(browser, plan)


@pytest.mark.parametrize("query", ["?kind=plan", "?show=nothing", "?kind=", "?kind=task'--"])
def test_a_filter_that_does_not_exist_is_not_found(browser: Client, lan: User, query: str) -> None:
    assert browser.get(f"/plans/drafts/{a_draft(lan).pk}/review/{query}").status_code == 404


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=999", "?item=task-0", "?item=x", f"?item=task-{9**40}"])
def test_an_odd_page_or_item_is_forgiven(browser: Client, lan: User, query: str) -> None:
    page(browser, a_draft(lan), query)


def test_a_bad_id_is_not_found(browser: Client) -> None:
    assert browser.get("/plans/drafts/999/review/").status_code == 404
    assert browser.get(f"/plans/drafts/{9**40}/review/").status_code == 404


def test_a_wrong_method_is_refused(browser: Client, lan: User) -> None:
    assert browser.post(f"/plans/drafts/{a_draft(lan).pk}/review/").status_code == 405


def test_a_part_asked_for_after_the_session_ended_leads_to_signing_in_and_back(lan: User) -> None:
    plan = a_draft(lan)
    here = f"http://testserver/plans/drafts/{plan.pk}/review/?kind=duty"
    response = Client().get(f"/plans/drafts/{plan.pk}/review/", headers={**PART, "HX-Current-URL": here})
    assert response["HX-Redirect"] == (
        f"/accounts/sign-in?next=%2Fplans%2Fdrafts%2F{plan.pk}%2Freview%2F%3Fkind%3Dduty"
    )


def test_a_plan_that_is_issued_has_its_own_page(browser: Client, lan: User) -> None:
    plan = a_live_plan(lan)
    assert browser.get(f"/plans/drafts/{plan.pk}/review/").status_code == 302


def test_the_number_of_queries_does_not_grow_with_the_tasks(browser: Client, lan: User) -> None:
    counts = []
    for number, tasks in enumerate((10, 100, 1000)):
        plan = a_draft(lan, number=f"{number}/KH-UBND", more_tasks=tasks - 3)
        assert plan.tasks.count() == tasks
        page(browser, plan)  # the session and the rendered document
        with CaptureQueriesContext(connection) as captured:
            page(browser, plan)
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2] <= 20


def test_the_document_is_rendered_once_for_each_version(browser: Client, lan: User) -> None:
    plan = a_draft(lan)
    page(browser, plan)
    with CaptureQueriesContext(connection) as second:
        page(browser, plan)
    actions.drop_item(item=plan.tasks.get(path="II.1"), version=1, by=lan, at=AT)
    with CaptureQueriesContext(connection) as changed:
        text = page(browser, plan)
    assert len(changed) > len(second)
    assert f'id="at-{plan.tasks.get(path="II.1").ref}"' not in text


def test_it_speaks_english_too(browser: Client, lan: User) -> None:
    plan = a_draft(lan)
    browser.cookies["dondoc_language"] = "en"
    assert "Was the plan read rightly?" in page(browser, plan)
    activate("vi")
