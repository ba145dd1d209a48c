from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reporting.rules.targets import Aimed, Goal
from dondoc.steering.enums import Path
from dondoc.steering.rules.paths import Measured, Value, goals_for, place_of

JUNE, YEAR_END = date(2026, 6, 30), date(2026, 12, 31)


def measured(
    op: str,
    target: str,
    value: str | None,
    *,
    on: date = JUNE,
    baseline: str | None = "50",
    direction: str = "",
    year: int | None = 2026,
) -> Measured:
    aimed = Aimed(
        goals=(Goal(op, Decimal(target), year),),
        direction=direction,
        baseline=None if baseline is None else Decimal(baseline),
        baseline_year=None if baseline is None else 2025,
    )
    return Measured(aimed, () if value is None else (Value(Decimal(value), on),))


@pytest.mark.parametrize(
    ("one", "path"),
    [
        (measured(">=", "60", "60"), Path.REACHED),
        (measured(">", "60", "60", on=YEAR_END), Path.OFF_PATH),
        (measured(">=", "60", "55"), Path.ON_PATH),
        (measured(">=", "60", "54"), Path.OFF_PATH),
        (measured(">=", "60", "59.9", on=YEAR_END), Path.OFF_PATH),
        (measured("=", "60", "58", direction="higher"), Path.ON_PATH),
        (measured("=", "60", "61"), Path.REACHED),
        (measured("=", "60", "61", baseline=None), Path.CANNOT_TELL),
        (measured("=", "60", "60", baseline=None), Path.REACHED),
        (measured(">=", "60", "55", baseline=None), Path.CANNOT_TELL),
        (measured(">=", "60", "55", baseline=None, on=YEAR_END), Path.OFF_PATH),
        (measured(">=", "60", "55", year=None), Path.CANNOT_TELL),
        (measured(">=", "60", "61", year=None), Path.REACHED),
        (measured(">=", "60", "61", year=2024), Path.NO_TARGET),
        (measured(">=", "70", "54", year=2028), Path.ON_PATH),
        (measured(">=", "70", "52", year=2028), Path.OFF_PATH),
        # A baseline that was better already: the path lies flat on the target.
        (measured(">=", "40", "39"), Path.OFF_PATH),
    ],
)
def test_an_indicator_stands_where_its_path_says(one: Measured, path: Path) -> None:
    assert place_of(one, 2026).path == path


def test_t05_an_indicator_that_worsens_stays_off_its_path() -> None:
    place = place_of(measured(">=", "60", "40"), 2026)
    assert place.path == Path.OFF_PATH
    assert place.short is not None
    assert place.short > 10


def test_t05_a_first_measured_value_is_no_baseline() -> None:
    assert place_of(measured(">=", "60", "40", baseline=None), 2026).expected is None


@pytest.mark.parametrize(("value", "path"), [("45", Path.ON_PATH), ("40", Path.REACHED), ("48", Path.OFF_PATH)])
def test_t06_falling_may_be_good(value: str, path: Path) -> None:
    assert place_of(measured("<=", "40", value), 2026).path == path


@pytest.mark.parametrize(("value", "path"), [("0", Path.REACHED), ("20", Path.ON_PATH), ("30", Path.OFF_PATH)])
def test_t06_a_target_of_nothing_is_a_target(value: str, path: Path) -> None:
    assert place_of(measured("<=", "0", value), 2026).path == path


def test_t07_what_is_missing_to_the_path_is_not_cut_off() -> None:
    assert place_of(measured(">=", "60", "-500", on=YEAR_END), 2026).short == 560
    assert place_of(measured(">=", "60", "1000", on=YEAR_END), 2026).short == 0


@pytest.mark.parametrize("baseline", ["50", None])
def test_t08_a_missing_value_is_neither_zero_nor_fine(baseline: str | None) -> None:
    assert place_of(measured("<=", "40", None, baseline=baseline), 2026).path == Path.NO_VALUE


@pytest.mark.parametrize(
    ("values", "path"),
    [
        (("5", "0.5"), Path.DISAGREE),
        (("5", "7"), Path.REACHED),
        (("0.5", "0"), Path.OFF_PATH),
        (("5", None), Path.NO_VALUE),
        ((None, None), Path.NO_VALUE),
    ],
)
def test_values_that_differ_say_only_what_they_all_say(values: tuple[str | None, ...], path: Path) -> None:
    given = tuple(None if value is None else Value(Decimal(value), YEAR_END) for value in values)
    place = place_of(Measured(Aimed((Goal(">=", Decimal(1), 2026),)), given), 2026)
    assert place.path == path
    assert place.short == {Path.REACHED: 0, Path.OFF_PATH: 1}.get(path)


def test_a_target_on_both_sides_is_as_grave_as_its_worse_side() -> None:
    goals = (Goal(">=", Decimal(10), 2026), Goal("<=", Decimal(20), 2026))
    inside, above = (Measured(Aimed(goals), (Value(Decimal(number), YEAR_END),)) for number in (15, 25))
    assert place_of(inside, 2026).path == Path.REACHED
    assert place_of(above, 2026).path == Path.OFF_PATH


def test_a_path_goes_from_target_to_target() -> None:
    goals = (Goal(">=", Decimal(20), 2025), Goal(">=", Decimal(40), 2026), Goal(">=", Decimal(100), 2030))
    place = place_of(Measured(Aimed(goals, Decimal(0), baseline_year=2020), (Value(Decimal(29), JUNE),)), 2026)
    assert goals_for(goals, 2027) == [goals[2]]
    assert place.expected is not None
    assert 29 < place.expected < 30
    assert place.path == Path.OFF_PATH


@given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
def test_a_better_value_is_never_further_from_the_path(baseline: Decimal, target: Decimal, value: Decimal) -> None:
    def short(number: Decimal) -> Decimal:
        place = place_of(measured(">=", str(target), str(number), baseline=str(baseline)), 2026)
        assert place.short is not None
        return place.short

    assert short(value + 1) <= short(value)
    assert short(max(baseline, target)) == 0
