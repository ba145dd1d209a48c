"""Indicators against the year's target.

The operator alone says what is reached, so a falling indicator and a target of 0 need no trick (PEERS T6); no share is
capped (T7); the baseline is the plan's printed one or none, never the first value that came (T5); a missing value is no
zero and reaches nothing (T4, T8).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dondoc.consolidation.enums import Course, Reached

_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Aim:
    """A target: an operator of a plan and its value."""

    op: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Aimed:
    """An indicator of a plan with what it is measured by; `direction` is "higher", "lower" or ""."""

    aims: tuple[Aim, ...]
    baseline: Decimal | None
    direction: str

    @property
    def better(self) -> str:
        """Which way is better: as the plan says, else as its targets imply; "" where nobody can tell."""
        implied = {"higher" if aim.op in (">=", ">") else "lower" for aim in self.aims if aim.op != "="}
        return self.direction or (implied.pop() if len(implied) == 1 else "")


def reached(aimed: Aimed, value: Decimal | None) -> Reached:
    """Whether the value keeps every bound of the year; 0 is a value like any other."""
    if not aimed.aims:
        return Reached.NO_TARGET
    if value is None:
        return Reached.NO_VALUE
    return Reached.MET if all(_HOLDS[aim.op](value, aim.value) for aim in aimed.aims) else Reached.NOT_MET


def gap(aimed: Aimed, value: Decimal | None) -> Decimal | None:
    """How far the value lies from a single target, value − target, unrounded; None where either is missing."""
    return value - aimed.aims[0].value if value is not None and len(aimed.aims) == 1 else None


def course(aimed: Aimed, value: Decimal | None) -> Course:
    """Better or worse than the printed baseline; unknown without one, without a value or a known direction."""
    if value is None or aimed.baseline is None or not aimed.better:
        return Course.UNKNOWN
    if value == aimed.baseline:
        return Course.SAME
    return Course.BETTER if (value > aimed.baseline) == (aimed.better == "higher") else Course.WORSE


def way(aimed: Aimed, value: Decimal | None) -> Decimal | None:
    """How much of the way from the baseline to a single target is gone, in hundredths.

    Unrounded, below 0 for what went back and above 100 for what went beyond; None where there is no way to measure.
    """
    if value is None or aimed.baseline is None or len(aimed.aims) != 1:
        return None
    length = aimed.aims[0].value - aimed.baseline
    return (value - aimed.baseline) * 100 / length if length else None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over agencies; `given` of `asked` gave a number, and only these are in it (PEERS T8)."""

    value: Decimal | None
    given: int
    asked: int


def total(values: Sequence[Decimal | None]) -> Sum:
    """Of unrounded values (T18); None where nobody gave one. A 0 that was given counts as given."""
    given = [value for value in values if value is not None]
    return Sum(sum(given, Decimal(0)) if given else None, len(given), len(values))


def counted(found: Iterable[Reached]) -> dict[Reached, int]:
    """How many of each; the four add up to all."""
    numbers = dict.fromkeys(Reached, 0)
    for each in found:
        numbers[each] += 1
    return numbers
