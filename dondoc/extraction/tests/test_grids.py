"""Tables as grids: merged cells answer for every place that they cover."""

from __future__ import annotations

import pytest

from dondoc.extraction.items.grids import group_of, read_grid
from dondoc.extraction.outline.folded import PlacedTable
from dondoc.extraction.source import Cell
from dondoc.extraction.tests.readers import blocks_of, grid_of, table_of
from dondoc.extraction.tests.sample import cell

HEADS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")


def test_a_merged_cell_counts_for_each_row_that_it_spans() -> None:
    grid = grid_of(HEADS, ("1", "Rà soát", cell(1, 2, "Sở Y tế", down=2), "Quý I"), ("2", "Công khai", None, "Quý II"))

    assert [row.text(2) for row in grid.rows] == ["Sở Y tế", "Sở Y tế"]
    assert grid.rows[1].own(2) is None


def test_columns_are_found_by_what_they_hold() -> None:
    grid = grid_of(HEADS, ("1", "Rà soát", "Sở Y tế", "Quý I"))

    assert (grid.column("number"), grid.column("task"), grid.column("lead"), grid.column("time")) == (0, 1, 2, 3)
    assert grid.column("target") is None


def test_a_second_row_of_heads_fills_the_merged_one() -> None:
    grid = grid_of(
        ("TT", "Chỉ tiêu", cell(0, 2, "Mục tiêu", across=2)),
        (None, None, "Năm 2026", "Năm 2027"),
        ("1", "Tỷ lệ hồ sơ đúng hạn", "95%", "97%"),
    )

    assert [(grid.heads[column].kind, grid.heads[column].year) for column in grid.columns("target")] == [
        ("target", 2026),
        ("target", 2027),
    ]
    assert len(grid.rows) == 1


def test_a_head_under_a_year_takes_it() -> None:
    grid = grid_of(
        ("TT", "Chỉ tiêu", cell(0, 2, "Năm 2025", across=2), "Mục tiêu năm 2026"),
        (None, None, "Giá trị", "Xếp hạng", None),
        ("1", "Chỉ số tính minh bạch", "6,35", "12", "7,0"),
    )

    assert (grid.heads[2].kind, grid.heads[2].year) == ("baseline", 2025)
    assert (grid.heads[3].kind, grid.heads[3].year) == ("rank", 2025)


@pytest.mark.parametrize("again", [HEADS, ("(1)", "(2)", "(3)", "(4)"), ("1", "2", "3", "4")])
def test_repeated_heads_and_column_numbers_are_no_row(again: tuple[str, ...]) -> None:
    grid = grid_of(HEADS, again, ("1", "Rà soát", "Sở Y tế", "Quý I"))

    assert [row.text(1) for row in grid.rows] == ["Rà soát"]


def test_a_title_row_above_the_heads_is_passed_over() -> None:
    grid = grid_of((cell(0, 0, "DANH MỤC", across=4),), HEADS, ("1", "Rà soát", "Sở Y tế", "Quý I"))

    assert [row.text(1) for row in grid.rows] == ["Rà soát"]


def test_a_row_that_only_merged_cells_reach_is_kept() -> None:
    merged = tuple(cell(1, column, text, down=2) for column, text in enumerate(("1", "Rà soát", "Sở Y tế", "Quý I")))
    grid = grid_of(HEADS, merged)

    assert [row.text(1) for row in grid.rows] == ["Rà soát", "Rà soát"]


@pytest.mark.parametrize("rows", [(), (("a", "b"), ("c", "d")), (("TT", "x"),)])
def test_a_table_without_known_heads_has_no_grid(rows: tuple[tuple[str, ...], ...]) -> None:
    (table,) = blocks_of(table_of(*rows))
    assert isinstance(table, PlacedTable)

    assert read_grid(table) is None


@pytest.mark.parametrize(
    ("row", "groups"),
    [
        (("I", "Cải cách hành chính", None, None), True),
        ((None, Cell(1, 0, cell(1, 0, "Cải cách hành chính").paragraphs, 1, 4), None, None), True),
        (("1", "Rà soát", "Sở Y tế", None), False),
        (("1", None, None, None), False),
    ],
)
def test_a_row_that_only_names_something_heads_a_group(row: tuple[str | Cell | None, ...], groups: bool) -> None:
    grid = grid_of(HEADS, row)

    assert group_of(grid.rows[0], grid, 0, 1) is groups
