"""Rating an agency by a method, with all that was reckoned on the way.

Figures, points and scores are fractions: what is equal is a tie and what differs is a rank, whatever is shown rounded
(PEERS §4, T18). A component of which nothing could be measured is left out and the others carry its weight, or the
agency is not rated; it is never a zero and never full marks (T8).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from dondoc.steering.enums import Measure, Scoring, Unmeasured
from dondoc.steering.rules.measures import Counted, Figure, figure

FULL = 100
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Step:
    """From this figure on, so many points of 100."""

    since: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """How a figure becomes points: in a line from `zero_at` to `full_at` (either may be the greater), or by steps."""

    scoring: Scoring
    zero_at: Decimal | None = None
    full_at: Decimal | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that is measured, how much it weighs against the others, and how it is scored."""

    measure: Measure
    weight: Decimal
    scale: Scale
    unmeasured: Unmeasured = Unmeasured.LEAVE_OUT


@dataclass(frozen=True, slots=True)
class Band:
    """From this score on, this name."""

    since: Decimal
    name: str


@dataclass(frozen=True, slots=True)
class Method:
    """How agencies are rated. With less than `least_measured` of all weight measured, one is not rated."""

    components: tuple[Component, ...]
    bands: tuple[Band, ...]
    #: Of all weight, from 0 to 1.
    least_measured: Decimal = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Working:
    """What one component gave."""

    component: Component
    figure: Figure | None
    #: Of 100; None where nothing was measured.
    points: Fraction | None
    #: Its part of the weight that was measured, from 0 to 1; 0 where it was left out.
    share: Fraction
    #: What it adds to the score.
    gives: Fraction


@dataclass(frozen=True, slots=True)
class Rating:
    """`score` and `band` are None where too little could be measured."""

    score: Fraction | None
    band: Band | None
    workings: tuple[Working, ...]
    #: How much of all weight was measured, from 0 to 1.
    measured: Fraction


def rate(method: Method, counted: Counted) -> Rating:
    """The rating of an agency of which this was counted."""
    pairs = [(component, figure(component.measure, counted)) for component in method.components]
    weight = sum((Fraction(component.weight) for component, _known in pairs), Fraction(0))
    known = sum((Fraction(component.weight) for component, has in pairs if has), Fraction(0))
    workings = tuple(_working(component, has, known) for component, has in pairs)
    measured = known / weight if weight else Fraction(0)
    lacks = any(has is None and component.unmeasured == Unmeasured.NEEDED for component, has in pairs)
    if not known or lacks or measured < Fraction(method.least_measured):
        return Rating(None, None, workings, measured)
    score = sum((working.gives for working in workings), Fraction(0))
    return Rating(score, band_of(method.bands, score), workings, measured)


def points(scale: Scale, value: Fraction) -> Fraction:
    """Points from 0 to 100 for a figure; below the first step there are none."""
    if scale.scoring == Scoring.STEPS:
        passed = [step for step in scale.steps if Fraction(step.since) <= value]
        return Fraction(max(passed, key=lambda step: step.since).points) if passed else Fraction(0)
    zero, full = Fraction(scale.zero_at or 0), Fraction(scale.full_at or 0)
    return min(max((value - zero) / (full - zero), Fraction(0)), Fraction(1)) * FULL


def band_of(bands: Sequence[Band], score: Fraction) -> Band | None:
    """The highest band that the score has reached; None below the lowest."""
    reached = [band for band in bands if Fraction(band.since) <= score]
    return max(reached, key=lambda band: band.since, default=None)


def ranks(ratings: Mapping[Key, Rating]) -> dict[Key, int]:
    """Places by score from 1; equal scores share one, and the next is as far down as there are better ones (1 1 3).

    Who is not rated has no place.
    """
    scores = {key: rating.score for key, rating in ratings.items() if rating.score is not None}
    in_order = sorted(scores.values(), reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(in_order, start=1)))}
    return {key: first[score] for key, score in scores.items()}


def _working(component: Component, known: Figure | None, weight: Fraction) -> Working:
    if known is None:
        return Working(component, None, None, Fraction(0), Fraction(0))
    got, share = points(component.scale, known.value), Fraction(component.weight) / weight
    return Working(component, known, got, share, got * share)
