"""Which paragraphs tell somebody to do something, whom, and by when."""

from __future__ import annotations

import pytest

from dondoc.extraction.outline.sections import section_kind
from dondoc.extraction.plan import DeadlineKind, Task
from dondoc.extraction.tests.readers import tasks_of


def duties(*paragraphs: str) -> list[tuple[str, str]]:
    return [(task.path, task.text) for task in tasks_of("II. NHIỆM VỤ, GIẢI PHÁP", *paragraphs)]


def leads(*paragraphs: str) -> dict[str, tuple[str, ...]]:
    return {task.path: task.roles.lead for task in tasks_of("II. NHIỆM VỤ, GIẢI PHÁP", *paragraphs)}


def only(*paragraphs: str) -> Task:
    (task,) = tasks_of("II. NHIỆM VỤ, GIẢI PHÁP", *paragraphs)
    return task


def test_each_smallest_item_is_a_task_without_its_marker() -> None:
    assert duties("1. Đất đai", "a) Sở Y tế rà soát quy hoạch.", "b) Sở Nội vụ công khai.") == [
        ("II.1.a", "Sở Y tế rà soát quy hoạch."),
        ("II.1.b", "Sở Nội vụ công khai."),
    ]


def test_an_agency_head_that_ends_in_a_colon_is_no_part_of_the_task() -> None:
    task = only("1. Đất đai", "c) Sở Y tế: Rà soát thủ tục.")

    assert (task.path, task.text, task.roles.lead) == ("II.1.c", "Rà soát thủ tục.", ("Sở Y tế",))


def test_bullets_inherit_the_lead_of_their_lettered_head() -> None:
    found = leads(
        "1. Đất đai", "a) Sở Y tế:", "- Rà soát thủ tục;", "- Công khai kết quả;", "+ Trên Cổng dịch vụ công."
    )

    assert set(found.values()) == {("Sở Y tế",)}
    assert next(iter(found)) == "II.1.a.-1"


def test_a_bullets_own_subject_replaces_the_inherited_lead() -> None:
    assert leads("1. Sở Y tế:", "- Rà soát thủ tục;", "- Công an tỉnh tăng cường kiểm tra.") == {
        "II.1.-1": ("Sở Y tế",),
        "II.1.-2": ("Công an tỉnh",),
    }


def test_an_intro_line_is_no_task_but_its_words_count_for_its_list() -> None:
    tasks = tasks_of(
        "II. NHIỆM VỤ",
        "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện các nhiệm vụ sau:",
        "a) Rà soát thủ tục;",
        "b) Công khai kết quả.",
    )

    assert [(task.path, task.roles.lead, task.roles.coordinating) for task in tasks] == [
        ("II.1.a", ("Sở Y tế",), ("Sở Tài chính",)),
        ("II.1.b", ("Sở Y tế",), ("Sở Tài chính",)),
    ]


def test_a_period_in_an_intro_line_passes_to_its_items() -> None:
    tasks = tasks_of(
        "II. NHIỆM VỤ",
        "1. Hạ tầng",
        "Trong giai đoạn 2026-2030, các sở, ngành tập trung thực hiện cụ thể như sau:",
        "a) Sở Xây dựng nâng cấp đường tỉnh;",
        "b) Sở Y tế nâng cấp bệnh viện trước ngày 30/6/2027.",
    )

    assert [task.deadline.value for task in tasks] == ["2026,2030", "2027-06-30"]


@pytest.mark.parametrize(
    "heading", ["I. MỤC ĐÍCH, YÊU CẦU", "I. MỤC TIÊU", "I. QUAN ĐIỂM CHỈ ĐẠO", "I. TÌNH HÌNH THỰC HIỆN"]
)
def test_a_section_on_purposes_holds_no_tasks(heading: str) -> None:
    assert tasks_of(heading, "1. Các sở, ngành nâng cao trách nhiệm.", "- Sở Y tế rà soát thủ tục.") == []


@pytest.mark.parametrize("heading", ["III. TỔ CHỨC THỰC HIỆN", "III. PHÂN CÔNG NHIỆM VỤ", "III. TRÁCH NHIỆM THỰC HIỆN"])
def test_the_section_on_carrying_out_holds_tasks(heading: str) -> None:
    assert [task.roles.lead for task in tasks_of(heading, "1. Sở Y tế tổng hợp kết quả.")] == [("Sở Y tế",)]


def test_the_paragraph_under_an_agency_head_takes_its_path_and_further_ones_count_on() -> None:
    tasks = tasks_of("III. TỔ CHỨC THỰC HIỆN", "2. Sở Tài chính", "Bố trí kinh phí.", "Theo dõi việc sử dụng kinh phí.")

    assert [(task.path, task.roles.lead) for task in tasks] == [
        ("III.2", ("Sở Tài chính",)),
        ("III.2.p2", ("Sở Tài chính",)),
    ]


def test_a_p2_inherits_the_lead_only() -> None:
    tasks = tasks_of(
        "II. NHIỆM VỤ",
        "1. Đất đai",
        "a) Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát trước ngày 30/6/2026.",
        "Công khai kết quả rà soát.",
    )

    assert [(task.path, task.roles.lead) for task in tasks] == [("II.1.a", ("Sở Y tế",)), ("II.1.a.p2", ("Sở Y tế",))]
    assert tasks[1].roles.coordinating == ()
    assert tasks[1].deadline.kind is DeadlineKind.NONE


def test_labelled_lines_are_the_roles_and_time_of_their_task() -> None:
    task = only(
        "1. Rà soát thủ tục hành chính",
        "- Cơ quan chủ trì: Sở Y tế.",
        "- Đơn vị phối hợp: Các sở, ngành; UBND cấp xã.",
        "- Thời gian thực hiện: Quý IV/2026.",
    )

    assert (task.path, task.text) == ("II.1", "Rà soát thủ tục hành chính")
    assert (task.roles.lead, task.roles.coordinating) == (("Sở Y tế",), ("Các sở, ngành", "UBND cấp xã"))
    assert (task.deadline.kind, task.deadline.value) == (DeadlineKind.QUARTER, "2026-Q4")


def test_labelled_lines_without_bullets_are_no_tasks_either() -> None:
    task = only("1. Rà soát thủ tục hành chính.", "Cơ quan chủ trì: Sở Y tế.", "Thời gian: Trước 30/6/2026.")

    assert (task.roles.lead, task.deadline.value) == (("Sở Y tế",), "2026-06-30")


def test_enumerations_inside_a_paragraph_do_not_part_it() -> None:
    assert len(duties("1. Sở Y tế tập trung: (i) rà soát thủ tục; (ii) công khai kết quả.")) == 1


@pytest.mark.parametrize(
    "closing",
    [
        "Trên đây là Kế hoạch cải thiện môi trường kinh doanh của tỉnh Sông Lam.",
        "(Chi tiết tại Phụ lục kèm theo)",
        "Kế hoạch này có hiệu lực kể từ ngày ký.",
    ],
)
def test_words_that_close_or_point_elsewhere_are_no_task(closing: str) -> None:
    assert [path for path, _ in duties("1. Sở Y tế rà soát thủ tục.", closing)] == ["II.1"]


def test_a_closing_paragraph_that_asks_all_is_the_sections_own() -> None:
    tasks = tasks_of(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế rà soát thủ tục.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị báo cáo UBND tỉnh.",
    )

    assert [(task.path, task.roles.lead) for task in tasks] == [
        ("III.1", ("Sở Y tế",)),
        ("III.p1", ("các cơ quan, đơn vị",)),
    ]


def test_those_whom_the_lead_is_told_to_direct_are_no_leads() -> None:
    assert leads("1. Ngân hàng Nhà nước chi nhánh tỉnh:", "- Chỉ đạo các tổ chức tín dụng tiết giảm chi phí.") == {
        "II.1.-1": ("Ngân hàng Nhà nước chi nhánh tỉnh",)
    }


def test_in_prose_to_watch_over_others_is_the_duty_itself() -> None:
    task = only("1. Sở Nội vụ đôn đốc, kiểm tra việc thực hiện Kế hoạch này.")

    assert (task.roles.lead, task.roles.supervising) == (("Sở Nội vụ",), ())


def test_money_is_a_task_only_for_whom_it_names() -> None:
    tasks = tasks_of("IV. KINH PHÍ THỰC HIỆN", "1. Từ nguồn ngân sách nhà nước.", "2. Sở Tài chính bố trí kinh phí.")

    assert [task.path for task in tasks] == ["IV.2"]


def test_spans_hold_the_tasks_words() -> None:
    paragraphs = ("II. NHIỆM VỤ", "1. Đất đai", "a) Sở Y tế: Rà soát thủ tục.", "- Sở Nội vụ kiểm tra.")
    text = "\n".join(paragraphs)
    for task in tasks_of(*paragraphs):
        assert text[task.evidence.span.start : task.evidence.span.end] == task.text


@pytest.mark.parametrize(
    ("paragraphs", "codes"),
    [
        (("1. Tăng cường kiểm tra.",), ["no_lead"]),
        (("1. Sở Y tế rà soát.",), []),
        (("1. Sở Y tế:", "a) Đất đai", "- Rà soát:", "+ Công khai thủ tục."), ["lead_from_afar"]),
        (("1. Ban Điều hành dự án cấp nước sạch nông thôn: Rà soát.",), ["unknown_agency"]),
    ],
)
def test_a_lead_that_is_missing_far_or_unknown_is_doubted(paragraphs: tuple[str, ...], codes: list[str]) -> None:
    task = only(*paragraphs)

    assert [doubt.code for doubt in task.evidence.doubts] == codes
    assert (task.evidence.confidence < 1) is bool(codes)


@pytest.mark.parametrize(
    ("title", "within", "kind"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "", "purposes"),
        ("NHIỆM VỤ VÀ GIẢI PHÁP", "", "tasks"),
        ("MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP", "", "tasks"),
        ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", "", "purposes"),
        ("KINH PHÍ THỰC HIỆN", "", "funding"),
        ("TỔ CHỨC THỰC HIỆN", "", "tasks"),
        ("Yêu cầu", "tasks", "purposes"),
        ("Tăng cường cải cách", "", "tasks"),
        ("ĐẤT ĐAI", "", ""),
    ],
)
def test_a_title_tells_what_its_section_is_about(title: str, within: str, kind: str) -> None:
    assert section_kind(title, within) == kind


def test_a_lead_labelled_under_a_numbered_title_holds_for_its_items() -> None:
    tasks = tasks_of("II. NHIỆM VỤ", "1. Đất đai", "Cơ quan chủ trì: Sở Y tế.", "a) Rà soát thủ tục;", "b) Công khai.")

    assert [(task.path, task.roles.lead) for task in tasks] == [("II.1.a", ("Sở Y tế",)), ("II.1.b", ("Sở Y tế",))]


def test_who_watches_may_stand_in_a_labelled_line() -> None:
    task = only("1. Rà soát thủ tục.", "- Cơ quan chủ trì: Sở Y tế.", "- Cơ quan theo dõi: Văn phòng UBND tỉnh.")

    assert task.roles.supervising == ("Văn phòng UBND tỉnh",)


def test_a_sub_heading_on_tasks_within_aims_holds_tasks() -> None:
    tasks = tasks_of(
        "I. MỤC TIÊU", "1. Mục tiêu chung", "Nâng cao.", "2. Nhiệm vụ trọng tâm", "a) Sở Y tế rà soát thủ tục."
    )

    assert [task.path for task in tasks] == ["I.2.a"]


def test_tasks_that_stand_in_an_appendix_are_not_read_from_the_line_that_points_there() -> None:
    assert duties("1. Các nhiệm vụ cụ thể: Chi tiết tại Phụ lục I kèm theo Kế hoạch này.") == []
