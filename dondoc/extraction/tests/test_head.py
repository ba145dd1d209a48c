"""What a document says of itself."""

from __future__ import annotations

import pytest

from dondoc.extraction.items.head import plan_year, read_head
from dondoc.extraction.outline.folded import fold
from dondoc.extraction.outline.zones import part_zones
from dondoc.extraction.plan import Head
from dondoc.extraction.source import Paragraph, Source

LETTERHEAD = ("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "Số: 15/KH-UBND", "Sông Lam, ngày 12 tháng 01 năm 2026")
TITLE = ("KẾ HOẠCH", "Cải thiện môi trường kinh doanh năm 2026")
BODY = ("I. NHIỆM VỤ", "1. Sở Y tế tỉnh Sông Lam rà soát.")
CLOSE = ("Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Minh Khai")


def head_of(*paragraphs: str) -> tuple[Head, int | None]:
    folded = fold(Source("txt", tuple(map(Paragraph, paragraphs))))
    zones = part_zones(folded.blocks)
    head = read_head(zones, folded.text)
    return head, plan_year(head, zones)


def test_the_head_of_a_plan_is_read() -> None:
    preamble = "Thực hiện Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:"
    head, year = head_of(*LETTERHEAD, *TITLE, preamble, *BODY, *CLOSE)

    assert head == Head(
        title="Cải thiện môi trường kinh doanh năm 2026",
        issuer="UBND tỉnh Sông Lam",
        number="15/KH-UBND",
        date="2026-01-12",
        signer="Trần Thị Minh Khai",
        signer_title="CHỦ TỊCH",
        implements=("02/NQ-CP",),
    )
    assert year == 2026


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 15/KH-UBND", "15/KH-UBND"),
        ("Số: 15 /KH- UBND", "15/KH-UBND"),
        ("Số 15/KH-UBND", None),
        ("Số:      /KH-UBND", None),
    ],
)
def test_a_number_is_read_without_spaces_and_left_out_where_it_is_blank(line: str, number: str | None) -> None:
    assert head_of(LETTERHEAD[0], line, *TITLE, *BODY)[0].number == number


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Sông Lam, ngày 05 tháng 9 năm 2026", "2026-09-05"),
        ("Sông Lam, ngày 05/9/2026", "2026-09-05"),
        ("Sông Lam, ngày      tháng 9 năm 2026", "2026-09"),
        ("Sông Lam, ngày     tháng     năm 2026", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_printed(line: str, date: str | None) -> None:
    assert head_of(*LETTERHEAD[:2], line, *TITLE, *BODY)[0].date == date


@pytest.mark.parametrize(
    ("close", "title", "signer"),
    [
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Sông"), "PHÓ CHỦ TỊCH", "Lê Văn Sông"),
        (("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Lê Văn Sông"), "PHÓ CHỦ TỊCH", "Lê Văn Sông"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Lê Văn Sông"), "CHỦ TỊCH", "Lê Văn Sông"),
        (("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Văn Sông",), "CHỦ TỊCH", "Lê Văn Sông"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "CHỦ TỊCH", None),
        ((), None, None),
    ],
)
def test_the_signer_and_the_title_that_he_or_she_signs_with(
    close: tuple[str, ...], title: str | None, signer: str | None
) -> None:
    head, _ = head_of(*LETTERHEAD, *TITLE, *BODY, "Nơi nhận:", "- Lưu: VT.", *close)

    assert (head.signer_title, head.signer) == (title, signer)


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        (("UỶ BAN NHÂN DÂN", "TỈNH SÔNG LAM"), "UBND tỉnh Sông Lam"),
        (("UBND TỈNH SÔNG LAM",), "UBND tỉnh Sông Lam"),
        (("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÀ THANH"), "UBND thành phố Hà Thanh"),
        ((), "UBND tỉnh Sông Lam"),
    ],
)
def test_the_issuer_is_the_letterheads_committee_else_the_province_most_named(
    letterhead: tuple[str, ...], issuer: str
) -> None:
    assert head_of(*letterhead, *TITLE, *BODY)[0].issuer == issuer


def test_a_text_that_names_no_province_has_no_issuer() -> None:
    assert head_of("KẾ HOẠCH", "Cải thiện môi trường kinh doanh", "I. NHIỆM VỤ")[0].issuer is None


@pytest.mark.parametrize(
    ("title", "preamble", "implements"),
    [
        ("Thực hiện Nghị quyết số 02/NQ-CP", "", ("02/NQ-CP",)),
        (
            "Cải thiện môi trường",
            "Thực hiện Chỉ thị số 12/CT-TTg và Nghị quyết số 02/NQ-CP;",
            ("12/CT-TTg", "02/NQ-CP"),
        ),
        ("Thực hiện Nghị quyết số 02/NQ-CP", "Triển khai Nghị quyết số 02/NQ-CP của Chính phủ,", ("02/NQ-CP",)),
        ("Cải thiện môi trường", "Theo đề nghị của Sở Tài chính tại Tờ trình số 88/TTr-STC,", ()),
    ],
)
def test_the_plan_implements_what_its_title_and_preamble_say(
    title: str, preamble: str, implements: tuple[str, ...]
) -> None:
    assert head_of(*LETTERHEAD, "KẾ HOẠCH", title, preamble, *BODY)[0].implements == implements


@pytest.mark.parametrize(
    ("paragraphs", "year"),
    [
        ((*LETTERHEAD, "KẾ HOẠCH", "Cải cách hành chính năm 2027", *BODY), 2027),
        ((*LETTERHEAD, "KẾ HOẠCH", "Cải cách hành chính", *BODY), 2026),
        (("KẾ HOẠCH", "Cải cách hành chính", "Để thực hiện nhiệm vụ năm 2025, UBND tỉnh ban hành:", *BODY), 2025),
        (
            ("KẾ HOẠCH", "Cải cách hành chính", *BODY, "PHỤ LỤC I", "(Kèm theo Kế hoạch số 9/KH-UBND ngày 02/02/2024)"),
            2024,
        ),
        (("KẾ HOẠCH", "Cải cách hành chính", *BODY), None),
    ],
)
def test_the_year_of_a_plan_is_its_titles_else_its_dates(paragraphs: tuple[str, ...], year: int | None) -> None:
    assert head_of(*paragraphs)[1] == year


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (("KẾ HOẠCH", "Cải cách hành chính năm 2026"), "Cải cách hành chính năm 2026"),
        (("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026",), "CẢI CÁCH HÀNH CHÍNH NĂM 2026"),
        (("CHỈ THỊ", "Về việc cải cách hành chính"), "Về việc cải cách hành chính"),
    ],
)
def test_the_title_stands_without_the_word_of_its_kind(heading: tuple[str, ...], title: str) -> None:
    assert head_of(*LETTERHEAD, *heading, *BODY)[0].title == title
