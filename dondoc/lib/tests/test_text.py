from __future__ import annotations

import unicodedata

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.lib.text import fold, sort_key, spell

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def fold_in_database(text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT dondoc_fold(%s)", [text])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đôn Đốc", "don doc"),
        ("  ỦY BAN\u00a0NHÂN\n DÂN ", "uy ban nhan dan"),
        (unicodedata.normalize("NFD", "Nghị quyết số 02/NQ-CP"), "nghi quyet so 02/nq-cp"),
        ("", ""),
    ],
)
def test_folding_takes_accents_capitals_and_idle_blanks_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.text(alphabet=f"{VIETNAMESE}{VIETNAMESE.upper()}abcXYZ0189 \t\n\r\f\v\u00a0.,;/-–“”()%&ßÉñ", max_size=40))
def test_the_database_folds_as_the_code_does(text: str) -> None:
    assert fold_in_database(text) == fold(text)
    assert fold_in_database(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.django_db
def test_the_database_may_build_an_index_on_folding() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE word (text text)")
        cursor.execute("CREATE INDEX ON word (dondoc_fold(text))")
        cursor.execute("SELECT dondoc_fold(NULL)")
        assert cursor.fetchone() == (None,)


@pytest.mark.parametrize(
    ("late", "early"),
    [
        ("hoà", "hòa"),
        ("Hoá", "Hóa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("uỷ ban", "ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("xoá, hoạ.", "xóa, họa."),
    ],
)
def test_two_spellings_of_a_tone_become_one(late: str, early: str) -> None:
    assert spell(late) == early
    assert spell(early) == early


@pytest.mark.parametrize("word", ["quý", "Quỹ", "hoàn", "toán", "thuyền", "xoáy", "khoét", "tuần", "giờ"])
def test_words_with_one_spelling_keep_it(word: str) -> None:
    assert spell(word) == word
    assert spell(unicodedata.normalize("NFD", word)) == word


def test_the_order_is_that_of_the_vietnamese_alphabet() -> None:
    words = ["ba", "bà", "bả", "bã", "bá", "bạ", "băn", "bân", "da", "đa", "ê", "o", "ô", "ơ", "u", "ư"]
    keys = [sort_key(word) for word in words]
    assert keys == sorted(set(keys))


def test_letters_weigh_more_than_tones_and_syllables_more_than_letters() -> None:
    words = ["Hà Giang", "Hà Nội", "Hải Dương", "Hải Phòng", "Hòa Bình", "Hưng Yên"]
    keys = [sort_key(word) for word in words]
    assert keys == sorted(set(keys))


def test_numbers_stand_by_value() -> None:
    assert sorted(["Mục 10", "Mục 2", "Mục 1"], key=sort_key) == ["Mục 1", "Mục 2", "Mục 10"]
