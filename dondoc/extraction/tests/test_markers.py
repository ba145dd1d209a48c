"""The signs that number a paragraph, and figures and words that only look like them."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.markers import Marker, MarkerKind, find_marker, roman_value


@pytest.mark.parametrize(
    ("text", "kind", "label", "rest"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", MarkerKind.ROMAN, "I", "MỤC ĐÍCH, YÊU CẦU"),
        ("IV/ TỔ CHỨC THỰC HIỆN", MarkerKind.ROMAN, "IV", "TỔ CHỨC THỰC HIỆN"),
        ("II NHIỆM VỤ", MarkerKind.ROMAN, "II", "NHIỆM VỤ"),
        ("V.NỘI DUNG", MarkerKind.ROMAN, "V", "NỘI DUNG"),
        ("A. Phần chung", MarkerKind.CAPITAL, "A", "Phần chung"),
        ("1. Sở Tài chính", MarkerKind.NUMBER, "1", "Sở Tài chính"),
        ("1.", MarkerKind.NUMBER, "1", ""),
        ("a)", MarkerKind.LETTER, "a", ""),
        ("12) Sở Y tế", MarkerKind.NUMBER, "12", "Sở Y tế"),
        ("3/ Sở Y tế", MarkerKind.NUMBER, "3", "Sở Y tế"),
        ("2.1. Cải cách", MarkerKind.NUMBER, "2.1", "Cải cách"),
        ("2.1.3. Cải cách", MarkerKind.NUMBER, "2.1.3", "Cải cách"),
        ("4.3 Sở Công Thương", MarkerKind.NUMBER, "4.3", "Sở Công Thương"),
        ("5.Sở Công Thương", MarkerKind.NUMBER, "5", "Sở Công Thương"),
        ("(2) Rà soát", MarkerKind.BRACKETED, "2", "Rà soát"),
        ("a) Rà soát", MarkerKind.LETTER, "a", "Rà soát"),
        ("đ) Rà soát", MarkerKind.LETTER, "đ", "Rà soát"),
        ("b. Rà soát", MarkerKind.LETTER, "b", "Rà soát"),
        ("c/ Rà soát", MarkerKind.LETTER, "c", "Rà soát"),
        ("- Rà soát", MarkerKind.DASH, "-", "Rà soát"),
        ("-Rà soát", MarkerKind.DASH, "-", "Rà soát"),
        ("– Rà soát", MarkerKind.DASH, "-", "Rà soát"),
        ("• Rà soát", MarkerKind.DASH, "-", "Rà soát"),
        ("+ Rà soát", MarkerKind.PLUS, "+", "Rà soát"),
        ("+Rà soát", MarkerKind.PLUS, "+", "Rà soát"),
        ("Điều 3. Trách nhiệm", MarkerKind.ARTICLE, "3", "Trách nhiệm"),
        ("Chương II: QUY ĐỊNH", MarkerKind.PART, "II", "QUY ĐỊNH"),
        ("Phần thứ 2. NHIỆM VỤ", MarkerKind.PART, "2", "NHIỆM VỤ"),
        ("PHẦN A. CHUNG", MarkerKind.PART, "A", "CHUNG"),
        ("PHỤ LỤC", MarkerKind.APPENDIX, "", ""),
        ("PHỤ LỤC II", MarkerKind.APPENDIX, "II", ""),
        ("Phụ lục số 03: DANH MỤC NHIỆM VỤ", MarkerKind.APPENDIX, "03", "DANH MỤC NHIỆM VỤ"),
        ("PHỤ LỤC CÁC CHỈ TIÊU", MarkerKind.APPENDIX, "", "CÁC CHỈ TIÊU"),
        ("Biểu số 2", MarkerKind.APPENDIX, "2", ""),
    ],
)
def test_a_marker_is_known_by_its_kind_and_label(text: str, kind: MarkerKind, label: str, rest: str) -> None:
    marker = find_marker(text)

    assert marker is not None
    assert (marker.kind, marker.label, text[marker.end :]) == (kind, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sở Tài chính chủ trì",
        "4.5 triệu đồng",
        "95% hồ sơ",
        "100 doanh nghiệp",
        "30/6/2026 là hạn cuối",
        "1.250.000 đồng",
        "-5%",
        "2026",
        "Phụ lục kèm theo Kế hoạch này.",
        "Biểu đồ phát triển",
        "Vì vậy, các sở",
        "I",
        "(Kèm theo Kế hoạch số 15/KH-UBND)",
        "Điều tra, khảo sát",
        "Phần mềm quản lý",
        "Chương trình hành động",
    ],
)
def test_a_quantity_a_date_or_a_word_is_no_marker(text: str) -> None:
    assert find_marker(text) is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("CX", 110), ("", None), ("K", None)],
)
def test_a_roman_numeral_has_its_value(numeral: str, value: int | None) -> None:
    assert roman_value(numeral) == value


@pytest.mark.parametrize(
    ("kind", "label", "ordinal"),
    [
        (MarkerKind.ROMAN, "IV", 4),
        (MarkerKind.APPENDIX, "03", 3),
        (MarkerKind.APPENDIX, "", None),
        (MarkerKind.PART, "II", 2),
        (MarkerKind.NUMBER, "2.12", 12),
        (MarkerKind.LETTER, "a", 1),
        (MarkerKind.LETTER, "đ", 5),
        (MarkerKind.LETTER, "e", 6),
        (MarkerKind.LETTER, "a1", None),
        (MarkerKind.CAPITAL, "Đ", 5),
        (MarkerKind.DASH, "-", None),
    ],
)
def test_a_marker_knows_its_place_in_the_count(kind: MarkerKind, label: str, ordinal: int | None) -> None:
    assert Marker(kind, label, 0).ordinal == ordinal
