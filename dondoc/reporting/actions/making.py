"""Regimes become obligations ahead of time, and these follow regimes and agencies until they fall due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from dondoc.audit.actions import record
from dondoc.reporting.actions.following import Follower
from dondoc.reporting.enums import Stage, Step
from dondoc.reporting.models import Obligation, Regime
from dondoc.reporting.queries.senders import lines_of
from dondoc.reporting.queries.versions import asking_of
from dondoc.reporting.rules.lineages import planned
from dondoc.reporting.rules.making import asked

#: The job of `jobs.py`, by name: jobs stand above actions.
MAKING_JOB = "dondoc.reporting.jobs.make_coming_obligations"
#: A year and a month: when a yearly report falls due, the next one stands in the ledger already.
HORIZON = timedelta(days=400)
_STEPS = (Step.MADE, Step.REDATED, Step.HANDED_OVER, Step.TAKEN_BACK, Step.DROPPED)
#: Agency → its obligation, of one period.
Rows = dict[int, Obligation]


@transaction.atomic
def make_obligations(
    *, regimes: Iterable[Regime] | None = None, at: datetime, since: date | None = None
) -> Counter[str]:
    """Enter what the regimes (all, where none are said) ask for and is due by `HORIZON`; gives how many of each step.

    What has not fallen due follows: a due day that moved, an agency that handed over, a sender that went or came back.
    What fell due before the day of `at` stays as it is, and nothing is made for then unless `since` says from when. A
    second run changes nothing.
    """
    rows = Regime.objects.order_by("pk").select_for_update(of=("self",))
    total: Counter[str] = Counter()
    for regime in rows if regimes is None else rows.filter(pk__in=[regime.pk for regime in regimes]):
        if steps := _follow(regime, at, since):
            numbers = {step.value: steps[step] for step in _STEPS}
            record(
                by=None, verb="reporting.ledger_followed", thing=regime, at=at, data={"name": regime.name, **numbers}
            )
            total += steps
    return total


def _follow(regime: Regime, at: datetime, since: date | None) -> Counter[str]:
    today = timezone.localdate(at)
    versions = {version.pk: version for version in regime.versions.select_related("regime").order_by("valid")}
    last = regime.obligations.aggregate(last=Max("due_on"))["last"] or today
    coming = asked(asking_of(versions.values()), max(today + HORIZON, last))
    have = _have(regime, today, [one.owed.period.key for one in coming if one.owed.due_on >= (since or today)])
    lines = {key: lines_of(version) for key, version in versions.items()}
    follower = Follower(regime=regime, versions=versions, at=at)
    for one in coming:
        rows = have.pop(one.owed.period.key, {})
        is_in_time = (since or today) <= one.owed.due_on <= today + HORIZON
        if is_in_time or rows:
            plan = planned(lines[one.version], one.owed.due_on, {key: Stage(row.stage) for key, row in rows.items()})
            follower.follow(one, plan, rows, makes=is_in_time)
    for rows in have.values():
        follower.drop(rows.values())
    return follower.write()


def _have(regime: Regime, today: date, periods: list[str]) -> dict[str, Rows]:
    """By period, what has not fallen due and whatever there is of those periods."""
    rows = regime.obligations.filter(Q(due_on__gte=today) | Q(period__in=periods)).order_by("pk").select_for_update()
    found: dict[str, Rows] = defaultdict(dict)
    for row in rows:
        found[row.period][row.agency_id] = row
    return found
