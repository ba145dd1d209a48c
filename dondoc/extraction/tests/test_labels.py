"""Lines that say a role or a time after their label."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.labels import find_label


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("Cơ quan chủ trì: Sở Tài chính.", "lead", "Sở Tài chính."),
        ("Đơn vị chủ trì : Sở Y tế", "lead", "Sở Y tế"),
        ("Chủ trì: Sở Y tế", "lead", "Sở Y tế"),
        ("Đơn vị phối hợp: Các sở, ngành.", "coordinating", "Các sở, ngành."),
        ("Cơ quan theo dõi: Văn phòng UBND tỉnh", "supervising", "Văn phòng UBND tỉnh"),
        ("Thời gian thực hiện: Quý IV/2026.", "time", "Quý IV/2026."),
        ("Thời hạn hoàn thành: trước 30/6/2026", "time", "trước 30/6/2026"),
        ("Thời gian hoàn thành trước ngày 30/6/2026.", "time", "trước ngày 30/6/2026."),
        ("Nội dung: Rà soát thủ tục.", "task", "Rà soát thủ tục."),
    ],
)
def test_a_label_says_what_its_line_holds(line: str, kind: str, value: str) -> None:
    label = find_label(line)

    assert label is not None
    assert (label.kind, label.value, line[label.start :]) == (kind, value, value)


@pytest.mark.parametrize(
    "line",
    [
        "Sở Tài chính: Rà soát thủ tục.",
        "Cơ quan chủ trì:",
        "Cơ quan chủ trì",
        "Thời gian thực hiện nhiệm vụ được kéo dài.",
        "Sở Y tế chủ trì. Thời gian: Quý I.",
        "",
    ],
)
def test_other_words_before_a_colon_are_no_label(line: str) -> None:
    assert find_label(line) is None
