"""Out of the agency: before its head, back to its officers, and submitted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.reporting import permissions, policies
from dondoc.reporting.actions.remarking import reason_of, said, write_remarks
from dondoc.reporting.actions.revising import (
    as_seen,
    check_complete,
    mark_submitted,
    move_on,
    next_revision,
    take_out_all,
)
from dondoc.reporting.actions.stepping import Because, locked
from dondoc.reporting.enums import RevisionStage, Step
from dondoc.reporting.models import Obligation, Revision
from dondoc.reporting.queries.revisions import given_in, under_way


@transaction.atomic
def send_to_head(*, revision: Revision, version: int, by: User, at: datetime) -> Revision:
    """Put the draft, as the person saw it at `version`, before the head of the agency; its answers rest meanwhile.

    Refuses those who do not fill in for the agency, (`Stale`) a draft that went on since, and one that is not complete.
    """
    obligation = locked(revision.obligation)
    seat = permissions.check_may_draft(by, obligation)
    now = as_seen(revision, version, RevisionStage.DRAFT)
    check_complete(now, at)
    now.note = ""
    move_on(obligation, now, RevisionStage.APPROVING, Step.SENT_TO_HEAD, Because(by, at, seat))
    return now


@transaction.atomic
def send_back(
    *, revision: Revision, version: int, note: str, remarks: Mapping[int, str], by: User, at: datetime
) -> Revision:
    """Give the draft back to the officers with a word to the whole, or remarks to answers by their key.

    Refuses those who are not its head, (`Stale`) what went on since, and to send back without a word.
    """
    obligation = locked(revision.obligation)
    seat = permissions.check_may_submit(by, obligation)
    now = as_seen(revision, version, RevisionStage.APPROVING)
    remarks = said(remarks)
    policies.check_return(note, remarks, is_void=False, is_correction=False)
    write_remarks(now, remarks, by=by, at=at)
    now.note = note.strip()
    move_on(obligation, now, RevisionStage.DRAFT, Step.SENT_BACK, Because(by, at, seat, reason_of(note, remarks)))
    return now


@transaction.atomic
def submit_report(
    *,
    revision: Revision,
    version: int,
    letter_number: str = "",
    letter_on: date | None = None,
    by: User,
    at: datetime,
) -> Revision:
    """Approve the report as seen at `version` and send it; from now on it stays as it is. After the due day it is late.

    Refuses those who are not the head of the agency nor deputise for them, (`Stale`) what went on since, and a report
    that is blank or not complete.
    """
    obligation = locked(revision.obligation)
    seat = permissions.check_may_submit(by, obligation)
    now = as_seen(revision, version, RevisionStage.DRAFT, RevisionStage.APPROVING)
    check_complete(now, at)
    policies.check_letter(letter_number, letter_on, timezone.localdate(at))
    now.note, now.letter_number, now.letter_on = "", letter_number.strip(), letter_on
    mark_submitted(now, by=by, at=at)
    move_on(obligation, now, RevisionStage.SUBMITTED, Step.SUBMITTED, Because(by, at, seat))
    return now


@transaction.atomic
def submit_nil(*, obligation: Obligation, reason: str, by: User, at: datetime) -> Revision:
    """Say, and answer for it, that there was nothing to report in the period, and why.

    Refuses those who are not the head of the agency, one that has been sent, no reason, and a draft in which somebody
    has answered: then that is reported. What only stood there from the last period is not said again.
    """
    obligation = locked(obligation)
    seat = permissions.check_may_submit(by, obligation)
    policies.check_unsent(obligation)
    policies.check_reason(reason)
    revision = under_way(obligation.pk, is_held=True) or next_revision(obligation, by=by, at=at)
    policies.check_nothing_said(given_in(revision))
    take_out_all(revision)
    revision.is_nil, revision.nil_reason = True, reason.strip()
    mark_submitted(revision, by=by, at=at)
    move_on(obligation, revision, RevisionStage.SUBMITTED, Step.SUBMITTED, Because(by, at, seat, reason.strip()))
    return revision
