from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from dondoc.lib import numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1234567.50"), "1.234.567,5"),
        (Decimal("13.930"), "13,93"),
        (Decimal("1E+3"), "1.000"),
        (0, "0"),
        (-12, "−12"),
    ],
)
def test_vietnamese_readers_see_a_decimal_comma(value: Decimal | int, shown: str) -> None:
    with override("vi"):
        assert numbers.show(value) == shown


def test_english_readers_see_a_decimal_point() -> None:
    with override("en"):
        assert numbers.show(Decimal("1234.5")) == "1,234.5"


def test_decimals_can_be_fixed_for_a_column() -> None:
    with override("vi"):
        assert [numbers.show(Decimal(text), places=1) for text in ("7", "7.25", "7.35")] == ["7,0", "7,2", "7,4"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        ("12.5", "12.5"),
        (" 1 000 ", "1000"),
        ("−3", "-3"),
        ("+0,25", "0.25"),
    ],
)
def test_a_typed_number_is_read_as_it_is_written_here(text: str, value: str) -> None:
    assert numbers.parse(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "mười", "1,2,3", "1.23.456", "1e5", "NaN", "--1", "1.2345.6"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        numbers.parse(text)
