"""A plan of 2024 after the reorganisation of 2025: what it said then, who has it now, and what a person must say."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.plans.models import Plan
from dondoc.plans.tests.registry import a_plan, seed
from tests.journeys.visitor import Visitor

PLANNERS, FINANCE, DISTRICT = "Sở Kế hoạch và Đầu tư", "Sở Tài chính", "UBND huyện Thanh Sơn"
UNHEARD = "Tổ công tác số 9"
LEADS = [PLANNERS, FINANCE, DISTRICT, "các sở, ban, ngành", UNHEARD, DISTRICT, "các đơn vị liên quan"]


@pytest.fixture
def plan(lan: User, minh: User) -> Plan:
    seed()
    return a_plan(lan, LEADS, roles={"coordinating": [FINANCE, "Sở Giao thông vận tải", "Công an tỉnh"]})


def task_address(plan: Plan, place: int) -> str:
    return f"/plans/{plan.pk}/tasks/{plan.tasks.all()[place].pk}/"


def test_minh_sees_the_plan_as_it_was_and_as_it_is(visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    visitor.go(f"/plans/{plan.pk}/")
    page.get_by_role("navigation", name="Các trang của kế hoạch").get_by_role("link", name="Việc được giao").click()
    visitor.expect_heading("Kế hoạch giao việc cho những cơ quan nào?")
    expect(page.get_by_role("row", name=PLANNERS)).to_have_count(0)
    expect(page.locator(".answer-words")).to_contain_text("2 việc chờ người quyết định")
    visitor.look("duties-now")

    page.get_by_role("link", name="như lúc ban hành").click()
    expect(page.locator(".as-of")).to_contain_text("15/01/2024")
    expect(page.locator(".answer-words")).not_to_contain_text("chờ người quyết định")
    visitor.look("duties-then")

    page.get_by_role("row", name=PLANNERS).get_by_role("link").last.click()
    expect(page.get_by_role("status")).to_contain_text("2 trong")
    visitor.look("duties-of-one")


def test_a_task_says_why_this_agency(visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    visitor.go(task_address(plan, 0))
    page.locator(".why summary").first.click()
    expect(page.locator(".chain").first).to_contain_text("từ 01/03/2025: Sở Tài chính")
    visitor.look("task-holders")
    visitor.go(task_address(plan, 3))
    page.locator(".holders summary").first.click()
    expect(page.locator(".holders .held")).to_have_count(plan.holdings.filter(assignment__task__path="II.4").count())
    visitor.look("task-collective")


def test_lan_settles_a_name_and_hands_a_district_over(visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.LAN)
    visitor.go("/plans/names/")
    visitor.expect_heading("Tên này chỉ cơ quan nào?")
    visitor.look("names")
    page.get_by_role("link", name=UNHEARD).click()
    page.get_by_role("button", name="Xác định cho cả 1 chỗ").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy chọn cơ quan")
    page.get_by_label("Tìm cơ quan").fill("so y te")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_label("Sở Y tế tỉnh Sông Lam").check()
    visitor.look("name")
    page.get_by_role("button", name="Xác định cho cả 1 chỗ").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã xác định; 1 chỗ")

    visitor.go("/plans/duties/")
    page.get_by_role("link", name="Việc chờ cơ quan tiếp nhận").click()
    visitor.expect_heading("Việc nào đang chờ cơ quan tiếp nhận?")
    visitor.look("heirs")
    page.get_by_role("link", name="huyện Thanh Sơn").click()
    page.get_by_label("xã Khe Tre").check()
    page.get_by_label("Chọn II.6").uncheck()
    visitor.look("leaving")
    page.get_by_role("button", name="Giao việc").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã giao 1 việc.")
    page.get_by_label("Không cơ quan nào").check()
    page.get_by_role("button", name="Giao việc").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy nêu lý do")
    page.get_by_label("Lý do").fill("Cấp huyện kết thúc hoạt động.")
    page.get_by_role("button", name="Giao việc").click()
    visitor.go("/plans/heirs/")
    expect(page.locator(".empty")).to_be_visible()
    visitor.go(task_address(plan, 2))
    expect(page.locator(".holder").first).to_contain_text("UBND xã Khe Tre")


def test_lan_finds_what_her_department_owes(visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.LAN)
    page.get_by_role("navigation", name="Chính").get_by_role("link", name="Việc được giao").click()
    visitor.expect_heading("Cơ quan tôi được giao những việc gì?")
    expect(page.get_by_role("status")).to_contain_text("4 việc được giao trong 1 kế hoạch")
    visitor.look("my-duties")
    page.get_by_label("Xem tại ngày").fill("2024-06-01")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_role("status")).to_contain_text("3 việc được giao")


def test_nothing_of_it_needs_scripts(visitor_without_scripts: Visitor, plan: Plan) -> None:
    page = visitor_without_scripts.page
    visitor_without_scripts.sign_in(demo.LAN)
    visitor_without_scripts.go(f"/plans/{plan.pk}/duties/?on=2024-02-30")
    expect(page.locator(".field-error")).to_contain_text("không phải là một ngày")
    page.get_by_label("Ngày khác").fill("2025-04-01")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(".as-of")).to_contain_text("01/04/2025")
