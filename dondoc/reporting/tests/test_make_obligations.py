"""Regimes become a ledger ahead of time."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import User
from dondoc.reporting import actions
from dondoc.reporting.enums import Stage, Step
from dondoc.reporting.models import Move
from dondoc.reporting.tests.world import DUE, ISSUED, LEADS, a_world, obligations


def test_every_lead_owes_every_quarter(lan: User) -> None:
    regime = a_world(lan).regime
    first = obligations(regime, "2026-Q1")
    assert len(first) == len(LEADS)
    assert {(row.opens_on, row.closes_on, row.due_on) for row in first} == {
        (date(2025, 12, 15), date(2026, 3, 15), DUE)
    }
    assert {row.stage for row in first} == {Stage.NONE}
    assert sorted(set(obligations(regime).values_list("period", flat=True))) == [
        "2026-Q1",
        "2026-Q2",
        "2026-Q3",
        "2026-Q4",
    ]


def test_each_is_entered_with_a_step(lan: User) -> None:
    regime = a_world(lan).regime
    moves = Move.objects.filter(obligation__regime=regime)
    assert moves.count() == obligations(regime).count()
    assert {(move.step, move.at, move.by) for move in moves} == {(Step.MADE, ISSUED, None)}


def test_a_second_run_changes_nothing(lan: User) -> None:
    regime = a_world(lan).regime
    before = list(obligations(regime).values())
    assert not actions.make_obligations(at=ISSUED)
    assert list(obligations(regime).values()) == before
