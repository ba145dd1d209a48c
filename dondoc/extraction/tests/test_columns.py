"""What columns hold, by their heads."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.columns import read_head, read_heads


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("STT", "number", None),
        ("TT", "number", None),
        ("Chỉ tiêu", "name", None),
        ("Nhiệm vụ, giải pháp", "task", None),
        ("Đơn vị tính", "unit", None),
        ("Điểm năm 2025", "baseline", 2025),
        ("Xếp hạng năm 2025", "rank", 2025),
        ("Mục tiêu năm 2026", "target", 2026),
        ("Năm 2026", "target", 2026),
        ("Cơ quan chủ trì", "lead", None),
        ("Đơn vị phối hợp", "coordinating", None),
        ("Cơ quan theo dõi, đánh giá", "evaluator", None),
        ("Thời gian hoàn thành", "time", None),
        ("Sản phẩm dự kiến", "product", None),
        ("Ghi chú", "note", None),
        ("Cơ quan chủ trì (nếu có)", "lead", None),
        ("Chỉ tiêu (*)", "name", None),
        ("CƠ QUAN CHỦ TRÌ:", "lead", None),
    ],
)
def test_a_head_says_what_its_column_holds(text: str, kind: str, year: int | None) -> None:
    head = read_head(text)

    assert head is not None
    assert (head.kind, head.year, head.text) == (kind, year, text)


@pytest.mark.parametrize("text", ["", "Rà soát thủ tục", "Chỉ tiêu Đơn vị tính", "Sở Tài chính", "1", "Giao cho ai"])
def test_other_words_are_no_head(text: str) -> None:
    assert read_head(text) is None


def test_heads_that_a_flat_text_ran_together_are_parted() -> None:
    heads = read_heads("STT Nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Thời gian hoàn thành")

    assert heads is not None
    assert [head.kind for head in heads] == ["number", "task", "lead", "coordinating", "time"]


def test_the_longest_head_wins() -> None:
    heads = read_heads("TT Chỉ tiêu Chỉ tiêu năm 2026")

    assert heads is not None
    assert [(head.kind, head.year) for head in heads] == [("number", None), ("name", None), ("target", 2026)]
