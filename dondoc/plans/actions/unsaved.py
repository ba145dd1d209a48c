from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from dondoc.accounts.models import User
from dondoc.plans import permissions, policies
from dondoc.plans.models import Plan, Unsaved


def keep_typed(*, plan: Plan, form: str, data: Mapping[str, str], by: User, at: datetime) -> Unsaved:
    """Keep what a person has typed into a form and not saved; only that person sees it. Refuses an issued plan.

    No audit event: nothing in the plan has changed.
    """
    permissions.check_may_review(by, plan)
    policies.check_draft(plan)
    defaults = {"data": dict(data), "at": at}
    return Unsaved.objects.update_or_create(plan=plan, by=by, form=form, defaults=defaults)[0]


def forget_typed(*, plan: Plan, form: str, by: User) -> None:
    """Throw away what was typed and not saved."""
    Unsaved.objects.filter(plan=plan, by=by, form=form).delete()
