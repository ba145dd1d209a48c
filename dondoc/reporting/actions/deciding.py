"""The receiver's word: accepted, returned with remarks, or returned as no report at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.reporting import permissions, policies
from dondoc.reporting.actions.progressing import record_answers
from dondoc.reporting.actions.remarking import reason_of, said, write_remarks
from dondoc.reporting.actions.revising import as_seen, mark_decided, move_on
from dondoc.reporting.actions.stepping import Because, locked
from dondoc.reporting.enums import RevisionStage, Stage, Step
from dondoc.reporting.models import Revision


@transaction.atomic
def accept_report(*, revision: Revision, version: int, by: User, at: datetime) -> Revision:
    """Accept the report as seen at `version`; what it says of tasks counts from now on, as said when it was sent.

    Refuses those who do not accept reports at the receiver, those of the agency that sent it, and (`Stale`) a report
    that went on since.
    """
    obligation = locked(revision.obligation)
    seat = permissions.check_may_decide(by, obligation)
    now = as_seen(revision, version, RevisionStage.SUBMITTED)
    mark_decided(now, by=by, at=at)
    move_on(obligation, now, RevisionStage.ACCEPTED, Step.ACCEPTED, Because(by, at, seat))
    record_answers(now, at=at)
    return now


@transaction.atomic
def return_report(
    *,
    revision: Revision,
    version: int,
    note: str = "",
    remarks: Mapping[int, str],
    is_void: bool = False,
    by: User,
    at: datetime,
) -> Revision:
    """Give the report back, with remarks to answers by their key, or a word to the whole.

    The time at which it was sent goes on counting, unless it is returned as no report (`is_void`): blank, or for
    another period. Refuses whom and what `accept_report` refuses, and to return without a word.
    """
    remarks = said(remarks)
    obligation = locked(revision.obligation)
    seat = permissions.check_may_decide(by, obligation)
    now = as_seen(revision, version, RevisionStage.SUBMITTED)
    policies.check_return(note, remarks, is_void=is_void, is_correction=obligation.stage == Stage.ACCEPTED)
    write_remarks(now, remarks, by=by, at=at)
    mark_decided(now, by=by, at=at, note=note)
    stage, step = (RevisionStage.VOIDED, Step.VOIDED) if is_void else (RevisionStage.RETURNED, Step.RETURNED)
    move_on(obligation, now, stage, step, Because(by, at, seat, reason_of(note, remarks)))
    return now


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of several reports: which were accepted, and why the others were not, by key of the revision."""

    accepted: list[int]
    refused: dict[int, str]


def accept_several(*, revisions: Mapping[int, int], by: User, at: datetime) -> Outcome:
    """Accept each of these, seen at its version; one that is refused does not hold up the others."""
    outcome = Outcome([], {})
    for revision in Revision.objects.filter(pk__in=revisions).select_related("obligation").order_by("pk"):
        try:
            accept_report(revision=revision, version=revisions[revision.pk], by=by, at=at)
        except Refused as refused:
            outcome.refused[revision.pk] = str(refused)
        else:
            outcome.accepted.append(revision.pk)
    return outcome
