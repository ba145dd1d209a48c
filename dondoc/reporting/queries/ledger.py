"""The ledger as pages and reports ask it: what each obligation was on a day, and how many were what.

A day that has passed is replayed from the steps taken by its end, so that a page of last month shows what it showed
then; today and the days to come are told from what the obligations keep of their steps. The rules are those of
`rules.ledger`, here as SQL, so that a country's ledger is counted in one query.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.queries.lineage import answered_by
from dondoc.lib.dates import end_of
from dondoc.reporting.enums import LedgerState, Stage, Step
from dondoc.reporting.models import Move, Obligation, Revision
from dondoc.reporting.rules.ledger import GONE

#: Obligations with what was annotated.
Ledger = QuerySet[Any, Any]
#: What an agency still has to send: a report that was returned waits for it again.
OWED = (LedgerState.DUE, LedgerState.MISSING, LedgerState.RETURNED)
#: What was asked for and stayed so: the reports that discipline counts among those that fell due.
ASKED = tuple(state for state in LedgerState if state != LedgerState.EXCUSED)
_UNSENT = (Stage.NONE, Stage.DRAFT, Stage.APPROVING)
_SENT = (Stage.SUBMITTED, Stage.ACCEPTED)
#: Backwards, as most are accepted: a row is compared until one fits.
_STANDING = [stage for stage in reversed(Stage) if stage not in GONE]
#: Steps by which another revision came to hold.
_HOLDING = (Step.SUBMITTED, Step.ACCEPTED, Step.CORRECTION_ACCEPTED)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which obligations are looked at; what is not said narrows nothing."""

    regimes: Collection[int] = ()
    plan: int | None = None
    #: A period's key, "2026-Q1".
    period: str = ""
    #: Of the period: a report for the last quarter of 2025 is of 2025, though due in 2026.
    year: int | None = None
    #: Key of the province's committee.
    province: int | None = None
    #: Those that owe, with those for which they answer on the day.
    agencies: Collection[int] = ()
    receivers: Collection[int] = ()
    #: Due on one of these days, half-open, as the day asked about saw their due days.
    due_from: date | None = None
    due_until: date | None = None

    def conditions(self, day: date) -> Q:
        """Whose they are, as a condition on obligations; when they fall due is `falls_due`."""
        found = Q()
        if self.regimes:
            found &= Q(regime__in=list(self.regimes))
        if self.plan:
            found &= Q(regime__plan=self.plan)
        if self.period:
            found &= Q(period=self.period)
        if self.year:
            found &= Q(period__startswith=f"{self.year}-")
        if self.province:
            found &= Q(agency__in=Phase.objects.filter(province=self.province).order_by().values("agency"))
        if self.agencies:
            found &= Q(agency__in=_with_formers(self.agencies, day))
        if self.receivers:
            found &= Q(receiver__in=_with_formers(self.receivers, day))
        return found

    def falls_due(self) -> Q:
        """As a condition on what is annotated with its due day then."""
        found = Q()
        if self.due_from:
            found &= Q(due_then__gte=self.due_from)
        if self.due_until:
            found &= Q(due_then__lt=self.due_until)
        return found


def _with_formers(agencies: Collection[int], day: date) -> QuerySet[Any, int]:
    """They and those for which they answer on the day, in one list: either-or would read the whole ledger."""
    own: QuerySet[Any, int] = Agency.objects.filter(pk__in=list(agencies)).order_by().values_list("pk", flat=True)
    return own.union(answered_by(agencies, day).order_by())


def ledger_on(day: date, scope: Scope = Scope()) -> Ledger:
    """What was owed, as the end of the day saw it, without what nobody owes any more.

    Annotated: `stage_then`, `nil_then`, `due_then`, `valid_on` (the local day of the first report that counts as one,
    or None), `state` (of `LedgerState`) and `is_late`.
    """
    rows: Ledger = Obligation.objects.filter(scope.conditions(day)).order_by()
    rows = _told(rows) if day >= timezone.localdate() else _replayed(rows, day)
    rows = rows.filter(scope.falls_due(), stage_then__in=_STANDING)
    found: Ledger = rows.annotate(state=_state(day), is_late=_late(day))
    return found


def _told(rows: Ledger) -> Ledger:
    columns = {"stage_then": "stage", "nil_then": "is_nil", "due_then": "due_on", "valid_on": "first_valid_on"}
    found: Ledger = rows.annotate(**{then: F(now) for then, now in columns.items()})
    return found


def _replayed(rows: Ledger, day: date) -> Ledger:
    """By the steps until the end of the day; what was entered late stood then, too, if its figures had closed.

    Steps are replayed of what was on its way then, and no others: what has not moved since stands as it did, and what
    had not begun stood at nothing.
    """
    end = end_of(day)
    moves = Move.objects.filter(obligation=OuterRef("pk")).order_by("-at", "-pk")
    by_then = moves.filter(at__lt=end)
    later_days = moves.filter(at__gte=end, step=Step.REDATED, due_before__isnull=False).order_by("at", "pk")
    holding = by_then.filter(step__in=_HOLDING).values("revision__is_nil")[:1]
    is_nil = Coalesce(Subquery(holding), Value(value=False))
    day_then = Coalesce(Subquery(later_days.values("due_before")[:1]), F("due_on"))
    found: Ledger = rows.filter(Q(made_at__lt=end) | Q(closes_on__lte=day)).annotate(
        stage_then=_then(end, "stage", Subquery(by_then.values("stage")[:1]), Value(Stage.NONE.value)),
        nil_then=_then(end, "is_nil", is_nil, Value(value=False)),
        due_then=Case(When(redated_at__gte=end, then=day_then), default=F("due_on")),
        valid_on=_then(end, "first_valid_on", TruncDate(_first_valid(end)), Value(None)),
    )
    return found


def _then(end: datetime, kept: str, replayed: Subquery | Coalesce | TruncDate, nothing: Value) -> Case:
    """What is kept, where nothing has moved since; else what is replayed, where something had begun."""
    return Case(When(moved_at__lt=end, then=F(kept)), When(begun_at__lt=end, then=replayed), default=nothing)


def _first_valid(end: datetime) -> Subquery:
    """When the first revision was submitted, of those that were by then and had not been voided."""
    by_then = Move.objects.filter(revision=OuterRef("pk"), at__lt=end)
    rows = Revision.objects.filter(
        Exists(by_then.filter(step=Step.SUBMITTED)),
        ~Exists(by_then.filter(step=Step.VOIDED)),
        obligation=OuterRef("pk"),
        submitted_at__isnull=False,
    )
    return Subquery(rows.order_by().values("obligation").annotate(first=Min("submitted_at")).values("first"))


def _state(day: date) -> Case:
    """`rules.ledger.state_of` as SQL."""
    unsent = Case(
        When(due_then__lt=day, then=Value(LedgerState.MISSING.value)),
        When(closes_on__lte=day, then=Value(LedgerState.DUE.value)),
        default=Value(LedgerState.NOT_YET_DUE.value),
    )
    return Case(
        When(stage_then__in=_UNSENT, then=unsent),
        When(stage_then__in=_SENT, nil_then=True, then=Value(LedgerState.NIL.value)),
        default=F("stage_then"),
        output_field=CharField(),
    )


def _late(day: date) -> Case:
    """`rules.ledger.is_late` as SQL."""
    when = Coalesce(F("valid_on"), Value(day), output_field=DateField())
    return Case(
        When(stage_then=Stage.EXCUSED, then=Value(value=False)),
        When(due_then__lt=when, then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many obligations stand in which state, and how many of each are late."""

    by_state: Counter[LedgerState] = field(default_factory=Counter)
    late: Counter[LedgerState] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """In any state."""
        return self.by_state.total()

    @property
    def owed(self) -> int:
        """Due, missing or returned."""
        return sum(self.by_state[state] for state in OWED)


def counts(scope: Scope, day: date) -> Counts:
    """Of all that the scope holds, as the end of the day saw it; one query."""
    found = Counts()
    rows = ledger_on(day, scope).values("state", "is_late").annotate(number=Count("pk"))
    for state, is_late, number in rows.values_list("state", "is_late", "number"):
        found.by_state[LedgerState(state)] += number
        if is_late:
            found.late[LedgerState(state)] += number
    return found


def rows(scope: Scope, day: date, *, states: Collection[LedgerState] = (), late: bool | None = None) -> Ledger:
    """The obligations themselves in order of due days, those in these states (any), late or not where it is said."""
    found = ledger_on(day, scope)
    if states:
        found = found.filter(state__in=list(states))
    if late is not None:
        found = found.filter(is_late=late)
    return found.order_by("due_then", "regime", "agency")


def periods_of(regime: int | None = None) -> list[str]:
    """Keys of the periods that are in the ledger, the latest due first; of one regime where it is said."""
    found = Obligation.objects.filter(regime=regime) if regime else Obligation.objects.all()
    keys = found.order_by().values("period").annotate(last=Max("due_on")).order_by("-last", "period")
    return list(keys.values_list("period", flat=True))
