"""The demonstration province as a newcomer finds it; the README's pictures are taken here."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.agencies.actions import demo as registry
from dondoc.consolidation import actions as consolidation
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.openings import opening_facts
from dondoc.home import demo
from dondoc.plans import actions
from dondoc.plans.actions import demo as samples
from dondoc.plans.actions.reading import ask_for_reading
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import AT
from dondoc.reporting.models import Obligation
from tests.journeys.visitor import Visitor

#: After the first quarter's reports have fallen due.
APRIL = datetime(2026, 4, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def plans(lan: User, minh: User) -> list[Plan]:
    """The registry, and both samples uploaded, read and issued as the demonstration does it."""
    registry.seed(at=AT)
    return samples.seed(by=lan, at=AT)


def test_a_newcomer_sees_what_the_province_asks_of_whom(visitor: Visitor, plans: list[Plan]) -> None:
    neighbour, plan = sorted(plans, key=lambda plan: plan.issuer)
    visitor.sign_in(demo.MINH)

    visitor.go(f"/plans/{plan.pk}/")
    expect(visitor.page.locator(".answer-words")).to_contain_text("Kế hoạch giao 70 nhiệm vụ")
    visitor.picture("overview")

    visitor.go(f"/plans/{plan.pk}/tasks/?agency=Sở+Công+Thương")
    expect(visitor.page.get_by_label("Cơ quan")).to_have_value("Sở Công Thương")
    visitor.picture("tasks")

    visitor.go(f"/plans/compare/?a={plan.pk}&b={neighbour.pk}")
    visitor.expect_heading("Sông Lam và Hà Thanh khác nhau ở đâu?")
    visitor.picture("compare")

    visitor.go(f"/plans/{plan.pk}/duties/")
    expect(visitor.page.locator(".answer-words")).to_contain_text("việc được giao")
    visitor.picture("duties")

    visitor.go(f"/agencies/{registry.agency_of('song-lam/so-tai-chinh').pk}?on=2026-11-22")
    visitor.expect_heading("Sở Tài chính tỉnh Sông Lam")
    visitor.picture("agency")


def test_a_draft_shows_the_document_beside_its_items(visitor: Visitor, lan: User) -> None:
    file = samples.SAMPLES / "ke-hoach-song-lam.docx"
    document = actions.upload_document(name=file.name, data=file.read_bytes(), by=lan, at=AT)
    draft = actions.run_reading(reading=ask_for_reading(document=document, by=lan, at=AT), clock=lambda: AT)
    assert draft is not None
    visitor.sign_in(demo.LAN)

    visitor.go(f"/plans/drafts/{draft.pk}/review/")
    visitor.expect_heading("Kế hoạch đã được đọc đúng chưa?")
    visitor.picture("review")


@pytest.fixture
def quarter(transactional_db: None) -> Obligation:
    """The first quarter of the demonstration as its story tells it; gives the report that is left to be filled in."""
    demo.prepare()
    demo.tell(at=APRIL, at_most=12)
    owed = Obligation.objects.filter(agency__key=demo.DUNG.agency, due_on__lt=APRIL.date(), revisions=None)
    return owed.select_related("regime").latest("due_on")


def a_draft_of(quarter: Obligation) -> Report:
    """The report of that quarter, put into words from what has been accepted."""
    lan, pair = User.objects.get(username=demo.LAN.username), (quarter.regime_id, quarter.period)
    keeper = registry.agency_of(demo.LAN.agency).pk
    facts = opening_facts([pair], keeper, APRIL.date())
    report = consolidation.start_report(keeper=keeper, facts=facts, sources=[pair], by=lan, at=APRIL)
    consolidation.suggest_passages(report=report, by=lan, at=APRIL)
    return report


def test_reports_are_owed_filled_in_made_one_and_seen_by_leaders(visitor: Visitor, quarter: Obligation) -> None:
    report = a_draft_of(quarter)

    visitor.sign_in(demo.MINH)
    visitor.go(f"/reporting/obligations/{quarter.pk}/fill/")
    visitor.page.get_by_role("button", name="Bắt đầu điền").click()
    expect(visitor.page.locator(".answer").first).to_be_visible()
    visitor.picture("fill")

    visitor.change_to(demo.LAN)
    visitor.go(f"/reporting/?on={APRIL.date()}")
    expect(visitor.page.get_by_role("rowheader", name="Sở Công Thương")).to_be_visible()
    visitor.picture("ledger")
    visitor.go(f"/consolidation/{report.pk}/")
    visitor.page.locator("main a[href*='/places/']").nth(1).click()
    expect(visitor.page.get_by_text("Lời của báo cáo").first).to_be_visible()
    visitor.picture("desk")

    visitor.change_to(demo.KHANH)
    visitor.go(f"/steering/?on={APRIL.date()}")
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    visitor.picture("steering")
