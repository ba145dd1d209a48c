"""The ledger counted by the database says what its rules say."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import User
from dondoc.reporting.enums import LedgerState
from dondoc.reporting.queries.discipline import by_agency
from dondoc.reporting.queries.ledger import OWED, Scope, counts, rows
from dondoc.reporting.tests.world import DUE, a_world


def test_before_the_close_nothing_is_due(lan: User) -> None:
    a_world(lan)
    found = counts(Scope(period="2026-Q1"), date(2026, 3, 14))
    assert found.by_state == {LedgerState.NOT_YET_DUE: 4}
    assert found.owed == 0


def test_from_the_close_on_it_is_due(lan: User) -> None:
    a_world(lan)
    assert counts(Scope(period="2026-Q1"), date(2026, 3, 15)).by_state == {LedgerState.DUE: 4}
    assert counts(Scope(period="2026-Q1"), DUE).late == {}


def test_after_the_due_day_it_is_missing_and_late(lan: User) -> None:
    a_world(lan)
    found = counts(Scope(period="2026-Q1"), date(2026, 4, 2))
    assert found.by_state == found.late == {LedgerState.MISSING: 4}
    assert rows(Scope(), date(2026, 4, 2), states=OWED, late=True).count() == 4


def test_discipline_counts_what_fell_due_alone(lan: User) -> None:
    a_world(lan)
    assert by_agency(Scope(), DUE) == []
    found = by_agency(Scope(), date(2026, 4, 2))
    assert [(one.name, one.fell_due, one.missing) for one in found] == [
        ("Sở Công Thương", 1, 1),
        ("Sở Tài chính", 1, 1),
        ("Sở Y tế", 1, 1),
        ("UBND xã Đức Sơn", 1, 1),
    ]
