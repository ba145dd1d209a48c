"""Due days as plans print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dondoc.reporting.enums import Rhythm
from dondoc.reporting.rules.dues import is_due_rule, owed_in, printed_due
from dondoc.reporting.rules.periods import Closing, period_named

DECREE = Closing(15, -1)
CALENDAR = Closing(1, 0)
MONTHS_AFTER = [date(2024 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(3, 15)]


@pytest.mark.parametrize(
    ("rhythm", "dues", "days"),
    [
        # "trước ngày 02 của tháng đầu tiên quý tiếp theo"
        ("quarterly", ["Q+1 02"], ["2024-04-01", "2024-07-01", "2024-10-01", "2025-01-01"]),
        # "trước ngày 02/12 hằng năm"
        ("annual", ["12-02"], ["2024-12-01"]),
        # "định kỳ 06 tháng và 01 năm … trước ngày 01/6 và 01/12"
        ("semiannual", ["06-01", "12-01"], ["2024-05-31", "2024-11-30"]),
        # "trước ngày 10 của tháng cuối quý"
        ("quarterly", ["03-10", "06-10", "09-10", "12-10"], ["2024-03-09", "2024-06-09", "2024-09-09", "2024-12-09"]),
        ("quarterly", ["Q+0 10"], ["2024-03-09", "2024-06-09", "2024-09-09", "2024-12-09"]),
        # "trước ngày 15/01" of the year after
        ("annual", ["01-15"], ["2025-01-14"]),
        ("annual", ["Y+1 15"], ["2025-01-14"]),
        ("nine_months", ["N+1 05"], ["2024-10-04"]),
        ("monthly", ["M+2 10"], [f"{day:%Y-%m}-09" for day in MONTHS_AFTER]),
        # days that name their year
        ("once", ["2024-01-01"], ["2023-12-31"]),
        ("once", ["2022-08-10", "2024-03"], ["2024-03-30"]),
        ("semiannual", ["2024-06-01", "2024-12-01"], ["2024-05-31", "2024-11-30"]),
        # a word for another rhythm says nothing here
        ("annual", ["Q+1 02"], []),
        ("quarterly", [], []),
    ],
)
def test_what_a_plan_prints_becomes_days_of_a_year(rhythm: str, dues: list[str], days: list[str]) -> None:
    owed = owed_in(2024, Rhythm(rhythm), dues, DECREE, is_before=True)
    assert [each.due_on.isoformat() for each in owed] == days


def test_a_day_that_names_its_year_says_nothing_of_other_years() -> None:
    assert owed_in(2025, Rhythm.SEMIANNUAL, ["2024-06-01", "2024-12-01"], DECREE, is_before=True) == []


def test_t20_a_day_that_a_month_lacks_is_its_last() -> None:
    days = [each.due_on for each in owed_in(2024, Rhythm.MONTHLY, ["M+1 31"], CALENDAR, is_before=False)]
    assert [day.isoformat() for day in days[:3]] == ["2024-02-29", "2024-03-31", "2024-04-30"]
    assert len(days) == 12


def test_figures_close_by_the_decree_or_on_the_due_day_if_that_comes_first() -> None:
    by_decree, by_plan = (
        owed_in(2024, Rhythm.QUARTERLY, [due], DECREE, is_before=True)[1] for due in ("Q+1 02", "Q 10")
    )
    assert (by_decree.opens_on, by_decree.closes_on) == (date(2024, 3, 15), date(2024, 6, 15))
    assert (by_plan.opens_on, by_plan.closes_on) == (date(2024, 3, 15), date(2024, 6, 9))


@pytest.mark.parametrize("word", ["", "02", "Q+1", "Q+1 32", "13-01", "02-30", "2024-13", "2023-02-29", "mai"])
def test_what_is_no_due_rule(word: str) -> None:
    assert not is_due_rule(word)


@pytest.mark.parametrize("word", ["Q+1 02", "M 20", "H+1 5", "02-29", "2024-03", "2024-03-31"])
def test_what_is_a_due_rule(word: str) -> None:
    assert is_due_rule(word)


def test_of_several_days_the_nearest_to_the_end_of_the_period_is_meant() -> None:
    assert printed_due(period_named("2024-H1"), ["12-01", "06-01"]) == date(2024, 6, 1)


@example(year=2026, rhythm=Rhythm.MONTHLY, due="M+0 01", is_before=True, closing=CALENDAR)
@given(
    year=st.integers(2000, 2100),
    rhythm=st.sampled_from([rhythm for rhythm in Rhythm if rhythm != Rhythm.ONCE]),
    due=st.one_of(
        st.builds("{}+{} {:02}".format, st.sampled_from("MQHNY"), st.integers(0, 3), st.integers(1, 31)),
        st.dates().map(lambda day: f"{day:%m-%d}"),
    ),
    is_before=st.booleans(),
    closing=st.sampled_from([DECREE, CALENDAR]),
)
def test_every_period_opens_before_it_closes_and_closes_by_its_due_day(
    year: int, rhythm: Rhythm, due: str, is_before: bool, closing: Closing
) -> None:
    owed = owed_in(year, rhythm, [due], closing, is_before=is_before)
    assert all(each.opens_on <= each.closes_on <= each.due_on for each in owed)
    assert len({each.period.key for each in owed}) == len(owed)
