"""Live plans of Sông Lam whose tasks have the leads and the dates that a test needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Holding, Plan, Task
from dondoc.plans.tests.drafts import a_reading
from dondoc.plans.tests.extracted import song_lam, task
from dondoc.plans.tests.registry import seed
from dondoc.progress.actions import Said, record_progress
from dondoc.progress.enums import State
from dondoc.progress.models import Entry

INDUSTRY, HEALTH, FINANCE = "Sở Công Thương", "Sở Y tế", "Sở Tài chính"
#: When plans of these tests are issued, and the date that most of their tasks have.
ISSUED = datetime(2026, 1, 12, 2, 0, tzinfo=UTC)
DUE = date(2026, 6, 30)

Wanted = tuple[str | Sequence[str], date | None]


def at(day: date, hour: int = 9) -> datetime:
    """An instant of the local day."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def a_plan(
    by: User,
    tasks: Sequence[Wanted],
    *,
    number: str = "7/KH-UBND",
    roles: Mapping[str, Sequence[str]] | None = None,
    words: str = "chậm nhất ngày",
) -> Plan:
    """A live plan with a task II.1, II.2 … for each pair of lead (or leads) and date (None: no date).

    `words` stand before each date.
    """
    seed()
    reading: dict[str, Any] = song_lam(number=number)
    reading["document"] |= {"date": "2026-01-10"}
    span, more = reading["tasks"][0]["span"], dict(roles or {})
    reading["tasks"] = [
        task(f"II.{place}", f"Nhiệm vụ {place}.", span, lead=_names(lead), deadline=_deadline(due, words), **more)
        for place, (lead, due) in enumerate(tasks, start=1)
    ]
    reading["reports"], reading["indicators"] = [], []
    draft = actions.draft_from_reading(reading=a_reading(by, reading), by=by, at=ISSUED)
    return actions.issue_plan(plan=draft, version=draft.version, by=by, at=ISSUED)


def _names(lead: str | Sequence[str]) -> list[str]:
    return [lead] if isinstance(lead, str) else list(lead)


def _deadline(due: date | None, words: str) -> dict[str, Any]:
    if due is None:
        return {"kind": "continuous", "value": None, "phrase": "Thường xuyên"}
    return {"kind": "date", "value": due.isoformat(), "phrase": f"{words} {due:%d/%m/%Y}"}


def task_at(plan: Plan, path: str) -> Task:
    return Task.objects.get(plan=plan, path=path)


def share(plan: Plan, path: str = "II.1", lead: str = "") -> Holding:
    """The lead's duty; that of one of several leads by its words in the plan."""
    rows = Holding.objects.filter(assignment__task__plan=plan, assignment__task__path=path, assignment__role="lead")
    return rows.get(assignment__phrase=lead) if lead else rows.get()


def done(number: str = "45/QĐ-SCT", on: date | None = None, **more: Any) -> Said:
    """Done, with the document that proves it."""
    return Said(State.DONE, product_number=number, product_on=on or date(2026, 6, 20), **more)


def say(holding: Holding, said: Said | State, day: date, by: User, *, seen: int | None = None) -> Entry:
    """Recorded on a day, by somebody who has seen the last word."""
    last = Entry.objects.filter(holding=holding).order_by("-said_at", "-pk").first()
    known = (last.pk if last else 0) if seen is None else seen
    said = Said(said) if isinstance(said, State) else said
    return record_progress(holding=holding, said=said, seen=known, by=by, at=at(day))
