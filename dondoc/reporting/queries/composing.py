"""What a report asks of its agency on a day, and what was said of each thing before. Constant queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from dondoc.agencies.queries.lineage import answered_by
from dondoc.plans.enums import Role
from dondoc.plans.queries.holdings import held_by
from dondoc.progress.queries.standing import since, withdrawals_on
from dondoc.reporting.enums import AnswerKind, RevisionStage
from dondoc.reporting.models import Answer, AnswerFile, Obligation
from dondoc.reporting.rules.composing import Asked, Key, Told, carried, said_by

#: A file and what it is called.
File = tuple[int, str]
#: Reports that left their agency and were not sent back.
_HOLDING = (RevisionStage.ACCEPTED, RevisionStage.SUBMITTED)
_IN_ORDER = ("position", "pk")


@dataclass(frozen=True, slots=True)
class Before:
    """What was last said of one thing, with the files that prove it."""

    told: Told
    files: tuple[File, ...]


def day_of(obligation: Obligation, at: datetime) -> date:
    """The day on which it is looked what the agency owes: today, but never after the due day."""
    return min(timezone.localdate(at), obligation.due_on)


def asked_of(obligation: Obligation, day: date) -> list[Asked]:
    """What the agency answers: its shares of tasks, the indicators that it leads, the parts of the narrative."""
    version, plan = obligation.version, obligation.regime.plan_id
    tasks = _tasks(obligation, day) if plan and version.asks_tasks else []
    indicators = _indicators(obligation, day) if plan and version.asks_indicators else []
    return [*tasks, *indicators, *_parts(obligation)]


def _tasks(obligation: Obligation, day: date) -> list[Asked]:
    rows = _led(obligation, day).filter(assignment__task__isnull=False, assignment__task__dropped_at=None)
    order = (f"assignment__task__{field}" for field in _IN_ORDER)
    found = list(rows.order_by(*order, "assignment__position", *_IN_ORDER).values_list("pk", "assignment__task_id"))
    gone = withdrawals_on({task for _holding, task in found}, day)
    return [Asked(Key(AnswerKind.TASK, holding), holding) for holding, task in found if task not in gone]


def _indicators(obligation: Obligation, day: date) -> list[Asked]:
    """Each once, though the agency may lead it for two that have become one."""
    rows = _led(obligation, day).filter(assignment__indicator__isnull=False, assignment__indicator__dropped_at=None)
    order = (f"assignment__indicator__{field}" for field in _IN_ORDER)
    found = rows.order_by(*order, "assignment__position", *_IN_ORDER).values_list("assignment__indicator_id", "pk")
    first: dict[int, int] = {}
    for indicator, holding in found:
        first.setdefault(indicator, holding)
    return [Asked(Key(AnswerKind.INDICATOR, one), holding, one) for one, holding in first.items()]


def _parts(obligation: Obligation) -> list[Asked]:
    questions = obligation.version.questions.order_by("position").values_list("key", "title")
    return [Asked(Key(AnswerKind.PART, 0, key), title=title) for key, title in questions]


def _led(obligation: Obligation, day: date) -> QuerySet[Any, Any]:
    rows = held_by([obligation.agency_id], day)
    led: QuerySet[Any, Any] = rows.filter(plan=obligation.regime.plan_id, assignment__role=Role.LEAD)
    return led


def key_of(answer: Answer) -> Key:
    """What makes the answer the same one in every report."""
    kind = AnswerKind(answer.kind)
    thing = answer.indicator_id if kind == AnswerKind.INDICATOR else answer.holding_id
    return Key(kind, thing or 0, answer.part)


def reported_before(obligation: Obligation, asked: Sequence[Asked], day: date) -> dict[Key, Before]:
    """What the last report by this regime said of each thing: of a duty whoever had it then, of a part of the narrative
    the agency itself or one that it took over. What was sent back does not count."""
    rows = Answer.objects.filter(
        is_gone=False,
        revision__stage__in=_HOLDING,
        revision__obligation__regime=obligation.regime_id,
        revision__obligation__due_on__lt=obligation.due_on,
    )
    holdings = [one.holding for one in asked if one.holding]
    own = rows.filter(kind=AnswerKind.PART, revision__obligation__agency__in=_own(obligation, day))
    found = [*_last(rows.filter(holding__in=holdings), "holding_id"), *_last(own, "part")]
    files = _files(found)
    by_holding = {one.holding: one.key for one in asked if one.holding}
    return {
        by_holding.get(row.holding_id or 0, key_of(row)): Before(_told(row), files.get(row.pk, ()))
        for row in found
        if not said_by(row).is_blank
    }


def last_words(answer: Answer, day: date) -> str:
    """What the last report said of the same thing, in words."""
    key = key_of(answer)
    asked = [Asked(key, answer.holding_id, answer.indicator_id, answer.title)]
    before = reported_before(answer.revision.obligation, asked, day).get(key)
    return before.told.said.text if before else ""


def _own(obligation: Obligation, day: date) -> Any:
    return answered_by([obligation.agency_id], day)


def _last(rows: QuerySet[Answer], each: str) -> list[Answer]:
    """The newest period's; of one period the accepted before one that was only submitted ("a" before "s")."""
    order = (each, "-revision__obligation__due_on", "revision__stage", "-revision__number", "pk")
    return list(rows.select_related("revision").order_by(*order).distinct(each))


def _told(row: Answer) -> Told:
    return Told(said_by(row), row.revision.submitted_at or row.revision.saved_at)


def _files(answers: Iterable[Answer]) -> dict[int, tuple[File, ...]]:
    found: dict[int, tuple[File, ...]] = {}
    links = AnswerFile.objects.filter(answer__in=[row.pk for row in answers]).order_by("pk")
    for answer, file, name in links.values_list("answer_id", "file_id", "name"):
        found[answer] = (*found.get(answer, ()), (file, name))
    return found


def opening_with(obligation: Obligation, asked: Sequence[Asked], day: date) -> dict[Key, Before]:
    """What each answer opens filled with: the last report or the progress recorded since, whichever is newer.

    Parts of the narrative open empty: words of another period are shown beside them, not said again by themselves.
    """
    wanted = [one for one in asked if one.key.kind != AnswerKind.PART]
    reported = reported_before(obligation, wanted, day)
    recorded = _recorded(wanted, reported, obligation.due_on)
    return {one.key: newer for one in wanted if (newer := _newer(reported.get(one.key), recorded.get(one.key)))}


def _newer(reported: Before | None, recorded: Before | None) -> Before | None:
    told = carried(reported.told if reported else None, recorded.told if recorded else None)
    return recorded if recorded and told is recorded.told else reported


def _recorded(asked: Iterable[Asked], reported: Mapping[Key, Before], until: date) -> dict[Key, Before]:
    """Progress on tasks that was recorded after what was last reported, and said by the due day."""
    keys = {one.holding: one.key for one in asked if one.holding and one.key.kind == AnswerKind.TASK}
    sent = [reported[key].told.at for key in keys.values() if key in reported]
    after = min(sent) if len(sent) == len(keys) and sent else datetime.min.replace(tzinfo=UTC)
    found: dict[Key, Before] = {}
    for holding, entries in since(keys, after).items():
        for entry in entries:
            if timezone.localdate(entry.said_at) <= until:
                files = tuple((link.file_id, link.name) for link in entry.files.all())
                found[keys[holding]] = Before(Told(said_by(entry), entry.said_at), files)
    return found
