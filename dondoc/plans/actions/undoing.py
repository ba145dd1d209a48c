from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused
from dondoc.plans.actions.correcting import facts_state, write_facts
from dondoc.plans.actions.keeping import States, current_states, lock_draft, write
from dondoc.plans.enums import Verb
from dondoc.plans.models import Correction, Plan


@transaction.atomic
def undo(*, plan: Plan, by: User, at: datetime) -> Correction:
    """Take back this person's last correction of the draft that stands; called again, the one before it.

    Refuses when there is none, when the last is a rereading, and when somebody has since changed what it made.
    """
    plan = lock_draft(plan.pk, by=by)
    correction = Correction.objects.filter(plan=plan, by=by, undone_at=None).order_by("-pk").first()
    if correction is None:
        raise Refused(_("There is nothing of yours to undo."))
    if correction.verb == Verb.REREAD:
        raise Refused(_("A newer reading was taken over; what was before it can no longer be undone."))
    _put_back(plan, correction, by=by, at=at)
    correction.undone_at, correction.undone_by = at, by
    correction.save(update_fields=["undone_at", "undone_by"])
    plan.version += 1
    plan.save(update_fields=["version"])
    data = {"verb": correction.verb, "correction": correction.pk}
    record(by=by, verb="plans.undone", thing=plan, at=at, data=data)
    return correction


def _put_back(plan: Plan, correction: Correction, *, by: User, at: datetime) -> None:
    after: States = correction.after
    if "facts" in after:
        _check_same(facts_state(plan) == after["facts"])
        write_facts(plan, correction.before["facts"])
        return
    items, now = current_states(list(after))
    _check_same(now == after)
    for ref, state in correction.before.items():
        if state is None:
            items[ref].delete()
        else:
            write(items[ref], state, by=by, at=at)


def _check_same(is_same: bool) -> None:
    if not is_same:
        raise Refused(_("What this correction made has been changed since; correct it by hand instead."))
