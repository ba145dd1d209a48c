from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dondoc.lib.fields import ANY_YEAR, DayField


@pytest.mark.parametrize("typed", ["2025-07-01", "01/07/2025", "1/7/2025", " 01-07-2025 "])
def test_a_day_is_read_as_people_and_browsers_write_it(typed: str) -> None:
    assert DayField().clean(typed) == date(2025, 7, 1)


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm qua", "07/2025"])
def test_what_is_no_day_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValidationError, match="01/07/2025"):
        DayField().clean(typed)


@pytest.mark.parametrize("typed", ["01/07/0225", "31/12/1989", "01/01/2101", "01/07/2525"])
def test_a_slip_in_the_year_is_asked_about(typed: str) -> None:
    with pytest.raises(ValidationError, match="Năm"):
        DayField().clean(typed)


def test_a_register_reaches_further_back() -> None:
    assert DayField(years=range(1900, 2201)).clean("01/07/1945") == date(1945, 7, 1)
    assert DayField(years=ANY_YEAR).clean("04/11/1831") == date(1831, 11, 4)


def test_a_blank_is_no_day_where_one_may_be_left_out() -> None:
    assert DayField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        DayField().clean("")
