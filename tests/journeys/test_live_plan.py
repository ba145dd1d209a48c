"""Minh looks up what his department owes, follows a task to its clause, and puts two provinces side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.plans import actions
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import AT, a_live_plan, a_reading
from dondoc.plans.tests.extracted import song_lam
from tests.journeys.visitor import SHOTS, Visitor


@pytest.fixture
def plan(lan: User, minh: User) -> Plan:
    return a_live_plan(lan, more_tasks=70)


@pytest.fixture
def neighbour(lan: User) -> Plan:
    reading = song_lam(number="8/KH-UBND")
    reading["document"]["issuer"] = "UBND tỉnh Hải Vân"
    for indicator in reading["indicators"]:
        indicator["target"] |= {"op": ">", "value": indicator["target"]["value"] - 2}
    draft = actions.draft_from_reading(reading=a_reading(lan, reading), by=lan, at=AT)
    return actions.issue_plan(plan=draft, version=draft.version, by=lan, at=AT)


def test_minh_finds_what_his_department_owes(visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    page.get_by_role("link", name="Kế hoạch", exact=True).first.click()
    visitor.expect_heading("Có những kế hoạch nào?")
    visitor.look("plans")

    page.get_by_role("link", name=plan.title).click()
    visitor.expect_heading("Kế hoạch giao gì, cho ai, đến khi nào?")
    expect(page.locator(".answer-words")).to_contain_text("Kế hoạch giao 73 nhiệm vụ cho 3 cơ quan chủ trì.")
    visitor.look("plan")

    page.get_by_role("row", name="Sở Công Thương").get_by_role("link").first.click()
    visitor.expect_heading("Ai phải làm gì, đến khi nào?")
    expect(page.get_by_role("status")).to_contain_text("70 trong 73 nhiệm vụ phù hợp, dưới đây là số 1 đến 50.")
    expect(page.get_by_label("Cơ quan")).to_have_value("Sở Công Thương")
    visitor.look("tasks")

    page.get_by_role("link", name="Sau").click()
    expect(page.locator("table.tasks tbody tr")).to_have_count(20)
    page.get_by_role("link", name="II.60", exact=True).click()
    visitor.expect_heading("Nhiệm vụ II.60 yêu cầu gì?")
    expect(page.locator(".clause mark")).to_contain_text("Nhiệm vụ số 60 của Sở Công Thương")
    visitor.look("task")


def test_the_filter_works_while_typing_and_lives_in_the_address(visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    visitor.go(f"/plans/{plan.pk}/tasks/")
    page.get_by_label("Từ ngữ").press_sequentially("doi thoai")
    expect(page.get_by_role("status")).to_contain_text("1 trong 73 nhiệm vụ phù hợp.")
    expect(page).to_have_url(re.compile(r"/tasks/\?q=doi\+thoai$"))
    page.reload()
    expect(page.locator("table.tasks tbody tr")).to_have_count(1)
    page.get_by_label("Từ ngữ").fill("")
    page.get_by_label("Thời hạn").select_option("date")
    expect(page).to_have_url(re.compile(r"/tasks/\?time=date$"))
    expect(page.locator("table.tasks")).to_contain_text("30/06/2025")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("1 trong 73")
    expect(page.get_by_label("Từ ngữ")).to_have_value("doi thoai")
    page.get_by_label("Từ ngữ").fill("không có từ này")
    expect(page.locator(".empty")).to_contain_text("Không có nhiệm vụ nào phù hợp")
    visitor.look("tasks-none")


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("outline", "Mỗi nhiệm vụ nằm ở đâu trong văn bản?"),
        ("indicators", "Phải đạt những chỉ tiêu nào?"),
        ("reports", "Ai báo cáo cho ai, khi nào?"),
        ("references", "Kế hoạch thực hiện và viện dẫn văn bản nào?"),
        ("recipients", "Kế hoạch gửi cho ai?"),
        ("history", "Ai đã làm gì với kế hoạch này?"),
    ],
)
def test_every_page_of_the_plan_answers_its_question(name: str, heading: str, visitor: Visitor, plan: Plan) -> None:
    visitor.sign_in(demo.MINH)
    visitor.go(f"/plans/{plan.pk}/{name}/")
    visitor.expect_heading(heading)
    visitor.look(f"plan-{name}")


def test_two_provinces_stand_side_by_side(visitor: Visitor, plan: Plan, neighbour: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    visitor.go("/plans/")
    page.get_by_role("link", name="Đối chiếu hai kế hoạch").click()
    visitor.expect_heading("Bạn muốn đối chiếu hai kế hoạch nào?")
    visitor.look("compare-choose")
    page.get_by_label("Kế hoạch thứ nhất").select_option(str(plan.pk))
    page.get_by_label("Kế hoạch thứ hai").select_option(str(neighbour.pk))
    page.get_by_role("button", name="Đối chiếu").click()
    visitor.expect_heading("Sông Lam và Hải Vân khác nhau ở đâu?")
    expect(page.locator(".differences")).to_contain_text("Sông Lam trên 95 %, Hải Vân trên 93 %")
    visitor.look("compare")


def test_the_tasks_leave_as_a_file_with_the_filter_that_is_seen(visitor: Visitor, plan: Plan) -> None:
    visitor.sign_in(demo.MINH)
    visitor.go(f"/plans/{plan.pk}/tasks/?time=date")
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("link", name="CSV").click()
    download = waiting.value
    assert download.suggested_filename == "15-kh-ubnd-nhiem-vu.csv"
    text = Path(download.path()).read_text(encoding="utf-8-sig")
    assert text.count("\n") == 2
    assert "Sở Tài chính" in text


def test_nothing_of_it_needs_scripts(visitor_without_scripts: Visitor, plan: Plan) -> None:
    page = visitor_without_scripts.page
    visitor_without_scripts.sign_in(demo.MINH)
    visitor_without_scripts.go(f"/plans/{plan.pk}/tasks/")
    page.get_by_label("Vai trò").select_option("coordinating")
    page.get_by_label("Cơ quan").select_option("Sở Tài chính")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_role("status")).to_contain_text("70 trong 73 nhiệm vụ phù hợp")
    page.get_by_role("link", name="Thời hạn").click()
    expect(page.get_by_label("Vai trò")).to_have_value("coordinating")
    expect(page.get_by_role("columnheader", name="Thời hạn")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("link", name="Sau").click()
    expect(page.locator("table.tasks tbody tr")).to_have_count(20)


def test_on_paper_the_page_is_the_plan_alone(visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    visitor.go(f"/plans/{plan.pk}/tasks/?page=all")
    page.emulate_media(media="print")
    for hidden in (".head", ".tabs", ".filters", ".files", ".foot"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("table.tasks tbody tr")).to_have_count(73)
    head = page.evaluate("getComputedStyle(document.querySelector('table.tasks thead')).display")
    assert head == "table-header-group"
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    if SHOTS.exists():
        Path(SHOTS, "tasks-paper.pdf").write_bytes(paper)
