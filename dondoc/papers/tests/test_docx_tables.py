from __future__ import annotations

from datetime import date
from decimal import Decimal

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from dondoc.papers.docx.rendering import render_docx
from dondoc.papers.docx.template import default_template
from dondoc.papers.report import Annex, Block, Key, Paragraph, Part, Source
from dondoc.papers.sample import SAMPLE
from dondoc.papers.table import Align, Cell, Column, DataTable, Kind, Row, RowStyle
from dondoc.papers.tests.reading import a_report, opened, texts, xml
from dondoc.papers.tests.templates import saved

_COLUMNS = (
    Column("TT", 1, Kind.NUMBER), Column("Cơ quan", 5), Column("Đúng", 2, Kind.NUMBER, group="Xong"),
    Column("Trễ", 2, Kind.NUMBER, group="Xong"), Column("Ngày", 2, Kind.DATE),
    Column("Tỷ lệ", 2, Kind.PERCENT, places=1),
)  # fmt: skip
_ROWS = (
    Row(("A", "Các sở"), RowStyle.SECTION),
    Row((1, "Sở <A> & B\nhai dòng", 1234, Cell(None), date(2026, 12, 5), Decimal("7.25"))),
    Row((None, "Tổng", 1234), RowStyle.TOTAL),
)
TABLE = DataTable("Bảng 1", _COLUMNS, _ROWS, unit="nhiệm vụ", note="Ghi chú.", is_numbered=True)


def a_table(data: DataTable = TABLE) -> Table:
    return opened(written(data)).tables[1]


def written(*blocks: Block) -> bytes:
    return render_docx(a_report(parts=(Part("P", blocks),)))


def test_values_stand_in_their_cells() -> None:
    rows = [[cell.text for cell in row.cells] for row in a_table().rows]
    assert rows[0] == ["TT", "Cơ quan", "Xong", "Xong", "Ngày", "Tỷ lệ"]
    assert rows[1] == ["TT", "Cơ quan", "Đúng", "Trễ", "Ngày", "Tỷ lệ"]
    assert rows[2] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    assert rows[3] == ["A", *["Các sở"] * 5]
    assert rows[4] == ["1", "Sở <A> & B\nhai dòng", "1.234", "", "05/12/2026", "7,2%"]
    assert rows[5] == ["", "Tổng", "1.234", "", "", ""]


def test_every_row_of_the_head_repeats_on_each_page_and_no_row_breaks() -> None:
    rows = a_table()._tbl.findall(qn("w:tr"))
    assert [row.find(".//" + qn("w:tblHeader")) is not None for row in rows] == [True] * 3 + [False] * 3
    assert all(row.find(".//" + qn("w:cantSplit")) is not None for row in rows)


def test_columns_share_the_width_of_the_text() -> None:
    grid = [int(column.get(qn("w:w"), "")) for column in a_table()._tbl.iter(qn("w:gridCol"))]
    assert sum(grid) == 11906 - 1701 - 851
    assert abs(grid[1] - 5 * grid[0]) <= 5


def test_no_column_is_too_narrow_for_a_day_or_a_word() -> None:
    columns = (Column("Nhiệm vụ", 50), Column("Hạn", 1, Kind.DATE), Column("Nghiêng", 1))
    data = DataTable("B", columns, (Row(("x" * 400, date(2026, 12, 5), "II.1")), Row(("Chung",), RowStyle.SECTION)))
    task, day, word = (int(column.get(qn("w:w"), "")) for column in a_table(data)._tbl.iter(qn("w:gridCol")))
    assert task + day + word == 11906 - 1701 - 851
    assert (day, word) == (10 * 125 + 150, 7 * 140 + 150)


def test_where_not_all_columns_find_room_their_shares_stand() -> None:
    data = DataTable("B", tuple(Column("Nghiêng", 1 + place % 2) for place in range(30)), ())
    grid = [int(column.get(qn("w:w"), "")) for column in a_table(data)._tbl.iter(qn("w:gridCol"))]
    assert sum(grid) == 11906 - 1701 - 851
    assert all(abs(right - 2 * left) <= 2 for left, right in zip(grid[::2], grid[1::2], strict=True))


def test_a_heading_over_both_rows_of_a_head_is_whole_where_the_head_is_repeated() -> None:
    columns = (
        Column("A", 1, group="G"),
        Column("B", 1, group="G"),
        Column("Tỷ lệ quá hạn trong số đến hạn", 1),
        Column("C", 9),
    )
    lower, plain = (a_table(data).rows[1]._tr for data in (DataTable("B", columns, ()), TABLE))
    heights = [int(each.get(qn("w:val"), "")) for each in lower.iter(qn("w:trHeight"))]
    assert min(heights) > 3 * 280
    assert not [*plain.iter(qn("w:trHeight"))]


def test_numbers_stand_to_the_right_days_in_the_middle_and_a_column_may_say_otherwise() -> None:
    columns = (*_COLUMNS, Column("Giữa", align=Align.CENTRE))
    row = a_table(DataTable("B", columns, (Row((1, "a", 2, 3, date(2026, 1, 1), 5, "g")),))).rows[-1]
    sides = [cell._tc.find(".//" + qn("w:jc")) for cell in row.cells]
    assert [None if side is None else side.get(qn("w:val")) for side in sides] == [
        "right", None, "right", "right", "center", "right", "center",
    ]  # fmt: skip


def test_totals_and_sections_are_bold() -> None:
    rows = a_table().rows
    assert all(run.bold for row in (rows[3], rows[5]) for cell in row.cells for run in cell.paragraphs[0].runs)
    assert not any(run.bold for cell in rows[4].cells for run in cell.paragraphs[0].runs)


def test_a_table_without_rows_says_so() -> None:
    assert a_table(DataTable("B", _COLUMNS, ())).rows[-1].cells[0].text == "Không có"


def test_title_unit_and_note_stand_around_the_table() -> None:
    found = texts(written(TABLE))
    assert found.index("Bảng 1") < found.index("Đơn vị tính: nhiệm vụ") < found.index("TT") < found.index("Ghi chú.")


def test_annexes_have_sections_pages_and_numbers_of_their_own() -> None:
    annexes = (Annex("Bảng rộng", (TABLE,), landscape=True), Annex("Bảng hẹp", (TABLE,)))
    content = render_docx(a_report(annexes=annexes, keys=(Key("Q", "đâu đó", 1),)))
    sections = opened(content).sections
    turned = [section.page_width > section.page_height for section in sections]  # type: ignore[operator]
    assert turned == [False, True, False, False]
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in sections]
    assert [None if start is None else start.get(qn("w:start")) for start in starts] == [None, "1", "1", "1"]
    assert [text for text in texts(content) if text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert all(section.different_first_page_header_footer for section in sections)


def test_a_single_annex_has_no_number_and_names_its_report() -> None:
    found = texts(render_docx(a_report(number=7, annexes=(Annex("Tình hình"),))))
    assert found[-3:-1] == ["Phụ lục", "TÌNH HÌNH"]
    assert found[-1].startswith("(Kèm theo Báo cáo số 07/BC-STC ngày")
    assert found[-1].endswith("của Sở Tài chính)")


def test_an_annex_may_say_its_own_number() -> None:
    found = texts(render_docx(a_report(annexes=(Annex("Một", number="IV"), Annex("Hai"), Annex("Ba", number="")))))
    assert [text for text in found if text.startswith("Phụ lục")] == ["Phụ lục IV", "Phụ lục II", "Phụ lục"]


def test_a_table_of_thousands_of_rows_is_whole() -> None:
    rows = tuple(Row((number, f"Cơ quan số {number}")) for number in range(3000))
    found = texts(written(DataTable("Dài", (Column("TT", kind=Kind.NUMBER), Column("Tên")), rows)))
    assert [text for text in found if text.startswith("Cơ quan số")] == [row.entries[1] for row in rows]


def test_an_annex_of_a_form_that_lies_already_lies_once() -> None:
    document = opened(default_template())
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    made = opened(render_docx(a_report(annexes=(Annex("Rộng", landscape=True),)), saved(document)))
    assert all(each.page_width > each.page_height for each in made.sections)  # type: ignore[operator]


def test_a_wide_annex_has_tables_as_wide_as_its_page() -> None:
    content = render_docx(a_report(annexes=(Annex("Bảng rộng", (TABLE,), landscape=True),)))
    width = xml(content).findall(".//" + qn("w:tblW"))[-1].get(qn("w:w"), "")
    assert int(width) == 16838 - 1701 - 851


def test_each_key_leads_to_its_place_and_each_source_to_its_page() -> None:
    sources = (
        Source("Sở A", "Báo cáo quý IV", date(2026, 12, 20), "https://dondoc.example/b/1"),
        Source("Sở B", "Báo cáo quý IV", None, 'javascript:alert("1")'),
    )
    keys = (Key("Q1", "Phần I, đoạn 1", Decimal("98.5"), sources), Key("Q2", "không còn", "chữ"))
    content = render_docx(a_report(parts=(Part("P", (Paragraph("Câu.", "Q1"),)),), keys=keys))
    rows = opened(content).tables[-1].rows
    assert [cell.text for cell in rows[0].cells] == ["Mã", "Vị trí", "Nội dung, số liệu", "Nguồn"]
    assert [cell.text for cell in rows[1].cells][:3] == ["Q1", "Phần I, đoạn 1", "98,5"]
    root = xml(content)
    assert [each.get(qn("w:instr")) for each in root.iter(qn("w:fldSimple"))] == [
        ' HYPERLINK "https://dondoc.example/b/1" '
    ]
    assert "Sở A, Báo cáo quý IV, 20/12/2026" in texts(content)
    assert "Sở B, Báo cáo quý IV" in texts(content)


def test_a_chart_is_a_picture_that_is_told_in_words() -> None:
    document = opened(render_docx(SAMPLE))
    assert len(document.inline_shapes) == 1
    picture = document.inline_shapes[0]
    assert picture._inline.docPr.get("descr").startswith("Sở Tài chính không có")
    assert 100 < picture.width.mm <= 166


def test_no_two_drawings_or_bookmarks_share_a_number() -> None:
    blocks = SAMPLE.parts[0].parts[0].blocks
    root = xml(render_docx(a_report(parts=(Part("P", (*blocks, *blocks)),))))
    numbers = [each.get("id") for each in root.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers)) == 2


def test_figures_of_one_row_share_a_line_of_the_list() -> None:
    own = Source("5 nhiệm vụ", "báo cáo quý II/2026", None, "https://songlam.example/1")
    other = Source("2 nhiệm vụ", "báo cáo quý II/2026", None, "https://songlam.example/2")
    keys = (
        Key("B1.1.2", "bảng 1, II: đúng hạn", 5, (own,), row="bảng 1, II", column="đúng hạn"),
        Key("B1.1.3", "bảng 1, II: quá hạn", 2, (other,), row="bảng 1, II", column="quá hạn"),
        Key("B1.2.2", "bảng 1, III: đúng hạn", 5, (own,), row="bảng 1, III", column="đúng hạn"),
    )
    content = render_docx(a_report(keys=keys))
    rows = [[cell.text for cell in row.cells][:3] for row in opened(content).tables[-1].rows]
    assert rows[1:] == [
        ["B1.1", "bảng 1, II", "đúng hạn: 5; quá hạn: 2"],
        ["B1.2", "bảng 1, III", "đúng hạn: 5"],
    ]
    assert "5 nhiệm vụ, 2 nhiệm vụ, báo cáo quý II/2026" in texts(content)
