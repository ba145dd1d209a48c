"""Paragraphs hung under one another, each with its path."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.markers import MarkerKind
from dondoc.extraction.tests.readers import outline_of, table_of


@pytest.mark.parametrize(
    ("paragraphs", "paths"),
    [
        (["II. NHIỆM VỤ", "4. Thuế", "c) Rà soát"], ["II", "II.4", "II.4.c"]),
        (["IV. NHIỆM VỤ", "2. Đất đai", "2.1. Quy hoạch", "d) Rà soát"], ["IV", "IV.2", "IV.2.1", "IV.2.1.d"]),
        (["II. NHIỆM VỤ", "1.1. Quy hoạch", "1.2. Đất"], ["II", "II.1.1", "II.1.2"]),
        (
            ["II. NHIỆM VỤ", "2. Thuế", "a) Sở Y tế:", "- Rà soát:", "+ Một;", "+ Hai;", "+ Ba.", "- Công khai."],
            ["II", "II.2", "II.2.a", "II.2.a.-1", "II.2.a.-1.+1", "II.2.a.-1.+2", "II.2.a.-1.+3", "II.2.a.-2"],
        ),
        (["I. A", "1. Một", "2. Hai", "II. B", "1. Ba"], ["I", "I.1", "I.2", "II", "II.1"]),
        (["Phần I. CHUNG", "I. MỘT", "1. Hai"], ["I", "I.I", "I.I.1"]),
        (["1. Một", "1.1. Hai", "1.1.1. Ba", "2. Bốn"], ["1", "1.1", "1.1.1", "2"]),
        (["I. MỘT", "a) Hai", "1. Ba", "2. Bốn", "b) Năm", "1. Sáu"], ["I", "I.a", "I.a.1", "I.a.2", "I.b", "I.b.1"]),
        (["II. MỘT", "- Hai:", "1. Ba"], ["II", "II.-1", "II.1"]),
        (["a) Một", "b) Hai", "c) Ba", "d) Bốn", "đ) Năm", "e) Sáu"], ["a", "b", "c", "d", "đ", "e"]),
    ],
)
def test_the_path_is_the_numbering_as_printed(paragraphs: list[str], paths: list[str]) -> None:
    assert [node.path for node in outline_of(*paragraphs).walk()] == paths


def test_an_unmarked_paragraph_takes_the_path_of_what_it_stands_under() -> None:
    nodes = list(outline_of("II. NHIỆM VỤ", "1. Đất đai", "- Rà soát.", "Sở Y tế kiểm tra.").walk())

    assert [(node.path, node.is_bullet) for node in nodes] == [
        ("II", False), ("II.1", False), ("II.1.-1", True), ("II.1", False),
    ]  # fmt: skip
    assert [node.path for node in nodes[-1].ancestors()] == ["II.1", "II"]


def test_letters_that_open_again_under_bullets_go_on_where_they_hung() -> None:
    nodes = list(outline_of("1. Một", "a) Hai:", "- Ba;", "- Bốn.", "b) Năm").walk())

    assert nodes[-1].path == "1.b"


def test_a_text_is_known_without_its_marker_and_where_it_begins() -> None:
    (node,) = outline_of("a)  Sở Y tế rà soát").walk()

    assert node.placed is not None
    assert node.text == "Sở Y tế rà soát"
    assert node.placed.text[node.text_start :] == node.text


def test_a_table_hangs_under_the_paragraph_before_it() -> None:
    root = outline_of("II. CHỈ TIÊU", table_of(("TT", "Chỉ tiêu")), "III. NHIỆM VỤ")

    assert [len(node.tables) for node in root.walk()] == [1, 0]


def test_the_root_has_neither_text_nor_ancestors() -> None:
    root = outline_of()

    assert (root.text, root.text_start, list(root.walk()), list(root.ancestors())) == ("", 0, [], [])
    assert (root.part(0).start, root.part(0).end) == (0, 0)


def test_kinds_go_from_the_outermost_to_the_innermost() -> None:
    order = [
        MarkerKind.APPENDIX,
        MarkerKind.PART,
        MarkerKind.ROMAN,
        MarkerKind.NUMBER,
        MarkerKind.LETTER,
        MarkerKind.DASH,
    ]

    assert order == sorted(order)
