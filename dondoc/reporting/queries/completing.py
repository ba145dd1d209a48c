"""What a draft lacks before it can be sent, in sentences, each beside the answer that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from dondoc.evidence.enums import Scan
from dondoc.reporting.enums import AnswerKind, Lack
from dondoc.reporting.models import Answer, Question, Revision
from dondoc.reporting.models.faults import LACKS
from dondoc.reporting.queries.composing import asked_of, key_of
from dondoc.reporting.rules.completeness import Given, Missing, missing
from dondoc.reporting.rules.composing import Changes, changes, said_by


@dataclass(frozen=True, slots=True)
class Problem:
    """What is missing; `answer` is the key of the answer, None for the report as a whole."""

    answer: int | None
    sentence: str | Promise
    #: The report cannot be sent with it.
    is_hard: bool
    lack: Lack


def problems_of(revision: Revision, answers: Sequence[Answer], day: date) -> list[Problem]:
    """What the report lacks if it is sent now; `answers` as of `revisions.answers_of`, `day` the one on which it is
    looked what the agency owes (`composing.day_of`). A constant number of queries."""
    return problems(revision, answers, out_of_date=changes_of(revision, answers, day))


def changes_of(revision: Revision, answers: Iterable[Answer], day: date) -> Changes:
    """How what is owed on the day differs from what the draft holds."""
    return changes(asked_of(revision.obligation, day), {key_of(answer): answer.is_gone for answer in answers})


def problems(revision: Revision, answers: Iterable[Answer], *, out_of_date: Changes | None = None) -> list[Problem]:
    """The same where it is known how what is owed has changed, or not asked; one query."""
    parts = Question.objects.filter(version=revision.obligation.version_id, is_required=True)
    required = set(parts.values_list("key", flat=True))
    given = [_given(answer, required) for answer in answers if not answer.is_gone]
    return [_problem(one) for one in missing(given, is_out_of_date=bool(out_of_date))]


def _given(answer: Answer, required: set[str]) -> Given:
    scans = [link.file.scan for link in answer.files.all()]
    infected = scans.count(Scan.INFECTED)
    is_required = answer.kind == AnswerKind.PART and answer.part in required
    files = len(scans) - infected
    return Given(answer.pk, answer.kind, said_by(answer), files, infected, answer.is_carried, is_required)


def _problem(one: Missing) -> Problem:
    sentence: str | Promise = LACKS[one.lack]
    if one.lack == Lack.CARRIED:
        sentence = str(sentence) % {"count": one.count}
    return Problem(one.answer, sentence, one.is_hard, one.lack)
