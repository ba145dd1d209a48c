"""The one place that moves an obligation: every step is checked by the table, kept with who, when and why, recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.agencies.permissions import Seat
from dondoc.agencies.queries.calling import Called
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused
from dondoc.reporting.enums import RevisionStage, Stage, Step
from dondoc.reporting.models import Move, Obligation, Revision
from dondoc.reporting.models.words import STAGES, STEPS
from dondoc.reporting.rules.steps import after, rests_at

VERBS = {
    Step.OPENED: "reporting.opened",
    Step.SENT_TO_HEAD: "reporting.sent_to_head",
    Step.SENT_BACK: "reporting.sent_back",
    Step.SUBMITTED: "reporting.submitted",
    Step.RETURNED: "reporting.returned",
    Step.VOIDED: "reporting.voided",
    Step.ACCEPTED: "reporting.accepted",
    Step.CORRECTION_OPENED: "reporting.correction_opened",
    Step.CORRECTION_SENT_TO_HEAD: "reporting.correction_sent_to_head",
    Step.CORRECTION_SENT_BACK: "reporting.correction_sent_back",
    Step.CORRECTION_SUBMITTED: "reporting.correction_submitted",
    Step.CORRECTION_RETURNED: "reporting.correction_returned",
    Step.CORRECTION_ACCEPTED: "reporting.correction_accepted",
    Step.EXCUSED: "reporting.excused",
    Step.EXCUSE_LIFTED: "reporting.excuse_lifted",
}


@dataclass(frozen=True, slots=True)
class Because:
    """Who takes a step, when, by which seat, and why."""

    by: User
    at: datetime
    seat: Seat
    reason: str = ""


def locked(obligation: Obligation) -> Obligation:
    """The obligation as it is now, held until the transaction ends: one step at a time."""
    return Obligation.objects.select_for_update().get(pk=obligation.pk)


def take_step(obligation: Obligation, step: Step, because: Because, *, revision: Revision | None = None) -> Move:
    """Move a locked obligation, keep the step and record it; refuses one that cannot be taken from here.

    What the obligation says of its revisions (nil, first valid, accepted) is told anew from them.
    """
    stage = after(Stage(obligation.stage), step)
    if stage is None:
        raise Refused(
            _("This cannot be done now (%(step)s): the report is %(stage)s. Look at it once more.")
            % {"step": STEPS[step], "stage": STAGES[obligation.stage]}
        )
    tell_of_revisions(obligation)
    stage = obligation.stage = rests_at(stage, has_come=obligation.first_valid_at is not None)
    obligation.save(update_fields=["stage", "is_nil", "first_valid_at", "accepted_at", "accepted"])
    move = Move.objects.create(
        obligation=obligation,
        revision=revision,
        step=step,
        stage=stage,
        at=because.at,
        by=because.by,
        stead=because.seat.deputises_for,
        reason=because.reason,
    )
    _record(obligation, step, because, revision)
    return move


def tell_of_revisions(obligation: Obligation) -> None:
    """Set what the obligation keeps of its revisions: nil or not, when first valid, when accepted, which one holds."""
    revisions = list(obligation.revisions.order_by("number"))
    valid = [each for each in revisions if each.submitted_at and each.stage != RevisionStage.VOIDED]
    accepted = [each for each in revisions if each.stage == RevisionStage.ACCEPTED]
    holding = accepted[-1] if accepted else valid[-1] if valid else None
    obligation.is_nil = bool(holding and holding.is_nil)
    obligation.first_valid_at = min((each.submitted_at for each in valid if each.submitted_at), default=None)
    obligation.accepted = accepted[-1] if accepted else None
    obligation.accepted_at = accepted[0].decided_at if accepted else None


def _record(obligation: Obligation, step: Step, because: Because, revision: Revision | None) -> None:
    day = timezone.localdate(because.at)
    data = {
        "agency": Called([obligation.agency_id]).on(obligation.agency_id, day, short=True),
        "period": obligation.period,
        "reason": because.reason,
        "revision": revision.number if revision else None,
    }
    record(by=because.by, verb=VERBS[step], thing=obligation, at=because.at, data=data)
