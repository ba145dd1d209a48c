"""What a report lacks before it can be sent, and what should be looked at: a press of a button is none (PEERS T15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dondoc.progress.enums import State
from dondoc.progress.rules.closing import is_proved
from dondoc.reporting.enums import AnswerKind, Lack
from dondoc.reporting.rules.composing import Said

#: These are told and refuse nothing.
SOFT = frozenset({Lack.NO_VALUE, Lack.EMPTY_PART, Lack.CARRIED})


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is judged."""

    answer: int
    kind: str
    said: Said
    files: int = 0
    #: Of its files, those in which a virus was found.
    infected: int = 0
    is_carried: bool = False
    #: Of a part: the regime wants it.
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that an answer lacks; `answer` is None for the report as a whole, `count` how many it stands for."""

    answer: int | None
    lack: Lack
    count: int = 1

    @property
    def is_hard(self) -> bool:
        """The report cannot be sent before it is there."""
        return self.lack not in SOFT


def missing(answers: Iterable[Given], *, is_out_of_date: bool = False) -> list[Missing]:
    """What these answers (those that are still asked) lack, in their order; what concerns the whole comes first."""
    given = list(answers)
    whole = [Missing(None, Lack.OUT_OF_DATE)] if is_out_of_date else []
    if all(one.said.is_blank and not one.files for one in given):
        return [*whole, Missing(None, Lack.ALL_BLANK)]
    found = [Missing(one.answer, lack) for one in given for lack in _lacks(one)]
    carried = sum(one.is_carried for one in given)
    return [*whole, *found, *([Missing(None, Lack.CARRIED, carried)] if carried else [])]


def _lacks(one: Given) -> Sequence[Lack]:
    by_kind = {AnswerKind.TASK: _of_task, AnswerKind.INDICATOR: _of_indicator, AnswerKind.PART: _of_part}
    found = by_kind[AnswerKind(one.kind)](one)
    return [*found, Lack.INFECTED_FILE] if one.infected else found


def _of_task(one: Given) -> list[Lack]:
    said = one.said
    found = [] if said.state else [Lack.NO_STATE]
    if bool(said.product_number.strip()) != bool(said.product_on):
        found.append(Lack.HALF_PRODUCT)
    elif said.state == State.DONE and not is_proved(said.product_number, said.product_on, one.files):
        found.append(Lack.NO_PROOF)
    if said.state == State.CANNOT and not said.text.strip():
        found.append(Lack.NO_REASON)
    if (said.amount_done is None) != (said.amount_planned is None):
        found.append(Lack.HALF_MEASURE)
    return found


def _of_indicator(one: Given) -> list[Lack]:
    return [] if one.said.value is not None or one.said.text.strip() else [Lack.NO_VALUE]


def _of_part(one: Given) -> list[Lack]:
    if one.said.text.strip():
        return []
    return [Lack.REQUIRED_PART if one.is_required else Lack.EMPTY_PART]
