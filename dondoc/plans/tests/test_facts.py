from __future__ import annotations

import pytest
from django.test import Client

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import AT, a_draft
from tests.cast import browser_of

TYPED = {
    "version": "1",
    "title": "Tên mới",
    "issuer": "UBND tỉnh Sông Lam",
    "number": "15/KH-UBND",
    "dated_on": "01/2025",
}


@pytest.fixture
def browser(lan: User) -> Client:
    return browser_of(lan)


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def test_they_are_corrected(browser: Client, plan: Plan) -> None:
    address = f"/plans/drafts/{plan.pk}/facts/"
    assert "20/01/2025" in browser.get(address).content.decode()
    assert browser.post(address, TYPED)["Location"] == f"/plans/drafts/{plan.pk}/review/"
    plan.refresh_from_db()
    assert (plan.title, str(plan.dated_on), plan.date_precision) == ("Tên mới", "2025-01-01", "month")


def test_a_date_that_is_none_is_said(browser: Client, plan: Plan) -> None:
    response = browser.post(f"/plans/drafts/{plan.pk}/facts/", {**TYPED, "dated_on": "hôm qua"})
    assert "Viết ngày như 05/01/2025" in response.content.decode()
    assert "Tên mới" in response.content.decode()


def test_a_later_save_is_told_and_shows_both(browser: Client, plan: Plan, vinh: User) -> None:
    actions.correct_facts(plan=plan, version=1, facts={"title": "Của người kia"}, by=vinh, at=AT)
    response = browser.post(f"/plans/drafts/{plan.pk}/facts/", TYPED)
    assert response.status_code == 409
    assert "Của người kia" in response.content.decode()
    assert "Tên mới" in response.content.decode()
    assert 'name="version" value="2"' in response.content.decode()


def test_the_number_of_another_plan_is_refused(browser: Client, plan: Plan, lan: User) -> None:
    other = a_draft(lan, number="16/KH-UBND")
    response = browser.post(f"/plans/drafts/{other.pk}/facts/", TYPED)
    text = response.content.decode()
    assert "đã có ở đây" in text
    assert f'href="/plans/drafts/{plan.pk}/review/"' in text
    assert "bản mới của kế hoạch đó" in text
    other.refresh_from_db()
    assert other.number == "16/KH-UBND"


def test_the_number_of_another_plan_may_be_a_new_version_on_purpose(browser: Client, plan: Plan, lan: User) -> None:
    other = a_draft(lan, number="16/KH-UBND")
    address = f"/plans/drafts/{other.pk}/facts/"
    assert browser.post(address, {**TYPED, "as_new_edition": "on"}).status_code == 302
    other.refresh_from_db()
    assert (other.number, other.edition) == (plan.number, 2)
    assert browser.post(address, {**TYPED, "version": "2", "title": "Tên khác"}).status_code == 302
    actions.undo(plan=other, by=lan, at=AT)
    actions.undo(plan=other, by=lan, at=AT)
    other.refresh_from_db()
    assert (other.number, other.edition) == ("16/KH-UBND", 1)


def test_what_is_typed_is_kept(browser: Client, plan: Plan) -> None:
    browser.post(f"/plans/drafts/{plan.pk}/typed/facts/", {**TYPED, "title": "Đang gõ"})
    assert "Đang gõ" in browser.get(f"/plans/drafts/{plan.pk}/facts/").content.decode()
    browser.post(f"/plans/drafts/{plan.pk}/typed/facts/", {"forget": "1"})
    assert "Đang gõ" not in browser.get(f"/plans/drafts/{plan.pk}/facts/").content.decode()
