"""Who held a duty, stretch after stretch, since its plan was issued.

Two things move a duty: the lineage of the agency that has it (one heir takes over by itself), and what a person chose
where one became many. Of choices the one entered last holds from its day on; what an earlier one said of later days
is void then, since it spoke of another agency's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.agencies.enums import AnswerState


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice: who has the duty from a day on (None: it ended), in the order in which choices were entered."""

    key: int
    since: date
    heir: int | None
    change: int | None


@dataclass(frozen=True, slots=True)
class Answered:
    """Who answers for an agency from `start` until before `end` (see `agencies.models.Answering`)."""

    start: date | None
    end: date | None
    state: AnswerState
    heir: int | None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of days in which one agency holds a duty, or nobody does."""

    start: date
    end: date | None
    state: AnswerState
    agency: int | None
    #: The change by which it came to this; none for the agency that the plan means.
    change: int | None = None
    #: The choice by which it came to this, where a person made one.
    choice: int | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the stretch."""
        return self.start <= day and (self.end is None or day < self.end)


def steps(agency: int, since: date, choices: Sequence[Chosen], answers: Mapping[int, Iterable[Answered]]) -> list[Step]:
    """The stretches from the day of the plan on, in order; `answers` by agency, each in order of time."""
    found: list[Step] = []
    for origin, start, end, choice in _origins(agency, since, choices):
        if origin is None:
            found.append(_ended(start, end, choice))
        else:
            found += _stretches(start, end, choice, answers.get(origin, ()))
    return found


def _origins(
    agency: int, since: date, choices: Sequence[Chosen]
) -> list[tuple[int | None, date, date | None, Chosen | None]]:
    """Whose lineage the duty follows, from when, until when, by which choice."""
    ordered = sorted(choices, key=lambda choice: choice.key)
    firsts = [max(choice.since, since) for choice in ordered]
    stretches: list[tuple[int | None, date, date | None, Chosen | None]] = []
    end = min(firsts, default=None)
    if end is None or since < end:
        stretches.append((agency, since, end, None))
    for place, choice in enumerate(ordered):
        end = min(firsts[place + 1 :], default=None)
        if end is None or firsts[place] < end:
            stretches.append((choice.heir, firsts[place], end, choice))
    return sorted(stretches, key=lambda stretch: stretch[1])


def _ended(start: date, end: date | None, choice: Chosen | None) -> Step:
    change, key = (choice.change, choice.key) if choice else (None, None)
    return Step(start, end, AnswerState.ENDED, None, change, key)


def _stretches(start: date, end: date | None, choice: Chosen | None, answers: Iterable[Answered]) -> list[Step]:
    found = []
    for answer in answers:
        first = max(start, answer.start or start)
        last = min((day for day in (end, answer.end) if day), default=None)
        if last is None or first < last:
            is_chosen = choice is not None and first == start
            change = choice.change if choice and is_chosen else answer.change
            key = choice.key if choice and is_chosen else None
            found.append(Step(first, last, answer.state, answer.heir, change, key))
    return found
