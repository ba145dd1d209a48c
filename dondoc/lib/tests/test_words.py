from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator

from dondoc.lib.templatetags import words


def test_nothing_is_shown_for_nothing() -> None:
    assert (words.number(None), words.day(None), words.moment(None)) == ("", "", "")


def test_numbers_and_days_are_shown_as_readers_write_them() -> None:
    assert words.number(Decimal("1234.5")) == "1.234,5"
    assert words.day(date(2024, 9, 2)) == "02/09/2024"
    assert words.moment(datetime(2024, 9, 2, 1, 5, tzinfo=UTC)) == "08:05 ngày 02/09/2024"


def test_of_many_pages_those_far_away_are_a_gap() -> None:
    pages = Paginator(range(5_000), 10)
    assert words.numbers_near(pages.page(250)) == [1, 2, None, 247, 248, 249, 250, 251, 252, 253, None, 499, 500]
    assert words.numbers_near(Paginator(range(30), 10).page(2)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ("/plans/", ' aria-current="page"'),
        ("/plans/3/tasks/", ' aria-current="true"'),
        ("/plans/drafts/", ""),
        ("/plans/drafts/3/review/", ""),
        ("/", ""),
    ],
)
def test_the_main_list_marks_where_one_is(path: str, mark: str) -> None:
    assert words.current(path, "/plans/", "/plans/drafts/", "") == mark
