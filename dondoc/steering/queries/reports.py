"""Who owes reports, and how often each was late in the year; under whoever answers on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count

from dondoc.agencies.models import Answering
from dondoc.agencies.queries.calling import Called
from dondoc.lib.text import sort_key
from dondoc.reporting.enums import LedgerState
from dondoc.reporting.queries.discipline import Discipline, by_agency
from dondoc.reporting.queries.ledger import OWED, ledger_on
from dondoc.steering.queries.scope import Scope

#: Counts by state.
_States = dict[LedgerState, int]


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
    def debtors(self) -> int:
        """Agencies that miss a report."""
        return sum(bool(row.missing) for row in self.rows)


def of_the_year(scope: Scope) -> dict[int | None, Discipline]:
    """By who answers on the day; four queries and one for who answers."""
    found = by_agency(scope.reports(year=scope.day.year), scope.day, as_now=True)
    return {one.agency: one for one in found}


def debts(scope: Scope) -> Debts:
    """Everybody who owes something or was late in the year; eight queries for any number of agencies."""
    year, owed = of_the_year(scope), _owed(scope)
    called = Called([*year, *owed])
    rows = [
        Debtor(key, called.on(key, scope.day, short=True), owed.get(key, {}), year.get(key, Discipline(key, "")))
        for key in dict.fromkeys([*year, *owed])
    ]
    rows = [row for row in rows if row.owed or row.late]
    rows.sort(key=lambda row: (-row.missing, -row.late, -sum(row.owed.values()), sort_key(row.name)))
    whole = Discipline(None, "")
    for one in year.values():
        whole.add(one)
    return Debts(tuple(rows), whole)


def newly_missing(scope: Scope, since: date) -> int:
    """Reports that fell due from `since` on and have not come by the scope's day; one query."""
    rows = ledger_on(scope.day, scope.reports()).filter(state=LedgerState.MISSING, due_then__gte=since)
    return rows.count()


def _owed(scope: Scope) -> dict[int | None, _States]:
    rows = ledger_on(scope.day, scope.reports()).filter(state__in=list(OWED))
    counted = list(rows.values("agency", "state").annotate(n=Count("pk")).values_list("agency", "state", "n"))
    answering = Answering.objects.on(scope.day).filter(origin__in={agency for agency, _state, _n in counted})
    heirs: dict[int, int | None] = dict(answering.values_list("origin", "heir"))
    found: dict[int | None, _States] = defaultdict(dict)
    for agency, state, number in counted:
        states = found[heirs.get(agency, agency)]
        states[LedgerState(state)] = states.get(LedgerState(state), 0) + number
    return dict(found)
