"""The traps into which others fell, by their numbers: past totals regrouped, closed units, rewritten windows …"""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest

from dondoc.accounts.models import User
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.lib.errors import Refused
from dondoc.plans.tests.registry import end_of
from dondoc.reporting import actions
from dondoc.reporting.enums import LedgerState, Rhythm, Scheme, Senders, Stage, Step
from dondoc.reporting.models import Obligation, Regime
from dondoc.reporting.queries.discipline import by_agency
from dondoc.reporting.queries.ledger import Scope, counts, ledger_on
from dondoc.reporting.queries.regimes import unresolved
from dondoc.reporting.queries.showing import shown
from dondoc.reporting.tests.world import (
    AFTER_THE_DUE_DAY,
    AT_THE_CLOSE,
    DUE,
    IN_MARCH,
    ISSUED,
    a_live_plan,
    a_regime,
    a_world,
    agency,
    obligations,
    the_obligation,
)

HEALTH, FINANCE, TRADE = "so-y-te", "so-tai-chinh", "so-cong-thuong"
IN_MAY = datetime(2026, 5, 4, 2, 0, tzinfo=UTC)


def _merge(former: str, heir: str, on: date) -> None:
    end_of(agency(former), [agency(heir)], on, ChangeKind.MERGED)


def _stages(regime: Regime, period: str) -> dict[str, str]:
    return {row.agency.key.rpartition("/")[2]: row.stage for row in obligations(regime, period)}


def test_t01_past_totals_stay_with_who_owed_then(lan: User) -> None:
    a_world(lan)
    _merge(HEALTH, FINANCE, date(2026, 5, 4))
    day = date(2026, 6, 1)
    then = {one.name: one.missing for one in by_agency(Scope(period="2026-Q1"), day)}
    now = {one.name: one.missing for one in by_agency(Scope(period="2026-Q1"), day, as_now=True)}
    assert then == {"Sở Công Thương": 1, "Sở Tài chính": 1, "Sở Y tế": 1, "UBND xã Đức Sơn": 1}
    assert now == {"Sở Công Thương": 1, "Sở Tài chính": 2, "UBND xã Đức Sơn": 1}
    rows = {row.agency_name: row for row in shown(ledger_on(day, Scope(period="2026-Q1")), day)}
    assert rows["Sở Y tế"].heir_name == "Sở Tài chính"
    assert rows["Sở Y tế"].has_moved
    assert not rows["Sở Công Thương"].has_moved


def test_t02_an_agency_of_part_of_the_year_is_expected_for_its_periods_alone(lan: User) -> None:
    regime = a_world(lan).regime
    health = agency(HEALTH)
    health.valid = range_of(Span(None, date(2026, 5, 4)))
    health.phases.update(valid=health.valid)
    health.save()
    end_of(health, [agency(FINANCE)], date(2026, 5, 4), ChangeKind.MERGED)
    actions.make_obligations(at=IN_MAY)
    numbers = {one.name: one.fell_due for one in by_agency(Scope(year=2026, regimes=[regime.pk]), date(2027, 1, 10))}
    assert numbers == {"Sở Công Thương": 4, "Sở Tài chính": 4, "Sở Y tế": 1, "UBND xã Đức Sơn": 4}


def test_t14_a_new_due_day_moves_what_is_to_come_and_nothing_that_fell_due(lan: User) -> None:
    regime = a_world(lan).regime
    before = list(obligations(regime, "2026-Q1").values())
    terms = actions.terms_of(regime.versions.get())
    values = {name: getattr(terms, name) for name in ("rhythm", "senders", "receiver")}
    actions.change_regime(
        regime=regime,
        from_day=date(2026, 4, 6),
        terms=actions.Terms(**values, due=["Q+1 15"]),
        reason="Công văn số 5/UBND-TH",
        by=lan,
        at=AFTER_THE_DUE_DAY,
    )
    assert list(obligations(regime, "2026-Q1").values()) == before
    assert set(obligations(regime, "2026-Q2").values_list("due_on", flat=True)) == {date(2026, 7, 14)}
    move = the_obligation(regime, TRADE, "2026-Q2").moves.get(step=Step.REDATED)
    assert (move.due_before, move.due_after, move.reason) == (
        date(2026, 7, 1),
        date(2026, 7, 14),
        "Công văn số 5/UBND-TH",
    )
    # A page of before still shows the day that held then.
    assert ledger_on(date(2026, 4, 1), Scope(period="2026-Q2")).values_list("due_then", flat=True)[0] == date(
        2026, 7, 1
    )


def test_t14_a_change_of_yesterday_is_refused(lan: User) -> None:
    regime = a_world(lan).regime
    with pytest.raises(Refused, match=r"hôm nay|today"):
        actions.change_regime(
            regime=regime,
            from_day=date(2026, 4, 5),
            terms=actions.terms_of(regime.versions.get()),
            reason="Vì sao",
            by=lan,
            at=AFTER_THE_DUE_DAY,
        )


def test_t16_a_draft_survives_the_end_of_its_agency(lan: User, minh: User) -> None:
    regime = a_world(lan).regime
    revision = actions.open_revision(obligation=the_obligation(regime, TRADE), by=minh, at=AT_THE_CLOSE)
    answers = revision.answers.count()
    _merge(TRADE, FINANCE, date(2026, 3, 25))
    actions.make_obligations(at=datetime(2026, 3, 25, 2, 0, tzinfo=UTC))
    former = the_obligation(regime, TRADE)
    assert former.stage == Stage.HANDED_OVER
    assert former.handed_to == the_obligation(regime, FINANCE)
    revision.refresh_from_db()
    assert (revision.obligation_id, revision.answers.count()) == (former.pk, answers)


def test_t16_a_regime_changed_in_the_middle_of_a_period_keeps_the_draft(lan: User, minh: User) -> None:
    regime = a_world(lan).regime
    revision = actions.open_revision(obligation=the_obligation(regime, TRADE), by=minh, at=IN_MARCH)
    answers = revision.answers.count()
    actions.end_regime(regime=regime, on=date(2026, 3, 12), reason="Thôi báo cáo", by=lan, at=IN_MARCH)
    assert the_obligation(regime, TRADE).stage == Stage.DROPPED
    revision.refresh_from_db()
    assert revision.answers.count() == answers


def test_t17_no_period_twice_and_none_without_a_version(lan: User) -> None:
    plan = a_live_plan(lan)
    regime = a_regime(lan, plan)
    terms = actions.terms_of(regime.versions.get())
    for month, scheme, rhythm, due in (
        (3, Scheme.CALENDAR, Rhythm.QUARTERLY, ["Q+1 20"]),
        (6, Scheme.DECREE, Rhythm.MONTHLY, ["M+1 05"]),
        (9, Scheme.DECREE, Rhythm.QUARTERLY, ["Q 10"]),
    ):
        values = {name: getattr(terms, name) for name in ("senders", "receiver")}
        actions.change_regime(
            regime=regime,
            from_day=date(2026, month, 20),
            terms=actions.Terms(**values, scheme=scheme, rhythm=rhythm, due=due),
            reason="Vì sao",
            by=lan,
            at=ISSUED,
        )
    rows = obligations(regime).filter(agency=agency(TRADE), stage=Stage.NONE)
    periods = [row.period for row in rows]
    # In June months take the place of quarters: the second quarter is asked for by nobody, its days by July's report.
    assert periods == ["2026-Q1", "2026-07", "2026-08", "2026-09", "2026-Q4"]
    windows = [(row.opens_on, row.closes_on) for row in rows]
    assert windows[:2] == [(date(2025, 12, 15), date(2026, 3, 15)), (date(2026, 3, 15), date(2026, 7, 15))]
    assert all(after[0] == before[1] for before, after in pairwise(windows))


def test_t19_two_that_merged_owe_one_report(lan: User) -> None:
    regime = a_world(lan).regime
    _merge(HEALTH, FINANCE, date(2026, 3, 10))
    actions.make_obligations(at=IN_MARCH)
    assert _stages(regime, "2026-Q1") == {
        TRADE: Stage.NONE,
        FINANCE: Stage.NONE,
        HEALTH: Stage.HANDED_OVER,
        "ubnd-xa-duc-son": Stage.NONE,
    }
    assert counts(Scope(regimes=[regime.pk], period="2026-Q1"), DUE).by_state == {LedgerState.DUE: 3}
    assert not actions.make_obligations(at=IN_MARCH)


def test_t19_an_agency_split_in_two_waits_for_a_person(lan: User) -> None:
    regime = a_world(lan).regime
    end_of(agency("ubnd-xa-duc-son"), [agency("ubnd-xa-khe-tre"), agency("ubnd-xa-thanh-lam")], date(2026, 3, 10))
    actions.make_obligations(at=IN_MARCH)
    assert _stages(regime, "2026-Q1")["ubnd-xa-duc-son"] == Stage.NONE
    assert {row.agency for row in unresolved([regime], IN_MARCH.date())} == {agency("ubnd-xa-duc-son")}


def test_t20_a_month_is_a_month_however_short(lan: User) -> None:
    plan = a_live_plan(lan)
    senders: dict[str, Any] = {"senders": Senders.CHOSEN, "chosen": [agency(TRADE)]}
    regime = a_regime(
        lan, plan, rhythm=Rhythm.MONTHLY, due=["M+1 31"], is_before=False, scheme=Scheme.CALENDAR, **senders
    )
    rows = list(Obligation.objects.filter(regime=regime, period__startswith="2026-").order_by("period"))
    assert len(rows) == 12
    assert [row.closes_on for row in rows][:3] == [date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)]
    assert [row.due_on for row in rows][:3] == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    assert all(one.closes_on == other.opens_on for one, other in pairwise(rows))
