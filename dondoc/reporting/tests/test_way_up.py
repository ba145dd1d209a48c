"""The way of a report: before the head, submitted, returned with remarks, sent anew, accepted, corrected."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.progress.actions import withdraw_task
from dondoc.progress.enums import WithdrawalKind
from dondoc.progress.models import Entry
from dondoc.reporting import actions
from dondoc.reporting.enums import RevisionStage, Stage, Step
from dondoc.reporting.models import Move, Remark, Revision
from dondoc.reporting.tests import sent
from dondoc.reporting.tests.sent import HOUR, a_draft, a_report, an_accepted, answer, now, say, seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, DUE, World, a_world, the_obligation

pytestmark = pytest.mark.django_db
LATER = AT_THE_CLOSE + 5 * HOUR


@pytest.fixture
def world(lan: User) -> World:
    return a_world(lan)


def steps(revision: Revision) -> list[str]:
    return list(Move.objects.filter(revision=revision).values_list("step", flat=True))


def test_the_officer_writes_the_head_sends_the_receiver_accepts(
    world: World, minh: User, dung: User, lan: User
) -> None:
    draft = a_draft(world, minh)
    actions.send_to_head(**seen(draft), by=minh, at=AT_THE_CLOSE)
    assert now(draft.obligation).stage == Stage.APPROVING
    actions.submit_report(**seen(draft), by=dung, at=AT_THE_CLOSE + HOUR)
    accepted = actions.accept_report(**seen(draft), by=lan, at=LATER)
    obligation = now(draft.obligation)
    assert (obligation.stage, obligation.accepted_id, obligation.accepted_at) == (Stage.ACCEPTED, accepted.pk, LATER)
    assert obligation.first_valid_at == AT_THE_CLOSE + HOUR
    assert steps(draft) == [Step.OPENED, Step.SENT_TO_HEAD, Step.SUBMITTED, Step.ACCEPTED]
    assert (accepted.submitted_by, accepted.decided_by) == (dung, lan)


def test_each_step_is_told_in_the_record(world: World, minh: User, dung: User, lan: User) -> None:
    an_accepted(world, minh, dung, lan)
    verbs = set(Event.objects.filter(thing_type="reporting.obligation").values_list("verb", flat=True))
    assert {"reporting.opened", "reporting.submitted", "reporting.accepted"} <= verbs


def test_the_head_gives_a_draft_back_with_a_remark(world: World, minh: User, dung: User) -> None:
    draft = a_draft(world, minh)
    actions.send_to_head(**seen(draft), by=minh, at=AT_THE_CLOSE)
    remarks = {answer(draft).pk: " Nêu số liệu. ", answer(draft, "part").pk: "  "}
    back = actions.send_back(**seen(draft), note="Bổ sung.", remarks=remarks, by=dung, at=LATER)
    assert (back.stage, back.note, now(draft.obligation).stage) == (RevisionStage.DRAFT, "Bổ sung.", Stage.DRAFT)
    assert [remark.text for remark in Remark.objects.all()] == ["Nêu số liệu."]
    say(back, minh, LATER, state="under_way", text="60 %.")


def test_nothing_is_written_while_it_lies_with_the_head(world: World, minh: User) -> None:
    draft = a_draft(world, minh)
    actions.send_to_head(**seen(draft), by=minh, at=AT_THE_CLOSE)
    with pytest.raises(Stale):
        say(draft, minh, state="under_way", text="Khác.")
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.answers.update(text="Khác.")


def test_a_report_that_was_returned_is_sent_anew_and_keeps_its_first_time(
    world: World, minh: User, dung: User, lan: User
) -> None:
    first = a_report(world, minh, dung)
    remarks = {answer(first).pk: "Thiếu số liệu."}
    back = actions.return_report(**seen(first), note="", remarks=remarks, by=lan, at=LATER)
    obligation = now(back.obligation)
    assert (obligation.stage, obligation.first_valid_at) == (Stage.RETURNED, AT_THE_CLOSE + HOUR)
    assert Move.objects.get(step=Step.RETURNED).reason.startswith("1 ")
    second = actions.open_revision(obligation=obligation, by=minh, at=AFTER_THE_DUE_DAY)
    assert (second.number, now(obligation).stage) == (2, Stage.RETURNED)
    say(second, minh, AFTER_THE_DUE_DAY, **sent.DONE | {"text": "Đã ban hành, 24 xã."})
    actions.submit_report(**seen(second), by=dung, at=AFTER_THE_DUE_DAY)
    obligation = now(obligation)
    assert (obligation.stage, obligation.first_valid_at) == (Stage.SUBMITTED, AT_THE_CLOSE + HOUR)
    actions.accept_report(**seen(second), by=lan, at=AFTER_THE_DUE_DAY)
    assert now(obligation).accepted_id == second.pk


def test_it_may_be_submitted_after_the_due_day_and_is_late(world: World, minh: User, dung: User) -> None:
    draft = a_draft(world, minh, at=AFTER_THE_DUE_DAY)
    actions.submit_report(**seen(draft), by=dung, at=AFTER_THE_DUE_DAY)
    first = now(draft.obligation).first_valid_at
    assert first
    assert first.date() > DUE


def test_t15_a_report_returned_as_none_does_not_count(world: World, minh: User, dung: User, lan: User) -> None:
    report = a_report(world, minh, dung)
    actions.return_report(**seen(report), note="Của kỳ trước.", remarks={}, is_void=True, by=lan, at=LATER)
    obligation = now(report.obligation)
    assert (obligation.stage, obligation.first_valid_at) == (Stage.NONE, None)
    assert Revision.objects.get(pk=report.pk).stage == RevisionStage.VOIDED
    again = actions.open_revision(obligation=obligation, by=minh, at=AFTER_THE_DUE_DAY)
    actions.submit_report(**seen(again), by=dung, at=AFTER_THE_DUE_DAY)
    assert now(obligation).first_valid_at == AFTER_THE_DUE_DAY


def test_t15_a_blank_report_is_no_report(world: World, minh: User, dung: User) -> None:
    obligation = the_obligation(world.regime, sent.INDUSTRY)
    blank = actions.open_revision(obligation=obligation, by=minh, at=AT_THE_CLOSE)
    for act, who in ((actions.send_to_head, minh), (actions.submit_report, dung)):
        with pytest.raises(Refused):
            act(**seen(blank), by=who, at=AT_THE_CLOSE)
    assert now(obligation).first_valid_at is None


def test_a_report_that_lacks_something_is_refused_and_told_what(world: World, minh: User, dung: User) -> None:
    draft = a_draft(world, minh, state="cannot")
    with pytest.raises(Refused, match=r"II\.2"):
        actions.submit_report(**seen(draft), by=dung, at=AT_THE_CLOSE)


def test_half_a_letter_is_refused(world: World, minh: User, dung: User) -> None:
    draft = a_draft(world, minh)
    with pytest.raises(Refused):
        actions.submit_report(**seen(draft), letter_number="9/BC", by=dung, at=AT_THE_CLOSE)
    done = actions.submit_report(**seen(draft), letter_number="9/BC", letter_on=DUE.replace(month=3), by=dung, at=LATER)
    assert done.letter_number == "9/BC"


def test_only_the_head_submits_and_only_the_receiver_decides(
    world: World, minh: User, dung: User, lan: User, hoa: User, khanh: User
) -> None:
    draft = a_draft(world, minh)
    for stranger in (minh, lan, hoa, khanh):
        with pytest.raises(Forbidden):
            actions.submit_report(**seen(draft), by=stranger, at=LATER)
    with pytest.raises(Forbidden):
        actions.send_to_head(**seen(draft), by=lan, at=LATER)
    actions.submit_report(**seen(draft), by=dung, at=LATER)
    for stranger in (minh, dung, hoa, khanh):
        with pytest.raises(Forbidden):
            actions.accept_report(**seen(draft), by=stranger, at=LATER)
        with pytest.raises(Forbidden):
            actions.return_report(**seen(draft), note="Không.", remarks={}, by=stranger, at=LATER)


def test_what_went_on_since_it_was_seen_is_not_decided(world: World, minh: User, dung: User, lan: User) -> None:
    draft = a_draft(world, minh)
    old = seen(draft)
    say(draft, minh, LATER, state="under_way", text="Đang làm.")
    with pytest.raises(Stale, match="Trần Văn Minh"):
        actions.submit_report(**old, by=dung, at=LATER)
    actions.submit_report(**seen(draft), by=dung, at=LATER)
    waiting = seen(draft)
    actions.return_report(**waiting, note="Sửa.", remarks={}, by=lan, at=LATER)
    with pytest.raises(Stale):
        actions.accept_report(**waiting, by=lan, at=LATER)
    with pytest.raises(Stale):
        actions.submit_report(**seen(draft), by=dung, at=LATER)


def test_a_return_needs_a_word_and_remarks_of_its_own_answers(world: World, minh: User, dung: User, lan: User) -> None:
    report = a_report(world, minh, dung)
    with pytest.raises(Refused):
        actions.return_report(**seen(report), note=" ", remarks={answer(report).pk: " "}, by=lan, at=LATER)
    with pytest.raises(Refused):
        actions.return_report(**seen(report), remarks={answer(report).pk: "Thiếu."}, is_void=True, by=lan, at=LATER)
    with pytest.raises(Stale):
        actions.return_report(**seen(report), remarks={answer(report).pk + 999: "Thiếu."}, by=lan, at=LATER)
    assert Remark.objects.count() == 0


def test_what_was_accepted_counts_for_the_tasks_once(world: World, minh: User, dung: User, lan: User) -> None:
    accepted = an_accepted(world, minh, dung, lan)
    entry = Entry.objects.get()
    assert (entry.report, entry.recorded_by, entry.said_at) == (accepted.pk, dung, accepted.submitted_at)
    assert entry.product_number == "12/HD-SCT"


def test_what_is_known_already_is_not_said_again(world: World, minh: User, dung: User, lan: User) -> None:
    an_accepted(world, minh, dung, lan)
    summer = AFTER_THE_DUE_DAY.replace(month=6, day=20)
    second = actions.open_revision(
        obligation=the_obligation(world.regime, sent.INDUSTRY, "2026-Q2"), by=minh, at=summer
    )
    say(second, minh, summer, "part", text="Tiếp tục.")
    actions.submit_report(**seen(second), by=dung, at=summer)
    actions.accept_report(**seen(second), by=lan, at=summer)
    assert Entry.objects.count() == 1


def test_a_late_correction_does_not_overrule_what_a_later_period_said(
    world: World, minh: User, dung: User, lan: User
) -> None:
    first = an_accepted(world, minh, dung, lan)
    summer = AFTER_THE_DUE_DAY.replace(month=6, day=20)
    second = actions.open_revision(
        obligation=the_obligation(world.regime, sent.INDUSTRY, "2026-Q2"), by=minh, at=summer
    )
    say(second, minh, summer, "part", text="Tiếp tục.")
    say(second, minh, summer, **sent.DONE | {"text": "Đã ban hành và tập huấn."})
    actions.submit_report(**seen(second), by=dung, at=summer)
    correction = actions.open_correction(obligation=first.obligation, reason="Nhầm.", by=minh, at=summer + HOUR)
    say(correction, minh, summer + HOUR, state="under_way", text="Khi ấy mới dự thảo.")
    actions.submit_report(**seen(correction), by=dung, at=summer + HOUR)
    actions.accept_report(**seen(correction), by=lan, at=summer + 2 * HOUR)
    actions.accept_report(**seen(second), by=lan, at=summer + 3 * HOUR)
    assert list(Entry.objects.values_list("text", flat=True)) == [sent.DONE["text"], "Đã ban hành và tập huấn."]


def test_t16_an_answer_that_is_no_longer_asked_is_kept_and_counts_for_nothing(
    world: World, minh: User, dung: User, lan: User
) -> None:
    draft = a_draft(world, minh)
    task = world.plan.tasks.get(path="II.2")
    words, on = {"reason": "Đã có nhiệm vụ khác.", "basis": "9/QĐ-UBND"}, AT_THE_CLOSE.date()
    withdraw_task(task=task, kind=WithdrawalKind.CANCELLED, on=on, **words, by=lan, at=AT_THE_CLOSE)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        actions.submit_report(**seen(draft), by=dung, at=LATER)
    actions.refresh_revision(revision=draft, by=minh, at=LATER)
    actions.submit_report(**seen(draft), by=dung, at=LATER)
    actions.accept_report(**seen(draft), by=lan, at=LATER)
    gone = answer(draft)
    assert (gone.is_gone, gone.text) == (True, sent.DONE["text"])
    assert not Entry.objects.exists()


def test_nothing_of_a_returned_report_counts_for_the_tasks(world: World, minh: User, dung: User, lan: User) -> None:
    report = a_report(world, minh, dung)
    actions.return_report(**seen(report), note="Sửa.", remarks={}, by=lan, at=LATER)
    assert not Entry.objects.exists()


def test_an_agency_that_reports_to_itself_accepts_its_own(world: World, vinh: User, binh: User, lan: User) -> None:
    draft = a_draft(world, vinh, sent.FINANCE)
    actions.submit_report(**seen(draft), by=binh, at=LATER)
    assert actions.accept_report(**seen(draft), by=lan, at=LATER).stage == RevisionStage.ACCEPTED


def test_several_are_accepted_and_each_refusal_is_told(world: World, minh: User, dung: User, lan: User) -> None:
    report, late = a_report(world, minh, dung), a_draft(world, lan, sent.FINANCE)
    wanted = {report.pk: seen(report)["version"], late.pk: seen(late)["version"]}
    outcome = actions.accept_several(revisions=wanted, by=lan, at=LATER)
    assert outcome.accepted == [report.pk]
    assert set(outcome.refused) == {late.pk}
