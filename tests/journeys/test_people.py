"""Bình invites Mai, lets Lan act for him while he is away, and ends Lan's access; Khanh reads of it."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.models import Invitation
from dondoc.home import demo
from dondoc.plans.tests.drafts import a_draft
from tests.jobs import run_jobs
from tests.journeys.visitor import Visitor

PASSWORD = "mot-mat-khau-dai-hon"
MAI = demo.Character("mai.dang", "Đặng Thị Mai", "Chuyên viên", demo.LAN.role, demo.LAN.agency)


@pytest.mark.usefixtures("lan", "vinh", "binh", "hoa")
def test_mai_is_invited_comes_and_starts(visitor: Visitor, second_visitor: Visitor) -> None:
    visitor.sign_in(demo.BINH)
    visitor.look("start-of-a-head")
    visitor.page.get_by_role("link", name="Người", exact=True).first.click()
    visitor.expect_heading("Ai làm việc ở đâu?")
    visitor.look("people")
    visitor.page.get_by_role("link", name="Sở Tài chính tỉnh Sông Lam").first.click()
    visitor.expect_heading("Ai làm việc ở cơ quan này?")
    visitor.page.get_by_role("link", name="Mời một người").click()
    visitor.page.get_by_role("button", name="Mời", exact=True).click()
    visitor.look("invite-wrong")
    visitor.page.get_by_label("Thư điện tử").fill("mai@songlam.example")
    visitor.page.get_by_label("Họ và tên").fill(MAI.full_name)
    visitor.page.get_by_label("Vai trò").select_option("focal_officer")
    visitor.page.get_by_role("button", name="Mời", exact=True).click()
    expect(visitor.page.get_by_text("thư chưa gửi đi")).to_be_visible()
    run_jobs()
    visitor.page.reload()
    expect(visitor.page.get_by_text("đã gửi thư")).to_be_visible()
    visitor.look("people-of-an-agency")

    link = re.search(r"https?://[^/\s]+(/agencies/invitation/\S+)", str(mail.outbox[-1].body))
    assert link
    second_visitor.go(link[1])
    second_visitor.expect_heading("Bạn nhận vị trí này?")
    second_visitor.page.get_by_label("Tên đăng nhập").fill(MAI.username)
    second_visitor.page.get_by_label("Mật khẩu", exact=True).fill("ngan")
    second_visitor.page.get_by_label("Nhập lại mật khẩu").fill("ngan")
    second_visitor.page.get_by_role("button", name="Lập tài khoản và nhận vị trí").click()
    second_visitor.look("invitation")
    second_visitor.page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    second_visitor.page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    second_visitor.page.get_by_role("button", name="Lập tài khoản và nhận vị trí").click()
    second_visitor.expect_heading("Đăng nhập")
    second_visitor.sign_in(MAI, password=PASSWORD)
    second_visitor.expect_heading("Xin chào, Đặng Thị Mai")
    expect(second_visitor.page.get_by_role("link", name="Bản nháp cần kiểm tra")).to_be_visible()
    second_visitor.go(link[1])
    second_visitor.expect_heading("Đường dẫn này không dùng được")
    second_visitor.look("invitation-used")
    assert Invitation.objects.get().accepted_by == User.objects.get(username=MAI.username)


@pytest.mark.usefixtures("vinh", "lan")
def test_binh_lets_lan_act_while_he_is_away(visitor_without_scripts: Visitor, visitor: Visitor, binh: User) -> None:
    visitor_without_scripts.sign_in(demo.BINH)
    visitor_without_scripts.go("/agencies/me")
    visitor_without_scripts.expect_heading("Tôi được làm gì?")
    visitor_without_scripts.page.get_by_role("link", name="Cử người làm thay").click()
    visitor_without_scripts.expect_heading("Ai làm thay Vũ Thanh Bình?")
    page = visitor_without_scripts.page
    page.get_by_label("Ai làm thay").select_option(label="Nguyễn Thị Lan, Chuyên viên")
    page.get_by_label("Đến ngày").fill(timezone.localdate().isoformat())
    page.get_by_label("Lý do").fill("Họp ở Hà Nội")
    page.get_by_role("button", name="Cử làm thay").click()
    expect(page.get_by_text("Nguyễn Thị Lan làm thay,")).to_be_visible()

    visitor.sign_in(demo.LAN)
    visitor.go("/agencies/me")
    expect(visitor.page.get_by_text("Làm thay Vũ Thanh Bình; nhật ký ghi rõ như vậy.")).to_be_visible()
    visitor.look("my-posts")
    visitor.go(f"/agencies/{agency_of(demo.BINH.agency).pk}/people/invite")
    visitor.page.get_by_label("Thư điện tử").fill("mai@songlam.example")
    visitor.page.get_by_label("Họ và tên").fill(MAI.full_name)
    visitor.page.get_by_role("button", name="Mời", exact=True).click()
    expect(visitor.page.get_by_text("Thư có đường dẫn đang được gửi")).to_be_visible()
    visitor.go(f"/agencies/people/{binh.pk}")
    visitor.look("person-seen-by-their-deputy")


@pytest.mark.usefixtures("binh", "vinh", "khanh")
def test_lan_leaves_and_her_browser_is_out_at_once(visitor: Visitor, second_visitor: Visitor, lan: User) -> None:
    a_draft(lan)
    second_visitor.sign_in(demo.LAN)
    second_visitor.go("/plans/drafts/")
    visitor.sign_in(demo.BINH)
    visitor.go(f"/agencies/people/{lan.pk}")
    visitor.expect_heading("Nguyễn Thị Lan làm gì ở đây?")
    visitor.look("person")
    visitor.page.get_by_role("link", name="Kết thúc vị trí").click()
    visitor.look("end-post")
    visitor.go(f"/agencies/people/{lan.pk}")
    visitor.page.get_by_role("link", name="Kết thúc quyền truy cập …").click()
    visitor.expect_heading("Ai nhận việc của Nguyễn Thị Lan?")
    visitor.page.get_by_role("button", name="Kết thúc quyền truy cập").click()
    expect(visitor.page.get_by_role("alert")).to_contain_text("còn giữ bản nháp chưa xong")
    visitor.look("leaving")
    second_visitor.page.reload()
    second_visitor.expect_heading("Kế hoạch nào đang chờ kiểm tra?")
    visitor.page.get_by_label("Ai nhận các bản nháp").select_option(label="Ngô Quang Vinh, Chuyên viên")
    visitor.page.get_by_role("button", name="Kết thúc quyền truy cập").click()
    expect(visitor.page.get_by_text("Nguyễn Thị Lan không còn quyền truy cập.")).to_be_visible()

    second_visitor.page.reload()
    second_visitor.expect_heading("Đăng nhập")
    visitor.go(f"/agencies/people/{lan.pk}")
    visitor.look("person-who-left")


@pytest.mark.usefixtures("binh", "vinh", "khanh")
def test_khanh_reads_the_record(visitor: Visitor, lan: User) -> None:
    a_draft(lan)
    visitor.sign_in(demo.KHANH)
    visitor.page.get_by_role("link", name="Nhật ký").click()
    visitor.expect_heading("Ai đã làm gì, khi nào?")
    visitor.look("record")
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    visitor.page.locator("td[data-label='Đối tượng'] a").first.click()
    visitor.expect_heading("Đã xảy ra những gì?")
    visitor.look("record-of-a-thing")


def test_somebody_in_no_agency_is_told_what_to_do(visitor: Visitor, transactional_db: None) -> None:
    User.objects.create_user("moi", demo.PASSWORD, full_name="Người Mới")
    visitor.sign_in(demo.Character("moi", "Người Mới", "", demo.LAN.role))
    visitor.expect_heading("Xin chào, Người Mới")
    visitor.look("start-of-nobody")
    visitor.go("/plans/")
    expect(visitor.page.get_by_text("Hôm nay bạn không thuộc cơ quan nào")).to_be_visible()
