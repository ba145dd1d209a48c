from __future__ import annotations

import random

import pytest
from django.contrib.contenttypes.models import ContentType

from dondoc.lib.search import DictionaryOrder, by_value
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
    ContentType.objects.bulk_create(ContentType(app_label="tests", model=word) for word in shuffled)
    rows = ContentType.objects.filter(app_label="tests").order_by(DictionaryOrder("model"))
    assert list(rows.values_list("model", flat=True)) == sorted(WORDS, key=sort_key)


@pytest.mark.django_db
def test_an_empty_text_comes_first() -> None:
    ContentType.objects.create(app_label="tests", model="")
    assert ContentType.objects.annotate(rank=DictionaryOrder("model")).order_by("rank")[0].rank == ""


@pytest.mark.django_db
def test_numbers_are_put_in_order_by_value() -> None:
    words = ["Phường 10", "Phường 2", "Phường", "10 tháng 8", "9 tháng 8", *WORDS]
    ContentType.objects.bulk_create(ContentType(app_label="tests", model=word) for word in words)
    rows = ContentType.objects.filter(app_label="tests").annotate(place=DictionaryOrder("model"))
    found = sorted(rows.values_list("place", "model"), key=lambda row: by_value(row[0]))
    assert [word for _place, word in found] == sorted(words, key=sort_key)
