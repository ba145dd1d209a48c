"""Front, title, preamble, body, close and appendices."""

from __future__ import annotations

import pytest

from dondoc.extraction.outline.folded import Placed
from dondoc.extraction.outline.zones import Zones, part_zones
from dondoc.extraction.source import Block
from dondoc.extraction.tests.readers import blocks_of, table_of

FRONT = ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM", "Số: 15/KH-UBND", "Sông Lam, ngày 12 tháng 01 năm 2026")
TITLE = ("KẾ HOẠCH", "Cải thiện môi trường kinh doanh năm 2026")
PREAMBLE = ("Thực hiện Nghị quyết số 02/NQ-CP, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",)
BODY = ("I. MỤC TIÊU", "1. Nâng cao năng lực cạnh tranh.", "II. NHIỆM VỤ", "1. Sở Y tế rà soát thủ tục.")
CLOSE = ("Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Minh Khai")
APPENDIX = ("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 15/KH-UBND)")


def zones_of(*blocks: str | Block) -> Zones:
    return part_zones(blocks_of(*blocks))


def texts(placed: list[Placed]) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in placed)


def test_a_plan_falls_into_its_zones() -> None:
    table = table_of(("TT", "Nhiệm vụ"), ("1", "Rà soát"))
    zones = zones_of(*FRONT, *TITLE, *PREAMBLE, *BODY, *CLOSE, *APPENDIX, table)

    assert (texts(zones.front), texts(zones.title), texts(zones.preamble)) == (FRONT, TITLE, PREAMBLE)
    assert tuple(block.text for block in zones.body if isinstance(block, Placed)) == BODY
    assert texts(zones.close) == CLOSE
    assert [(appendix.label, texts(appendix.title), len(appendix.blocks)) for appendix in zones.appendices] == [
        ("I", APPENDIX[1:], 1)
    ]


def test_a_document_without_a_heading_is_all_body() -> None:
    zones = zones_of(*BODY)

    assert not zones.title
    assert len(zones.body) == len(BODY)


def test_where_a_decision_issues_the_plan_the_attached_plan_is_read() -> None:
    decision = (
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch cải thiện môi trường kinh doanh",
        "Điều 1. Ban hành kèm theo Quyết định này.",
    )
    zones = zones_of(*FRONT, *decision, *CLOSE, *TITLE, *BODY)

    assert texts(zones.title) == TITLE
    assert len(zones.body) == len(BODY)


@pytest.mark.parametrize("heading", ["KẾ HOẠCH", "CHỈ THỊ", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "ĐỀ ÁN", "PHƯƠNG ÁN"])
def test_each_kind_of_instrument_has_its_heading(heading: str) -> None:
    assert texts(zones_of(heading, TITLE[1], *PREAMBLE, *BODY).title) == (heading, TITLE[1])


def test_a_letterhead_or_signature_set_as_a_table_is_no_table() -> None:
    letterhead = table_of(("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    signature = table_of(("Nơi nhận:\n- Như trên;", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thị Minh Khai"))
    zones = zones_of(letterhead, *TITLE, *BODY, signature)

    assert texts(zones.front)[:2] == ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM")
    assert texts(zones.close) == CLOSE
    assert len(zones.body) == len(BODY)


def test_a_table_after_the_close_is_an_appendix_without_a_heading() -> None:
    zones = zones_of(*TITLE, *BODY, *CLOSE, table_of(("TT", "Nhiệm vụ"), ("1", "Rà soát")))

    assert [(appendix.label, len(appendix.blocks)) for appendix in zones.appendices] == [("", 1)]


def test_appendices_are_told_apart() -> None:
    zones = zones_of(*TITLE, *BODY, *CLOSE, "PHỤ LỤC I", "CHỈ TIÊU", "PHỤ LỤC II: NHIỆM VỤ", "1. Sở Y tế rà soát.")

    assert [appendix.label for appendix in zones.appendices] == ["I", "II"]


def test_a_title_of_several_lines_is_one_title() -> None:
    zones = zones_of("KẾ HOẠCH", "CẢI THIỆN MÔI TRƯỜNG KINH DOANH", "TỈNH SÔNG LAM NĂM 2026", *PREAMBLE, *BODY)

    assert len(zones.title) == 3


def test_nothing_gives_nothing() -> None:
    assert zones_of() == Zones()
