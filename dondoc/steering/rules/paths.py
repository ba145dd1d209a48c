"""Whether an indicator keeps to its path: its last accepted value against the target of the year.

A path is a straight line from the baseline at the end of its year to the target at the end of its own, from target to
target where there are several. Whether a target is reached and which way is better is judged as reports judge it, by
`reporting.rules.targets` (PEERS §4: T5 a worsening value stays off its path, and a first measured value is no baseline;
T6 falling may be good; T7 nothing is cut off at 100 %; T8 what is missing is neither zero nor fine).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from dondoc.plans.enums import Direction
from dondoc.reporting.rules.targets import Aimed, Goal, asked_of, better_for, meets
from dondoc.steering.enums import Path


@dataclass(frozen=True, slots=True)
class Value:
    """What was measured by a day: the last one of its period."""

    number: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with what was reported of it in the year that is spoken of; None from who gave no value."""

    aimed: Aimed
    values: tuple[Value | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an indicator stands, and against what."""

    path: Path
    goal: Goal | None = None
    #: What the path asks on the day of the value; None where there is no path.
    expected: Decimal | None = None
    #: By how much the value falls short of that, in its unit; 0 where it does not, None where nothing can be said.
    short: Decimal | None = None


def place_of(measured: Measured, year: int) -> Place:
    """Where the indicator stands in the year; by several values where they all say the same."""
    goals = goals_for(measured.aimed.goals, year)
    if not goals:
        return Place(Path.NO_TARGET)
    given = [value for value in measured.values if value is not None]
    if not given or len(given) < len(measured.values):
        return Place(Path.NO_VALUE, goals[0])
    places = [_worst(_place(measured.aimed, value, goal, year) for goal in goals) for value in given]
    if len({place.path for place in places}) > 1:
        return Place(Path.DISAGREE, goals[0])
    return max(places, key=lambda place: place.short or 0)


def _worst(places: Iterable[Place]) -> Place:
    return max(places, key=lambda place: _GRAVITY.index(place.path))


_GRAVITY = (Path.REACHED, Path.ON_PATH, Path.CANNOT_TELL, Path.OFF_PATH)


def goals_for(goals: Iterable[Goal], year: int) -> list[Goal]:
    """Those that are asked of the year, else those of the next year that has one."""
    known = list(goals)
    coming = min((goal.year for goal in known if goal.year is not None and goal.year > year), default=year)
    return asked_of(known, year) or asked_of(known, coming)


def _place(aimed: Aimed, value: Value, goal: Goal, year: int) -> Place:
    is_met = meets(aimed, goal, value.number)
    if goal.year in (year, None) and is_met:
        return Place(Path.REACHED, goal, goal.value, Decimal(0))
    way = _SIGNS[better_for(aimed, goal)]
    expected = _expected(aimed, goal, value.on, way)
    if expected is None or (not way and expected != goal.value):
        return Place(Path.CANNOT_TELL, goal, expected)
    short = _short(value.number, expected, way)
    is_off = short > 0 or (expected == goal.value and not is_met)
    return Place(Path.OFF_PATH if is_off else Path.ON_PATH, goal, expected, short)


#: By what a difference is multiplied so that better is more; 0 where nothing says what is better.
_SIGNS = {Direction.HIGHER: 1, Direction.LOWER: -1, None: 0}


def _expected(aimed: Aimed, goal: Goal, day: date, way: int) -> Decimal | None:
    """What the path asks on the day; None where it has no beginning before it."""
    if goal.year is not None and day >= _end_of(goal.year):
        return goal.value
    for (start, low), (end, high) in pairwise(_points(aimed, goal)):
        if start <= day <= end:
            line = low + (high - low) * (day - start).days / Decimal((end - start).days)
            return _no_worse(line, low, high, way)
    return None


def _no_worse(line: Decimal, start: Decimal, end: Decimal, way: int) -> Decimal:
    """A path never asks to become worse: from a start that is better than the target it lies flat on the target."""
    return end if way and (start - end) * way > 0 else line


def _points(aimed: Aimed, goal: Goal) -> list[tuple[date, Decimal]]:
    known = {
        other.year: other.value
        for other in aimed.goals
        if other.year is not None and goal.year is not None and other.year <= goal.year and other.op == goal.op
    }
    if aimed.baseline is not None and aimed.baseline_year is not None:
        known.setdefault(aimed.baseline_year, aimed.baseline)
    return sorted((_end_of(year), number) for year, number in known.items())


def _short(number: Decimal, expected: Decimal, way: int) -> Decimal:
    if not way:
        return abs(number - expected)
    return max((expected - number) * way, Decimal(0))


def _end_of(year: int) -> date:
    return date(year, 12, 31)
