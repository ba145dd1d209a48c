"""What happened to a task: who said, asked, gave, confirmed or withdrew what, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from dondoc.agencies.queries.calling import Called
from dondoc.plans.enums import Role
from dondoc.plans.models import Holding, Task
from dondoc.plans.queries.holdings import histories, step_on
from dondoc.progress.models import Confirmation, Entry, Extension, Withdrawal


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing of the story; `kind` is the template's word for `thing`."""

    at: datetime
    kind: str
    thing: Any
    who: str
    #: The agency that answered for the share at that time; empty for what concerns the whole task.
    agency: str = ""


def story_of(task: Task) -> list[Happening]:
    """All that happened to the task since its plan was issued, newest first; ten queries or so, however long it is."""
    holdings = list(Holding.objects.filter(assignment__task=task, assignment__role=Role.LEAD))
    entries = Entry.objects.filter(holding__in=holdings).select_related("recorded_by", "confirmation__given_by")
    found = list(entries.prefetch_related("files__file"))
    asked = list(Extension.objects.filter(holding__in=holdings).select_related("asked_by", "decided_by"))
    names = _Names(holdings)
    happened = [
        *_said(found, names),
        *_confirmed(found, names),
        *_asked(asked, names),
        *_withdrawn(task),
    ]
    return sorted(happened, key=lambda one: one.at, reverse=True)


class _Names:
    """Which agency answered for a share at an instant."""

    def __init__(self, holdings: Sequence[Holding]) -> None:
        self._steps = histories(holdings)
        self._called = Called(step.agency for several in self._steps.values() for step in several)

    def at(self, holding: int, instant: datetime) -> str:
        day = timezone.localdate(instant)
        step = step_on(self._steps[holding], day)
        return self._called.on(step.agency if step else None, day, short=True)


def _said(entries: Iterable[Entry], names: _Names) -> Iterable[Happening]:
    for entry in entries:
        who, agency = str(entry.recorded_by), names.at(entry.holding_id, entry.said_at)
        yield Happening(entry.recorded_at, "entry", entry, who, agency)


def _confirmed(entries: Iterable[Entry], names: _Names) -> Iterable[Happening]:
    for entry in entries:
        word: Confirmation | None = getattr(entry, "confirmation", None)
        if word:
            agency = names.at(entry.holding_id, entry.said_at)
            yield Happening(word.given_at, "confirmation", word, str(word.given_by), agency)


def _asked(extensions: Iterable[Extension], names: _Names) -> Iterable[Happening]:
    for row in extensions:
        agency = names.at(row.holding_id, row.asked_at)
        yield Happening(row.asked_at, "asked", row, str(row.asked_by), agency)
        if row.decided_at:
            yield Happening(row.decided_at, "decided", row, str(row.decided_by), agency)


def _withdrawn(task: Task) -> Iterable[Happening]:
    for row in Withdrawal.objects.filter(task=task).select_related("withdrawn_by", "by_task__plan"):
        yield Happening(row.withdrawn_at, "withdrawal", row, str(row.withdrawn_by))
