"""Half-open stretches of days; an open end is None."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` until before `end`; None is without limit."""

    start: date | None = None
    end: date | None = None

    @property
    def is_empty(self) -> bool:
        """It holds no day."""
        return self.start is not None and self.end is not None and self.start >= self.end

    def holds(self, day: date) -> bool:
        """Whether the day lies within."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def within(self, other: Span) -> bool:
        """Whether every day of this lies in the other."""
        starts = other.start is None or (self.start is not None and self.start >= other.start)
        ends = other.end is None or (self.end is not None and self.end <= other.end)
        return starts and ends

    def meets(self, other: Span) -> bool:
        """Whether the two share a day."""
        return not self.overlap(other).is_empty

    def overlap(self, other: Span) -> Span:
        """The days of both; may be empty."""
        starts = [start for start in (self.start, other.start) if start]
        ends = [end for end in (self.end, other.end) if end]
        return Span(max(starts, default=None), min(ends, default=None))


def first_overlap(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """The first two, in order of time, that share a day."""
    ordered = sorted(spans, key=lambda span: span.start or date.min)
    return next((pair for pair in pairwise(ordered) if pair[0].meets(pair[1])), None)
