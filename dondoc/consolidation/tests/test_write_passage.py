"""The province's wording keeps its sources, and two people at once are told of each other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.consolidation import actions
from dondoc.consolidation.models import Passage
from dondoc.consolidation.tests.world import AFTER_THE_DUE_DAY, HOUR, Scene, corrected, reported
from dondoc.lib.errors import Forbidden, Refused, Stale


def topic(scene: Scene, path: str = "II.2") -> str:
    return f"task-{scene.task(path).pk}"


def test_words_without_a_source_are_refused_unless_they_are_ones_own(scene: Scene) -> None:
    with pytest.raises(Refused, match="cơ quan tổng hợp"):
        scene.write(topic(scene), "Đạt kết quả tốt.")
    scene.write(topic(scene), "Đạt kết quả tốt.", is_own=True)
    assert scene.report.passages.get().is_own


def test_a_topic_may_be_left_out_without_a_word(scene: Scene) -> None:
    scene.write(topic(scene), "", is_left_out=True)
    assert scene.report.passages.get().is_left_out


def test_an_answer_that_is_not_accepted_cannot_be_a_source(scene: Scene) -> None:
    revision = reported(scene, accept=False)
    answer = revision.answers.filter(kind="task").order_by("position")[0]
    with pytest.raises(Refused, match="tiếp nhận"):
        scene.write(topic(scene), "Đã làm.", answers=[answer.pk])


def test_an_answer_to_something_else_cannot_be_a_source(scene: Scene) -> None:
    reported(scene)
    answer = scene.answers("II.2")[0]
    with pytest.raises(Refused, match="câu trả lời"):
        scene.write(topic(scene, "II.3"), "Đã làm.", answers=[answer.pk])


def test_a_corrected_answer_cannot_be_ticked_any_more(scene: Scene) -> None:
    reported(scene)
    answer = scene.answers("II.2")[0]
    corrected(scene, at=AFTER_THE_DUE_DAY, text="Đã làm xong cả đợt hai.")
    with pytest.raises(Refused, match="câu trả lời"):
        scene.write(topic(scene), "Đã làm.", answers=[answer.pk])


def test_who_writes_over_what_another_has_written_is_told(scene: Scene, vinh: User) -> None:
    scene.write(topic(scene), "Của Lan.", is_own=True)
    with pytest.raises(Stale):
        scene.write(topic(scene), "Của Vinh.", is_own=True, version=0, by=vinh)
    assert scene.report.passages.get().text == "Của Lan."


def test_saving_as_one_types_is_one_event(scene: Scene) -> None:
    for place, words in enumerate(["Một", "Một hai", "Một hai ba"]):
        scene.write(topic(scene), words, is_own=True, at=AFTER_THE_DUE_DAY + timedelta(seconds=place))
    events = Event.objects.filter(verb="consolidation.passage_written")
    assert events.count() == 1
    scene.write(topic(scene), "Một hai ba bốn", is_own=True, at=AFTER_THE_DUE_DAY + HOUR)
    assert events.count() == 2


def test_changing_what_words_rest_on_is_always_told(scene: Scene) -> None:
    reported(scene)
    scene.write(topic(scene), "Đã làm.", is_own=True)
    scene.write(topic(scene), "Đã làm.", answers=[scene.answers("II.2")[0].pk])
    assert Event.objects.filter(verb="consolidation.passage_written").count() == 2


def test_suggestions_fill_what_nobody_has_written_and_leave_the_rest(scene: Scene) -> None:
    reported(scene)
    reported(scene, "so-y-te", text="Đang thực hiện.", state="under_way")
    scene.write(topic(scene), "Của Lan.", is_own=True)
    made = actions.suggest_passages(report=scene.report, by=scene.cast.lan, at=AFTER_THE_DUE_DAY)
    words = {passage.topic: passage.text for passage in Passage.objects.filter(report=scene.report)}
    assert words[topic(scene)] == "Của Lan."
    assert words[topic(scene, "II.3")] == "Sở Y tế: Đang thực hiện."
    assert "Sở Công Thương: Đã triển khai đúng kế hoạch." in words["part-done"]
    assert made == len(words) - 1
    assert Passage.objects.get(report=scene.report, part="done").sources.count() == 2


def test_a_stranger_writes_nothing(scene: Scene, hoa: User) -> None:
    with pytest.raises(Forbidden):
        scene.write(topic(scene), "Của Hoa.", is_own=True, by=hoa)


@pytest.mark.parametrize("name", ["task-0", "task-x", "part-", "nothing", "task-99999999999999999999"])
def test_a_topic_that_is_none_is_refused(scene: Scene, name: str) -> None:
    with pytest.raises(Refused):
        scene.write(name, "Gì đó.", is_own=True)
