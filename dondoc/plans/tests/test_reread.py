from __future__ import annotations

from typing import Any

import pytest

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.plans import actions
from dondoc.plans.enums import ItemKind
from dondoc.plans.models import Plan, Reading
from dondoc.plans.tests.drafts import AT, a_draft, a_reading
from dondoc.plans.tests.extracted import Json, song_lam


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def newer(plan: Plan, by: User, result: Json) -> Reading:
    return a_reading(by, {**result, "reader": "9.9.9"}, document=plan.document)


def shifted(result: Json, by: int) -> Json:
    """The same reading of a text that begins with more words: every span moves."""

    def move(value: Any) -> Any:
        if isinstance(value, dict):
            moved = {key: move(inner) for key, inner in value.items()}
            return moved | {"start": value["start"] + by, "end": value["end"] + by} if "start" in value else moved
        return [move(inner) for inner in value] if isinstance(value, list) else value

    moved: Json = move(result)
    return moved | {"text": "x" * by + result["text"]}


def test_untouched_items_follow_the_newer_reading(plan: Plan, lan: User) -> None:
    result = song_lam()
    result["tasks"][1]["lead"] = ["Các sở", "ngành"]
    result["tasks"][1]["text"] = "Các sở, ngành thực hiện."
    correction = actions.reread(plan=plan, reading=newer(plan, lan, result), by=lan, at=AT)
    task = plan.tasks.get(path="II.2")
    assert (task.text, task.assignments.count()) == ("Các sở, ngành thực hiện.", 2)
    assert list(correction.after) == [task.ref]


def test_what_people_did_is_kept_where_its_words_now_stand(plan: Plan, lan: User) -> None:
    one, two, three = plan.tasks.all()
    actions.correct_item(item=one, version=1, changes={"fields": {"text": "Sửa tay."}}, by=lan, at=AT)
    actions.drop_item(item=two, version=1, by=lan, at=AT)
    actions.confirm_item(item=three, version=1, by=lan, at=AT)
    actions.add_item(plan=plan, kind=ItemKind.RECIPIENT, span=(0, 8), by=lan, at=AT)
    reading = newer(plan, lan, shifted(song_lam(), 40))
    actions.reread(plan=plan, reading=reading, by=lan, at=AT)
    assert [task.text for task in plan.tasks.all()] == ["Sửa tay.", two.text, three.text]
    assert [task.is_dropped for task in plan.tasks.all()] == [False, True, False]
    assert plan.tasks.get(pk=one.pk).start == one.start + 40
    assert plan.tasks.get(pk=three.pk).doubts == []
    assert plan.recipients.filter(origin="added").count() == 1
    assert {task.reading_id for task in plan.tasks.all()} == {reading.pk}


def test_parts_of_a_split_task_are_not_doubled(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.1")
    actions.split_task(task=task, version=1, parts=["rà soát thủ tục đầu tư;", "công bố danh mục"], by=lan, at=AT)
    actions.reread(plan=plan, reading=newer(plan, lan, song_lam()), by=lan, at=AT)
    assert [task.path for task in plan.tasks.all()] == ["II.1", "II.1.p2", "II.2", "II.3"]


def test_what_it_finds_anew_is_added_and_what_it_no_longer_finds_goes(plan: Plan, lan: User) -> None:
    result = song_lam(more_tasks=1)
    del result["tasks"][1]
    correction = actions.reread(plan=plan, reading=newer(plan, lan, result), by=lan, at=AT)
    assert [task.path for task in plan.tasks.all()] == ["II.1", "II.3", "II.4"]
    assert None in correction.after.values()
    assert "task-new-1" in correction.after


def test_a_kept_item_whose_words_are_gone_points_into_the_old_text(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.3")
    actions.correct_item(item=task, version=1, changes={"fields": {"text": "Sửa."}}, by=lan, at=AT)
    result = song_lam()
    result["text"] = result["text"].replace("Thường xuyên đối thoại", "Thường xuyên đối  thoại")
    actions.reread(plan=plan, reading=newer(plan, lan, result), by=lan, at=AT)
    assert plan.tasks.get(pk=task.pk).reading_id == plan.document.readings.earliest("pk").pk


def test_nothing_before_it_can_be_undone(plan: Plan, lan: User) -> None:
    actions.drop_item(item=plan.tasks.get(path="II.1"), version=1, by=lan, at=AT)
    actions.reread(plan=plan, reading=newer(plan, lan, song_lam()), by=lan, at=AT)
    with pytest.raises(Refused):
        actions.undo(plan=plan, by=lan, at=AT)


def test_the_drafts_own_reading_and_another_documents_are_refused(plan: Plan, lan: User) -> None:
    with pytest.raises(Refused):
        actions.reread(plan=plan, reading=plan.reading, by=lan, at=AT)
    other = a_reading(lan, song_lam(number="16/KH-UBND", more_tasks=1))
    with pytest.raises(Refused):
        actions.reread(plan=plan, reading=other, by=lan, at=AT)


def two_in_a_sentence(result: Json) -> Json:
    """A second indicator in the sentence of the first."""
    first = result["indicators"][0]
    second = {**first, "name": "tỷ lệ hồ sơ trực tuyến", "target": {"year": 2025, "op": ">", "value": 70}}
    result["indicators"].insert(1, second)
    return result


def test_an_indicator_that_nobody_touched_stays_beside_a_corrected_one_of_its_sentence(lan: User) -> None:
    plan = actions.draft_from_reading(reading=a_reading(lan, two_in_a_sentence(song_lam())), by=lan, at=AT)
    corrected = plan.indicators.all()[0]
    actions.correct_item(item=corrected, version=1, changes={"fields": {"name": "Sửa tay"}}, by=lan, at=AT)
    actions.reread(plan=plan, reading=newer(plan, lan, two_in_a_sentence(song_lam())), by=lan, at=AT)
    names = ["Sửa tay", "tỷ lệ hồ sơ trực tuyến", "Chi phí thời gian"]
    assert sorted(indicator.name for indicator in plan.indicators.all()) == sorted(names)


def test_a_kept_item_is_not_doubled_by_the_same_words_elsewhere(plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.3")
    actions.confirm_item(item=task, version=1, by=lan, at=AT)
    result = song_lam()
    result["text"] = result["text"].replace("3. Thường", "3. THƯỜNG").replace("Thường xuyên", "Thường  xuyên")
    actions.reread(plan=plan, reading=newer(plan, lan, result), by=lan, at=AT)
    assert plan.tasks.filter(path="II.3").count() == 1
