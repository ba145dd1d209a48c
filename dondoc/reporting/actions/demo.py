"""The demonstration's regimes: those that the sample plans ask for, set up as their focal officer would."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.models import Agency
from dondoc.agencies.permissions import may
from dondoc.plans.actions.demo import samples
from dondoc.plans.models import Plan
from dondoc.reporting.actions.regimes import set_up_regime
from dondoc.reporting.actions.terms import Terms
from dondoc.reporting.models import Regime
from dondoc.reporting.queries.proposals import Proposal, keeper_of, proposals


@transaction.atomic
def seed(*, by: User, at: datetime) -> list[Regime]:
    """Set up each regime whose sentence prints a day, from the plan's own day on, in sample plans that have none yet.

    Those without a day stay proposals, and so do all of plans that somebody brought in: a person has to say.
    """
    made = []
    # By what they hold: a file that somebody brought in may be called the same.
    known = [sha256(path.read_bytes()).hexdigest() for path in samples()]
    plans = Plan.objects.issued().filter(regimes=None, document__sha256__in=known)
    for plan in plans.select_related("document").order_by("pk"):
        if may(by, Permission.KEEP_REGIMES, agency=keeper_of(plan)):
            # Who is told last stands last in a plan, and is there when the level below asks what gathers it.
            duties = [one.duty.pk for one in proposals(plan, timezone.localdate(at)) if one.due]
            made += [_set_up(plan, duty, by, at) for duty in reversed(duties)]
    return made


def _set_up(plan: Plan, duty: int, by: User, at: datetime) -> Regime:
    today = timezone.localdate(at)
    one = next(one for one in proposals(plan, today) if one.duty.pk == duty)
    return set_up_regime(
        name=one.name,
        keeper=Agency.objects.get(pk=one.keeper),
        terms=_terms(one),
        start=plan.day or today,
        plan=plan,
        duty=one.duty,
        gathers_into=Regime.objects.filter(pk=one.gathers_into or 0).first(),
        by=by,
        at=at,
    )


def _terms(one: Proposal) -> Terms:
    return Terms(
        rhythm=one.rhythm,
        due=one.due,
        is_before=one.is_before,
        senders=one.senders,
        receiver=Agency.objects.get(pk=one.receiver),
    )
