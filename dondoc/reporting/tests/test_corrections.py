"""An accepted report is corrected by a new version; the old one holds until that is accepted."""

from __future__ import annotations

import pytest

from dondoc.accounts.models import User
from dondoc.lib.errors import Forbidden, Refused
from dondoc.progress.models import Entry
from dondoc.reporting import actions
from dondoc.reporting.enums import RevisionStage, Stage, Step
from dondoc.reporting.models import Move
from dondoc.reporting.tests.sent import DONE, HOUR, a_report, an_accepted, now, say, seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, World, a_world

pytestmark = pytest.mark.django_db
LATER = AFTER_THE_DUE_DAY


@pytest.fixture
def world(lan: User) -> World:
    return a_world(lan)


def test_the_accepted_one_holds_until_the_correction_is_accepted(
    world: World, minh: User, dung: User, lan: User
) -> None:
    first = an_accepted(world, minh, dung, lan)
    obligation = first.obligation
    second = actions.open_correction(obligation=obligation, reason="Nhầm số liệu.", by=minh, at=LATER)
    assert (second.number, now(obligation).accepted_id) == (2, first.pk)
    say(second, minh, LATER, **DONE | {"text": "Số đúng: 25 xã."})
    actions.send_to_head(**seen(second), by=minh, at=LATER)
    actions.send_back(**seen(second), note="Ghi rõ nguồn.", remarks={}, by=dung, at=LATER)
    actions.submit_report(**seen(second), by=dung, at=LATER)
    state = now(obligation)
    assert (state.stage, state.accepted_id) == (Stage.ACCEPTED, first.pk)
    actions.accept_report(**seen(second), by=lan, at=LATER + HOUR)
    state = now(obligation)
    assert (state.accepted_id, state.accepted_at) == (second.pk, first.decided_at)
    assert state.first_valid_at == first.submitted_at
    assert Entry.objects.order_by("-pk")[0].text == "Số đúng: 25 xã."
    taken = list(Move.objects.filter(revision=second).values_list("step", flat=True))
    assert taken == [
        Step.CORRECTION_OPENED,
        Step.CORRECTION_SENT_TO_HEAD,
        Step.CORRECTION_SENT_BACK,
        Step.CORRECTION_SUBMITTED,
        Step.CORRECTION_ACCEPTED,
    ]


def test_a_correction_that_is_returned_leaves_the_accepted_one(world: World, minh: User, dung: User, lan: User) -> None:
    first = an_accepted(world, minh, dung, lan)
    second = actions.open_correction(obligation=first.obligation, reason="Nhầm.", by=minh, at=LATER)
    say(second, minh, LATER, **DONE | {"text": "Số khác."})
    actions.submit_report(**seen(second), by=dung, at=LATER)
    with pytest.raises(Refused):
        actions.return_report(**seen(second), note="Không.", remarks={}, is_void=True, by=lan, at=LATER)
    actions.return_report(**seen(second), note="Chưa rõ.", remarks={}, by=lan, at=LATER)
    state = now(first.obligation)
    assert (state.stage, state.accepted_id) == (Stage.ACCEPTED, first.pk)
    third = actions.open_correction(obligation=first.obligation, reason="Làm rõ.", by=minh, at=LATER)
    assert third.answers.get(kind="task").text == "Số khác."
    assert seen(second)["revision"].stage == RevisionStage.RETURNED


def test_only_an_accepted_report_is_corrected_once_at_a_time_with_a_reason(
    world: World, minh: User, dung: User, lan: User
) -> None:
    report = a_report(world, minh, dung)
    with pytest.raises(Refused):
        actions.open_correction(obligation=report.obligation, reason="Nhầm.", by=minh, at=LATER)
    actions.accept_report(**seen(report), by=lan, at=LATER)
    with pytest.raises(Refused):
        actions.open_correction(obligation=report.obligation, reason=" ", by=minh, at=LATER)
    with pytest.raises(Forbidden):
        actions.open_correction(obligation=report.obligation, reason="Nhầm.", by=lan, at=LATER)
    actions.open_correction(obligation=report.obligation, reason="Nhầm.", by=minh, at=LATER)
    with pytest.raises(Refused, match="Trần Văn Minh"):
        actions.open_correction(obligation=report.obligation, reason="Nhầm.", by=dung, at=LATER)


def test_what_was_accepted_is_neither_opened_nor_excused(world: World, minh: User, dung: User, lan: User) -> None:
    first = an_accepted(world, minh, dung, lan, AT_THE_CLOSE)
    with pytest.raises(Refused):
        actions.open_revision(obligation=first.obligation, by=minh, at=LATER)
    with pytest.raises(Refused):
        actions.excuse(obligation=first.obligation, reason="Lý do.", by=lan, at=LATER)
