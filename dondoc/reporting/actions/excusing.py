"""Not asking an agency for a report, and asking for it after all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.reporting import permissions, policies
from dondoc.reporting.actions.stepping import Because, locked, take_step
from dondoc.reporting.enums import RevisionStage, Step
from dondoc.reporting.models import Obligation
from dondoc.reporting.queries.revisions import under_way


@transaction.atomic
def excuse(*, obligation: Obligation, reason: str, document: str = "", by: User, at: datetime) -> Obligation:
    """Excuse the agency from the report, with the reason and the document that says so, if there is one.

    A draft that it has begun is kept. Refuses those who do not excuse at the receiver, no reason, and (`Stale`) a
    report that was sent or accepted.
    """
    obligation = locked(obligation)
    seat = permissions.check_may_excuse(by, obligation)
    policies.check_unsent(obligation)
    policies.check_reason(reason)
    said = f"{reason.strip()} ({document.strip()})" if document.strip() else reason.strip()
    _rest(obligation)
    take_step(obligation, Step.EXCUSED, Because(by, at, seat, said))
    return obligation


@transaction.atomic
def lift_excuse(*, obligation: Obligation, reason: str, by: User, at: datetime) -> Obligation:
    """Ask the agency for the report after all; a draft that it had begun goes on where it stood.

    Refuses those who do not excuse at the receiver, no reason, and (`Stale`) one that is not excused.
    """
    obligation = locked(obligation)
    seat = permissions.check_may_excuse(by, obligation)
    policies.check_excused(obligation)
    policies.check_reason(reason)
    take_step(obligation, Step.EXCUSE_LIFTED, Because(by, at, seat, reason.strip()))
    return obligation


def _rest(obligation: Obligation) -> None:
    """A draft that lies with the head goes back to the officers: nobody waits for it any more."""
    draft = under_way(obligation.pk, is_held=True)
    if draft and draft.stage == RevisionStage.APPROVING:
        draft.stage = RevisionStage.DRAFT
        draft.version += 1
        draft.save(update_fields=["stage", "version"])
