"""A draft begins with what the agency owes and what is known of it, and follows when that changes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dondoc.accounts.models import User
from dondoc.agencies.enums import ChangeKind
from dondoc.audit.models import Event
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans.models import HeirChoice, Holding, Task
from dondoc.plans.tests.registry import end_of
from dondoc.progress.actions import Said, record_progress, withdraw_task
from dondoc.progress.enums import State, WithdrawalKind
from dondoc.reporting import actions
from dondoc.reporting.enums import AnswerKind, RevisionStage, Stage, Step
from dondoc.reporting.models import Answer, Obligation, Revision
from dondoc.reporting.queries.composing import asked_of
from dondoc.reporting.queries.submission import draft_of
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, IN_MARCH, World, a_world, agency, the_obligation

IN_APRIL = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)
IN_JUNE = datetime(2026, 6, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def world(lan: User) -> World:
    return a_world(lan)


@pytest.fixture
def trade(world: World) -> Obligation:
    """What Sở Công Thương owes of the first quarter."""
    return the_obligation(world.regime, "so-cong-thuong")


def the_task(revision: Revision) -> Answer:
    return revision.answers.get(kind=AnswerKind.TASK)


def send(revision: Revision, stage: RevisionStage = RevisionStage.SUBMITTED, at: datetime = IN_MARCH) -> Revision:
    """As if its head had sent it; the way up has its own tests."""
    Revision.objects.filter(pk=revision.pk).update(stage=stage, submitted_at=at, submitted_by=revision.begun_by)
    revision.refresh_from_db()
    return revision


def done_by(minh: User, revision: Revision, **more: object) -> Answer:
    answer = the_task(revision)
    values = {"state": State.DONE, "product_number": "12/BC-SCT", "product_on": date(2026, 3, 9), **more}
    return actions.save_answer(answer=answer, version=answer.version, values=values, by=minh, at=IN_MARCH)


def test_a_draft_asks_what_the_agency_leads_and_the_parts_of_the_narrative(trade: Obligation, minh: User) -> None:
    revision = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    answers = list(revision.answers.all())
    assert [answer.kind for answer in answers[:2]] == [AnswerKind.TASK, AnswerKind.INDICATOR]
    assert [answer.position for answer in answers] == list(range(1, len(answers) + 1))
    assert {answer.kind for answer in answers[2:]} == {AnswerKind.PART}
    parts = trade.version.questions.values_list("key", flat=True)
    assert [answer.part for answer in answers[2:]] == list(parts)
    assert all(answer.is_blank and not answer.is_carried for answer in answers)
    trade.refresh_from_db()
    assert trade.stage == Stage.DRAFT
    assert trade.moves.filter(step=Step.OPENED, by=minh, revision=revision).count() == 1
    assert Event.objects.filter(verb="reporting.opened").count() == 1


def test_who_opens_second_gets_the_same_draft(trade: Obligation, minh: User, dung: User) -> None:
    first = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    assert actions.open_revision(obligation=trade, by=dung, at=IN_MARCH) == first
    assert Answer.objects.filter(revision=first, kind=AnswerKind.TASK).count() == 1


def test_a_stranger_cannot_open_it(trade: Obligation, hoa: User) -> None:
    with pytest.raises(Forbidden):
        actions.open_revision(obligation=trade, by=hoa, at=IN_MARCH)


@pytest.mark.parametrize("stage", [RevisionStage.APPROVING, RevisionStage.SUBMITTED])
def test_what_is_on_its_way_is_not_opened(trade: Obligation, minh: User, stage: RevisionStage) -> None:
    send(actions.open_revision(obligation=trade, by=minh, at=IN_MARCH), stage)
    with pytest.raises(Stale, match="không sửa được nữa"):
        actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)


def test_an_accepted_report_is_corrected_not_opened(trade: Obligation, minh: User) -> None:
    revision = send(actions.open_revision(obligation=trade, by=minh, at=IN_MARCH), RevisionStage.ACCEPTED)
    accepted = {"stage": Stage.ACCEPTED, "accepted": revision, "accepted_at": IN_MARCH}
    Obligation.objects.filter(pk=trade.pk).update(**accepted)
    with pytest.raises(Refused, match="đính chính"):
        actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)


def test_it_opens_with_the_progress_recorded_before(trade: Obligation, minh: User) -> None:
    holding = Holding.objects.get(assignment__task__path="II.2", assignment__role="lead")
    said = Said(State.UNDER_WAY, "Đã họp ba lần.", amount_done=Decimal(0), amount_planned=Decimal(4), unit="cuộc")
    record_progress(holding=holding, said=said, seen=0, by=minh, at=IN_MARCH)
    answer = the_task(actions.open_revision(obligation=trade, by=minh, at=IN_MARCH))
    assert answer.is_carried
    assert (answer.state, answer.text, answer.amount_done, answer.amount_planned) == (
        State.UNDER_WAY,
        "Đã họp ba lần.",
        Decimal(0),
        Decimal(4),
    )


def test_progress_said_after_the_due_day_is_of_the_next_period(trade: Obligation, minh: User) -> None:
    holding = Holding.objects.get(assignment__task__path="II.2", assignment__role="lead")
    record_progress(holding=holding, said=Said(State.UNDER_WAY, "Muộn."), seen=0, by=minh, at=AFTER_THE_DUE_DAY)
    assert the_task(actions.open_revision(obligation=trade, by=minh, at=AFTER_THE_DUE_DAY)).is_blank


def test_it_opens_with_the_last_report_and_its_evidence(world: World, trade: Obligation, minh: User) -> None:
    first = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    done_by(minh, first, text="Đã ban hành.")
    actions.attach_file(answer=the_task(first), name="bao-cao.pdf", data=b"%PDF-1.7 song lam", by=minh, at=IN_MARCH)
    part = first.answers.get(part="done")
    actions.save_answer(answer=part, version=part.version, values={"text": "Quý I."}, by=minh, at=IN_MARCH)
    send(first)
    second = actions.open_revision(
        obligation=the_obligation(world.regime, "so-cong-thuong", "2026-Q2"), by=minh, at=IN_JUNE
    )
    answer = the_task(second)
    assert (answer.is_carried, answer.state, answer.product_number) == (True, State.DONE, "12/BC-SCT")
    assert [link.name for link in answer.files.all()] == ["bao-cao.pdf"]
    # Words of another period are shown beside the part, not said again by themselves.
    assert second.answers.get(part="done").is_blank


def test_what_was_sent_back_is_not_carried_on(world: World, trade: Obligation, minh: User) -> None:
    first = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    done_by(minh, first)
    send(first, RevisionStage.RETURNED)
    following = the_obligation(world.regime, "so-cong-thuong", "2026-Q2")
    assert the_task(actions.open_revision(obligation=following, by=minh, at=IN_JUNE)).is_blank


def test_after_a_return_the_next_revision_begins_with_what_was_returned(trade: Obligation, minh: User) -> None:
    first = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    done_by(minh, first, text="Đã xong.")
    actions.attach_file(answer=the_task(first), name="a.pdf", data=b"%PDF-1.7 a", by=minh, at=IN_MARCH)
    send(first, RevisionStage.RETURNED)
    Obligation.objects.filter(pk=trade.pk).update(stage=Stage.RETURNED)
    second = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    answer = the_task(second)
    assert (second.number, answer.text, answer.is_carried, answer.saved_by) == (2, "Đã xong.", False, minh)
    assert [link.name for link in answer.files.all()] == ["a.pdf"]
    assert second.answers.count() == first.answers.count()


def test_trap_16_a_task_that_is_withdrawn_is_marked_and_keeps_its_words(
    world: World, trade: Obligation, minh: User, lan: User
) -> None:
    revision = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    done_by(minh, revision, text="Đã làm nhiều.")
    task = Task.objects.get(plan=world.plan, path="II.2")
    withdraw_task(
        task=task, kind=WithdrawalKind.CANCELLED, on=date(2026, 3, 10), reason="Bỏ.", basis="3/QĐ", by=lan, at=IN_MARCH
    )
    found = actions.refresh_revision(revision=revision, by=minh, at=IN_MARCH)
    answer = the_task(revision)
    assert (len(found.gone), answer.is_gone, answer.text) == (1, True, "Đã làm nhiều.")
    assert answer.position == revision.answers.count()
    assert not actions.refresh_revision(revision=revision, by=minh, at=IN_MARCH)


def test_a_part_that_the_regime_adds_comes_into_the_draft(trade: Obligation, minh: User) -> None:
    revision = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    trade.version.questions.create(position=99, key="digital", title="Chuyển đổi số")
    found = actions.refresh_revision(revision=revision, by=minh, at=IN_MARCH)
    assert [one.title for one in found.new] == ["Chuyển đổi số"]
    assert revision.answers.order_by("position").last() == revision.answers.get(part="digital")
    assert Event.objects.filter(verb="reporting.refreshed").count() == 1


def test_what_was_gone_and_is_asked_again_comes_back(trade: Obligation, minh: User) -> None:
    revision = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    question = trade.version.questions.get(key="done")
    question.delete()
    actions.refresh_revision(revision=revision, by=minh, at=IN_MARCH)
    assert revision.answers.get(part="done").is_gone
    question.save(force_insert=True)
    assert actions.refresh_revision(revision=revision, by=minh, at=IN_MARCH).back
    assert not revision.answers.get(part="done").is_gone


def test_a_task_taken_over_is_asked_of_the_heir_with_what_its_former_agency_said(
    world: World, trade: Obligation, minh: User, hoa: User
) -> None:
    health = the_obligation(world.regime, "so-y-te")
    first = actions.open_revision(obligation=health, by=hoa, at=IN_MARCH)
    answer = the_task(first)
    values = {"state": State.UNDER_WAY, "text": "Sở Y tế đã làm một nửa."}
    actions.save_answer(answer=answer, version=1, values=values, by=hoa, at=IN_MARCH)
    send(first)
    end_of(agency("so-y-te"), [agency("so-cong-thuong")], date(2026, 5, 1), ChangeKind.MERGED)
    following = the_obligation(world.regime, "so-cong-thuong", "2026-Q2")
    before = actions.open_revision(obligation=following, by=minh, at=IN_APRIL)
    assert before.answers.filter(kind=AnswerKind.TASK).count() == 1
    found = actions.refresh_revision(revision=before, by=minh, at=IN_JUNE)
    taken_over = before.answers.get(holding=answer.holding)
    assert [one.holding for one in found.new] == [answer.holding_id]
    assert (taken_over.is_carried, taken_over.text) == (True, "Sở Y tế đã làm một nửa.")
    row = next(
        row for group in draft_of(before, IN_JUNE.date()).groups for row in group.rows if row.answer == taken_over
    )
    assert row.meant == "Sở Y tế"
    assert asked_of(the_obligation(world.regime, "so-y-te", "2026-Q2"), IN_JUNE.date())[0].key.kind == AnswerKind.PART


def test_what_an_agency_handed_over_is_marked_in_its_draft(world: World, trade: Obligation, minh: User) -> None:
    revision = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)
    done_by(minh, revision, text="Đã làm.")
    duty = the_task(revision).holding
    assert duty
    HeirChoice.objects.create(
        holding=duty, on=date(2026, 3, 1), heir=agency("so-y-te"), chosen_at=IN_MARCH, chosen_by=minh
    )
    found = actions.refresh_revision(revision=revision, by=minh, at=IN_MARCH)
    assert len(found.gone) == 1
    assert (the_task(revision).is_gone, the_task(revision).text) == (True, "Đã làm.")
