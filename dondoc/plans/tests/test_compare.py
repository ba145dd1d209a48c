"""Two lists side by side: what is the same thing in other words, and which targets differ."""

from __future__ import annotations

import random
from decimal import Decimal
from unittest.mock import Mock

import pytest

from dondoc.plans.rules import compare
from dondoc.plans.rules.compare import (
    ALIKE_TASK,
    SAME_INDICATOR,
    Carried,
    Goal,
    common_documents,
    goals_differ,
    likeness,
    pair_alike,
    place_of_issuer,
)

SONG_LAM = [
    "Tỷ lệ thanh toán trực tuyến trên tổng số giao dịch thanh toán của dịch vụ công",
    "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết thủ tục hành chính",
    "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn",
    "Mức độ hài lòng của người dân đối với dịch vụ y tế công",
    "Số doanh nghiệp thành lập mới",
]
HAI_VAN = [
    "Mức độ hài lòng của người dân đối với việc giải quyết thủ tục hành chính",
    "tỷ lệ xử lý phản ánh kiến nghị đúng hạn.",
    "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC",
    "Tỷ lệ thanh toán trực tuyến trên tổng số giao dịch thanh toán dịch vụ công",
]


def pairs_of(ones: list[str], others: list[str], least: float = SAME_INDICATOR) -> list[tuple[int, int]]:
    return [(pair.one, pair.other) for pair in pair_alike(ones, others, least=least)]


def test_the_same_thing_in_other_words_is_found_and_what_only_sounds_alike_is_not() -> None:
    assert pairs_of(SONG_LAM, HAI_VAN) == [(0, 3), (1, 2), (2, 1)]


def test_it_does_not_matter_which_list_stands_first() -> None:
    swapped = {(other, one) for one, other in pairs_of(HAI_VAN, SONG_LAM)}
    assert swapped == set(pairs_of(SONG_LAM, HAI_VAN))


def test_the_same_words_without_accents_are_the_same_words() -> None:
    (pair,) = pair_alike(["Tỷ lệ số hóa hồ sơ"], ["ty le so hoa ho so"], least=SAME_INDICATOR)
    assert pair.likeness == pytest.approx(1)


def test_each_text_is_in_one_pair_at_most_and_the_likelier_pair_wins() -> None:
    once, again = "Tỷ lệ xử lý phản ánh đúng hạn", "Tỷ lệ xử lý phản ánh đúng hạn của xã"
    assert pairs_of([again, once], [once]) == [(1, 0)]
    assert pairs_of([once, once], [once, once]) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(("ones", "others"), [([], []), (["a"], []), ([], ["a"]), ([""], [""]), (["…"], ["—"])])
def test_nothing_is_like_nothing(ones: list[str], others: list[str]) -> None:
    assert pairs_of(ones, others, least=0.01) == []


@pytest.mark.parametrize("number", [50, 800])
def test_each_text_is_weighed_against_a_few_others_only(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    weigh = Mock(side_effect=likeness)
    monkeypatch.setattr(compare, "likeness", weigh)
    words = random.Random(7)  # noqa: S311 — the same texts in every run
    syllables = [first + rest for first in "bcdghklmnpqrstvx" for rest in ("a", "an", "anh", "o", "ong", "uyen", "ieu")]
    ones = [" ".join(words.choices(syllables, k=40)) for _ in range(number)]
    pairs = pair_alike(ones, [f"{text} thêm" for text in reversed(ones)], least=ALIKE_TASK)
    assert [pair.other for pair in pairs] == list(range(number - 1, -1, -1))
    assert weigh.call_count <= 5 * number


def goal(year: int | None, op: str, value: str) -> Goal:
    return Goal(year, op, Decimal(value))


@pytest.mark.parametrize(
    ("ones", "others", "expected"),
    [
        ([goal(2024, ">", "60")], [goal(2024, ">=", "45")], True),
        ([goal(2024, ">", "60")], [goal(2024, ">=", "60")], True),
        ([goal(2024, ">=", "60.0")], [goal(2024, ">=", "60")], False),
        ([goal(2024, "=", "100")], [goal(2025, "=", "100")], False),
        ([goal(None, "=", "100")], [goal(2025, "=", "90")], True),
        ([goal(2024, "=", "80"), goal(2025, "=", "90")], [goal(2025, "=", "90")], False),
        ([goal(2024, "=", "80"), goal(2025, "=", "90")], [goal(2024, "=", "70"), goal(2025, "=", "90")], True),
        ([goal(2024, "=", "80")], [], True),
        ([], [], False),
    ],
)
def test_targets_differ_by_operator_value_and_year(ones: list[Goal], others: list[Goal], expected: bool) -> None:
    assert goals_differ(ones, others) is expected
    assert goals_differ(others, ones) is expected


@pytest.mark.parametrize(
    ("carried", "common"),
    [
        ([(1, "02/NQ-CP", 2024), (2, "02/NQ-CP", 2024)], {"02/NQ-CP (2024)": [1, 2]}),
        ([(1, "02/NQ-CP", 2021), (2, "02/NQ-CP", 2024)], {}),
        ([(1, "02/NQ-CP", None), (2, "02 /nq-cp", 2024)], {"02/NQ-CP (2024)": [1, 2]}),
        ([(1, "02/NQ-CP", None), (2, "02/NQ-CP", 2024), (3, "02/NQ-CP", 2021)], {}),
        ([(1, "02/NQ-CP", None), (2, "02/NQ-CP", None)], {"02/NQ-CP": [1, 2]}),
        ([(1, "02/NQ-CP", 2024), (1, "02/NQ-CP", 2024)], {}),
        ([], {}),
    ],
)
def test_a_document_is_its_number_and_its_year(
    carried: list[tuple[int, str, int | None]], common: dict[str, list[int]]
) -> None:
    assert common_documents(Carried(*row) for row in carried) == common


@pytest.mark.parametrize(
    ("issuer", "name"),
    [
        ("UBND tỉnh Sông Lam", "Sông Lam"),
        ("Ủy ban nhân dân tỉnh Sông Lam", "Sông Lam"),
        ("ỦY BAN NHÂN DÂN  TỈNH SÔNG LAM", "SÔNG LAM"),
        ("UBND thành phố Hải Vân", "Hải Vân"),
        ("Sở Tài chính", "Sở Tài chính"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("", ""),
    ],
)
def test_a_province_is_called_by_its_own_name(issuer: str, name: str) -> None:
    assert place_of_issuer(issuer) == name
