"""Small books of the fictional tỉnh Sông Lam, of a city, and of the days before and after the changes of 2025."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.rules.book import Answer, Book, Entry

THEN = date(2024, 1, 15)
NOW = date(2025, 11, 20)

_SINCE_THEN = [
    "Sở Nông nghiệp và Môi trường",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Xây dựng",
    "Sở Công Thương",
    "Sở Khoa học và Công nghệ",
]
_UNTIL_2025 = [
    "Sở Kế hoạch và Đầu tư",
    "Sở Thông tin và Truyền thông",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Tài nguyên và Môi trường",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Xây dựng",
    "Sở Công Thương",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
]
_BODIES: list[tuple[str, Kind]] = [
    ("HĐND tỉnh", Kind.COUNCIL),
    ("Văn phòng UBND tỉnh", Kind.PROVINCE_AGENCY),
    ("Thanh tra tỉnh", Kind.PROVINCE_AGENCY),
    ("Ban Quản lý các khu công nghiệp tỉnh", Kind.PROVINCE_AGENCY),
    ("Công an tỉnh", Kind.CENTRAL_BRANCH),
    ("Tòa án nhân dân tỉnh", Kind.CENTRAL_BRANCH),
    ("Ngân hàng Nhà nước chi nhánh tỉnh", Kind.CENTRAL_BRANCH),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", Kind.FRONT),
    ("Hội Nông dân tỉnh", Kind.FRONT),
    ("Hội Liên hiệp Phụ nữ tỉnh", Kind.FRONT),
    ("Hiệp hội Doanh nghiệp tỉnh", Kind.ASSOCIATION),
    ("Đài Phát thanh và Truyền hình tỉnh", Kind.PRESS),
]
_STATE: list[tuple[str, Kind]] = [
    ("Chính phủ", Kind.STATE),
    ("Bộ Tài chính", Kind.MINISTRY),
    ("Ngân hàng Nhà nước Việt Nam", Kind.MINISTRY),
]
DISTRICTS = ("UBND huyện Hà Thanh", "UBND huyện Núi Đôi", "UBND thành phố Sông Lam")
COMMUNES = ("UBND xã Bến Thủy", "UBND xã Đồng Sim", "UBND phường Hồng Sơn")


def body(short_name: str, kind: Kind, level: Level = Level.PROVINCE) -> Entry:
    """An agency known by its short name."""
    own = level == Level.PROVINCE
    full = f"{short_name.removesuffix(' tỉnh')} tỉnh Sông Lam" if own else short_name
    return Entry(short_name, full.replace("UBND", "Ủy ban nhân dân"), short_name, kind, level)


def book(on: date = THEN, *more: Entry, communes: bool = False, answers: dict[str, Answer] | None = None) -> Book:
    """The book of tỉnh Sông Lam."""
    departments = _UNTIL_2025 if on < date(2025, 3, 1) else _SINCE_THEN
    entries = [body("UBND tỉnh", Kind.COMMITTEE)]
    entries += [body(name, Kind.DEPARTMENT) for name in departments]
    entries += [body(name, kind) for name, kind in _BODIES]
    entries += [Entry("Báo Sông Lam", "Báo Sông Lam", "Báo Sông Lam", Kind.PRESS, Level.PROVINCE)]
    entries += [body("Chi cục Hải quan khu vực V", Kind.CENTRAL_BRANCH, Level.REGION)]
    entries += [body(name, kind, Level.CENTRAL) for name, kind in _STATE]
    if on < date(2025, 7, 1):
        entries += [body(name, Kind.COMMITTEE, Level.DISTRICT) for name in DISTRICTS]
    if communes:
        entries += [body(name, Kind.COMMITTEE, Level.COMMUNE) for name in COMMUNES]
    return Book("Sông Lam", "tỉnh", on, [*entries, *more], answers or {})


def city() -> Book:
    """The same as a city of its own, as it stands now."""
    own = book(NOW, communes=True)
    return replace(own, province_kind="thành phố", entries=[_of_city(entry) for entry in own.entries])


def _of_city(entry: Entry) -> Entry:
    name, short = (text.replace("tỉnh", "thành phố") for text in (entry.name, entry.short_name))
    return replace(entry, name=name, short_name=short)
