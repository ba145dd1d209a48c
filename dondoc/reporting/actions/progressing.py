"""What an accepted report says of tasks becomes what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from dondoc.agencies.queries.calling import Called
from dondoc.evidence.models import StoredFile
from dondoc.progress.actions import Reported, Said, record_reported
from dondoc.progress.enums import State
from dondoc.progress.queries.standing import Standing, standings_of_holdings
from dondoc.reporting.enums import AnswerKind, Channel, RevisionStage
from dondoc.reporting.models import Answer, Revision
from dondoc.reporting.models.words import period_words


def record_answers(revision: Revision, *, at: datetime) -> int:
    """Record what an accepted report says of its tasks, as said when it was sent; gives how many entries are new.

    Whoever sent it answers for it. What is known already in the same words is not said again: a task done in spring
    and carried on since would otherwise be done on the day of the last report. Nor does a report on an earlier period,
    late or corrected, overrule what one on a later period had said by then.
    """
    if revision.is_nil or revision.submitted_by is None or revision.submitted_at is None:
        return 0
    answers = list(
        revision.answers.filter(kind=AnswerKind.TASK, is_gone=False).exclude(state="").prefetch_related("files__file")
    )
    known = standings_of_holdings([one.holding_id for one in answers if one.holding_id], timezone.localdate(at))
    overtaken = _overtaken(revision, answers)
    asked = [one for one in answers if one.holding_id in known and one.holding_id not in overtaken]
    fresh = [one for one in asked if not _is_known(one, known[one.holding_id or 0])]
    return record_reported(entries=list(_entries(revision, fresh)), by=revision.submitted_by, at=at)


def _overtaken(revision: Revision, answers: Iterable[Answer]) -> set[int | None]:
    """Shares of tasks of which a later period's report had spoken when this one was sent."""
    obligation = revision.obligation
    rows = Answer.objects.filter(
        holding__in=[one.holding_id for one in answers],
        is_gone=False,
        revision__obligation__regime=obligation.regime_id,
        revision__obligation__due_on__gt=obligation.due_on,
        revision__submitted_at__lte=revision.submitted_at,
    )
    spoken = rows.exclude(state="").exclude(revision__stage=RevisionStage.VOIDED)
    return set(spoken.values_list("holding", flat=True))


def _is_known(answer: Answer, known: Standing) -> bool:
    """The last word on the share is this one, and nobody has sent it back since."""
    said, product, measure = said_of(answer), known.product, known.measure
    mine = (said.state, said.text, said.product_number, said.product_on, said.product_name)
    theirs = (
        known.state,
        known.text,
        product.number if product else "",
        product.on if product else None,
        product.name if product else "",
    )
    amounts = (measure.done, measure.planned) if measure else (None, None)
    return not known.sent_back and mine == theirs and amounts == (said.amount_done, said.amount_planned)


def said_of(answer: Answer) -> Said:
    """An answer in the words of progress."""
    return Said(
        state=State(answer.state),
        text=answer.text.strip(),
        product_number=answer.product_number.strip(),
        product_on=answer.product_on,
        product_name=answer.product_name.strip(),
        amount_done=answer.amount_done,
        amount_planned=answer.amount_planned,
        unit=answer.unit.strip(),
    )


def _entries(revision: Revision, answers: Iterable[Answer]) -> Iterable[Reported]:
    if revision.submitted_at is None:
        return
    name, scans = _name(revision), _scans(revision)
    for one in answers:
        files = [*((file.name, file.file) for file in one.files.all()), *scans]
        yield Reported(one.holding_id or 0, said_of(one), revision.submitted_at, revision.pk, name, files)


def _scans(revision: Revision) -> list[tuple[str, StoredFile]]:
    """Of what came on paper its scan is the proof."""
    if revision.channel != Channel.PAPER:
        return []
    return [(file.name, file.file) for file in revision.files.select_related("file")]


def _name(revision: Revision) -> str:
    """What the report is called where its entries stand: agency and period."""
    obligation = revision.obligation
    agency = Called([obligation.agency_id]).on(obligation.agency_id, obligation.due_on, short=True)
    return f"{agency}, {period_words(obligation.period)}"[:255]
