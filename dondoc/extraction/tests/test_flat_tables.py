"""Tables that were flattened to lines, put together again."""

from __future__ import annotations

from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.layout.flat_tables import Region, part_regions
from dondoc.extraction.source import Paragraph, Table
from dondoc.extraction.tests.readers import lines_of, plan_of

INDICATORS = """PHỤ LỤC
CÁC CHỈ TIÊU
TT Chỉ số Điểm năm 2025 Mục tiêu năm 2026 Cơ quan chủ trì
1 Chỉ số gia nhập thị trường 6,35 Trên 7,0 Sở Tài chính
2 Chỉ số tiếp cận đất đai và sự ổn
định trong sử dụng đất
5,80 Trên hoặc
bằng 6,5
Sở Nông nghiệp và
Môi trường
3 Chỉ số tính minh bạch 6,10 Trên 6,8 Sở Tư pháp
"""

TASKS = """PHỤ LỤC
DANH MỤC NHIỆM VỤ
TT
Nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian hoàn thành
1
Rà soát, công khai toàn bộ thủ tục hành chính trên Cổng dịch vụ công của tỉnh
Văn phòng UBND tỉnh
Các sở, ngành
Quý II
2
Xây dựng cơ sở dữ liệu đất đai dùng chung trên địa bàn toàn tỉnh Sông Lam
Sở Nông nghiệp và Môi trường
UBND các xã, phường
Quý IV
"""


def rows_of(text: str) -> list[list[str]]:
    (table,) = (block for block in source_from_text(text).blocks if isinstance(block, Table))
    assert table.rebuilt
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def test_a_table_of_figures_gets_its_cells_back() -> None:
    assert rows_of(INDICATORS)[1:] == [
        ["1", "Chỉ số gia nhập thị trường", "6,35", "Trên 7,0", "Sở Tài chính"],
        [
            "2",
            "Chỉ số tiếp cận đất đai và sự ổn định trong sử dụng đất",
            "5,80",
            "Trên hoặc bằng 6,5",
            "Sở Nông nghiệp và Môi trường",
        ],
        ["3", "Chỉ số tính minh bạch", "6,10", "Trên 6,8", "Sở Tư pháp"],
    ]


def test_a_table_of_tasks_gets_its_cells_back() -> None:
    assert [row[2:] for row in rows_of(TASKS)[1:]] == [
        ["Văn phòng UBND tỉnh", "Các sở, ngành", "Quý II"],
        ["Sở Nông nghiệp và Môi trường", "UBND các xã, phường", "Quý IV"],
    ]


def test_a_row_without_roles_shares_those_above_it() -> None:
    text = TASKS.replace("2\nXây", "Xây").replace("Sở Nông nghiệp và Môi trường\nUBND các xã, phường\nQuý IV\n", "")
    tasks = plan_of(f"KẾ HOẠCH\nCải thiện môi trường kinh doanh\nI. NHIỆM VỤ\n{text}").tasks

    assert {task.roles.lead for task in tasks} == {("Văn phòng UBND tỉnh",)}


def test_heads_that_each_page_repeats_stand_once() -> None:
    head = "TT Chỉ số Điểm năm 2025 Mục tiêu năm 2026 Cơ quan chủ trì"
    again = INDICATORS.replace("3 Chỉ số", f"{head}\n3 Chỉ số")

    assert rows_of(again) == rows_of(INDICATORS)


def test_a_table_ends_where_the_next_appendix_or_the_recipients_begin() -> None:
    lines = lines_of("TT Nhiệm vụ Cơ quan chủ trì", "1 Rà soát Sở Y tế", "PHỤ LỤC II", "Sở Y tế", "Nơi nhận:")
    region, prose = part_regions(lines)

    assert isinstance(region, Region)
    assert [line.text for line in region.lines] == ["1 Rà soát Sở Y tế"]
    assert isinstance(prose, list)


def test_prose_without_heads_is_no_table() -> None:
    assert list(part_regions(lines_of("TT và TH", "Sở Y tế"))) == [lines_of("TT và TH", "Sở Y tế")]


def test_a_table_without_rows_has_only_its_heads() -> None:
    assert rows_of("Sở Y tế\nTT Nhiệm vụ Cơ quan chủ trì\n") == [["TT", "Nhiệm vụ", "Cơ quan chủ trì"]]


def test_what_stands_before_a_table_stays_prose() -> None:
    first = source_from_text(INDICATORS).blocks[0]

    assert isinstance(first, Paragraph)
    assert first.text == "PHỤ LỤC"


def test_a_cell_that_a_page_cut_is_joined_again() -> None:
    text = TASKS.replace("Các sở, ngành\n", "Các sở, ngành;\nUBND các xã, phường\n")

    assert rows_of(text)[1][3] == "Các sở, ngành; UBND các xã, phường"


def test_items_of_a_flattened_cell_are_tasks_of_their_own() -> None:
    text = TASKS.replace(
        "Rà soát, công khai toàn bộ thủ tục hành chính trên Cổng dịch vụ công của tỉnh",
        "- Rà soát toàn bộ thủ tục hành chính thuộc phạm vi quản lý của đơn vị;\n"
        "- Công khai toàn bộ thủ tục hành chính trên Cổng dịch vụ công của tỉnh.",
    )
    tasks = plan_of(f"KẾ HOẠCH\nCải cách hành chính\n{text}").tasks

    assert [task.path for task in tasks] == ["PL.1.-1", "PL.1.-2", "PL.2"]
    assert tasks[1].roles.lead == ("Văn phòng UBND tỉnh",)
