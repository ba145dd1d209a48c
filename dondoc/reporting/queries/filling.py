"""How far a draft is, and what is missing where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise

from dondoc.reporting.models import Answer
from dondoc.reporting.queries.completing import Problem
from dondoc.reporting.queries.revisions import about


class Place(NamedTuple):
    """An answer that lacks something: its key, number and words of what it is about."""

    answer: int
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that is missing, and where."""

    sentence: str | Promise
    is_hard: bool
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filling:
    """How far a draft is."""

    total: int
    #: Those that say something, be it as before.
    answered: int
    #: Those that stand as before; nobody has looked at them yet.
    carried: int
    lacks: list[Lacking]

    @property
    def hard(self) -> list[Lacking]:
        """Without which it cannot be sent."""
        return [one for one in self.lacks if one.is_hard]

    @property
    def soft(self) -> list[Lacking]:
        """What should be looked at; it keeps nothing from being sent."""
        return [one for one in self.lacks if not one.is_hard]


def filling_of(answers: Iterable[Answer], lacking: Iterable[Problem]) -> Filling:
    """How far these answers are; `lacking` as of `completing.problems`."""
    asked = {answer.pk: answer for answer in answers if not answer.is_gone}
    found: dict[str, Lacking] = {}
    for problem in lacking:
        one = found.setdefault(str(problem.sentence), Lacking(problem.sentence, problem.is_hard))
        if problem.answer in asked:
            one.places.append(Place(problem.answer, *about(asked[problem.answer])))
    return Filling(
        total=len(asked),
        answered=sum(not answer.is_blank for answer in asked.values()),
        carried=sum(answer.is_carried for answer in asked.values()),
        lacks=list(found.values()),
    )
