"""Indicators within sentences."""

from __future__ import annotations

import pytest

from dondoc.extraction.items.body_indicators import Sentence, read_body_indicators
from dondoc.extraction.plan import Indicator, Operator
from dondoc.extraction.tests.readers import YEAR, placed_of


def indicators_of(text: str) -> list[Indicator]:
    (placed,) = placed_of(text)
    return list(read_body_indicators(Sentence(placed, 0, "II.1", None, ("Sở Y tế",), ()), YEAR))


@pytest.mark.parametrize(
    ("sentence", "op", "value", "unit"),
    [
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 95%.", Operator.MORE, 95, "%"),
        ("Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80,5%.", Operator.AT_LEAST, 80.5, "%"),
        ("Phấn đấu 100% thủ tục hành chính được công khai.", Operator.EQUAL, 100, "%"),
        ("Mỗi doanh nghiệp bị thanh tra không quá 01 lần/năm.", Operator.AT_MOST, 1, "lần/năm"),
        ("Thời gian cấp phép xây dựng không quá 15 ngày.", Operator.AT_MOST, 15, "ngày"),
        ("Chỉ số cải cách hành chính đạt ít nhất 85 điểm.", Operator.AT_LEAST, 85, "điểm"),
        ("Tỷ lệ hồ sơ trực tuyến đạt 80% trở lên.", Operator.AT_LEAST, 80, "%"),
        ("Tỷ lệ hồ sơ trực tuyến tối thiểu đạt 80%.", Operator.AT_LEAST, 80, "%"),
        ("Giảm tỷ lệ hồ sơ trễ hạn xuống dưới 2%.", Operator.LESS, 2, "%"),
    ],
)
def test_a_figure_to_be_reached_is_an_indicator(sentence: str, op: Operator, value: float, unit: str) -> None:
    (indicator,) = indicators_of(sentence)

    assert indicator.target is not None
    assert (indicator.target.op, indicator.target.value, indicator.unit) == (op, value, unit)
    assert (indicator.body, indicator.code, indicator.roles.lead) == (True, "II.1", ("Sở Y tế",))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 95%.", "Tỷ lệ hồ sơ giải quyết đúng hạn"),
        ("Phấn đấu 100% thủ tục hành chính được công khai.", "thủ tục hành chính được công khai"),
    ],
)
def test_what_is_measured_is_its_name(sentence: str, name: str) -> None:
    assert [indicator.name for indicator in indicators_of(sentence)] == [name]


def test_each_figure_of_a_sentence_is_an_indicator_of_its_own() -> None:
    found = indicators_of("Tỷ lệ hồ sơ trực tuyến đạt trên 80%; tỷ lệ thanh toán trực tuyến đạt trên 60%.")

    assert [indicator.name for indicator in found] == ["Tỷ lệ hồ sơ trực tuyến", "tỷ lệ thanh toán trực tuyến"]
    assert [indicator.target.value for indicator in found if indicator.target] == [80, 60]


def test_a_second_thing_with_a_figure_of_its_own_has_its_own_name() -> None:
    found = indicators_of("Phấn đấu cắt giảm ít nhất 30% thời gian giải quyết và ít nhất 25% chi phí tuân thủ thủ tục.")

    assert [indicator.name for indicator in found] == [
        "thời gian giải quyết và ít nhất 25% chi phí tuân thủ thủ tục",
        "chi phí tuân thủ thủ tục",
    ]
    assert [indicator.target.value for indicator in found if indicator.target] == [30, 25]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngân sách tỉnh hỗ trợ 50% kinh phí mua sắm thiết bị.",
        "Giải quyết trong 5 ngày.",
        "Trước ngày 30/6/2026 trình UBND tỉnh.",
        "Có 12 doanh nghiệp tham gia hội nghị.",
        "Doanh nghiệp có vốn góp 51% của Nhà nước.",
        "",
    ],
)
def test_a_figure_that_only_describes_is_none(sentence: str) -> None:
    assert indicators_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Đến năm 2030, tỷ lệ hồ sơ trực tuyến đạt trên 90%.", 2030),
        ("Tỷ lệ hồ sơ trực tuyến đạt trên 90%.", YEAR),
        ("Tỷ lệ hồ sơ trực tuyến tăng tối thiểu 10% so với năm 2025.", YEAR),
    ],
)
def test_the_target_is_for_the_year_said_else_the_plans(sentence: str, year: int) -> None:
    (indicator,) = indicators_of(sentence)

    assert indicator.target is not None
    assert indicator.target.year == year


def test_an_indicators_place_holds_its_words() -> None:
    text = "Rà soát quy trình. Tỷ lệ hồ sơ trực tuyến đạt trên 80%; công khai kết quả."
    (indicator,) = indicators_of(text)

    assert "Tỷ lệ hồ sơ trực tuyến đạt trên 80%" in text[indicator.evidence.span.start : indicator.evidence.span.end]
