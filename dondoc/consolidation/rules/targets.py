"""What a report says of indicators against the year's target, in the judgement of `reporting.rules.targets`.

No share is capped (PEERS T7); the baseline is the plan's printed one or none (T5); a missing value is no zero and
reaches nothing (T4, T8).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dondoc.consolidation.enums import Course, Reached
from dondoc.plans.enums import Direction
from dondoc.reporting.rules.targets import Aimed, better, meets


def reached(aimed: Aimed, value: Decimal | None) -> Reached:
    """Whether the value keeps every bound of the year; 0 is a value like any other."""
    if not aimed.goals:
        return Reached.NO_TARGET
    if value is None:
        return Reached.NO_VALUE
    return Reached.MET if all(meets(aimed, goal, value) for goal in aimed.goals) else Reached.NOT_MET


def reached_by_all(aimed: Aimed, values: Sequence[Decimal | None]) -> Reached:
    """Of several agencies: not reached if any value is not, without a value where any is missing."""
    return worst([reached(aimed, value) for value in values or [None]])


def worst(words: Collection[Reached]) -> Reached:
    """The word that holds for all of which these are said."""
    return next(word for word in (Reached.NO_TARGET, Reached.NOT_MET, Reached.NO_VALUE, Reached.MET) if word in words)


def gap(aimed: Aimed, value: Decimal | None) -> Decimal | None:
    """How far the value lies from a single target, value − target, unrounded; None where either is missing."""
    return value - aimed.goals[0].value if value is not None and len(aimed.goals) == 1 else None


def course(aimed: Aimed, value: Decimal | None) -> Course:
    """Better or worse than the printed baseline; unknown without one, without a value or a known direction."""
    wanted = better(aimed)
    if value is None or aimed.baseline is None or wanted is None:
        return Course.UNKNOWN
    if value == aimed.baseline:
        return Course.SAME
    return Course.BETTER if (value > aimed.baseline) == (wanted == Direction.HIGHER) else Course.WORSE


def way(aimed: Aimed, value: Decimal | None) -> Decimal | None:
    """How much of the way from the baseline to a single target is gone, in hundredths.

    Unrounded, below 0 for what went back and above 100 for what went beyond; None where there is no way to measure.
    """
    if value is None or aimed.baseline is None or len(aimed.goals) != 1:
        return None
    length = aimed.goals[0].value - aimed.baseline
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
