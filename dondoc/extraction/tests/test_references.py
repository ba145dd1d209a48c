"""Numbered documents: their numbers as printed, kind, date and issuer."""

from __future__ import annotations

import pytest

from dondoc.extraction.items.references import as_referred, collect, find_mentions


@pytest.mark.parametrize(
    ("text", "number", "kind", "date", "issuer"),
    [
        ("Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ", "02/NQ-CP", "Nghị quyết", "2026-01-08", "Chính phủ"),
        ("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "Nghị định", None, "Chính phủ"),
        ("Quyết định số 15/2024/QĐ-UBND ngày 03 tháng 5 năm 2024", "15/2024/QĐ-UBND", "Quyết định", "2024-05-03", None),
        ("Chỉ thị số 12/CT-TTg", "12/CT-TTg", "Chỉ thị", None, "Thủ tướng Chính phủ"),
        ("Kế hoạch số 20/KH- UBND", "20/KH-UBND", "Kế hoạch", None, None),
        ("Nghị quyết số 19-2018/NQ-CP ngày 15/5/2018", "19-2018/NQ-CP", "Nghị quyết", "2018-05-15", "Chính phủ"),
        ("Quyết định số 1234 /QĐ-TTg", "1234/QĐ-TTg", "Quyết định", None, "Thủ tướng Chính phủ"),
        ("Thông tư liên tịch số 05/2014/TTLT-BTP-BNV", "05/2014/TTLT-BTP-BNV", "Thông tư liên tịch", None, None),
        ("Công văn số 88/VPCP-KSTT ngày 5/5/2025", "88/VPCP-KSTT", "Công văn", "2025-05-05", None),
        ("Luật số 31/2024/QH15", "31/2024/QH15", "Luật", None, "Quốc hội"),
        ("Kết luận số 14-KL/TW ngày 22/9/2021", "14-KL/TW", "Kết luận", "2021-09-22", "Ban Chấp hành Trung ương"),
        ("Nghị quyết 57-NQ/TW", "57-NQ/TW", "Nghị quyết", None, "Ban Chấp hành Trung ương"),
        ("Luật Đất đai số 31/2024/QH15", "31/2024/QH15", None, None, "Quốc hội"),
        ("Công văn số 1234/BKHĐT-QLKTTW", "1234/BKHĐT-QLKTTW", "Công văn", None, None),
        ("Quyết định số 99/QĐ-UBND của UBND tỉnh Sông Lam", "99/QĐ-UBND", "Quyết định", None, "UBND tỉnh Sông Lam"),
    ],
)
def test_a_numbered_document_is_read(
    text: str, number: str, kind: str | None, date: str | None, issuer: str | None
) -> None:
    (mention,) = find_mentions(text)

    assert (mention.number, mention.date) == (number, date)
    assert kind is None or mention.type == kind
    assert issuer is None or mention.issuer == issuer


@pytest.mark.parametrize(
    "text",
    [
        "ngày 30/6/2026",
        "tối đa 24/7",
        "02 lần/năm",
        "đạt 95/100 điểm",
        "tỷ lệ 3/4",
        "dịch vụ 24/24 giờ",
        "1 cửa",
        "km 12/Km",
    ],
)
def test_dates_and_rates_are_no_documents(text: str) -> None:
    assert list(find_mentions(text)) == []


def test_two_numbers_in_one_sentence_are_two() -> None:
    text = "theo Kế hoạch số 20/KH-UBND, Quyết định số 15/QĐ-UBND."

    assert [mention.number for mention in find_mentions(text)] == ["20/KH-UBND", "15/QĐ-UBND"]


def test_the_place_of_a_mention_holds_its_number() -> None:
    text = "Theo Kế hoạch số 20/KH- UBND của tỉnh"
    (mention,) = find_mentions(text)

    assert text[mention.start : mention.end] == "20/KH- UBND"


def test_a_document_named_twice_is_one_with_the_date_given_anywhere() -> None:
    text = "Nghị quyết số 02/NQ-CP; sau đó, theo Nghị quyết 02/NQ-CP ngày 08/01/2026 của Chính phủ"
    (reference,) = collect(find_mentions(text))

    assert (reference.number, reference.date, reference.issuer) == ("02/NQ-CP", "2026-01-08", "Chính phủ")
    assert len(reference.mentions) == 2


def test_an_impossible_date_is_left_out() -> None:
    (mention,) = find_mentions("Quyết định số 15/QĐ-UBND ngày 45/13/2024 của UBND tỉnh")

    assert mention.date is None


def test_a_number_in_a_title_of_capitals_is_spelled_as_in_the_text() -> None:
    references = collect(
        find_mentions("THỰC HIỆN CHỈ THỊ SỐ 27/CT-TTG. Thực hiện Chỉ thị số 27/CT-TTg, Nghị quyết 02/NQ-CP.")
    )
    assert as_referred(["27/CT-TTG", "27/CT-TTg", "9/KH"], references) == ("27/CT-TTg", "9/KH")
