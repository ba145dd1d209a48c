"""A report is made of accepted answers, says who is missing, and leads each word and figure to its source."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dondoc.accounts.models import User
from dondoc.consolidation import actions
from dondoc.consolidation.enums import Reached
from dondoc.consolidation.queries.figures.counts import figures_of
from dondoc.consolidation.queries.figures.indicators import outcomes
from dondoc.consolidation.queries.paper import Composed, compose
from dondoc.consolidation.tests.world import AT_THE_CLOSE, DAY, FACTS, PERIOD, Scene, reported
from dondoc.lib.errors import Refused
from dondoc.papers.report import OfficialReport, Paragraph, Part
from dondoc.plans.models import Target
from dondoc.progress.enums import Cell
from dondoc.progress.queries.counts import of_tasks
from dondoc.reporting import actions as reporting
from dondoc.reporting.tests.sent import seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, a_live_plan, a_regime, agency, the_obligation


def paragraphs(parts: tuple[Part, ...]) -> list[Paragraph]:
    """All, in order."""
    found: list[Paragraph] = []
    for part in parts:
        found += [block for block in part.blocks if isinstance(block, Paragraph)]
        found += paragraphs(part.parts)
    return found


def words_of(paper: OfficialReport) -> str:
    return "\n".join(paragraph.text for paragraph in paper_paragraphs(paper))


def paper_paragraphs(paper: OfficialReport) -> list[Paragraph]:
    return paragraphs(paper.parts)


def composed(scene: Scene) -> Composed:
    return compose(scene.fresh(), DAY)


def test_those_who_sent_nothing_are_named(scene: Scene) -> None:
    reported(scene)
    words = words_of(composed(scene).paper)
    assert "1/4" in words
    assert "3/4" in words
    assert "Sở Y tế" in words


def test_an_answer_that_is_not_accepted_is_no_source_and_is_told(scene: Scene) -> None:
    reported(scene, accept=False)
    found = composed(scene)
    assert found.material.answers == []
    assert "Sở Công Thương" in words_of(found.paper)


def test_the_reason_of_an_excuse_and_of_a_nil_return_is_told(scene: Scene) -> None:
    owed = the_obligation(scene.world.regime, "so-y-te")
    reporting.excuse(obligation=owed, reason="Đang sáp nhập.", by=scene.cast.lan, at=AT_THE_CLOSE)
    nil = reporting.submit_nil(
        obligation=the_obligation(scene.world.regime, "so-cong-thuong"),
        reason="Không phát sinh.",
        by=scene.cast.dung,
        at=AT_THE_CLOSE,
    )
    reporting.accept_report(**seen(nil), by=scene.cast.lan, at=AFTER_THE_DUE_DAY)
    words = words_of(composed(scene).paper)
    assert "Sở Y tế (Đang sáp nhập.)" in words
    assert "Sở Công Thương (Không phát sinh.)" in words


def test_the_counts_are_those_of_progress(scene: Scene) -> None:
    reported(scene)
    found = figures_of("all", composed(scene).material.cells)
    counts = of_tasks([scene.world.plan.pk], DAY)
    assert {cell: found[cell].value for cell in Cell} == {cell: counts[cell] for cell in Cell}
    assert found[Cell.DONE_ON_TIME].value == 1


def test_a_report_accepted_after_the_day_of_the_figures_still_speaks_of_it(scene: Scene) -> None:
    """Progress came to know of it afterwards; what was done by the day is done on the day."""
    reported(scene, at=AFTER_THE_DUE_DAY)
    scene.report.as_of = AT_THE_CLOSE.date()
    scene.report.save()
    assert of_tasks([scene.world.plan.pk], AT_THE_CLOSE.date()).done_on_time == 0
    assert figures_of("all", composed(scene).material.cells)[Cell.DONE_ON_TIME].value == 1


def test_t4_an_indicator_that_is_reported_as_zero_has_a_value(scene: Scene) -> None:
    Target.objects.update(year=2026)
    reported(scene, value=Decimal(0))
    found = composed(scene)
    assert len(outcomes(found.material)[Reached.NOT_MET]) == 1
    assert len(outcomes(found.material)[Reached.NO_VALUE]) == 1
    words = words_of(found.paper)
    assert "0 chỉ tiêu đạt mục tiêu của năm, 1 chưa đạt, 1 chưa có số liệu" in words
    zero = next(figure for figure in found.tables.indicators.figures if figure.value == 0)
    assert zero.is_traced


def test_a_passage_leads_to_the_answers_that_it_rests_on(scene: Scene) -> None:
    reported(scene)
    task, answer = scene.task("II.2"), scene.answers("II.2")[0]
    scene.write(f"task-{task.pk}", "Đã ban hành hướng dẫn.", answers=[answer.pk])
    paper = composed(scene).paper
    passage = next(each for each in paper_paragraphs(paper) if each.text == "Đã ban hành hướng dẫn.")
    key = next(key for key in paper.keys if key.key == passage.key)
    assert [(source.agency, source.link.rpartition("/reporting/")[2]) for source in key.sources] == [
        ("Sở Công Thương", f"revisions/{answer.revision}/#answer-{answer.pk}")
    ]


def test_the_task_that_a_passage_is_about_stands_above_it(scene: Scene) -> None:
    reported(scene)
    task, answer = scene.task("II.2"), scene.answers("II.2")[0]
    scene.write(f"task-{task.pk}", "Đã ban hành hướng dẫn.", answers=[answer.pk])
    told = [(paragraph.text, paragraph.is_italic) for paragraph in paper_paragraphs(composed(scene).paper)]
    place = told.index(("Đã ban hành hướng dẫn.", False))
    assert told[place - 1] == (task.text, True)


def test_words_of_the_composing_agency_are_marked_in_the_list_of_keys(scene: Scene) -> None:
    scene.write("part-causes", "Nhân lực còn thiếu.", is_own=True)
    paper = composed(scene).paper
    key = next(key for key in paper.keys if key.value == "Nhân lực còn thiếu.")
    assert [source.agency for source in key.sources] == ["Sở Tài chính"]


def test_every_key_on_paper_is_in_its_list_once(scene: Scene) -> None:
    reported(scene, value=Decimal(8))
    paper = composed(scene).paper
    printed = [paragraph.key for paragraph in paper_paragraphs(paper)]
    listed = [key.key for key in paper.keys]
    assert len(listed) == len(set(listed))
    assert set(printed) <= set(listed)
    assert [key.key for key in paper.keys if not key.sources] == []


def test_a_report_may_draw_on_several_plans(scene: Scene) -> None:
    second = a_regime(scene.cast.lan, a_live_plan(scene.cast.lan, number="22/KH-UBND"), name="Báo cáo quý, kế hoạch 22")
    report = actions.start_report(
        keeper=agency("so-tai-chinh").pk,
        facts=FACTS,
        sources=[(scene.world.regime.pk, PERIOD), (second.pk, PERIOD)],
        by=scene.cast.lan,
        at=AFTER_THE_DUE_DAY,
    )
    found = compose(report, DAY)
    assert figures_of("all", found.material.cells)["total"].value == 8
    assert [str(plan) for plan in found.material.plans.values()] == ["21/KH-UBND", "22/KH-UBND"]
    assert words_of(found.paper).count("4/4") == 2


def test_composing_takes_as_many_queries_for_one_report_as_for_three(scene: Scene) -> None:
    reported(scene)
    with CaptureQueriesContext(connection) as one:
        composed(scene)
    for key in ("so-y-te", "ubnd-xa-duc-son"):
        reported(scene, key)
    scene.write("part-causes", "Nhân lực còn thiếu.", is_own=True)
    with CaptureQueriesContext(connection) as three:
        composed(scene)
    assert len(three) <= len(one) + 1  # the sources of passages


def test_somebody_of_another_agency_cannot_draw_on_reports_that_do_not_come_to_it(scene: Scene, hoa: User) -> None:
    pairs, health = [(scene.world.regime.pk, PERIOD)], agency("so-y-te").pk
    with pytest.raises(Refused, match="cơ quan"):
        actions.start_report(keeper=health, facts=FACTS, sources=pairs, by=hoa, at=AFTER_THE_DUE_DAY)
