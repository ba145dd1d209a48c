"""Evidence to an answer: files that are stored once, whoever sends them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.evidence.actions import file_name, store_file
from dondoc.reporting.actions.opening import check_may_fill, count_on, held_draft
from dondoc.reporting.models import Answer, AnswerFile


@transaction.atomic
def attach_file(*, answer: Answer, name: str, data: bytes, by: User, at: datetime) -> AnswerFile:
    """Add a file to an answer of a draft; the same bytes to the same answer are there once.

    Refuses those who do not fill in for the agency, (`Stale`) a report that is no draft any more, and files that are
    not taken (`evidence.actions.store_file`).
    """
    revision = held_draft(answer.revision)
    check_may_fill(by, revision)
    file = store_file(name=name, data=data, by=by, at=at)
    values = {"name": file_name(name), "added_by": by, "added_at": at}
    link, is_new = AnswerFile.objects.get_or_create(answer=answer, file=file, defaults=values)
    if is_new:
        _touch(answer)
        count_on(revision, by=by, at=at)
        record(by=by, verb="reporting.file_added", thing=revision.obligation, at=at, data={"name": link.name})
    return link


@transaction.atomic
def detach_file(*, link: AnswerFile, by: User, at: datetime) -> None:
    """Take a file out of an answer of a draft; reports that were sent with it keep theirs. Refuses as `attach_file`."""
    revision = held_draft(link.answer.revision)
    check_may_fill(by, revision)
    found, _each = AnswerFile.objects.filter(pk=link.pk).delete()
    if found:
        _touch(link.answer)
        count_on(revision, by=by, at=at)
        record(by=by, verb="reporting.file_removed", thing=revision.obligation, at=at, data={"name": link.name})


def _touch(answer: Answer) -> None:
    """Somebody has looked at it; what others are typing in it meanwhile is not disturbed by a file."""
    Answer.objects.filter(pk=answer.pk, is_carried=True).update(is_carried=False, version=F("version"))
