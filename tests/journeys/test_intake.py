"""Lan brings a plan in, checks what was read, and issues it."""

from __future__ import annotations

import threading

import pytest
from django.db import connections
from playwright.sync_api import Locator, expect

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.lib.catalogue import ROOT
from dondoc.plans.jobs import read_document
from dondoc.plans.models import Plan, Reading
from tests.journeys.visitor import Visitor

SAMPLE = ROOT / "samples" / "ke-hoach-ha-thanh.docx"


def work() -> None:
    """Do what the worker would do, in a thread of its own as it would."""

    def read() -> None:
        try:
            for key in Reading.objects.filter(state="queued").values_list("pk", flat=True):
                read_document(reading_id=key)
        finally:
            connections.close_all()

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()


def bring_in(visitor: Visitor) -> Plan:
    """Upload the sample and wait for its draft."""
    visitor.go("/plans/intake/")
    visitor.page.get_by_label("Tệp kế hoạch").set_input_files(SAMPLE)
    visitor.page.get_by_role("button", name="Tải lên và đọc").click()
    visitor.expect_heading("Đã đọc đến đâu?")
    work()
    visitor.expect_heading("Kế hoạch đã được đọc đúng chưa?")
    return Plan.objects.get()


def row(visitor: Visitor, path: str) -> Locator:
    """The row of the task with this path."""
    return visitor.page.locator(".item", has=visitor.page.get_by_text(path, exact=True))


def paths(plan: Plan) -> list[str]:
    return [task.path for task in plan.tasks.kept()]


@pytest.mark.usefixtures("lan")
def test_from_the_file_to_the_issued_plan(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in(demo.LAN)
    visitor.go("/plans/intake/")
    visitor.look("intake")
    plan = bring_in(visitor)
    visitor.look("review")
    before = paths(plan)

    # The document shows the item, the item shows its place in the document.
    second = plan.tasks.kept()[1]
    page.locator(f"#at-{second.ref}").click()
    expect(page.locator(f"#{second.ref}")).to_have_class("item is-chosen")
    expect(page.locator(f'mark[data-items~="{second.ref}"]').first).to_be_in_viewport()

    # Correct.
    row(visitor, second.path).get_by_role("link", name="Sửa").click()
    page.get_by_label("Chủ trì").fill("Sở Y tế\nSở Xây dựng")
    visitor.look("review-form")
    page.get_by_role("button", name="Lưu", exact=False).click()
    expect(row(visitor, second.path)).to_contain_text("đã sửa")
    expect(row(visitor, second.path)).to_contain_text("Sở Y tế; Sở Xây dựng")

    # Split.
    row(visitor, second.path).get_by_role("link", name="Sửa").click()
    page.get_by_text("Tách thành nhiều nhiệm vụ").click()
    half = len(second.text) // 2
    page.get_by_label("Tách", exact=True).fill(f"{second.text[:half]}\n{second.text[half:]}")
    page.get_by_role("button", name="Tách theo dòng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã tách")
    assert len(paths(plan)) == len(before) + 1

    # Merge, and take it all back.
    first, third = plan.tasks.kept()[0], plan.tasks.kept()[3]
    for task in (first, third):
        row(visitor, task.path).get_by_role("checkbox").check()
    page.get_by_role("button", name="Gộp các nhiệm vụ đã chọn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã gộp")
    for _step in range(3):
        page.get_by_role("button", name="Hoàn tác").click()
        expect(page.get_by_role("status")).to_contain_text("Đã hoàn tác")
    expect(page.get_by_role("button", name="Hoàn tác")).to_be_disabled()
    assert paths(plan) == before

    # Issue.
    page.get_by_role("link", name="Phát hành …").click()
    visitor.expect_heading("Kế hoạch đã sẵn sàng phát hành chưa?")
    visitor.look("issue")
    page.get_by_role("button", name="Phát hành kế hoạch").click()
    expect(page.get_by_role("status")).to_contain_text("Đã phát hành")
    plan.refresh_from_db()
    assert plan.is_issued


@pytest.mark.usefixtures("lan")
def test_what_was_missed_is_added_from_a_selection(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in(demo.LAN)
    plan = bring_in(visitor)
    text = (plan.reading.result or {})["text"]
    words = page.evaluate(
        """() => {
            const leaf = [...document.querySelectorAll("#document p[data-start]")].find(p => p.querySelector(".chip"));
            const range = document.createRange();
            range.selectNodeContents(leaf);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            const copy = leaf.cloneNode(true);
            copy.querySelectorAll(".chip").forEach(chip => chip.remove());
            return copy.textContent;
        }"""
    )
    expect(page.get_by_label("Lời văn bản")).to_have_value(words.strip())
    page.get_by_label("Đây là").select_option("recipient")
    page.get_by_role("button", name="Thêm vào bản nháp").click()
    expect(page.get_by_role("status")).to_contain_text("Đã thêm")
    added = plan.recipients.get(origin="added")
    assert text[added.start : added.end] == words.strip() == added.text
    visitor.look("item")


@pytest.mark.usefixtures("lan")
def test_what_is_typed_and_not_saved_is_there_after_a_reload(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in(demo.LAN)
    task = bring_in(visitor).tasks.kept()[0]
    row(visitor, task.path).get_by_role("link", name="Sửa").click()
    page.get_by_label("Chủ trì").fill("Sở Y tế")
    expect(page.get_by_text("đã được giữ")).to_be_visible()
    page.reload()
    expect(row(visitor, task.path)).to_contain_text("chưa lưu")
    row(visitor, task.path).get_by_role("link", name="Sửa").click()
    expect(page.get_by_label("Chủ trì")).to_have_value("Sở Y tế")
    page.get_by_role("button", name="Bỏ nội dung chưa lưu").click()
    expect(page.get_by_label("Chủ trì")).not_to_have_value("Sở Y tế")


@pytest.mark.usefixtures("lan", "vinh")
def test_of_two_officers_the_later_one_sees_both_texts(visitor: Visitor, second_visitor: Visitor) -> None:
    visitor.sign_in(demo.LAN)
    plan = bring_in(visitor)
    task = plan.tasks.kept()[0]
    second_visitor.sign_in(demo.VINH)
    second_visitor.go(f"/plans/drafts/{plan.pk}/review/")
    for person in (visitor, second_visitor):
        row(person, task.path).get_by_role("link", name="Sửa").click()
    visitor.page.get_by_label("Chủ trì").fill("Sở của Lan")
    visitor.page.get_by_role("button", name="Lưu").click()
    expect(row(visitor, task.path)).to_contain_text("Sở của Lan")
    second_visitor.page.get_by_label("Chủ trì").fill("Sở khác")
    second_visitor.page.get_by_role("button", name="Lưu").click()
    warning = second_visitor.page.get_by_role("alert")
    expect(warning).to_contain_text("Nguyễn Thị Lan")
    expect(warning).to_contain_text("Sở của Lan")
    expect(second_visitor.page.get_by_label("Chủ trì")).to_have_value("Sở khác")
    second_visitor.look("stale")
    second_visitor.page.get_by_role("button", name="Vẫn lưu nội dung của tôi").click()
    expect(row(second_visitor, task.path)).to_contain_text("Sở khác")


@pytest.mark.usefixtures("lan")
def test_a_file_that_is_no_plan_is_refused_in_words(visitor: Visitor) -> None:
    visitor.sign_in(demo.LAN)
    visitor.go("/plans/intake/")
    letter = "Kính gửi Quý cơ quan. Chúng tôi xin gửi lời chúc mừng năm mới tới toàn thể cán bộ, nhân viên. " * 20
    visitor.page.get_by_label("Tệp kế hoạch").set_input_files(
        {"name": "thu.txt", "mimeType": "text/plain", "buffer": letter.encode()}
    )
    visitor.page.get_by_role("button", name="Tải lên và đọc").click()
    visitor.expect_heading("Đã đọc đến đâu?")
    visitor.look("reading")
    work()
    visitor.expect_heading("Không đọc được tệp")
    expect(visitor.page.get_by_role("alert")).to_contain_text("không phải là kế hoạch")
    visitor.look("refused-file")
    assert Plan.objects.count() == 0


def test_all_of_it_works_without_scripts(visitor_without_scripts: Visitor, lan: User) -> None:
    visitor, page = visitor_without_scripts, visitor_without_scripts.page
    visitor.sign_in(demo.LAN)
    visitor.go("/plans/intake/")
    page.get_by_label("Tệp kế hoạch").set_input_files(SAMPLE)
    page.get_by_role("button", name="Tải lên và đọc").click()
    work()
    visitor.expect_heading("Kế hoạch đã được đọc đúng chưa?")
    plan = Plan.objects.get()
    one, two = plan.tasks.kept()[:2]
    row(visitor, one.path).get_by_role("link", name="Sửa").click()
    page.get_by_label("Chủ trì").fill("Sở Y tế")
    page.get_by_role("button", name="Lưu").click()
    expect(row(visitor, one.path)).to_contain_text("Sở Y tế")
    row(visitor, two.path).get_by_role("button", name="Bỏ").click()
    expect(row(visitor, two.path)).to_contain_text("đã bỏ")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(row(visitor, two.path)).not_to_contain_text("đã bỏ")
    page.get_by_role("link", name="Phát hành …").click()
    page.get_by_role("button", name="Phát hành kế hoạch").click()
    plan.refresh_from_db()
    assert plan.issued_by == lan


@pytest.mark.usefixtures("lan")
def test_the_keyboard_alone_corrects_an_item(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in(demo.LAN)
    task = bring_in(visitor).tasks.kept()[0]
    edit = row(visitor, task.path).get_by_role("link", name="Sửa")
    edit.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Nội dung phải làm")).to_be_focused()
    for _field in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Sở Y tế")
    page.get_by_role("button", name="Lưu").focus()
    page.keyboard.press("Enter")
    expect(row(visitor, task.path)).to_contain_text("Sở Y tế")
    expect(row(visitor, task.path).get_by_role("link", name="Sửa")).to_be_focused()
