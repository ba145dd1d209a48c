"""The province's wording: passages with the answers that they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.consolidation import policies
from dondoc.consolidation.actions.keeping import count_on, locked_draft
from dondoc.consolidation.enums import About
from dondoc.consolidation.models import Passage, PassageSource, Report
from dondoc.consolidation.queries.desk import shown, whole_desk
from dondoc.consolidation.queries.senders import obligations_of, pairs_of
from dondoc.consolidation.queries.topics import Topic
from dondoc.lib.errors import Refused
from dondoc.lib.keys import key_of
from dondoc.plans.models import Task
from dondoc.reporting.models import Answer

#: Saving as one types is one event in the record, not one a second.
_ONE_SITTING = timedelta(minutes=15)


@transaction.atomic
def write_passage(
    *,
    report: Report,
    topic: str,
    version: int,
    text: str,
    answers: Collection[int] = (),
    is_own: bool = False,
    is_left_out: bool = False,
    by: User,
    at: datetime,
) -> Passage:
    """Write what the report says of a topic ("task-12", "part-causes"), as seen at `version` (0: nothing written).

    `answers` are those that the words rest on. Refuses words that rest on nothing and are not marked `is_own`, answers
    to something else or not accepted, and (`Stale`) to write over what somebody else has written meanwhile.
    """
    now = locked_draft(report, by=by)
    about, task, part = _about(now, topic)
    passage = Passage.objects.filter(report=now, about=about, task=task, part=part).first()
    policies.check_passage_version(passage, version)
    if not is_left_out:
        policies.check_rests_on_something(text, answers, is_own=is_own)
    _check_answers(now, about, task, part, answers, at)
    before = _told_of(passage)
    passage = passage or Passage(report=now, about=about, task=task, part=part, version=0)
    passage.text, passage.is_own, passage.is_left_out = text.strip(), is_own, is_left_out
    passage.version += 1
    is_sitting = bool(passage.pk) and passage.written_by_id == by.pk and at - passage.written_at < _ONE_SITTING
    passage.written_at, passage.written_by = at, by
    passage.save()
    _replace_sources(passage, answers)
    count_on(now)
    if not is_sitting or before != _told_of(passage):
        data = {"topic": passage.topic, "sources": len(answers)}
        record(by=by, verb="consolidation.passage_written", thing=now, at=at, data=data)
    return passage


@transaction.atomic
def suggest_passages(*, report: Report, place: str = "", by: User, at: datetime) -> int:
    """Word all that nobody has worded yet out of the answers (in one place of the desk, where it is said).

    Gives how many passages were made; what a person wrote or left out stays as it is.
    """
    now = locked_draft(report, by=by)
    found = whole_desk(now, timezone.localdate(at))
    topics = [topic for each in found.places if place in ("", each.slug) for topic in each.topics]
    unwritten = [topic for topic in topics if topic.passage is None and topic.known]
    made = suggest_from(now, shown(found, unwritten), by=by, at=at)
    if made:
        count_on(now)
        record(by=by, verb="consolidation.suggested", thing=now, at=at, data={"passages": made})
    return made


def suggest_from(report: Report, topics: Iterable[Topic], *, by: User, at: datetime) -> int:
    """Word these topics out of their answers, in the caller's transaction; gives how many had something to say."""
    made = [topic for topic in topics if topic.suggestion]
    rows = Passage.objects.bulk_create(_suggested(report, topic, by, at) for topic in made)
    PassageSource.objects.bulk_create(
        PassageSource(passage=row, answer_id=answer.pk)
        for row, topic in zip(rows, made, strict=True)
        for answer in topic.answers
    )
    return len(made)


def _suggested(report: Report, topic: Topic, by: User, at: datetime) -> Passage:
    task = topic.task.pk if topic.task else None
    return Passage(
        report=report,
        about=topic.about,
        task_id=task,
        part=topic.part,
        text=topic.suggestion,
        written_at=at,
        written_by=by,
    )


def _about(report: Report, topic: str) -> tuple[About, Task | None, str]:
    kind, _dash, key = topic.partition("-")
    if kind == About.PART and 0 < len(key) <= 32:
        return About.PART, None, key
    plans = report.sources.values("regime__plan")
    asked = key_of(key) if kind == About.TASK else None
    task = Task.objects.kept().filter(plan__in=plans, pk=asked).first() if asked is not None else None
    if task is None:
        raise Refused(_("The report draws on no such task."))
    return About.TASK, task, ""


def _check_answers(
    report: Report, about: About, task: Task | None, part: str, answers: Collection[int], at: datetime
) -> None:
    """All are answers of reports that are accepted now, to this very topic."""
    owed = obligations_of(pairs_of(report), report.keeper_id, timezone.localdate(at))
    rows = Answer.objects.filter(pk__in=answers, is_gone=False, revision__in=owed.order_by().values("accepted"))
    rows = rows.filter(holding__assignment__task=task) if about == About.TASK else rows.filter(part=part)
    if rows.count() != len(set(answers)):
        raise Refused(
            _("One of the ticked answers is not accepted any more, or speaks of something else. Look at them again.")
        )


def _replace_sources(passage: Passage, answers: Iterable[int]) -> None:
    wanted = set(answers)
    have = {source.answer_id: source for source in passage.sources.all()}
    passage.sources.filter(answer__in=set(have) - wanted).delete()
    PassageSource.objects.bulk_create(
        PassageSource(passage=passage, answer_id=answer) for answer in sorted(wanted - set(have))
    )


def _told_of(passage: Passage | None) -> tuple[object, ...] | None:
    """What the record tells each time: what it rests on, not each word."""
    if passage is None:
        return None
    sources = frozenset(passage.sources.values_list("answer", flat=True))
    return sources, passage.is_own, passage.is_left_out
