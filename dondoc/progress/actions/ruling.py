"""Whether tasks of a plan that are reported done wait for a second person."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.plans.models import Plan
from dondoc.progress import permissions, policies
from dondoc.progress.actions.shares import day_of
from dondoc.progress.enums import Confirmer
from dondoc.progress.models import PlanRule


@transaction.atomic
def set_plan_rule(*, plan: Plan | int, confirmer: Confirmer | None, since: date, by: User, at: datetime) -> PlanRule:
    """Say who confirms, from `since` on, that tasks of the plan are done; None for nobody.

    What was recorded before stays under the rule of its day. Refuses those who do not decide for the plan, a day that
    has passed, and what is the rule already.
    """
    live = Plan.objects.issued().select_related("document").select_for_update(of=("self",))
    row = live.get(pk=plan if isinstance(plan, int) else plan.pk)
    permissions.check_may_decide(by, row)
    last = PlanRule.objects.filter(plan=row).order_by("-pk").first()
    policies.check_rule(last.confirmer if last else "", confirmer, since, day_of(at))
    rule = PlanRule(plan=row, since=since, confirms=confirmer is not None, confirmer=confirmer or "")
    rule.set_at, rule.set_by = at, by
    rule.save(force_insert=True)
    record(by=by, verb="progress.rule_set", thing=row, at=at, data={"since": since, "confirmer": rule.confirmer})
    return rule
