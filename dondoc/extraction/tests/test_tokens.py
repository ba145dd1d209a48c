"""Words with their places, and phrases found among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.extraction.grammar.tokens import Phrases, tokenize
from dondoc.extraction.grammar.words import squeeze


def test_an_ampersand_within_an_abbreviation_does_not_part_it() -> None:
    assert [token.word for token in tokenize("Sở TN&MT, LĐ-TB&XH")] == ["sở", "tn&mt", ",", "lđ", "-", "tb&xh"]


@given(st.text(alphabet="SởTài chínhUỷ,;-&1(). "))
def test_a_word_stands_where_it_says(text: str) -> None:
    text = squeeze(text)
    for token in tokenize(text):
        assert len(token.word) == token.end - token.start
        assert text[token.start : token.end].strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở Kế hoạch và Đầu tư", (1, 6)),
        ("Sở Kế hoạch", (1, 3)),
        ("phòng, Kế hoạch", (2, 4)),
        ("Sở Y tế", None),
    ],
)
def test_the_longest_phrase_is_found(text: str, found: tuple[int, int] | None) -> None:
    assert Phrases(["kế hoạch", "kế hoạch và đầu tư"]).find(tokenize(text)) == found


def test_a_phrase_matches_in_either_spelling_of_the_tone() -> None:
    assert Phrases(["uỷ ban"]).match(tokenize("Ủy ban nhân dân"), 0) == 2
