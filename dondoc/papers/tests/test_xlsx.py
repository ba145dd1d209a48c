from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl import Workbook as Book
from openpyxl import load_workbook

from dondoc.papers.report import Key, Source, Workbook
from dondoc.papers.sample import SAMPLE
from dondoc.papers.table import Cell, Column, DataTable, Kind, Row, RowStyle
from dondoc.papers.tests.reading import raw
from dondoc.papers.xlsx.rendering import render_xlsx, workbook_of
from dondoc.papers.xlsx.strings import MAX_TEXT

_COLUMNS = (
    Column("Cơ quan", 4), Column("Số", 1, Kind.NUMBER, group="Kết quả"),
    Column("Tỷ lệ", 1, Kind.PERCENT, group="Kết quả"), Column("Ngày", 1, Kind.DATE),
)  # fmt: skip
_ROWS = (
    Row(("Các sở",), RowStyle.SECTION),
    Row(("Sở A", 1234, Decimal("12.5"), date(2026, 12, 5))),
    Row(("Sở B", Decimal("1234.5"), None, None)),
    Row(("Tổng", Decimal("2468.5")), RowStyle.TOTAL),
)
TABLE = DataTable("Bảng: 1/2", _COLUMNS, _ROWS, unit="nhiệm vụ", note="Ghi chú.")


def book(*tables: DataTable, keys: tuple[Key, ...] = ()) -> Book:
    return load_workbook(io.BytesIO(render_xlsx(Workbook("Phụ lục", tables, keys))))


def at_midnight(day: date) -> datetime:
    """A day as openpyxl reads it."""
    return datetime.combine(day, time())


def test_values_are_real_numbers_and_days() -> None:
    rows = [*book(TABLE).worksheets[0].iter_rows(values_only=True)]
    assert rows == [
        ("Bảng: 1/2", None, None, None),
        ("Đơn vị tính: nhiệm vụ", None, None, None),
        ("Cơ quan", "Kết quả", None, "Ngày"),
        (None, "Số", "Tỷ lệ", None),
        ("Các sở", None, None, None),
        ("Sở A", 1234, 0.125, at_midnight(date(2026, 12, 5))),
        ("Sở B", 1234.5, None, None),
        ("Tổng", 2468.5, None, None),
        ("Ghi chú.", None, None, None),
    ]


def test_formats_say_days_percent_and_thousands() -> None:
    columns = (
        Column("A", kind=Kind.NUMBER, places=1),
        Column("B", kind=Kind.PERCENT, places=1),
        Column("C", kind=Kind.DATE),
    )
    sheet = book(DataTable("T", columns, (Row((1, 2, date(2026, 1, 1))),))).worksheets[0]
    assert [cell.number_format for cell in sheet[3]] == ["#,##0.0", "0.0%", "dd/mm/yyyy"]


def test_text_is_never_a_formula() -> None:
    texts = ("=1+1", "+84 912", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "chữ")
    sheet = book(DataTable("=T", (Column("=C"),), tuple(Row((text,)) for text in texts))).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows()]
    assert [cell.value for cell in cells] == ["=T", "=C", *texts]
    assert all(cell.data_type in {"s", "inlineStr"} for cell in cells)
    assert [cell.quotePrefix for cell in cells[2:]] == [True] * 5 + [False]


def test_the_head_is_frozen_repeated_and_fits_a_page_of_a4() -> None:
    sheet = book(TABLE).worksheets[0]
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$3:$4"
    setup = sheet.page_setup
    assert [str(each) for each in (setup.paperSize, setup.fitToWidth, setup.fitToHeight)] == ["9", "1", "0"]
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A3:A4", "B3:C3", "D3:D4"]
    assert sheet.dimensions == "A1:D9"


def test_totals_and_sections_are_bold() -> None:
    sheet = book(TABLE).worksheets[0]
    assert [sheet.cell(row, 1).font.b for row in (5, 6, 8)] == [True, False, True]


def test_sheets_have_names_that_excel_takes_none_twice() -> None:
    long = replace(TABLE, title="Tình hình thực hiện nhiệm vụ của các cơ quan", sheet="")
    blank = replace(TABLE, title="'[]:*?/\\'", sheet="")
    names = book(TABLE, long, long, blank, replace(TABLE, sheet="Riêng"), replace(TABLE, sheet="RIÊNG")).sheetnames
    assert names[0] == "Bảng  1 2"
    assert names[3:5] == ["4", "Riêng"]
    assert len({name.casefold() for name in names}) == 6
    assert all(0 < len(name) <= 31 for name in names)


def test_keys_have_a_sheet_with_a_row_for_each_source_and_a_link() -> None:
    sources = (
        Source("Sở A", "Báo cáo quý IV", date(2026, 12, 20), "https://dondoc.example/b/1"),
        Source("Sở B", "Báo cáo quý IV", None, "javascript:alert(1)"),
    )
    sheet = book(TABLE, keys=(Key("Q1", "Phần I", Decimal("98.5"), sources), Key("Q2", "Phần II", "chữ"))).worksheets[
        -1
    ]
    rows = [*sheet.iter_rows(min_row=2, values_only=True)]
    assert rows == [
        ("Mã", "Vị trí", "Nội dung, số liệu", "Cơ quan", "Báo cáo", "Ngày", "Liên kết"),
        ("Q1", "Phần I", 98.5, "Sở A", "Báo cáo quý IV", at_midnight(date(2026, 12, 20)), "Xem trên hệ thống"),
        ("Q1", "Phần I", 98.5, "Sở B", "Báo cáo quý IV", None, "Xem trên hệ thống"),
        ("Q2", "Phần II", "chữ", None, None, None, None),
    ]
    assert sheet["G3"].hyperlink.target == "https://dondoc.example/b/1"
    assert sheet["G4"].hyperlink is None


def test_text_longer_than_a_cell_is_cut_with_a_sign() -> None:
    cell = book(DataTable("T", (Column("C"),), (Row(("x" * (MAX_TEXT + 1),)),))).worksheets[0]["A3"]
    assert len(cell.value) == MAX_TEXT
    assert cell.value.endswith("…")


def test_a_cell_with_a_key_or_link_holds_its_value() -> None:
    row = Row((Cell(5, "Q1"), Cell("xem", link="https://dondoc.example/a?b=1&c=2")))
    sheet = book(DataTable("T", (Column("A", kind=Kind.NUMBER), Column("B")), (row,))).worksheets[0]
    assert (sheet["A3"].value, sheet["B3"].value) == (5, "xem")
    assert sheet["B3"].hyperlink.target == "https://dondoc.example/a?b=1&c=2"


def test_thousands_of_links_to_places_of_a_page_name_the_page_once() -> None:
    pages = [f"https://dondoc.example/r/{number % 2}/#answer-{number}" for number in range(6)]
    table = DataTable("T", (Column("A"),), tuple(Row((Cell("xem", link=page),)) for page in pages))
    content = render_xlsx(Workbook("T", (table,)))
    links = [row[0].hyperlink for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=3)]
    assert [f"{link.target}#{link.location}" for link in links if link] == pages
    assert raw(content, "xl/worksheets/_rels/sheet1.xml.rels").count(b"<Relationship ") == 2


def test_a_place_that_would_end_its_quotes_is_no_link() -> None:
    links = ('https://dondoc.example/#a"/><b', "https://dondoc.example/#a?b=1&c=2")
    table = DataTable("T", (Column("A"),), tuple(Row((Cell("xem", link=link),)) for link in links))
    sheet = book(table).worksheets[0]
    assert (sheet["A3"].value, sheet["A3"].hyperlink) == ("xem", None)
    assert (sheet["A4"].hyperlink.target, sheet["A4"].hyperlink.location) == ("https://dondoc.example/", "a?b=1&c=2")


def test_rows_that_are_short_leave_the_rest_empty() -> None:
    rows = (Row(()), Row((), RowStyle.SECTION), Row(("a",)), Row(("b", "c"), RowStyle.SECTION), Row(("d", "e", "f")))
    sheet = book(DataTable("T", (Column("A"), Column("B"), Column("C")), rows)).worksheets[0]
    assert [*sheet.iter_rows(min_row=3, values_only=True)] == [
        (None, None, None),
        (None, None, None),
        ("a", None, None),
        ("b", "c", None),
        ("d", "e", "f"),
    ]


def test_the_tables_of_a_report_are_those_of_its_parts_and_annexes() -> None:
    assert len(workbook_of(SAMPLE).tables) == 2
    assert workbook_of(SAMPLE).keys == SAMPLE.keys


def test_the_same_workbook_gives_the_same_bytes() -> None:
    content = render_xlsx(workbook_of(SAMPLE))
    assert content == render_xlsx(workbook_of(SAMPLE))
    assert b"2020-03-05" in raw(content, "docProps/core.xml")
