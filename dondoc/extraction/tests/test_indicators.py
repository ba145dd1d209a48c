"""Indicators of an appendix's table."""

from __future__ import annotations

import pytest

from dondoc.extraction.items.indicators import is_indicator_table, read_indicator_table
from dondoc.extraction.plan import Indicator, Operator, Target
from dondoc.extraction.source import Cell
from dondoc.extraction.tests.readers import YEAR, grid_of
from dondoc.extraction.tests.sample import cell

HEADS = ("TT", "Chỉ số", "Điểm năm 2025", "Xếp hạng năm 2025", "Mục tiêu năm 2026", "Cơ quan chủ trì")
Row = tuple[str | Cell | None, ...]


def rows_of(*rows: Row, heads: Row = HEADS) -> list[Indicator]:
    return list(read_indicator_table(grid_of(heads, *rows), YEAR))


def test_a_row_has_its_baseline_target_and_lead() -> None:
    (indicator,) = rows_of(("3.1", "Chỉ số tiếp cận đất đai", "6,35", "41", "Trên hoặc bằng 7,0", "Sở TN&MT"))

    assert (indicator.code, indicator.name, indicator.body) == ("3.1", "Chỉ số tiếp cận đất đai", False)
    assert indicator.baseline is not None
    assert (indicator.baseline.year, indicator.baseline.value, indicator.baseline.rank) == (2025, 6.35, 41)
    assert indicator.target == Target(2026, Operator.AT_LEAST, 7.0)
    assert (indicator.roles.lead, indicator.unit, indicator.direction) == (("Sở TN&MT",), "điểm", "higher")


@pytest.mark.parametrize(
    ("name", "clean", "direction"),
    [
        ("Tỷ lệ hồ sơ trễ hạn (*)", "Tỷ lệ hồ sơ trễ hạn", "lower"),
        ("Tỷ lệ hồ sơ trễ hạn*", "Tỷ lệ hồ sơ trễ hạn", "lower"),
        ("* Tỷ lệ hồ sơ trễ hạn", "Tỷ lệ hồ sơ trễ hạn", "lower"),
        ("Tỷ lệ hồ sơ đúng hạn.", "Tỷ lệ hồ sơ đúng hạn", None),
    ],
)
def test_a_star_marks_what_is_better_lower_and_is_no_part_of_the_name(
    name: str, clean: str, direction: str | None
) -> None:
    (indicator,) = rows_of(("1", name, "5%", None, "3%", "Sở Y tế"))

    assert (indicator.name, indicator.direction) == (clean, direction)


@pytest.mark.parametrize(
    ("name", "target", "unit"),
    [
        ("Tỷ lệ hồ sơ đúng hạn", "95", "%"),
        ("Số ngày cấp phép", "15", "ngày"),
        ("Mức hài lòng", "90%", "%"),
        ("Chi phí thời gian (ngày)", "7", "ngày"),
        ("Quy mô vùng nguyên liệu", "7", None),
    ],
)
def test_the_unit_is_said_by_the_figure_or_the_name(name: str, target: str, unit: str | None) -> None:
    (indicator,) = rows_of(("1", name, target), heads=("TT", "Chỉ tiêu", "Mục tiêu năm 2026"))

    assert indicator.unit == unit


def test_the_units_column_wins() -> None:
    (indicator,) = rows_of(
        ("1", "Tỷ lệ hồ sơ đúng hạn", "hồ sơ", "95"), heads=("TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2026")
    )

    assert indicator.unit == "hồ sơ"


def test_rows_under_a_group_carry_its_number_and_name() -> None:
    found = rows_of(
        ("II", "Chi phí thời gian", None, None, None, None),
        ("1", "Số ngày cấp phép", "10", None, "7", "Sở Xây dựng"),
        ("2", "Số lần kiểm tra", "3", None, "1", "Thanh tra tỉnh"),
    )

    assert [(indicator.code, indicator.group) for indicator in found] == [
        ("II.1", "Chi phí thời gian"),
        ("II.2", "Chi phí thời gian"),
    ]


def test_a_row_that_is_measured_itself_heads_those_below_it() -> None:
    found = rows_of(
        ("III", "Tính minh bạch", "6,1", "40", "6,5", "Sở Nội vụ"),
        ("3.1", "Tiếp cận tài liệu", "2,5", None, "2,8", "Sở Nội vụ"),
    )

    assert [(indicator.code, indicator.group) for indicator in found] == [("III", None), ("3.1", "Tính minh bạch")]


def test_without_a_year_in_the_head_the_target_is_the_plans() -> None:
    (indicator,) = rows_of(("1", "Tỷ lệ hồ sơ đúng hạn", "95%"), heads=("TT", "Chỉ tiêu", "Mục tiêu phấn đấu"))

    assert indicator.target == Target(YEAR, Operator.EQUAL, 95)


def test_a_row_without_target_or_baseline_is_none() -> None:
    assert rows_of(("1", "Tỷ lệ hồ sơ đúng hạn", None, None, "Tăng bậc", "Sở Y tế")) == []


def test_a_baseline_alone_is_enough() -> None:
    (indicator,) = rows_of(("1", "Tỷ lệ hồ sơ đúng hạn", "95%", None, None, "Sở Y tế"))

    assert indicator.target is None
    assert indicator.baseline is not None


def test_a_merged_lead_serves_each_row() -> None:
    found = rows_of(
        ("1", "Số ngày cấp phép", "10", None, "7", cell(1, 5, "Sở Xây dựng", down=2)),
        ("2", "Số lần kiểm tra", "3", None, "2", None),
    )

    assert [indicator.roles.lead for indicator in found] == [("Sở Xây dựng",), ("Sở Xây dựng",)]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (("1", "Số ngày cấp phép", "10", None, "7", None), ["no_lead"]),
        (("1", "Số ngày cấp phép", "10", None, "tăng bậc", "Sở Y tế"), ["unread_number"]),
        (("1", "Tỷ lệ hồ sơ đúng hạn", "0,9", None, "95", "Sở Y tế"), ["scale_break"]),
        (("1", "Số ngày cấp phép", "10", None, "7", "Sở Y tế"), []),
    ],
)
def test_what_a_row_leaves_open_is_doubted(row: Row, codes: list[str]) -> None:
    (indicator,) = rows_of(row)

    assert [doubt.code for doubt in indicator.evidence.doubts] == codes


def test_partners_in_the_leads_cell_coordinate() -> None:
    (indicator,) = rows_of(("1", "Số ngày cấp phép", "10", None, "7", "Sở Xây dựng chủ trì, phối hợp với UBND cấp xã"))

    assert (indicator.roles.lead, indicator.roles.coordinating) == (("Sở Xây dựng",), ("UBND cấp xã",))


@pytest.mark.parametrize(
    ("heads", "measured"),
    [(HEADS, True), (("TT", "Nhiệm vụ", "Cơ quan chủ trì"), False), (("TT", "Điểm năm 2025", "Xếp hạng"), False)],
)
def test_a_table_of_indicators_has_names_and_figures(heads: Row, measured: bool) -> None:
    assert is_indicator_table(grid_of(heads)) is measured
