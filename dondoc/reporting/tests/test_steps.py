"""The table of steps, whole: what is not in it cannot happen."""

from __future__ import annotations

import pytest

from dondoc.reporting.enums import Stage, Step
from dondoc.reporting.rules.steps import after, rests_at

NONE, DRAFT, APPROVING, SUBMITTED = Stage.NONE, Stage.DRAFT, Stage.APPROVING, Stage.SUBMITTED
RETURNED, ACCEPTED, EXCUSED = Stage.RETURNED, Stage.ACCEPTED, Stage.EXCUSED
HANDED_OVER, DROPPED = Stage.HANDED_OVER, Stage.DROPPED

#: Written down once more, by stage, as people would tell it; every pair that is not here is refused.
ALLOWED: dict[Stage, dict[Step, Stage]] = {
    NONE: {
        Step.OPENED: DRAFT,
        Step.SENT_TO_HEAD: APPROVING,
        Step.SUBMITTED: SUBMITTED,
        Step.EXCUSED: EXCUSED,
        Step.HANDED_OVER: HANDED_OVER,
        Step.DROPPED: DROPPED,
    },
    DRAFT: {
        Step.SENT_TO_HEAD: APPROVING,
        Step.SUBMITTED: SUBMITTED,
        Step.EXCUSED: EXCUSED,
        Step.HANDED_OVER: HANDED_OVER,
        Step.DROPPED: DROPPED,
    },
    APPROVING: {
        Step.SENT_BACK: DRAFT,
        Step.SUBMITTED: SUBMITTED,
        Step.EXCUSED: EXCUSED,
        Step.HANDED_OVER: HANDED_OVER,
        Step.DROPPED: DROPPED,
    },
    SUBMITTED: {Step.RETURNED: RETURNED, Step.VOIDED: NONE, Step.ACCEPTED: ACCEPTED},
    RETURNED: {
        Step.OPENED: RETURNED,
        Step.SENT_TO_HEAD: RETURNED,
        Step.SENT_BACK: RETURNED,
        Step.SUBMITTED: SUBMITTED,
        Step.EXCUSED: EXCUSED,
        Step.HANDED_OVER: HANDED_OVER,
        Step.DROPPED: DROPPED,
    },
    ACCEPTED: {
        Step.CORRECTION_OPENED: ACCEPTED,
        Step.CORRECTION_SENT_TO_HEAD: ACCEPTED,
        Step.CORRECTION_SENT_BACK: ACCEPTED,
        Step.CORRECTION_SUBMITTED: ACCEPTED,
        Step.CORRECTION_RETURNED: ACCEPTED,
        Step.CORRECTION_ACCEPTED: ACCEPTED,
    },
    EXCUSED: {Step.EXCUSE_LIFTED: NONE, Step.HANDED_OVER: HANDED_OVER, Step.DROPPED: DROPPED},
    HANDED_OVER: {Step.TAKEN_BACK: NONE},
    DROPPED: {Step.TAKEN_BACK: NONE},
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("step", [step for step in Step if step != Step.REDATED])
def test_a_step_leads_where_it_is_told_to_or_nowhere(stage: Stage, step: Step) -> None:
    assert after(stage, step) == ALLOWED[stage].get(step)


@pytest.mark.parametrize("stage", Stage)
def test_a_due_day_moves_without_moving_the_report(stage: Stage) -> None:
    assert after(stage, Step.REDATED) == stage


@pytest.mark.parametrize("stage", Stage)
def test_what_has_come_is_never_as_if_it_had_not(stage: Stage) -> None:
    assert rests_at(stage, has_come=False) == stage
    assert rests_at(stage, has_come=True) == (RETURNED if stage == NONE else stage)
