"""The four counts and the two without a date, as the Government's own follow-up has them (RULES-VN §11).

The split done/open × in time/late is that of the reports on the Government's tasks since 2016 (QĐ 42/2014/QĐ-TTg,
Báo cáo 1270/BC-TCTTTg of 2017); a task without a date («thường xuyên», «hằng năm») is a class of its own, never late.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from dondoc.progress.enums import Cell

_DONE = frozenset({Cell.DONE_ON_TIME, Cell.DONE_LATE, Cell.NO_DATE_DONE})
_LATE = frozenset({Cell.DONE_LATE, Cell.OPEN_LATE})
_DATED = frozenset({Cell.DONE_ON_TIME, Cell.DONE_LATE, Cell.OPEN_IN_TIME, Cell.OPEN_LATE})
#: An open task is near its date from this many days before; provinces remind 7, 3 and 1 days before (RULES-VN §11).
NEAR = timedelta(days=7)


class Facts(NamedTuple):
    """What the cell of a share follows from; `done_on` only for what counts as done."""

    due_on: date | None
    done_on: date | None = None
    #: First day on which it counts no more.
    withdrawn_on: date | None = None


def cell_of(facts: Facts, day: date) -> Cell | None:
    """Where the share stands at the end of the day; None once it was withdrawn."""
    if facts.withdrawn_on and facts.withdrawn_on <= day:
        return None
    done_on = facts.done_on if facts.done_on and facts.done_on <= day else None
    if facts.due_on is None:
        return Cell.NO_DATE_DONE if done_on else Cell.NO_DATE_OPEN
    if done_on:
        return Cell.DONE_ON_TIME if done_on <= facts.due_on else Cell.DONE_LATE
    return Cell.OPEN_IN_TIME if day <= facts.due_on else Cell.OPEN_LATE


def is_near(due_on: date | None, day: date) -> bool:
    """Whether what is open is due on the day or soon after it."""
    return due_on is not None and day <= due_on <= day + NEAR


def together(cells: Iterable[Cell | None]) -> Cell | None:
    """Where a whole stands by its shares: done when all that count are, late when any is or was.

    None where no share counts. A share of which nothing is known must be given as open, never left out.
    """
    known = {cell for cell in cells if cell is not None}
    if not known:
        return None
    is_done, is_late = known <= _DONE, bool(known & _LATE)
    if not known & _DATED:
        return Cell.NO_DATE_DONE if is_done else Cell.NO_DATE_OPEN
    if is_done:
        return Cell.DONE_LATE if is_late else Cell.DONE_ON_TIME
    return Cell.OPEN_LATE if is_late else Cell.OPEN_IN_TIME


@dataclass(slots=True)
class Counts:
    """How many stand in each cell; the cells are never merged."""

    done_on_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_late: int = 0
    no_date_open: int = 0
    no_date_done: int = 0

    @classmethod
    def of(cls, cells: Iterable[Cell | None]) -> Counts:
        """Of these cells; what was withdrawn (None) counts nowhere."""
        return cls(**{cell.value: number for cell, number in Counter(cells).items() if cell})

    def add(self, cell: Cell | None) -> None:
        """One more in this cell; nothing for None."""
        if cell is not None:
            setattr(self, cell.value, self[cell] + 1)

    def __getitem__(self, cell: Cell | str) -> int:
        number: int = getattr(self, Cell(cell).value)
        return number

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def total(self) -> int:
        """In all cells."""
        return sum(getattr(self, field.name) for field in fields(self))

    @property
    def no_date(self) -> int:
        """Without a date, done or not."""
        return self.no_date_open + self.no_date_done

    @property
    def fell_due(self) -> int:
        """Those with a date that are done or past it: what there is to be late of."""
        return self.done_on_time + self.done_late + self.open_late

    @property
    def share_late(self) -> Decimal | None:
        """What is or was late of what fell due, from 0 to 1, not rounded; None where nothing fell due."""
        return Decimal(self.done_late + self.open_late) / self.fell_due if self.fell_due else None
