"""Phrases that stand for many agencies, and who they are on the day."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.agencies.enums import Kind, Level, MeaningKind
from dondoc.agencies.rules.book import Book
from dondoc.agencies.rules.resolving import ReasonCode, resolve
from dondoc.agencies.tests.books import COMMUNES, DISTRICTS, NOW, body, book, city


def _of(kind: Kind, whole: Book) -> list[int | str]:
    return [entry.key for entry in whole.entries if entry.kind == kind and entry.level == "province"]


def test_departments_alone_are_those_of_the_day() -> None:
    for on in (date(2024, 1, 15), NOW):
        meaning = resolve("Giám đốc các sở", book(on))

        assert meaning.kind is MeaningKind.COLLECTIVE
        assert list(meaning.agencies) == _of(Kind.DEPARTMENT, book(on))


@pytest.mark.parametrize(
    "phrase",
    [
        "các sở, ngành",
        "Các Sở, ban, ngành",
        "các cở, ban, ngành",
        "Sở, ban, ngành tỉnh",
        "các sở ban ngành cấp tỉnh",
        "Thủ trưởng các sở, ban, ngành",
        "các ngành",
        "các sở, ngành, cơ quan thuộc UBND tỉnh",
    ],
)
def test_sectors_are_departments_bodies_of_the_province_and_branches_but_no_courts(phrase: str) -> None:
    whole = book()
    branches = ["Công an tỉnh", "Ngân hàng Nhà nước chi nhánh tỉnh"]

    meaning = resolve(phrase, whole)

    assert list(meaning.agencies) == _of(Kind.DEPARTMENT, whole) + _of(Kind.PROVINCE_AGENCY, whole) + branches
    assert meaning.is_sure
    assert not meaning.is_open


def test_members_stand_in_the_order_of_the_book_each_once() -> None:
    whole = book()
    order = [entry.key for entry in whole.entries]

    keys = list(resolve("UBND huyện, thành phố; các ngành, các sở, các sở", whole).agencies)

    assert keys == sorted(set(keys), key=order.index)


@pytest.mark.parametrize(
    "phrase",
    [
        "UBND cấp huyện",
        "UBND huyện, thành phố",
        "UBND các huyện, thành phố",
        "UBND các huyêṇ, thành phố",
        "UBND các huyện, thành phố Sông Lam",
        "Chủ tịch UBND các huyện, thị xã, thành phố",
        "các huyện, thành phố",
        "các địa phương",
    ],
)
def test_districts_are_meant_until_there_were_none(phrase: str) -> None:
    assert resolve(phrase, book(date(2025, 6, 30))).agencies == DISTRICTS

    after = resolve(phrase, book(date(2025, 7, 1)))
    assert (after.agencies, after.is_sure) == ((), False)


def test_districts_asked_after_their_end_are_said_to_be_no_more() -> None:
    meaning = resolve("UBND các huyện", book(NOW))

    assert meaning.kind is MeaningKind.COLLECTIVE
    assert meaning.reason.code is ReasonCode.NOT_ON_DAY


@pytest.mark.parametrize(
    "phrase",
    ["UBND cấp xã", "UBND các xã, phường", "UBND xã/phường", "Ủy ban nhân dân xã, phường, đặc khu", "địa phương"],
)
def test_communes_that_are_not_imported_are_asked_for(phrase: str) -> None:
    assert resolve(phrase, book(NOW, communes=True)).agencies == COMMUNES

    meaning = resolve(phrase, book(NOW))
    assert (meaning.kind, meaning.agencies, meaning.is_sure) == (MeaningKind.COLLECTIVE, (), False)
    assert meaning.reason.code is ReasonCode.NONE_IN_BOOK


def test_one_kind_of_place_alone_means_those_of_the_kind() -> None:
    assert resolve("UBND các xã", book(NOW, communes=True)).agencies == COMMUNES[:2]
    assert resolve("UBND các huyện", book()).agencies == DISTRICTS[:2]


@pytest.mark.parametrize("phrase", ["phường", "UBND huyện", "UBND xã", "thành phố"])
def test_one_place_said_alone_is_asked(phrase: str) -> None:
    assert not resolve(phrase, book(communes=True)).is_sure


@pytest.mark.parametrize(
    ("phrase", "members"),
    [
        ("cơ quan thuộc UBND tỉnh", ["Văn phòng UBND tỉnh", "Thanh tra tỉnh", "Ban Quản lý các khu công nghiệp tỉnh"]),
        ("các tổ chức chính trị - xã hội", ["Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"]),
        ("Các Đoàn thể tỉnh", ["Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"]),
        ("các tổ chức Hội doanh nghiệp", ["Hiệp hội Doanh nghiệp tỉnh"]),
        ("các cơ quan báo chí của tỉnh", ["Đài Phát thanh và Truyền hình tỉnh", "Báo Sông Lam"]),
        ("Bộ, ngành Trung ương", ["Bộ Tài chính", "Ngân hàng Nhà nước Việt Nam"]),
        (
            "các cơ quan Trung ương đóng trên địa bàn tỉnh",
            ["Công an tỉnh", "Tòa án nhân dân tỉnh", "Ngân hàng Nhà nước chi nhánh tỉnh", "Chi cục Hải quan khu vực V"],
        ),
    ],
)
def test_a_group_has_its_members(phrase: str, members: list[str]) -> None:
    meaning = resolve(phrase, book())

    assert list(meaning.agencies) == members
    assert meaning.is_sure
    assert not meaning.is_open


@pytest.mark.parametrize(
    "phrase",
    [
        "các đơn vị liên quan",
        "các sở, ngành có liên quan",
        "các sở, ban, ngành, địa phương có liên quan",
        "đơn vị chức năng có liên quan",
        "Các cơ quan, đơn vị được giao chủ trì thực hiện các nhiệm vụ",
        "các cơ quan được giao thực hiện chức năng thanh tra chuyên ngành",
        "các sở có chức năng",
        "các doanh nghiệp trên địa bàn",
        "Viện, Trường; Doanh nghiệp",
        "các đoàn thể cấp xã",
    ],
)
def test_those_whom_nobody_can_name_are_open(phrase: str) -> None:
    meaning = resolve(phrase, book())

    assert (meaning.kind, meaning.agencies, meaning.is_open) == (MeaningKind.OPEN, (), True)
    assert meaning.is_sure


def test_press_at_large_is_the_provinces_and_others() -> None:
    meaning = resolve("các cơ quan báo chí", book())

    assert meaning.agencies == ("Đài Phát thanh và Truyền hình tỉnh", "Báo Sông Lam")
    assert meaning.is_open


def test_what_is_said_after_a_group_is_said_of_all_up_to_the_next_many() -> None:
    both = resolve("Các sở, ngành liên quan và UBND huyện, thành phố", book())
    last = resolve("UBND các huyện, thành phố và các đơn vị liên quan", book())

    assert both.agencies == last.agencies == DISTRICTS
    assert both.is_open
    assert last.is_open


def test_a_tail_of_all_levels_adds_those_below() -> None:
    meaning = resolve("Đoàn thể nhân dân các cấp", book())

    assert meaning.agencies == ("Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh")
    assert meaning.is_open


def test_of_the_committees_own_leaves_the_branches_out() -> None:
    assert "Công an tỉnh" not in resolve("Sở, ban, ngành thuộc UBND tỉnh", book()).agencies


def test_all_committees_are_asked_for_while_the_communes_are_not_there() -> None:
    assert not resolve("UBND các cấp", book()).is_sure
    assert set(resolve("UBND các cấp", book(communes=True)).agencies) == {"UBND tỉnh", *DISTRICTS, *COMMUNES}


def test_the_reason_tells_the_groups_in_the_words_that_were_said() -> None:
    assert resolve("các sở, ngành và UBND cấp huyện", book()).reason.detail == "sở, ngành, cấp huyện"
    assert resolve("các sở, ngành và UBND cấp xã", book()).reason.detail == "cấp xã"


def test_a_committee_named_before_a_group_is_not_read_over() -> None:
    meaning = resolve("UBND tỉnh, các sở, ban, ngành", book())

    assert meaning.agencies[0] == "UBND tỉnh"
    assert [part.words for part in meaning.parts] == ["UBND tỉnh", "các sở, ban, ngành"]


@pytest.mark.parametrize(
    "phrase",
    [
        "Hội số ngành",
        "các hiệp hội doanh nghiệp địa phương",
        "Hội Doanh nghiệp các huyện, thành phố",
        "Hội doanh nghiệp tỉnh",
        "Bộ Tư lệnh tỉnh",
        "Các Ban của HĐND tỉnh",
    ],
)
def test_words_that_only_look_like_a_groups_are_none(phrase: str) -> None:
    meaning = resolve(phrase, book())

    assert not (meaning.is_sure and meaning.kind is MeaningKind.COLLECTIVE)


def test_the_city_of_its_own_is_no_city_of_a_province() -> None:
    meaning = resolve("các sở, ban, ngành Thành phố; UBND xã, phường", city())

    assert meaning.is_sure
    assert set(meaning.agencies) > set(COMMUNES)
    assert "UBND tỉnh" not in meaning.agencies


@pytest.mark.parametrize("phrase", ["HĐND các cấp", "HĐND cấp tỉnh, cấp xã", "Ủy ban MTTQ Việt Nam các cấp"])
def test_a_body_of_all_levels_is_the_provinces_and_those_below(phrase: str) -> None:
    meaning = resolve(phrase, book())

    assert meaning.kind is MeaningKind.AGENCY
    assert meaning.is_open
    assert meaning.is_sure


def test_a_body_of_a_level_below_is_not_the_provinces() -> None:
    assert not resolve("HĐND cấp xã", book()).is_sure
    assert not resolve("Sở Lạ các cấp", book()).is_sure


def test_where_one_of_several_regions_serves_the_province_a_person_is_asked() -> None:
    regions = [body(f"Ngân hàng Nhà nước khu vực {number}", Kind.CENTRAL_BRANCH, Level.REGION) for number in (4, 8)]

    meaning = resolve("các cơ quan trung ương đóng trên địa bàn", book(NOW, *regions))

    assert (meaning.is_sure, meaning.reason.code) == (False, ReasonCode.SEVERAL)
    assert meaning.reason.detail == "Ngân hàng Nhà nước khu vực 4, Ngân hàng Nhà nước khu vực 8"
