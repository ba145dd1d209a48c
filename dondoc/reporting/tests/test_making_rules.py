"""Periods of versions, and who sends on a day: pure rules, tried on anything."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reporting.enums import PeriodKind, Rhythm, Stage
from dondoc.reporting.rules.lineages import Line, Stretch, planned
from dondoc.reporting.rules.making import Asking, Closings, asked
from dondoc.reporting.rules.periods import Closing

UNTIL = date(2028, 1, 31)
_SCHEMES = (Closing(15, -1), Closing(1, 0))
_WORDS = {
    Rhythm.MONTHLY: (("M+1 05",), ("M 20",)),
    Rhythm.QUARTERLY: (("Q+1 02",), ("Q 10",), ("03-10", "06-10", "09-10", "12-10")),
    Rhythm.SEMIANNUAL: (("06-01", "12-01"),),
    Rhythm.ANNUAL: (("12-10",), ("Y+1 15",)),
}


def _version(key: int, start: date, end: date | None, rhythm: Rhythm, dues: tuple[str, ...], scheme: int = 0) -> Asking:
    closings: Closings = {kind.value: {(None, None): _SCHEMES[scheme]} for kind in PeriodKind}
    return Asking(key, start, end, rhythm, dues, is_before=True, closings=closings)


@st.composite
def _versions(draw: st.DrawFn) -> list[Asking]:
    """One to four that follow each other, each with a rhythm, due days and a scheme of its own."""
    lengths = draw(st.lists(st.integers(20, 400), min_size=1, max_size=4))
    starts = [date(2025, 1, 1)]
    for length in lengths[:-1]:
        starts.append(starts[-1] + timedelta(days=length))
    found = []
    for key, (start, end) in enumerate(zip(starts, [*starts[1:], None], strict=True)):
        rhythm = draw(st.sampled_from(list(_WORDS)))
        found.append(_version(key, start, end, rhythm, draw(st.sampled_from(_WORDS[rhythm])), draw(st.integers(0, 1))))
    return found


@given(_versions())
def test_no_period_twice_and_each_window_runs_forward(versions: list[Asking]) -> None:
    found = asked(versions, UNTIL)
    keys = [one.owed.period.key for one in found]
    assert len(keys) == len(set(keys))
    assert all(one.owed.opens_on <= one.owed.closes_on <= one.owed.due_on <= UNTIL for one in found)


@given(_versions())
def test_no_day_falls_between_two_reports(versions: list[Asking]) -> None:
    windows = sorted((one.owed.closes_on, one.owed.opens_on) for one in asked(versions, UNTIL))
    reached = None
    for closes, opens in windows:
        assert reached is None or opens <= reached
        reached = closes


@given(st.sampled_from([(rhythm, dues) for rhythm, several in _WORDS.items() for dues in several]))
def test_one_version_cut_in_two_asks_what_it_asked_whole(words: tuple[Rhythm, tuple[str, ...]]) -> None:
    start, cut = date(2025, 1, 1), date(2025, 9, 1)
    whole = asked([_version(0, start, None, *words)], UNTIL)
    parts = asked([_version(0, start, cut, *words), _version(1, cut, None, *words)], UNTIL)
    assert [one.owed for one in parts] == [one.owed for one in whole]


def test_a_window_that_a_due_day_cut_is_followed_at_once() -> None:
    found = [one.owed for one in asked([_version(0, date(2025, 1, 1), None, Rhythm.QUARTERLY, ("Q 10",))], UNTIL)]
    assert found[0].closes_on == date(2025, 3, 9)
    assert all(after.opens_on == before.closes_on for before, after in pairwise(found))


DAY, ONE, TWO, HEIR = date(2026, 4, 1), 1, 2, 3
MERGED = date(2026, 3, 1)


def _line(agency: int, *, heir: int | None = None, waits: bool = False, change: int = 9) -> Line:
    if heir is None and not waits:
        return [Stretch(None, None, agency)]
    return [Stretch(None, MERGED, agency), Stretch(MERGED, None, heir, waits=waits, change=change)]


def test_who_sends_and_has_nothing_yet_gets_an_obligation() -> None:
    assert planned([_line(ONE), _line(TWO)], DAY, {ONE: Stage.NONE}).make == [TWO]


def test_of_two_that_merged_one_obligation_is_made() -> None:
    plan = planned([_line(ONE, heir=HEIR), _line(TWO, heir=HEIR)], DAY, {ONE: Stage.DRAFT, TWO: Stage.EXCUSED})
    assert plan.make == [HEIR]
    assert plan.hand_over == {ONE: (HEIR, 9), TWO: (HEIR, 9)}


def test_what_both_had_sent_is_not_asked_for_again() -> None:
    have = {ONE: Stage.ACCEPTED, TWO: Stage.SUBMITTED}
    assert planned([_line(ONE, heir=HEIR), _line(TWO, heir=HEIR)], DAY, have).make == []


def test_what_one_of_them_had_not_sent_is_asked_of_the_heir() -> None:
    plan = planned([_line(ONE, heir=HEIR), _line(TWO, heir=HEIR)], DAY, {ONE: Stage.ACCEPTED, TWO: Stage.NONE})
    assert (plan.make, plan.hand_over) == ([HEIR], {TWO: (HEIR, 9)})


def test_one_without_an_heir_waits() -> None:
    plan = planned([_line(ONE, waits=True)], DAY, {ONE: Stage.NONE})
    assert (plan.wait, plan.drop) == ([ONE], [])


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.ACCEPTED, Stage.DROPPED, Stage.HANDED_OVER])
def test_what_was_sent_or_is_gone_is_left_alone(stage: Stage) -> None:
    plan = planned([], DAY, {ONE: stage})
    assert not any((plan.drop, plan.hand_over, plan.wait, plan.keep, plan.take_back))


def test_who_sends_again_owes_again() -> None:
    assert planned([_line(ONE)], DAY, {ONE: Stage.DROPPED}).take_back == [ONE]
