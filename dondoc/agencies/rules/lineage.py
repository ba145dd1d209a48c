"""Who answers for what an agency held: its own life, then whoever took over, as far as that is one.

Where one became many, no rule can say which of them answers for a duty: the stretch is left open for a person (a
hand-over of tasks where one became many is a person's decision). A function that passes to another agency, said in
words, moves no duty by itself either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.agencies.enums import AnswerState
from dondoc.agencies.rules.spans import Span


@dataclass(frozen=True, slots=True)
class Edge:
    """By `change`, `heir` took over from `origin` on a day; `scope` empty for the whole or the rest."""

    change: int
    on: date
    origin: int
    heir: int
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Who answers in a stretch of time; `heir` is None where a person must choose, or nobody answers."""

    span: Span
    state: AnswerState
    heir: int | None
    #: The last change that led here; None while the agency answers itself.
    change: int | None = None


def answering(origin: int, lives: Mapping[int, Span], edges: Mapping[int, Sequence[Edge]]) -> list[Stretch]:
    """The stretches of all time since the agency's founding, in order and without a gap.

    `edges` are by origin. Raises `LineageCycle` when taking over comes back to where it began.
    """
    stretches: list[Stretch] = []
    at, change, since = origin, None, lives[origin].start
    seen = {origin}
    while True:
        life = lives[at]
        stretch = Span(since, life.end)
        if not stretch.is_empty:
            state = AnswerState.SELF if at == origin else AnswerState.HEIR
            stretches.append(Stretch(stretch, state, at, change))
        if life.end is None:
            return stretches
        then = [edge for edge in edges.get(at, ()) if edge.on == life.end]
        heirs = [edge for edge in then if not edge.scope]
        if len(heirs) != 1:
            state = AnswerState.CHOOSE if then else AnswerState.ENDED
            return [*stretches, Stretch(Span(life.end, None), state, None, then[0].change if then else change)]
        since, at, change = life.end, heirs[0].heir, heirs[0].change
        if at in seen:
            raise LineageCycle(at)
        seen.add(at)


class LineageCycle(ValueError):
    """Agencies that take over from one another in a circle."""
