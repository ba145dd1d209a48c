"""How agencies keep to their reports: what fell due, what came in time, late or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, F, OuterRef, Subquery, Sum

from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.lineage import heirs_on
from dondoc.lib.dates import end_of
from dondoc.lib.text import sort_key
from dondoc.reporting.enums import Kept, LedgerState, Step
from dondoc.reporting.models import Move
from dondoc.reporting.queries.ledger import Ledger, Scope, ledger_on
from dondoc.reporting.rules.ledger import kept


@dataclass(slots=True)
class Discipline:
    """Of one agency: obligations whose due day lies before the day asked about.

    `fell_due` = `on_time` + `late` + `missing`; those that were excused are counted apart, and nil returns and reports
    that are returned now within the others. An agency that was there for a part of the year is expected for the
    periods that it owed alone: nothing is computed from how often a regime asks.
    """

    #: None for what nobody answers for.
    agency: int | None
    name: str
    fell_due: int = 0
    on_time: int = 0
    #: Came after its due day.
    late: int = 0
    missing: int = 0
    nil: int = 0
    returned: int = 0
    excused: int = 0
    #: How often these were sent back, for remarks or as no report.
    times_returned: int = 0
    #: By how many days each late one came late.
    days_late: list[int] = field(default_factory=list)

    @property
    def worst(self) -> int:
        """Days of the latest; 0 where none came late."""
        return max(self.days_late, default=0)

    def count(self, state: LedgerState, late_by: timedelta | None, number: int) -> None:
        """Take in reports past their day, all in this state; `late_by` None where none came."""
        how = kept(state, has_come=late_by is not None, is_late=late_by is None or late_by > timedelta())
        setattr(self, how, getattr(self, how) + number)
        if how == Kept.EXCUSED:
            return
        self.fell_due += number
        self.nil += number if state == LedgerState.NIL else 0
        self.returned += number if state == LedgerState.RETURNED else 0
        if late_by is not None and how == Kept.LATE:
            self.days_late += [late_by.days] * number

    def add(self, other: Discipline) -> None:
        """Take in what another agency owed for which this one answers."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.days_late += other.days_late


_NUMBERS = ("fell_due", "on_time", "late", "missing", "nil", "returned", "excused", "times_returned")


def by_agency(scope: Scope, day: date, *, as_now: bool = False) -> list[Discipline]:
    """Each agency that owed something by the day, in order of names; two queries and one for who answers.

    As then: under the agency that owed it. `as_now`: under who answers for it on the day, so that of a merged agency
    the heir shows both; what nobody answers for comes last, under no name.
    """
    counted = as_then(scope, day)
    found = under_heirs(counted, heirs_on(counted, day)) if as_now else counted
    called = Called(found)
    for agency, one in found.items():
        one.name = called.on(agency, day, short=True)
    return sorted(found.values(), key=lambda one: (one.agency is None, sort_key(one.name)))


def totals(agencies: Iterable[Discipline]) -> Discipline:
    """All of them together."""
    found = Discipline(None, "")
    for one in agencies:
        found.add(one)
    return found


def as_then(scope: Scope, day: date) -> dict[int | None, Discipline]:
    """By the key of the agency that owed it, without names; one query, however many there are."""
    found: dict[int | None, Discipline] = {}
    for agency, state, late_by, number, returns in _facts(scope, day):
        one = found.setdefault(agency, Discipline(agency, ""))
        one.times_returned += returns
        one.count(LedgerState(state), late_by, number)
    return found


def under_heirs(
    found: Mapping[int | None, Discipline], heirs: Mapping[int | None, int | None]
) -> dict[int | None, Discipline]:
    """The same under who answers; before the registry knew of it, an agency answers for itself."""
    merged: dict[int | None, Discipline] = {}
    for agency, one in found.items():
        heir = heirs.get(agency, agency)
        merged.setdefault(heir, Discipline(heir, "")).add(one)
    return merged


def _facts(scope: Scope, day: date) -> Ledger:
    """Agency, state, by how much it came after its due day (less than nothing: before; None: not at all), how many such
    reports, how often they were sent back. Each is asked of a row once: to replay a row is what costs."""
    due = ledger_on(day, scope).filter(due_then__lt=day)
    rows = due.annotate(late_by=F("valid_on") - F("due_then")).alias(sent_back=_returns(day))
    counted: Ledger = rows.values_list("agency", "state", "late_by").annotate(
        number=Count("pk"), returns=Sum("sent_back", default=0)
    )
    return counted


def _returns(day: date) -> Subquery:
    moves = Move.objects.filter(obligation=OuterRef("pk"), step__in=(Step.RETURNED, Step.VOIDED), at__lt=end_of(day))
    return Subquery(moves.order_by().values("obligation").annotate(number=Count("pk")).values("number"))
