"""A task from its first word to its end: recorded, given time, closed with what came of it, confirmed, withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.plans.models import Plan
from dondoc.progress.actions import set_plan_rule
from dondoc.progress.enums import Confirmer
from dondoc.progress.tests.plans import HEALTH, INDUSTRY, a_plan, task_at
from tests.journeys.visitor import Visitor

PNG = b"\x89PNG\r\n\x1a\n" + b"anh hoi nghi"


@pytest.fixture
def plan(lan: User, minh: User, vinh: User, khanh: User) -> Plan:
    """Four tasks: due soon, due later, past its date, without one; what is done waits for lan's department."""
    today = timezone.localdate()
    days = today + timedelta(days=5), today + timedelta(days=60), today - timedelta(days=3)
    soon, later, past = ((INDUSTRY, day) for day in days)
    plan = a_plan(lan, [soon, later, past, ([INDUSTRY, HEALTH], None)])
    set_plan_rule(plan=plan, confirmer=Confirmer.FOCAL, since=today, by=lan, at=timezone.now())
    return plan


def test_minh_records_and_lan_confirms(visitor: Visitor, second_visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    visitor.go("/progress/")
    visitor.expect_heading("Nhiệm vụ của chúng tôi đến đâu?")
    expect(page.get_by_role("status")).to_contain_text("Chủ trì 4 nhiệm vụ")
    visitor.look("progress-mine")

    page.get_by_role("row", name="Nhiệm vụ 1.").get_by_role("link", name="Ghi tiến độ").click()
    visitor.expect_heading("Nhiệm vụ II.1 đã làm được gì?")
    visitor.look("progress-record")
    page.get_by_label("Đã hoàn thành").check()
    page.get_by_label("Kết quả thực hiện").fill("Đã tổ chức hội nghị kết nối cung cầu.")
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.locator(".field-error")).to_contain_text("Muốn kết thúc nhiệm vụ phải có sản phẩm")
    expect(page.get_by_label("Kết quả thực hiện")).to_have_value("Đã tổ chức hội nghị kết nối cung cầu.")
    page.get_by_label("Tệp minh chứng").set_input_files({"name": "a.exe", "mimeType": "x/y", "buffer": b"MZ\x90"})
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.locator(".field-error")).to_contain_text("Không nhận tệp chương trình")
    visitor.look("progress-record-refused")
    page.get_by_label("Tệp minh chứng").set_input_files(
        {"name": "Ảnh hội nghị.png", "mimeType": "image/png", "buffer": PNG}
    )
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.get_by_role("status").first).to_contain_text("khi có người thứ hai xác nhận")
    visitor.expect_heading("Nhiệm vụ II.1 đến đâu?")
    expect(page.locator("#progress .answer")).to_contain_text("sắp đến hạn")
    visitor.look("progress-waits")

    lan = second_visitor
    lan.sign_in(demo.LAN)
    lan.go("/progress/waiting/")
    lan.expect_heading("Việc nào đang chờ tôi quyết?")
    lan.look("progress-waiting")
    lan.page.get_by_role("link", name="II.1 Nhiệm vụ 1.").click()
    with lan.page.expect_download() as download:
        lan.page.get_by_role("link", name="Ảnh hội nghị.png").click()
    assert download.value.suggested_filename == "Ảnh hội nghị.png"
    lan.look("progress-confirm")
    lan.page.get_by_label("Đã hoàn thành", exact=True).check()
    lan.page.get_by_role("button", name="Lưu").click()
    expect(lan.page.locator("#progress .answer")).to_contain_text("hoàn thành đúng hạn")
    lan.look("progress-story")


def test_time_is_asked_before_the_date_and_decided(visitor: Visitor, second_visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    wanted = timezone.localdate() + timedelta(days=90)
    visitor.sign_in(demo.MINH)
    visitor.go(f"/progress/tasks/{task_at(plan, 'II.3').pk}/")
    expect(page.get_by_role("link", name="Xin gia hạn")).to_have_count(0)
    visitor.go(f"/progress/tasks/{task_at(plan, 'II.2').pk}/")
    page.get_by_role("link", name="Xin gia hạn").click()
    visitor.look("progress-ask")
    page.get_by_label("Đến ngày nào").fill(wanted.isoformat())
    page.get_by_role("button", name="Xin gia hạn").click()
    expect(page.locator(".field-error")).to_be_visible()
    page.get_by_label("Lý do").fill("Chờ phân bổ vốn.")
    page.get_by_role("button", name="Xin gia hạn").click()
    expect(page.locator("#progress")).to_contain_text("xin gia hạn đến")

    lan = second_visitor
    lan.sign_in(demo.LAN)
    lan.go("/progress/waiting/")
    lan.page.get_by_role("link", name="II.2 Nhiệm vụ 2.").click()
    lan.look("progress-decide")
    lan.page.get_by_label("Gia hạn đến ngày ghi dưới đây").check()
    lan.page.get_by_role("button", name="Lưu").click()
    expect(lan.page.locator("#progress .facts")).to_contain_text(f"{wanted:%d/%m/%Y}")
    expect(lan.page.locator("#progress .facts")).to_contain_text("hạn ban đầu")


def test_lan_sees_how_far_the_plan_is_and_withdraws_a_task(visitor: Visitor, plan: Plan) -> None:
    page = visitor.page
    visitor.sign_in(demo.LAN)
    visitor.go(f"/plans/{plan.pk}/")
    page.get_by_role("link", name="Kế hoạch này thực hiện đến đâu?").click()
    visitor.expect_heading("Kế hoạch này thực hiện đến đâu?")
    visitor.look("progress-plan")
    page.locator(".counts").get_by_role("link", name="1").first.click()
    visitor.expect_heading("Nhiệm vụ nào chưa xong, quá hạn?")
    expect(page.get_by_role("row")).to_have_count(2)
    visitor.look("progress-tasks")

    page.get_by_role("link", name="II.3").click()
    page.get_by_role("link", name="Hủy hoặc thay thế").click()
    page.get_by_label("Thay bằng nhiệm vụ khác").check()
    page.get_by_label("Số, ký hiệu văn bản quyết định").fill("88/QĐ-UBND")
    page.get_by_label("Lý do").fill("Trùng với nhiệm vụ II.2.")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".field-error")).to_contain_text("nhiệm vụ thay thế")
    visitor.look("progress-withdraw")
    page.get_by_label("Số thứ tự của nhiệm vụ thay thế").fill("II.2")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#progress .answer")).to_contain_text("thay bằng nhiệm vụ khác")
    visitor.look("progress-withdrawn")

    visitor.go(f"/progress/plans/{plan.pk}/rule/")
    visitor.look("progress-rule")
    visitor.go(f"/plans/{plan.pk}/tasks/{task_at(plan, 'II.1').pk}/")
    expect(page.locator("#progress")).to_contain_text("chưa ghi nhận gì")
    visitor.look("progress-in-plan")


def test_nothing_of_it_needs_scripts(visitor_without_scripts: Visitor, plan: Plan) -> None:
    page = visitor_without_scripts.page
    visitor_without_scripts.sign_in(demo.MINH)
    visitor_without_scripts.go("/progress/?show=near")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("link", name="Ghi tiến độ").click()
    page.get_by_label("Đang thực hiện").check()
    page.get_by_label("Đã thực hiện").fill("3,5")
    page.get_by_label("Tổng số phải thực hiện").fill("1.000")
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.locator("#progress")).to_contain_text("3,5 trên 1.000")
    expect(page.locator("#progress")).to_contain_text("(0,4\u00a0%)")
