from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.audit.models import FIELDS
from dondoc.lib.errors import Forbidden, Refused
from dondoc.plans import permissions
from dondoc.plans.models import Plan


def hand_over_drafts(*, person: User, to: User, by: User, at: datetime) -> None:
    """Let another person check all that the leaver keeps; called in the transaction of the leaving.

    Refuses a receiver who may not review drafts of each plan's agency. What the leaver has typed and not saved stays
    theirs: kept, and shown to nobody else.
    """
    for plan in _open(person).select_for_update(of=("self",)).select_related("document"):
        try:
            permissions.check_may_review(to, plan)
        except Forbidden as error:
            said = {"person": to, "plan": name_of(plan)}
            raise Refused(_("%(person)s may not check this draft: %(plan)s.") % said) from error
        plan.keeper = to
        plan.save(update_fields=["keeper"])
        data = {"former": str(person), "keeper": str(to), FIELDS: {"keeper": [str(person), str(to)]}}
        record(by=by, verb="plans.handed_over", thing=plan, at=at, data=data)


def open_drafts(person: User) -> list[str]:
    """The drafts that the person checks, by the names that people call them."""
    return [name_of(plan) for plan in _open(person).select_related("document")]


def name_of(plan: Plan) -> str:
    """Its number, else its title, else its file."""
    return plan.number or plan.title or plan.document.name


def _open(person: User) -> QuerySet[Plan]:
    """Not issued; those laid aside too, since somebody may take them up again."""
    return Plan.objects.filter(keeper=person, issued_at=None).order_by("pk")
