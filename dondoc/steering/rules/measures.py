"""What an agency can be rated by: a closed list of counts over counts, all from the platform's own ledgers.

A measure of nothing is None: an agency to which nothing fell due was neither good nor bad at it (PEERS §4, T2, T8).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from dondoc.steering.enums import Measure


@dataclass(frozen=True, slots=True)
class Counted:
    """What the ledgers say of an agency in a year up to a day; excused reports and withdrawn tasks count nowhere."""

    # Reports that fell due by the day.
    reports_due: int = 0
    reports_on_time: int = 0
    #: Sent at all, in time or late.
    reports_sent: int = 0
    nil: int = 0
    #: How often one was returned.
    returns: int = 0
    # Its shares of tasks that were open in the year; each in one of these.
    done_on_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_late: int = 0
    no_date_open: int = 0
    no_date_done: int = 0
    # Indicators that it leads and of which one can tell.
    indicators_judged: int = 0
    indicators_on_path: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of so many."""

    count: int
    of: int

    @property
    def value(self) -> Fraction:
        """Exact: nothing is rounded before agencies are ranked (PEERS §4, T18)."""
        return Fraction(self.count, self.of)


_RULES: Mapping[Measure, Callable[[Counted], tuple[int, int]]] = {
    Measure.REPORTS_ON_TIME: lambda one: (one.reports_on_time, one.reports_due),
    Measure.REPORTS_SENT: lambda one: (one.reports_sent, one.reports_due),
    Measure.RETURNS: lambda one: (one.returns, one.reports_sent),
    Measure.NIL_RETURNS: lambda one: (one.nil, one.reports_sent),
    Measure.TASKS_DONE: lambda one: (
        one.done_on_time + one.done_late,
        one.done_on_time + one.done_late + one.open_late,
    ),
    Measure.TASKS_ON_TIME: lambda one: (one.done_on_time, one.done_on_time + one.done_late),
    Measure.UNDATED_DONE: lambda one: (one.no_date_done, one.no_date_done + one.no_date_open),
    Measure.INDICATORS_ON_PATH: lambda one: (one.indicators_on_path, one.indicators_judged),
}


def figure(measure: Measure, counted: Counted) -> Figure | None:
    """What the measure says of the agency; None where there was nothing to measure."""
    count, of = _RULES[measure](counted)
    return Figure(count, of) if of else None
