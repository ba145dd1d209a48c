from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from dondoc.lib import dates


def test_a_day_is_shown_day_first() -> None:
    assert dates.show(date(2024, 9, 2)) == "02/09/2024"


def test_an_instant_is_shown_on_its_local_day() -> None:
    late = datetime(2024, 9, 1, 18, 30, tzinfo=UTC)
    assert dates.show(late) == "02/09/2024"
    with override("vi"):
        assert dates.show_at(late) == "01:30 ngày 02/09/2024"
    with override("en"):
        assert dates.show_at(late) == "01:30 on 02/09/2024"


@pytest.mark.parametrize("text", ["2/9/2024", "02-09-2024", " 02.09.2024 ", "2024-09-02"])
def test_a_typed_day_is_read_day_first_or_as_iso(text: str) -> None:
    assert dates.parse(text) == date(2024, 9, 2)


@pytest.mark.parametrize("text", ["", "31/2/2024", "9/2024", "hôm nay", "2/9/24"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (two parsers, two messages)
        dates.parse(text)
