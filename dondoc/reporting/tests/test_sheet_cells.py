"""What one cell of a form that came back says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.progress.enums import State
from dondoc.reporting.rules.sheets.cells import read
from dondoc.reporting.rules.sheets.form import Raw, Value
from dondoc.reporting.rules.sheets.outcome import Reason
from dondoc.reporting.rules.sheets.stamps import plain
from dondoc.reporting.rules.sheets.words import STATES, written
from dondoc.reporting.tests.forms import TODAY


def reasons(name: str, raw: Raw) -> list[Reason]:
    return [note.reason for note in read(name, raw, on=TODAY).notes]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("12", "12"),
        ("12,5", "12.5"),
        ("0,123", "0.123"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("−7,5", "-7.5"),
        ("85%", "85"),
        ("1234,567", "1234.567"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(text: str, number: str) -> None:
    found = read("value", Raw(text), on=TODAY)
    assert (found.value, found.other, found.notes) == (Decimal(number), None, ())


@pytest.mark.parametrize(("text", "number"), [("1,234.5", "1234.5"), ("12.5", "12.5"), ("1,234,567", "1234567")])
def test_a_number_written_the_english_way_is_read_and_told(text: str, number: str) -> None:
    found = read("value", Raw(text), on=TODAY)
    assert found.value == Decimal(number)
    assert [note.reason for note in found.notes] == [Reason.ENGLISH_NUMBER]
    assert written(Decimal(number)) in found.notes[0].detail


@pytest.mark.parametrize(("text", "first", "second"), [("1.234", "1234", "1.234"), ("1,234", "1.234", "1234")])
def test_a_number_that_can_be_read_in_two_ways_is_asked(text: str, first: str, second: str) -> None:
    found = read("value", Raw(text), on=TODAY)
    assert (found.value, found.other) == (Decimal(first), Decimal(second))
    assert reasons("value", Raw(text)) == [Reason.TWO_NUMBERS]


@pytest.mark.parametrize("text", ["mười hai", "12 hộ", "1.23.4", "12..5", "-", "1/2", "nan", "Infinity", "1e5"])
def test_words_are_no_number(text: str) -> None:
    found = read("amount_done", Raw(text), on=TODAY)
    assert found.value is None
    assert [note.reason for note in found.notes] == [Reason.NOT_A_NUMBER]


def test_an_amount_below_zero_is_not_kept_while_a_value_may_fall_below_it() -> None:
    assert reasons("amount_done", Raw(Decimal(-1))) == [Reason.UNFIT]
    assert read("value", Raw(Decimal(-1)), on=TODAY).value == -1


def test_a_number_too_large_for_any_report_is_told() -> None:
    assert reasons("value", Raw("9" * 15)) == [Reason.UNFIT]


def test_a_long_fraction_is_rounded_and_told() -> None:
    found = read("value", Raw(Decimal("0.33333333333")), on=TODAY)
    assert found.value == Decimal("0.333333")
    assert [note.reason for note in found.notes] == [Reason.ROUNDED]


@pytest.mark.parametrize("text", ["02/03/2026", "2-3-2026", "2.3.2026", "ngày 02 tháng 3 năm 2026", "2026-03-02"])
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert read("product_on", Raw(text), on=TODAY).value == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("31/02/2026", Reason.NO_SUCH_DAY),
        ("02/13/2026", Reason.NO_SUCH_DAY),
        ("02/03/26", Reason.SHORT_YEAR),
        ("quý II", Reason.NOT_A_DAY),
        (Decimal(12), Reason.NOT_A_DAY),
        (date(2026, 3, 22), Reason.UNFIT),
    ],
)
def test_what_is_no_day_of_a_document_is_told(value: Value, reason: Reason) -> None:
    assert read("product_on", Raw(value), on=TODAY).value is None
    assert reasons("product_on", Raw(value)) == [reason]


@pytest.mark.parametrize("value", [Decimal(46083), "46083"])
def test_a_day_that_excel_keeps_as_a_number_is_read_and_told(value: Value) -> None:
    assert read("product_on", Raw(value), on=TODAY).value == date(2026, 3, 2)
    assert reasons("product_on", Raw(value)) == [Reason.SERIAL_DAY]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Đã hoàn thành", State.DONE),
        ("hoan thanh", State.DONE),
        ("HOÀN THÀNH.", State.DONE),
        ("đang triển khai", State.UNDER_WAY),
        ("chưa thực hiện", State.NOT_BEGUN),
        ("Không thực hiện được", State.CANNOT),
    ],
)
def test_a_state_is_known_whatever_its_accents(words: str, state: State) -> None:
    assert read("state", Raw(words), on=TODAY).value == state


@pytest.mark.parametrize("words", ["chưa hoàn thành", "gần xong", "50%", "x"])
def test_a_state_that_is_none_of_ours_is_told_with_its_words(words: str) -> None:
    found = read("state", Raw(words), on=TODAY)
    assert [(note.reason, note.detail) for note in found.notes] == [(Reason.UNKNOWN_STATE, words)]


def test_a_formula_gives_its_last_result_and_is_told() -> None:
    found = read("value", Raw(Decimal(5), is_formula=True), on=TODAY)
    assert found.value == 5
    assert [note.reason for note in found.notes] == [Reason.FORMULA]


def test_an_error_or_a_merged_cell_says_nothing_but_why() -> None:
    assert reasons("value", Raw("#REF!", is_formula=True, is_error=True)) == [Reason.ERROR_CELL]
    assert reasons("text", Raw("xong", is_merged=True)) == [Reason.MERGED]


def test_the_number_of_a_document_that_excel_made_a_day_is_told() -> None:
    assert reasons("product_number", Raw(date(2025, 12, 1))) == [Reason.BECAME_DAY]
    assert read("product_number", Raw(Decimal(1234)), on=TODAY).value == "1234"


def test_a_text_too_long_for_its_column_is_told() -> None:
    assert reasons("product_number", Raw("x" * 65)) == [Reason.UNFIT]


def test_trap_4_a_blank_says_nothing_and_a_zero_says_zero() -> None:
    assert read("value", Raw("  "), on=TODAY).value is None
    assert read("value", Raw(Decimal(0)), on=TODAY).value == 0


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=6))
def test_what_the_form_prints_is_read_again_as_it_was(number: Decimal) -> None:
    found = read("value", Raw(plain(number).replace(".", ",")), on=TODAY)
    assert number in (found.value, found.other)


@given(st.text(), st.sampled_from(["state", "text", "value", "product_on", "product_number"]))
def test_no_text_breaks_the_reading_of_a_cell(text: str, name: str) -> None:
    assert read(name, Raw(text), on=TODAY) == read(name, Raw(text), on=TODAY)


def test_every_state_has_its_words() -> None:
    assert set(STATES) == set(State)
