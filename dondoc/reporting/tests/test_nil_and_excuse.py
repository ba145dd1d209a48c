"""Saying that there was nothing, and not having to say anything: acts with a reason."""

from __future__ import annotations

import pytest

from dondoc.accounts.models import User
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.reporting import actions
from dondoc.reporting.enums import RevisionStage, Stage, Step
from dondoc.reporting.models import Move, Obligation
from dondoc.reporting.tests.sent import DONE, HOUR, INDUSTRY, a_draft, a_report, an_accepted, now, say, seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, World, a_world, the_obligation

pytestmark = pytest.mark.django_db
WHY = "Trong kỳ không phát sinh nhiệm vụ."


@pytest.fixture
def world(lan: User) -> World:
    return a_world(lan)


@pytest.fixture
def owed(world: World) -> Obligation:
    return the_obligation(world.regime, INDUSTRY)


def test_a_nil_return_is_a_report_with_a_reason(owed: Obligation, dung: User, lan: User) -> None:
    nil = actions.submit_nil(obligation=owed, reason=f" {WHY} ", by=dung, at=AT_THE_CLOSE)
    assert (nil.is_nil, nil.nil_reason, nil.stage) == (True, WHY, RevisionStage.SUBMITTED)
    assert (now(owed).stage, now(owed).is_nil, now(owed).first_valid_at) == (Stage.SUBMITTED, True, AT_THE_CLOSE)
    assert Move.objects.get(step=Step.SUBMITTED).reason == WHY
    actions.accept_report(**seen(nil), by=lan, at=AT_THE_CLOSE)
    assert now(owed).is_nil


def test_a_nil_return_needs_a_reason_and_the_head(owed: Obligation, dung: User, minh: User) -> None:
    with pytest.raises(Refused):
        actions.submit_nil(obligation=owed, reason=" ", by=dung, at=AT_THE_CLOSE)
    with pytest.raises(Forbidden):
        actions.submit_nil(obligation=owed, reason=WHY, by=minh, at=AT_THE_CLOSE)


def test_a_draft_that_answers_something_is_no_nil_return(world: World, minh: User, dung: User) -> None:
    draft = a_draft(world, minh)
    with pytest.raises(Refused, match="Nhiệm vụ 2"):
        actions.submit_nil(obligation=draft.obligation, reason=WHY, by=dung, at=AT_THE_CLOSE)
    assert now(draft.obligation).stage == Stage.DRAFT


def test_what_only_stood_there_from_the_last_period_is_not_sent_and_not_lost(
    world: World, minh: User, dung: User, lan: User
) -> None:
    an_accepted(world, minh, dung, lan)
    second = the_obligation(world.regime, INDUSTRY, "2026-Q2")
    draft = actions.open_revision(obligation=second, by=minh, at=AFTER_THE_DUE_DAY)
    assert draft.answers.filter(is_carried=True).exists()
    nil = actions.submit_nil(obligation=second, reason=WHY, by=dung, at=AFTER_THE_DUE_DAY)
    assert (nil.pk, [one for one in nil.answers.all() if not one.is_blank]) == (draft.pk, [])
    actions.return_report(**seen(nil), note="Có phát sinh.", remarks={}, by=lan, at=AFTER_THE_DUE_DAY)
    again = actions.open_revision(obligation=second, by=minh, at=AFTER_THE_DUE_DAY)
    assert not again.is_nil
    assert again.answers.filter(is_carried=True, state="done").count() == 1


def test_a_draft_that_lies_with_the_head_can_still_become_a_nil_return(world: World, minh: User, dung: User) -> None:
    draft = a_draft(world, minh)
    actions.send_to_head(**seen(draft), by=minh, at=AT_THE_CLOSE)
    with pytest.raises(Refused, match="Nhiệm vụ 2"):
        actions.submit_nil(obligation=draft.obligation, reason=WHY, by=dung, at=AT_THE_CLOSE)
    assert seen(draft)["revision"].stage == RevisionStage.APPROVING


def test_a_report_that_was_sent_is_not_made_nil(world: World, minh: User, dung: User) -> None:
    report = a_report(world, minh, dung)
    with pytest.raises(Stale):
        actions.submit_nil(obligation=report.obligation, reason=WHY, by=dung, at=AT_THE_CLOSE)


def test_the_receiver_excuses_with_a_reason_and_a_document(owed: Obligation, lan: User) -> None:
    actions.excuse(obligation=owed, reason="Mới thành lập", document="12/UBND-TH", by=lan, at=AT_THE_CLOSE)
    assert now(owed).stage == Stage.EXCUSED
    move = Move.objects.get(step=Step.EXCUSED)
    assert (move.reason, move.by) == ("Mới thành lập (12/UBND-TH)", lan)


def test_an_excuse_is_lifted_and_the_draft_goes_on(world: World, minh: User, dung: User, lan: User) -> None:
    draft = a_draft(world, minh)
    actions.send_to_head(**seen(draft), by=minh, at=AT_THE_CLOSE)
    actions.excuse(obligation=draft.obligation, reason="Lý do.", by=lan, at=AT_THE_CLOSE)
    with pytest.raises(Refused):
        actions.send_to_head(**seen(draft), by=minh, at=AT_THE_CLOSE)
    actions.lift_excuse(obligation=draft.obligation, reason="Nhầm đơn vị.", by=lan, at=AT_THE_CLOSE)
    assert now(draft.obligation).stage == Stage.NONE
    say(draft, minh, **DONE | {"text": "Đã ban hành, sửa lại."})
    actions.send_to_head(**seen(draft), by=minh, at=AT_THE_CLOSE + HOUR)
    assert now(draft.obligation).stage == Stage.APPROVING


@pytest.mark.parametrize("act", [actions.excuse, actions.lift_excuse])
def test_excusing_needs_a_reason_and_a_seat_at_the_receiver(
    act: object, owed: Obligation, lan: User, hoa: User, binh: User
) -> None:
    if act is actions.lift_excuse:
        actions.excuse(obligation=owed, reason="Lý do.", by=lan, at=AT_THE_CLOSE)
    with pytest.raises(Refused):
        act(obligation=owed, reason=" ", by=lan, at=AT_THE_CLOSE)  # type: ignore[operator]
    for stranger in (hoa, binh):
        with pytest.raises(Forbidden):
            act(obligation=owed, reason="Lý do.", by=stranger, at=AT_THE_CLOSE)  # type: ignore[operator]


def test_what_was_sent_is_not_excused_and_what_is_owed_not_asked_again(
    world: World, minh: User, dung: User, lan: User
) -> None:
    report = a_report(world, minh, dung)
    with pytest.raises(Stale):
        actions.excuse(obligation=report.obligation, reason="Lý do.", by=lan, at=AT_THE_CLOSE)
    with pytest.raises(Stale):
        actions.lift_excuse(obligation=report.obligation, reason="Lý do.", by=lan, at=AT_THE_CLOSE)
