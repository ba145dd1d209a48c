"""Agencies of the demonstration's province, changes of the tests' own, and plans whose names mean them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from dondoc.accounts.models import User
from dondoc.agencies.actions import demo, rebuild_answering
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency, Change, Succession
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.plans import actions
from dondoc.plans.models import Holding, Plan
from dondoc.plans.tests.drafts import AT, a_reading
from dondoc.plans.tests.extracted import song_lam, task

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
#: Before the departments merged, after that, and after the districts ended.
IN_2024, IN_SPRING, IN_2026 = date(2024, 6, 1), date(2025, 4, 1), date(2026, 3, 2)
MERGING, DISTRICTS_END = date(2025, 3, 1), date(2025, 7, 1)


def seed() -> None:
    """The whole registry of the demonstration."""
    demo.seed(at=AT)


def agency(key: str) -> Agency:
    """One of Sông Lam's agencies by its own part of the key; "" for the province itself."""
    return Agency.objects.get(key=f"song-lam/{key}" if key else "song-lam")


def end_of(former: Agency, heirs: Sequence[Agency], on: date, kind: ChangeKind = ChangeKind.SPLIT) -> Change:
    """A change that was carried out: the agency ends on the day, the heirs share what it had."""
    former.valid = range_of(Span(former.valid.lower, on))
    former.phases.filter(valid__upper_inf=True).update(valid=former.valid)
    former.save()
    change = Change.objects.create(kind=kind, on=on, created_at=AT, done_at=AT)
    Succession.objects.bulk_create(Succession(change=change, origin=former, heir=heir) for heir in heirs)
    change.agencies.set([former, *heirs])
    rebuild_answering([former.pk, *(heir.pk for heir in heirs)])
    return change


def prepared(former: Agency, heirs: Sequence[Agency], on: date, kind: ChangeKind = ChangeKind.SPLIT) -> Change:
    """A change that is only prepared."""
    intent = {"agencies": [former.pk], "heirs": [heir.pk for heir in heirs]}
    change = Change.objects.create(kind=kind, on=on, created_at=AT, prepared=intent)
    change.agencies.set([former, *heirs])
    return change


def a_plan(
    by: User,
    leads: Sequence[str | Sequence[str]],
    *,
    day: str = "2024-01-15",
    number: str = "7/KH-UBND",
    roles: Mapping[str, Sequence[str]] | None = None,
    **document: str,
) -> Plan:
    """An issued plan of Sông Lam with a task for each lead (or list of leads), its other parts those of `song_lam`."""
    draft = a_plan_draft(by, leads, day=day, number=number, roles=roles, **document)
    return actions.issue_plan(plan=draft, version=draft.version, by=by, at=AT)


def a_plan_draft(
    by: User,
    leads: Sequence[str | Sequence[str]],
    *,
    day: str = "2024-01-15",
    number: str = "7/KH-UBND",
    roles: Mapping[str, Sequence[str]] | None = None,
    **document: str,
) -> Plan:
    """The same, not issued yet."""
    reading: dict[str, Any] = song_lam(number=number)
    reading["document"] |= {"date": day, **document}
    span = reading["tasks"][0]["span"]
    reading["tasks"] = [
        task(f"II.{place}", f"Nhiệm vụ {place}.", span, lead=[lead] if isinstance(lead, str) else list(lead))
        for place, lead in enumerate(leads, start=1)
    ]
    for role, phrases in (roles or {}).items():
        reading["tasks"][0][role] = list(phrases)
    reading["reports"], reading["indicators"] = [], []
    return actions.draft_from_reading(reading=a_reading(by, reading), by=by, at=AT)


def holding(plan: Plan, path: str, member: Agency | None = None) -> Holding:
    """The duty of the task's lead; of one member where a collective leads."""
    rows = Holding.objects.filter(assignment__task__plan=plan, assignment__task__path=path, assignment__role="lead")
    return rows.get(agency=member) if member else rows.get()
