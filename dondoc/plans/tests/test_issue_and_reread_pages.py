from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import Client

from dondoc.accounts.models import User
from dondoc.extraction.errors import Unreadable
from dondoc.plans import actions
from dondoc.plans.actions.demo import seed
from dondoc.plans.models import Document, Plan
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan, a_reading
from dondoc.plans.tests.extracted import song_lam
from tests.cast import browser_of

SANDBOX = "dondoc.plans.actions.reading.read_safely"


@pytest.fixture
def browser(lan: User) -> Client:
    return browser_of(lan)


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


def test_the_last_look_counts_what_will_be_issued_and_what_is_doubtful(browser: Client, plan: Plan) -> None:
    text = browser.get(f"/plans/drafts/{plan.pk}/issue/").content.decode()
    assert "còn 1 mục cần xem lại" in text
    assert "1 nhiệm vụ chưa có cơ quan chủ trì" in text
    assert 'name="version" value="1"' in text


def test_hard_errors_stop_it(browser: Client, plan: Plan, lan: User) -> None:
    actions.correct_facts(plan=plan, version=1, facts={"title": "", "number": ""}, by=lan, at=AT)
    text = browser.get(f"/plans/drafts/{plan.pk}/issue/").content.decode()
    assert "Kế hoạch chưa có tên." in text
    assert "chưa có số, ký hiệu" in text
    assert " disabled" in text
    assert browser.post(f"/plans/drafts/{plan.pk}/issue/", {"version": "2"}).status_code == 409


def test_forms_not_saved_are_told(browser: Client, plan: Plan, lan: User) -> None:
    actions.keep_typed(plan=plan, form="facts", data={"title": "x"}, by=lan, at=AT)
    assert "1 biểu mẫu gõ dở" in browser.get(f"/plans/drafts/{plan.pk}/issue/").content.decode()


def test_issuing_leads_to_the_live_plan(browser: Client, plan: Plan) -> None:
    response = browser.post(f"/plans/drafts/{plan.pk}/issue/", {"version": "1"})
    assert response["Location"] == f"/plans/{plan.pk}/"
    assert browser.get(f"/plans/drafts/{plan.pk}/issue/")["Location"] == f"/plans/{plan.pk}/"


@pytest.mark.parametrize("version", ["", "x", "7", "9" * 30])
def test_an_old_look_is_refused(browser: Client, plan: Plan, version: str) -> None:
    assert browser.post(f"/plans/drafts/{plan.pk}/issue/", {"version": version}).status_code == 409


def test_undoing_goes_to_the_item(browser: Client, plan: Plan, lan: User) -> None:
    task = plan.tasks.get(path="II.2")
    actions.drop_item(item=task, version=1, by=lan, at=AT)
    response = browser.post(f"/plans/drafts/{plan.pk}/undo/")
    assert response["Location"] == f"/plans/drafts/{plan.pk}/review/?item={task.ref}#{task.ref}"
    actions.correct_facts(plan=plan, version=1, facts={"title": "x"}, by=lan, at=AT)
    assert browser.post(f"/plans/drafts/{plan.pk}/undo/")["Location"] == f"/plans/drafts/{plan.pk}/review/"


def test_a_newer_reading_is_offered_shown_and_taken_over(browser: Client, plan: Plan, lan: User) -> None:
    result = song_lam(more_tasks=1)
    result["tasks"][1]["text"] = "Đọc khác."
    del result["recipients"][1], result["recipient_spans"][1]
    with patch("dondoc.plans.queries.drafts.READER_VERSION", "9.9.9"):
        assert "Đọc lại bằng trình đọc mới" in browser.get(f"/plans/drafts/{plan.pk}/review/").content.decode()
    reading = a_reading(lan, {**result, "reader": "9.9.9"}, document=plan.document)
    address = f"/plans/drafts/{plan.pk}/readings/{reading.pk}/"
    assert browser.get(f"/plans/readings/{reading.pk}/")["Location"] == address
    text = browser.get(address).content.decode()
    assert "<strong>1</strong> mục thay đổi, <strong>1</strong> mục mới, <strong>1</strong> mục không còn thấy" in text
    assert "Đọc khác." in text
    assert browser.post(address).status_code == 302
    assert plan.tasks.get(path="II.2").text == "Đọc khác."
    assert browser.get(address).status_code == 302


def test_a_reading_of_another_document_is_not_found(browser: Client, plan: Plan, lan: User) -> None:
    other = a_reading(lan, song_lam(number="2/KH-UBND", more_tasks=1))
    assert browser.get(f"/plans/drafts/{plan.pk}/readings/{other.pk}/").status_code == 404


def test_a_newer_reading_of_an_issued_plan_changes_nothing(browser: Client, lan: User) -> None:
    plan = a_live_plan(lan)
    reading = a_reading(lan, {**song_lam(), "reader": "9.9.9"}, document=plan.document)
    assert browser.get(f"/plans/readings/{reading.pk}/")["Location"] == f"/plans/{plan.pk}/"
    assert browser.post(f"/plans/drafts/{plan.pk}/readings/{reading.pk}/").status_code == 409


def test_the_demonstration_brings_each_sample_in_once(lan: User, tmp_path: Path) -> None:
    Path(tmp_path, "ke-hoach.docx").write_bytes(b"1")
    Path(tmp_path, "notes.md").write_bytes(b"2")
    with patch(SANDBOX, return_value=song_lam()):
        assert [plan.is_issued for plan in seed(by=lan, at=AT, folder=tmp_path)] == [True]
        assert seed(by=lan, at=AT, folder=tmp_path) == []
    assert seed(by=lan, at=AT, folder=Path(tmp_path, "missing")) == []


def test_a_sample_that_could_not_be_read_is_tried_again_at_the_next_start(lan: User, tmp_path: Path) -> None:
    Path(tmp_path, "ke-hoach.docx").write_bytes(b"1")
    with patch(SANDBOX, side_effect=Unreadable("broken", "x")):
        assert seed(by=lan, at=AT, folder=tmp_path) == []
    assert (Plan.objects.count(), Document.objects.count()) == (0, 1)
    with patch(SANDBOX, return_value=song_lam()):
        assert len(seed(by=lan, at=AT, folder=tmp_path)) == 1
