"""What is doubtful in a task of the body."""

from __future__ import annotations

import pytest

from dondoc.extraction.tests.readers import plan_of, tasks_of

_SECTION = "III. NHIỆM VỤ VÀ GIẢI PHÁP"


def _doubts(*paragraphs: str) -> dict[str, set[str]]:
    return {task.path: {doubt.code for doubt in task.evidence.doubts} for task in tasks_of(*paragraphs)}


def test_a_task_with_its_doer_and_a_duty_is_not_doubtful() -> None:
    (task,) = tasks_of(_SECTION, "1. Sở Y tế rà soát quy trình khám bệnh trước ngày 30/6/2026.")
    assert task.evidence.doubts == ()
    assert task.evidence.confidence == 1.0


def test_no_lead_is_the_gravest() -> None:
    (task,) = tasks_of(_SECTION, "1. Rà soát quy trình khám bệnh tại các trạm y tế.")
    assert [doubt.code for doubt in task.evidence.doubts] == ["no_lead"]
    assert task.evidence.confidence == 0.5


def test_words_without_a_duty_below_an_agency() -> None:
    doubts = _doubts("1. Sở Y tế:", "- Rà soát quy trình khám bệnh.", "- Các phòng khám tư nhân ở vùng cao.")
    assert doubts == {"1.-1": set(), "1.-2": {"doubtful_task"}}


@pytest.mark.parametrize(
    ("labels", "doubted"),
    [
        (("1.", "2.", "3."), set()),
        (("1.", "2.", "4."), {"III.4"}),
        (("2.", "3."), {"III.2"}),
        (("1.", "1."), {"III.1"}),
        (("a)", "b)", "c)", "d)", "e)"), set()),  # đ) is left out by many
        (("a)", "b)", "d)"), {"III.d"}),
    ],
)
def test_numbers_that_do_not_follow_on(labels: tuple[str, ...], doubted: set[str]) -> None:
    doubts = _doubts(_SECTION, *(f"{label} Sở Y tế rà soát quy trình {place}." for place, label in enumerate(labels)))
    assert {path for path, codes in doubts.items() if "odd_numbering" in codes} == doubted


def test_two_dates_in_one_task_are_both_named() -> None:
    (task,) = tasks_of(
        _SECTION,
        "1. Sở Y tế hoàn thành dự thảo trước ngày 30/6/2026; trình UBND tỉnh chậm nhất tháng 9 năm 2026.",
    )
    (doubt,) = task.evidence.doubts
    assert doubt.code == "several_times"
    assert "30/6/2026" in doubt.detail


def test_a_rhythm_alone_is_one_time() -> None:
    assert _doubts(_SECTION, "1. Sở Y tế hằng quý báo cáo UBND tỉnh kết quả thực hiện.") == {"III.1": set()}


def test_a_text_without_a_section_of_tasks_says_so() -> None:
    codes = {doubt.code for doubt in plan_of("Sở Y tế rà soát quy trình khám bệnh.\n").doubts}
    assert "no_tasks_section" in codes
    codes = {doubt.code for doubt in plan_of("I. NHIỆM VỤ\n1. Sở Y tế rà soát quy trình khám bệnh.\n").doubts}
    assert "no_tasks_section" not in codes


def test_a_duty_after_an_opening_clause_is_a_duty() -> None:
    doubts = _doubts("1. Sở Y tế:", "- Rà soát quy trình.", "- Khi có đề nghị của trạm y tế, tổ chức tập huấn.")
    assert doubts["1.-2"] == set()
