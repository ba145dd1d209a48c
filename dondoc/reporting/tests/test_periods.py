"""Periods, their keys and the days of their figures."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dondoc.reporting.enums import PeriodKind
from dondoc.reporting.rules.periods import Closing, closing_on, period_named, periods_of

DECREE = Closing(15, -1)


@pytest.mark.parametrize(
    ("key", "opens", "last"),
    [
        # Điều 12 of Nghị định 09/2019/NĐ-CP
        ("2025-03", "2025-02-15", "2025-03-14"),
        ("2025-01", "2024-12-15", "2025-01-14"),
        ("2025-Q1", "2024-12-15", "2025-03-14"),
        ("2025-Q4", "2025-09-15", "2025-12-14"),
        ("2025-H1", "2024-12-15", "2025-06-14"),
        ("2025-9M", "2024-12-15", "2025-09-14"),
        ("2025-Y", "2024-12-15", "2025-12-14"),
    ],
)
def test_figures_close_on_the_fourteenth(key: str, opens: str, last: str) -> None:
    begins, after = period_named(key).window(DECREE)
    assert (begins.isoformat(), date.fromordinal(after.toordinal() - 1).isoformat()) == (opens, last)


def test_a_plan_may_count_by_the_calendar() -> None:
    assert period_named("2024-Q1").window(Closing(1, 0)) == (date(2024, 1, 1), date(2024, 4, 1))


@pytest.mark.parametrize("kind", [PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR])
@pytest.mark.parametrize("closing", [DECREE, Closing(1, 0), Closing(31, 0)])
def test_between_two_periods_no_day_is_lost_or_counted_twice(kind: PeriodKind, closing: Closing) -> None:
    windows = [period.window(closing) for year in (2023, 2024, 2025) for period in periods_of(kind, year)]
    assert all(one[1] == two[0] for one, two in pairwise(windows))


@pytest.mark.parametrize("kind", [kind for kind in PeriodKind if kind != PeriodKind.ONCE])
def test_a_key_names_its_period(kind: PeriodKind) -> None:
    assert all(period_named(period.key) == period for period in periods_of(kind, 2025))


def test_a_single_day_is_a_period_of_its_own() -> None:
    assert period_named("2025-08-10").ends == date(2025, 8, 10)


@pytest.mark.parametrize("key", ["", "2025", "2025-13", "2025-Q5", "2025-02-30", "quý I"])
def test_t17_there_are_no_orphan_periods(key: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        period_named(key)


def test_t14_the_closing_day_is_that_of_its_time() -> None:
    rows = {(None, date(2019, 3, 12)): Closing(1, 0), (date(2019, 3, 12), None): DECREE}
    assert closing_on(date(2019, 3, 11), rows) == Closing(1, 0)
    assert closing_on(date(2019, 3, 12), rows) == DECREE
    assert closing_on(date(2019, 3, 12), {}) is None
