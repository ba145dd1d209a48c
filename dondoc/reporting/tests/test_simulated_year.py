"""A simulated year: what the ledger counts equals what is counted again from nothing but who did what when.

The counting here shares no code with `rules` and `queries`: the days of the regimes are written out by hand, the states
are told from the deeds. Where the two differ, one of them does not say what a person would.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from datetime import date, timedelta

from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.reporting.enums import Step
from dondoc.reporting.queries.discipline import by_agency
from dondoc.reporting.queries.ledger import Scope, counts
from dondoc.reporting.tests import simulated
from dondoc.reporting.tests.simulated import (
    CHOICES,
    COMMUNES,
    DEPARTMENTS,
    DISTRICTS,
    DISTRICTS_END,
    MERGING,
    Deed,
    Owed,
    Province,
    act,
    deeds,
)

_DAY = timedelta(days=1)
_BEGIN = date(2025, 1, 2)
#: Days on which everything is counted again: around due days, hand-overs, and long after.
LOOKED_AT = (
    date(2025, 1, 20),
    date(2025, 2, 4),
    date(2025, 2, 28),
    date(2025, 3, 1),
    date(2025, 3, 5),
    date(2025, 4, 2),
    date(2025, 6, 15),
    date(2025, 7, 1),
    date(2025, 7, 2),
    date(2025, 10, 31),
    date(2025, 12, 15),
    date(2026, 3, 31),
)
_AFTER_MERGING = [key for key in DEPARTMENTS if key not in {"so-03", "so-07", "so-08"}] + ["so-moi"]


def _periods(regime: str) -> list[tuple[str, date, date]]:
    """Key, closing and last day in time of each period of the year, by the words of the plan, written out."""
    if regime == "monthly":  # before day 05 of the next month; figures close on the 14th
        nexts = [date(2025 + month // 12, month % 12 + 1, 4) for month in range(1, 13)]
        return [(f"2025-{month:02}", date(2025, month, 15), nexts[month - 1]) for month in range(1, 13)]
    if regime == "quarterly":  # before day 02 of the month after the quarter
        return [
            ("2025-Q1", date(2025, 3, 15), date(2025, 4, 1)),
            ("2025-Q2", date(2025, 6, 15), date(2025, 7, 1)),
            ("2025-Q3", date(2025, 9, 15), date(2025, 10, 1)),
            ("2025-Q4", date(2025, 12, 15), date(2026, 1, 1)),
        ]
    # before 1 June and 1 December, which is before the figures would close
    return [("2025-H1", date(2025, 5, 31), date(2025, 5, 31)), ("2025-Y", date(2025, 11, 30), date(2025, 11, 30))]


def _year() -> list[Owed]:
    """Everything that was ever owed, and what became of it."""
    rng = random.Random(20250102)  # noqa: S311
    found = []
    for regime in ("monthly", "quarterly", "semiannual"):
        for period, closes, due in _periods(regime):
            for agency, made, gone in _owing(regime, period, due):
                one = Owed(regime, period, agency, closes, due, made, gone=gone)
                drawn = deeds(rng, closes, due)
                # Whoever ends does nothing more, and whoever came later did nothing before.
                one.deeds = [deed for deed in drawn if gone is None and deed.on >= made]
                if one.deeds and one.deeds[0].step != drawn[0].step:
                    one.deeds = []
                found.append(one)
    _sent_before_merging(found)
    return found


#: An agency, since when its obligation stands in the ledger, and from when on nobody owes it.
Owing = tuple[str, date, date | None]


def _owing(regime: str, period: str, due: date) -> list[Owing]:
    """All that a regime ever asked for a period."""
    departments: list[Owing] = [(key, _BEGIN, None) for key in DEPARTMENTS if due < MERGING or key in _AFTER_MERGING]
    if due >= MERGING:
        departments += [(key, _BEGIN, MERGING) for key in ("so-03", "so-07", "so-08")] + [("so-moi", MERGING, None)]
    if regime == "monthly":
        return departments
    if regime == "quarterly":
        ends = CHOICES if due > DISTRICTS_END else None
        districts: list[Owing] = [(key, _BEGIN, ends) for key in DISTRICTS]
        heirs: list[Owing] = [(COMMUNES[20 * number], CHOICES, None) for number in range(10)] if ends else []
        return [*departments, *districts, *heirs]
    if period == "2025-H1":
        return [*departments, *((key, _BEGIN, None) for key in DISTRICTS)]
    ended: list[Owing] = [(key, _BEGIN, DISTRICTS_END) for key in DISTRICTS]
    return [*departments, *ended, *((key, DISTRICTS_END, None) for key in COMMUNES)]


def _sent_before_merging(found: list[Owed]) -> None:
    """Two of those that merge had sent their report for February, due on 4 March, and had it accepted."""
    for one in found:
        if one.regime == "monthly" and one.period == "2025-02" and one.agency in {"so-03", "so-07"}:
            one.gone = None
            one.deeds = [
                Deed(date(2025, 2, 20), Step.SUBMITTED),
                Deed(date(2025, 2, 26), Step.ACCEPTED),
            ]


def _play(province: Province, year: list[Owed]) -> None:
    """Day by day, in the order of the days: what people do, and what happens to agencies."""
    by_day = defaultdict(list)
    for one in year:
        for deed in one.deeds:
            by_day[deed.on].append((one, deed))
    for day in simulated.days(_BEGIN, max(by_day)):
        if day == MERGING:
            simulated.merge_departments(province)
        if day == DISTRICTS_END:
            simulated.end_districts(province)
        if day == CHOICES:
            simulated.choose_heirs(province)
        if day.day == 16:
            simulated.follow(province, day)
        for one, deed in by_day[day]:
            act(province, one, deed)


class Told:
    """An obligation at the end of a day, from its deeds."""

    def __init__(self, one: Owed, day: date) -> None:
        self.one, self.day = one, day
        self.done = [deed for deed in one.deeds if deed.on <= day]
        self.is_there = one.made <= day and (one.gone is None or day < one.gone)
        if one.made > day and one.closes <= day and one.gone is None:
            self.is_there = True  # entered late, but owed then

    @property
    def came(self) -> date | None:
        first = None
        for deed in self.done:
            if deed.step == "submitted" and first is None:
                first = deed.on
            if deed.step == "voided":
                first = None
        return first

    @property
    def last(self) -> str:
        words = [deed.step for deed in self.done if not deed.step.startswith("correction")]
        return words[-1] if words else ""

    @property
    def is_nil(self) -> bool:
        return any(deed.is_nil for deed in self.done)

    @property
    def is_excused(self) -> bool:
        return self.last == "excused"

    @property
    def is_late(self) -> bool:
        return not self.is_excused and (self.came or self.day) > self.one.due

    @property
    def state(self) -> str:
        if self.last in {"", "voided"}:
            if self.day > self.one.due:
                return "missing"
            return "due" if self.day >= self.one.closes else "not_yet_due"
        if self.is_nil:
            return "nil"
        return {"submitted": "submitted", "accepted": "accepted"}.get(self.last, self.last)


def _expected(year: list[Owed], day: date) -> tuple[Counter[str], Counter[str]]:
    there = [told for one in year if (told := Told(one, day)).is_there]
    return Counter(told.state for told in there), Counter(told.state for told in there if told.is_late)


def _expected_discipline(year: list[Owed], day: date) -> dict[str, tuple[int, ...]]:
    """Fell due, in time, late, missing, nil, returned now, excused, times returned, days late: by agency."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
    for one in year:
        told = Told(one, day)
        if not told.is_there or one.due >= day:
            continue
        row = found[one.agency]
        if told.is_excused:
            row[6] += 1
            continue
        row[0] += 1
        row[1] += not told.is_late
        row[2] += told.is_late and told.came is not None
        row[3] += told.came is None
        row[4] += told.state == "nil"
        row[5] += told.state == "returned"
        row[7] += sum(deed.step in {"returned", "voided"} for deed in told.done)
        row[8] += (told.came - one.due).days if told.is_late and told.came else 0
    return {key: tuple(row) for key, row in found.items()}


def _discipline(scope: Scope, day: date, *, as_now: bool = False) -> dict[str, tuple[int, ...]]:
    return {
        one.name: (
            one.fell_due,
            one.on_time,
            one.late,
            one.missing,
            one.nil,
            one.returned,
            one.excused,
            one.times_returned,
            sum(one.days_late),
        )
        for one in by_agency(scope, day, as_now=as_now)
    }


def _by_who_answers(found: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """The numbers of those that ended with their heirs', of the districts under no name: each became many."""
    heirs = {"so-03": "so-02", "so-07": "so-moi", "so-08": "so-moi", **dict.fromkeys(DISTRICTS, "")}
    merged: dict[str, tuple[int, ...]] = {}
    for key, numbers in found.items():
        heir = heirs.get(key, key)
        merged[heir] = tuple(map(sum, zip(numbers, merged.get(heir, (0,) * 9), strict=True)))
    return merged


def test_the_ledger_counts_a_year_as_a_person_would(lan: User) -> None:
    province, year = simulated.found(lan), _year()
    _play(province, year)
    scope = Scope(year=2025)
    for day in LOOKED_AT:
        found = counts(scope, day)
        assert (found.by_state, found.late) == _expected(year, day), day
        assert _discipline(scope, day) == _expected_discipline(year, day), day
    # Today is told from what the obligations keep, the days before from their steps: both say the same.
    today = timezone.localdate()
    assert (counts(scope, today).by_state, counts(scope, today).late) == _expected(year, today)
    expected = _by_who_answers(_expected_discipline(year, today))
    assert _discipline(scope, today, as_now=True) == expected
