"""The overview: every number is a link to exactly what it counts."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Plan, Task
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan
from tests.cast import browser_of

LINK = re.compile(r'<a href="(/plans/\d+/tasks/[^"]*)"[^>]*>(?:<strong>)?(\d+)')
ANSWER = re.compile(r'<p class="answer" role="status"><strong>(\d+)</strong>')


@pytest.fixture
def plan(lan: User) -> Plan:
    """One of whose tasks somebody dropped, and gave another an agency in another spelling."""
    draft = a_draft(lan, more_tasks=9)
    _, _, _, fourth, fifth, *_ = draft.tasks.all()
    actions.drop_item(item=fifth, version=fifth.version, by=lan, at=AT)
    actions.correct_item(
        item=fourth, version=fourth.version, changes={"roles": {"lead": ["SỞ Công thương"]}}, by=lan, at=AT
    )
    draft.refresh_from_db()
    return actions.issue_plan(plan=draft, version=draft.version, by=lan, at=AT)


def page(browser: Client, plan: Plan) -> str:
    return browser.get(reverse("plans:plan", args=[plan.pk])).content.decode()


def test_the_answer_stands_first_in_words(plan: Plan, minh: User) -> None:
    words = " ".join(re.sub(r"<[^>]+>", "", page(browser_of(minh), plan)).split())
    assert "Kế hoạch giao 11 nhiệm vụ cho 3 cơ quan chủ trì." in words
    assert "1 nhiệm vụ không nêu ai chủ trì." in words
    assert "Theo thời hạn: 1 hạn theo ngày, 8 hạn theo quý, 1 thường xuyên, 1 không nêu thời hạn." in words
    assert "Kế hoạch đặt 2 chỉ tiêu và 1 chế độ báo cáo. Kế hoạch thực hiện Nghị quyết 02/NQ-CP." in words


def test_each_number_leads_to_as_many_tasks(plan: Plan, minh: User) -> None:
    browser = browser_of(minh)
    links = LINK.findall(page(browser, plan))
    assert len(links) > 10
    for address, number in links:
        answer = browser.get(address.replace("&amp;", "&")).content.decode()
        counted = ANSWER.search(answer)
        assert counted is not None, unquote(address)
        assert counted[1] == number, unquote(address)


def test_two_spellings_of_an_agency_are_one(plan: Plan, minh: User) -> None:
    html = page(browser_of(minh), plan)
    assert "SỞ Công thương" not in html
    assert html.count("Sở Công Thương</th>") == 1


def test_the_original_is_fetched_byte_for_byte(plan: Plan, minh: User) -> None:
    browser = browser_of(minh)
    address = reverse("plans:document-file", args=[plan.document_id])
    assert address in page(browser, plan)
    assert browser.get(address).content == bytes(plan.document.content.data)


def test_a_newer_edition_is_told_in_the_list(lan: User, minh: User) -> None:
    old = a_live_plan(lan)
    new = a_live_plan(lan, number="16/KH-UBND")
    Plan.objects.filter(pk=new.pk).update(key=old.key, edition=2, number=old.number)
    browser = browser_of(minh)
    assert f"/plans/{old.pk}/" in browser.get("/plans/?state=replaced").content.decode()
    live = browser.get("/plans/?state=live").content.decode()
    assert f'"/plans/{new.pk}/"' in live
    assert f'"/plans/{old.pk}/"' not in live


def test_the_list_shows_drafts_to_those_only_who_check_them(lan: User, minh: User) -> None:
    draft = a_draft(lan)
    review = reverse("plans:review", args=[draft.pk])
    assert review in browser_of(lan).get("/plans/").content.decode()
    for address in ("/plans/", "/plans/?state=draft", "/plans/?format=csv", "/plans/?year=2025"):
        answer = browser_of(minh).get(address).content.decode()
        assert review not in answer
        assert draft.title not in answer


@pytest.mark.parametrize("words", ["sông lam", "SONG LAM", "moi truong kinh doanh", "15/kh", "kế hoạch không có"])
def test_the_list_is_searched_with_or_without_accents(words: str, lan: User, minh: User) -> None:
    plan = a_live_plan(lan)
    answer = browser_of(minh).get("/plans/", {"q": words}).content.decode()
    assert (f'"/plans/{plan.pk}/"' in answer) is (words != "kế hoạch không có")


def test_the_tables_of_the_overview_and_the_list_are_files(plan: Plan, minh: User) -> None:
    browser = browser_of(minh)
    address = reverse("plans:plan", args=[plan.pk])
    times = browser.get(f"{address}?table=times&format=csv").content.decode("utf-8-sig").split("\r\n")
    assert times[1:3] == ["hạn theo ngày,1", "hạn theo quý,8"]
    agencies = browser.get(f"{address}?table=agencies&format=csv").content.decode("utf-8-sig").split("\r\n")
    assert agencies[1] == "Sở Công Thương,8,0,0,8"
    (row,) = browser.get("/plans/?format=csv&q=song+lam").content.decode("utf-8-sig").split("\r\n")[1:-1]
    assert row.endswith("UBND tỉnh Sông Lam,2025-01-20,Đã ban hành,11,2")
    assert browser.get(f"{address}?table=king").status_code == 404


def test_a_dropped_task_is_counted_nowhere(plan: Plan, minh: User) -> None:
    dropped = Task.objects.get(plan=plan, dropped_at__isnull=False)
    browser = browser_of(minh)
    for name in ("plan", "outline", "tasks", "history"):
        assert f"/tasks/{dropped.pk}/" not in browser.get(reverse(f"plans:{name}", args=[plan.pk])).content.decode()
