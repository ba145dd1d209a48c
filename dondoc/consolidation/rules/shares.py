"""Where a lead's share of a task stands by its agency's accepted report.

What was said last holds: the report, unless progress recorded by the day knows the same or something newer. So a report
that was accepted after the day of the figures still speaks of them, and one corrected later can be counted anew for the
same day. What a report says is closed only by a document or a file, and not before a second person confirms it where
the plan wants one (PEERS T15).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from dondoc.progress.enums import Cell, State
from dondoc.progress.rules.cells import Facts, cell_of
from dondoc.progress.rules.closing import done_on, is_proved

_DONE = frozenset({Cell.DONE_ON_TIME, Cell.DONE_LATE, Cell.NO_DATE_DONE})


class Reported(Protocol):
    """A share as an accepted report has it; days are local ones."""

    @property
    def state(self) -> State | None:
        """None where the report does not say."""

    @property
    def said_at(self) -> datetime:
        """When it was submitted."""

    @property
    def said_on(self) -> date:
        """On which day."""

    @property
    def product_number(self) -> str:
        """Of its document; "" for none."""

    @property
    def product_on(self) -> date | None:
        """The day of its document."""

    @property
    def files(self) -> int:
        """How many stand behind it."""


class Recorded(Protocol):
    """The same share as progress knows it on the day."""

    @property
    def said_at(self) -> datetime | None:
        """None where nothing was recorded."""

    @property
    def cell(self) -> Cell | None:
        """Where it stands by what was recorded."""

    @property
    def due_on(self) -> date | None:
        """The date that holds."""

    @property
    def is_out(self) -> bool:
        """The task left the counts, or a person ended the duty."""


def cell_by(recorded: Recorded, reported: Reported | None, day: date, *, is_confirmed_by_second: bool) -> Cell | None:
    """Where the share stands at the end of the day; None for what is out of the counts."""
    if recorded.is_out:
        return None
    if reported is None or reported.state is None or _knows(recorded, reported):
        return recorded.cell
    if recorded.cell in _DONE and _tells_no_other_day(reported, is_confirmed_by_second=is_confirmed_by_second):
        return recorded.cell
    done = _done(reported) if not is_confirmed_by_second else None
    return cell_of(Facts(recorded.due_on, done), day)


def _tells_no_other_day(reported: Reported, *, is_confirmed_by_second: bool) -> bool:
    """A task done in spring is told anew in every report since: it is not done on the day of the last of them."""
    return reported.state == State.DONE and (is_confirmed_by_second or reported.product_on is None)


def _knows(recorded: Recorded, reported: Reported) -> bool:
    return recorded.said_at is not None and recorded.said_at >= reported.said_at


def _done(reported: Reported) -> date | None:
    if reported.state != State.DONE or not is_proved(reported.product_number, reported.product_on, reported.files):
        return None
    return done_on(reported.said_on, reported.product_on)
