"""Whether an indicator keeps to its path: its last accepted value against the target of the year.

A path is a straight line from the baseline at the end of its year to the target at the end of its own, from target to
target where there are several. Which way is better is said by the target's sign, else by the plan, else by where the
target lies from the baseline (PEERS §4: T5 a worsening value stays off its path, and a first measured value is no
baseline; T6 falling may be good; T7 nothing is cut off at 100 %; T8 what is missing is neither zero nor fine).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from dondoc.steering.enums import Path

#: Operators that ask for much, and for little; the strict ones are not content with the target itself.
_HIGHER, _LOWER, _STRICT = frozenset({">=", ">"}), frozenset({"<=", "<"}), frozenset({">", "<"})


@dataclass(frozen=True, slots=True)
class Goal:
    """What is asked of a year; of no year in particular where `year` is None."""

    year: int | None
    op: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Value:
    """What was measured by a day: the last one of its period."""

    number: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with what is known of it; `value` only of the year that is spoken of."""

    goals: tuple[Goal, ...]
    value: Value | None
    #: "higher" or "lower" is better; empty where the plan does not say.
    direction: str = ""
    baseline: Decimal | None = None
    baseline_year: int | None = None
    #: Several agencies reported, and not the same.
    disagrees: bool = False


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
    """Where the indicator stands in the year."""
    goals = goals_for(measured.goals, year)
    if not goals:
        return Place(Path.NO_TARGET)
    if measured.disagrees:
        return Place(Path.DISAGREE, goals[0])
    if measured.value is None:
        return Place(Path.NO_VALUE, goals[0])
    places = [_place(measured, measured.value, goal, year) for goal in goals]
    return max(places, key=lambda place: _GRAVITY.index(place.path))


_GRAVITY = (Path.REACHED, Path.ON_PATH, Path.CANNOT_TELL, Path.OFF_PATH)


def goals_for(goals: Iterable[Goal], year: int) -> list[Goal]:
    """Those of the year, else of the next year that has one, else of none in particular."""
    known = list(goals)
    coming = [goal.year for goal in known if goal.year is not None and goal.year >= year]
    wanted = min(coming) if coming else None
    return [goal for goal in known if goal.year == wanted]


def _place(measured: Measured, value: Value, goal: Goal, year: int) -> Place:
    way = _way(measured, goal)
    if goal.year in (year, None) and _meets(value.number, goal, way):
        return Place(Path.REACHED, goal, goal.value, Decimal(0))
    expected = _expected(measured, goal, value.on, way)
    if expected is None or (not way and expected != goal.value):
        return Place(Path.CANNOT_TELL, goal, expected)
    short = _short(value.number, expected, way)
    is_off = short > 0 or (expected == goal.value and not _meets(value.number, goal, way))
    return Place(Path.OFF_PATH if is_off else Path.ON_PATH, goal, expected, short)


def _way(measured: Measured, goal: Goal) -> int:
    """1 where more is better, -1 where less is, 0 where nothing says."""
    if goal.op in _HIGHER or goal.op in _LOWER:
        return 1 if goal.op in _HIGHER else -1
    if measured.direction:
        return 1 if measured.direction == "higher" else -1
    if measured.baseline is None or measured.baseline == goal.value:
        return 0
    return 1 if goal.value > measured.baseline else -1


def _meets(number: Decimal, goal: Goal, way: int) -> bool:
    if number == goal.value:
        return goal.op not in _STRICT
    return bool(way) and (number > goal.value) == (way > 0)


def _expected(measured: Measured, goal: Goal, day: date, way: int) -> Decimal | None:
    """What the path asks on the day; None where it has no beginning before it."""
    if goal.year is not None and day >= _end_of(goal.year):
        return goal.value
    points = _points(measured, goal)
    for (start, low), (end, high) in pairwise(points):
        if start <= day <= end:
            line = low + (high - low) * (day - start).days / Decimal((end - start).days)
            return _no_worse(line, low, high, way)
    return None


def _no_worse(line: Decimal, start: Decimal, end: Decimal, way: int) -> Decimal:
    """A path never asks to become worse: from a start that is better than the target it lies flat on the target."""
    return end if way and (start - end) * way > 0 else line


def _points(measured: Measured, goal: Goal) -> list[tuple[date, Decimal]]:
    known = {
        other.year: other.value
        for other in measured.goals
        if other.year is not None and goal.year is not None and other.year <= goal.year and other.op == goal.op
    }
    if measured.baseline is not None and measured.baseline_year is not None:
        known.setdefault(measured.baseline_year, measured.baseline)
    return sorted((_end_of(year), number) for year, number in known.items())


def _short(number: Decimal, expected: Decimal, way: int) -> Decimal:
    if not way:
        return abs(number - expected)
    return max((expected - number) * way, Decimal(0))


def _end_of(year: int) -> date:
    return date(year, 12, 31)
