"""Every number of the leaders' page leads to what it counts, and there are as many there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from dondoc.accounts.models import User
from dondoc.plans.models import Plan, Section, Task
from dondoc.progress import actions as progress
from dondoc.progress.enums import WithdrawalKind
from dondoc.reporting import actions as reporting
from dondoc.reporting.tests.sent import HOUR, a_report, seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, a_live_plan, a_regime
from dondoc.steering.tests.world import IN_APRIL, IN_JULY, World, a_world, an_accepted
from tests.cast import browser_of

#: Columns whose figures are measured, not counted.
_MEASURES = {"Muộn nhất (ngày)", "Tỷ lệ quá hạn"}
_NUMBER = re.compile(r"\d[\d.]*(?!\S)")


@pytest.fixture
def plan(lan: User, minh: User, dung: User) -> Plan:
    """Two plans with a report each: accepted, returned late, missing; a task cancelled, others under no heading."""
    world = a_world(lan)
    an_accepted(world, minh, dung, lan)
    other = a_live_plan(lan, ("Sở Công Thương", "Sở Y tế", "Sở Tài chính"), number="22/KH-UBND")
    late = a_report(World(other, a_regime(lan, other, name="Báo cáo quý khác")), minh, dung, AFTER_THE_DUE_DAY)
    at = AFTER_THE_DUE_DAY + 2 * HOUR
    reporting.return_report(**seen(late), note="Thiếu số liệu.", remarks={}, by=lan, at=at)
    cancelled = Task.objects.get(plan=world.plan, path="II.3")
    progress.withdraw_task(
        task=cancelled,
        kind=WithdrawalKind.CANCELLED,
        on=AT_THE_CLOSE.date(),
        reason="Không còn phù hợp.",
        basis="30/QĐ-UBND",
        by=lan,
        at=AT_THE_CLOSE,
    )
    Section.objects.filter(plan=other, path="II").delete()
    return world.plan


@pytest.mark.parametrize("day", [IN_APRIL, IN_JULY])
@pytest.mark.parametrize("is_cut", [False, True])
def test_each_number_leads_to_as_many(plan: Plan, khanh: User, day: date, *, is_cut: bool) -> None:
    browser = browser_of(khanh)
    page = _page(browser, {"on": day.isoformat(), **({"plan": str(plan.pk)} if is_cut else {})})
    numbers = list(_links(page))
    assert len(numbers) > 20
    found = {(address, number): _counted(browser, page, address) for number, address in numbers}
    assert {pair: pair[1] for pair in found} == found


@pytest.mark.parametrize("reader", ["minh", "hoa"])
def test_a_value_leads_to_its_report_for_those_who_may_open_it(
    plan: Plan, request: pytest.FixtureRequest, reader: str
) -> None:
    browser = browser_of(request.getfixturevalue(reader))
    page = _page(browser, {"on": IN_JULY.isoformat()})
    found = [link.get("href") for link in _find(page, "//main//a[contains(@href, '/reporting/revisions/')]")]
    assert bool(found) == (reader == "minh")
    assert {browser.get(address).status_code for address in found} <= {200}
    assert _find(page, "//td[@data-label='Số đã báo cáo'][contains(., '10')]"), "the value itself is no secret"


def test_no_number_stands_without_its_list(plan: Plan, khanh: User) -> None:
    page = _page(browser_of(khanh), {"on": IN_JULY.isoformat()})
    places = _find(page, "//main//td[contains(@class, 'number')] | //main//dd | //*[@class='glance']//li/span[last()]")
    bare = [
        place
        for place in places
        if place.get("data-label") not in _MEASURES and _words(place) not in {"0", "", "–"} and not _find(place, ".//a")
    ]
    assert [_words(place) for place in bare] == []


def test_what_is_folded_says_how_much_there_is(plan: Plan, khanh: User) -> None:
    page = _page(browser_of(khanh), {"on": IN_APRIL.isoformat()})
    folded = _find(page, "//main//details[@class='more']")
    assert folded
    for one in folded:
        (words,) = _find(one, "./summary")
        assert _words(words).endswith(f"({len(_find(one, './/tbody/tr'))})")


def test_the_one_number_is_that_of_the_two_beside_it(plan: Plan, khanh: User) -> None:
    page = _page(browser_of(khanh), {"on": IN_JULY.isoformat()})
    (standing,) = _find(page, "//p[@class='standing']")
    whole, *parts = (int(_NUMBER.match(_words(one)).group()) for one in _find(standing, "./strong | ./a"))  # type: ignore[union-attr]
    assert whole == sum(parts)


def _page(browser: Client, words: dict[str, str]) -> etree._Element:
    return etree.HTML(browser.get(reverse("steering:overview"), words).content.decode())


def _find(place: etree._Element, path: str) -> list[Any]:
    return cast("list[Any]", place.xpath(path))


def _words(place: etree._Element) -> str:
    return " ".join("".join(map(str, place.itertext())).split())


def _links(page: etree._Element) -> Iterator[tuple[int, str]]:
    """Each link that says a number, but for the values of indicators, which lead to who gave them."""
    for link in _find(page, "//main//a[@href]"):
        said = _NUMBER.match(_words(link))
        if said and "/reporting/revisions/" not in link.get("href"):
            yield int(said.group().replace(".", "")), link.get("href")


def _counted(browser: Client, page: etree._Element, address: str) -> int:
    """As many as the address shows: rows of this page, or of another."""
    if address.startswith("#"):
        (place,) = _find(page, f"//*[@id='{address[1:]}']")
        listed = place if place.tag == "div" else _find(place, "following-sibling::*[1]")[0]
        return len(_find(listed, "self::ul/li | .//tbody/tr"))
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return int(answer.context["page"].paginator.count)
