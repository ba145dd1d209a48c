"""The cells and their counts, against a naive count of the same facts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.progress.enums import Cell
from dondoc.progress.rules.cells import Counts, Facts, cell_of, is_near, together

DAY = date(2026, 6, 30)
_days = st.integers(-40, 40).map(lambda days: DAY + timedelta(days=days))
_facts = st.builds(Facts, st.none() | _days, st.none() | _days, st.none() | _days)


@pytest.mark.parametrize(
    ("due", "done", "day", "cell"),
    [
        (DAY, None, DAY, Cell.OPEN_IN_TIME),
        (DAY, None, DAY + timedelta(days=1), Cell.OPEN_LATE),
        (DAY, DAY, DAY, Cell.DONE_ON_TIME),
        (DAY, DAY + timedelta(days=1), DAY + timedelta(days=1), Cell.DONE_LATE),
        (DAY, DAY + timedelta(days=1), DAY, Cell.OPEN_IN_TIME),
        (None, None, DAY, Cell.NO_DATE_OPEN),
        (None, DAY, DAY, Cell.NO_DATE_DONE),
    ],
)
def test_a_cell_follows_from_date_and_day(due: date | None, done: date | None, day: date, cell: Cell) -> None:
    assert cell_of(Facts(due, done), day) == cell


def test_what_was_withdrawn_counts_until_the_day_before() -> None:
    facts = Facts(DAY, withdrawn_on=DAY)
    assert cell_of(facts, DAY - timedelta(days=1)) == Cell.OPEN_IN_TIME
    assert cell_of(facts, DAY) is None


@given(st.lists(_facts, max_size=8), _days)
def test_the_counts_equal_a_naive_count(facts: list[Facts], day: date) -> None:
    counts = Counts.of(cell_of(one, day) for one in facts)
    kept = [one for one in facts if one.withdrawn_on is None or one.withdrawn_on > day]
    done = [one for one in kept if one.done_on is not None and one.done_on <= day]
    still = [one for one in kept if one.done_on is None or one.done_on > day]
    assert counts.total == len(kept)
    assert counts.no_date == sum(1 for one in kept if one.due_on is None)
    assert counts.no_date_done == sum(1 for one in done if one.due_on is None)
    assert counts.done_late == sum(1 for one in done if one.due_on and one.done_on and one.done_on > one.due_on)
    assert counts.open_late == sum(1 for one in still if one.due_on and day > one.due_on)
    assert counts.open_in_time == sum(1 for one in still if one.due_on and day <= one.due_on)
    assert counts.done_on_time == len([one for one in done if one.due_on]) - counts.done_late
    late, due = counts.done_late + counts.open_late, counts.total - counts.no_date - counts.open_in_time
    assert counts.share_late == (Decimal(late) / due if due else None)


@given(st.lists(_facts, max_size=6), st.lists(_facts, max_size=6))
def test_counts_add_up(some: list[Facts], others: list[Facts]) -> None:
    one, other = (Counts.of(cell_of(fact, DAY) for fact in facts) for facts in (some, others))
    assert one + other == Counts.of(cell_of(fact, DAY) for fact in [*some, *others])


@given(st.lists(st.sampled_from(Cell) | st.none(), max_size=6))
def test_a_whole_is_done_only_when_all_its_shares_are(cells: list[Cell | None]) -> None:
    """PEERS T8: neither is a missing share counted as zero nor is it left out."""
    whole = together(cells)
    known = [cell for cell in cells if cell is not None]
    assert (whole is None) == (not known)
    if whole is not None:
        is_done = all("done" in cell.value for cell in known)
        assert ("done" in whole.value) == is_done
        assert ("late" in whole.value) == any("late" in cell.value for cell in known)


def test_no_share_is_late_where_nothing_fell_due() -> None:
    assert Counts(open_in_time=3, no_date_open=2, no_date_done=1).share_late is None


def test_the_share_is_not_rounded() -> None:
    """PEERS T18: no rounding before ranking."""
    close = Counts(done_on_time=332, open_late=168), Counts(done_on_time=333, open_late=168)
    assert close[0].share_late != close[1].share_late
    assert Counts(done_on_time=2, done_late=1).share_late == Decimal(1) / 3


def test_the_example_of_the_national_report_adds_up() -> None:
    """RULES-VN §11: 14,068 + 1,983 done, 5,640 + 223 open."""
    counts = Counts(done_on_time=14_068, done_late=1_983, open_in_time=5_640, open_late=223)
    assert (counts.total, counts.fell_due) == (21_914, 16_274)


def test_near_is_from_a_week_before() -> None:
    assert is_near(DAY, DAY - timedelta(days=7))
    assert not is_near(DAY, DAY - timedelta(days=8))
    assert not is_near(DAY, DAY + timedelta(days=1))
    assert not is_near(None, DAY)
