"""The tasks of an issued plan: filters in the address, sorting, pages, files, and each task with its clause."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan
from tests.cast import browser_of

#: In the address, the paths that it finds in Sông Lam's plan with two more tasks.
FILTERS = [
    ("", ["II.1", "II.2", "II.3", "II.4", "II.5"]),
    ("?q=doi+thoai", ["II.3"]),
    ("?q=đối thoại", ["II.3"]),
    ("?q=doanh nghiệp đối thoại", ["II.3"]),
    ("?q=hoai", []),
    ("?q=đối tho", ["II.3"]),
    ("?q=so+tai+chinh", ["II.1", "II.4", "II.5"]),
    ("?agency=Sở Tài chính", ["II.1", "II.4", "II.5"]),
    ("?agency=so+tai+chinh", ["II.1", "II.4", "II.5"]),
    ("?agency=Sở Tài chính&role=lead", ["II.1"]),
    ("?agency=Sở Tài chính&role=coordinating", ["II.4", "II.5"]),
    ("?agency=Sở Y tế", []),
    ("?role=nobody", ["II.3"]),
    ("?role=supervising", []),
    ("?section=II", ["II.1", "II.2", "II.3", "II.4", "II.5"]),
    ("?section=II.1", ["II.1"]),
    ("?section=I", []),
    ("?time=date", ["II.1"]),
    ("?time=quarter&q=so+5", ["II.5"]),
    ("?time=soon", ["II.1", "II.2", "II.3", "II.4", "II.5"]),
    ("?sort=-order", ["II.5", "II.4", "II.3", "II.2", "II.1"]),
    ("?sort=time", ["II.1", "II.4", "II.5", "II.2", "II.3"]),
    ("?sort=-time", ["II.4", "II.5", "II.1", "II.2", "II.3"]),
    ("?sort=lead", ["II.2", "II.4", "II.5", "II.1", "II.3"]),
    ("?sort=-lead&time=quarter", ["II.4", "II.5"]),
]


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_live_plan(lan, more_tasks=2)


def tasks_address(plan: Plan) -> str:
    return reverse("plans:tasks", args=[plan.pk])


def paths(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="\d+/">([^<]+)</a>', html)


@pytest.mark.parametrize(("address", "expected"), FILTERS)
def test_a_filter_finds_what_it_says(address: str, expected: list[str], plan: Plan, minh: User) -> None:
    answer = browser_of(minh).get(f"{tasks_address(plan)}{address}").content.decode()
    assert paths(answer) == expected


@pytest.mark.parametrize(("address", "expected"), FILTERS)
def test_the_file_holds_what_the_page_shows(address: str, expected: list[str], plan: Plan, minh: User) -> None:
    answer = browser_of(minh).get(f"{tasks_address(plan)}{address}{'&' if address else '?'}format=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == expected


def test_the_form_keeps_what_was_chosen(plan: Plan, minh: User) -> None:
    answer = browser_of(minh).get(tasks_address(plan), {"agency": "Sở Tài chính", "role": "lead", "q": '"><b>'})
    html = answer.content.decode()
    assert "<option selected>Sở Tài chính</option>" in html
    assert '<option value="lead" selected>' in html
    assert 'value="&quot;&gt;&lt;b&gt;"' in html


def test_fifty_stand_on_a_page_and_the_filter_goes_along(lan: User, minh: User) -> None:
    plan = a_live_plan(lan, more_tasks=120)
    browser = browser_of(minh)
    first = browser.get(tasks_address(plan), {"time": "quarter", "sort": "-order"}).content.decode()
    assert len(paths(first)) == 50
    assert 'href="?time=quarter&amp;sort=-order&amp;page=3"' in first
    last = browser.get(tasks_address(plan), {"time": "quarter", "sort": "-order", "page": "3"}).content.decode()
    assert paths(last)[-1] == "II.4"
    assert len(paths(last)) == 20
    assert len(paths(browser.get(tasks_address(plan), {"page": "all"}).content.decode())) == 123


def test_htmx_gets_the_table_alone_and_a_short_address(plan: Plan, minh: User) -> None:
    headers = {"HX-Request": "true"}
    answer = browser_of(minh).get(f"{tasks_address(plan)}?q=&agency=&role=lead&time=", headers=headers)
    assert "<html" not in answer.content.decode()
    assert answer["HX-Push-Url"] == f"{tasks_address(plan)}?role=lead"
    assert answer["Vary"].startswith("HX-Request") or "HX-Request" in answer["Vary"]


def test_the_workbook_has_days_as_days(plan: Plan, minh: User) -> None:
    answer = browser_of(minh).get(f"{tasks_address(plan)}?format=xlsx&time=date")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    head, row = list(sheet.iter_rows(values_only=True))
    facts = dict(zip(head, row, strict=True))
    assert facts["Chủ trì"] == "Sở Tài chính"
    assert facts["Đến ngày"] == datetime(2025, 6, 29)  # noqa: DTZ001 — a workbook knows no zones
    assert str(facts["Địa chỉ"]).endswith(f"/plans/{plan.pk}/tasks/{plan.tasks.all()[0].pk}/")


def test_a_task_shows_its_clause_its_agencies_and_its_time(plan: Plan, minh: User) -> None:
    html = task_page(browser_of(minh), plan, 0)
    assert "<mark>rà soát thủ tục đầu tư; công bố danh mục trước ngày 30/6/2025" in html
    assert 'class="clause-around">II. NHIỆM VỤ' in html
    assert 'class="clause-around">2. Các sở, ngành' in html
    assert "Trước 30/06/2025 – hết ngày 29/06/2025" in html
    assert "“trước ngày 30/6/2025”" in html
    assert f"{tasks_address(plan)}?agency=S%E1%BB%9F%20T%C3%A0i%20ch%C3%ADnh&amp;role=lead" in html
    assert "không ai sửa" in html


def test_a_task_says_what_remained_doubtful(plan: Plan, minh: User) -> None:
    html = task_page(browser_of(minh), plan, 2)
    assert "Điều còn ngờ khi ban hành:" in html
    assert "<li>Không tìm thấy cơ quan chủ trì.</li>" in html


def test_a_task_says_who_corrected_it(lan: User, minh: User) -> None:
    draft = a_draft(lan)
    task = draft.tasks.all()[1]
    actions.correct_item(item=task, version=1, changes={"fields": {"text": "Báo cáo."}}, by=lan, at=AT)
    draft.refresh_from_db()
    plan = actions.issue_plan(plan=draft, version=draft.version, by=lan, at=AT)
    html = task_page(browser_of(minh), plan, 1)
    assert "Nguyễn Thị Lan – đã sửa" in html
    assert "không ai sửa" not in html


def task_page(browser: Client, plan: Plan, place: int) -> str:
    task = plan.tasks.all()[place]
    return browser.get(reverse("plans:task", args=[plan.pk, task.pk])).content.decode()
