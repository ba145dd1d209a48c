from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.progress.enums import Cell
from dondoc.steering.enums import Measure, Scoring, Unmeasured
from dondoc.steering.rules.changes import changes
from dondoc.steering.rules.measures import Counted, figure
from dondoc.steering.rules.rating import Band, Component, Method, Rating, Scale, Step, points, ranks, rate

UP = Scale(Scoring.LINEAR, zero_at=Decimal(0), full_at=Decimal(1))
DOWN = Scale(Scoring.LINEAR, zero_at=Decimal(2), full_at=Decimal(0))
BANDS = (Band(Decimal(90), "Xuất sắc"), Band(Decimal(0), "Khác"))


def method(*components: Component, least: str = "0.5") -> Method:
    return Method(components, BANDS, Decimal(least))


REPORTS = Component(Measure.REPORTS_ON_TIME, Decimal(60), UP)
TASKS = Component(Measure.TASKS_DONE, Decimal(40), UP)


def test_a_score_is_what_its_components_give() -> None:
    rating = rate(method(REPORTS, TASKS), Counted(reports_due=4, reports_on_time=3, done_late=1, open_late=1))
    assert rating.score == 45 + 20
    assert [working.gives for working in rating.workings] == [45, 20]
    assert rating.band == BANDS[1]


def test_t08_a_component_of_nothing_is_left_out_and_the_others_carry_its_weight() -> None:
    rating = rate(method(REPORTS, TASKS), Counted(reports_due=4, reports_on_time=4))
    assert rating.score == 100
    assert rating.measured == Fraction(60, 100)
    assert [working.share for working in rating.workings] == [1, 0]
    assert rating.workings[1].points is None


@pytest.mark.parametrize(
    "one",
    [
        method(REPORTS, Component(Measure.TASKS_DONE, Decimal(40), UP, Unmeasured.NEEDED)),
        method(REPORTS, TASKS, least="0.7"),
    ],
)
def test_who_has_too_little_to_measure_is_not_rated(one: Method) -> None:
    rating = rate(one, Counted(reports_due=4, reports_on_time=4))
    assert rating.score is None
    assert rating.band is None
    assert ranks({"a": rating}) == {}


def test_nothing_at_all_is_no_rating() -> None:
    assert rate(method(REPORTS, TASKS, least="0"), Counted()).score is None


def test_fewer_may_be_better() -> None:
    assert [points(DOWN, Fraction(n)) for n in (0, 1, 2, 5)] == [100, 50, 0, 0]


def test_steps_hold_from_their_figure_on() -> None:
    scale = Scale(Scoring.STEPS, steps=(Step(Decimal("0.5"), Decimal(40)), Step(Decimal("0.9"), Decimal(100))))
    assert [points(scale, Fraction(n, 10)) for n in (4, 5, 8, 9, 10)] == [0, 40, 40, 100, 100]


def _of(on_time: int, due: int) -> Rating:
    return rate(method(REPORTS), Counted(reports_due=due, reports_on_time=on_time))


def test_t18_ranks_come_before_rounding() -> None:
    """All are shown as 33,3; only those that are equal share a place."""
    ratings = {"a": _of(3333, 10_000), "b": _of(3334, 10_000), "c": _of(1, 3), "d": _of(2, 6)}
    assert ranks(ratings) == {"b": 1, "c": 2, "d": 2, "a": 4}


@given(st.dictionaries(st.integers(), st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=12))
def test_a_place_is_one_more_than_there_are_better_ones(all_of: dict[int, tuple[int, int]]) -> None:
    ratings = {key: _of(on_time, on_time + late) for key, (on_time, late) in all_of.items()}
    placed = ranks(ratings)
    for key, place in placed.items():
        score = ratings[key].score
        assert score is not None
        better = [one for one in ratings.values() if one.score is not None and one.score > score]
        assert place == 1 + len(better)
    assert set(placed) == {key for key, (on_time, late) in all_of.items() if on_time + late}


@pytest.mark.parametrize("measure", Measure)
def test_t08_a_measure_of_nothing_is_no_figure(measure: Measure) -> None:
    assert figure(measure, Counted()) is None


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure.REPORTS_ON_TIME, Fraction(6, 10)),
        (Measure.REPORTS_SENT, Fraction(8, 10)),
        (Measure.RETURNS, Fraction(4, 8)),
        (Measure.NIL_RETURNS, Fraction(2, 8)),
        (Measure.TASKS_DONE, Fraction(5, 6)),
        (Measure.TASKS_ON_TIME, Fraction(3, 5)),
        (Measure.UNDATED_DONE, Fraction(1, 4)),
        (Measure.INDICATORS_ON_PATH, Fraction(2, 3)),
    ],
)
def test_a_measure_counts_what_it_says(measure: Measure, expected: Fraction) -> None:
    counted = Counted(
        reports_due=10,
        reports_on_time=6,
        reports_sent=8,
        nil=2,
        returns=4,
        done_on_time=3,
        done_late=2,
        open_in_time=7,
        open_late=1,
        no_date_open=3,
        no_date_done=1,
        indicators_judged=3,
        indicators_on_path=2,
    )
    known = figure(measure, counted)
    assert known is not None
    assert known.value == expected


def test_what_changed_is_what_was_otherwise_before() -> None:
    before = {1: Cell.OPEN_IN_TIME, 2: Cell.OPEN_LATE, 3: Cell.DONE_LATE, 4: Cell.DONE_ON_TIME, 5: None}
    after = {
        1: Cell.OPEN_LATE,
        2: Cell.DONE_LATE,
        3: Cell.DONE_LATE,
        4: Cell.OPEN_IN_TIME,
        5: Cell.NO_DATE_DONE,
        6: Cell.OPEN_LATE,
    }
    found = changes(before, after)
    assert found.newly_done == (2, 5)
    assert found.newly_late == (1, 6)
    assert found.reopened == (4,)


def test_a_withdrawn_task_is_not_open_again() -> None:
    assert changes({1: Cell.DONE_LATE}, {1: None}).reopened == ()
