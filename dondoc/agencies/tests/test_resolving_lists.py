"""Lists of names, what a person has answered, and phrases of any kind."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.agencies.enums import Kind, Level, MeaningKind
from dondoc.agencies.rules.book import Answer
from dondoc.agencies.rules.resolving import Index, Meaning, ReasonCode, resolve
from dondoc.agencies.tests.books import DISTRICTS, body, book
from dondoc.lib.text import fold
from tests.effort import calls_of


@pytest.mark.parametrize(
    ("phrase", "agencies"),
    [
        ("Sở Tài chính, Sở Nội vụ", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Các sở: TN&MT, XD, Công Thương", ["Sở Tài nguyên và Môi trường", "Sở Xây dựng", "Sở Công Thương"]),
        ("Các sở: Tài chính, Công an, Xây dựng", ["Sở Tài chính", "Sở Xây dựng", "Công an tỉnh"]),
        ("Các Sở: TN&MT, XD và UBND huyện, thành phố", ["Sở Tài nguyên và Môi trường", "Sở Xây dựng", *DISTRICTS]),
        (
            "Các sở, ngành: Nội vụ, KH&ĐT; Ban QL các KCN, CA tỉnh và UBND huyện, thành phố",
            [
                "Sở Kế hoạch và Đầu tư",
                "Sở Nội vụ",
                "Ban Quản lý các khu công nghiệp tỉnh",
                "Công an tỉnh",
                *DISTRICTS,
            ],
        ),
        ("Sở Nội vụ phối với với Thanh tra tỉnh", ["Sở Nội vụ", "Thanh tra tỉnh"]),
        ("Sở Nội vụ Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Thủ trưởng các cơ quan: Sở Tài chính, Sở Nội vụ", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Giám đốc các Sở: Tài chính, Nội vụ", ["Sở Nội vụ", "Sở Tài chính"]),
        ("1. Sở Tài chính", ["Sở Tài chính"]),
        ("Thường trực Tỉnh ủy (b/c), Sở Tài chính (phối hợp)", ["Sở Tài chính"]),
    ],
)
def test_a_list_is_exactly_its_members(phrase: str, agencies: list[str]) -> None:
    meaning = resolve(phrase, book())

    assert list(meaning.agencies) == agencies
    assert meaning.is_sure is ("Tỉnh ủy" not in phrase)
    assert meaning.kind is (MeaningKind.COLLECTIVE if len(agencies) > 1 else MeaningKind.AGENCY)


def test_each_name_of_a_list_has_its_meaning() -> None:
    meaning = resolve("Sở Tài chính và các đơn vị liên quan", book())

    assert (meaning.kind, meaning.agencies, meaning.is_open) == (MeaningKind.AGENCY, ("Sở Tài chính",), True)
    assert [(part.words, part.meaning.kind) for part in meaning.parts] == [
        ("Sở Tài chính", MeaningKind.AGENCY),
        ("các đơn vị liên quan", MeaningKind.OPEN),
    ]


def test_a_list_is_as_unsure_as_its_least_sure_name() -> None:
    meaning = resolve("Sở Tài chính, Sở Ngoại vụ", book())

    assert (meaning.agencies, meaning.is_sure) == (("Sở Tài chính",), False)
    assert (meaning.reason.code, meaning.reason.detail) == (ReasonCode.PARTLY, "Sở Ngoại vụ")


def test_words_beside_the_names_are_left_aside_only_where_they_change_nothing() -> None:
    assert resolve("Sở Tài chính – ĐV đầu mối", book()).is_sure
    assert resolve("Sở Tài chính (đôn đốc, hướng dẫn)", book()).is_sure

    meaning = resolve("Sở Tài chính, Sở Nội vụ trừ phần vốn vay", book())
    assert not meaning.is_sure
    assert "trừ phần vốn vay" in meaning.reason.detail


def test_an_answer_wins_wherever_the_words_come_again() -> None:
    answers = {fold("Tổ công tác"): Answer(("Sở Nội vụ",)), fold("các TCTD"): Answer((), is_open=True)}
    answered = book(answers=answers)

    alone, listed, nobody = (
        resolve(phrase, answered) for phrase in ("TỔ CÔNG TÁC", "Sở Xây dựng, Tổ công tác", "các TCTD")
    )

    assert (alone.agencies, alone.confidence) == (("Sở Nội vụ",), 1.0)
    assert alone.reason.code is ReasonCode.ANSWERED
    assert listed.agencies == ("Sở Nội vụ", "Sở Xây dựng")
    assert listed.is_sure
    assert nobody.kind is MeaningKind.OPEN


def test_an_answer_wins_over_what_the_words_say() -> None:
    both = book(answers={"cong an": Answer(("Sở Tài chính", "Công an tỉnh"))})

    meaning = resolve("Công an", both)

    assert (meaning.kind, meaning.agencies) == (MeaningKind.COLLECTIVE, ("Sở Tài chính", "Công an tỉnh"))


def test_a_book_is_indexed_once() -> None:
    one, other = book(), book()

    assert resolve("Công an", one) == resolve("Công an", Index(one)) == resolve("Công an", other)


@pytest.mark.parametrize("phrase", ["x" * 10_000, "Sở Tài chính, " * 1000, "các " * 5000])
def test_a_phrase_of_ten_thousand_signs_is_refused_at_once(phrase: str) -> None:
    meaning = resolve(phrase, book())

    assert (meaning.kind, meaning.reason.code) == (MeaningKind.UNKNOWN, ReasonCode.TOO_LONG)


def test_a_phrase_takes_no_longer_in_a_larger_registry() -> None:
    def work(units: int) -> int:
        many = (body(f"Trung tâm Y tế Sông {number}", Kind.UNIT, Level.PROVINCE) for number in range(units))
        index = Index(book(date(2024, 1, 15), *many))
        resolve("Sở Tài chính, Trung tâm 1 và các đơn vị liên quan", index)
        return calls_of(lambda: resolve("Sở Tài chính, Trung tâm 2 và các đơn vị liên quan", index))

    work(1)
    assert work(500) == work(50)


_WORDS = [
    "Sở",
    "sở,",
    "Tài chính",
    "các",
    "UBND",
    "huyện",
    "và",
    "liên quan",
    "Giám đốc",
    "KH&ĐT",
    ":",
    "(",
    "cấp xã",
    "Báo",
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)))
def test_any_words_have_a_meaning_that_agrees_with_itself(phrase: str) -> None:
    _agrees(resolve(phrase, _BOOK))


_BOOK = Index(book())


def _agrees(meaning: Meaning) -> None:
    known = set(_BOOK.order)
    assert 0 <= meaning.confidence <= 1
    assert set(meaning.agencies) <= known
    assert set(meaning.candidates) <= known
    assert len(meaning.candidates) <= 5
    assert len(set(meaning.agencies)) == len(meaning.agencies)
    match meaning.kind:
        case MeaningKind.AGENCY:
            assert len(meaning.agencies) == 1
        case MeaningKind.OPEN:
            assert meaning.is_open
            assert not meaning.agencies
        case MeaningKind.UNKNOWN:
            assert not meaning.agencies
            assert not meaning.is_sure
        case MeaningKind.COLLECTIVE:
            assert meaning.reason.code in set(ReasonCode)
    for part in meaning.parts:
        _agrees(part.meaning)
