"""Figures as Vietnamese tables print them."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.numbers import read_bound, read_figure, to_number
from dondoc.extraction.plan import Operator


@pytest.mark.parametrize(
    ("printed", "value"),
    [("6,35", 6.35), ("120.000", 120_000), ("1.250.000,5", 1_250_000.5), ("4.5", 4.5), ("95", 95), ("0,05", 0.05)],
)
def test_a_decimal_comma_becomes_a_point(printed: str, value: float) -> None:
    assert to_number(printed) == value


@pytest.mark.parametrize(
    ("cell", "op", "value", "percent"),
    [
        ("Trên 60%", Operator.MORE, 60, True),
        ("trên hoặc bằng 3,50", Operator.AT_LEAST, 3.5, False),
        ("Tối thiểu 80 %", Operator.AT_LEAST, 80, True),
        ("ít nhất 12", Operator.AT_LEAST, 12, False),
        ("≥ 92,5%", Operator.AT_LEAST, 92.5, True),
        (">=92", Operator.AT_LEAST, 92, False),
        ("Dưới hoặc bằng 7,0", Operator.AT_MOST, 7, False),
        ("không quá 01 lần/năm", Operator.AT_MOST, 1, False),
        ("Dưới 5%", Operator.LESS, 5, True),
        ("< 5", Operator.LESS, 5, False),
        ("100%", Operator.EQUAL, 100, True),
        ("80% trở lên", Operator.AT_LEAST, 80, True),
        ("7,0 điểm trở lên", Operator.AT_LEAST, 7, False),
        ("Từ 80% trở lên", Operator.AT_LEAST, 80, True),
        ("05 ngày trở xuống", Operator.AT_MOST, 5, False),
        ("Tối thiểu đạt 80%", Operator.AT_LEAST, 80, True),
        ("7,15 điểm", Operator.EQUAL, 7.15, False),
        ("Phấn đấu đạt trên 95%", Operator.MORE, 95, True),
    ],
)
def test_a_target_has_its_bound_and_value(cell: str, op: Operator, value: float, percent: bool) -> None:
    figure = read_figure(cell)

    assert figure is not None
    assert (figure.op, figure.value, figure.percent) == (op, value, percent)


@pytest.mark.parametrize("cell", ["", "-", "Tăng bậc", "Hoàn thành"])
def test_words_without_a_figure_are_none(cell: str) -> None:
    assert read_figure(cell) is None


def test_the_figures_place_takes_its_bound_in() -> None:
    cell = "Đạt tối thiểu 80% hồ sơ"
    figure = read_figure(cell)

    assert figure is not None
    assert cell[figure.start : figure.end] == "tối thiểu 80"


def test_a_word_that_only_ends_like_a_bound_is_none() -> None:
    assert read_bound("nâng cao hơn nữa vai trò") == (Operator.EQUAL, 24)
