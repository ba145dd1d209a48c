"""Drafts: begun with what the agency owes, brought up to date when that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.lib import dates
from dondoc.lib.errors import Refused, Stale
from dondoc.reporting.actions.revising import next_revision
from dondoc.reporting.actions.stepping import Because, locked, take_step
from dondoc.reporting.enums import Channel, RevisionStage, Stage, Step
from dondoc.reporting.models import Answer, AnswerFile, Obligation, Revision
from dondoc.reporting.models.words import REVISION_STAGES
from dondoc.reporting.permissions import check_may_decide, check_may_draft
from dondoc.reporting.queries.composing import Before, asked_of, day_of, key_of, opening_with
from dondoc.reporting.queries.revisions import under_way
from dondoc.reporting.rules.composing import Asked, Changes, Key, changes, said_by


@transaction.atomic
def open_revision(*, obligation: Obligation, by: User, at: datetime) -> Revision:
    """The draft of the report: the one that is there already, else a new one, filled in as far as it is known.

    After a return it holds what was returned. Refuses those who do not fill in for the agency, a report that waits for
    its head or the receiver, an accepted one (that is corrected), and one that nobody owes.
    """
    row = locked(obligation)
    seat = check_may_draft(by, row)
    if found := under_way(row.pk):
        _check_draft(found)
        return found
    if row.stage == Stage.ACCEPTED:
        raise Refused(_("This report is accepted. To change it, begin a correction and say why."))
    revision = begin_revision(row, by=by, at=at)
    take_step(row, Step.OPENED, Because(by, at, seat), revision=revision)
    return revision


def begin_revision(obligation: Obligation, *, by: User, at: datetime, channel: Channel = Channel.PAGE) -> Revision:
    """Write the next revision of a locked obligation with its answers; the step is taken, and rights are checked, by
    whoever calls. It begins with the answers of the revision before it, else with what was said last of each thing."""
    revision = next_revision(obligation, by=by, at=at, channel=channel)
    day = day_of(obligation, at)
    asked = asked_of(obligation, day)
    base = _answers_before(revision)
    new = [one for one in asked if one.key not in base]
    _write(revision, asked, base, opening_with(obligation, new, day))
    return revision


@transaction.atomic
def refresh_revision(*, revision: Revision, by: User, at: datetime) -> Changes:
    """Bring a draft up to what the agency owes by now: what is new is added and filled in, what is no longer asked is
    marked, and nothing that was typed is lost (PEERS T16). Refuses as `answering.save_answer` does."""
    now = held_draft(revision)
    check_may_fill(by, now)
    day = day_of(now.obligation, at)
    asked = asked_of(now.obligation, day)
    held = {key_of(answer): answer for answer in now.answers.all()}
    found = changes(asked, {key: answer.is_gone for key, answer in held.items()})
    if not found:
        return found
    for key in found.gone | found.back:
        held[key].is_gone = key in found.gone
    _place(asked, held)
    _write(now, found.new, {}, opening_with(now.obligation, found.new, day), places=_places(asked))
    count_on(now, by=by, at=at)
    facts = {"new": len(found.new), "gone": len(found.gone), "back": len(found.back)}
    record(by=by, verb="reporting.refreshed", thing=now.obligation, at=at, data=facts)
    return found


def held_draft(revision: Revision) -> Revision:
    """The draft as it is now, held until the transaction ends; refuses (`Stale`) what has gone on its way since."""
    # Locked without what it is joined to: a row whose joined one changes while it is waited for would not be found.
    Revision.objects.select_for_update().get(pk=revision.pk)
    now = Revision.objects.select_related("obligation__regime", "obligation__version").get(pk=revision.pk)
    _check_draft(now)
    return now


def check_may_fill(by: User, revision: Revision) -> None:
    """Refuse those who do not fill in for the agency; of what came on paper, those who do not receive it."""
    check = check_may_decide if revision.channel == Channel.PAPER else check_may_draft
    check(by, revision.obligation)


def count_on(revision: Revision, *, by: User, at: datetime) -> None:
    """Tell of a held draft that it was saved once more."""
    revision.version += 1
    revision.saved_by, revision.saved_at = by, at
    revision.save(update_fields=["version", "saved_by", "saved_at"])


def _check_draft(revision: Revision) -> None:
    if revision.stage != RevisionStage.DRAFT:
        words = {"stage": REVISION_STAGES[revision.stage], "when": dates.show_at(revision.saved_at)}
        raise Stale(_("This report can no longer be changed: it is %(stage)s (last saved at %(when)s).") % words)


def _answers_before(revision: Revision) -> dict[Key, Answer]:
    rows = Answer.objects.filter(revision__obligation=revision.obligation_id, revision__number=revision.number - 1)
    return {key_of(answer): answer for answer in rows.prefetch_related("files")}


def _places(asked: Iterable[Asked]) -> dict[Key, int]:
    return {one.key: place for place, one in enumerate(asked, start=1)}


def _place(asked: Sequence[Asked], held: Mapping[Key, Answer]) -> None:
    """Give the answers their places in the plan's order; what is gone stands last."""
    places, holdings = _places(asked), {one.key: one.holding for one in asked}
    for number, (key, answer) in enumerate(held.items(), start=len(places) + 1):
        answer.position = places.get(key, number)
        answer.holding_id = holdings.get(key) or answer.holding_id
    Answer.objects.bulk_update(held.values(), ["position", "is_gone", "holding"], batch_size=500)


def _write(
    revision: Revision,
    asked: Sequence[Asked],
    base: Mapping[Key, Answer],
    known: Mapping[Key, Before],
    *,
    places: Mapping[Key, int] | None = None,
) -> None:
    """Add an answer for each thing, as `base` has it or filled with what is known; what `base` says beyond it stays."""
    places = places or _places(asked)
    rows = [_copied(revision, base[one.key], one) if one.key in base else _filled(one, known) for one in asked]
    files = [_files_of(one.key, base, known) for one in asked]
    for answer in (answer for key, answer in base.items() if key not in places and not answer.is_blank):
        rows.append(_copied(revision, answer))
        files.append([(link.file_id, link.name, link.added_by_id) for link in answer.files.all()])
    for number, row in enumerate(rows, start=1):
        row.revision = revision
        row.position = places.get(key_of(row), number)
    made = Answer.objects.bulk_create(rows, batch_size=500)
    links = [
        AnswerFile(
            answer=row, file_id=file, name=name, added_at=revision.saved_at, added_by_id=by or revision.saved_by_id
        )
        for row, several in zip(made, files, strict=True)
        for file, name, by in several
    ]
    AnswerFile.objects.bulk_create(links, batch_size=500)


def _copied(revision: Revision, answer: Answer, asked: Asked | None = None) -> Answer:
    """The same answer in the next revision; one that is asked no more is marked."""
    row = Answer(kind=answer.kind, indicator_id=answer.indicator_id, part=answer.part, title=answer.title)
    row.holding_id = asked.holding if asked else answer.holding_id
    row.is_gone, row.is_carried = asked is None, answer.is_carried
    row.saved_at, row.saved_by_id = answer.saved_at, answer.saved_by_id
    row.revision = revision
    return _put(row, asdict(said_by(answer)))


def _filled(asked: Asked, known: Mapping[Key, Before]) -> Answer:
    row = Answer(kind=asked.key.kind, holding_id=asked.holding, indicator_id=asked.indicator)
    row.part, row.title = asked.key.part, asked.title
    if before := known.get(asked.key):
        row.is_carried = True
        _put(row, asdict(before.told.said))
    return row


def _put(row: Answer, values: Mapping[str, object]) -> Answer:
    for field, value in values.items():
        setattr(row, field, value)
    return row


def _files_of(key: Key, base: Mapping[Key, Answer], known: Mapping[Key, Before]) -> list[tuple[int, str, int | None]]:
    if key in base:
        return [(link.file_id, link.name, link.added_by_id) for link in base[key].files.all()]
    before = known.get(key)
    return [(file, name, None) for file, name in before.files] if before else []
