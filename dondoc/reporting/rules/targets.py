"""What a reported value says of an indicator's target: the one judgement, for reports and for the pages of leaders.

Which way is better is said by the target's sign, as it speaks of the very number that is reported; else by the plan;
else by where the target lies from the printed baseline. So a falling indicator and a target of 0 need no trick
(PEERS §4, T6), a number that a plan prints without a sign is reached by what is better, too (T7), and the first value
that comes is no baseline (T5). Nothing is rounded (T18); a missing value is for the callers to tell, and no 0 (T4, T8).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dondoc.plans.enums import Direction, Operator

#: Not content with the target itself.
_STRICT = frozenset({Operator.MORE, Operator.LESS})
#: Which way each sign says is better; looked up thousands of times, and calling an enumeration is far slower.
_SAID = {sign.value: sign.direction for sign in Operator}
_WAYS = {way.value: way for way in Direction}


@dataclass(frozen=True, slots=True)
class Goal:
    """What a plan asks of a year; of every year where it names none."""

    op: str
    value: Decimal
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Aimed:
    """An indicator of a plan with what it is measured by."""

    goals: tuple[Goal, ...]
    baseline: Decimal | None = None
    #: Of `Direction`; empty where the plan does not say.
    direction: str = ""
    baseline_year: int | None = None


def asked_of(goals: Iterable[Goal], year: int | None) -> list[Goal]:
    """What is asked of the year: its own goals, and those that name no year."""
    return [goal for goal in goals if goal.year in (None, year)]


def better_for(aimed: Aimed, goal: Goal) -> Direction | None:
    """Which way is better towards one goal; None where nothing says."""
    if said := _SAID[goal.op] or aimed.direction:
        return _WAYS[said]
    if aimed.baseline is None or aimed.baseline == goal.value:
        return None
    return Direction.HIGHER if goal.value > aimed.baseline else Direction.LOWER


def better(aimed: Aimed) -> Direction | None:
    """Which way the indicator is better as a whole; between two bounds as the plan says, else None."""
    ways = {better_for(aimed, goal) for goal in aimed.goals}
    if len(ways) == 1:
        return ways.pop()
    return Direction(aimed.direction) if aimed.direction else None


def meets(aimed: Aimed, goal: Goal, value: Decimal) -> bool:
    """Whether the value keeps the goal; where nothing says which way is better, only the very number does."""
    if value == goal.value:
        return goal.op not in _STRICT
    way = better_for(aimed, goal)
    return way is not None and (value > goal.value) == (way == Direction.HIGHER)
