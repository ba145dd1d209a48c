"""The demonstration sets up what its own plans ask for, and leaves to people what people brought in."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from dondoc.accounts.models import User
from dondoc.plans.models import Plan
from dondoc.reporting.actions import demo
from dondoc.reporting.models import Regime
from dondoc.reporting.tests.world import ISSUED, a_live_plan


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_live_plan(lan)


def _the_only_sample_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "samples", lambda: [file])


def test_a_sample_gets_its_regimes_once(plan: Plan, lan: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = tmp_path / "ke-hoach.txt"
    sample.write_text("Kế hoạch của tỉnh Sông Lam")
    plan.document.sha256 = sha256(sample.read_bytes()).hexdigest()
    plan.document.save()
    _the_only_sample_is(sample, monkeypatch)
    (regime,) = demo.seed(by=lan, at=ISSUED)
    assert (regime.plan, regime.duty) == (plan, plan.duties.get())
    assert demo.seed(by=lan, at=ISSUED) == []


def test_what_somebody_brought_in_gets_none_though_it_is_called_as_a_sample(
    plan: Plan, lan: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = tmp_path / plan.document.name
    sample.write_text("Kế hoạch khác")
    _the_only_sample_is(sample, monkeypatch)
    assert demo.seed(by=lan, at=ISSUED) == []
    assert not Regime.objects.exists()
