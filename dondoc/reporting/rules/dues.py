"""Due days as plans print them: "before day 02 of the next quarter's first month", "before 1 June and 1 December".

The words of a rule are those of an extracted plan's `due` (see docs/reference/plan-json.md) and a few more that a
person may set: "MM-DD", "YYYY-MM-DD", "YYYY-MM", "Q+1 02" (day 2 of the month after the quarter), "M 20" (day 20 of
the month itself), "Q 10" (day 10 of the quarter's last month), "H+1 05", "Y+1 15" in the same way.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.reporting.enums import PeriodKind, Rhythm
from dondoc.reporting.rules.periods import KINDS, Closing, Period, periods_of, single

_AFTER = re.compile(r"(?P<unit>[MQHNY])(?:\+(?P<months>\d{1,2}))? (?P<day>\d{1,2})")
_YEARLY = re.compile(r"(?P<month>\d{2})-(?P<day>\d{2})")
_FULL = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_UNITS = {
    "M": PeriodKind.MONTH,
    "Q": PeriodKind.QUARTER,
    "H": PeriodKind.HALF,
    "N": PeriodKind.NINE_MONTHS,
    "Y": PeriodKind.YEAR,
}


@dataclass(frozen=True, slots=True)
class Owed:
    """A period with its days: figures from `opens_on` until before `closes_on`, in time through `due_on`."""

    period: Period
    opens_on: date
    closes_on: date
    due_on: date


def is_due_rule(word: str) -> bool:
    """Whether the word is one of the forms above, with days that exist."""
    if match := _AFTER.fullmatch(word):
        return 1 <= int(match["day"]) <= 31
    if match := _YEARLY.fullmatch(word):
        return _exists(2024, int(match["month"]), int(match["day"]))
    if match := _FULL.fullmatch(word):
        return _exists(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    return False


def printed_due(period: Period, dues: Iterable[str]) -> date | None:
    """The day that the rules print for the period: of several, the one nearest to the period's last day."""
    if period.kind == PeriodKind.ONCE:
        return period.ends if period.ends in map(_full, dues) else None
    # A day before the period began is meant for another.
    found = [day for due in dues for day in _candidates(period, due) if day > period.starts]
    return min(found, key=lambda day: (abs((day - period.ends).days), day), default=None)


def owed_in(year: int, rhythm: Rhythm, dues: Sequence[str], closing: Closing, *, is_before: bool) -> list[Owed]:
    """What a regime asks of a year's periods, in order of their due days; nothing for a period without a day.

    `is_before`: the plan says "before" the day, so that the day before is the last in time. Figures close at the latest
    on the due day: a plan may ask on 10 June for a quarter that Điều 12 closes on the 14th.
    """
    found = [
        _owed(period, due - timedelta(days=is_before), closing)
        for period in _periods(year, rhythm, dues)
        if (due := printed_due(period, dues))
    ]
    return sorted(found, key=lambda owed: (owed.due_on, owed.period.ends))


def _periods(year: int, rhythm: Rhythm, dues: Iterable[str]) -> Iterable[Period]:
    if rhythm == Rhythm.ONCE:
        days = [day for due in dues if (day := _full(due)) and day.year == year]
        return [single(day) for day in sorted(set(days))]
    return [period for kind in KINDS[rhythm] for period in periods_of(kind, year)]


def _owed(period: Period, due_on: date, closing: Closing) -> Owed:
    opens, closes = period.window(closing)
    if period.kind == PeriodKind.ONCE:
        opens, closes = min(period.starts, due_on), period.ends
    return Owed(period, opens, min(closes, due_on), due_on)


def _candidates(period: Period, due: str) -> list[date]:
    if match := _AFTER.fullmatch(due):
        if _UNITS[match["unit"]] != period.kind:
            return []
        count = period.ends.year * 12 + period.ends.month - 1 + int(match["months"] or 0)
        return [_day(count // 12, count % 12 + 1, int(match["day"]))]
    # So is one long after it ended.
    latest = period.ends + timedelta(days=_REACH[period.kind])
    return [day for day in _named(period.ends.year, due) if day <= latest]


def _named(year: int, due: str) -> list[date]:
    """The days of about that year that are named as such."""
    if match := _YEARLY.fullmatch(due):
        return [_day(each, int(match["month"]), int(match["day"])) for each in (year, year + 1)]
    day = _full(due)
    return [day] if day else []


#: How many days after a period's end a day that is named as such may lie and still be meant for it.
_REACH = {
    PeriodKind.MONTH: 31,
    PeriodKind.QUARTER: 60,
    PeriodKind.HALF: 92,
    PeriodKind.NINE_MONTHS: 92,
    PeriodKind.YEAR: 120,
}


def _full(due: str) -> date | None:
    match = _FULL.fullmatch(due)
    if match is None:
        return None
    # Of a month alone, its last day.
    return _day(int(match["year"]), int(match["month"]), int(match["day"] or 31))


def _day(year: int, month: int, day: int) -> date:
    """That day, or the last of a shorter month."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
