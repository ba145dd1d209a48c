"""What the ledger says of an obligation on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dondoc.reporting.enums import Kept, LedgerState, Stage
from dondoc.reporting.rules.ledger import Facts, days_late, is_late, kept, state_of

CLOSES, DUE = date(2025, 6, 15), date(2025, 7, 1)
OPEN = Facts(CLOSES, DUE, Stage.NONE)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (CLOSES - DAY, LedgerState.NOT_YET_DUE),
        (CLOSES, LedgerState.DUE),
        (DUE, LedgerState.DUE),
        (DUE + DAY, LedgerState.MISSING),
    ],
)
@pytest.mark.parametrize("stage", [Stage.NONE, Stage.DRAFT, Stage.APPROVING])
def test_t15_a_draft_is_no_report(day: date, state: LedgerState, stage: Stage) -> None:
    assert state_of(replace(OPEN, stage=stage), day) == state


def test_t15_a_returned_report_does_not_count_as_one() -> None:
    returned = replace(OPEN, stage=Stage.RETURNED, first_valid_on=DUE)
    assert state_of(returned, DUE) == LedgerState.RETURNED


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.ACCEPTED])
def test_nothing_to_report_is_not_nothing_reported(stage: Stage) -> None:
    nil = replace(OPEN, stage=stage, is_nil=True, first_valid_on=DUE)
    assert state_of(nil, DUE) == LedgerState.NIL
    assert state_of(replace(nil, is_nil=False), DUE) == LedgerState(stage.value)


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.RETURNED, Stage.ACCEPTED])
def test_late_stays_late(stage: Stage) -> None:
    late = replace(OPEN, stage=stage, first_valid_on=DUE + 3 * DAY)
    assert is_late(late, DUE + 300 * DAY)
    assert days_late(late, DUE + 300 * DAY) == 3
    assert not is_late(replace(late, first_valid_on=DUE), DUE + 300 * DAY)


def test_what_has_not_come_grows_later_by_the_day() -> None:
    assert [days_late(OPEN, DUE + days * DAY) for days in (-1, 0, 1, 9)] == [0, 0, 1, 9]


@pytest.mark.parametrize("stage", [Stage.HANDED_OVER, Stage.DROPPED])
def test_what_nobody_owes_is_neither_missing_nor_late(stage: Stage) -> None:
    gone = replace(OPEN, stage=stage)
    assert state_of(gone, DUE + DAY) is None
    assert not is_late(gone, DUE + DAY)


def test_who_is_excused_is_never_late() -> None:
    excused = replace(OPEN, stage=Stage.EXCUSED)
    assert state_of(excused, DUE + DAY) == LedgerState.EXCUSED
    assert not is_late(excused, DUE + DAY)


@pytest.mark.parametrize("state", [state for state in LedgerState if state != LedgerState.EXCUSED])
def test_each_report_is_kept_in_one_way(state: LedgerState) -> None:
    assert kept(state, has_come=True, is_late=False) == Kept.ON_TIME
    assert kept(state, has_come=True, is_late=True) == Kept.LATE
    assert kept(state, has_come=False, is_late=True) == Kept.MISSING
    assert kept(state, has_come=False, is_late=False) == Kept.NOT_YET_DUE


def test_who_is_excused_after_a_late_report_is_not_counted_in_time() -> None:
    assert kept(LedgerState.EXCUSED, has_come=True, is_late=False) == Kept.EXCUSED
