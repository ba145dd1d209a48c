"""The desk of the province's report without scripts, and two people at it at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dondoc.accounts.models import User
from dondoc.consolidation.models import Report
from dondoc.consolidation.tests.world import Cast, Scene, a_report_of, reported
from dondoc.home import demo
from dondoc.reporting.tests.world import World, a_world
from tests.journeys.visitor import Visitor


@pytest.fixture
def scene(lan: User, minh: User, dung: User, binh: User) -> Scene:
    """Two of four agencies have reported on the first quarter; nobody composes anything yet."""
    world: World = a_world(lan)
    found = Scene(Cast(minh, dung, lan, binh), world, Report())
    reported(found)
    reported(found, "so-y-te", state="under_way", text="Đang lấy ý kiến các đơn vị.")
    return found


def test_a_passage_is_saved_without_scripts_and_two_people_are_told_of_each_other(
    visitor_without_scripts: Visitor, second_visitor: Visitor, scene: Scene, vinh: User
) -> None:
    report = a_report_of(scene.world, scene.cast.lan)
    task = scene.task("II.2").pk
    place = f"/consolidation/{report.pk}/places/section-0/"
    for visitor, who in ((visitor_without_scripts, demo.LAN), (second_visitor, demo.VINH)):
        visitor.sign_in(who)
        visitor.go(place)
    mine, theirs = (each.page.locator(f"#task-{task}") for each in (visitor_without_scripts, second_visitor))
    mine.get_by_label("Lời của báo cáo").fill("Lời của Lan.")
    mine.get_by_role("button", name="Lưu", exact=True).click()
    expect(mine.get_by_label("Lời của báo cáo")).to_have_value("Lời của Lan.")

    theirs.get_by_label("Lời của báo cáo").fill("Lời của Vinh.")
    theirs.get_by_role("button", name="Lưu", exact=True).click()
    expect(theirs.get_by_role("alert")).to_contain_text("Lời của Lan.")
    expect(theirs.get_by_label("Lời của báo cáo")).to_have_value("Lời của Vinh.")
    theirs.get_by_role("button", name="Vẫn lưu nội dung của tôi").click()
    expect(theirs.get_by_label("Lời của báo cáo")).to_have_value("Lời của Vinh.")
    assert report.passages.get().text == "Lời của Vinh."
