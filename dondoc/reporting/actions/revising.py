"""A revision as it is now, held still, and moved to its next stage together with its obligation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from dondoc.accounts.models import User
from dondoc.reporting import policies
from dondoc.reporting.actions.stepping import Because, take_step
from dondoc.reporting.enums import Channel, Lack, RevisionStage, Stage, Step
from dondoc.reporting.models import AnswerFile, Obligation, Revision
from dondoc.reporting.queries.completing import problems_of
from dondoc.reporting.queries.composing import day_of
from dondoc.reporting.queries.revisions import answers_of, last_revision, title_of
from dondoc.reporting.rules.composing import Said

#: The same step of a correction: the accepted report holds on meanwhile.
_OF_CORRECTION = {
    Step.SENT_TO_HEAD: Step.CORRECTION_SENT_TO_HEAD,
    Step.SENT_BACK: Step.CORRECTION_SENT_BACK,
    Step.SUBMITTED: Step.CORRECTION_SUBMITTED,
    Step.RETURNED: Step.CORRECTION_RETURNED,
    Step.ACCEPTED: Step.CORRECTION_ACCEPTED,
}


def next_revision(obligation: Obligation, *, by: User, at: datetime, channel: Channel = Channel.PAGE) -> Revision:
    """A new version of a locked obligation, without answers, after the last one."""
    last, times = last_revision(obligation.pk), {"begun_at": at, "begun_by": by, "saved_at": at, "saved_by": by}
    number = last.number + 1 if last else 1
    return Revision.objects.create(obligation=obligation, number=number, channel=channel, **times)


def as_seen(revision: Revision, version: int, *stages: RevisionStage) -> Revision:
    """The revision as it is now, held until the transaction ends; `Stale` where it went on since `version`.

    Its obligation must be locked first, everywhere: who locks in another order waits for ever.
    """
    # Locked alone: joined to whoever saved it last, it would not be found once somebody else saves it meanwhile.
    Revision.objects.select_for_update().get(pk=revision.pk)
    now = Revision.objects.select_related("saved_by").get(pk=revision.pk)
    policies.check_as_seen(now, version, *stages)
    return now


def step_of(obligation: Obligation, step: Step) -> Step:
    """The step, or that of a correction where a report is accepted already."""
    return _OF_CORRECTION.get(step, step) if obligation.stage == Stage.ACCEPTED else step


def move_on(obligation: Obligation, revision: Revision, stage: RevisionStage, step: Step, because: Because) -> None:
    """Give the revision its stage, count its version on, and take the step."""
    revision.stage = stage
    revision.version += 1
    revision.save()
    take_step(obligation, step_of(obligation, step), because, revision=revision)


def mark_submitted(revision: Revision, *, by: User, at: datetime) -> None:
    """It leaves the agency at `at`, `by` answering for it."""
    revision.submitted_by, revision.submitted_at = by, at


def mark_decided(revision: Revision, *, by: User, at: datetime, note: str = "") -> None:
    """The receiver has decided on it."""
    revision.decided_by, revision.decided_at, revision.note = by, at, note.strip()


def check_complete(revision: Revision, at: datetime, *, forgiven: Collection[Lack] = ()) -> None:
    """Refuse what lacks something without which it cannot be sent; the sentence says what, and where."""
    answers = answers_of(revision)
    found = problems_of(revision, answers, day_of(revision.obligation, at))
    hard = [one for one in found if one.is_hard and one.lack not in forgiven]
    titles = {answer.pk: title_of(answer) for answer in answers}
    policies.check_complete([(titles.get(one.answer or 0, ""), str(one.sentence)) for one in hard])


def take_out_carried(revision: Revision) -> None:
    """Blank what stands in a draft from the last period: it is not said of this one. Its questions stay."""
    if revision.stage != RevisionStage.DRAFT:
        revision.stage = RevisionStage.DRAFT
        revision.save(update_fields=["stage"])
    carried = revision.answers.filter(is_carried=True)
    AnswerFile.objects.filter(answer__in=carried).delete()
    carried.update(is_carried=False, **asdict(Said()))


def take_out_all(revision: Revision) -> None:
    """The same with the questions, so that the next version, and the next period, are filled in anew.

    Whoever calls has made sure that nobody answered; an answer with a remark stays as a blank one.
    """
    take_out_carried(revision)
    revision.answers.filter(is_gone=False, remarks=None).delete()
