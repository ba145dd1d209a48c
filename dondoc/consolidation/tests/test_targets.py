"""Indicators against targets: the traps T4–T8 and T18 of PEERS.md §4."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.consolidation.enums import Course, Reached
from dondoc.consolidation.rules.targets import course, gap, reached, total, way
from dondoc.reporting.rules.targets import Aimed, Goal

D = Decimal


def aimed(op: str, value: str, baseline: str | None = None, direction: str = "") -> Aimed:
    return Aimed((Goal(op, D(value)),), D(baseline) if baseline is not None else None, direction)


@pytest.mark.parametrize(
    ("op", "target", "value", "expected"),
    [
        (">=", "95", "95", Reached.MET),
        (">", "95", "95", Reached.NOT_MET),
        ("<=", "1", "0", Reached.MET),
        ("<", "1", "1", Reached.NOT_MET),
        ("=", "0", "0", Reached.MET),
        ("=", "0", "0.001", Reached.NOT_MET),
    ],
)
def test_the_operator_alone_says_what_is_reached(op: str, target: str, value: str, expected: Reached) -> None:
    assert reached(aimed(op, target), D(value)) == expected


def test_t4_a_reported_zero_is_a_value_and_a_blank_is_none() -> None:
    assert reached(aimed(">=", "0"), D(0)) == Reached.MET
    assert reached(aimed(">=", "0"), None) == Reached.NO_VALUE


def test_t5_what_went_back_keeps_its_word_and_is_not_measured_from_the_first_value() -> None:
    worse = aimed(">=", "90", baseline="80")
    assert course(worse, D(70)) == Course.WORSE
    assert reached(worse, D(70)) == Reached.NOT_MET
    assert way(worse, D(70)) == D(-100)
    assert course(aimed(">=", "90"), D(70)) == Course.UNKNOWN
    assert way(aimed(">=", "90"), D(70)) is None


def test_t6_a_falling_indicator_goes_its_way() -> None:
    days = aimed("<=", "2", baseline="10")
    assert way(days, D(6)) == D(50)
    assert course(days, D(6)) == Course.BETTER
    assert course(days, D(12)) == Course.WORSE


def test_t6_a_target_of_zero_is_a_target() -> None:
    cases = aimed("<=", "0", baseline="4")
    assert way(cases, D(1)) == D(75)
    assert reached(cases, D(1)) == Reached.NOT_MET
    assert gap(cases, D(1)) == D(1)


def test_t7_nothing_is_capped() -> None:
    assert way(aimed(">=", "90", baseline="80"), D(100)) == D(200)
    assert way(aimed(">=", "90", baseline="80"), D(85)) == D(50)


def test_t8_who_gave_nothing_is_in_no_sum_and_is_told() -> None:
    assert total([D(3), None, D(0)]) == total([D(0), D(3), None])
    found = total([D(3), None, D(0)])
    assert (found.value, found.given, found.asked) == (D(3), 2, 3)
    assert total([None, None]).value is None


def test_t18_sums_are_of_unrounded_values() -> None:
    third = D(1) / D(3)
    assert total([third] * 3).value == third + third + third
    assert total([D("0.4")] * 5).value == D(2)


def test_where_the_target_lies_from_the_baseline_says_which_way_is_better() -> None:
    assert course(aimed("=", "1", baseline="2"), D("1.5")) == Course.BETTER
    assert course(aimed("=", "2", baseline="2"), D("1.5")) == Course.UNKNOWN


def test_a_plain_number_that_is_passed_in_the_better_way_is_reached() -> None:
    assert reached(aimed("=", "60", baseline="50"), D(61)) == Reached.MET
    assert reached(aimed("=", "60", direction="lower"), D(61)) == Reached.NOT_MET


def test_two_bounds_have_to_be_kept_both() -> None:
    band = Aimed((Goal(">=", D(7)), Goal("<=", D(8))))
    assert [reached(band, D(value)) for value in (6, 7, 9)] == [Reached.NOT_MET, Reached.MET, Reached.NOT_MET]
    assert gap(band, D(6)) is None


def test_a_baseline_that_is_the_target_has_no_way() -> None:
    assert way(aimed(">=", "80", baseline="80"), D(85)) is None


numbers = st.decimals(min_value=-1000, max_value=1000, places=3)


@given(value=numbers, target=numbers, baseline=numbers)
def test_the_way_is_gone_exactly_where_the_target_is_reached(value: D, target: D, baseline: D) -> None:
    """For both directions: 100 hundredths or more of the way, and nothing less, reach the target."""
    if target == baseline:
        return
    op = ">=" if target > baseline else "<="
    found = Aimed((Goal(op, target),), baseline)
    gone = way(found, value)
    assert gone is not None
    assert (gone >= 100) == (reached(found, value) == Reached.MET)


@given(values=st.lists(st.none() | numbers, max_size=20))
def test_a_sum_is_the_same_in_any_order(values: list[D | None]) -> None:
    assert total(values) == total(list(reversed(values)))
