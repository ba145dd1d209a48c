"""When a task is due, in a cell, after a label and in a sentence."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.times import Times
from dondoc.extraction.plan import DeadlineKind

DATE, MONTH, QUARTER, YEAR = DeadlineKind.DATE, DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.YEAR
RECURRING, CONTINUOUS, ON_EVENT = DeadlineKind.RECURRING, DeadlineKind.CONTINUOUS, DeadlineKind.ON_EVENT


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("Trước 30/7/2026", DATE, "2026-07-30"),
        ("Trước ngày 05 tháng 9 năm 2026", DATE, "2026-09-05"),
        ("30-6-2026", DATE, "2026-06-30"),
        ("15.3.2026", DATE, "2026-03-15"),
        ("Trước 30/11", DATE, "2026-11-30"),
        ("Tháng 03/2026", MONTH, "2026-03"),
        ("tháng 3 năm 2027", MONTH, "2027-03"),
        ("Trước 6/2026", MONTH, "2026-06"),
        ("Tháng 12", MONTH, "2026-12"),
        ("Quý II", QUARTER, "2026-Q2"),
        ("Quý II +III", QUARTER, "2026-Q2,2026-Q3"),
        ("Quý I, II, III", QUARTER, "2026-Q1,2026-Q2,2026-Q3"),
        ("Quý I - Quý III", QUARTER, "2026-Q1,2026-Q2,2026-Q3"),
        ("Quý II đến IV năm 2027", QUARTER, "2027-Q2,2027-Q3,2027-Q4"),
        ("Quý IV/2026", QUARTER, "2026-Q4"),
        ("Quý 3/2026", QUARTER, "2026-Q3"),
        ("Quý IV/2026 và Quý I/2027", QUARTER, "2026-Q4,2027-Q1"),
        ("Năm 2026", YEAR, "2026"),
        ("Quý I,II/2027", QUARTER, "2027-Q1,2027-Q2"),
        ("Quý III-IV/2026", QUARTER, "2026-Q3,2026-Q4"),
        ("Quý I và Quý II năm 2027", QUARTER, "2027-Q1,2027-Q2"),
        ("Cả năm 2026", YEAR, "2026"),
        ("Trong năm 2026", YEAR, "2026"),
        ("Quý IV hằng năm", RECURRING, None),
        ("Tháng 12 hằng năm", RECURRING, None),
        ("Trước 15/12 hằng năm", RECURRING, None),
        ("Trước ngày 15 hằng tháng", RECURRING, None),
        ("Định kỳ trước ngày 15/12", RECURRING, None),
        ("Trước 15/12 hằng năm, bắt đầu từ 2026", RECURRING, None),
        ("Ngay sau khi Kế hoạch được ban hành", ON_EVENT, None),
        ("Đến hết năm 2027", YEAR, "2027"),
        ("Giai đoạn 2026-2030", YEAR, "2026,2030"),
        ("2026 – 2028", YEAR, "2026,2028"),
        ("Hằng năm", RECURRING, None),
        ("Hàng quý", RECURRING, None),
        ("Định kỳ 6 tháng, năm", RECURRING, None),
        ("Thường xuyên", CONTINUOUS, None),
        ("Thường xuyên, liên tục", CONTINUOUS, None),
        ("Theo tiến độ nêu tại Kế hoạch số 20/KH-UBND", ON_EVENT, None),
        ("Khi có hướng dẫn của Trung ương", ON_EVENT, None),
    ],
)
def test_a_cell_states_a_time(cell: str, kind: DeadlineKind, value: str | None) -> None:
    deadline = Times(2026).in_cell(cell)

    assert deadline.kind is kind
    if value is not None:
        assert deadline.value == value


@pytest.mark.parametrize("cell", ["", "-", "Theo phân công", "Ngày 45/13/2026", "Tháng 13/2026"])
def test_a_cell_that_states_none_is_not_guessed(cell: str) -> None:
    assert Times(None).in_cell(cell).kind is DeadlineKind.NONE


@pytest.mark.parametrize("cell", ["Quý II", "Trước 30/11", "Tháng 5"])
def test_a_time_without_a_year_needs_the_plans(cell: str) -> None:
    assert Times(None).in_cell(cell).kind is DeadlineKind.NONE


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("Trình Ủy ban nhân dân tỉnh trước ngày 30/7/2026.", DATE, "2026-07-30"),
        ("Trình UBND tỉnh chậm nhất là ngày 15 tháng 8.", DATE, "2026-08-15"),
        ("Hoàn thành trước 30/11.", DATE, "2026-11-30"),
        ("Ban hành kế hoạch của đơn vị trong tháng 03/2026.", MONTH, "2026-03"),
        ("Hoàn thành trong quý II/2026.", QUARTER, "2026-Q2"),
        ("Hoàn thành việc rà soát trong quý III.", QUARTER, "2026-Q3"),
        ("Đến hết năm 2026, số hóa toàn bộ hồ sơ.", YEAR, "2026"),
        ("Hoàn thành trước năm 2028.", YEAR, "2028"),
        ("Hằng năm tổ chức hội nghị đối thoại với doanh nghiệp.", RECURRING, None),
        ("Định kỳ 02 lần/năm tổ chức gặp mặt doanh nghiệp.", RECURRING, None),
        ("Thường xuyên kiểm tra việc niêm yết thủ tục.", CONTINUOUS, None),
        ("Khi có đề nghị của doanh nghiệp, cử cán bộ hướng dẫn.", ON_EVENT, None),
        ("Rà soát cơ sở dữ liệu. Thời gian hoàn thành: Quý III năm 2026.", QUARTER, "2026-Q3"),
        ("Giải quyết trong thời hạn 05 ngày làm việc kể từ khi nhận đủ hồ sơ.", ON_EVENT, None),
    ],
)
def test_a_sentence_states_a_time(sentence: str, kind: DeadlineKind, value: str | None) -> None:
    deadline = Times(2026).in_prose(sentence)

    assert deadline.kind is kind
    if value is not None:
        assert deadline.value == value


@pytest.mark.parametrize(
    "sentence",
    [
        "Xử lý kịp thời kiến nghị của doanh nghiệp.",
        "Thực hiện theo quy định.",
        "Triển khai Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ.",
        "Triển khai Đề án chuyển đổi số đến năm 2030 của tỉnh Sông Lam năm 2026.",
        "Bố trí kinh phí chi thường xuyên cho hoạt động khuyến công.",
        "Đưa nội dung vào kế hoạch công tác hằng năm của đơn vị.",
        "Trao đổi với các đơn vị thường xuyên phát sinh hồ sơ trễ hạn.",
        "",
    ],
)
def test_a_sentence_without_a_time_of_its_own_has_none(sentence: str) -> None:
    assert Times(2026).in_prose(sentence).kind is DeadlineKind.NONE


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Trình Ủy ban nhân dân tỉnh trước ngày 30/7/2026.", "trước ngày 30/7/2026"),
        ("Hoàn thành việc rà soát trong quý III năm 2026.", "quý III năm 2026"),
    ],
)
def test_the_words_of_a_time_are_kept(sentence: str, phrase: str) -> None:
    assert phrase in Times(2026).in_prose(sentence).phrase


@pytest.mark.parametrize(
    ("intro", "value"),
    [
        ("Trong giai đoạn 2026-2030, tập trung các nhiệm vụ cụ thể như sau:", "2026,2030"),
        ("Giai đoạn 2026 - 2030:", "2026,2030"),
        ("Thực hiện Kế hoạch giai đoạn 2026-2030 như sau:", None),
        ("Các nhiệm vụ cụ thể như sau:", None),
    ],
)
def test_a_period_in_an_intro_line_is_its_items(intro: str, value: str | None) -> None:
    assert Times(2026).period_of_intro(intro).value == value


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Trình dự thảo trước ngày 30/6/2026, hoàn thành trong tháng 9/2026.", ["tháng 9/2026"]),
        ("Trình dự thảo trước ngày 30/6/2026.", []),
        ("Rà soát thủ tục.", []),
    ],
)
def test_a_second_time_in_a_sentence_is_seen(sentence: str, others: list[str]) -> None:
    times = Times(2026)

    found = times.others_in_prose(sentence, times.in_prose(sentence))

    assert len(found) == len(others)
    assert all(words.endswith(other) for words, other in zip(found, others, strict=True))
