from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from dondoc.accounts.models import User
from dondoc.extraction import doubts
from dondoc.extraction.errors import SENTENCES
from dondoc.plans import actions
from dondoc.plans.models import Document, Plan, Reading
from dondoc.plans.models.words import DOUBTS, REFUSALS, refusal
from dondoc.plans.policies import STUCK_AFTER
from dondoc.plans.tests.drafts import AT, a_document, a_draft, a_live_plan, a_reading
from dondoc.plans.tests.extracted import song_lam
from tests.cast import browser_of

ADDRESS = "/plans/intake/"


@pytest.fixture
def browser(lan: User) -> Client:
    return browser_of(lan)


def file(data: bytes = b"ke hoach", name: str = "ke-hoach.docx") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data)}


def test_uploading_starts_a_reading_and_goes_to_its_progress(browser: Client) -> None:
    response = browser.post(ADDRESS, file())
    reading = Reading.objects.get()
    assert response["Location"] == f"/plans/readings/{reading.pk}/"
    assert reading.state == "queued"


def test_the_same_file_again_leads_to_its_plan(browser: Client, lan: User) -> None:
    plan = actions.draft_from_reading(reading=a_reading(lan, document=a_document(lan)), by=lan, at=AT)
    response = browser.post(ADDRESS, file(name="khac.docx"), follow=True)
    assert response.redirect_chain[0][0] == f"/plans/drafts/{plan.pk}/review/"
    assert "đã có ở đây" in response.content.decode()
    actions.issue_plan(plan=plan, version=1, by=lan, at=AT)
    assert browser.post(ADDRESS, file())["Location"] == f"/plans/{plan.pk}/"


def test_the_same_file_whose_reading_goes_on_leads_there(browser: Client, lan: User) -> None:
    reading = actions.start_reading(document=a_document(lan), by=lan, at=AT)
    assert browser.post(ADDRESS, file())["Location"] == f"/plans/readings/{reading.pk}/"


def test_the_same_file_that_was_never_read_leads_back(browser: Client, lan: User) -> None:
    a_document(lan)
    assert browser.post(ADDRESS, file())["Location"] == ADDRESS


def test_no_file_an_empty_one_and_a_large_one_are_refused_beside_the_field(browser: Client, settings: Settings) -> None:
    settings.UPLOAD_MEGABYTES = 1
    for data, words in (
        ({}, "Hãy chọn tệp trước."),
        (file(b""), "Tệp rỗng"),
        (file(b"x" * 1024 * 1025), "Tệp quá lớn: giới hạn là 1 MB."),
    ):
        response = browser.post(ADDRESS, data)
        assert response.status_code == 200
        assert words in response.content.decode()
    assert Document.objects.count() == 0


def test_what_was_brought_in_lately_is_listed(browser: Client, lan: User) -> None:
    a_document(lan, data=b"1", name="chua-doc.docx")
    reading = actions.start_reading(document=a_document(lan, data=b"2", name="dang-doc.docx"), by=lan, at=AT)
    plan = a_live_plan(lan)
    text = browser.get(ADDRESS).content.decode()
    assert "chua-doc.docx" in text
    assert f'href="/plans/readings/{reading.pk}/"' in text
    assert f'href="/plans/{plan.pk}/"' in text


def test_a_wrong_method_is_refused(browser: Client) -> None:
    assert browser.delete(ADDRESS).status_code == 405


def test_progress_is_polled_until_the_draft_is_there(browser: Client, lan: User) -> None:
    reading = actions.start_reading(document=a_document(lan), by=lan, at=AT)
    actions.begin_reading(reading=reading, at=AT)
    actions.note_progress(reading=reading, progress=40)
    address = f"/plans/readings/{reading.pk}/"
    text = browser.get(address).content.decode()
    assert "40 % xong" in text or "đã xong 40 %" in text
    assert "http-equiv" in text
    part = browser.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<div id="progress"')
    actions.finish_reading(reading=reading, result=song_lam(), at=AT)
    plan = Plan.objects.get()
    assert browser.get(address)["Location"] == f"/plans/drafts/{plan.pk}/review/"
    assert browser.get(address, headers={"HX-Request": "true"})["HX-Redirect"] == f"/plans/drafts/{plan.pk}/review/"


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_each_refusal_is_said_in_vietnamese_and_may_be_tried_again(browser: Client, lan: User, code: str) -> None:
    reading = actions.start_reading(document=a_document(lan), by=lan, at=AT)
    actions.refuse_reading(reading=reading, code=code, detail="chi tiết", at=AT)
    response = browser.get(f"/plans/readings/{reading.pk}/")
    assert SENTENCES[code].format(detail="chi tiết") in response.content.decode()
    assert browser.post(f"/plans/documents/{reading.document_id}/read-again/").status_code == 302
    assert browser.get(f"/plans/readings/{reading.pk}/", headers={"HX-Request": "true"})["HX-Redirect"]


def test_one_that_takes_too_long_may_be_tried_again(browser: Client, lan: User) -> None:
    reading = actions.start_reading(document=a_document(lan), by=lan, at=AT - STUCK_AFTER)
    assert "Lâu bất thường" in browser.get(f"/plans/readings/{reading.pk}/").content.decode()


def test_the_same_number_is_told_with_a_link_and_may_go_on_as_a_new_version(browser: Client, lan: User) -> None:
    plan = a_draft(lan)
    reading = a_reading(lan, song_lam(more_tasks=1))
    text = browser.get(f"/plans/readings/{reading.pk}/").content.decode()
    assert "Kế hoạch số 15/KH-UBND của UBND tỉnh Sông Lam đã có ở đây." in text
    assert f'href="/plans/drafts/{plan.pk}/review/"' in text
    response = browser.post(f"/plans/readings/{reading.pk}/new-edition/", follow=True)
    assert "bản thứ 2" in response.content.decode()


def test_the_original_comes_back_as_it_was(browser: Client, lan: User) -> None:
    document = a_document(lan, data=b"\x00\xff", name="Kế hoạch.docx")
    response = browser.get(f"/plans/documents/{document.pk}/file/")
    assert response.content == b"\x00\xff"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.docx"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_reader_gets_the_file_of_an_issued_plan_only(lan: User, hoa: User) -> None:
    draft, live = a_draft(lan), a_live_plan(lan, number="2/KH-UBND")
    assert browser_of(hoa).get(f"/plans/documents/{draft.document_id}/file/").status_code == 404
    assert browser_of(hoa).get(f"/plans/documents/{live.document_id}/file/").status_code == 200


@pytest.mark.parametrize("address", ["/plans/readings/0/", "/plans/documents/0/file/"])
def test_a_bad_id_is_not_found(browser: Client, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_the_list_of_drafts_has_no_issued_plan(browser: Client, lan: User) -> None:
    a_live_plan(lan, number="7/KH-UBND")
    a_draft(lan, number=None)
    text = browser.get("/plans/drafts/").content.decode()
    assert "1 bản nháp." in text
    assert "7/KH-UBND" not in text


def test_every_code_of_the_reader_has_its_words() -> None:
    assert set(REFUSALS) == set(SENTENCES)
    assert set(doubts.SENTENCES) <= set(DOUBTS)
    assert refusal("something new") == "Không đọc được tệp (something new)."
