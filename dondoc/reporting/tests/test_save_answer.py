"""Answers of a draft: saved one by one, refused with a word for each field, never over somebody else's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import IntegrityError, connections, transaction

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.evidence.enums import Scan
from dondoc.evidence.models import StoredFile
from dondoc.lib.errors import Forbidden, Stale
from dondoc.progress.enums import State
from dondoc.reporting import actions
from dondoc.reporting.enums import AnswerKind, Channel, Lack, RevisionStage
from dondoc.reporting.models import Answer, Obligation, Revision
from dondoc.reporting.queries.completing import problems_of
from dondoc.reporting.queries.composing import day_of
from dondoc.reporting.queries.revisions import answers_of
from dondoc.reporting.tests.world import IN_MARCH, a_world, the_obligation

PDF = b"%PDF-1.7 song lam"


@pytest.fixture
def trade(lan: User) -> Obligation:
    return the_obligation(a_world(lan).regime, "so-cong-thuong")


@pytest.fixture
def revision(trade: Obligation, minh: User) -> Revision:
    return actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)


@pytest.fixture
def answer(revision: Revision) -> Answer:
    return revision.answers.get(kind=AnswerKind.TASK)


def lacks(revision: Revision) -> set[Lack]:
    return {
        problem.lack for problem in problems_of(revision, answers_of(revision), day_of(revision.obligation, IN_MARCH))
    }


def sent(revision: Revision, stage: RevisionStage = RevisionStage.SUBMITTED) -> None:
    Revision.objects.filter(pk=revision.pk).update(
        stage=stage, submitted_at=IN_MARCH, submitted_by=revision.begun_by_id
    )


def test_fields_that_are_not_given_stay(answer: Answer, minh: User) -> None:
    actions.save_answer(answer=answer, version=1, values={"text": " Một\r\nhai. "}, by=minh, at=IN_MARCH)
    now = actions.save_answer(answer=answer, version=2, values={"state": State.UNDER_WAY}, by=minh, at=IN_MARCH)
    assert (now.text, now.state, now.version, now.saved_by) == ("Một\nhai.", State.UNDER_WAY, 3, minh)
    assert Revision.objects.get(pk=answer.revision_id).version == 3


def test_a_field_that_the_kind_has_not_is_a_mistake_of_the_caller(answer: Answer, minh: User) -> None:
    with pytest.raises(ValueError, match="value"):
        actions.save_answer(answer=answer, version=1, values={"value": Decimal(1)}, by=minh, at=IN_MARCH)


def test_what_cannot_be_kept_is_refused_by_field_and_nothing_is_saved(answer: Answer, minh: User) -> None:
    values = {"text": "Chữ.", "amount_planned": Decimal(0), "product_on": date(2026, 3, 11)}
    with pytest.raises(actions.Unfit) as refused:
        actions.save_answer(answer=answer, version=1, values=values, by=minh, at=IN_MARCH)
    assert set(refused.value.fields) == {"amount_planned", "product_on"}
    answer.refresh_from_db()
    assert (answer.text, answer.version) == ("", 1)


def test_who_saves_second_is_shown_both(answer: Answer, minh: User, dung: User) -> None:
    actions.save_answer(answer=answer, version=1, values={"text": "Của Dũng."}, by=dung, at=IN_MARCH)
    with pytest.raises(actions.SavedMeanwhile, match=str(dung)) as stale:
        actions.save_answer(answer=answer, version=1, values={"text": "Của Minh."}, by=minh, at=IN_MARCH)
    assert (stale.value.theirs.text, stale.value.mine.text) == ("Của Dũng.", "Của Minh.")


def test_the_same_words_from_two_people_are_no_conflict(answer: Answer, minh: User, dung: User) -> None:
    for person in (dung, minh):
        now = actions.save_answer(answer=answer, version=1, values={"text": "Như nhau."}, by=person, at=IN_MARCH)
    assert (now.version, now.saved_by) == (2, dung)


def test_strangers_and_receivers_do_not_fill_in(answer: Answer, hoa: User, lan: User) -> None:
    for person in (hoa, lan):
        with pytest.raises(Forbidden):
            actions.save_answer(answer=answer, version=1, values={"text": "x"}, by=person, at=IN_MARCH)


def test_what_came_on_paper_is_typed_by_who_receives_it(answer: Answer, lan: User, minh: User) -> None:
    Revision.objects.filter(pk=answer.revision_id).update(channel=Channel.PAPER)
    assert actions.save_answer(answer=answer, version=1, values={"text": "x"}, by=lan, at=IN_MARCH).saved_by == lan
    with pytest.raises(Forbidden):
        actions.save_answer(answer=answer, version=2, values={"text": "y"}, by=minh, at=IN_MARCH)


def test_what_was_sent_stays_as_it_was(answer: Answer, revision: Revision, minh: User) -> None:
    link = actions.attach_file(answer=answer, name="a.pdf", data=PDF, by=minh, at=IN_MARCH)
    sent(revision)
    with pytest.raises(Stale, match="không sửa được nữa"):
        actions.save_answer(answer=answer, version=1, values={"text": "x"}, by=minh, at=IN_MARCH)
    for act in (
        lambda: actions.attach_file(answer=answer, name="b.pdf", data=PDF, by=minh, at=IN_MARCH),
        lambda: actions.detach_file(link=link, by=minh, at=IN_MARCH),
        lambda: actions.refresh_revision(revision=revision, by=minh, at=IN_MARCH),
        lambda: actions.confirm_carried(revision=revision, by=minh, at=IN_MARCH),
    ):
        with pytest.raises(Stale):
            act()
    # … and the database itself refuses.
    with pytest.raises(IntegrityError, match="answer_of_a_draft"), transaction.atomic():
        Answer.objects.filter(pk=answer.pk).update(text="x")


def test_an_answer_is_emptied_and_keeps_its_files(answer: Answer, minh: User) -> None:
    values = {"state": State.DONE, "text": "Xong.", "amount_done": Decimal(1), "amount_planned": Decimal(1)}
    actions.save_answer(answer=answer, version=1, values=values, by=minh, at=IN_MARCH)
    actions.attach_file(answer=answer, name="a.pdf", data=PDF, by=minh, at=IN_MARCH)
    now = actions.clear_answer(answer=answer, version=2, by=minh, at=IN_MARCH)
    assert now.is_blank
    assert now.files.count() == 1


def test_what_stands_as_before_is_confirmed_one_or_all(revision: Revision, answer: Answer, minh: User) -> None:
    revision.answers.update(is_carried=True)
    assert actions.confirm_carried(revision=revision, answers=[answer], by=minh, at=IN_MARCH) == 1
    assert actions.confirm_carried(revision=revision, by=minh, at=IN_MARCH) == revision.answers.count() - 1
    assert actions.confirm_carried(revision=revision, by=minh, at=IN_MARCH) == 0
    assert Event.objects.filter(verb="reporting.still_so").count() == 2


def test_the_same_file_is_there_once(answer: Answer, minh: User) -> None:
    Answer.objects.filter(pk=answer.pk).update(is_carried=True)
    first = actions.attach_file(answer=answer, name="a.pdf", data=PDF, by=minh, at=IN_MARCH)
    assert actions.attach_file(answer=answer, name="b.pdf", data=PDF, by=minh, at=IN_MARCH) == first
    answer.refresh_from_db()
    assert not answer.is_carried
    assert Event.objects.filter(verb="reporting.file_added").count() == 1
    actions.detach_file(link=first, by=minh, at=IN_MARCH)
    actions.detach_file(link=first, by=minh, at=IN_MARCH)
    assert not answer.files.exists()
    assert Event.objects.filter(verb="reporting.file_removed").count() == 1


def test_a_file_with_a_virus_proves_nothing(revision: Revision, answer: Answer, minh: User) -> None:
    actions.save_answer(answer=answer, version=1, values={"state": State.DONE}, by=minh, at=IN_MARCH)
    assert Lack.NO_PROOF in lacks(revision)
    link = actions.attach_file(answer=answer, name="a.pdf", data=PDF, by=minh, at=IN_MARCH)
    assert Lack.NO_PROOF not in lacks(revision)
    StoredFile.objects.filter(pk=link.file_id).update(scan=Scan.INFECTED, scanned_at=IN_MARCH)
    assert {Lack.NO_PROOF, Lack.INFECTED_FILE} <= lacks(revision)


def test_trap_15_a_blank_draft_lacks_everything(revision: Revision) -> None:
    assert lacks(revision) == {Lack.ALL_BLANK}


def test_trap_16_a_draft_behind_its_regime_is_brought_up_to_date_first(
    revision: Revision, answer: Answer, minh: User
) -> None:
    actions.save_answer(answer=answer, version=1, values={"state": State.UNDER_WAY}, by=minh, at=IN_MARCH)
    revision.obligation.version.questions.create(position=77, key="moi", title="Phần mới")
    assert Lack.OUT_OF_DATE in lacks(revision)
    actions.refresh_revision(revision=revision, by=minh, at=IN_MARCH)
    assert Lack.OUT_OF_DATE not in lacks(revision)


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_the_same_moment_begin_one_draft(lan: User, minh: User, dung: User) -> None:
    trade = the_obligation(a_world(lan).regime, "so-cong-thuong")
    ready = Barrier(2)

    def begin(person: User) -> int:
        try:
            ready.wait(timeout=10)
            return actions.open_revision(obligation=trade, by=person, at=IN_MARCH).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        begun = set(pool.map(begin, [minh, dung]))
    assert len(begun) == Revision.objects.count() == 1
    assert Answer.objects.filter(kind=AnswerKind.TASK).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_is_told(lan: User, minh: User, dung: User) -> None:
    trade = the_obligation(a_world(lan).regime, "so-cong-thuong")
    answer = actions.open_revision(obligation=trade, by=minh, at=IN_MARCH).answers.get(kind=AnswerKind.TASK)
    ready = Barrier(2)

    def save(person: User) -> bool:
        try:
            ready.wait(timeout=10)
            actions.save_answer(answer=answer, version=1, values={"text": str(person)}, by=person, at=IN_MARCH)
        except actions.SavedMeanwhile:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(save, [minh, dung])) == [False, True]
    assert Answer.objects.get(pk=answer.pk).version == 2
