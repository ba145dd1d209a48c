"""A live plan of Sông Lam with agencies that lead its tasks, a regime that makes them report, and their obligations.

Extend it by adding functions; what stands here others build on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import QuerySet

from dondoc.accounts.models import User
from dondoc.agencies.actions import demo
from dondoc.agencies.models import Agency
from dondoc.plans import actions as plans
from dondoc.plans.models import Assignment, Holding, Indicator, Plan, Target, Task
from dondoc.plans.tests.drafts import a_reading
from dondoc.plans.tests.extracted import song_lam, task
from dondoc.reporting import actions
from dondoc.reporting.enums import Rhythm, Senders
from dondoc.reporting.models import Obligation, Regime

#: When the plan was issued and its regime set up: 5 January 2026, local time 9:30.
ISSUED = datetime(2026, 1, 5, 2, 30, tzinfo=UTC)
#: Within the first quarter, after it, and after its reports fell due on 1 April 2026.
IN_MARCH = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
AT_THE_CLOSE = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
AFTER_THE_DUE_DAY = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
#: Last day in time of the first quarter's reports.
DUE = date(2026, 4, 1)
#: Who leads the plan's tasks, one task each, as the plan writes them; the first two lead an indicator too.
LEADS = ("Sở Tài chính", "Sở Công Thương", "Sở Y tế", "UBND xã Đức Sơn")


def agency(key: str) -> Agency:
    """One of Sông Lam's agencies by its own part of the key ("so-tai-chinh"); "" for the province's committee."""
    return demo.agency_of(f"song-lam/{key}" if key else "song-lam")


def a_live_plan(by: User, leads: Sequence[str] = LEADS, *, number: str = "21/KH-UBND", day: str = "2026-01-05") -> Plan:
    """Issued by the focal officer `by`: a task (due 30/6/2026) for each lead, two indicators, a quarterly duty.

    Only the agencies that it names are entered, which is quick; `agencies.actions.demo.seed` enters them all.
    """
    for key in ("", "so-tai-chinh", "so-cong-thuong", "so-y-te", "ubnd-xa-duc-son"):
        agency(key)
    reading: dict[str, Any] = song_lam(number=number)
    reading["document"] |= {"date": day}
    span = reading["tasks"][0]["span"]
    deadline = {"kind": "date", "value": "2026-06-30", "phrase": "chậm nhất ngày 30/6/2026"}
    reading["tasks"] = [
        task(f"II.{place}", f"Nhiệm vụ {place} của {lead}.", span, lead=[lead], deadline=deadline)
        for place, lead in enumerate(leads, start=1)
    ]
    for indicator, lead in zip(reading["indicators"], leads, strict=False):
        indicator["lead"] = [lead]
    reading["reports"][0] |= {"from": list(leads), "to": ["Sở Tài chính"], "due": ["Q+1 02"]}
    draft = plans.draft_from_reading(reading=a_reading(by, reading), by=by, at=ISSUED)
    return plans.issue_plan(plan=draft, version=draft.version, by=by, at=ISSUED)


def lengthen(plan: Plan, tasks: int, indicators: int) -> None:
    """So many more tasks and indicators that Sở Công Thương leads."""
    first, measure = plan.tasks.order_by("pk")[0], plan.indicators.order_by("pk")[0]
    place = {"plan": plan, "reading": first.reading, "start": 0, "end": 1}
    words = "Rà soát, cắt giảm thủ tục hành chính về thị trường và công bố danh mục trên cổng thông tin. " * 3
    new = [Task(path=f"II.{100 + n}", text=words, position=100 + n, **place) for n in range(tasks)]
    figures = [
        Indicator(code=str(n), name=f"Chỉ tiêu {n}", unit="%", position=100 + n, **place) for n in range(indicators)
    ]
    rows = [
        *(Assignment(task=task, role="lead", position=0, phrase="SCT") for task in Task.objects.bulk_create(new)),
        *(
            Assignment(indicator=one, role="lead", position=0, phrase="SCT")
            for one in Indicator.objects.bulk_create(figures)
        ),
    ]
    Target.objects.bulk_create(Target(indicator=one, year=2026, op=">=", value=90 + measure.pk % 5) for one in figures)
    holder = agency("so-cong-thuong")
    Holding.objects.bulk_create(
        Holding(assignment=row, plan=plan, agency=holder) for row in Assignment.objects.bulk_create(rows)
    )


def a_regime(
    by: User, plan: Plan | None = None, *, at: datetime = ISSUED, start: date | None = None, **terms: Any
) -> Regime:
    """Every quarter before day 02 of the month after it, from all who lead, to Sở Tài chính; `terms` say otherwise.

    Terms are those of `actions.Terms`, and `name`, `duty`, `gathers_into`.
    """
    plan = plan or a_live_plan(by)
    apart = {key: terms.pop(key) for key in ("name", "duty", "gathers_into", "keeper", "until") if key in terms}
    wanted = {
        "rhythm": Rhythm.QUARTERLY,
        "due": ["Q+1 02"],
        "senders": Senders.LEADS,
        "receiver": agency("so-tai-chinh"),
    }
    return actions.set_up_regime(
        plan=plan,
        terms=actions.Terms(**{**wanted, **terms}),
        start=start or plan.day or date(2026, 1, 5),
        by=by,
        at=at,
        **{"name": "Báo cáo quý", "keeper": agency("so-tai-chinh"), **apart},
    )


def obligations(regime: Regime, period: str = "") -> QuerySet[Obligation]:
    """What the regime asks, of one period where it is said, in order of due days."""
    rows = regime.obligations.select_related("agency").order_by("due_on", "agency__key")
    return rows.filter(period=period) if period else rows


def the_obligation(regime: Regime, key: str, period: str = "2026-Q1") -> Obligation:
    """That of one agency, by its own part of the key."""
    return obligations(regime, period).get(agency=agency(key))


@dataclass(frozen=True, slots=True)
class World:
    """What most tests begin with."""

    plan: Plan
    regime: Regime


def a_world(lan: User) -> World:
    """The plan and its regime, with obligations for the quarters of 2026."""
    plan = a_live_plan(lan)
    return World(plan, a_regime(lan, plan))
