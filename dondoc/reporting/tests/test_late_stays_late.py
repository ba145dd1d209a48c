"""What counts as come, and when: late stays late, and what came in time stays so unless it was no report."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.reporting import actions
from dondoc.reporting.enums import LedgerState
from dondoc.reporting.models import Obligation, Revision
from dondoc.reporting.queries.discipline import by_agency, totals
from dondoc.reporting.queries.inbox import shown, to_decide, with_remarks
from dondoc.reporting.queries.inbox import totals as totals_of
from dondoc.reporting.queries.ledger import Scope, counts
from dondoc.reporting.tests.sent import DONE, HOUR, INDUSTRY, a_report, now, say, seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, DUE, World, a_world, agency, the_obligation
from tests.cast import browser_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = AFTER_THE_DUE_DAY + 4 * DAY
JUDGED = LATER.date() + DAY


@pytest.fixture
def world(lan: User) -> World:
    return a_world(lan)


def _void(report: Revision, by: User, at: datetime) -> None:
    actions.return_report(**seen(report), note="Tệp trống.", remarks={}, is_void=True, by=by, at=at)


def _send_anew(owed: Obligation, by: User, head: User, at: datetime) -> Revision:
    again = actions.open_revision(obligation=owed, by=by, at=at)
    say(again, by, at, **DONE | {"text": "Đã ban hành, gửi lại."})
    return actions.submit_report(**seen(again), by=head, at=at + HOUR)


def _stands(day: date) -> tuple[LedgerState, bool, tuple[int, int, int, int]]:
    """The state of Sở Công Thương's report on the day, whether it is late, and how discipline counts it."""
    scope = Scope(period="2026-Q1", agencies=[agency(INDUSTRY).pk])
    found, one = counts(scope, day), totals(by_agency(scope, day))
    (state,) = found.by_state
    return state, bool(found.late), (one.on_time, one.late, one.missing, one.excused)


def test_what_was_no_report_before_the_day_and_came_after_it_is_late(
    world: World, minh: User, dung: User, lan: User
) -> None:
    report = a_report(world, minh, dung)
    _void(report, lan, AT_THE_CLOSE + DAY)
    assert _stands(DUE) == (LedgerState.DUE, False, (0, 0, 0, 0))
    assert _stands(DUE + DAY) == (LedgerState.MISSING, True, (0, 0, 1, 0))
    again = _send_anew(report.obligation, minh, dung, LATER)
    assert _stands(JUDGED) == (LedgerState.SUBMITTED, True, (0, 1, 0, 0))
    actions.accept_report(**seen(again), by=lan, at=LATER + 2 * HOUR)
    assert _stands(JUDGED) == (LedgerState.ACCEPTED, True, (0, 1, 0, 0))


def test_what_is_found_to_be_no_report_after_the_day_is_missing(
    world: World, minh: User, dung: User, lan: User
) -> None:
    report = a_report(world, minh, dung)
    _void(report, lan, LATER)
    assert _stands(AFTER_THE_DUE_DAY.date()) == (LedgerState.SUBMITTED, False, (1, 0, 0, 0))
    assert _stands(JUDGED) == (LedgerState.MISSING, True, (0, 0, 1, 0))
    assert now(report.obligation).first_valid_at is None


def test_a_later_one_that_is_no_report_does_not_take_the_first_away(
    world: World, minh: User, dung: User, lan: User
) -> None:
    report = a_report(world, minh, dung)
    actions.return_report(**seen(report), note="Bổ sung số liệu.", remarks={}, by=lan, at=AT_THE_CLOSE + DAY)
    _void(_send_anew(report.obligation, minh, dung, AFTER_THE_DUE_DAY), lan, LATER)
    # It came in time and waits for an answer to the remarks, as before the second one was sent.
    assert _stands(JUDGED) == (LedgerState.RETURNED, False, (1, 0, 0, 0))


def test_what_is_asked_for_after_all_is_missing_when_its_day_has_passed(world: World, lan: User) -> None:
    owed = the_obligation(world.regime, INDUSTRY)
    actions.excuse(obligation=owed, reason="Lũ lụt", by=lan, at=AT_THE_CLOSE)
    assert _stands(DUE + DAY) == (LedgerState.EXCUSED, False, (0, 0, 0, 1))
    actions.lift_excuse(obligation=owed, reason="Đã khắc phục", by=lan, at=LATER)
    assert _stands(DUE + DAY) == (LedgerState.EXCUSED, False, (0, 0, 0, 1))
    assert _stands(JUDGED) == (LedgerState.MISSING, True, (0, 0, 1, 0))


@pytest.mark.parametrize(("sent", "is_late"), [(AT_THE_CLOSE, False), (AFTER_THE_DUE_DAY, True)])
def test_an_excuse_that_is_lifted_leaves_what_had_come_as_it_came(
    world: World, minh: User, dung: User, lan: User, sent: datetime, *, is_late: bool
) -> None:
    report = a_report(world, minh, dung, sent)
    actions.return_report(**seen(report), note="Bổ sung số liệu.", remarks={}, by=lan, at=sent + 2 * HOUR)
    actions.excuse(obligation=report.obligation, reason="Lũ lụt", by=lan, at=AFTER_THE_DUE_DAY + DAY)
    assert _stands(JUDGED) == (LedgerState.EXCUSED, False, (0, 0, 0, 1))
    actions.lift_excuse(obligation=report.obligation, reason="Đã khắc phục", by=lan, at=LATER)
    came = (0, 1, 0, 0) if is_late else (1, 0, 0, 0)
    assert _stands(JUDGED) == (LedgerState.RETURNED, is_late, came)
    _send_anew(report.obligation, minh, dung, LATER)
    assert _stands(JUDGED) == (LedgerState.SUBMITTED, is_late, came)


def test_the_story_says_that_the_time_of_no_report_does_not_count(
    world: World, minh: User, dung: User, lan: User
) -> None:
    report = a_report(world, minh, dung)
    _void(report, lan, AT_THE_CLOSE + DAY)
    page = browser_of(minh).get(reverse("reporting:obligation", args=[report.obligation_id])).content.decode()
    assert "Tệp trống." in page
    assert "thời điểm gửi không được tính" in page


def test_the_desk_calls_late_what_the_ledger_does(world: World, minh: User, dung: User, lan: User) -> None:
    report = a_report(world, minh, dung)
    actions.return_report(**seen(report), note="Bổ sung số liệu.", remarks={}, by=lan, at=AT_THE_CLOSE + DAY)
    _send_anew(report.obligation, minh, dung, LATER)
    waiting = to_decide(lan)
    assert totals_of(waiting, JUDGED).late == 0
    assert [one.is_late for one in shown(list(with_remarks(waiting)), JUDGED)] == [False]
