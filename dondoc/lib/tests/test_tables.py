from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from dondoc.lib.tables import Cell, Column, Table

FORMULAS = ['=HYPERLINK("http://example.org")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]


def table(*rows: list[Cell]) -> Table:
    return Table("Nhiệm vụ: kế hoạch/2024", [Column("Nhiệm vụ", width=60), Column("Thời hạn")], rows)


def cells(book: bytes) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(book)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_csv_opens_in_excel_with_its_accents() -> None:
    content = table(["Đôn đốc, nhắc nhở", date(2024, 9, 2)]).csv()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == 'Nhiệm vụ,Thời hạn\r\n"Đôn đốc, nhắc nhở",2024-09-02\r\n'


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_becomes_a_formula(formula: str) -> None:
    assert f"'{formula}" in table([formula, None]).csv().decode().replace('""', '"')
    book = load_workbook(io.BytesIO(table([formula, None]).xlsx()))
    cell = book.worksheets[0]["A2"]
    assert cell.data_type == "s"


def test_negative_numbers_stay_numbers() -> None:
    assert "\r\n-5,-1.5\r\n" in table([-5, Decimal("-1.5")]).csv().decode()
    assert cells(table([-5, Decimal("-1.5")]).xlsx())[1] == [-5, -1.5]


def test_a_workbook_keeps_days_and_instants_as_such() -> None:
    rows = cells(table([date(2024, 9, 2), datetime(2024, 9, 1, 18, 30, tzinfo=UTC)]).xlsx())
    assert rows[1] == [datetime(2024, 9, 2), datetime(2024, 9, 2, 1, 30)]  # noqa: DTZ001  (Excel knows no zones)


def test_signs_that_excel_cannot_hold_are_left_out() -> None:
    assert cells(table(["a\x00b\x0bc", "x" * 40_000]).xlsx())[1] == ["abc", "x" * 32_767]


def test_rows_may_come_one_by_one() -> None:
    def rows() -> Iterator[list[Cell]]:
        for number in range(1000):
            yield [number, None]

    assert len(cells(Table("Dài", [Column("Số"), Column("Trống")], rows()).xlsx())) == 1001


@pytest.mark.parametrize(("kind", "content_type"), [("csv", "text/csv"), ("xlsx", "application/vnd.openxml")])
def test_a_download_carries_its_vietnamese_name(kind: str, content_type: str) -> None:
    response = table().response(kind, "nhiệm vụ")
    assert response["Content-Type"].startswith(content_type)
    assert response["Content-Disposition"] == f"attachment; filename*=UTF-8''nhi%E1%BB%87m%20v%E1%BB%A5.{kind}"
