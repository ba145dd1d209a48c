from __future__ import annotations

import random

import pytest
from django.db.models import Value

from dondoc.accounts.models import User
from dondoc.lib.search import DictionaryOrder
from dondoc.lib.text import sort_key

WORDS = [
    "Sở Công Thương",
    "sở Y tế",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Đức Sơn",
    "Dung Quất",
    "Bà Rịa",
    "Ba Vì",
    "Bá Thước",
    "Băng Hà",
    "Ân Thi",
    "An Giang",
    "Ăn",
    "Ô Loan",
    "Ơn",
    "O",
    "Phường 3",
    "Ưu",
    "U Minh",
]


@pytest.mark.django_db
def test_the_database_sorts_as_a_vietnamese_dictionary_does() -> None:
    shuffled = random.Random(1).sample(WORDS, len(WORDS))  # noqa: S311
    people = [User(username=str(number), full_name=word) for number, word in enumerate(shuffled)]
    User.objects.bulk_create(people)
    rows = User.objects.annotate(rank=DictionaryOrder("full_name")).order_by("rank")
    assert [person.full_name for person in rows] == sorted(WORDS, key=sort_key)


@pytest.mark.django_db
def test_an_empty_text_comes_first(lan: User) -> None:
    assert User.objects.annotate(rank=DictionaryOrder(Value(""))).values_list("rank", flat=True)[0] == ""
