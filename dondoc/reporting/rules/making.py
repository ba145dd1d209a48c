"""Which periods the versions of a regime ask for, each by one version and without a gap between their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dondoc.reporting.enums import PeriodKind, Rhythm
from dondoc.reporting.rules.dues import Owed, owed_in
from dondoc.reporting.rules.periods import KINDS, Closing, Period, closing_on

#: Closings of a kind of period, each by its validity.
Closings = Mapping[str, Mapping[tuple[date | None, date | None], Closing]]
#: Of a single report no closing is asked: it ends on its day.
_NO_CLOSING = Closing(1, 0)


@dataclass(frozen=True, slots=True)
class Asking:
    """A version of a regime: what it asks from `start` until before `end`."""

    key: int
    start: date
    end: date | None
    rhythm: Rhythm
    dues: tuple[str, ...]
    is_before: bool
    closings: Closings

    def closing(self, period: Period) -> Closing | None:
        """By the row that is valid on the period's last day; None where no law said anything then."""
        if period.kind == PeriodKind.ONCE:
            return _NO_CLOSING
        return closing_on(period.ends, self.closings.get(period.kind, {}))

    def closes(self, period: Period) -> date:
        """When its figures would close, if no due day came before."""
        closing = self.closing(period)
        return period.window(closing)[1] if closing and period.kind != PeriodKind.ONCE else period.ends


@dataclass(frozen=True, slots=True)
class Asked:
    """A period that a version asks for."""

    version: int
    owed: Owed


def asked(versions: Sequence[Asking], until: date) -> list[Asked]:
    """Every period that is asked for and due by `until`, once, in order of due days.

    A period belongs to the first version under which its figures close while that version holds. What one passes on
    because its figures would close after it, the version that follows at once takes over, though it may close them
    earlier itself: a change of the scheme neither doubles a period nor loses one.
    """
    found: dict[str, Asked] = {}
    before: Asking | None = None
    series: dict[int, list[Owed]] = {}
    for version in sorted(versions, key=lambda version: version.start):
        series[version.key] = _series(version, until)
        for owed in series[version.key]:
            if owed.period.key not in found and _takes(version, before, owed.period):
                found[owed.period.key] = Asked(version.key, owed)
        before = version
    asked_for = [one.owed for one in found.values()]
    joined = [Asked(one.version, _joined(one.owed, asked_for, series[one.version])) for one in found.values()]
    return sorted((one for one in joined if one.owed.due_on <= until), key=lambda one: one.owed.due_on)


def _takes(version: Asking, before: Asking | None, period: Period) -> bool:
    closes = version.closes(period)
    if version.end is not None and closes >= version.end:
        return False
    return closes >= version.start or (before is not None and _passes_on(before, version, period))


def _passes_on(before: Asking, version: Asking, period: Period) -> bool:
    is_asked = before.end == version.start and period.kind in KINDS[before.rhythm]
    return is_asked and before.closes(period) >= version.start


def _series(version: Asking, until: date) -> list[Owed]:
    """What its words give from the year before it on, whether it holds then or not: windows follow one another."""
    years = range(version.start.year - 1, until.year + 2)
    return [owed for year in years for owed in _owed(version, year)]


def _owed(version: Asking, year: int) -> Iterator[Owed]:
    known = {closing for rows in version.closings.values() for closing in rows.values()} | {_NO_CLOSING}
    for closing in sorted(known):
        for owed in owed_in(year, version.rhythm, version.dues, closing, is_before=version.is_before):
            if version.closing(owed.period) == closing:
                yield owed


def _joined(owed: Owed, asked_for: Sequence[Owed], series: Sequence[Owed]) -> Owed:
    """Opened where what was asked for before it closed, so that no day of figures falls between two reports.

    Where nothing that was asked for ends as it begins (the first, or another rhythm), where its own series has it, or
    as early as the last that was asked for had closed.
    """
    if before := [other for other in asked_for if _is_before(other.period, owed.period)]:
        return _opened(owed, _last(before, owed).closes_on)
    own = [other for other in series if _is_before(other.period, owed.period)]
    opens = _last(own, owed).closes_on if own else owed.opens_on
    earlier = [other.closes_on for other in asked_for if other.closes_on < owed.closes_on]
    return _opened(owed, min(opens, max(earlier, default=opens)))


def _opened(owed: Owed, day: date) -> Owed:
    return replace(owed, opens_on=min(day, owed.closes_on))


def _last(several: Sequence[Owed], owed: Owed) -> Owed:
    """Of the same kind, if there is one."""
    return max(several, key=lambda other: (other.period.kind == owed.period.kind, other.period.ends))


def _is_before(one: Period, other: Period) -> bool:
    """Whether the one ends where the other begins; single reports follow one another however far apart."""
    if other.kind == PeriodKind.ONCE:
        return one.kind == PeriodKind.ONCE and one.ends < other.ends
    return one.ends + timedelta(days=1) == other.starts
