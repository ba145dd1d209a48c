"""Wrapped lines joined to paragraphs."""

from __future__ import annotations

import pytest

from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.layout.lines import Rhythm
from dondoc.extraction.layout.paragraphs import join, text_width
from dondoc.extraction.source import Paragraph
from dondoc.extraction.tests.readers import lines_of


def paragraphs_of(text: str) -> list[str]:
    return [block.text for block in source_from_text(text).blocks if isinstance(block, Paragraph)]


WIDE = "a) Sở Tài chính chủ trì, phối hợp với các sở, ngành liên quan và Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([WIDE, "các xã, phường rà soát thủ tục."], [f"{WIDE} các xã, phường rà soát thủ tục."]),
        (["- Rà soát thủ tục;", "- Công khai kết quả."], ["- Rà soát thủ tục;", "- Công khai kết quả."]),
        (["KẾ HOẠCH", "Cải thiện môi trường kinh doanh"], ["KẾ HOẠCH", "Cải thiện môi trường kinh doanh"]),
        (["1.", "Sở Tài chính"], ["1. Sở Tài chính"]),
        (["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]),
        (["PHỤ LỤC I", "DANH MỤC NHIỆM VỤ"], ["PHỤ LỤC I", "DANH MỤC NHIỆM VỤ"]),
    ],
)
def test_lines_are_joined_until_the_next_paragraph_begins(lines: list[str], paragraphs: list[str]) -> None:
    joined = join(lines_of(*lines), Rhythm.DOUBLE)

    assert [paragraph.text for paragraph in joined] == paragraphs


def test_a_dash_that_wrapped_to_the_head_of_its_line_begins_no_item() -> None:
    text = (
        "a) Đẩy mạnh cải cách thủ tục hành chính trong lĩnh vực lao động, người có công\n"
        "- xã hội trên địa bàn tỉnh, nâng cao chất lượng phục vụ người dân và doanh\n"
        "nghiệp."
    )

    assert len(paragraphs_of(text)) == 1


def test_a_hyphen_break_within_a_number_leaves_one_space() -> None:
    text = (
        "a) Thực hiện nghiêm các nhiệm vụ tại Kế hoạch số 20/KH-\n"
        "UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh Sông Lam về chuyển đổi số."
    )

    assert "20/KH- UBND" in paragraphs_of(text)[0]


def test_a_blank_line_parts_paragraphs_of_a_text_set_in_blocks() -> None:
    text = "Sở Y tế rà soát\nthủ tục\n\nSở Nội vụ theo dõi\nviệc thực hiện\nkế hoạch này"

    assert paragraphs_of(text) == ["Sở Y tế rà soát thủ tục", "Sở Nội vụ theo dõi việc thực hiện kế hoạch này"]


def test_a_blank_line_in_the_middle_of_a_sentence_does_not_part_it() -> None:
    text = "Sở Y tế rà soát\nthủ tục hành chính\n\nthuộc phạm vi\nquản lý của ngành\n\nSở Nội vụ theo dõi\nviệc này"

    assert paragraphs_of(text)[0] == "Sở Y tế rà soát thủ tục hành chính thuộc phạm vi quản lý của ngành"


def test_each_long_line_of_an_unwrapped_text_is_a_paragraph() -> None:
    line = "Sở Y tế rà soát thủ tục hành chính thuộc phạm vi quản lý và công khai đầy đủ tại nơi tiếp nhận hồ sơ " * 2

    assert paragraphs_of(f"{line}\n{line}x\n{line}y") == [line.strip(), f"{line}x", f"{line}y"]


def test_a_one_line_document_is_one_paragraph() -> None:
    assert paragraphs_of("Sở Y tế rà soát thủ tục.") == ["Sở Y tế rà soát thủ tục."]


@pytest.mark.parametrize("text", ["", "\n\n\n", " \f \n"])
def test_a_text_without_words_has_no_paragraph(text: str) -> None:
    assert paragraphs_of(text) == []


def test_a_few_long_lines_do_not_widen_the_text() -> None:
    assert text_width(lines_of(*["x" * 70] * 30, "y" * 500)) == 70
    assert text_width([]) == 0


def wrapped(width: int, indent: int, count: int) -> str:
    """Paragraphs of even words, wrapped, their first lines indented (which a flat text does not show)."""
    lines: list[str] = []
    for number in range(1, count + 1):
        words = f"{number}. Sở".split() + ["rà", "soát", "quy", "định"] * 16
        room, line = width - indent, ""
        for word in [*words[:-1], "hết."]:
            if len(line) + 1 + len(word) > room:
                lines.append(line)
                line, room = word, width
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return "\n".join(lines)


def test_numbered_paragraphs_are_told_apart_whatever_the_width() -> None:
    for width in (60, 78, 96):
        assert [text.partition(".")[0] for text in paragraphs_of(wrapped(width, 6, 12))] == [
            str(number) for number in range(1, 13)
        ]


@pytest.mark.parametrize("ending", ["Sở Kế hoạch và", "theo quy định của", "của Ủy ban nhân dân tỉnh, các"])
def test_a_line_that_asks_for_more_is_no_title(ending: str) -> None:
    lines = lines_of(
        "1. " + ending, "Đầu tư tổng hợp kết quả rà soát của toàn bộ các cơ quan, đơn vị, địa phương trong tỉnh."
    )

    assert len(join(lines, Rhythm.DOUBLE)) == 1


def test_a_title_without_a_stop_ends_before_a_sentence() -> None:
    title, sentence = "1. Đất đai", "Sở Y tế rà soát toàn bộ quy hoạch sử dụng đất trên địa bàn các huyện, thành phố"

    assert [paragraph.text for paragraph in join(lines_of(title, sentence, "thuộc tỉnh."), Rhythm.DOUBLE)] == [
        title,
        f"{sentence} thuộc tỉnh.",
    ]
