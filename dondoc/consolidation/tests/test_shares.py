"""Where a share stands by its accepted report, and by what was recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest

from dondoc.consolidation.rules.shares import cell_by
from dondoc.progress.enums import Cell, State

DUE, DAY = date(2026, 3, 31), date(2026, 4, 6)
SENT = datetime(2026, 3, 20, tzinfo=UTC)
LATER = datetime(2026, 3, 25, tzinfo=UTC)


class Recorded(NamedTuple):
    """A share as progress knows it."""

    said_at: datetime | None
    cell: Cell | None
    due_on: date | None
    is_out: bool = False


class Reported(NamedTuple):
    """The same share as a report has it."""

    state: State | None
    said_at: datetime
    said_on: date
    product_number: str = ""
    product_on: date | None = None
    files: int = 0


OPEN_LATE = Recorded(None, Cell.OPEN_LATE, DUE)


def done(product_on: date | None = None, files: int = 0, at: datetime = SENT) -> Reported:
    return Reported(State.DONE, at, at.date(), "12/QĐ" if product_on else "", product_on, files)


def cell(recorded: Recorded, reported: Reported | None, *, second: bool = False) -> Cell | None:
    return cell_by(recorded, reported, DAY, is_confirmed_by_second=second)


def test_a_task_that_its_report_says_done_is_done_on_the_day_of_its_product() -> None:
    assert cell(OPEN_LATE, done(date(2026, 3, 12))) == Cell.DONE_ON_TIME


def test_a_report_sent_after_the_due_day_with_an_older_product_is_on_time() -> None:
    late = datetime(2026, 4, 20, tzinfo=UTC)
    assert cell(OPEN_LATE, done(date(2026, 3, 12), at=late)) == Cell.DONE_ON_TIME


def test_a_product_dated_after_the_due_day_is_done_late() -> None:
    assert cell(OPEN_LATE, done(date(2026, 4, 2), at=datetime(2026, 4, 3, tzinfo=UTC))) == Cell.DONE_LATE


def test_what_was_done_after_the_day_of_the_figures_is_not_done_on_it() -> None:
    assert cell(OPEN_LATE, done(date(2026, 4, 9), at=datetime(2026, 4, 10, tzinfo=UTC))) == Cell.OPEN_LATE


def test_t15_a_word_without_a_product_or_a_file_closes_nothing() -> None:
    assert cell(OPEN_LATE, done()) == Cell.OPEN_LATE
    assert cell(OPEN_LATE, done(files=1)) == Cell.DONE_ON_TIME


def test_where_a_second_person_confirms_a_report_alone_closes_nothing() -> None:
    assert cell(OPEN_LATE, done(date(2026, 3, 12)), second=True) == Cell.OPEN_LATE


def test_what_was_recorded_later_than_the_report_holds() -> None:
    assert cell(Recorded(LATER, Cell.OPEN_IN_TIME, DUE), done(date(2026, 3, 12))) == Cell.OPEN_IN_TIME


def test_a_task_done_in_spring_is_not_done_on_the_day_of_the_last_report() -> None:
    spring = Recorded(datetime(2026, 2, 1, tzinfo=UTC), Cell.DONE_ON_TIME, DUE)
    retold = done(files=1, at=datetime(2026, 4, 4, tzinfo=UTC))
    assert cell(spring, retold) == Cell.DONE_ON_TIME
    assert cell(spring, retold, second=True) == Cell.DONE_ON_TIME


def test_a_report_that_takes_done_back_opens_the_task_again() -> None:
    spring = Recorded(datetime(2026, 2, 1, tzinfo=UTC), Cell.DONE_ON_TIME, DUE)
    assert cell(spring, Reported(State.UNDER_WAY, SENT, SENT.date())) == Cell.OPEN_LATE


def test_a_blank_state_says_nothing() -> None:
    assert cell(OPEN_LATE, Reported(None, SENT, SENT.date())) == Cell.OPEN_LATE


@pytest.mark.parametrize("reported", [None, done(date(2026, 3, 12))])
def test_what_left_the_counts_is_nowhere(reported: Reported | None) -> None:
    assert cell(Recorded(None, None, DUE, is_out=True), reported) is None


def test_without_a_date_nothing_is_late() -> None:
    dateless = Recorded(None, Cell.NO_DATE_OPEN, None)
    assert cell(dateless, done(date(2026, 3, 12))) == Cell.NO_DATE_DONE
    assert cell(dateless, None) == Cell.NO_DATE_OPEN
