"""Who sends a report on a day, and what becomes of an obligation whose agency does not any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.reporting.enums import Stage
from dondoc.reporting.rules.ledger import GONE

#: Its report has left the agency: the period is reported on, whatever became of the agency since.
SENT = frozenset({Stage.SUBMITTED, Stage.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` until before `end` one agency holds what a line holds, or nobody does."""

    start: date | None
    end: date | None
    agency: int | None
    #: Nobody holds it because a person has not said yet who does.
    waits: bool = False
    #: The change by which it came to this.
    change: int | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the stretch."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


#: One duty to report through time, in order: whoever holds it sends.
Line = Sequence[Stretch]


def stretch_on(line: Line, day: date) -> Stretch | None:
    """Who holds the line on the day; None before it began."""
    return next((stretch for stretch in line if stretch.holds(day)), None)


@dataclass(slots=True)
class Plan:
    """What is to be done with the obligations of one period."""

    make: list[int] = field(default_factory=list)
    keep: list[int] = field(default_factory=list)
    take_back: list[int] = field(default_factory=list)
    #: The heir and the change, by the agency that hands over.
    hand_over: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    drop: list[int] = field(default_factory=list)
    #: Their agency has ended, and a person has to say who takes over.
    wait: list[int] = field(default_factory=list)


def planned(lines: Sequence[Line], day: date, have: Mapping[int, Stage]) -> Plan:
    """What to do about a period due on the day, with the stages of the obligations that there are, by agency.

    One agency owes one report however many lines it holds: of two that merged before the day, one report is expected.
    What was sent before its agency ended is not asked for again from the heir.
    """
    held = {stretch.agency for line in lines if (stretch := stretch_on(line, day)) and stretch.agency}
    sent = {agency for agency, stage in have.items() if stage in SENT}
    plan = Plan()
    for agency in sorted(held - set(have)):
        if not _is_covered(agency, lines, day, sent):
            plan.make.append(agency)
    for agency, stage in have.items():
        if agency in held:
            (plan.take_back if stage in GONE else plan.keep).append(agency)
        elif stage not in GONE | SENT:
            _place(plan, agency, lines, day)
    return plan


def _is_covered(agency: int, lines: Sequence[Line], day: date, sent: Collection[int]) -> bool:
    """Everything that makes it send was reported on by those who held it before."""
    own = [line for line in lines if (stretch := stretch_on(line, day)) and stretch.agency == agency]
    return all(any(stretch.agency in sent for stretch in line) for line in own)


def _place(plan: Plan, agency: int, lines: Sequence[Line], day: date) -> None:
    """Where the obligation of an agency goes that sends no more."""
    now = [stretch_on(line, day) for line in lines if any(stretch.agency == agency for stretch in line)]
    heirs = [(stretch.agency, stretch.change) for stretch in now if stretch and stretch.agency]
    if any(stretch and stretch.waits for stretch in now):
        plan.wait.append(agency)
    elif heirs:
        plan.hand_over[agency] = heirs[0]
    else:
        plan.drop.append(agency)
