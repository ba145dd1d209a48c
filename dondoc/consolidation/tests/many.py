"""A province of many agencies that have all reported, for counting queries and for measuring."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from django.db import connection, transaction

from dondoc.accounts.models import User
from dondoc.agencies.actions import rebuild_answering
from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.consolidation import actions
from dondoc.consolidation.models import Report
from dondoc.consolidation.tests.world import FACTS
from dondoc.plans.models import Assignment, Holding, Indicator, Target
from dondoc.plans.tests.drafts import a_live_plan
from dondoc.reporting.enums import AnswerKind, Part, RevisionStage, Rhythm, Senders, Stage
from dondoc.reporting.models import Answer, Obligation, Regime, RegimeVersion, Revision
from dondoc.reporting.tests.world import agency

PERIOD, DAY = "2026-Q1", date(2026, 4, 6)
AT = datetime(2026, 4, 6, 3, 0, tzinfo=UTC)
#: Tasks that every plan made by hand holds beside those asked for.
_OWN_TASKS = 3
_BATCH = 5_000
_WORDS = "Đã rà soát, cắt giảm thời gian giải quyết thủ tục hành chính; đang tiếp tục hoàn thiện. "


@transaction.atomic
def a_province(number: int, lan: User, *, tasks: int, indicators: int) -> Report:
    """So many agencies, each of which leads every task and has answered to all of them; every task is worded."""
    plan = a_live_plan(lan, number=f"{number}/KH-UBND", more_tasks=tasks - _OWN_TASKS)
    agencies = _agencies(number)
    holdings = _holdings(plan.pk, agencies)
    measured = _indicators(plan.pk, indicators)
    regime = _regime(plan.pk, lan)
    _reports(regime, agencies, holdings, measured, lan)
    report = actions.start_report(
        keeper=agency("so-tai-chinh").pk, facts=FACTS, sources=[(regime.pk, PERIOD)], by=lan, at=AT
    )
    actions.suggest_passages(report=report, by=lan, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Report.objects.get(pk=report.pk)


def _agencies(number: int) -> list[Agency]:
    rows = Agency.objects.bulk_create(
        Agency(key=f"dv-{number}-{place}", valid=range_of(Span())) for place in range(number)
    )
    Phase.objects.bulk_create(
        Phase(
            agency=row,
            valid=row.valid,
            name=f"Đơn vị số {place}",
            short_name=f"Đơn vị {place}",
            kind=Kind.DEPARTMENT,
            level=Level.PROVINCE,
            parent=agency(""),
        )
        for place, row in enumerate(rows)
    )
    rebuild_answering()
    return rows


def _holdings(plan: int, agencies: list[Agency]) -> list[Holding]:
    leads = Assignment.objects.filter(task__plan=plan, role="lead", position=0)
    Holding.objects.filter(plan=plan).delete()
    rows = (
        Holding(assignment=lead, plan_id=plan, agency=row, position=place)
        for lead in leads
        for place, row in enumerate(agencies)
    )
    return Holding.objects.bulk_create(rows, batch_size=_BATCH)


def _indicators(plan: int, number: int) -> list[Indicator]:
    first = Indicator.objects.filter(plan=plan).first()
    if first is None:
        return []
    rows = [
        Indicator(
            plan_id=plan, reading_id=first.reading_id, position=place, start=0, end=0, code=str(place), name="Chỉ số"
        )
        for place in range(number)
    ]
    made = Indicator.objects.bulk_create(rows)
    Target.objects.bulk_create(Target(indicator=row, year=2026, op=">=", value=Decimal(90)) for row in made)
    return made


def _regime(plan: int, by: User) -> Regime:
    keeper = agency("so-tai-chinh")
    regime = Regime.objects.create(name="Báo cáo quý", plan_id=plan, keeper=keeper, made_at=AT, made_by=by)
    RegimeVersion.objects.create(
        regime=regime,
        valid=range_of(Span()),
        rhythm=Rhythm.QUARTERLY,
        due=["Q+1 02"],
        senders=Senders.LEADS,
        receiver=keeper,
        made_at=AT,
        made_by=by,
    )
    return regime


def _reports(
    regime: Regime, agencies: list[Agency], holdings: list[Holding], indicators: list[Indicator], by: User
) -> None:
    """Accepted, each with an answer to every task of its own, to every indicator, and to three parts."""
    version = regime.versions.get()
    days = {"opens_on": date(2025, 12, 15), "closes_on": date(2026, 3, 15), "due_on": date(2026, 4, 1)}
    owed = Obligation.objects.bulk_create(
        Obligation(
            regime=regime,
            version=version,
            period=PERIOD,
            kind="quarter",
            agency=row,
            receiver=version.receiver,
            made_at=AT,
            **days,
        )
        for row in agencies
    )
    revisions = Revision.objects.bulk_create(
        Revision(
            obligation=row,
            number=1,
            begun_at=AT,
            begun_by=by,
            saved_at=AT,
            saved_by=by,
            submitted_at=AT,
            submitted_by=by,
        )
        for row in owed
    )
    of_agency = {row.agency_id: revision for row, revision in zip(owed, revisions, strict=True)}
    answers = [
        Answer(
            revision=of_agency[holding.agency_id],
            kind=AnswerKind.TASK,
            position=place,
            holding=holding,
            state="done" if place % 3 else "under_way",
            text=_WORDS,
            product_number=f"{place}/QĐ" if place % 3 else "",
            product_on=date(2026, 3, 1) if place % 3 else None,
            amount_done=Decimal(place % 90),
            amount_planned=Decimal(90),
            unit="hồ sơ",
        )
        for place, holding in enumerate(holdings)
    ]
    answers += [
        Answer(
            revision=revision,
            kind=AnswerKind.INDICATOR,
            position=90_000 + place,
            indicator=row,
            value=Decimal(70 + (revision.pk + place) % 40),
        )
        for revision in revisions
        for place, row in enumerate(indicators)
    ]
    answers += [
        Answer(revision=revision, kind=AnswerKind.PART, position=91_000 + place, part=part, title=part, text=_WORDS)
        for revision in revisions
        for place, part in enumerate((Part.DONE, Part.CAUSES, Part.PROPOSALS))
    ]
    Answer.objects.bulk_create(answers, batch_size=_BATCH)
    for row, revision in zip(owed, revisions, strict=True):
        revision.stage, revision.decided_at, revision.decided_by = RevisionStage.ACCEPTED, AT, by
        row.stage, row.accepted, row.accepted_at, row.first_valid_at = Stage.ACCEPTED, revision, AT, AT
    Revision.objects.bulk_update(revisions, ["stage", "decided_at", "decided_by"])
    Obligation.objects.bulk_update(owed, ["stage", "accepted", "accepted_at", "first_valid_at"])
