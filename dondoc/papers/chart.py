"""A chart as data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ChartKind(StrEnum):
    """The shape of a chart: a bar a label, bars of stacked series, lines through the labels."""

    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"


class Tone(StrEnum):
    """What a series means, and so its colour and pattern; red is for what is late and still open."""

    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    OPEN_IN_TIME = "open-in-time"
    OPEN_LATE = "open-late"
    NO_DATE = "no-date"
    PLAIN = "plain"
    SECOND = "second"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Series:
    """A value for each label of the chart; None where nothing is known, which is no zero."""

    name: str
    values: tuple[int | Decimal | None, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Chart:
    """`description` says in words what the picture shows, for those who do not see it."""

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        """Raise `ValueError` for a series that has not one value for each label."""
        if not self.labels or any(len(series.values) != len(self.labels) for series in self.series):
            message = f"series do not fit the labels of {self.title!r}"
            raise ValueError(message)
