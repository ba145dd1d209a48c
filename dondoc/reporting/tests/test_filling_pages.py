"""The page on which a report is filled in, as a browser with and without scripts uses it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.progress.enums import State
from dondoc.reporting import actions
from dondoc.reporting.enums import AnswerKind, RevisionStage
from dondoc.reporting.forms.answers import fingerprint, shown
from dondoc.reporting.models import Answer, Obligation, Revision
from dondoc.reporting.tests.world import IN_MARCH, a_world, the_obligation
from tests.cast import browser_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def trade(lan: User) -> Obligation:
    return the_obligation(a_world(lan).regime, "so-cong-thuong")


@pytest.fixture
def revision(trade: Obligation, minh: User) -> Revision:
    return actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)


@pytest.fixture
def browser(minh: User) -> Client:
    return browser_of(minh)


def the_task(revision: Revision) -> Answer:
    return revision.answers.get(kind=AnswerKind.TASK)


def the_indicator(revision: Revision) -> Answer:
    return revision.answers.get(kind=AnswerKind.INDICATOR)


def typed(answer: Answer, **values: str) -> dict[str, str]:
    """What a browser sends for one answer in which these words were typed."""
    fields = {**shown(answer), **values, "version": str(answer.version), "was": fingerprint(shown(answer))}
    return {f"{answer.pk}-{name}": value for name, value in fields.items()}


def save(browser: Client, answer: Answer, **values: str) -> Any:
    """As htmx saves one answer."""
    return browser.post(reverse("reporting:answer", args=[answer.pk]), typed(answer, **values), headers=HTMX)


def fill_address(trade: Obligation) -> str:
    return reverse("reporting:fill", args=[trade.pk])


def test_a_report_is_begun_by_a_button(browser: Client, trade: Obligation) -> None:
    page = browser.get(fill_address(trade)).content.decode()
    assert reverse("reporting:open", args=[trade.pk]) in page
    assert not trade.revisions.exists()
    response = browser.post(reverse("reporting:open", args=[trade.pk]))
    assert response.headers["Location"] == fill_address(trade)
    page = browser.get(fill_address(trade)).content.decode()
    assert "Nhiệm vụ 2 của Sở Công Thương." in page
    assert "<strong>0/" in page


def test_an_answer_is_saved_as_it_is_typed(browser: Client, revision: Revision) -> None:
    answer = the_task(revision)
    response = save(browser, answer, state="under_way", text="Đã họp.", amount_done="1.234,5", amount_planned="2469")
    answer.refresh_from_db()
    assert (answer.state, answer.text, answer.amount_done) == (State.UNDER_WAY, "Đã họp.", Decimal("1234.5"))
    assert response.headers["Dondoc-Saved"] == str(answer.version) == "2"
    words = response.content.decode()
    assert 'id="filling-bar" hx-swap-oob="true"' in words
    assert "50 %" in words


def test_trap_4_a_blank_is_no_zero_and_a_zero_is_no_blank(browser: Client, revision: Revision) -> None:
    answer = the_indicator(revision)
    save(browser, answer, value="0")
    answer.refresh_from_db()
    assert answer.value == 0
    assert not answer.is_blank
    assert 'value="0"' in browser.get(fill_address(revision.obligation)).content.decode()
    save(browser, answer, value="  ")
    answer.refresh_from_db()
    assert answer.value is None


@pytest.mark.parametrize(
    ("field", "word", "sentence"),
    [
        ("amount_done", "nhiều", "1.234,5"),
        ("amount_done", "-1", "nhỏ hơn 0"),
        ("amount_planned", "0", "so với 0"),
        ("product_on", "31/02/2026", "01/07/2025"),
        ("product_on", "2999-01-01", "Năm"),
        ("amount_done", "1e400", "1.234,5"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_field(
    browser: Client, revision: Revision, field: str, word: str, sentence: str
) -> None:
    answer = the_task(revision)
    response = save(browser, answer, text="Chữ.", **{field: word})
    words = response.content.decode()
    place = words.partition(f'id="fault-{answer.pk}-{field}"')[2].partition("</div>")[0]
    assert "field-error" in place
    assert sentence in place
    assert "Dondoc-Saved" not in response.headers
    answer.refresh_from_db()
    assert answer.version == 1


def test_two_at_once_are_shown_each_others_words_and_choose(
    browser: Client, revision: Revision, dung: User, minh: User
) -> None:
    answer = the_task(revision)
    actions.save_answer(answer=answer, version=1, values={"text": "Của Dũng."}, by=dung, at=IN_MARCH)
    response = save(browser, answer, text="Của Minh.")
    words = response.content.decode()
    assert "Của Dũng." in words
    assert "Của Minh." in words
    answer.refresh_from_db()
    assert answer.text == "Của Dũng."
    address = reverse("reporting:answer", args=[answer.pk])
    old = {**typed(answer, text="Của Minh."), f"{answer.pk}-version": "1"}
    response = browser.post(address, {**old, "mine": f"{answer.pk}:{answer.version}"}, headers=HTMX)
    answer.refresh_from_db()
    assert (answer.text, answer.saved_by) == ("Của Minh.", minh)
    response = browser.post(address, {**old, f"{answer.pk}-text": "Khác.", "theirs": str(answer.pk)}, headers=HTMX)
    assert "Của Minh." in response.content.decode()
    assert response.headers["Dondoc-Saved"] == "3"


def test_a_save_that_is_sent_twice_is_one(browser: Client, revision: Revision) -> None:
    answer = the_task(revision)
    sent = typed(answer, text="Một lần.")
    address = reverse("reporting:answer", args=[answer.pk])
    versions = [browser.post(address, sent, headers=HTMX).headers["Dondoc-Saved"] for _ in range(2)]
    assert versions == ["2", "2"]


def test_without_scripts_all_is_saved_at_once(browser: Client, revision: Revision) -> None:
    data = {**typed(the_task(revision), state="done", text="Xong."), **typed(the_indicator(revision), value="7,5")}
    response = browser.post(fill_address(revision.obligation), data)
    assert response.status_code == 302
    assert the_task(revision).text == "Xong."
    assert the_indicator(revision).value == Decimal("7.5")
    part = revision.answers.get(part="done")
    assert part.version == 1


def test_without_scripts_what_is_wrong_stays_typed_and_the_rest_is_saved(browser: Client, revision: Revision) -> None:
    data = {**typed(the_task(revision), text="Giữ."), **typed(the_indicator(revision), value="bảy")}
    response = browser.post(fill_address(revision.obligation), data)
    page = response.content.decode()
    assert 'value="bảy"' in page
    assert "field-error" in page
    assert the_task(revision).text == "Giữ."


def test_what_nobody_typed_is_not_saved_over_what_somebody_else_saved(
    browser: Client, revision: Revision, dung: User
) -> None:
    data = {**typed(the_task(revision)), **typed(the_indicator(revision), value="1")}
    actions.save_answer(answer=the_task(revision), version=1, values={"text": "Dũng."}, by=dung, at=IN_MARCH)
    assert browser.post(fill_address(revision.obligation), data).status_code == 302
    assert the_task(revision).text == "Dũng."


def test_without_scripts_two_at_once_are_told(browser: Client, revision: Revision, dung: User) -> None:
    data = typed(the_task(revision), text="Của Minh.")
    actions.save_answer(answer=the_task(revision), version=1, values={"text": "Của Dũng."}, by=dung, at=IN_MARCH)
    response = browser.post(fill_address(revision.obligation), data)
    assert response.status_code == 409
    page = response.content.decode()
    assert "Của Minh.</textarea>" in page
    assert "Của Dũng." in page
    answer = the_task(revision)
    browser.post(fill_address(revision.obligation), {**data, "mine": f"{answer.pk}:{answer.version}"})
    assert the_task(revision).text == "Của Minh."


def test_files_are_added_and_taken_out(browser: Client, revision: Revision) -> None:
    answer = the_task(revision)
    proof = SimpleUploadedFile("minh chứng.pdf", b"%PDF-1.7 minh chung")
    data = {**typed(answer), f"{answer.pk}-files": proof, "attach": str(answer.pk)}
    browser.post(fill_address(revision.obligation), data)
    link = answer.files.get()
    response = browser.get(reverse("reporting:answer-file", args=[link.pk]))
    assert response.content == b"%PDF-1.7 minh chung"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    browser.post(fill_address(revision.obligation), {**typed(answer), "detach": f"{answer.pk}:{link.pk}"})
    assert not answer.files.exists()


def test_a_program_is_refused_with_a_sentence_and_the_words_are_kept(browser: Client, revision: Revision) -> None:
    answer = the_task(revision)
    data = {
        **typed(answer, text="Chữ."),
        f"{answer.pk}-files": SimpleUploadedFile("a.pdf", b"MZ x"),
        "attach": str(answer.pk),
    }
    page = browser.post(fill_address(revision.obligation), data).content.decode()
    assert "field-error" in page.partition(f'id="fault-{answer.pk}-files"')[2].partition("</div>")[0]
    assert the_task(revision).text == "Chữ."
    assert not answer.files.exists()


def test_files_of_a_draft_are_not_for_others(
    browser: Client, revision: Revision, hoa: User, lan: User, minh: User
) -> None:
    link = actions.attach_file(answer=the_task(revision), name="a.pdf", data=b"%PDF-1.7 a", by=minh, at=IN_MARCH)
    address = reverse("reporting:answer-file", args=[link.pk])
    assert browser_of(hoa).get(address).status_code == 404
    # Who receives the report sees its files once it was sent.
    assert browser_of(lan).get(address).status_code == 404
    Revision.objects.filter(pk=revision.pk).update(
        stage=RevisionStage.SUBMITTED, submitted_at=IN_MARCH, submitted_by=minh
    )
    assert browser_of(lan).get(address).status_code == 200
    assert browser_of(hoa).get(address).status_code == 404


def test_what_was_sent_meanwhile_is_said_and_what_was_typed_is_shown(
    browser: Client, revision: Revision, minh: User
) -> None:
    data = typed(the_task(revision), text="Gõ dở.")
    Revision.objects.filter(pk=revision.pk).update(
        stage=RevisionStage.SUBMITTED, submitted_at=IN_MARCH, submitted_by=minh
    )
    response = browser.post(fill_address(revision.obligation), data)
    assert response.status_code == 409
    assert "Gõ dở." in response.content.decode()
    part = save(browser, the_task(revision), text="Gõ dở.")
    assert "field-error" in part.content.decode()
    assert "Dondoc-Saved" not in part.headers
    assert the_task(revision).text == ""


def test_what_stands_as_before_is_confirmed_by_one_press(browser: Client, revision: Revision) -> None:
    revision.answers.filter(kind=AnswerKind.TASK).update(is_carried=True, state=State.UNDER_WAY)
    page = browser.get(fill_address(revision.obligation)).content.decode()
    assert 'name="confirm" value="0"' in page
    browser.post(fill_address(revision.obligation), {"confirm": "0"})
    assert not revision.answers.filter(is_carried=True).exists()


def test_an_answer_is_cleared_and_the_last_words_taken_over(browser: Client, revision: Revision, minh: User) -> None:
    part = revision.answers.get(part="done")
    actions.save_answer(answer=part, version=1, values={"text": "Quý I đã làm."}, by=minh, at=IN_MARCH)
    Revision.objects.filter(pk=revision.pk).update(
        stage=RevisionStage.SUBMITTED, submitted_at=IN_MARCH, submitted_by=minh
    )
    following = the_obligation(revision.obligation.regime, "so-cong-thuong", "2026-Q2")
    second = actions.open_revision(obligation=following, by=minh, at=IN_MARCH)
    part = second.answers.get(part="done")
    assert "Quý I đã làm." in browser.get(fill_address(following)).content.decode()
    address = reverse("reporting:answer", args=[part.pk])
    response = browser.post(address, {**typed(part, text="Quý II:"), "copy": str(part.pk)}, headers=HTMX)
    part.refresh_from_db()
    assert part.text == "Quý II:\n\nQuý I đã làm."
    assert part.text.replace("\n", "") in response.content.decode().replace("\n", "")
    browser.post(address, {**typed(part), "clear": str(part.pk)}, headers=HTMX)
    part.refresh_from_db()
    assert part.is_blank


def test_a_draft_behind_the_plan_is_brought_up_to_date_by_a_button(browser: Client, revision: Revision) -> None:
    revision.obligation.version.questions.create(position=90, key="moi", title="Phần mới thêm")
    address = reverse("reporting:refresh", args=[revision.pk])
    assert address in browser.get(fill_address(revision.obligation)).content.decode()
    browser.post(address)
    page = browser.get(fill_address(revision.obligation)).content.decode()
    assert "Phần mới thêm" in page
    assert address not in page


def test_what_is_typed_in_an_old_tab_for_what_is_asked_no_more_is_kept_and_told(
    browser: Client, revision: Revision
) -> None:
    Answer.objects.filter(pk=the_task(revision).pk).update(is_gone=True)
    assert "không còn giao cho đơn vị" in save(browser, the_task(revision), text="Gõ ở thẻ cũ.").content.decode()
    assert the_task(revision).text == "Gõ ở thẻ cũ."


def test_who_else_is_at_it_is_told(browser: Client, revision: Revision, dung: User) -> None:
    address = reverse("reporting:presence", args=[revision.pk])
    opened = int(IN_MARCH.timestamp()) - 60
    assert "Phạm" not in browser.get(address, {"opened": opened}).content.decode()
    actions.save_answer(answer=the_task(revision), version=1, values={"text": "x"}, by=dung, at=IN_MARCH)
    assert str(dung) in browser.get(address, {"opened": opened}).content.decode()
    assert str(dung) not in browser_of(dung).get(address, {"opened": opened}).content.decode().partition("presence")[2]
    assert browser.get(address, {"opened": "x"}).status_code == 404


def test_a_button_for_no_answer_of_this_report_is_no_such_page(browser: Client, revision: Revision) -> None:
    assert browser.post(fill_address(revision.obligation), {"clear": "999999"}).status_code == 404


def test_the_page_says_what_is_missing_and_where(browser: Client, revision: Revision, minh: User) -> None:
    answer = the_task(revision)
    actions.save_answer(answer=answer, version=1, values={"state": State.DONE}, by=minh, at=IN_MARCH)
    page = browser.get(fill_address(revision.obligation)).content.decode()
    missing = page.partition('id="lacks"')[2]
    assert f'href="#answer-{answer.pk}"' in missing
    values = {"product_number": "3/BC", "product_on": date(2026, 3, 2)}
    actions.save_answer(answer=answer, version=2, values=values, by=minh, at=IN_MARCH)
    page = browser.get(fill_address(revision.obligation)).content.decode()
    assert f'href="#answer-{answer.pk}"' not in page.partition('id="lacks"')[2]


@pytest.mark.parametrize("key", ["²", "9" * 40])
def test_a_key_that_names_nothing_breaks_nothing(browser: Client, revision: Revision, key: str) -> None:
    answer, address = the_indicator(revision), fill_address(revision.obligation)
    for words in ({"theirs": key}, {"clear": key}, {"detach": f"{answer.pk}:{key}"}, {"mine": f"{answer.pk}:{key}"}):
        assert browser.post(address, words).status_code < 500
