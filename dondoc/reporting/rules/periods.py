"""Reporting periods: what a report speaks of, and between which days its figures are taken.

Điều 12 of Nghị định 09/2019/NĐ-CP closes figures on the 14th of a period's last month and opens them on the 15th of the
month before it; a plan may count by the calendar instead. Both are rows (`models.ClosingDay`), never constants here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.reporting.enums import PeriodKind, Rhythm

#: The kinds of period that a rhythm asks for in a year.
KINDS: dict[str, tuple[PeriodKind, ...]] = {
    Rhythm.MONTHLY: (PeriodKind.MONTH,),
    Rhythm.QUARTERLY: (PeriodKind.QUARTER,),
    Rhythm.SEMIANNUAL: (PeriodKind.HALF, PeriodKind.YEAR),
    Rhythm.NINE_MONTHS: (PeriodKind.NINE_MONTHS,),
    Rhythm.ANNUAL: (PeriodKind.YEAR,),
    Rhythm.ONCE: (PeriodKind.ONCE,),
}

#: First and last month of each, within their year.
_MONTHS: dict[PeriodKind, tuple[tuple[int, int], ...]] = {
    PeriodKind.MONTH: tuple((month, month) for month in range(1, 13)),
    PeriodKind.QUARTER: ((1, 3), (4, 6), (7, 9), (10, 12)),
    PeriodKind.HALF: ((1, 6),),
    PeriodKind.NINE_MONTHS: ((1, 9),),
    PeriodKind.YEAR: ((1, 12),),
}

_KEY = re.compile(r"(?P<year>\d{4})-(?:(?P<month>\d{2})|Q(?P<quarter>[1-4])|(?P<other>H1|9M|Y))")
_OTHERS = {"H1": PeriodKind.HALF, "9M": PeriodKind.NINE_MONTHS, "Y": PeriodKind.YEAR}


@dataclass(frozen=True, slots=True, order=True)
class Closing:
    """Figures open on `day` of the month `months` after a period's first, and close before `day` so far after its
    last: (15, -1) is Điều 12 of NĐ 09/2019, (1, 0) the calendar."""

    day: int
    months: int


@dataclass(frozen=True, slots=True)
class Period:
    """A period by its months: `starts` to `ends`, both inside."""

    kind: PeriodKind
    #: "2025-03", "2025-Q3", "2025-H1", "2025-9M", "2025-Y"; of a single report its day, "2025-08-10".
    key: str
    starts: date
    ends: date

    def window(self, closing: Closing) -> tuple[date, date]:
        """Half-open: the first day of its figures, and the first day after them."""
        after = _months_after(self.ends, 1)
        return _on(closing.day, _months_after(self.starts, closing.months)), _on(
            closing.day, _months_after(after, closing.months)
        )


def periods_of(kind: PeriodKind, year: int) -> Iterator[Period]:
    """The periods of a kind whose months lie in the year, in order; a single report has none."""
    for number, (first, last) in enumerate(_MONTHS.get(kind, ()), start=1):
        yield Period(kind, _key(kind, year, number), date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def single(day: date) -> Period:
    """The period of a report that is asked for once: up to its day."""
    return Period(PeriodKind.ONCE, day.isoformat(), date(day.year, 1, 1), day)


def period_named(key: str) -> Period:
    """The period that a key stands for; raises `ValueError` for anything else."""
    if match := _KEY.fullmatch(key):
        year = int(match["year"])
        if match["other"]:
            return next(periods_of(_OTHERS[match["other"]], year))
        kind = PeriodKind.QUARTER if match["quarter"] else PeriodKind.MONTH
        number = int(match["quarter"] or match["month"])
        for place, period in enumerate(periods_of(kind, year), start=1):
            if place == number:
                return period
        message = f"no such period: {key!r}"
        raise ValueError(message)
    return single(date.fromisoformat(key))


def closing_on(day: date, rows: Mapping[tuple[date | None, date | None], Closing]) -> Closing | None:
    """The closing whose validity, half-open, holds the day."""
    for (start, end), closing in rows.items():
        if (start is None or start <= day) and (end is None or day < end):
            return closing
    return None


def _key(kind: PeriodKind, year: int, number: int) -> str:
    if kind == PeriodKind.MONTH:
        return f"{year}-{number:02}"
    if kind == PeriodKind.QUARTER:
        return f"{year}-Q{number}"
    return f"{year}-{next(word for word, other in _OTHERS.items() if other == kind)}"


def _months_after(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _on(day: int, month: date) -> date:
    """That day of the month, its last one where the month is shorter."""
    return month + timedelta(days=min(day, monthrange(month.year, month.month)[1]) - 1)
