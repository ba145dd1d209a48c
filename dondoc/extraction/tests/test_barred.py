"""Tables that a converter wrote as rows between upright bars."""

from __future__ import annotations

import pytest

from dondoc.extraction.layout.barred import blocks_of_bars, is_barred
from dondoc.extraction.source import Paragraph, Table


def table_of(*rows: str) -> list[list[str]]:
    (table,) = blocks_of_bars(rows, None)
    assert isinstance(table, Table)
    texts = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        texts[cell.row][cell.column] = " ¶ ".join(paragraph.text for paragraph in cell.paragraphs)
    return texts


@pytest.mark.parametrize(
    ("line", "barred"),
    [("TT | Nhiệm vụ | Chủ trì", True), ("| a | b |", True), ("a|b", False), ("Sở Y tế", False), ("", False)],
)
def test_a_row_of_cells_is_known_by_bars_that_stand_free(line: str, barred: bool) -> None:
    assert is_barred(line) is barred


def test_rows_become_cells() -> None:
    assert table_of("TT | Nhiệm vụ | Cơ quan chủ trì", "1 | Rà soát | Sở Y tế") == [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì"],
        ["1", "Rà soát", "Sở Y tế"],
    ]


def test_an_empty_cell_keeps_its_place() -> None:
    assert table_of("TT | Nhiệm vụ | Cơ quan chủ trì", "1 |  | Sở Y tế")[1] == ["1", "", "Sở Y tế"]


@pytest.mark.parametrize("cell", ["Rà soát: - Thủ tục; - Quy định", "Rà soát: / - Thủ tục; / - Quy định"])
def test_items_within_a_cell_are_paragraphs(cell: str) -> None:
    rows = table_of("TT | Nhiệm vụ | Cơ quan chủ trì", f"1 | {cell} | Sở Y tế")

    assert rows[1][1] == "Rà soát: ¶ - Thủ tục; ¶ - Quy định"


def test_a_row_that_swallowed_the_next_is_parted() -> None:
    rows = table_of(
        "TT | Nhiệm vụ | Cơ quan chủ trì",
        "I | Nhóm cải cách |  | 1 | Rà soát thủ tục hành chính | Sở Y tế",
    )

    assert rows[1][:2] == ["I", "Nhóm cải cách"]
    assert rows[2] == ["1", "Rà soát thủ tục hành chính", "Sở Y tế"]


def test_a_row_that_lost_its_empty_number_is_shifted_back() -> None:
    rows = table_of(
        "TT | Nhiệm vụ | Cơ quan chủ trì | Ghi chú",
        "Rà soát các thủ tục hành chính còn lại | Sở Y tế | -",
    )

    assert rows[1] == ["", "Rà soát các thủ tục hành chính còn lại", "Sở Y tế", "-"]


def test_years_under_the_last_head_stand_at_the_right() -> None:
    rows = table_of(
        "TT | Chỉ tiêu | Mục tiêu", "Năm 2026 | Năm 2027", "1 | Tỷ lệ hồ sơ đúng hạn | 90% | 95%", "2 | Số ngày | 5 | 4"
    )

    assert rows[1] == ["", "", "Năm 2026", "Năm 2027"]


def test_a_document_that_was_pressed_into_a_row_gets_its_lines_back() -> None:
    duty = "Rà soát thủ tục hành chính thuộc phạm vi quản lý, công khai tại nơi tiếp nhận hồ sơ. "
    cell = f"I. NHIỆM VỤ 1. {duty * 5}2. {duty * 5}3. {duty * 5}4. {duty * 5}"
    blocks = list(
        blocks_of_bars([f"{cell} | TT | Chỉ tiêu | Mục tiêu năm 2026", "1 | Tỷ lệ hồ sơ đúng hạn | 95%"], None)
    )

    paragraphs = [block.text[:2] for block in blocks if isinstance(block, Paragraph)]
    assert paragraphs == ["I.", "1.", "2.", "3.", "4."]
    assert isinstance(blocks[-1], Table)
    assert blocks[-1].row_count == 2
