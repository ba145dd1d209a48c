"""Of which province and plans a page speaks, on which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models import Phase
from dondoc.agencies.permissions import standing_of
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.lineage import answered_by
from dondoc.plans.models import Plan
from dondoc.reporting.models import Regime
from dondoc.reporting.queries import ledger
from dondoc.steering.models import Method


@dataclass(frozen=True, slots=True)
class Named:
    """An agency and what it is called on the day."""

    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A province's plans on a day, or some of them."""

    day: date
    #: None where no province has a plan.
    province: Named | None
    #: Those that may be chosen.
    provinces: tuple[Named, ...]
    plans: tuple[Plan, ...]
    #: The one plan that it is cut to.
    plan: int | None = None
    #: All that the province's agencies report, also what no plan asks for.
    is_whole: bool = True

    @property
    def keys(self) -> list[int]:
        """Of the plans that count."""
        return [self.plan] if self.plan else [plan.pk for plan in self.plans]

    def reports(self, *, year: int | None = None) -> ledger.Scope:
        """The obligations that it speaks of, as the ledger narrows them."""
        if self.plan:
            return ledger.Scope(plan=self.plan, year=year)
        if self.is_whole and self.province:
            return ledger.Scope(province=self.province.pk, year=year)
        regimes = Regime.objects.filter(plan__in=self.keys).values_list("pk", flat=True)
        # A key that no regime has: of no plans there are no reports.
        return ledger.Scope(regimes=list(regimes) or [0], year=year)

    @property
    def address(self) -> str:
        """The part of an address that cuts the ledger to it."""
        if self.plan:
            return f"plan={self.plan}"
        return f"province={self.province.pk}" if self.province else ""


def scope_for(user: User | AnonymousUser, day: date, province: int | None = None, plan: int | None = None) -> Scope:
    """What the person is shown: of the provinces of their posts the one asked for, else the first.

    A plan that is not in force there on the day is as if it had not been asked for.
    """
    offered = _provinces(user, day)
    chosen = next((one for one in offered if one.pk == province), offered[0] if offered else None)
    plans = _plans(Q(province__in=answered_by([chosen.pk], day)), day) if chosen else ()
    return Scope(day, chosen, offered, plans, plan if any(one.pk == plan for one in plans) else None)


def scope_of_method(method: Method, day: date) -> Scope:
    """What a method rates: a province's all plans, else those that its agency gathers for."""
    phase = Phase.objects.filter(agency=method.agency_id).order_by("-valid").first()
    if phase and phase.kind == Kind.COMMITTEE and phase.level == Level.PROVINCE:
        province = Named(method.agency_id, phase.short_name)
        return Scope(day, province, (province,), _plans(Q(province__in=answered_by([province.pk], day)), day))
    plans = _plans(Q(document__agency__in=answered_by([method.agency_id], day)), day)
    above = Named(phase.province_id, "") if phase and phase.province_id else None
    return Scope(day, above, (), plans, is_whole=False)


def _plans(wanted: Q, day: date) -> tuple[Plan, ...]:
    rows = Plan.objects.in_force(day).filter(wanted).select_related("document")
    return tuple(rows.order_by("-dated_on", "-pk"))


def _provinces(user: User | AnonymousUser, day: date) -> tuple[Named, ...]:
    """Of the person's posts, in their order; all with a plan for somebody of no province (a ministry)."""
    seats = standing_of(user).agencies(Permission.READ_REPORTS)
    rows = Phase.objects.filter(agency__in=seats).order_by("valid").values_list("agency", "province")
    latest = dict(rows)
    found = [latest.get(seat) for seat in seats]
    if seats and not any(found):
        found = list(Plan.objects.in_force(day).order_by().values_list("province", flat=True).distinct())
    return _named(dict.fromkeys(key for key in found if key is not None), day)


def _named(keys: Iterable[int], day: date) -> tuple[Named, ...]:
    known = list(keys)
    called = Called(known)
    return tuple(Named(key, called.on(key, day, short=True)) for key in known)
