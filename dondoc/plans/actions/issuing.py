from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.lib.errors import Stale
from dondoc.plans import permissions, policies
from dondoc.plans.actions.settling import settle_names
from dondoc.plans.models import Indicator, Plan, Task, Unsaved


@transaction.atomic
def issue_plan(*, plan: Plan, version: int, by: User, at: datetime) -> Plan:
    """Make the checked draft live, as the person saw it at `version`: its names become agencies that hold duties.

    Refuses an issued plan, one with a hard error, and (`Stale`) a draft that was changed since.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan.pk)
    permissions.check_may_issue(by, plan)
    tasks = Task.objects.kept().filter(plan=plan).count()
    policies.check_issuable(plan, tasks=tasks)
    if plan.version != version:
        raise Stale(_("The draft has changed since you checked it; look at it once more."))
    plan.issued_at, plan.issued_by = at, by
    plan.save(update_fields=["issued_at", "issued_by"])
    Unsaved.objects.filter(plan=plan).delete()
    indicators = Indicator.objects.kept().filter(plan=plan).count()
    data = {"tasks": tasks, "indicators": indicators, "edition": plan.edition}
    settle_names(plan, at=at)
    record(by=by, verb="plans.issued", thing=plan, at=at, data=data)
    return plan
