"""The starter data as a book of a day: provinces as people write them, bodies that real plans name."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.rules.book import Book
from dondoc.agencies.rules.starter import StarterRegistry, book, load
from dondoc.lib.text import fold

MERGED_ON = date(2025, 7, 1)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def registry() -> StarterRegistry:
    return load()


def names(found: Book) -> set[str]:
    return {name for entry in found.entries for name in (entry.name, entry.short_name, *entry.spellings)}


@pytest.mark.parametrize(
    "written", ["TP.HCM", "TPHCM", "Tp. Hồ Chí Minh", "Hồ Chí Minh", "HỒ CHÍ MINH", "Thành phố Hồ Chí Minh", "HCM"]
)
def test_a_province_is_found_as_people_write_it(registry: StarterRegistry, written: str) -> None:
    found = book(registry, written, TODAY)
    assert (found.province, found.province_kind) == ("Hồ Chí Minh", "thành phố")


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("tỉnh Bắc Giang", "Bắc Giang"), ("Thừa Thiên - Huế", "Huế"), ("Thừa Thiên Huế", "Huế"),
        ("Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"), ("Hoà Bình", "Hòa Bình"), ("TP Huế", "Huế"), ("Đăk Lăk", "Đắk Lắk"),
    ],
)  # fmt: skip
def test_other_writings_of_provinces_are_known(registry: StarterRegistry, written: str, place: str) -> None:
    assert book(registry, written, date(2025, 2, 1)).province == place


def test_a_book_has_the_agencies_of_its_day_only(registry: StarterRegistry) -> None:
    before, after = (names(book(registry, "Lạng Sơn", day)) for day in (date(2025, 2, 28), date(2025, 3, 1)))
    assert "Sở Kế hoạch và Đầu tư" in before
    assert "Sở Kế hoạch và Đầu tư" not in after
    assert "Sở Nông nghiệp và Môi trường tỉnh Lạng Sơn" in after
    assert not any("Bắc Giang" in name for name in after)


@pytest.mark.parametrize("day", [date(2024, 1, 15), date(2025, 4, 1), date(2025, 11, 20), TODAY])
@pytest.mark.parametrize("province", ["Bắc Ninh", "Lạng Sơn", "Hà Nội", "TP.HCM", "Đồng Nai", "Thừa Thiên Huế"])
def test_no_name_or_spelling_is_of_two_agencies(registry: StarterRegistry, province: str, day: date) -> None:
    said: dict[str, set[int | str]] = {}
    for entry in book(registry, province, day).entries:
        for name in (entry.name, entry.short_name, *entry.spellings):
            said.setdefault(fold(name), set()).add(entry.key)
    assert {name: keys for name, keys in said.items() if len(keys) > 1} == {}


def test_a_book_of_a_province_that_has_gone_has_the_state_only(registry: StarterRegistry) -> None:
    found = book(registry, "Bắc Giang", MERGED_ON)
    assert found.province_kind == "tỉnh"
    assert all(entry.level in {Level.CENTRAL, Level.REGION} for entry in found.entries)


def test_a_book_of_the_state_has_no_province(registry: StarterRegistry) -> None:
    found = book(registry, "", date(2024, 1, 1))
    assert found.province == found.province_kind == ""
    assert not any(entry.level is Level.PROVINCE for entry in found.entries)
    assert any(entry.kind is Kind.MINISTRY and entry.short_name == "Bộ Kế hoạch và Đầu tư" for entry in found.entries)


@pytest.mark.parametrize(
    ("province", "day", "named"),
    [
        ("Bắc Ninh", date(2025, 11, 24), "Ngân hàng Nhà nước Khu vực XII"),
        ("Bắc Ninh", date(2025, 11, 24), "Chi cục Hải quan khu vực V"),
        ("Bắc Ninh", date(2025, 11, 24), "Báo và phát thanh, truyền hình Bắc Ninh"),
        ("Nghệ An", date(2025, 11, 26), "Kho bạc Nhà nước khu vực XI"),
        ("Nghệ An", date(2025, 11, 26), "Kiểm toán nhà nước khu vực II"),
        ("Nghệ An", date(2025, 11, 26), "NHNN khu vực 8"),
        ("Nghệ An", date(2025, 11, 26), "Thuế tỉnh"),
        ("Cần Thơ", date(2025, 11, 17), "Chi cục Hải quan khu vực XIX"),
        ("Cần Thơ", date(2025, 11, 17), "Ban Chỉ huy Bộ đội Biên phòng thành phố"),
        ("TP.HCM", date(2025, 11, 18), "Đài Phát thanh và Truyền hình Thành phố"),
        ("TP.HCM", date(2025, 11, 19), "Viện Nghiên cứu phát triển Thành phố"),
        ("TP.HCM", date(2025, 11, 19), "Bộ Tư lệnh Thành phố"),
        ("TP.HCM", date(2025, 11, 21), "Ban Quản lý các Khu chế xuất và công nghiệp Thành phố"),
        ("Đồng Tháp", date(2025, 11, 19), "Ban Quản lý Khu kinh tế"),
        ("TP.HCM", date(2025, 11, 19), "NHNN khu vực II"),
        ("Hải Phòng", date(2025, 11, 19), "Ngân hàng Nhà nước Khu vực 6"),
        ("Sơn La", date(2025, 11, 20), "Sở Ngoại vụ"),
        ("Sơn La", date(2025, 11, 20), "Trung tâm Xúc tiến đầu tư, thương mại và du lịch"),
        ("Bắc Giang", date(2023, 7, 1), "Chi cục HQQL các KCN"),
        ("Bắc Giang", date(2022, 7, 1), "Công ty Điện lực Bắc Giang"),
        ("Nam Định", date(2024, 1, 19), "Chi cục Hải quan Nam Định"),
        (
            "Nam Định",
            date(2024, 1, 19),
            "Trung tâm Phục vụ hành chính công, Xúc tiến đầu tư và Hỗ trợ doanh nghiệp tỉnh",
        ),
        ("Lạng Sơn", date(2021, 3, 1), "Hội Doanh nhân trẻ tỉnh"),
        ("Lạng Sơn", date(2021, 3, 1), "Cục Hải quan tỉnh Lạng Sơn"),
    ],
)
def test_bodies_that_real_plans_name_are_there(registry: StarterRegistry, province: str, day: date, named: str) -> None:
    assert named in names(book(registry, province, day))
