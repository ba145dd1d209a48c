"""Answers of a draft, saved as they are typed: each by itself, so that two people can fill in one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.lib import dates
from dondoc.lib.errors import Refused, Stale
from dondoc.reporting.actions.opening import check_may_fill, count_on, held_draft
from dondoc.reporting.models import Answer, Revision
from dondoc.reporting.models.faults import FAULTS
from dondoc.reporting.rules.composing import FIELDS, Said, said_by
from dondoc.reporting.rules.measures import faults


class Unfit(Refused):
    """What was typed cannot be kept; `fields` has a sentence for each field."""

    def __init__(self, fields: Mapping[str, str | Promise]) -> None:
        self.fields = fields
        super().__init__(" ".join(str(sentence) for sentence in fields.values()))


class SavedMeanwhile(Stale):
    """Somebody else has saved the same answer since: `theirs` is the answer as it is now, `mine` what was not saved."""

    def __init__(self, theirs: Answer, mine: Said) -> None:
        self.theirs, self.mine = theirs, mine
        super().__init__(_sentence(theirs))


def _sentence(theirs: Answer) -> str:
    if theirs.saved_by is None or theirs.saved_at is None:
        return _("This answer was changed meanwhile. Yours is not saved yet: choose which one holds.")
    return _("%(person)s saved this answer at %(when)s. Yours is not saved yet: choose which one holds.") % {
        "person": theirs.saved_by,
        "when": dates.show_at(theirs.saved_at),
    }


@transaction.atomic
def save_answer(*, answer: Answer, version: int, values: Mapping[str, Any], by: User, at: datetime) -> Answer:
    """Put these values (fields of `Said`; blank numbers and days are None) into an answer; other fields stay.

    The same values once more change nothing, whatever the version: a save that was sent twice is one. Refuses those
    who do not fill in for the agency, (`Stale`) a report that is no draft any more, (`SavedMeanwhile`) a version that
    is not the last, and (`Unfit`) what cannot be kept. No audit event: a draft is the agency's own until it is sent.
    """
    revision = held_draft(answer.revision)
    check_may_fill(by, revision)
    now = _held(answer)
    said = said_by(now)
    wanted = replace(said, **_own(now, values))
    if wanted == said:
        return now
    if now.version != version:
        raise SavedMeanwhile(now, wanted)
    if found := faults(wanted, timezone.localdate(at)):
        raise Unfit({field: FAULTS[fault] for field, fault in found.items()})
    return _write(now, revision, wanted, by=by, at=at)


def clear_answer(*, answer: Answer, version: int, by: User, at: datetime) -> Answer:
    """Empty an answer; its files stay. Refuses as `save_answer` does."""
    blank = Said()
    values = {field: getattr(blank, field) for field in FIELDS[answer.kind]}
    return save_answer(answer=answer, version=version, values=values, by=by, at=at)


@transaction.atomic
def confirm_carried(*, revision: Revision, answers: Iterable[Answer] | None = None, by: User, at: datetime) -> int:
    """Say of answers that stand as before (all, where none are named) that they still hold; gives how many.

    Refuses as `save_answer` does.
    """
    now = held_draft(revision)
    check_may_fill(by, now)
    rows = now.answers.filter(is_carried=True, is_gone=False)
    if answers is not None:
        rows = rows.filter(pk__in=[answer.pk for answer in answers])
    count = 0
    for row in rows:
        row.is_carried, row.version = False, row.version + 1
        row.saved_by, row.saved_at = by, at
        count += 1
        row.save(update_fields=["is_carried", "version", "saved_by", "saved_at"])
    if count:
        count_on(now, by=by, at=at)
        record(by=by, verb="reporting.still_so", thing=now.obligation, at=at, data={"count": count})
    return count


def _held(answer: Answer) -> Answer:
    return Answer.objects.select_for_update().get(pk=answer.pk)


def _own(answer: Answer, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that an answer of this kind can have; text without blanks around it, lines as they were typed."""
    unknown = set(values) - set(FIELDS[answer.kind])
    if unknown:
        message = f"an answer of kind {answer.kind} has no {sorted(unknown)}"
        raise ValueError(message)
    return {
        field: value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
        for field, value in values.items()
    }


def _write(answer: Answer, revision: Revision, said: Said, *, by: User, at: datetime) -> Answer:
    for field in FIELDS[answer.kind]:
        setattr(answer, field, getattr(said, field))
    answer.is_carried = False
    answer.version += 1
    answer.saved_by, answer.saved_at = by, at
    answer.save(update_fields=[*FIELDS[answer.kind], "is_carried", "version", "saved_by", "saved_at"])
    count_on(revision, by=by, at=at)
    return answer
