"""Footnotes of a flat text, and their marks in its words."""

from __future__ import annotations

import pytest

from dondoc.extraction.layout.lines import physical_lines
from dondoc.extraction.layout.notes import set_notes_apart

RULE = "_" * 20


def apart(text: str) -> tuple[list[str], list[str]]:
    lines, _ = physical_lines(text)
    body, notes = set_notes_apart(lines)
    return [line.text for line in body], notes


@pytest.mark.parametrize(
    ("text", "body", "notes"),
    [
        (
            f"Rà soát thủ tục1 theo quy định.\n{RULE}\n1 Quyết định số 15/QĐ-UBND.\n\fSở Y tế",
            ["Rà soát thủ tục theo quy định.", "Sở Y tế"],
            ["Quyết định số 15/QĐ-UBND."],
        ),
        (
            f"Đề án 061 và “Một cửa”2 được giữ.\n{RULE}\n1 Đề án số 06.\n2 Tên gọi\nchung.",
            ["Đề án 061 và “Một cửa” được giữ."],
            ["Đề án số 06.", "Tên gọi chung."],
        ),
        (
            f"Theo thông báo[3] này.\n{RULE}\n[3] Thông báo số 88/TB-UBND.",
            ["Theo thông báo này."],
            ["Thông báo số 88/TB-UBND."],
        ),
        ("1. Sở Y tế\n2. Sở Nội vụ", ["1. Sở Y tế", "2. Sở Nội vụ"], []),
    ],
)
def test_notes_stand_apart_and_their_marks_are_no_text(text: str, body: list[str], notes: list[str]) -> None:
    assert apart(text) == (body, notes)


def test_a_text_without_a_rule_has_no_notes() -> None:
    body, notes = apart("Có 15 sở.\n1 Quyết định số 15/QĐ-UBND.")

    assert notes == []
    assert len(body) == 2


def test_the_text_goes_on_after_the_page_with_the_note() -> None:
    text = f"Rà soát thủ tục1\n{RULE}\n1 Quyết định số 15/QĐ-UBND.\n\ftheo quy định.\n{RULE}\n2 Chú thích sau.\n"

    assert apart(text) == (["Rà soát thủ tục", "theo quy định."], ["Quyết định số 15/QĐ-UBND.", "Chú thích sau."])


def test_a_figure_that_a_word_does_not_carry_stays() -> None:
    text = f"Có 1 sở và CO1 hợp lệ1.\n{RULE}\n1 Chú thích."
    body, _ = apart(text)

    assert body[0].startswith("Có 1 sở")


def test_a_mark_alone_on_its_line_leaves_a_blank_line() -> None:
    lines, _ = physical_lines("Trần Văn Sông\n[1]\nQuyết định số 15/QĐ-UBND.")
    body, notes = set_notes_apart(lines)

    assert [(line.text, line.gap) for line in body] == [("Trần Văn Sông", 0), ("Quyết định số 15/QĐ-UBND.", 1)]
    assert notes == []
