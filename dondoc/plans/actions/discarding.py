from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.plans import permissions, policies
from dondoc.plans.actions.keeping import lock_draft
from dondoc.plans.models import Plan


@transaction.atomic
def discard_draft(*, plan: Plan, by: User, at: datetime) -> Plan:
    """Lay a draft aside: out of the list, nothing of it lost. Refuses an issued plan and one that is laid aside."""
    plan = lock_draft(plan.pk, by=by)
    plan.discarded_at, plan.discarded_by = at, by
    plan.save(update_fields=["discarded_at", "discarded_by"])
    record(by=by, verb="plans.discarded", thing=plan, at=at)
    return plan


@transaction.atomic
def take_up_draft(*, plan: Plan, by: User, at: datetime) -> Plan:
    """Go on with a draft that was laid aside. Refuses any other."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan.pk)
    permissions.check_may_review(by, plan)
    policies.check_discarded(plan)
    plan.discarded_at, plan.discarded_by = None, None
    plan.save(update_fields=["discarded_at", "discarded_by"])
    record(by=by, verb="plans.taken_up", thing=plan, at=at)
    return plan
