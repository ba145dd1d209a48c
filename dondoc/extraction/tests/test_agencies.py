"""Agencies as written: one entry an agency, names whole, lists parted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.extraction.grammar.agencies import opens_agency, read_list, split_agencies
from dondoc.extraction.grammar.tokens import tokenize
from dondoc.extraction.grammar.words import squeeze


@pytest.mark.parametrize(
    "name",
    [
        "Sở Tài chính",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Văn hoá, Thể thao và Du lịch",
        "Sở Nông nghiệp và Môi trường",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở TN&MT",
        "Sở LĐ-TB&XH",
        "Sở KH&ĐT",
        "Công an tỉnh",
        "Công an tỉnh Sông Lam",
        "Văn phòng UBND tỉnh",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "Văn phòng Uỷ ban nhân dân tỉnh",
        "UBND tỉnh Sông Lam",
        "UBND cấp huyện",
        "UBND các huyện, thành phố",
        "Ủy ban nhân dân các xã, phường",
        "UBND các xã, phường, đặc khu",
        "Ban Quản lý các Khu công nghiệp tỉnh",
        "Bộ Chỉ huy Quân sự tỉnh",
        "Kho bạc Nhà nước khu vực V",
        "Ngân hàng Nhà nước chi nhánh tỉnh",
        "Đài Phát thanh và Truyền hình tỉnh",
        "Hiệp hội Doanh nghiệp tỉnh",
        "Trung tâm Phục vụ hành chính công tỉnh",
        "Các sở, ngành",
        "các sở, ban, ngành",
        "Các sở, ban, ngành, đoàn thể",
        "Các sở, ban, ngành cấp tỉnh",
        "các cơ quan, đơn vị có liên quan",
        "Các đơn vị liên quan",
        "Giám đốc Sở Xây dựng",
        "Giám đốc các sở",
        "Thủ trưởng các sở, ban, ngành",
        "Chủ tịch UBND các xã, phường",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Cục Thuế tỉnh",
        "Chi cục Kiểm lâm",
        "Công ty cổ phần Nước sạch Hà Thanh",
        "Tổ công tác của Chủ tịch UBND tỉnh",
        "Tổ công tác 22",
        "Ban Chỉ đạo 138 tỉnh",
        "Hải quan khu vực V",
        "Chi nhánh Ngân hàng Chính sách xã hội tỉnh",
        "các sở, cơ quan thuộc UBND tỉnh",
        "UBND cấp huyện, cấp xã",
        "UBND các huyện, thị xã, thành phố",
        "Trường Đại học Sông Lam",
        "Sở Quy hoạch - Kiến trúc",
        "Liên đoàn Lao động tỉnh",
        "Hội Liên hiệp Phụ nữ tỉnh",
        "Tỉnh đoàn",
        "Ủy ban nhân dân xã Hà Thanh",
        "UBND phường Sông Lam",
        "Thường trực Hội đồng nhân dân tỉnh",
        "Các doanh nghiệp trên địa bàn tỉnh",
        "các cơ quan trung ương trên địa bàn tỉnh",
    ],
)
def test_a_name_stays_whole(name: str) -> None:
    assert split_agencies(name) == (name,)


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Sở Tài chính, Sở Y tế", ["Sở Tài chính", "Sở Y tế"]),
        ("Sở Tài chính; Sở Y tế và Công an tỉnh.", ["Sở Tài chính", "Sở Y tế", "Công an tỉnh"]),
        ("Các sở, ngành, UBND cấp huyện", ["Các sở, ngành", "UBND cấp huyện"]),
        ("Các sở, ban, ngành; UBND các huyện, thành phố", ["Các sở, ban, ngành", "UBND các huyện, thành phố"]),
        ("các sở, ngành và UBND các xã, phường", ["các sở, ngành", "UBND các xã, phường"]),
        (
            "Các sở: Kế hoạch và Đầu tư, Xây dựng và Ban Quản lý các Khu công nghiệp tỉnh",
            ["Sở Kế hoạch và Đầu tư", "Sở Xây dựng", "Ban Quản lý các Khu công nghiệp tỉnh"],
        ),
        ("Các Sở: TN&MT, XD và UBND cấp huyện", ["Sở TN&MT", "Sở XD", "UBND cấp huyện"]),
        ("Sở Tài chính, Xây dựng, Y tế", ["Sở Tài chính", "Sở Xây dựng", "Sở Y tế"]),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Khoa học và Công nghệ",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ"],
        ),
        ("Giám đốc các Sở: Tài chính, Nội vụ", ["Giám đốc Sở Tài chính", "Giám đốc Sở Nội vụ"]),
        ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]),
        ("Các Sở, ngành: Tài chính, Xây dựng, Công an tỉnh", ["Sở Tài chính", "Sở Xây dựng", "Công an tỉnh"]),
        ("Các Sở Tài chính, Xây dựng", ["Sở Tài chính", "Sở Xây dựng"]),
        ("Sở: Tài chính, Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Các sở, ngành, địa phương", ["Các sở, ngành", "địa phương"]),
        ("Sở Tài chính (chủ trì), Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("UBND cấp huyện, UBND cấp xã", ["UBND cấp huyện", "UBND cấp xã"]),
        ("Hội Nông dân tỉnh, Hội Cựu chiến binh tỉnh", ["Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"]),
        ("Thanh tra tỉnh/Sở Tư pháp", ["Thanh tra tỉnh", "Sở Tư pháp"]),
        ("Các cở, ngành, UBND cấp xã", ["Các cở, ngành", "UBND cấp xã"]),
        ("Sở Nội vụ, Sở Tư pháp", ["Sở Nội vụ", "Sở Tư pháp"]),
    ],
)
def test_a_list_is_parted_into_agencies_as_written(listed: str, names: list[str]) -> None:
    assert list(split_agencies(listed)) == names


def test_decomposed_unicode_names_the_same_agencies_once_squeezed() -> None:
    written = "Uỷ ban nhân dân các huyện, thành phố; Sở Y tế"

    assert split_agencies(squeeze(unicodedata.normalize("NFD", written))) == split_agencies(written)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nâng cao chất lượng",
        "tổ chức hội nghị",
        "báo cáo kết quả",
        "đồng bộ, hiệu quả",
        "thanh tra, kiểm tra",
        "-",
        "ngành hàng",
    ],
)
def test_words_that_name_nobody_give_none(text: str) -> None:
    assert split_agencies(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Các cơ quan, đơn vị được giao chủ trì các nhiệm vụ tại Kế hoạch này có trách nhiệm báo cáo",
            ["Các cơ quan, đơn vị được giao chủ trì các nhiệm vụ tại Kế hoạch này"],
        ),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính", ["Sở Y tế"]),
        ("Văn phòng UBND tỉnh, Sở Nội vụ tham mưu", ["Văn phòng UBND tỉnh", "Sở Nội vụ"]),
    ],
)
def test_a_list_in_a_sentence_ends_before_the_duty(text: str, names: list[str]) -> None:
    listed = read_list(tokenize(text), 0, text)

    assert listed is not None
    assert list(listed.names) == names


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Sở Tài", True),
        ("Các sở, ban,", True),
        ("UBND các", True),
        ("Giám đốc", True),
        ("Rà soát thủ tục", False),
        ("sở hữu trí tuệ", False),
        ("", False),
    ],
)
def test_a_line_cut_short_still_begins_as_an_agency(line: str, opens: bool) -> None:
    assert opens_agency(line) is opens


@given(
    st.lists(
        st.sampled_from(["Sở Y tế", "Các sở:", "XD", "và", ",", ";", "các", "UBND", "cấp huyện", "Ban", "tổ chức"])
    )
)
def test_every_agency_stands_in_the_text_where_it_says(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tokenize(text)
    for start in range(len(tokens)):
        listed = read_list(tokens, start, text)
        for agency in listed.agencies if listed else ():
            words_there = text[agency.start : agency.end]
            assert words_there.endswith(agency.text) or agency.text.endswith(words_there)
