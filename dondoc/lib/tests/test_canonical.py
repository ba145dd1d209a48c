"""The same content is the same text, and so has the same digest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dondoc.lib.canonical import canonical, digest


def test_content_is_written_one_way_whatever_the_order_of_its_keys() -> None:
    one = {"b": Decimal("12.50"), "a": date(2026, 4, 6), "c": None}
    other = {"c": None, "a": date(2026, 4, 6), "b": Decimal("12.5")}
    assert canonical(one) == canonical(other) == '{"a":"2026-04-06","b":"12.5","c":null}'
    assert digest(canonical(one)) == digest(canonical(other).encode())


def test_a_large_number_keeps_its_zeros() -> None:
    assert [canonical(Decimal(text)) for text in ("1E+3", "100", "0.10", "-5.00")] == [
        '"1000"',
        '"100"',
        '"0.1"',
        '"-5"',
    ]


def test_what_is_no_content_is_refused() -> None:
    with pytest.raises(TypeError, match="not content"):
        canonical({"a": object()})
