"""Which step leads from where to where; whatever is not in the table is refused."""

from __future__ import annotations

from dondoc.reporting.enums import Stage, Step

_UNSENT = (Stage.NONE, Stage.DRAFT, Stage.APPROVING, Stage.RETURNED)

#: Stage after a step, by the stage before it.
TABLE: dict[Step, dict[Stage, Stage]] = {
    Step.REDATED: {stage: stage for stage in Stage},
    Step.OPENED: {Stage.NONE: Stage.DRAFT, Stage.RETURNED: Stage.RETURNED},
    # A report that was returned stays returned until it is submitted anew: a draft of an answer is no report.
    # From NONE: a draft that was begun before an excuse was given and lifted again.
    Step.SENT_TO_HEAD: {Stage.NONE: Stage.APPROVING, Stage.DRAFT: Stage.APPROVING, Stage.RETURNED: Stage.RETURNED},
    Step.SENT_BACK: {Stage.APPROVING: Stage.DRAFT, Stage.RETURNED: Stage.RETURNED},
    Step.SUBMITTED: dict.fromkeys(_UNSENT, Stage.SUBMITTED),
    Step.RETURNED: {Stage.SUBMITTED: Stage.RETURNED},
    Step.VOIDED: {Stage.SUBMITTED: Stage.NONE},
    Step.ACCEPTED: {Stage.SUBMITTED: Stage.ACCEPTED},
    Step.CORRECTION_OPENED: {Stage.ACCEPTED: Stage.ACCEPTED},
    Step.CORRECTION_SENT_TO_HEAD: {Stage.ACCEPTED: Stage.ACCEPTED},
    Step.CORRECTION_SENT_BACK: {Stage.ACCEPTED: Stage.ACCEPTED},
    Step.CORRECTION_SUBMITTED: {Stage.ACCEPTED: Stage.ACCEPTED},
    Step.CORRECTION_RETURNED: {Stage.ACCEPTED: Stage.ACCEPTED},
    Step.CORRECTION_ACCEPTED: {Stage.ACCEPTED: Stage.ACCEPTED},
    Step.EXCUSED: dict.fromkeys(_UNSENT, Stage.EXCUSED),
    Step.EXCUSE_LIFTED: {Stage.EXCUSED: Stage.NONE},
    Step.HANDED_OVER: {**dict.fromkeys(_UNSENT, Stage.HANDED_OVER), Stage.EXCUSED: Stage.HANDED_OVER},
    Step.TAKEN_BACK: {Stage.HANDED_OVER: Stage.NONE, Stage.DROPPED: Stage.NONE},
    Step.DROPPED: {**dict.fromkeys(_UNSENT, Stage.DROPPED), Stage.EXCUSED: Stage.DROPPED},
}


def after(stage: Stage, step: Step) -> Stage | None:
    """Where the step leads from there; None where it cannot be taken."""
    return TABLE.get(step, {}).get(stage)


def rests_at(stage: Stage, *, has_come: bool) -> Stage:
    """Where a step rests that led to the stage: what has come and counts was returned, and is not as if never sent."""
    return Stage.RETURNED if stage == Stage.NONE and has_come else stage
