"""A report and the page for leaders never contradict each other on one indicator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dondoc.consolidation.enums import Reached
from dondoc.consolidation.rules.targets import reached_by_all
from dondoc.plans.enums import Direction, Operator
from dondoc.reporting.rules.targets import Aimed, Goal, asked_of
from dondoc.steering.enums import Path
from dondoc.steering.rules.paths import Measured, Value, place_of

YEAR = 2026
_numbers = st.integers(-4, 4).map(Decimal) | st.decimals(-4, 4, places=2)
_goals = st.lists(
    st.builds(
        Goal,
        op=st.sampled_from([word.value for word in Operator]),
        value=_numbers,
        year=st.sampled_from([None, 2024, 2025, YEAR, 2027, 2030]),
    ),
    max_size=4,
).map(tuple)
_aimed = st.builds(
    Aimed,
    goals=_goals,
    baseline=st.none() | _numbers,
    direction=st.sampled_from(["", *Direction]),
    baseline_year=st.none() | st.integers(2018, YEAR),
)
_days = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)) | st.just(date(YEAR, 12, 31))


_values = st.lists(st.none() | _numbers, min_size=1, max_size=3)


def said(aimed: Aimed, values: list[Decimal | None]) -> Reached:
    """By the report of the year."""
    goals = tuple(asked_of(aimed.goals, YEAR))
    return reached_by_all(Aimed(goals, aimed.baseline, aimed.direction, aimed.baseline_year), values)


def shown(aimed: Aimed, values: list[Decimal | None], day: date) -> Path:
    """On the page, of a period that ends on the day."""
    given = tuple(None if value is None else Value(value, day) for value in values)
    return place_of(Measured(aimed, given), YEAR).path


@given(_aimed, _values, _days)
def test_what_the_report_calls_reached_the_page_does_and_nothing_else(
    aimed: Aimed, values: list[Decimal | None], day: date
) -> None:
    assert (said(aimed, values) == Reached.MET) == (shown(aimed, values, day) == Path.REACHED)


@given(_aimed, _values, _days)
def test_what_is_on_its_path_the_report_calls_not_reached_yet(
    aimed: Aimed, values: list[Decimal | None], day: date
) -> None:
    """Or it sees no target of the year, where the path goes to one of a later year."""
    if shown(aimed, values, day) == Path.ON_PATH:
        assert said(aimed, values) in {Reached.NOT_MET, Reached.NO_TARGET}


@given(_aimed, _numbers)
def test_at_the_end_of_the_year_no_path_is_left_to_what_was_not_reached(aimed: Aimed, value: Decimal) -> None:
    """What is asked of no year in particular has no path either."""
    if said(aimed, [value]) == Reached.NOT_MET:
        is_undated = any(goal.year is None for goal in asked_of(aimed.goals, YEAR))
        left = {Path.OFF_PATH, Path.CANNOT_TELL} if is_undated else {Path.OFF_PATH}
        assert shown(aimed, [value], date(YEAR, 12, 31)) in left


@given(_aimed, _values, _days)
def test_what_the_report_has_no_figure_of_the_page_has_none_of_either(
    aimed: Aimed, values: list[Decimal | None], day: date
) -> None:
    if said(aimed, values) == Reached.NO_VALUE:
        assert shown(aimed, values, day) == Path.NO_VALUE
