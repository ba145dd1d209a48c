"""Words in one form, whatever the keyboard or word processor made of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.extraction.grammar.words import is_upper, plain, squeeze, starts_upper


@pytest.mark.parametrize(
    ("written", "squeezed"),
    [
        ("  Sở   Tài chính ", "Sở Tài chính"),
        ("Sở\tTài\u00a0chính\nSông Lam", "Sở Tài chính Sông Lam"),
        (unicodedata.normalize("NFD", "Uỷ ban nhân dân"), "Uỷ ban nhân dân"),
        ("Sông\u200b Lam\ufeff", "Sông Lam"),
        ("doanh\u00adnghiệp", "doanhnghiệp"),
        ("a\u2003b\u202fc", "a b c"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_white_space_and_unicode_take_one_form(written: str, squeezed: str) -> None:
    assert squeeze(written) == squeezed


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Uỷ ban", "ủy ban"),
        ("hoà giải", "hòa giải"),
        ("văn hoá", "văn hóa"),
        ("thoả thuận", "thỏa thuận"),
        ("khoẻ", "khỏe"),
        ("thuỷ sản", "thủy sản"),
        ("TRUỴ", "trụy"),
    ],
)
def test_both_ways_of_setting_the_tone_mark_compare_as_one(older: str, newer: str) -> None:
    assert plain(older) == plain(newer) == newer


@pytest.mark.parametrize("word", ["quý", "quỹ", "quỳ", "hoàn thành", "toàn tỉnh", "khoảng", "quyết", "huyện", "tuyến"])
def test_a_tone_mark_that_has_one_place_only_stays(word: str) -> None:
    assert plain(word) == word


@given(st.text(alphabet="uoaeyỷýàảoòQqU ỷnN"))
def test_the_comparable_form_keeps_the_length(text: str) -> None:
    assert len(plain(unicodedata.normalize("NFC", text))) == len(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("KẾ HOẠCH", True),
        ("PHẦN I: NHIỆM VỤ (kèm theo)", False),
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM và", True),
        ("Kế hoạch", False),
        ("A", False),
        ("2026", False),
        ("", False),
    ],
)
def test_a_text_is_in_capitals_when_nearly_all_its_letters_are(text: str, capitals: bool) -> None:
    assert is_upper(text) is capitals


@pytest.mark.parametrize(
    ("text", "begins"),
    [("Đề án", True), ("“Một cửa”", True), ("(Sở Y tế)", True), ("ư", False), ("1. Sở", False), ("", False)],
)
def test_a_quotation_mark_does_not_hide_a_capital(text: str, begins: bool) -> None:
    assert starts_upper(text) is begins
