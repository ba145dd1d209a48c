from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import check_may
from dondoc.lib.errors import Refused
from dondoc.reporting.actions.revising import mark_submitted, move_on, next_revision
from dondoc.reporting.actions.stepping import Because, locked
from dondoc.reporting.enums import AnswerKind, Part, RevisionStage, Step
from dondoc.reporting.models import Answer, Obligation, Revision
from dondoc.reporting.models.words import PARTS
from dondoc.reporting.queries.revisions import under_way


@transaction.atomic
def fulfil(*, obligation: Obligation, text: str, by: User, at: datetime) -> Revision:
    """Submit, for what is owed upwards, a report that was composed elsewhere: one answer that names it (`text`).

    Refuses those who do not issue reports of the agency that owes it, and an obligation whose report is being written
    or decided on already.
    """
    obligation = locked(obligation)
    seat = check_may(by, Permission.ISSUE_REPORTS, agency=obligation.agency_id)
    if under_way(obligation.pk, is_held=True):
        raise Refused(_("That report upwards has been begun by hand, or waits to be decided on. Finish that first."))
    revision = next_revision(obligation, by=by, at=at)
    revision.letter_on = timezone.localdate(at)
    Answer.objects.create(
        revision=revision,
        kind=AnswerKind.PART,
        position=1,
        part=Part.DONE,
        title=str(PARTS[Part.DONE]),
        text=text,
        saved_at=at,
        saved_by=by,
    )
    mark_submitted(revision, by=by, at=at)
    move_on(obligation, revision, RevisionStage.SUBMITTED, Step.SUBMITTED, Because(by, at, seat))
    return revision
