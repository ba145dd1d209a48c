"""Other ways up: without scripts, on paper, as a nil return, as a correction."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.reporting import actions
from dondoc.reporting.models import Obligation, Revision
from dondoc.reporting.tests.sent import COMMUNE, INDUSTRY, a_draft, answer, seen
from dondoc.reporting.tests.test_paper import SCAN
from dondoc.reporting.tests.world import AT_THE_CLOSE, World, a_world, the_obligation
from tests.journeys.visitor import Visitor

REMARK = "Nêu rõ số xã đã được hướng dẫn."
BETTER = "Đã ban hành hướng dẫn cho 24 xã."


@pytest.fixture
def world(lan: User, minh: User, dung: User, tuan: User) -> World:
    return a_world(lan)


@pytest.fixture
def owed(world: World) -> Obligation:
    return the_obligation(world.regime, INDUSTRY)


def test_without_scripts_it_is_returned_as_no_report_and_excused(
    visitor_without_scripts: Visitor, world: World, minh: User, dung: User
) -> None:
    page = visitor_without_scripts.page
    draft = a_draft(world, minh)
    actions.submit_report(**seen(draft), by=dung, at=AT_THE_CLOSE)
    visitor_without_scripts.sign_in(demo.LAN)
    visitor_without_scripts.go(f"/reporting/revisions/{draft.pk}/review/")
    page.locator(f"#answer-{answer(draft).pk} summary").click()
    page.locator(f"#remark-{answer(draft).pk}").fill(REMARK)
    page.get_by_role("button", name="Trả lại, không coi là báo cáo").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy nêu vì sao không coi là báo cáo")
    expect(page.locator(f"#remark-{answer(draft).pk}")).to_have_value(REMARK)
    page.get_by_label("Ý kiến về cả báo cáo").fill("Báo cáo của kỳ trước.")
    page.get_by_role("button", name="Trả lại, không coi là báo cáo").click()
    visitor_without_scripts.go(f"/reporting/obligations/{draft.obligation_id}/excuse/")
    page.get_by_label("Lý do").fill("Đã gộp vào báo cáo khác.")
    page.get_by_role("button", name="Miễn báo cáo").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã miễn báo cáo")


def test_a_paper_is_entered_nil_returned_and_a_correction_begun(
    visitor: Visitor, world: World, minh: User, dung: User, lan: User
) -> None:
    page, owed = visitor.page, the_obligation(world.regime, COMMUNE)
    visitor.sign_in(demo.LAN)
    visitor.go(f"/reporting/obligations/{owed.pk}/paper/")
    visitor.expect_heading("Báo cáo gửi đến bằng bản giấy?")
    page.get_by_role("button", name="Bắt đầu nhập").click()
    draft = Revision.objects.get()
    page.locator(f"[name='{answer(draft).pk}-state'][value='under_way']").check()
    page.locator(f"[name='{answer(draft).pk}-text']").fill("Đang rà soát.")
    page.locator(".filling-end button").click()
    page.get_by_role("link", name="Thêm bản quét và ghi nhận").click()
    page.get_by_label("Ngày nhận được").fill("2026-03-30")
    page.get_by_role("button", name="Ghi nhận là báo cáo").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy thêm bản quét")
    page.set_input_files("input[type=file]", {"name": SCAN.name, "mimeType": "application/pdf", "buffer": SCAN.data})
    visitor.look("way-paper")
    page.get_by_role("button", name="Ghi nhận là báo cáo").click()
    visitor.look("way-paper-review")
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()

    visitor.change_to(demo.DUNG)
    industry = the_obligation(world.regime, INDUSTRY)
    visitor.go(f"/reporting/obligations/{industry.pk}/nil/")
    page.get_by_label("Lý do").fill("Kỳ này chưa có nhiệm vụ đến hạn.")
    visitor.look("way-nil")
    page.get_by_role("button", name="Gửi báo cáo không có phát sinh").click()
    nil = Revision.objects.get(is_nil=True)
    actions.accept_report(**seen(nil), by=lan, at=AT_THE_CLOSE)
    visitor.go(f"/reporting/revisions/{nil.pk}/")
    page.get_by_role("link", name="Đính chính báo cáo đã tiếp nhận").click()
    page.get_by_label("Lý do").fill("Có phát sinh một việc.")
    page.get_by_role("button", name="Bắt đầu đính chính").click()
    assert Revision.objects.filter(obligation=industry, number=2).exists()
