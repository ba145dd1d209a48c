"""Who still owes a report? The ledger's pages."""

from __future__ import annotations

from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.reporting.tests.world import a_world, the_obligation
from tests.cast import browser_of


def _seen(user: User, name: str, query: str = "", **kwargs: int) -> str:
    address = reverse(f"reporting:{name}", kwargs=kwargs)
    response = browser_of(user).get(f"{address}?{query}" if query else address)
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def test_each_page_opens(lan: User, minh: User) -> None:
    world = a_world(lan)
    one = the_obligation(world.regime, "so-cong-thuong")
    assert "Sở Công Thương" in _seen(minh, "ledger", "state=all")
    for query in (
        "",
        "state=all&sort=agency&as=now",
        "sort=regime",
        "sort=state&on=2026-04-10",
        "q=so%20y%20te&on=2026-04-10",
    ):
        _seen(lan, "ledger", query)
    _seen(minh, "mine")
    _seen(minh, "obligation", obligation_id=one.pk)
    _seen(lan, "regimes")
    _seen(lan, "regimes-of-plan", plan_id=world.plan.pk)
    _seen(lan, "regime", regime_id=world.regime.pk)
    _seen(lan, "regime-new", f"plan={world.plan.pk}&duty={world.plan.duties.get().pk}")
    _seen(lan, "regime-change", regime_id=world.regime.pk)
    _seen(lan, "regime-end", regime_id=world.regime.pk)
