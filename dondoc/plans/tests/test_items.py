from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Plan, Task, Unsaved
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan
from tests.cast import browser_of

PART = {"HX-Request": "true"}


@pytest.fixture
def browser(lan: User) -> Client:
    return browser_of(lan)


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_draft(lan)


@pytest.fixture
def task(plan: Plan) -> Task:
    return plan.tasks.get(path="II.1")


def address(item: Any, verb: str = "") -> str:
    return f"/plans/drafts/{item.plan_id}/{item.kind}/{item.pk}/{verb}"


def typed_task(**changes: str) -> dict[str, str]:
    return {"version": "1", "text": "Rà soát.", "path": "II.1", "lead": "Sở Y tế", "deadline_kind": "none", **changes}


def test_the_form_stands_beside_the_documents_words(browser: Client, task: Task) -> None:
    text = browser.get(address(task)).content.decode()
    assert f'<mark class="is-chosen">{task.text}</mark>' in text
    assert "30/06/2025" in text


def test_a_task_can_be_merged_with_the_next(browser: Client, task: Task, plan: Plan) -> None:
    following = plan.tasks.get(path="II.2")
    text = browser.get(address(task)).content.decode()
    assert "Gộp với nhiệm vụ kế tiếp (II.2)" in text
    assert f'name="tasks" value="{following.pk}:1"' in text


def test_htmx_gets_the_form_alone(browser: Client, task: Task) -> None:
    text = browser.get(address(task), headers=PART).content.decode()
    assert text.strip().startswith(f'<li class="item is-open" id="{task.ref}">')


def test_saving_goes_back_to_the_item(browser: Client, task: Task) -> None:
    response = browser.post(address(task), typed_task(deadline_kind="quarter", deadline_value="quý III/2025"))
    assert response["Location"] == f"/plans/drafts/{task.plan_id}/review/?item={task.ref}#{task.ref}"
    task.refresh_from_db()
    assert (task.text, task.deadline_value, str(task.due_on)) == ("Rà soát.", "2025-Q3", "2025-09-30")


def test_saving_by_htmx_gives_the_row_the_answer_and_the_undo_button(browser: Client, task: Task) -> None:
    text = browser.post(address(task), typed_task(), headers=PART).content.decode()
    assert f'id="{task.ref}"' in text
    assert text.count('hx-swap-oob="true"') == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": " "}, "id_error"),
        ({"deadline_kind": "month", "deadline_value": "30/6/2025"}, "Viết tháng như 6/2025."),
        ({"deadline_kind": "someday"}, "field-error"),
        ({"path": "x" * 121}, "field-error"),
        ({"version": "one"}, "errors"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    browser: Client, task: Task, changes: dict[str, str], words: str
) -> None:
    response = browser.post(address(task), typed_task(lead="Sở vừa gõ", **changes))
    assert response.status_code == 200
    text = response.content.decode()
    assert "Sở vừa gõ" in text
    assert words in text or "field-error" in text or "banner-error" in text
    assert Task.objects.get(pk=task.pk).version == 1


def test_a_later_save_is_told_and_shows_both(browser: Client, task: Task, vinh: User) -> None:
    actions.correct_item(item=task, version=1, changes={"fields": {"text": "Của người kia."}}, by=vinh, at=AT)
    response = browser.post(address(task), typed_task(text="Của Lan."))
    text = response.content.decode()
    assert response.status_code == 409
    assert "Của Lan." in text
    assert "Của người kia." in text
    assert "Ngô Quang Vinh" in text
    assert browser.post(address(task), typed_task(text="Của Lan.", version="2")).status_code == 302
    assert Task.objects.get(pk=task.pk).text == "Của Lan."


def test_a_dropped_item_is_refused_in_its_form(browser: Client, task: Task, lan: User) -> None:
    actions.drop_item(item=task, version=1, by=lan, at=AT)
    assert "khôi phục" in browser.post(address(task), typed_task(version="2")).content.decode()


def test_an_indicators_numbers_are_typed_with_commas(browser: Client, plan: Plan) -> None:
    indicator = plan.indicators.get(code="1")
    shown = browser.get(address(indicator)).content.decode()
    assert 'value="7,12"' in shown
    data = {"version": "1", "name": "Chi phí", "code": "1", "baseline_value": "7,2", "baseline_year": "2024"}
    data |= {"target_0_year": "2025", "target_0_op": ">=", "target_0_value": "7,6"}
    data |= {"target_1_year": "2030", "target_1_op": ">=", "target_1_value": "8"}
    assert browser.post(address(indicator), data).status_code == 302
    indicator.refresh_from_db()
    assert str(indicator.baseline_value) == "7.200000"
    assert [(target.year, f"{target.value:f}") for target in indicator.targets.all()] == [
        (2025, "7.600000"),
        (2030, "8.000000"),
    ]
    wrong = browser.post(address(indicator), {**data, "version": "2", "baseline_value": "bảy"})
    assert "Viết số như 12,5." in wrong.content.decode()


def test_a_duty_a_reference_and_a_recipient_are_corrected(browser: Client, plan: Plan) -> None:
    duty, reference, recipient = plan.duties.get(), plan.references.all()[0], plan.recipients.all()[0]
    for item in (duty, reference, recipient):
        assert browser.get(address(item)).status_code == 200
    data = {"version": "1", "text": "Báo cáo.", "sender": "Sở Y tế", "frequency": "annual", "due": "12-01"}
    assert browser.post(address(duty), data).status_code == 302
    data = {"version": "1", "number": "03/NQ-CP", "dated_on": "01/2025", "is_implemented": "on"}
    assert browser.post(address(reference), data).status_code == 302
    assert browser.post(address(recipient), {"version": "1", "text": "Lưu"}).status_code == 302
    duty.refresh_from_db()
    reference.refresh_from_db()
    assert (duty.due, duty.frequency) == (["12-01"], "annual")
    assert (reference.number, reference.date_precision, reference.is_implemented) == ("03/NQ-CP", "month", True)
    assert reference.mentions.count() == 1
    too_long = {"version": "2", "text": "x", "frequency": "annual", "due": "x" * 40}
    assert browser.post(address(duty), too_long).status_code == 200


def test_saving_as_it_stands_answers_the_doubt(browser: Client, plan: Plan) -> None:
    task = plan.tasks.get(path="II.3")
    assert browser.post(address(task, "confirm/"), {"version": "1"}).status_code == 302
    task.refresh_from_db()
    assert (task.doubts, task.origin) == ([], "read")


def test_dropping_and_restoring_by_htmx_give_the_row(browser: Client, task: Task) -> None:
    assert "đã bỏ" in browser.post(address(task, "drop/"), {"version": "1"}, headers=PART).content.decode()
    assert "Sửa" in browser.post(address(task, "restore/"), {"version": "2"}, headers=PART).content.decode()


def test_a_button_of_an_old_row_says_why_in_the_row(browser: Client, task: Task) -> None:
    response = browser.post(address(task, "drop/"), {"version": "7"}, headers=PART)
    assert response.status_code == 200
    assert "Người khác đã sửa mục này" in response.content.decode()
    assert not Task.objects.get(pk=task.pk).is_dropped


@pytest.mark.parametrize(("headers", "status"), [({}, 404), (PART, 200)])
def test_words_typed_for_an_item_that_is_gone_are_shown(
    browser: Client, plan: Plan, headers: dict[str, str], status: int
) -> None:
    response = browser.post(f"/plans/drafts/{plan.pk}/task/0/", typed_task(text="Vừa gõ xong."), headers=headers)
    assert response.status_code == status
    assert "Vừa gõ xong." in response.content.decode()


@pytest.mark.parametrize("verb", ["confirm/", "drop/", "restore/"])
@pytest.mark.parametrize("version", ["7", "", "x", "9" * 30])
def test_a_button_of_an_old_page_is_refused(browser: Client, task: Task, verb: str, version: str) -> None:
    assert browser.post(address(task, verb), {"version": version}).status_code == 409


def test_splitting_without_a_line_break_keeps_the_words(browser: Client, task: Task) -> None:
    response = browser.post(address(task, "split/"), {"version": "1", "parts": "một dòng vừa gõ"})
    assert response.status_code == 409
    assert "một dòng vừa gõ" in response.content.decode()
    assert "xuống dòng" in response.content.decode()


@pytest.mark.parametrize("tasks", [[], ["1:1"], ["x"], ["9" * 40 + ":1", "1:1"]])
def test_merging_fewer_than_two_is_refused_or_not_found(browser: Client, plan: Plan, tasks: list[str]) -> None:
    assert browser.post(f"/plans/drafts/{plan.pk}/merge/", {"tasks": tasks}).status_code in {404, 409}


def test_words_are_added_where_they_stand(browser: Client, plan: Plan) -> None:
    response = browser.post(f"/plans/drafts/{plan.pk}/add/", {"kind": "task", "words": " Theo công bố năm 2024. "})
    added = plan.tasks.get(origin="added")
    assert response["Location"] == address(added)
    assert (added.text, added.path, added.page) == ("Theo công bố năm 2024.", "II", 1)


def test_offsets_of_a_selection_say_which_of_two_places_is_meant(browser: Client, plan: Plan) -> None:
    text = (plan.reading.result or {})["text"]
    start = text.rindex("Sông Lam")
    data = {"kind": "recipient", "words": "Sông Lam", "start": start, "end": start + 8}
    assert browser.post(f"/plans/drafts/{plan.pk}/add/", data).status_code == 302
    assert plan.recipients.get(origin="added").start == start


def test_a_selection_may_run_over_two_paragraphs(browser: Client, plan: Plan) -> None:
    words = "Văn phòng Chính phủ\nLưu: VT"
    start = (plan.reading.result or {})["text"].index(words)
    data = {"kind": "task", "words": words.replace("\n", ""), "start": start, "end": start + len(words)}
    assert browser.post(f"/plans/drafts/{plan.pk}/add/", data).status_code == 302
    assert plan.tasks.get(origin="added").text == "Văn phòng Chính phủ Lưu: VT"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("không có trong văn bản", "chép nguyên văn"),
        ("Sở", "chép dài hơn"),
        ("", "banner-error"),
    ],
)
def test_words_that_stand_nowhere_or_twice_are_refused(browser: Client, plan: Plan, words: str, sentence: str) -> None:
    response = browser.post(f"/plans/drafts/{plan.pk}/add/", {"kind": "task", "words": words, "start": 3, "end": 9})
    assert sentence in response.content.decode()
    assert not plan.tasks.filter(origin="added").exists()


def test_a_reference_is_a_number_only(browser: Client, plan: Plan) -> None:
    words = (plan.reading.result or {})["text"].split("\n")[4]
    response = browser.post(f"/plans/drafts/{plan.pk}/add/", {"kind": "reference", "words": words})
    assert "Chỉ chọn số" in response.content.decode()


def test_what_is_typed_is_kept_for_the_person_alone(browser: Client, task: Task, vinh: User) -> None:
    kept = f"/plans/drafts/{task.plan_id}/typed/{task.ref}/"
    assert "đã được giữ" in browser.post(kept, typed_task(lead="Đang gõ")).content.decode()
    assert "Đang gõ" in browser.get(address(task)).content.decode()
    assert "Đang gõ" not in browser_of(vinh).get(address(task)).content.decode()
    browser.post(address(task), typed_task())
    assert Unsaved.objects.count() == 0


def test_what_is_typed_can_be_thrown_away(browser: Client, task: Task) -> None:
    kept = f"/plans/drafts/{task.plan_id}/typed/{task.ref}/"
    browser.post(kept, typed_task(lead="Đang gõ"))
    assert browser.post(kept, {"forget": "1"})["Location"] == address(task)
    assert "Đang gõ" not in browser.get(address(task)).content.decode()


def test_odd_things_are_not_kept(browser: Client, plan: Plan) -> None:
    assert browser.post(f"/plans/drafts/{plan.pk}/typed/task-0/", {}).status_code == 404
    assert browser.post(f"/plans/drafts/{plan.pk}/typed/facts/", {"title": "x" * 200_001}).status_code == 413


def test_an_item_of_another_plan_is_not_found(browser: Client, task: Task, lan: User) -> None:
    other = a_draft(lan, number="2/KH-UBND")
    assert browser.get(f"/plans/drafts/{other.pk}/task/{task.pk}/").status_code == 404


@pytest.mark.parametrize("tail", ["task/0/", "plan/1/", f"task/{9**40}/"])
def test_a_bad_id_is_not_found(browser: Client, plan: Plan, tail: str) -> None:
    assert browser.get(f"/plans/drafts/{plan.pk}/{tail}").status_code == 404


@pytest.mark.parametrize("verb", ["confirm/", "drop/", "restore/", "split/"])
def test_a_wrong_method_is_refused(browser: Client, task: Task, verb: str) -> None:
    assert browser.get(address(task, verb)).status_code == 405


def test_an_issued_plan_can_no_longer_be_corrected(browser: Client, lan: User) -> None:
    task = a_live_plan(lan, number="2/KH-UBND").tasks.all()[0]
    assert "đã phát hành" in browser.post(address(task), typed_task()).content.decode()
    assert browser.post(address(task, "drop/"), {"version": "1"}).status_code == 409
