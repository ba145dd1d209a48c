"""What it costs to put a province's report together before it is written; needs Django to be set up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from statistics import median

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from benchmarks.costs import database
from dondoc.accounts.models import User
from dondoc.agencies.actions import rebuild_answering
from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.consolidation import actions
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.desk import desk_of, shown
from dondoc.consolidation.queries.material import material
from dondoc.consolidation.queries.paper import compose
from dondoc.consolidation.tests.world import FACTS
from dondoc.consolidation.views.desk import PAGE
from dondoc.home import demo
from dondoc.plans.models import Assignment, Holding, Indicator, Target
from dondoc.plans.tests.drafts import a_live_plan
from dondoc.reporting.enums import AnswerKind, Part, RevisionStage, Rhythm, Senders, Stage
from dondoc.reporting.models import Answer, Obligation, Regime, RegimeVersion, Revision
from dondoc.reporting.tests.world import agency

AGENCIES, TASKS, INDICATORS = 300, 100, 20
PERIOD, DAY = "2026-Q1", date(2026, 4, 6)
AT = datetime(2026, 4, 6, 3, 0, tzinfo=UTC)
_RUNS, _BATCH = 5, 5_000
_WORDS = "Đã rà soát, cắt giảm thời gian giải quyết thủ tục hành chính; đang tiếp tục hoàn thiện. "


def costs() -> Iterator[tuple[str, ...]]:
    """A row a step: its name, then milliseconds and queries for 30 and for all agencies."""
    found = [dict(_measured(number)) for number in (AGENCIES // 10, AGENCIES)]
    for name in found[0]:
        yield name, *(each[name] for each in found)


def _measured(number: int) -> Iterator[tuple[str, str]]:
    with database():
        report = a_province(number)
        steps: dict[str, Callable[[], object]] = {
            "queries": lambda: material(report, DAY),
            "queries, tables, passages, keys": lambda: compose(report, DAY),
            "the desk": lambda: desk_of(report, DAY),
            "a page of a part": lambda: a_page(report),
        }
        for name, step in steps.items():
            yield name, _cost(step)


def a_page(report: Report) -> object:
    """The first topics of a part, with their answers."""
    desk = desk_of(report, DAY)
    return shown(desk, desk.places[0].topics[:PAGE])


def _cost(step: Callable[[], object]) -> str:
    with CaptureQueriesContext(connection) as captured:
        step()
    queries, times = len(captured), []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        step()
        times.append(time.perf_counter() - begun)
    return f"{1000 * median(times):.0f} ({queries})"


@transaction.atomic
def a_province(number: int) -> Report:
    """So many agencies, each of which leads every task and has answered to all of them; every task is worded."""
    lan = demo.enrol(demo.LAN, demo.PASSWORD)
    plan = a_live_plan(lan, more_tasks=TASKS - 3)
    agencies = _agencies(number)
    holdings = _holdings(plan.pk, agencies)
    indicators = _indicators(plan.pk)
    regime = _regime(plan.pk, lan)
    _reports(regime, agencies, holdings, indicators, lan)
    report = actions.start_report(
        keeper=agency("so-tai-chinh").pk, facts=FACTS, sources=[(regime.pk, PERIOD)], by=lan, at=AT
    )
    actions.suggest_passages(report=report, by=lan, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Report.objects.get(pk=report.pk)


def _agencies(number: int) -> list[Agency]:
    rows = Agency.objects.bulk_create(Agency(key=f"dv-{place}", valid=range_of(Span())) for place in range(number))
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


def _indicators(plan: int) -> list[Indicator]:
    first = Indicator.objects.filter(plan=plan).first()
    if first is None:
        return []
    rows = [
        Indicator(
            plan_id=plan, reading_id=first.reading_id, position=place, start=0, end=0, code=str(place), name="Chỉ số"
        )
        for place in range(INDICATORS)
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
    """Accepted, each with an answer to every task, to every indicator of its own, and to three parts."""
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
            revision=revisions[place], kind=AnswerKind.INDICATOR, position=90_000, indicator=row, value=Decimal(place)
        )
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
