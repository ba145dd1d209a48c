"""How agencies keep to their reports: what fell due, what came in time, late or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from dondoc.agencies.models import Answering
from dondoc.agencies.queries.calling import Called
from dondoc.lib.text import sort_key
from dondoc.reporting.enums import LedgerState, Stage, Step
from dondoc.reporting.models import Move
from dondoc.reporting.queries.ledger import Ledger, Scope, end_of, ledger_on


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

    def add(self, other: Discipline) -> None:
        """Take in what another agency owed for which this one answers."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.days_late += other.days_late


_NUMBERS = ("fell_due", "on_time", "late", "missing", "nil", "returned", "excused", "times_returned")


def by_agency(scope: Scope, day: date, *, as_now: bool = False) -> list[Discipline]:
    """Each agency that owed something by the day, in order of names; four queries, however many there are.

    As then: under the agency that owed it. `as_now`: under who answers for it on the day, so that of a merged agency
    the heir shows both; what nobody answers for comes last, under no name.
    """
    found = _counted(scope, day)
    for agency, numbers in _days(scope, day).items():
        found[agency].days_late = numbers
    for agency, number in _returns(scope, day).items():
        found[agency].times_returned = number
    agencies = _by_heirs(found.values(), day) if as_now else list(found.values())
    called = Called(one.agency for one in agencies)
    for one in agencies:
        one.name = called.on(one.agency, day, short=True)
    return sorted(agencies, key=lambda one: (one.agency is None, sort_key(one.name)))


def totals(agencies: Iterable[Discipline]) -> Discipline:
    """All of them together."""
    found = Discipline(None, "")
    for one in agencies:
        found.add(one)
    return found


def _due(scope: Scope, day: date) -> Ledger:
    return ledger_on(day, scope).filter(due_then__lt=day)


def _counted(scope: Scope, day: date) -> dict[int, Discipline]:
    asked = ~Q(stage_then=Stage.EXCUSED)
    came = Q(valid_on__isnull=False)
    rows = (
        _due(scope, day)
        .values("agency")
        .annotate(
            fell_due=Count("pk", filter=asked),
            on_time=Count("pk", filter=asked & Q(is_late=False)),
            late=Count("pk", filter=asked & came & Q(is_late=True)),
            missing=Count("pk", filter=asked & ~came),
            nil=Count("pk", filter=Q(state=LedgerState.NIL)),
            returned=Count("pk", filter=Q(state=LedgerState.RETURNED)),
            excused=Count("pk", filter=~asked),
        )
    )
    return {row["agency"]: Discipline(name="", **row) for row in rows}


def _days(scope: Scope, day: date) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = _due(scope, day).filter(is_late=True, valid_on__isnull=False).order_by("due_then", "pk")
    for agency, came, due in rows.values_list("agency", "valid_on", "due_then"):
        found[agency].append((came - due).days)
    return found


def _returns(scope: Scope, day: date) -> dict[int, int]:
    steps = (Step.RETURNED, Step.VOIDED)
    moves = Move.objects.filter(obligation__in=_due(scope, day).values("pk"), step__in=steps, at__lt=end_of(day))
    counted = moves.order_by().values("obligation__agency").annotate(number=Count("pk"))
    return dict(counted.values_list("obligation__agency", "number"))


def _by_heirs(found: Iterable[Discipline], day: date) -> list[Discipline]:
    agencies = list(found)
    rows = Answering.objects.on(day).filter(origin__in=[one.agency for one in agencies])
    heirs: dict[int | None, int | None] = dict(rows.values_list("origin", "heir"))
    merged: dict[int | None, Discipline] = {}
    for one in agencies:
        # Before the registry knew of it, an agency answers for itself.
        heir = heirs.get(one.agency, one.agency)
        merged.setdefault(heir, Discipline(heir, "")).add(one)
    return list(merged.values())
