"""What stands on a page: words and ruling lines, in points from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Word:
    """Signs set without a gap; `baseline` and the edges in points, y growing downwards."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    #: Set close to the word before it: only type or height changed, no space was printed.
    glued: bool = False

    @property
    def top(self) -> float:
        """About where capitals with tone marks end."""
        return self.baseline - 0.9 * self.size

    @property
    def middle(self) -> tuple[float, float]:
        """A point that is surely inside."""
        return (self.left + self.right) / 2, self.baseline - 0.3 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line: at `at` across the other direction, from `start` to `end`."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """In points."""
        return self.end - self.start


@dataclass(slots=True)
class Page:
    """One page."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    #: Level lines, each at its y.
    level: list[Rule] = field(default_factory=list)
    #: Upright lines, each at its x.
    upright: list[Rule] = field(default_factory=list)
    #: Whether a picture covers most of it.
    pictured: bool = False
