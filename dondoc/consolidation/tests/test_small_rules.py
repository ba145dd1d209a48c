"""Differences of figures, and who sent."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dondoc.consolidation.rules.changes import Frozen, differences
from dondoc.consolidation.rules.sending import Discipline
from dondoc.reporting.enums import LedgerState


def figure(value: object, key: str = "B1.1.1") -> Frozen:
    return Frozen(key, "bảng 1", value)  # type: ignore[arg-type]


def test_a_figure_that_moved_on_paper_has_not_changed() -> None:
    assert differences({"late": figure(3, "B1.1.1")}, {"late": figure(Decimal("3.0"), "B1.9.1")}) == []


def test_a_changed_figure_is_told_by_the_key_under_which_it_was_issued() -> None:
    found = differences({"late": figure(3, "B1.1.1")}, {"late": figure(4, "B1.9.1")})
    assert [(one.key, one.old, one.new) for one in found] == [("B1.1.1", 3, 4)]


def test_what_came_and_what_went_are_both_told() -> None:
    found = differences({"gone": figure(1)}, {"new": figure(2)})
    assert [(one.identity, one.key, one.old, one.new) for one in found] == [
        ("new", "", None, 2),
        ("gone", "B1.1.1", 1, None),
    ]


def test_t4_nothing_and_zero_are_two_things() -> None:
    assert len(differences({"a": figure(None)}, {"a": figure(0)})) == 1
    assert differences({}, {"a": figure(None)}) == []


@given(st.dictionaries(st.text(max_size=3), st.none() | st.integers(), max_size=8))
def test_nothing_differs_from_itself(values: dict[str, int | None]) -> None:
    rows = {identity: figure(value) for identity, value in values.items()}
    assert differences(rows, rows) == []


def test_t19_an_obligation_is_one_report_however_it_came() -> None:
    found = Discipline()
    found.add(LedgerState.ACCEPTED, has_valid=True, is_late=True)
    found.add(LedgerState.MISSING, has_valid=False, is_late=True)
    found.add(LedgerState.EXCUSED, has_valid=False, is_late=False)
    found.add(None, has_valid=False, is_late=False)
    assert (found.owed, found.on_time, found.late, found.missing, found.excused) == (3, 0, 1, 1, 1)


@given(st.lists(st.tuples(st.sampled_from(LedgerState), st.booleans(), st.booleans()), max_size=30))
def test_every_owed_report_is_kept_in_one_way(rows: list[tuple[LedgerState, bool, bool]]) -> None:
    found = Discipline()
    for state, has_valid, is_late in rows:
        found.add(state, has_valid=has_valid, is_late=is_late)
    kept = (found.on_time, found.late, found.missing, found.not_yet_due, found.excused)
    assert found.owed == sum(kept) == len(rows)
    asked = [row for row in rows if row[0] != LedgerState.EXCUSED]
    assert found.on_time + found.late == sum(has_valid for _state, has_valid, _late in asked)
    came = {LedgerState.NIL, LedgerState.RETURNED, LedgerState.SUBMITTED, LedgerState.ACCEPTED}
    places = (found.nil, found.returned, found.waiting, found.accepted)
    assert sum(places) == sum(state in came for state, _valid, _late in rows)
