"""What a value says of a target: the one judgement of reports and of the pages for leaders."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dondoc.plans.enums import Direction
from dondoc.reporting.rules.targets import Aimed, Goal, asked_of, better, better_for, meets

D = Decimal


def aimed(op: str, value: str, baseline: str | None = None, direction: str = "") -> Aimed:
    return Aimed((Goal(op, D(value)),), None if baseline is None else D(baseline), direction)


def test_the_sign_says_which_way_is_better_before_the_plan_and_the_plan_before_the_baseline() -> None:
    """A fall of at least one point is better the more it falls, whatever the plan calls the thing that falls."""
    assert better(aimed(">=", "1", direction="lower")) == Direction.HIGHER
    assert better(aimed("=", "1", baseline="2", direction="higher")) == Direction.HIGHER
    assert better(aimed("=", "1", baseline="2")) == Direction.LOWER
    assert better(aimed("=", "1")) is None
    assert better(aimed("=", "2", baseline="2")) is None


def test_between_two_bounds_the_plan_says_which_way_is_better() -> None:
    goals = (Goal(">=", D(7)), Goal("<=", D(8)))
    assert better(Aimed(goals)) is None
    assert better(Aimed(goals, direction="lower")) == Direction.LOWER
    assert [better_for(Aimed(goals, direction="lower"), goal) for goal in goals] == [Direction.HIGHER, Direction.LOWER]
    assert better(Aimed(())) is None


@pytest.mark.parametrize(
    ("one", "value", "is_met"),
    [
        (aimed(">=", "95"), "95", True),
        (aimed(">", "95"), "95", False),
        (aimed("<", "1"), "1", False),
        (aimed("<=", "0"), "0", True),
        (aimed("<=", "0"), "0.000001", False),
        (aimed("=", "60"), "61", False),
        (aimed("=", "60", baseline="50"), "61", True),
        (aimed("=", "60", baseline="70"), "61", False),
        (aimed("=", "60", direction="lower"), "59", True),
    ],
)
def test_a_value_keeps_a_goal_or_not(one: Aimed, value: str, *, is_met: bool) -> None:
    assert meets(one, one.goals[0], D(value)) is is_met


def test_a_goal_of_no_year_is_asked_of_every_year() -> None:
    always, of_2026, of_2030 = Goal(">=", D(1)), Goal(">=", D(2), 2026), Goal(">=", D(3), 2030)
    goals = (always, of_2026, of_2030)
    assert asked_of(goals, 2026) == [always, of_2026]
    assert asked_of(goals, 2028) == [always]
    assert asked_of(goals, None) == [always]
