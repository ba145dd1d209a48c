"""Who still owes a report? The ledger's pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.agencies.enums import ChangeKind
from dondoc.lib.text import sort_key
from dondoc.plans.tests.registry import end_of
from dondoc.reporting.models import Regime
from dondoc.reporting.queries.ledger import Scope, rows
from dondoc.reporting.queries.showing import in_order_of_names
from dondoc.reporting.tests.world import World, a_regime, a_world, agency, the_obligation
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


def _owed(world: World) -> tuple[User, str]:
    return world.regime.made_by, f"regime={world.regime.pk}&on=2026-04-10"


def test_the_answer_stands_before_the_table(lan: User) -> None:
    user, query = _owed(a_world(lan))
    page = _seen(user, "ledger", query)
    assert "<strong>4</strong>" in page
    assert page.count('id="obligation-') == 4


def test_filters_stand_in_the_address_and_narrow(lan: User) -> None:
    world = a_world(lan)
    user, query = _owed(world)
    key = agency("so-y-te").pk
    for more, number in (
        ("period=2026-Q2", 0),
        ("period=2026-Q2&state=all", 4),
        ("state=missing&late=1", 4),
        ("state=accepted", 0),
        (f"agency={key}", 1),
        ("q=so+y+te", 1),
        ("q=khong+co+ai", 0),
        ("year=2025&state=all", 0),
        (f"plan={world.plan.pk}", 4),
        ("plan=0", 4),
        ("receiver=mine", 4),
        (f"province={agency('').pk}", 4),
        ("province=999999", 0),
    ):
        assert _seen(user, "ledger", f"{query}&{more}").count('id="obligation-') == number, more


def test_words_of_the_address_that_mean_nothing_are_as_if_not_there(lan: User) -> None:
    a_world(lan)
    page = _seen(lan, "ledger", "state=xyz&sort=abc&regime=-1&year=99999&on=31/02/2026&page=hai")
    assert "field-error" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_leaves_as_a_file(lan: User, kind: str) -> None:
    user, query = _owed(a_world(lan))
    response = browser_of(user).get(f"{reverse('reporting:ledger')}?{query}&format={kind}")
    assert response.status_code == 200
    assert f".{kind}" in response["Content-Disposition"]
    if kind == "csv":
        assert response.content.decode("utf-8-sig").count("\n") == 5


def test_the_ledger_takes_as_many_queries_for_many_rows(lan: User) -> None:
    world = a_world(lan)
    browser = browser_of(lan)
    address = f"{reverse('reporting:ledger')}?state=all"
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(f"{address}&period=2026-Q2")
    for number in range(3):
        a_regime(lan, world.plan, name=f"Báo cáo {number}")
    with CaptureQueriesContext(connection) as many:
        browser.get(address)
    assert len(few) == len(many)


def test_mine_shows_what_the_agency_took_over(lan: User, minh: User) -> None:
    a_world(lan)
    end_of(agency("so-y-te"), [agency("so-cong-thuong")], date(2026, 5, 4), ChangeKind.MERGED)
    page = _seen(minh, "mine")
    assert "Sở Y tế" in page


def _form(world: World, **changes: str) -> dict[str, str]:
    return {
        "name": "Báo cáo quý về Sở Tài chính",
        "rhythm": "quarterly",
        "due": "Q+1 02",
        "is_before": "on",
        "scheme": "nd09",
        "senders": "leads",
        "receiver": "song-lam/so-tai-chinh",
        "asks_tasks": "on",
        "questions": "Kết quả thực hiện *\nPhần riêng của tỉnh",
        "start": "05/01/2026",
        **changes,
    }


def test_a_regime_is_set_up_from_the_plan_s_sentence(lan: User) -> None:
    world = a_world(lan)
    address = f"{reverse('reporting:regime-new')}?plan={world.plan.pk}&duty={world.plan.duties.get().pk}"
    assert "Q+1 02" in browser_of(lan).get(address).content.decode()
    response = browser_of(lan).post(address, _form(world, senders="duty"))
    regime = Regime.objects.exclude(pk=world.regime.pk).get()
    assert (response.status_code, response["Location"]) == (302, reverse("reporting:regime", args=[regime.pk]))
    assert regime.duty == world.plan.duties.get()
    questions = regime.versions.get().questions.values_list("key", "title", "is_required")
    assert list(questions) == [("done", "Kết quả thực hiện", True), ("part-1", "Phần riêng của tỉnh", False)]
    assert regime.obligations.filter(period="2026-Q1").count() == 4


def test_what_was_typed_wrong_stays_and_is_said(lan: User) -> None:
    world = a_world(lan)
    address = f"{reverse('reporting:regime-new')}?plan={world.plan.pk}"
    for wrong in (
        {"due": "31/02"},
        {"receiver": "Sở Mơ Mộng"},
        {"start": "hôm qua"},
        {"chosen": "Sở Mơ"},
        {"due": "06-01"},
    ):
        response = browser_of(lan).post(address, _form(world, **wrong))
        page = response.content.decode()
        assert response.status_code == 422, wrong
        assert next(iter(wrong.values())) in page
        assert 'role="alert"' in page
    assert Regime.objects.count() == 1


def test_a_regime_is_changed_and_ended_on_its_pages(lan: User) -> None:
    world = a_world(lan)
    browser, key = browser_of(lan), world.regime.pk
    today = timezone.localdate().isoformat()
    changed = _form(world, start=today, due="Q+1 10", reason="Công văn số 9")
    assert browser.post(reverse("reporting:regime-change", args=[key]), changed).status_code == 302
    assert "Công văn số 9" in _seen(lan, "regime", regime_id=key)
    later = (timezone.localdate() + timedelta(days=40)).isoformat()
    ended = {"on": later, "reason": "Hết hiệu lực"}
    assert browser.post(reverse("reporting:regime-end", args=[key]), ended).status_code == 302
    assert "Hết hiệu lực" in _seen(lan, "regime", regime_id=key)


def test_pages_in_order_of_agencies_follow_one_another(lan: User) -> None:
    world = a_world(lan)
    end_of(agency("so-y-te"), [agency("so-cong-thuong")], date(2026, 5, 4), ChangeKind.MERGED)
    found = rows(Scope(regimes=[world.regime.pk]), date(2026, 6, 1))
    for as_now in (False, True):
        whole = in_order_of_names(found, date(2026, 6, 1), 0, 100, as_now=as_now)
        names = [row.heir_name if as_now else row.agency_name for row in whole]
        assert names == sorted(names, key=sort_key)
        firsts = range(0, len(whole), 3)
        cut = [in_order_of_names(found, date(2026, 6, 1), first, first + 3, as_now=as_now) for first in firsts]
        assert [row.pk for several in cut for row in several] == [row.pk for row in whole]
        assert len(whole) == found.count()
