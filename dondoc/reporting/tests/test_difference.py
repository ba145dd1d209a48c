"""What changed, word by word and field by field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dondoc.accounts.models import User
from dondoc.reporting import actions
from dondoc.reporting.queries.difference import difference
from dondoc.reporting.queries.reading import read
from dondoc.reporting.queries.revisions import answers_of
from dondoc.reporting.rules.difference import Change, Piece, changes
from dondoc.reporting.tests.sent import DONE, HOUR, a_report, answer, say, seen
from dondoc.reporting.tests.world import AT_THE_CLOSE, a_world

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED


def test_words_that_were_put_in_and_taken_out_are_told() -> None:
    found = changes("Đã mở 12 lớp tập huấn.", "Đã mở 14 lớp tập huấn mới.")
    assert Piece(REMOVED, " 12") in found
    assert Piece(ADDED, " 14") in found
    assert found[0] == Piece(SAME, "Đã mở")


def test_a_mark_after_a_word_is_no_change_of_the_word() -> None:
    found = changes("Đã ban hành hướng dẫn.", "Đã ban hành hướng dẫn cho 24 xã.")
    assert found == [Piece(SAME, "Đã ban hành hướng dẫn"), Piece(ADDED, " cho 24 xã"), Piece(SAME, ".")]


def test_a_number_is_one_word() -> None:
    assert Piece(ADDED, " 1.234,6") in changes("Giải ngân 1.234,5 tỷ đồng.", "Giải ngân 1.234,6 tỷ đồng.")


def test_texts_with_little_in_common_are_told_one_after_the_other() -> None:
    old, new = "Chưa làm gì.", "Ban hành Kế hoạch số 15 ngày 02/3."
    assert changes(old, new) == [Piece(REMOVED, old), Piece(ADDED, new)]


def test_a_text_that_came_or_went_is_one_piece() -> None:
    assert changes("", "Mới.") == [Piece(ADDED, "Mới.")]
    assert changes("Cũ.", "") == [Piece(REMOVED, "Cũ.")]


@given(some.text("ab \n"), some.text("ab \n"))
def test_both_texts_can_be_read_from_the_pieces(old: str, new: str) -> None:
    found = changes(old, new)
    assert "".join(piece.text for piece in found if piece.change != ADDED) == old
    assert "".join(piece.text for piece in found if piece.change != REMOVED) == new


@pytest.mark.django_db
def test_between_two_versions_each_changed_field_is_told(lan: User, minh: User, dung: User) -> None:
    first = a_report(a_world(lan), minh, dung)
    task, part = answer(first), answer(first, "part")
    remarks = {task.pk: "Nêu số xã.", part.pk: "Viết rõ hơn."}
    actions.return_report(**seen(first), remarks=remarks, by=lan, at=AT_THE_CLOSE + 3 * HOUR)
    second = actions.open_revision(obligation=first.obligation, by=minh, at=AT_THE_CLOSE + 4 * HOUR)
    say(second, minh, AT_THE_CLOSE + 4 * HOUR, **DONE | {"text": "Đã ban hành hướng dẫn cho 24 xã."})
    found = difference(first, answers_of(second))
    (change,) = found.changed
    assert [(field.old, field.new) for field in change.fields] == [(DONE["text"], "Đã ban hành hướng dẫn cho 24 xã.")]
    assert [remark.text for remark in change.remarks] == ["Nêu số xã."]
    assert [one.remarks[0].text for one in found.unheeded] == ["Viết rõ hơn."]
    assert found.same == second.answers.count() - 1


@pytest.mark.django_db
def test_a_remark_stands_beside_the_answer_of_the_next_version(lan: User, minh: User, dung: User) -> None:
    first = a_report(a_world(lan), minh, dung)
    remarks = {answer(first).pk: "Nêu số xã."}
    actions.return_report(**seen(first), remarks=remarks, by=lan, at=AT_THE_CLOSE + 3 * HOUR)
    second = actions.open_revision(obligation=first.obligation, by=minh, at=AT_THE_CLOSE + 4 * HOUR)
    shown = {one.answer.pk: one for group in read(second, answers_of(second)) for one in group.answers}
    assert [remark.text for remark in shown[answer(second).pk].remarks] == ["Nêu số xã."]
    assert sum(len(one.remarks) for one in shown.values()) == 1
