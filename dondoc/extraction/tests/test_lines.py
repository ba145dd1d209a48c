"""Printed lines of a flat text, and what of them is no text."""

from __future__ import annotations

import pytest

from dondoc.extraction.layout.lines import Rhythm, physical_lines

_LONG = "Sở Tài chính chủ trì, phối hợp với các sở, ngành rà soát thủ tục hành chính thuộc phạm vi quản lý; " * 2


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("một\nhai\nba\n\nbốn\nnăm", Rhythm.BLOCKS),
        ("một\n\nhai\n\nba\n\nbốn", Rhythm.DOUBLE),
        ("\n".join([_LONG] * 3), Rhythm.UNWRAPPED),
        ("\n\n".join([_LONG] * 3), Rhythm.UNWRAPPED),
        ("", Rhythm.BLOCKS),
        ("một dòng", Rhythm.BLOCKS),
    ],
)
def test_the_rhythm_of_the_lines_is_seen(text: str, rhythm: Rhythm) -> None:
    assert physical_lines(text)[1] is rhythm


def test_each_line_is_squeezed_and_knows_the_blank_lines_before_it() -> None:
    lines, _ = physical_lines("Sở  Y tế\n\n\nRà soát\tthủ tục\nđúng hạn")

    assert [(line.text, line.gap) for line in lines] == [("Sở Y tế", 0), ("Rà soát thủ tục", 2), ("đúng hạn", 0)]


def test_blank_lines_of_the_rhythm_do_not_count() -> None:
    lines, _ = physical_lines("một\n\nhai\n\nba\n\n\nbốn")

    assert [line.gap for line in lines] == [0, 0, 0, 1]


@pytest.mark.parametrize("furniture", ["\f2\n", "\n\n\n2\n", "\f- 2 -\n", "\fTrang 2/9\n", "\f2/9\n"])
def test_a_page_number_is_no_text(furniture: str) -> None:
    lines, _ = physical_lines(f"một\nhai{furniture}ba\nbốn")

    assert [line.text for line in lines] == ["một", "hai", "ba", "bốn"]


@pytest.mark.parametrize("rule", ["-------", "_______", "=====", "* * *", "https://songlam.example.vn/van-ban"])
def test_a_rule_or_address_is_no_text(rule: str) -> None:
    lines, _ = physical_lines(f"một\n{rule}\nhai")

    assert [line.text for line in lines] == ["một", "hai"]


def test_a_number_within_the_text_stays() -> None:
    lines, _ = physical_lines("một\nhai\n15\nba")

    assert "15" in [line.text for line in lines]


def test_a_year_alone_on_its_line_is_no_page_number() -> None:
    lines, _ = physical_lines("một\n\n\n2026\nhai")

    assert "2026" in [line.text for line in lines]


def test_form_feeds_count_the_pages() -> None:
    lines, _ = physical_lines("một\fhai\n\fba")

    assert [line.page for line in lines] == [1, 2, 3]
    assert [line.after_break for line in lines] == [False, True, True]


def test_without_form_feeds_no_page_is_known() -> None:
    assert {line.page for line in physical_lines("một\nhai")[0]} == {None}
