"""Correcting what was accepted: a new version beside the one that holds."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.reporting import permissions, policies
from dondoc.reporting.actions.opening import begin_revision
from dondoc.reporting.actions.stepping import Because, locked, take_step
from dondoc.reporting.enums import Step
from dondoc.reporting.models import Obligation, Revision
from dondoc.reporting.queries.revisions import under_way


@transaction.atomic
def open_correction(*, obligation: Obligation, reason: str, by: User, at: datetime) -> Revision:
    """Begin a correction of an accepted report; the accepted one holds until the correction is accepted.

    It begins with what was sent last: the accepted report, or a correction that was returned. Refuses those who do not
    fill in for the agency, no reason, a report that is not accepted, and a second correction beside one under way.
    """
    obligation = locked(obligation)
    seat = permissions.check_may_draft(by, obligation)
    policies.check_correctable(obligation, under_way(obligation.pk))
    policies.check_reason(reason)
    revision = begin_revision(obligation, by=by, at=at)
    take_step(obligation, Step.CORRECTION_OPENED, Because(by, at, seat, reason.strip()), revision=revision)
    return revision
