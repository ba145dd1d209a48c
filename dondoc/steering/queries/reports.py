"""Who owes reports, and how often each was late in the year; under whoever answers on the day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.lineage import heirs_on
from dondoc.lib.text import sort_key
from dondoc.reporting.enums import LedgerState
from dondoc.reporting.queries.discipline import Discipline, as_then, totals, under_heirs
from dondoc.reporting.queries.ledger import OWED, ledger_on
from dondoc.steering.queries.scope import Scope


@dataclass(frozen=True, slots=True)
class Debtor:
    """What an agency owes on the day, and its year until then."""

    #: None for what nobody answers for.
    agency: int | None
    name: str
    owed: Mapping[LedgerState, int]
    #: Of the periods of the year that fell due.
    year: Discipline

    @property
    def missing(self) -> int:
        """Past their day and never sent."""
        return self.owed.get(LedgerState.MISSING, 0)

    @property
    def late(self) -> int:
        """Of the year, those that came late and those that are missing."""
        return self.year.late + self.year.missing


@dataclass(frozen=True, slots=True)
class Debts:
    """All of them, those with most missing first."""

    rows: tuple[Debtor, ...]
    year: Discipline = field(default_factory=lambda: Discipline(None, ""))

    @property
    def missing(self) -> int:
        """Reports past their day and never sent."""
        return sum(row.missing for row in self.rows)

    @property
    def owed(self) -> int:
        """Reports that wait to be sent: due, missing, returned."""
        return sum(sum(row.owed.values()) for row in self.rows)

    @property
    def late(self) -> int:
        """Of the year, those that came late and those that are missing."""
        return self.year.late + self.year.missing


@dataclass(frozen=True, slots=True)
class Owed:
    """What is counted before anybody is named, by who answers on the day."""

    year: Mapping[int | None, Discipline]
    states: Mapping[int | None, Mapping[LedgerState, int]]
    newly_missing: int

    @property
    def agencies(self) -> list[int | None]:
        """All of whom something is counted."""
        return list(dict.fromkeys([*self.year, *self.states]))


def of_the_year(scope: Scope) -> dict[int | None, Discipline]:
    """By who answers on the day; two queries."""
    found = as_then(scope.reports(year=scope.day.year), scope.day)
    return under_heirs(found, heirs_on(found, scope.day))


def owed(scope: Scope, since: date) -> Owed:
    """What everybody owes, and of it what fell due from `since` on; three queries for any number of agencies."""
    year, rows = as_then(scope.reports(year=scope.day.year), scope.day), _owed(scope, since)
    heirs = heirs_on({*year, *(agency for agency, *_counted in rows)}, scope.day)
    states: dict[int | None, Counter[LedgerState]] = defaultdict(Counter)
    for agency, state, number, _newly in rows:
        states[heirs.get(agency, agency)][LedgerState(state)] += number
    newly_missing = sum(newly for _agency, state, _number, newly in rows if state == LedgerState.MISSING)
    return Owed(under_heirs(year, heirs), states, newly_missing)


def debts(found: Owed, called: Called, day: date) -> Debts:
    """Everybody who owes something or was late in the year."""
    rows = [
        Debtor(
            key, called.on(key, day, short=True), found.states.get(key, {}), found.year.get(key, Discipline(key, ""))
        )
        for key in found.agencies
    ]
    rows = [row for row in rows if row.owed or row.late]
    rows.sort(key=lambda row: (-row.missing, -row.late, -sum(row.owed.values()), sort_key(row.name)))
    return Debts(tuple(rows), totals(found.year.values()))


def _owed(scope: Scope, since: date) -> list[tuple[int, str, int, int]]:
    """Agency, state, how many, how many of them fell due from `since` on."""
    rows = ledger_on(scope.day, scope.reports()).filter(state__in=list(OWED)).values_list("agency", "state")
    return list(rows.annotate(number=Count("pk"), newly=Count("pk", filter=Q(due_then__gte=since))))
