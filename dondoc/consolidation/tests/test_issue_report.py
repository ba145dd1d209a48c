"""Issuing freezes content, files and hashes; what comes later changes nothing in it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.db import IntegrityError, transaction

from dondoc.consolidation import actions
from dondoc.consolidation.enums import Format
from dondoc.consolidation.models import Snapshot, SnapshotFile
from dondoc.consolidation.queries.files import file_of, issued_as
from dondoc.consolidation.queries.tracing import behind, keys_of
from dondoc.consolidation.tests.world import AFTER_THE_DUE_DAY, DAY, HOUR, PERIOD, Scene, corrected, reported
from dondoc.lib.canonical import digest
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.reporting.enums import Stage
from dondoc.reporting.tests.world import a_regime, agency, the_obligation


def word_of(docx: bytes) -> str:
    """The XML of the document's text."""
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()


def worded(scene: Scene) -> Scene:
    """Sở Công Thương reported; its task and part are worded out of it."""
    reported(scene)
    actions.suggest_passages(report=scene.report, by=scene.cast.lan, at=AFTER_THE_DUE_DAY)
    return scene


def test_the_hashes_are_those_of_content_and_files(scene: Scene) -> None:
    report = worded(scene).issue()
    snapshot = report.snapshot
    assert snapshot.sha256 == digest(snapshot.content)
    assert {file.format for file in snapshot.files.all()} == {Format.DOCX, Format.XLSX}
    for file in snapshot.files.all():
        data = file_of(report, Format(file.format), DAY)
        assert digest(data) == file.sha256
        assert issued_as(file.sha256) == report
    assert issued_as(digest(b"another file")) is None


def test_the_word_file_has_the_sentence_its_key_and_no_draft_mark(scene: Scene) -> None:
    worded(scene)
    draft = word_of(file_of(scene.fresh(), Format.DOCX, DAY))
    issued = word_of(file_of(scene.issue(), Format.DOCX, DAY))
    assert "DỰ THẢO" in draft
    assert "DỰ THẢO" not in issued
    assert "Đã ban hành hướng dẫn" in issued
    assert "12/BC-UBND" in issued


def test_a_correction_afterwards_changes_neither_file_nor_keys(scene: Scene) -> None:
    report = worded(scene).issue()
    before, keys = file_of(report, Format.DOCX, DAY), keys_of(report, DAY)
    corrected(scene, at=AFTER_THE_DUE_DAY + 5 * HOUR, text="Đã làm lại từ đầu.")
    assert file_of(report, Format.DOCX, DAY) == before
    assert keys_of(report, DAY) == keys
    passage = next(key for key in keys if key.identity == f"passage/task-{scene.task('II.2').pk}")
    assert [answer.text for answer in behind(passage, DAY).answers] == ["Đã ban hành hướng dẫn."]


def test_a_snapshot_during_an_edit_is_refused(scene: Scene) -> None:
    seen_version = worded(scene).fresh().version
    scene.write("part-causes", "Vừa viết thêm.", is_own=True)
    with pytest.raises(Stale):
        actions.issue_report(
            report=scene.report, version=seen_version, number=1, dated_on=DAY, by=scene.cast.binh, at=AFTER_THE_DUE_DAY
        )
    assert not Snapshot.objects.exists()


def test_what_rests_on_an_answer_that_holds_no_more_is_not_issued(scene: Scene) -> None:
    worded(scene)
    corrected(scene, at=AFTER_THE_DUE_DAY, text="Đã làm lại từ đầu.")
    with pytest.raises(Refused, match="câu trả lời"):
        scene.issue(at=AFTER_THE_DUE_DAY + 5 * HOUR)


def test_who_composes_does_not_issue(scene: Scene) -> None:
    report = worded(scene).fresh()
    with pytest.raises(Forbidden):
        actions.issue_report(
            report=report, version=report.version, number=1, dated_on=DAY, by=scene.cast.lan, at=AFTER_THE_DUE_DAY
        )


def test_nothing_is_written_into_an_issued_report(scene: Scene) -> None:
    report = worded(scene).issue()
    with pytest.raises(Refused, match="bổ sung"):
        scene.write("part-causes", "Thêm vào.", is_own=True)
    with pytest.raises(IntegrityError, match="stays as it was"), transaction.atomic():
        report.passages.update(text="khác")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        SnapshotFile.objects.update(sha256="0" * 64)


def test_the_report_upwards_counts_as_submitted(scene: Scene) -> None:
    upward = a_regime(
        scene.cast.lan,
        scene.world.plan,
        name="Báo cáo quý lên Chủ tịch",
        due=["Q+1 10"],
        senders="chosen",
        chosen=[agency("so-tai-chinh").pk],
        receiver=agency(""),
        asks_tasks=False,
        asks_indicators=False,
    )
    owed = the_obligation(upward, "so-tai-chinh", PERIOD)
    report = worded(scene).fresh()
    pairs = [(scene.world.regime.pk, PERIOD)]
    actions.set_sources(
        report=report, version=1, sources=pairs, obligation=owed, by=scene.cast.lan, at=AFTER_THE_DUE_DAY
    )
    scene.issue()
    owed.refresh_from_db()
    assert owed.stage == Stage.SUBMITTED
    assert "12/BC-UBND" in owed.revisions.get().answers.get().text


def test_the_content_keeps_every_figure_that_a_later_day_is_compared_with(scene: Scene) -> None:
    content = json.loads(worded(scene).issue().snapshot.content)
    key, where, value = content["figures"]["counts/all/done_on_time"]
    assert (key.startswith("B1."), bool(where), value) == (True, True, 1)
