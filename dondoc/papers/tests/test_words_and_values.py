from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dondoc.papers.chart import Chart, ChartKind, Series
from dondoc.papers.numbering import letter, mark, roman
from dondoc.papers.table import Column, DataTable, Kind, Row, Value
from dondoc.papers.values import clean, escaped, shown
from dondoc.papers.words import WORDS, number_and_signs, spelled_day


@pytest.mark.parametrize(
    ("value", "kind", "places", "vietnamese", "english"),
    [
        (None, Kind.NUMBER, None, "", ""),
        (0, Kind.NUMBER, None, "0", "0"),
        (1234, Kind.NUMBER, None, "1.234", "1,234"),
        (1234, Kind.NUMBER, 1, "1.234,0", "1,234.0"),
        (Decimal("1234.50"), Kind.NUMBER, None, "1.234,5", "1,234.5"),
        (Decimal("1E+3"), Kind.NUMBER, None, "1.000", "1,000"),
        (Decimal(1) / 3, Kind.NUMBER, None, "0,333333", "0.333333"),
        (Decimal("-0.5"), Kind.NUMBER, None, "−0,5", "−0.5"),
        (Decimal("98.25"), Kind.PERCENT, 1, "98,2%", "98.2%"),
        (Decimal("12.5"), Kind.PERCENT, None, "12,5%", "12.5%"),
        (date(2027, 1, 5), Kind.DATE, None, "05/01/2027", "05/01/2027"),
        ("không áp dụng", Kind.NUMBER, None, "không áp dụng", "không áp dụng"),
    ],
)
def test_values_are_written_in_the_language_of_the_paper(
    value: Value, kind: Kind, places: int | None, vietnamese: str, english: str
) -> None:
    assert shown(value, kind, "vi", places) == vietnamese
    assert shown(value, kind, "en", places) == english


def test_control_characters_go_and_breaks_of_every_kind_stay() -> None:
    assert clean("một\r\nhai\rba\x0bbốn\u2028năm\x85sáu") == "một\nhai\nba\nbốn\nnăm\nsáu"
    assert clean("a\x00b\x1f\ud800c\ufffe😀\tđ") == "abc😀\tđ"


def test_markup_is_text() -> None:
    assert escaped('<b> & "q"') == "&lt;b&gt; &amp; &quot;q&quot;"
    assert escaped("Ủy ban") == "Ủy ban"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 2, 9), "ngày 09 tháng 02 năm 2027"),
        (date(2027, 3, 10), "ngày 10 tháng 3 năm 2027"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_zero(day: date, words: str) -> None:
    assert spelled_day(day, WORDS["vi"]) == words


def test_what_is_not_known_yet_leaves_room_for_a_pen() -> None:
    room = "\u00a0" * 6
    assert number_and_signs(None, "BC-UBND") == f"{room}/BC-UBND"
    assert spelled_day(None, WORDS["vi"]) == f"ngày {room} tháng {room} năm {room}"
    assert number_and_signs(7, "BC-UBND") == "07/BC-UBND"
    assert number_and_signs(123, "BC-UBND") == "123/BC-UBND"


def test_letters_follow_the_vietnamese_alphabet() -> None:
    assert [letter(number) for number in (1, 4, 5, 6, 7, 23, 24, 25)] == ["a", "d", "đ", "e", "g", "y", "aa", "ab"]
    assert not set("fjwz") & {letter(number) for number in range(1, 24)}


def test_parts_are_counted_by_their_depth() -> None:
    assert [mark(5, depth) for depth in range(5)] == ["V.", "5.", "đ)", "-", "-"]
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90, 400)] == ["I", "IV", "IX", "XIV", "XL", "XC", "CD"]


def test_rows_and_series_that_do_not_fit_are_refused_where_they_are_made() -> None:
    with pytest.raises(ValueError, match="rows do not fit"):
        DataTable("Bảng", (Column("A"),), (Row((1, 2)),))
    with pytest.raises(ValueError, match="rows do not fit"):
        DataTable("Bảng", (), ())
    with pytest.raises(ValueError, match="series do not fit"):
        Chart(ChartKind.BARS, "Hình", ("A", "B"), (Series("S", (1,)),))
