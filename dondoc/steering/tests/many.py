"""A province of 340 agencies and more, for counting queries and for measuring."""

from __future__ import annotations

from datetime import datetime, time

from django.db import connection
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.agencies.actions import rebuild_answering
from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.plans.enums import Role
from dondoc.plans.models import Assignment, Holding
from dondoc.reporting.enums import AnswerKind, Part, RevisionStage, Rhythm, Senders, Stage, Step
from dondoc.reporting.models import Answer, Move, Obligation, Revision
from dondoc.reporting.tests.world import a_live_plan, a_regime, agency

MANY = 340
#: As agencies write: a dozen lines on a phone.
MUCH = "Việc giải phóng mặt bằng chậm do đơn giá bồi thường chưa sát thị trường, hồ sơ địa chính chưa số hóa. " * 5
_LEADS = ("Sở Tài chính", "Sở Công Thương", "Sở Y tế", "UBND xã Đức Sơn") * 10


def a_large_province(by: User) -> None:
    """Each agency leads four of forty tasks, and two are everybody's; all report every month of 2026."""
    plan = a_live_plan(by, _LEADS)
    made = _agencies(agency(""), MANY, "Cơ quan {}")
    leads = list(Assignment.objects.filter(task__plan=plan, role=Role.LEAD).order_by("pk"))
    Holding.objects.bulk_create(
        Holding(assignment=assignment, plan=plan, agency=one, position=place + 1)
        for number, assignment in enumerate(leads)
        for place, one in enumerate(made)
        if number < 2 or (number + place) % 10 == 0
    )
    a_regime(by, plan, rhythm=Rhythm.MONTHLY, due=["M+1 05"], senders=Senders.CHOSEN, chosen=made)
    with connection.cursor() as cursor:
        # A real database has looked at its tables before anybody asks.
        cursor.execute("ANALYZE")


def a_province_that_says_much(by: User) -> None:
    """Fourteen agencies with long names lead a task each; each told of an obstacle and a proposal in the second quarter
    of 2026, and never reported of the first."""
    plan = a_live_plan(by, _LEADS)
    made = _agencies(agency(""), 14, "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp số {}")
    leads = Assignment.objects.filter(task__plan=plan, role=Role.LEAD).order_by("pk")
    Holding.objects.bulk_create(
        Holding(assignment=lead, plan=plan, agency=one, position=1) for lead, one in zip(leads, made, strict=False)
    )
    regime = a_regime(by, plan, rhythm=Rhythm.QUARTERLY, due=["Q+1 02"], senders=Senders.CHOSEN, chosen=made)
    for owed in regime.obligations.filter(period="2026-Q2"):
        _accepted(owed, by)


def _accepted(owed: Obligation, by: User) -> None:
    """As a report that went all its way leaves it."""
    at = timezone.make_aware(datetime.combine(owed.due_on, time(8)))
    said = {"saved_at": at, "saved_by": by}
    draft = Revision.objects.create(obligation=owed, number=1, begun_at=at, begun_by=by, **said)
    Answer.objects.bulk_create(
        Answer(revision=draft, kind=AnswerKind.PART, position=place, part=part, text=MUCH, **said)
        for place, part in enumerate((Part.OBSTACLES, Part.PROPOSALS))
    )
    sent = {"submitted_at": at, "submitted_by": by, "decided_at": at, "decided_by": by}
    Revision.objects.filter(pk=draft.pk).update(stage=RevisionStage.ACCEPTED, **sent)
    Move.objects.create(obligation=owed, revision=draft, step=Step.SUBMITTED, stage=Stage.SUBMITTED, at=at, by=by)
    Move.objects.create(obligation=owed, revision=draft, step=Step.ACCEPTED, stage=Stage.ACCEPTED, at=at, by=by)
    told = {"stage": Stage.ACCEPTED, "first_valid_at": at, "accepted_at": at, "accepted": draft}
    Obligation.objects.filter(pk=owed.pk).update(**told)


def _agencies(province: Agency, number: int, name: str) -> list[Agency]:
    made = Agency.objects.bulk_create(Agency(key=f"nhieu/{n}", valid=range_of(Span())) for n in range(number))
    Phase.objects.bulk_create(
        Phase(
            agency=one,
            valid=one.valid,
            name=name.format(n),
            short_name=name.format(n),
            kind=Kind.DEPARTMENT,
            level=Level.PROVINCE,
            parent=province,
            province=province,
        )
        for n, one in enumerate(made)
    )
    rebuild_answering([one.pk for one in made])
    return made
