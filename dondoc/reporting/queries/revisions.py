"""Versions of a report: which is under way, what each holds, what may be opened of it."""

from __future__ import annotations

from django.db.models import Prefetch
from django.utils.text import Truncator

from dondoc.reporting.enums import RevisionStage, Step
from dondoc.reporting.models import Answer, AnswerFile, Obligation, Revision, RevisionFile

UNDER_WAY = (RevisionStage.DRAFT, RevisionStage.APPROVING, RevisionStage.SUBMITTED)
#: Enough of an answer's title to know it by.
_TITLE = 90


def under_way(obligation: int, *, is_held: bool = False) -> Revision | None:
    """The version that is being written, approved or decided on; `is_held`: until the transaction ends."""
    rows = Revision.objects.filter(obligation=obligation, stage__in=UNDER_WAY)
    if is_held:  # alone: joined to whoever saved it last, it would not be found once somebody else saves it meanwhile
        rows.select_for_update().first()
    return rows.select_related("saved_by", "begun_by").first()


def last_revision(obligation: int) -> Revision | None:
    """The newest version, whatever became of it."""
    return Revision.objects.filter(obligation=obligation).order_by("-number").first()


def valid_before(obligation: Obligation) -> Revision | None:
    """What the agency sent of the period before by the same regime: the version that holds, else the newest valid."""
    earlier = {"obligation__regime": obligation.regime_id, "obligation__agency": obligation.agency_id}
    rows = Revision.objects.filter(**earlier, obligation__due_on__lt=obligation.due_on, submitted_at__isnull=False)
    rows = rows.exclude(stage=RevisionStage.VOIDED).select_related("obligation")
    return rows.order_by("-obligation__due_on", "stage", "-number").first()


def stead_of(revision: Revision) -> str:
    """In whose stead it was submitted; nothing where whoever did it filled the post."""
    steps = (Step.SUBMITTED, Step.CORRECTION_SUBMITTED)
    move = revision.moves.filter(step__in=steps).order_by("-pk").first()
    return move.stead if move else ""


def scans_of(revision: Revision) -> list[RevisionFile]:
    """The files to the whole of it: the scan of a paper, a signed letter."""
    return list(revision.files.select_related("file").order_by("pk"))


def before(revision: Revision) -> Revision | None:
    """The version that this one followed, of those that had left the agency."""
    rows = Revision.objects.filter(obligation=revision.obligation_id, number__lt=revision.number)
    return rows.filter(submitted_at__isnull=False).order_by("-number").first()


def answers_of(revision: Revision) -> list[Answer]:
    """Its answers in their order, with what they are about and their files; a constant number of queries."""
    rows = revision.answers.select_related("holding__assignment__task", "indicator", "saved_by")
    rows = rows.defer("holding__assignment__task__search", "holding__assignment__task__doubts", "indicator__doubts")
    files = Prefetch("files", queryset=AnswerFile.objects.select_related("file", "added_by"))
    return list(rows.prefetch_related(files).order_by("position", "pk"))


def about(answer: Answer) -> tuple[str, str]:
    """Number and words of what an answer is about: a task's place, an indicator's code; a part has its title alone."""
    if answer.indicator:
        return answer.indicator.code, answer.indicator.name
    task = answer.holding.assignment.task if answer.holding else None
    return (task.path, task.text) if task else ("", answer.title)


def words_of(answer: Answer) -> str:
    """The same in one."""
    return " ".join(about(answer)).strip()


def title_of(answer: Answer) -> str:
    """The same, short."""
    return Truncator(words_of(answer)).chars(_TITLE)


def given_in(revision: Revision) -> list[str]:
    """Titles of the answers that somebody gave; what only stands there from the last period is nobody's."""
    said = (one for one in answers_of(revision) if not one.is_carried and not one.is_gone)
    return [title_of(one) for one in said if not one.is_blank or one.files.all()]
