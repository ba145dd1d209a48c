"""An officer fills in a report: as one types, with the network cut, two at once, and without scripts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.plans.models import Holding
from dondoc.progress.actions import Said, record_progress
from dondoc.progress.enums import State
from dondoc.reporting import actions
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, Obligation, Revision
from dondoc.reporting.tests.world import IN_MARCH, a_world, the_obligation
from tests.journeys.visitor import Visitor


@pytest.fixture
def trade(lan: User, minh: User, dung: User) -> Obligation:
    return the_obligation(a_world(lan).regime, "so-cong-thuong")


@pytest.fixture
def revision(trade: Obligation, minh: User) -> Revision:
    return actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)


def the_task(revision: Revision) -> Answer:
    return revision.answers.get(kind=AnswerKind.TASK)


def box(page: Page, answer: Answer) -> Locator:
    return page.locator(f"#answer-{answer.pk}")


def open_page(visitor: Visitor, trade: Obligation, character: demo.Character = demo.MINH) -> None:
    visitor.sign_in(character)
    visitor.go(f"/reporting/obligations/{trade.pk}/fill/")


def kept(page: Page) -> list[str]:
    """What the browser keeps of unsaved words."""
    found: list[str] = page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('dondoc:'))")
    return found


def test_minh_fills_in_a_report_as_he_types(visitor: Visitor, trade: Obligation) -> None:
    page = visitor.page
    open_page(visitor, trade)
    visitor.expect_heading("Báo cáo quý I/2026 của Sở Công Thương")
    visitor.look("filling-begin")
    page.get_by_role("button", name="Bắt đầu điền").click()
    task = box(page, the_task(trade.revisions.get()))
    expect(page.locator("#filling-bar")).to_contain_text("0/8 đã trả lời")
    task.get_by_label("Hoàn thành").check()
    task.get_by_label("Kết quả thực hiện").fill("Đã ban hành danh mục.")
    expect(task.locator(".saved-at")).to_contain_text("Đã lưu lúc")
    expect(page.locator("#filling-bar")).to_contain_text("1/8 đã trả lời")
    expect(task.locator(".answer-status")).to_contain_text("hãy ghi số và ngày văn bản")
    task.get_by_label("Đính kèm tệp").set_input_files(
        {"name": "danh mục.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 danh muc"}
    )
    expect(task.get_by_role("link", name="danh mục.pdf")).to_be_visible()
    expect(page.locator("#lacks")).not_to_contain_text("hãy ghi số và ngày văn bản")
    task.get_by_label("Đã thực hiện").fill("nhiều")
    expect(task.locator(".field-error").first).to_contain_text("1.234,5")
    visitor.look("filling-wrong")
    task.get_by_label("Đã thực hiện").fill("1.234,5")
    task.get_by_label("Tổng số phải thực hiện").fill("2469")
    expect(task.locator(".percent")).to_have_text("Đạt 50 % so với kế hoạch")
    task.get_by_label("Số, ký hiệu văn bản").fill("12/BC-SCT")
    task.get_by_label("Ngày văn bản").fill("2026-01-20")
    page.get_by_label("Giá trị kỳ này: Chi phí thời gian").fill("0")
    expect(page.locator("#filling-bar")).to_contain_text("2/8 đã trả lời")
    visitor.look("filling")
    page.reload()
    assert the_task(trade.revisions.get()).product_number == "12/BC-SCT"
    expect(task.get_by_label("Kết quả thực hiện")).to_have_value("Đã ban hành danh mục.")
    assert kept(page) == []


def test_words_typed_while_the_network_is_cut_are_sent_when_it_is_back(
    visitor: Visitor, context: BrowserContext, trade: Obligation, revision: Revision
) -> None:
    page, answer = visitor.page, the_task(revision)
    open_page(visitor, trade)
    task = box(page, answer)
    context.set_offline(True)
    task.get_by_label("Kết quả thực hiện").fill("Gõ khi mất mạng.")
    expect(page.locator("[data-net]")).to_contain_text("mất mạng")
    context.set_offline(False)
    expect(task.locator(".saved-at")).to_contain_text("Đã lưu lúc")
    expect(page.locator("[data-net]")).to_have_text("")
    answer.refresh_from_db()
    assert (answer.text, answer.version) == ("Gõ khi mất mạng.", 2)
    assert kept(page) == []


def test_words_survive_a_closed_page_and_never_overwrite_newer_ones(
    visitor: Visitor, context: BrowserContext, trade: Obligation, revision: Revision, dung: User
) -> None:
    page, answer = visitor.page, the_task(revision)
    open_page(visitor, trade)
    context.set_offline(True)
    box(page, answer).get_by_label("Kết quả thực hiện").fill("Của Minh, chưa gửi.")
    expect(page.locator("[data-net]")).to_contain_text("mất mạng")
    page.close()
    now = datetime.now(tz=UTC)
    actions.save_answer(answer=answer, version=1, values={"text": "Của Dũng."}, by=dung, at=now)
    context.set_offline(False)
    again = Visitor(context.new_page(), visitor.base)
    again.go(f"/reporting/obligations/{trade.pk}/fill/")
    task = box(again.page, answer)
    expect(task.locator(".conflict")).to_contain_text("Của Dũng.")
    expect(task.locator(".conflict")).to_contain_text("Của Minh, chưa gửi.")
    again.look("filling-conflict")
    answer.refresh_from_db()
    assert answer.text == "Của Dũng."
    task.get_by_role("button", name="Lưu bản của tôi").click()
    expect(task.locator(".saved-at")).to_contain_text("Trần Văn Minh")
    answer.refresh_from_db()
    assert (answer.text, answer.version) == ("Của Minh, chưa gửi.", 3)
    assert kept(again.page) == []


def test_signing_out_takes_unsaved_words_off_the_machine(
    visitor: Visitor, context: BrowserContext, trade: Obligation, revision: Revision
) -> None:
    page = visitor.page
    open_page(visitor, trade)
    page.route("**/reporting/answers/**", lambda route: route.abort())
    box(page, the_task(revision)).get_by_label("Kết quả thực hiện").fill("Bí mật.")
    expect(page.locator("[data-net]")).to_contain_text("mất mạng")
    assert len(kept(page)) == 1
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
    assert kept(page) == []


def test_two_at_once_are_told_of_each_other(
    visitor: Visitor, second_visitor: Visitor, trade: Obligation, revision: Revision
) -> None:
    answer = the_task(revision)
    open_page(visitor, trade)
    open_page(second_visitor, trade, demo.DUNG)
    box(second_visitor.page, answer).get_by_label("Kết quả thực hiện").fill("Của Dũng.")
    expect(box(second_visitor.page, answer).locator(".saved-at")).to_be_visible()
    again = "htmx.ajax('GET', document.querySelector('#presence').getAttribute('hx-get'), {source: '#presence'})"
    visitor.page.evaluate(again)  # as it does by itself every twenty seconds
    expect(visitor.page.locator("#presence")).to_contain_text("cũng đang điền báo cáo này")
    task = box(visitor.page, answer)
    task.get_by_label("Kết quả thực hiện").fill("Của Minh.")
    expect(task.locator(".conflict")).to_contain_text("Của Dũng.")
    task.get_by_role("button", name="Giữ bản đã lưu").click()
    expect(task.get_by_label("Kết quả thực hiện")).to_have_value("Của Dũng.")
    assert kept(visitor.page) == []


def test_what_was_recorded_before_needs_one_press(visitor: Visitor, trade: Obligation, minh: User) -> None:
    holding = Holding.objects.get(assignment__task__path="II.2", assignment__role="lead")
    record_progress(holding=holding, said=Said(State.UNDER_WAY, "Đã họp."), seen=0, by=minh, at=IN_MARCH)
    revision = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    open_page(visitor, trade)
    task = box(visitor.page, the_task(revision))
    expect(task.locator(".tag-near")).to_contain_text("như trước, chưa xem lại")
    task.get_by_role("button", name="Vẫn như vậy").click()
    expect(task.locator(".saved-at")).to_contain_text("Đã lưu lúc")
    assert not the_task(revision).is_carried


def test_all_of_it_works_without_scripts(visitor_without_scripts: Visitor, trade: Obligation) -> None:
    page = visitor_without_scripts.page
    open_page(visitor_without_scripts, trade)
    page.get_by_role("button", name="Bắt đầu điền").click()
    task = box(page, the_task(trade.revisions.get()))
    task.get_by_label("Đang thực hiện").check()
    task.get_by_label("Kết quả thực hiện").fill("Không cần script.")
    page.get_by_label("Giá trị kỳ này: Chi phí thời gian").fill("bảy")
    page.get_by_role("button", name="Lưu tất cả").last.click()
    expect(page.get_by_role("alert")).to_contain_text("1 câu trả lời chưa được lưu")
    expect(page.get_by_label("Giá trị kỳ này: Chi phí thời gian")).to_have_value("bảy")
    page.get_by_label("Giá trị kỳ này: Chi phí thời gian").fill("7,5")
    page.get_by_role("button", name="Lưu tất cả").last.click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu mọi nội dung")
    answer = the_task(trade.revisions.get())
    assert (answer.state, answer.text) == (State.UNDER_WAY, "Không cần script.")
    assert trade.revisions.get().answers.get(kind=AnswerKind.INDICATOR).value is not None
