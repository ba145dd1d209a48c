"""The whole reading: what it finds in a small plan, and that no text breaks it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.plan import DeadlineKind, ExtractedPlan
from dondoc.extraction.reading import read, read_plan
from dondoc.extraction.schema import to_json
from dondoc.extraction.source import Paragraph, Source
from dondoc.extraction.tests import sample
from dondoc.extraction.tests.readers import plan_of, table_of

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM
Số: 15/KH-UBND
Sông Lam, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Cải thiện môi trường kinh doanh năm 2026

Thực hiện Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Các sở, ngành nâng cao trách nhiệm của người đứng đầu.

II. NHIỆM VỤ, GIẢI PHÁP

1. Cải cách thủ tục hành chính

a) Sở Nội vụ: Rà soát toàn bộ thủ tục, hoàn thành trước ngày 30/6/2026.

b) Các sở, ngành, UBND cấp xã thường xuyên công khai thủ tục; tỷ lệ hồ sơ đúng hạn đạt trên 95%.

III. TỔ CHỨC THỰC HIỆN

1. Các sở, ngành báo cáo kết quả hằng quý về Sở Tài chính trước ngày 20 của tháng cuối quý.

2. Sở Tài chính tổng hợp, báo cáo UBND tỉnh.

Nơi nhận:
- Văn phòng Chính phủ;
- Lưu: VT, TH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Thị Minh Khai
"""


def spans_hold(plan: ExtractedPlan) -> None:
    """Each item's place holds its words."""
    for task in plan.tasks:
        span = task.evidence.span
        assert plan.text[span.start : span.end] == task.text, task.path
    for report in plan.reports:
        span = report.evidence.span
        assert plan.text[span.start : span.end] == report.text
    for recipient in plan.recipients:
        # a line that a page parts stands in two paragraphs
        assert plan.text[recipient.span.start : recipient.span.end].replace("\n", " ") == recipient.text
    for reference in plan.references:
        for span in reference.mentions:
            assert (
                plan.text[span.start : span.end].replace(" ", "").replace("–", "-").upper() == reference.number.upper()
            )
    for section in plan.sections:
        assert plan.text[section.span.start : section.span.end].endswith(section.title)
    for indicator in plan.indicators:
        assert 0 <= indicator.evidence.span.start <= indicator.evidence.span.end <= len(plan.text)


def test_a_small_plan_is_read_whole() -> None:
    plan = plan_of(PLAN)

    assert plan.document.number == "15/KH-UBND"
    assert [task.path for task in plan.tasks] == ["II.1.a", "II.1.b", "III.1", "III.2"]
    assert plan.tasks[1].roles.lead == ("Các sở, ngành", "UBND cấp xã")
    assert [task.deadline.kind for task in plan.tasks] == [
        DeadlineKind.DATE, DeadlineKind.CONTINUOUS, DeadlineKind.RECURRING, DeadlineKind.NONE,
    ]  # fmt: skip
    assert [(indicator.code, indicator.body) for indicator in plan.indicators] == [("II.1.b", True)]
    assert [report.due for report in plan.reports] == [("03-20", "06-20", "09-20", "12-20")]
    assert [reference.number for reference in plan.references] == ["02/NQ-CP"]
    assert [recipient.text for recipient in plan.recipients] == ["Văn phòng Chính phủ;", "Lưu: VT, TH."]
    assert [section.path for section in plan.sections] == ["I", "II", "II.1", "III"]
    spans_hold(plan)


def test_a_plan_with_tables_gives_their_rows_after_the_body() -> None:
    plan = read_plan(sample.plan())

    assert len([indicator for indicator in plan.indicators if not indicator.body]) == 24
    assert plan.document.number == "15/KH-UBND"
    spans_hold(plan)


def test_a_table_within_the_body_takes_the_path_that_it_hangs_under() -> None:
    table = table_of(("TT", "Nhiệm vụ", "Cơ quan chủ trì"), ("1", "Rà soát thủ tục", "Sở Y tế"))
    source = Source("docx", (Paragraph("KẾ HOẠCH"), Paragraph("Cải cách"), Paragraph("II. NHIỆM VỤ"), table))

    assert [task.path for task in read(source).tasks] == ["II.1"]


def test_figures_in_a_rows_words_are_indicators_of_that_row() -> None:
    row = ("1", "Nâng tỷ lệ hồ sơ trực tuyến đạt trên 80%", "Sở Y tế")
    source = Source("docx", (Paragraph("PHỤ LỤC I"), table_of(("TT", "Nhiệm vụ", "Cơ quan chủ trì"), row)))

    assert [(indicator.code, indicator.roles.lead) for indicator in read(source).indicators] == [
        ("PL.I.1", ("Sở Y tế",))
    ]


def test_a_table_of_neither_tasks_nor_indicators_is_passed_over() -> None:
    source = Source("docx", (Paragraph("PHỤ LỤC I"), table_of(("TT", "Nội dung", "Ghi chú"), ("1", "Mẫu", "-"))))

    plan = read(source)

    assert (plan.tasks, plan.indicators) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sở Y tế rà soát thủ tục.",
        "BÁO CÁO\nKết quả công tác năm 2025\n\nI. TÌNH HÌNH\n\n1. Kinh tế phát triển ổn định.",
        "KẾ HOẠCH\nCải cách hành chính\n\nI. MỤC ĐÍCH\n\n1. Nâng cao trách nhiệm.",
    ],
)
def test_a_text_that_tells_nobody_to_do_anything_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_plan(source_from_text(text))
    assert refusal.value.code == "not_a_plan"


def test_a_text_without_a_heading_passes_for_a_plan_where_several_are_told_what_to_do() -> None:
    duties = "\n\n".join(f"{number}. Sở Y tế rà soát nhóm thủ tục {number}." for number in range(1, 5))

    assert len(read_plan(source_from_text(duties)).tasks) == 4


def test_what_was_lost_or_guessed_on_the_way_is_told() -> None:
    flat = plan_of(f"{PLAN}\nPHỤ LỤC\nTT Chỉ số Mục tiêu năm 2026 Cơ quan chủ trì\n1 Chỉ số minh bạch 7,0 Sở Y tế\n")
    scan = read(Source("pdf", (Paragraph("KẾ HOẠCH"),), recognised=True))

    assert "flat_table" in {doubt.code for doubt in flat.doubts}
    partly = read(Source("pdf", (Paragraph("KẾ HOẠCH"),), losses=("picture_pages",)))
    assert "picture_pages" in {doubt.code for doubt in partly.doubts}
    assert "recognised" in {doubt.code for doubt in scan.doubts}
    assert plan_of(PLAN).doubts == ()


def test_notes_are_read_for_references() -> None:
    plan = read(Source("docx", (Paragraph("KẾ HOẠCH"),), (Paragraph("Thông báo số 88/TB-UBND."),)))

    assert [reference.number for reference in plan.references] == ["88/TB-UBND"]


_PIECES = st.sampled_from(
    [
        *[
            "KẾ HOẠCH",
            "I. NHIỆM VỤ",
            "II.",
            "1. ",
            "2.1 ",
            "a) ",
            "- ",
            "+ ",
            "(i) ",
            "• ",
            "PHỤ LỤC",
            "PHỤ LỤC I",
            "Điều 1. ",
        ],
        *[" | ", "|", "\n", "\n\n", "\f", "    ", "____________", "-----", "1", "[1]", "\t", " / "],
        *[
            "TT Nhiệm vụ Cơ quan chủ trì",
            "STT",
            "Chỉ tiêu",
            "Mục tiêu năm 2026",
            "Thời gian",
            "Xếp hạng",
            "Điểm năm 2025",
        ],
        *["Sở Y tế", "Các Sở: TN&MT, XD", "Uỷ ban nhân dân", "các sở, ngành", "Giám đốc", ":", ",", ";", ".", "(", ")"],
        *["chủ trì, phối hợp với", "rà soát", "báo cáo", "hằng quý", "được giao chủ trì", "có trách nhiệm", "của"],
        *[
            "trước ngày 30/6/2026",
            "Quý II +III",
            "tháng 13/2026",
            "ngày 45/99",
            "100%",
            "trên 95,5%",
            "6,35",
            "không quá 01 lần/năm",
        ],
        *[
            "02/NQ-CP",
            "20/KH- UBND",
            "Nơi nhận:",
            "Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Trần Văn Sông",
            "*",
            "số: /KH",
        ],
        *[
            "Cơ quan chủ trì: ",
            "Thời gian thực hiện: ",
            "giai đoạn 2026-2030",
            "Trong",
            "như sau:",
            "o\u0302\u0301",
            "\u200b",
            "đ",
        ],
    ]
)
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=60).map(" ".join),
    st.lists(_PIECES, max_size=60).map("".join),
    st.lists(_PIECES, max_size=60).map("\n".join),
    st.text(alphabet="aăâđêôơưẢỷIVX123.,;:()-+|/%&\n\f\t \u0301“”", max_size=300),
    st.text(max_size=200),
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_no_text_breaks_the_reading_and_every_span_holds(text: str) -> None:
    plan = plan_of(text)

    spans_hold(plan)
    assert to_json(plan)["text"] == plan.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(_PIECES.map(str.strip), min_size=1, max_size=5), max_size=8), st.booleans())
def test_no_table_breaks_the_reading(rows: list[list[str]], headed: bool) -> None:
    heads = [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Mục tiêu năm 2026"]] if headed else []
    spans_hold(read(Source("docx", (Paragraph("PHỤ LỤC"), table_of(*heads, *rows)))))
