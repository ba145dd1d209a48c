"""One name, and the agency that it names."""

from __future__ import annotations

import pytest

from dondoc.agencies.enums import Kind, Level, MeaningKind
from dondoc.agencies.rules.resolving import SURE, ReasonCode, resolve
from dondoc.agencies.tests.books import NOW, body, book, city


@pytest.mark.parametrize(
    ("phrase", "agency"),
    [
        ("Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở KHĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở LĐTT&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Lao động Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Văn hoá Thể thao du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Khoa học Công nghệ", "Sở Khoa học và Công nghệ"),
        ("Sở Thông tin truyền thông", "Sở Thông tin và Truyền thông"),
        ("Sở Nông nghiệp", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở XD", "Sở Xây dựng"),
        ("Sở TC", "Sở Tài chính"),
        ("SỞ TÀI CHÍNH", "Sở Tài chính"),
        ("Sở Tài chính.", "Sở Tài chính"),
        ("Sở Tài chính tỉnh Sông Lam", "Sở Tài chính"),
        ("so tai chinh", "Sở Tài chính"),
        ("CA tỉnh", "Công an tỉnh"),
        ("Công an", "Công an tỉnh"),
        ("Công an Tỉnh", "Công an tỉnh"),
        ("NHNN", "Ngân hàng Nhà nước chi nhánh tỉnh"),
        ("Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh", "Ngân hàng Nhà nước chi nhánh tỉnh"),
        ("Ngân hàng Nhà nước Việt Nam chi nhánh Sông Lam", "Ngân hàng Nhà nước chi nhánh tỉnh"),
        ("Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam"),
        ("BQL các KCN", "Ban Quản lý các khu công nghiệp tỉnh"),
        ("Ban QL các KCN", "Ban Quản lý các khu công nghiệp tỉnh"),
        ("HHDN", "Hiệp hội Doanh nghiệp tỉnh"),
        ("Hiệp hội các doanh nghiệp tỉnh", "Hiệp hội Doanh nghiệp tỉnh"),
        ("VP UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Văn phòng Uỷ ban nhân dân tỉnh", "Văn phòng UBND tỉnh"),
        ("Tòa án tỉnh", "Tòa án nhân dân tỉnh"),
        ("MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Hội Phụ nữ", "Hội Liên hiệp Phụ nữ tỉnh"),
        ("Báo Sông Lam", "Báo Sông Lam"),
        ("Chi cục Hải quan khu vực 5", "Chi cục Hải quan khu vực V"),
        ("UBND huyện Hà Thanh", "UBND huyện Hà Thanh"),
        ("huyện Hà Thanh", "UBND huyện Hà Thanh"),
        ("UBND thành phố Sông Lam", "UBND thành phố Sông Lam"),
        ("UBND tỉnh Sông Lam", "UBND tỉnh"),
    ],
)
def test_a_name_is_found_however_it_is_written(phrase: str, agency: str) -> None:
    meaning = resolve(phrase, book())

    assert (meaning.kind, meaning.agencies) == (MeaningKind.AGENCY, (agency,))
    assert meaning.confidence >= SURE


@pytest.mark.parametrize(
    ("phrase", "agency"),
    [
        ("Giám đốc Sở Tài chính", "Sở Tài chính"),
        ("Chủ tịch UBND tỉnh", "UBND tỉnh"),
        ("các Phó Chủ tịch UBND tỉnh", "UBND tỉnh"),
        ("lãnh đạo UBND tỉnh", "UBND tỉnh"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Chánh Thanh tra tỉnh", "Thanh tra tỉnh"),
        ("Thường trực HĐND tỉnh", "HĐND tỉnh"),
        ("Thủ tướng Chính phủ", "Chính phủ"),
    ],
)
def test_a_person_or_an_organ_stands_for_the_agency(phrase: str, agency: str) -> None:
    meaning = resolve(phrase, book())

    assert meaning.agencies == (agency,)
    assert meaning.is_sure
    assert meaning.reason.code is ReasonCode.OFFICE


@pytest.mark.parametrize("phrase", ["Sở Sây dựng", "Sở Xây dụng", "Sở Xâydựng", "Sở Xây dưng", "Số Xây dựng"])
def test_a_slip_lowers_the_confidence(phrase: str) -> None:
    meaning = resolve(phrase, book())

    assert meaning.agencies in ((), ("Sở Xây dựng",))
    assert meaning.confidence < 0.9
    assert not meaning.is_sure or meaning.reason.code is ReasonCode.SLIP


def test_a_word_that_is_another_name_elsewhere_is_no_slip() -> None:
    assert resolve("Sở Ngoại vụ", book()).kind is MeaningKind.UNKNOWN


def test_a_slip_that_could_be_two_names_is_nobody() -> None:
    two = book(NOW, body("Sở Hoan", Kind.DEPARTMENT), body("Sở Hoam", Kind.DEPARTMENT))

    meaning = resolve("Sở Hoak", two)

    assert not meaning.is_sure
    assert set(meaning.candidates) == {"Sở Hoan", "Sở Hoam"}
    assert meaning.reason.code is ReasonCode.SEVERAL


def test_a_number_is_never_mended() -> None:
    assert not resolve("Chi cục Hải quan khu vực X", book()).is_sure


@pytest.mark.parametrize(
    "phrase",
    [
        "UBND",
        "HĐND",
        "Báo",
        "Sở Sây",
        "Ban Quản lý",
        "các Cổng thông tin",
        "Sở",
        "Các Sở Tài chính",
        "Sở Tài chính các tỉnh",
    ],
)
def test_what_could_be_many_is_asked(phrase: str) -> None:
    assert not resolve(phrase, book()).is_sure


@pytest.mark.parametrize(
    "phrase", ["", " ", "Báo cáo", "Ban Đại", "nâng cao chất lượng", "ca", "tỉnh", "Sông Lam", "\x00"]
)
def test_what_names_no_agency_is_unknown(phrase: str) -> None:
    meaning = resolve(phrase, book())

    assert not meaning.is_sure
    assert meaning.agencies in ((), ("Báo Sông Lam",))


def test_an_agency_of_another_place_is_not_ours() -> None:
    meaning = resolve("Công an tỉnh Núi Vàng", book())

    assert (meaning.kind, meaning.agencies) == (MeaningKind.UNKNOWN, ())
    assert meaning.reason.code is ReasonCode.OTHER_PLACE
    assert meaning.reason.detail == "tỉnh núi vàng"


def test_a_name_that_the_book_lacks_has_candidates_best_first() -> None:
    meaning = resolve("Ban Quản lý khu kinh tế", book())

    assert meaning.reason.code is ReasonCode.NOT_IN_BOOK
    assert meaning.candidates[0] == "Ban Quản lý các khu công nghiệp tỉnh"
    assert len(meaning.candidates) <= 5


def test_a_name_of_another_time_says_so() -> None:
    later = [body("Sở Nông nghiệp và Môi trường", Kind.DEPARTMENT)]

    meaning = resolve("Sở NN&MT", book(), later)

    assert meaning.kind is MeaningKind.UNKNOWN
    assert meaning.reason.code is ReasonCode.OTHER_TIME
    assert meaning.candidates == ("Sở Nông nghiệp và Môi trường",)


def test_the_same_words_mean_the_agency_of_the_day() -> None:
    assert resolve("Sở Nông nghiệp", book(NOW)).agencies == ("Sở Nông nghiệp và Môi trường",)
    assert resolve("Sở Kế hoạch và Đầu tư", book(NOW)).kind is MeaningKind.UNKNOWN


def test_a_central_body_is_meant_where_the_province_has_none_of_the_name() -> None:
    assert resolve("Bộ Tài chính", book()).agencies == ("Bộ Tài chính",)
    assert not resolve("Bộ Tài chính tỉnh", book()).is_sure


def test_a_name_of_the_country_that_only_the_province_has_is_asked() -> None:
    meaning = resolve("Ủy ban Mặt trận Tổ quốc Việt Nam", book())

    assert meaning.agencies == ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",)
    assert not meaning.is_sure


def test_a_branch_may_leave_its_place_out() -> None:
    assert resolve("Ngân hàng Nhà nước chi nhánh", book()).agencies == ("Ngân hàng Nhà nước chi nhánh tỉnh",)


def test_the_nearer_of_two_with_one_name_is_meant_and_the_other_shown() -> None:
    bank = body("Ngân hàng Chính sách xã hội", Kind.ENTERPRISE, Level.CENTRAL)
    branch = body("Chi nhánh Ngân hàng Chính sách xã hội tỉnh", Kind.CENTRAL_BRANCH)

    meaning = resolve("Ngân hàng Chính sách xã hội", book(NOW, bank, branch))

    assert meaning.agencies == (branch.key,)
    assert meaning.candidates == (bank.key,)


@pytest.mark.parametrize(
    ("phrase", "agency"),
    [
        ("Công an TP", "Công an tỉnh"),
        ("UBND Thành phố", "UBND tỉnh"),
        ("MTTQ TP", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    ],
)
def test_a_city_of_its_own_is_named_as_one(phrase: str, agency: str) -> None:
    meaning = resolve(phrase, city())

    assert (meaning.agencies, meaning.is_sure) == ((agency,), True)


def test_a_central_body_has_organs_of_its_own() -> None:
    assembly = body("Quốc hội", Kind.STATE, Level.CENTRAL)

    assert not resolve("Ban Thường vụ Quốc hội", book(NOW, assembly)).is_sure


def test_a_place_is_never_silently_another_that_differs_by_an_accent_or_a_letter() -> None:
    alike = book(NOW, *(body(name, Kind.COMMITTEE, Level.COMMUNE) for name in ("UBND xã Hòa Lộc", "UBND xã Hóa Lộc")))

    assert resolve("xã Hoà Lộc", alike).agencies == ("UBND xã Hòa Lộc",)
    assert resolve("UBND xã Hóa Lộc", alike).is_sure
    assert not resolve("xã Hoa Lộc", alike).is_sure
    assert not resolve("xã Hỏa Lộc", alike).is_sure
    assert not resolve("xã Hòa Lạc", book(NOW, body("UBND xã Hòa Lộc", Kind.COMMITTEE, Level.COMMUNE))).is_sure
    assert not resolve("xã Hỏa Lộc", book(NOW, body("UBND xã Hòa Lộc", Kind.COMMITTEE, Level.COMMUNE))).is_sure
