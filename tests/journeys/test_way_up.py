"""A report goes up: written, approved, returned with a remark, answered, compared, accepted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

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


def change_to(visitor: Visitor, who: demo.Character) -> None:
    visitor.page.context.clear_cookies()
    visitor.sign_in(who)


def type_answer(page: Page, revision: Revision, text: str) -> None:
    """State, words and document of the one task, and the part that must be written."""
    task, part = answer(revision).pk, answer(revision, "part").pk
    page.locator(f"[name='{task}-state'][value='done']").check()
    page.locator(f"[name='{task}-text']").fill(text)
    document = page.locator(f"#answer-{task} details")
    if document.get_attribute("open") is None:
        document.locator("summary").first.click()
    page.locator(f"[name='{task}-product_number']").fill("12/HD-SCT")
    page.locator(f"[name='{task}-product_on']").fill("2026-03-18")
    page.locator(f"[name='{part}-text']").fill("Đã triển khai đúng kế hoạch.")
    page.locator(".filling-end button").click()
    expect(page.get_by_role("status").first).to_be_visible()


def write(visitor: Visitor, owed: Obligation) -> Revision:
    """Minh begins, is told what is missing, writes, and puts it before the head."""
    page = visitor.page
    visitor.sign_in(demo.MINH)
    visitor.go(f"/reporting/obligations/{owed.pk}/fill/")
    page.locator("form[action$='/open/'] button").click()
    revision = Revision.objects.get()
    page.get_by_role("link", name="Xem lại trước khi gửi").click()
    visitor.expect_heading("Báo cáo đã gửi được chưa?")
    expect(page.locator(".banner-error")).to_contain_text("Chưa gửi được")
    visitor.look("way-not-ready")
    page.get_by_role("link", name="Trở lại điền báo cáo").click()
    type_answer(page, revision, "Đã ban hành hướng dẫn.")
    page.get_by_role("link", name="Xem lại trước khi gửi").click()
    visitor.look("way-before-sending")
    page.get_by_role("button", name="Trình lãnh đạo đơn vị").click()
    expect(page.get_by_role("status").first).to_contain_text("đang trình lãnh đạo")
    return revision


def approve(visitor: Visitor, name: str = "") -> None:
    """The head finds it in the list and submits it."""
    page = visitor.page
    change_to(visitor, demo.DUNG)
    visitor.go("/reporting/approvals/")
    visitor.expect_heading("Báo cáo nào chờ tôi duyệt?")
    if name:
        visitor.look(f"{name}s")
    page.get_by_role("row").get_by_role("link").first.click()
    visitor.expect_heading("Báo cáo này gửi đi như vậy được chưa?")
    if name:
        visitor.look(name)
    page.get_by_role("button", name="Duyệt và gửi").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã gửi báo cáo")


def return_with_a_remark(visitor: Visitor, revision: Revision) -> None:
    """Lan finds it on her desk and says what is missing, beside the answer."""
    page, key = visitor.page, answer(revision).pk
    change_to(visitor, demo.LAN)
    visitor.go("/reporting/inbox/")
    visitor.expect_heading("Báo cáo nào chờ tiếp nhận?")
    expect(page.locator(".answer")).to_contain_text("1 báo cáo chờ tiếp nhận")
    visitor.look("way-inbox")
    page.get_by_role("row").get_by_role("link", name="Sở Công Thương").click()
    page.locator(f"#answer-{key} summary").click()
    page.locator(f"#remark-{key}").fill(REMARK)
    visitor.look("way-review")
    page.get_by_role("button", name="Trả lại kèm nhận xét").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã trả lại")


def answer_the_remark(visitor: Visitor, first: Revision) -> Revision:
    """Minh sees it beside the answer and writes better."""
    page = visitor.page
    change_to(visitor, demo.MINH)
    visitor.go(f"/reporting/revisions/{first.pk}/")
    expect(page.locator(".remark")).to_contain_text(REMARK)
    visitor.look("way-returned")
    page.get_by_role("link", name="Trả lời các nhận xét").click()
    page.locator("form[action$='/open/'] button").click()
    second = Revision.objects.get(number=2)
    expect(page.locator(f"#answer-{answer(second).pk}")).to_contain_text(REMARK)
    type_answer(page, second, BETTER)
    page.get_by_role("link", name="Xem lại trước khi gửi").click()
    expect(page.locator("ins").first).to_contain_text("cho 24 xã")
    page.get_by_role("button", name="Trình lãnh đạo đơn vị").click()
    expect(page.get_by_role("status").first).to_contain_text("đang trình lãnh đạo")
    return second


def test_somebody_who_has_never_seen_it_brings_a_report_up(visitor: Visitor, owed: Obligation) -> None:
    page, first = visitor.page, write(visitor, owed)
    approve(visitor, "way-approval")
    return_with_a_remark(visitor, first)
    second = answer_the_remark(visitor, first)
    approve(visitor)

    change_to(visitor, demo.LAN)
    visitor.go("/reporting/inbox/")
    page.get_by_role("row").get_by_role("link", name="Sở Công Thương").click()
    expect(page.locator(".since ins").first).to_contain_text("cho 24 xã")
    visitor.look("way-review-anew")
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(page.locator(".empty")).to_be_visible()
    visitor.go(f"/reporting/revisions/{second.pk}/difference/")
    visitor.look("way-difference")
    visitor.go(f"/reporting/revisions/{second.pk}/#answer-{answer(second).pk}")
    expect(page.locator(".banner-success")).to_be_visible()
    expect(page.locator(f"#answer-{answer(second).pk}")).to_contain_text(BETTER)
    visitor.look("way-accepted")


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

    change_to(visitor, demo.DUNG)
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
