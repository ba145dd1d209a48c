"""What the ledger says of an obligation on a day.

It never flatters: eight states, lateness beside them, and late stays late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc.reporting.enums import Kept, LedgerState, Stage

#: Nobody owes these any more.
GONE = frozenset({Stage.HANDED_OVER, Stage.DROPPED})
_UNSENT = frozenset({Stage.NONE, Stage.DRAFT, Stage.APPROVING})


@dataclass(frozen=True, slots=True)
class Facts:
    """Of an obligation as the day saw it; days are local ones."""

    closes_on: date
    #: Last day in time.
    due_on: date
    stage: Stage
    is_nil: bool = False
    #: When the first report that counts as one was submitted.
    first_valid_on: date | None = None


def state_of(facts: Facts, day: date) -> LedgerState | None:
    """Its state at the end of the day; None for what nobody owes any more."""
    if facts.stage in GONE:
        return None
    if facts.stage in _UNSENT:
        return _unsent(facts, day)
    if facts.stage in {Stage.SUBMITTED, Stage.ACCEPTED} and facts.is_nil:
        return LedgerState.NIL
    return LedgerState(facts.stage.value)


def is_late(facts: Facts, day: date) -> bool:
    """Nothing valid had come by the due day; what came after it stays late, whatever happened to it since."""
    if facts.stage in GONE or facts.stage == Stage.EXCUSED:
        return False
    return (facts.first_valid_on or day) > facts.due_on


def days_late(facts: Facts, day: date) -> int:
    """By how many days; 0 for what is in time."""
    return ((facts.first_valid_on or day) - facts.due_on).days if is_late(facts, day) else 0


def kept(state: LedgerState, *, has_come: bool, is_late: bool) -> Kept:
    """How it was kept, where `has_come` says that a valid report has come; who is excused keeps nothing."""
    if state == LedgerState.EXCUSED:
        return Kept.EXCUSED
    if has_come:
        return Kept.LATE if is_late else Kept.ON_TIME
    return Kept.MISSING if is_late else Kept.NOT_YET_DUE


def _unsent(facts: Facts, day: date) -> LedgerState:
    if day > facts.due_on:
        return LedgerState.MISSING
    return LedgerState.DUE if day >= facts.closes_on else LedgerState.NOT_YET_DUE
