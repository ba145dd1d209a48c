from __future__ import annotations

from datetime import date

import pytest

from dondoc.plans.rules.drafting import as_printed
from dondoc.plans.rules.times import date_words, days_of, partial_date, printed_date, value_shown, value_typed


@pytest.mark.parametrize(
    ("kind", "value", "first", "last"),
    [
        ("date", "2024-07-30", None, "2024-07-30"),
        ("date", "2024-06-01,2024-12-01", "2024-06-01", "2024-12-01"),
        ("month", "2024-02", "2024-02-01", "2024-02-29"),
        ("quarter", "2023-Q2,2023-Q3", "2023-04-01", "2023-09-30"),
        ("year", "2026,2030", "2026-01-01", "2030-12-31"),
        ("year", "hằng năm", None, None),
        ("date", "2024-02-30", None, None),
        ("month", "2024-13", None, None),
        ("recurring", "2024", None, None),
        ("none", None, None, None),
    ],
)
def test_a_deadline_names_its_first_and_last_day(kind: str, value: str, first: str | None, last: str | None) -> None:
    days = tuple(date.fromisoformat(day) if day else None for day in (first, last))
    assert days_of(kind, value) == days


@pytest.mark.parametrize(
    ("kind", "value", "phrase", "first", "last"),
    [
        ("date", "2024-06-30", "Trước ngày 30/6/2024", None, "2024-06-29"),
        ("date", "2024-06-30", "hoàn thành trước 30/6", None, "2024-06-29"),
        ("date", "2030-01-01", "xong trước ngày 01/01/2030", None, "2029-12-31"),
        ("month", "2024-06", "trước tháng 6/2024", None, "2024-05-31"),
        ("month", "2024-06", "Trước 6/2024", None, "2024-05-31"),
        ("quarter", "2024-Q3", "trước quý III/2024", None, "2024-06-30"),
        ("year", "2028", "hoàn thành trước năm 2028", None, "2027-12-31"),
        # At the latest on the day, within it, by the end of it.
        ("date", "2024-06-30", "chậm nhất ngày 30/6/2024", None, "2024-06-30"),
        ("year", "2025", "trước cuối năm 2025", "2025-01-01", "2025-12-31"),
        ("year", "2025", "đến hết năm 2025", "2025-01-01", "2025-12-31"),
        # Typed by a person in the place of what is printed.
        ("date", "2024-08-15", "Trước ngày 30/6/2024", None, "2024-08-15"),
        ("month", "2024-06", "Trước ngày 30/6/2024", "2024-06-01", "2024-06-30"),
        ("recurring", "", "trước ngày 15/12 hằng năm", None, None),
    ],
)
def test_before_a_day_ends_the_day_before(
    kind: str, value: str, phrase: str, first: str | None, last: str | None
) -> None:
    days = tuple(date.fromisoformat(day) if day else None for day in (first, last))
    assert days_of(kind, value, phrase) == days


ROW = "Sở Y tế rà soát trước ngày 30/6/2026.\nTrước 30/9/2026\nSở Nội vụ báo cáo.\nTrước 15/10/2026"


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("30/9/2026", "Trước 30/9/2026"),
        ("30/6/2026", "trước ngày 30/6/2026"),
        ("ngày 30/6/2026", "trước ngày 30/6/2026"),
        ("trước ngày 30/6/2026", "trước ngày 30/6/2026"),
        # That of the next task, and one that the text does not hold.
        ("15/10/2026", "15/10/2026"),
        ("Quý II", "Quý II"),
        ("", ""),
    ],
)
def test_the_words_of_a_time_are_those_that_are_printed(phrase: str, printed: str) -> None:
    end, until = ROW.index("\nTrước 30/9"), ROW.index("Sở Nội vụ")
    assert as_printed(phrase, ROW, 0, end, until) == printed


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("date", "30/6/2025", "2025-06-30"),
        ("date", "2025-06-30", "2025-06-30"),
        ("date", "1/6/2025; 1/12/2025", "2025-06-01,2025-12-01"),
        ("date", "31/6/2025", None),
        ("date", "6/2025", None),
        ("date", "", None),
        ("month", "6/2025", "2025-06"),
        ("quarter", "quý II/2025", "2025-Q2"),
        ("quarter", "Q3/2025", "2025-Q3"),
        ("quarter", "IV/2025, 1/2026", "2025-Q4,2026-Q1"),
        ("quarter", "V/2025", None),
        ("year", "2026-2030", "2026,2030"),
        ("year", "2025", "2025"),
        ("on-event", "khi có đề nghị", "khi có đề nghị"),
    ],
)
def test_a_deadline_is_typed_the_vietnamese_way(kind: str, typed: str, value: str | None) -> None:
    assert value_typed(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("date", "2025-06-30", "30/06/2025"),
        ("month", "2025-06", "06/2025"),
        ("quarter", "2023-Q2,2023-Q3", "II/2023, III/2023"),
        ("year", "2026,2030", "2026-2030"),
        ("on-event", "khi có đề nghị", "khi có đề nghị"),
    ],
)
def test_what_is_shown_can_be_typed_back(kind: str, value: str, shown: str) -> None:
    assert value_shown(kind, value) == shown
    assert value_typed(kind, shown) == value


@pytest.mark.parametrize("text", ["05/01/2025", "01/2025", "2025"])
def test_a_printed_date_keeps_its_precision(text: str) -> None:
    assert date_words(*printed_date(text)) == text


@pytest.mark.parametrize("text", ["32/01/2025", "hôm nay", "1/13/2025", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    assert printed_date(text) == (None, None)


def test_a_quarter_is_no_date() -> None:
    assert partial_date("2025-Q1") == (None, None)
    assert date_words(None, "") == ""
