"""Thu keeps the province's registry: she finds an agency, lets it merge, mends a slip, brings communes in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.agencies.actions import demo as registry
from dondoc.agencies.models import Agency, Spelling
from dondoc.home import demo
from tests.journeys.visitor import Visitor

COMMUNES = """\
Tên đầy đủ;Tên ngắn;Loại;Cấp;Trực thuộc;Từ ngày
Ủy ban nhân dân xã Lam Giang, tỉnh Sông Lam;UBND xã Lam Giang;ủy ban nhân dân;{level};UBND tỉnh Sông Lam;01/07/2025
Ủy ban nhân dân xã Lam Hà, tỉnh Sông Lam;UBND xã Lam Hà;ủy ban nhân dân;xã;UBND tỉnh Sông Lam;{day}
"""


@pytest.fixture
def province(thu: User, minh: User) -> Agency:
    """The demo province with all its agencies."""
    registry.seed(at=timezone.now())
    Spelling.objects.create(agency=registry.agency_of("song-lam/so-ke-hoach-va-dau-tu"), text="Sở KH&ĐT")
    return registry.agency_of("song-lam")


def test_minh_looks_up_who_answers_for_an_agency_that_is_gone(visitor: Visitor, province: Agency) -> None:
    page = visitor.page
    visitor.sign_in(demo.MINH)
    page.get_by_role("link", name="Cơ quan", exact=True).first.click()
    visitor.expect_heading("Bạn tìm cơ quan nào?")
    expect(page.get_by_label("Tỉnh, thành phố")).to_have_value(str(province.pk))
    visitor.look("registry")
    page.get_by_label("Cả cơ quan ở thời gian khác").check()
    page.get_by_label("Tên, tên viết tắt").press_sequentially("không có đâu")
    expect(page.locator(".empty")).to_be_visible()
    page.get_by_label("Tên, tên viết tắt").fill("so kh dt song lam")
    expect(page.get_by_role("status")).to_contain_text("1 cơ quan")
    expect(page.locator("#results table")).to_contain_text("kết thúc ngày 01/03/2025")
    expect(page).to_have_url(re.compile(r"q=so\+kh\+dt\+song\+lam"))
    page.get_by_role("link", name="Sở Kế hoạch và Đầu tư tỉnh Sông Lam").click()
    visitor.expect_heading("Sở Kế hoạch và Đầu tư tỉnh Sông Lam")
    expect(page.locator(".is-now")).to_contain_text("Sở Tài chính tỉnh Sông Lam")
    visitor.look("agency-ended")
    page.get_by_role("link", name="Sở Tài chính tỉnh Sông Lam").first.click()
    visitor.expect_heading("Sở Tài chính tỉnh Sông Lam")
    expect(page.get_by_role("heading", name="Cơ quan này chịu trách nhiệm thay cho ai?")).to_be_visible()
    visitor.look("agency")


def test_thu_lets_two_departments_merge(visitor: Visitor, province: Agency) -> None:
    page = visitor.page
    visitor.sign_in(demo.THU)
    visitor.go("/agencies/changes")
    visitor.expect_heading("Các cơ quan đã có những thay đổi gì?")
    visitor.look("changes")
    page.get_by_role("link", name="Lập thay đổi").click()
    visitor.expect_heading("Thay đổi gì?")
    visitor.look("change-kinds")
    page.get_by_role("link", name="Sáp nhập").click()
    page.get_by_label("Cơ quan kết thúc 1").fill("Sở Tư pháp")
    page.get_by_label("Cơ quan nào tiếp nhận?").fill("so noi vu")
    page.get_by_label("Có hiệu lực từ ngày nào?").fill("2026-01-01")
    page.get_by_label("Căn cứ văn bản nào?").fill("Nghị quyết số 12/NQ-HĐND")
    page.get_by_role("button", name="Xem tác động").click()
    expect(page.get_by_text("Có nhiều cơ quan phù hợp")).to_be_visible()
    visitor.look("change-candidates")
    page.get_by_role("radio", name="Sở Nội vụ tỉnh Sông Lam").check()
    page.get_by_role("button", name="Xem tác động").click()
    visitor.expect_heading("Có thực hiện thay đổi này không?")
    expect(page.locator("main")).to_contain_text("Sở Tư pháp tỉnh Sông Lam kết thúc; từ ngày 01/01/2026 không còn.")
    visitor.look("change-prepared")
    page.get_by_role("button", name="Thực hiện").click()
    expect(page.get_by_role("status")).to_contain_text("Đã thực hiện.")
    visitor.look("change-done")
    page.get_by_role("link", name="Sở Tư pháp tỉnh Sông Lam", exact=True).click()
    expect(page.locator(".facts").last).to_contain_text("từ 01/01/2026")
    expect(page.locator(".facts").last).to_contain_text("Sở Nội vụ tỉnh Sông Lam")
    page.get_by_role("link", name="Nhật ký: ai đã sửa gì").click()
    expect(page.locator("main")).to_contain_text("Hoàng Minh Thu đã thực hiện: Sở Tư pháp tỉnh Sông Lam nhập vào")
    visitor.look("agency-record")


def test_thu_mends_a_slip_and_adds_a_spelling(visitor: Visitor, province: Agency) -> None:
    page = visitor.page
    agency = registry.agency_of("song-lam/so-y-te")
    visitor.sign_in(demo.THU)
    visitor.go(f"/agencies/{agency.pk}")
    page.get_by_label("Cách viết hoặc tên viết tắt khác").fill("SYT")
    page.get_by_role("button", name="Thêm").click()
    expect(page.locator(".spellings")).to_contain_text("SYT")
    page.get_by_role("link", name=re.compile("^Sửa")).first.click()
    visitor.expect_heading("Chỗ nào sai?")
    visitor.look("correct-agency")
    page.get_by_label("Mã", exact=True).fill("H99.20")
    page.get_by_label("Ngày đầu tiên không còn").fill("2026-01-01")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("alert")).to_contain_text("Cơ quan kết thúc bằng một thay đổi")
    page.get_by_label("Ngày đầu tiên không còn").fill("")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("main")).to_contain_text("H99.20")


def test_thu_brings_communes_in_and_mends_the_file_first(visitor: Visitor, province: Agency, tmp_path: Path) -> None:
    page = visitor.page
    file = tmp_path / "xa.csv"
    visitor.sign_in(demo.THU)
    visitor.go("/agencies/import")
    visitor.expect_heading("Nhập những cơ quan nào?")
    visitor.look("import")
    file.write_text(COMMUNES.format(level="làng", day="31/02/2025"), encoding="utf-8-sig")
    page.get_by_label("Tệp Excel hoặc CSV").set_input_files(file)
    page.get_by_role("button", name="Kiểm tra tệp").click()
    expect(page.get_by_role("alert")).to_contain_text("có 2 chỗ sai trong 2 dòng")
    visitor.look("import-mistakes")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải toàn bộ danh sách").click()
    assert "không phải là ngày" in Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    file.write_text(COMMUNES.format(level="xã", day="01/07/2025"), encoding="utf-8-sig")
    page.get_by_label("Tệp Excel hoặc CSV").set_input_files(file)
    page.get_by_role("button", name="Kiểm tra tệp").click()
    expect(page.get_by_role("status")).to_contain_text("2 mới, 0 được sửa, 0 giữ nguyên")
    visitor.look("import-preview")
    page.get_by_role("button", name="Nhập vào danh bạ").click()
    expect(page.locator(".banner")).to_contain_text("Đã nhập 2 cơ quan.")
    page.get_by_label("Tên, tên viết tắt").fill("lam giang")
    expect(page.get_by_role("status").last).to_contain_text("1 cơ quan")


def test_nothing_of_it_needs_scripts(visitor_without_scripts: Visitor, province: Agency) -> None:
    page = visitor_without_scripts.page
    visitor_without_scripts.sign_in(demo.THU)
    visitor_without_scripts.go("/agencies/?q=giao+thong&all=1")
    page.get_by_role("link", name="Sở Giao thông vận tải tỉnh Sông Lam").click()
    page.get_by_label("Xem tại ngày").fill("2024-06-01")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.get_by_text("Cơ quan này kết thúc")).to_have_count(0)
    visitor_without_scripts.go("/agencies/changes/new/merged")
    page.get_by_role("button", name="Thêm dòng").click()
    expect(page.get_by_label("Cơ quan kết thúc 6")).to_be_visible()
