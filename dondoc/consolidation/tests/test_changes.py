"""After the issue: what late and corrected reports would change, and the supplement that says it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dondoc.consolidation import actions
from dondoc.consolidation.enums import Format
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.changes import Changes, changes
from dondoc.consolidation.queries.files import file_of
from dondoc.consolidation.tests.test_issue_report import word_of, worded
from dondoc.consolidation.tests.world import AFTER_THE_DUE_DAY, DAY, HOUR, Scene, corrected, reported
from dondoc.lib.errors import Refused

LATER = AFTER_THE_DUE_DAY + 5 * HOUR


def since(scene: Scene) -> Changes:
    return changes(Report.objects.get(supplements=None), DAY)


def identities(found: Changes) -> dict[str, tuple[object, object]]:
    return {one.identity: (one.old, one.new) for one in found.figures}


def test_nothing_has_changed_right_after_the_issue(scene: Scene) -> None:
    worded(scene).issue()
    assert since(scene).is_empty
    assert since(scene).count == 0


def test_a_late_report_is_told_with_what_it_changes(scene: Scene) -> None:
    worded(scene).issue()
    reported(scene, "so-y-te", at=LATER, state="under_way", text="Đang làm.")
    found = since(scene)
    assert [sender.name for sender in found.came] == ["Sở Y tế"]
    task = scene.task("II.3")
    change = next(each for each in found.passages if each.topic.key == f"task-{task.pk}")
    assert change.before is None
    assert [(each.old, each.new.text if each.new else "") for each in change.answers] == [(None, "Đang làm.")]
    assert identities(found)["discipline/all/missing"] == (3, 2)


def test_a_corrected_figure_is_told_old_and_new_under_its_key(scene: Scene) -> None:
    reported(scene, value=Decimal(8))
    scene.issue()
    corrected(scene, at=LATER, value=Decimal("6.5"))
    found = since(scene)
    values = [(one.old, one.new) for one in found.figures if one.identity.endswith("/value")]
    assert values == [(Decimal(8), Decimal("6.5"))]
    assert all(one.key.startswith("B4.") for one in found.figures if one.identity.startswith("indicator/"))


def test_a_task_that_turns_out_done_moves_between_the_counts_for_the_same_day(scene: Scene) -> None:
    reported(scene, state="under_way", text="Đang làm.")
    scene.issue()
    corrected(scene, at=LATER)
    found = identities(since(scene))
    assert found["counts/all/done_on_time"] == (0, 1)
    assert found["counts/all/open_in_time"] == (4, 3)


def test_a_correction_that_says_the_same_changes_no_word_and_no_figure(scene: Scene) -> None:
    worded(scene).issue()
    corrected(scene, at=LATER)
    found = since(scene)
    assert [sender.name for sender in found.corrected] == ["Sở Công Thương"]
    assert (list(found.passages), list(found.figures)) == ([], [])


def test_a_supplement_holds_only_what_changed_and_names_the_first_report(scene: Scene) -> None:
    worded(scene).issue()
    reported(scene, "so-y-te", at=LATER, state="under_way", text="Đang làm.")
    draft = actions.start_supplement(report=scene.report, by=scene.cast.lan, at=LATER + HOUR)
    topics = {passage.topic for passage in draft.passages.all()}
    assert f"task-{scene.task('II.3').pk}" in topics
    assert f"task-{scene.task('II.2').pk}" not in topics
    text = word_of(file_of(draft, Format.DOCX, DAY))
    assert "12/BC-UBND" in text
    assert "Đang làm." in text
    assert "Đã ban hành hướng dẫn." not in text


def test_once_its_supplement_is_issued_everything_reads_as_issued(scene: Scene) -> None:
    worded(scene).issue()
    corrected(scene, at=LATER, text="Đã làm lại.", state="under_way", product_number="", product_on=None)
    scene.report = actions.start_supplement(report=scene.report, by=scene.cast.lan, at=LATER + HOUR)
    scene.issue(at=LATER + 2 * HOUR, number=13)
    assert since(scene).is_empty
    reported(scene, "so-y-te", at=LATER + 3 * HOUR, state="under_way", text="Đang làm.")
    assert [sender.name for sender in since(scene).came] == ["Sở Y tế"]


def test_no_supplement_without_a_change_nor_two_at_once(scene: Scene) -> None:
    worded(scene).issue()
    with pytest.raises(Refused, match="thay đổi"):
        actions.start_supplement(report=scene.report, by=scene.cast.lan, at=LATER)
    reported(scene, "so-y-te", at=LATER)
    actions.start_supplement(report=scene.report, by=scene.cast.lan, at=LATER + HOUR)
    with pytest.raises(Refused, match="bổ sung"):
        actions.start_supplement(report=scene.report, by=scene.cast.lan, at=LATER + HOUR)


def test_a_draft_has_no_supplement(scene: Scene) -> None:
    with pytest.raises(Refused, match="chưa phát hành"):
        actions.start_supplement(report=scene.report, by=scene.cast.lan, at=LATER)
