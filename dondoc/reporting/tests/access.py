"""Who gets what at each address of this package; every area has a table of its own."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.reporting.tests import access_files, access_filling, access_ledger, access_way
from dondoc.reporting.tests.world import a_world, the_obligation

PAGES = [*access_files.PAGES, *access_filling.PAGES, *access_ledger.PAGES, *access_way.PAGES]


def world(lan: User) -> dict[str, Any]:
    """A plan with its regime; what each area adds to it."""
    found = a_world(lan)
    return {
        "plan": found.plan.pk,
        "regime": found.regime.pk,
        "obligation": the_obligation(found.regime, "so-cong-thuong").pk,
        **access_files.things(found.regime, lan),
        **access_filling.things(found.regime, lan),
        **access_way.things(found.regime, lan),
    }
