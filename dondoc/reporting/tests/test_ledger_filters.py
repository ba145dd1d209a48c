"""A number that links to the ledger equals what the ledger then lists."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.agencies.enums import ChangeKind
from dondoc.plans.tests.registry import end_of
from dondoc.reporting import actions
from dondoc.reporting.queries.discipline import by_agency
from dondoc.reporting.queries.ledger import Scope, rows
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, DUE, IN_MARCH, a_world, agency, obligations, the_obligation
from tests.cast import browser_of

IN_JULY = date(2026, 7, 10)


def _page(user: User, address: str) -> str:
    page = browser_of(user).get(f"{reverse('reporting:ledger')}?{address}")
    assert page.status_code == 200
    return page.content.decode()


def _listed(user: User, address: str) -> int:
    words = _page(user, address)
    number = words.count('id="obligation-')
    assert f"<strong>{number}</strong>" in words.partition('<p class="listed">')[2].partition("</p>")[0]
    return number


def test_what_fell_due_in_the_year_is_listed_without_what_was_excused(lan: User) -> None:
    world = a_world(lan)
    actions.excuse(obligation=the_obligation(world.regime, "so-y-te"), reason="Lũ lụt", by=lan, at=IN_MARCH)
    end_of(agency("so-y-te"), [agency("so-cong-thuong")], date(2026, 7, 6), ChangeKind.MERGED)
    numbers = {one.agency: one.fell_due for one in by_agency(Scope(year=2026), IN_JULY, as_now=True)}
    # Two quarters of three agencies, and the second of the fourth, for which an heir answers.
    assert numbers == {agency("so-cong-thuong").pk: 3, agency("so-tai-chinh").pk: 2, agency("ubnd-xa-duc-son").pk: 2}
    address = f"state=asked&due_until=2026-07-09&year=2026&on={IN_JULY}"
    assert _listed(lan, address) == sum(numbers.values())
    for key, number in numbers.items():
        assert _listed(lan, f"{address}&agency={key}") == number
    assert _listed(lan, address.replace("asked", "all")) == sum(numbers.values()) + 1


def test_what_is_newly_missing_is_listed_from_the_day_on(lan: User) -> None:
    a_world(lan)
    asked = f"state=missing&on={IN_JULY}"
    assert _listed(lan, asked) == 8
    assert _listed(lan, f"{asked}&due_from={DUE}") == 8
    assert _listed(lan, f"{asked}&due_from=2026-04-02") == 4
    assert _listed(lan, f"{asked}&due_from={DUE}&due_until={DUE}") == 4


def test_a_day_asks_by_the_due_days_that_it_saw(lan: User) -> None:
    regime = a_world(lan).regime
    terms = actions.terms_of(regime.versions.get())
    values = {name: getattr(terms, name) for name in ("rhythm", "senders", "receiver")}
    actions.change_regime(
        regime=regime,
        terms=actions.Terms(due=["Q+1 10"], **values),
        from_day=AFTER_THE_DUE_DAY.date(),
        reason="Công văn số 9",
        by=lan,
        at=AFTER_THE_DUE_DAY,
    )
    assert set(obligations(regime, "2026-Q2").values_list("due_on", flat=True)) == {date(2026, 7, 9)}
    on_the_second = Scope(due_from=date(2026, 7, 1), due_until=date(2026, 7, 3))
    assert rows(on_the_second, date(2026, 3, 1)).count() == 4
    assert rows(on_the_second, IN_JULY).count() == 0


def test_the_form_says_what_the_address_asks(lan: User) -> None:
    world = a_world(lan)
    page = _page(lan, f"state=asked&due_from=2026-04-02&due_until=9/7/2026&period=2026-Q2&plan={world.plan.pk}")
    assert 'name="due_from" value="2026-04-02"' in page
    assert 'name="due_until" value="2026-07-09"' in page
    assert '<option value="asked" selected>' in page
    assert '<option value="2026-Q2" selected>' in page
    assert f"· {world.plan.number}." in page


@pytest.mark.parametrize(
    "asked", ["year=2026", "due_from=2026-04-02", "due_until=x", "on=2026-04-02", "on=x", "late=1", "receiver=mine"]
)
def test_what_is_folded_away_is_open_where_it_narrows(lan: User, asked: str) -> None:
    folded = '<details class="filters-more"'
    assert f"{folded}><summary>" in _page(lan, "state=all&regime=1&q=Sở")
    assert f"{folded} open><summary>" in _page(lan, f"state=all&{asked}")


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm qua", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_none_is_left_out_and_said(lan: User, typed: str) -> None:
    a_world(lan)
    for name in ("due_from", "due_until"):
        page = _page(lan, f"state=missing&on={IN_JULY}&{name}={typed}")
        assert f'id="{name}-error"' in page
        assert page.count('id="obligation-') == 8
