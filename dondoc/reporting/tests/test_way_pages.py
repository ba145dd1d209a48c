"""The pages on the way up: what they say, what they refuse, what they keep of what was typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.agencies.actions import name_deputy
from dondoc.agencies.models import Post
from dondoc.agencies.models.ranges import Span
from dondoc.audit.queries import events_of, told
from dondoc.reporting import actions
from dondoc.reporting.enums import RevisionStage, Stage
from dondoc.reporting.models import Move, Revision
from dondoc.reporting.tests.sent import (
    COMMUNE,
    DONE,
    HEALTH,
    HOUR,
    INDUSTRY,
    a_draft,
    a_report,
    an_accepted,
    answer,
    now,
    say,
    seen,
)
from dondoc.reporting.tests.test_paper import SCAN
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, World, a_world, the_obligation
from tests.cast import browser_of

pytestmark = pytest.mark.django_db
LATER = AT_THE_CLOSE + 5 * HOUR


@pytest.fixture
def world(lan: User) -> World:
    return a_world(lan)


@pytest.fixture
def report(world: World, minh: User, dung: User) -> Revision:
    return a_report(world, minh, dung)


def page(browser: Client, address: str, status: int = 200) -> str:
    response = browser.get(address)
    assert response.status_code == status
    return response.content.decode()


def review(report: Revision) -> str:
    return f"/reporting/revisions/{report.pk}/review/"


def test_a_refusal_keeps_what_was_typed(report: Revision, lan: User) -> None:
    typed = {f"remark-{answer(report).pk}": "Thiếu số liệu.", "version": report.version, "verdict": "void"}
    response = browser_of(lan).post(review(report), typed)
    assert response.status_code == 409
    text = response.content.decode()
    assert "Hãy nêu vì sao không coi là báo cáo" in text
    assert "Thiếu số liệu.</textarea>" in text


def test_what_another_has_decided_meanwhile_is_told_and_nothing_typed_is_lost(
    report: Revision, lan: User, vinh: User
) -> None:
    actions.accept_report(**seen(report), by=vinh, at=LATER)
    typed = {f"remark-{answer(report).pk}": "Thiếu số liệu.", "version": report.version, "verdict": "return"}
    response = browser_of(lan).post(review(report), typed)
    assert response.status_code == 409
    assert "đã tiếp nhận" in response.content.decode()
    assert "Thiếu số liệu.</textarea>" in response.content.decode()
    assert browser_of(lan).get(review(report)).headers["Location"] == f"/reporting/revisions/{report.pk}/"


@pytest.mark.parametrize(
    ("verdict", "stage"), [("accept", Stage.ACCEPTED), ("return", Stage.RETURNED), ("void", Stage.NONE)]
)
def test_each_verdict_does_what_it_says(verdict: str, stage: Stage, report: Revision, lan: User) -> None:
    typed = {"version": report.version, "verdict": verdict, "note": "Ý kiến."}
    assert browser_of(lan).post(review(report), typed).status_code == 302
    assert now(report.obligation).stage == stage


def test_several_are_accepted_after_a_second_question(report: Revision, lan: User) -> None:
    browser, chosen = browser_of(lan), f"{report.pk}:{report.version}"
    asked = browser.post("/reporting/inbox/accept/", {"revision": chosen})
    assert "Tiếp nhận 1 báo cáo này?" in asked.content.decode()
    assert now(report.obligation).stage == Stage.SUBMITTED
    done = browser.post("/reporting/inbox/accept/", {"revision": [chosen, "x:1", "0:0"], "sure": "1"}, follow=True)
    assert "Đã tiếp nhận 1 báo cáo." in done.content.decode()
    assert now(report.obligation).stage == Stage.ACCEPTED
    again = browser.post("/reporting/inbox/accept/", {"revision": chosen, "sure": "1"}, follow=True)
    assert "đã tiếp nhận" in again.content.decode()


def test_what_was_returned_before_is_not_offered_for_accepting_together(
    report: Revision, minh: User, dung: User, lan: User
) -> None:
    actions.return_report(**seen(report), remarks={answer(report).pk: "Rõ hơn."}, by=lan, at=LATER)
    second = actions.open_revision(obligation=report.obligation, by=minh, at=LATER)
    actions.submit_report(**seen(second), by=dung, at=LATER)
    text = page(browser_of(lan), "/reporting/inbox/")
    assert f'value="{second.pk}:' not in text
    assert "gửi lại sau nhận xét" in text


def test_what_keeps_it_stands_apart_from_what_is_worth_a_look(world: World, minh: User) -> None:
    owed = the_obligation(world.regime, INDUSTRY)
    draft, address = (
        actions.open_revision(obligation=owed, by=minh, at=AT_THE_CLOSE),
        f"/reporting/obligations/{owed.pk}/send/",
    )
    say(draft, minh, text="Đang làm.")
    hard, soft = _parted(page(browser_of(minh), address))
    assert "Hãy chọn tình trạng" in hard
    assert "Chưa có số liệu" in soft
    assert "Chưa có số liệu" not in hard
    say(draft, minh, **DONE)
    say(draft, minh, kind="part", text="Đã triển khai đúng kế hoạch.")
    hard, soft = _parted(page(browser_of(minh), address))
    assert "Chưa gửi được" not in hard
    assert "có thể gửi" in hard
    assert "Chưa có số liệu" in soft


def _parted(text: str) -> tuple[str, str]:
    """What is said of what is missing, before and after the heading of what is worth a look."""
    before, _heading, after = text.partition('id="worth-a-look"')
    return before, after.partition("</section>")[0]


def test_the_page_before_sending_reads_the_answers_once(report: Revision, minh: User, lan: User) -> None:
    actions.return_report(**seen(report), remarks={answer(report).pk: "Rõ hơn."}, by=lan, at=LATER)
    second, browser = actions.open_revision(obligation=report.obligation, by=minh, at=LATER), browser_of(minh)
    with CaptureQueriesContext(connection) as asked:
        page(browser, f"/reporting/obligations/{report.obligation_id}/send/")
    mine = f'"revision_id" = {second.pk}'
    reads = [query["sql"] for query in asked if 'FROM "reporting_answer"' in query["sql"] and mine in query["sql"]]
    assert len(reads) == 1


def test_a_late_one_is_told_as_late(world: World, minh: User, dung: User, lan: User) -> None:
    a_report(world, minh, dung, AFTER_THE_DUE_DAY)
    assert "1 báo cáo gửi muộn" in page(browser_of(lan), "/reporting/inbox/")


def test_the_desk_can_be_narrowed_to_a_regime(report: Revision, lan: User) -> None:
    assert "Sở Công Thương" in page(browser_of(lan), f"/reporting/inbox/?regime={report.obligation.regime_id}")
    assert "Không có báo cáo nào chờ" in page(browser_of(lan), "/reporting/inbox/?regime=999999")
    assert "Sở Công Thương" in page(browser_of(lan), "/reporting/inbox/?regime=abc&page=x")


def test_the_desk_asks_as_much_for_three_as_for_one(
    report: Revision, world: World, lan: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = browser_of(lan)
    page(browser, "/reporting/inbox/")
    with CaptureQueriesContext(connection) as few:
        page(browser, "/reporting/inbox/")
    for key in (COMMUNE, HEALTH):
        draft = actions.begin_paper(obligation=the_obligation(world.regime, key), by=lan, at=LATER)
        paper = actions.Paper(AT_THE_CLOSE.date(), [SCAN], nil_reason="Không phát sinh.")
        actions.enter_on_paper(**seen(draft), paper=paper, by=lan, at=LATER)
    with django_assert_num_queries(len(few)):
        page(browser, "/reporting/inbox/")


def test_a_draft_is_shown_to_its_own_agency_alone(world: World, minh: User, lan: User, khanh: User) -> None:
    draft = a_draft(world, minh)
    address = f"/reporting/revisions/{draft.pk}/"
    assert "ngoài cơ quan không ai xem được" in page(browser_of(minh), address)
    for other in (lan, khanh):
        page(browser_of(other), address, 404)


def test_the_officer_cannot_submit_by_pressing_another_button(world: World, minh: User) -> None:
    draft = a_draft(world, minh)
    address = f"/reporting/obligations/{draft.obligation_id}/send/"
    assert 'name="submit"' not in page(browser_of(minh), address)
    response = browser_of(minh).post(address, {"version": draft.version, "submit": "1"})
    assert response.status_code == 403
    assert now(draft.obligation).stage == Stage.DRAFT


def test_before_sending_it_says_what_changed_since_the_last_period(
    world: World, minh: User, dung: User, lan: User
) -> None:
    an_accepted(world, minh, dung, lan)
    owed = the_obligation(world.regime, INDUSTRY, "2026-Q2")
    draft = actions.open_revision(obligation=owed, by=minh, at=AFTER_THE_DUE_DAY)
    say(draft, minh, AFTER_THE_DUE_DAY, **DONE | {"text": "Đã ban hành hướng dẫn, bổ sung lần hai."})
    text = page(browser_of(minh), f"/reporting/obligations/{owed.pk}/send/")
    assert "So với kỳ trước có gì thay đổi?" in text
    assert "bổ sung lần hai" in text


def test_a_report_that_was_accepted_meanwhile_is_not_sent_again_in_silence(
    world: World, minh: User, dung: User, lan: User
) -> None:
    accepted = an_accepted(world, minh, dung, lan)
    address = f"/reporting/obligations/{accepted.obligation_id}/send/"
    response = browser_of(dung).post(address, {"version": accepted.version, "submit": "1"})
    assert response.status_code == 409
    assert "đã tiếp nhận" in response.content.decode()


def test_without_a_draft_there_is_nothing_to_send(world: World, minh: User) -> None:
    owed = the_obligation(world.regime, INDUSTRY)
    assert browser_of(minh).get(f"/reporting/obligations/{owed.pk}/send/").status_code == 302


def test_a_deputy_submits_in_the_stead_of_the_head_and_everybody_reads_so(
    world: World, minh: User, dung: User, lan: User
) -> None:
    draft, today = a_draft(world, minh), timezone.localdate()
    post, span = Post.objects.get(person=dung), Span(today, today + timedelta(days=7))
    name_deputy(post=post, deputy=minh, span=span, by=dung, at=timezone.now(), reason="Đi họp")
    address = f"/reporting/obligations/{draft.obligation_id}/send/"
    assert browser_of(minh).post(address, {"version": draft.version, "submit": "1"}).status_code == 302
    assert Move.objects.get(step="submitted").stead == "Phan Chí Dũng"
    assert "thay Phan Chí Dũng" in page(browser_of(lan), f"/reporting/revisions/{draft.pk}/")
    story = told(events_of(draft.obligation))
    assert any("thay Phan Chí Dũng" in row.sentence and "quý I/2026" in row.sentence for row in story)


def test_the_scan_of_a_paper_is_handed_out_to_its_readers(world: World, lan: User, tuan: User, hoa: User) -> None:
    draft = actions.begin_paper(obligation=the_obligation(world.regime, COMMUNE), by=lan, at=LATER)
    paper = actions.Paper(AT_THE_CLOSE.date(), [SCAN], "5/BC-UBND", AT_THE_CLOSE.date(), "Không phát sinh.")
    sent = actions.enter_on_paper(**seen(draft), paper=paper, by=lan, at=LATER)
    text = page(browser_of(tuan), f"/reporting/revisions/{sent.pk}/")
    assert "do Nguyễn Thị Lan của cơ quan nhận nhập vào" in text
    assert "5/BC-UBND" in text
    file = f"/reporting/revisions/{sent.pk}/files/{sent.files.get().pk}/"
    response = browser_of(tuan).get(file)
    assert (response.content, response.headers["X-Content-Type-Options"]) == (SCAN.data, "nosniff")
    page(browser_of(hoa), file, 404)


def test_a_paper_is_not_begun_over_the_agencys_own_draft(world: World, minh: User, lan: User) -> None:
    draft = a_draft(world, minh)
    response = browser_of(lan).post(f"/reporting/obligations/{draft.obligation_id}/paper/", {"begin": "1"})
    assert response.status_code == 409
    assert "Trần Văn Minh đã lưu" in response.content.decode()


def test_a_paper_is_left_to_the_agency_by_a_button(world: World, lan: User, tuan: User) -> None:
    owed = the_obligation(world.regime, COMMUNE)
    address = f"/reporting/obligations/{owed.pk}/paper/"
    browser_of(lan).post(address, {"begin": "1"})
    assert browser_of(lan).post(address, {"leave": "1"}).status_code == 302
    assert Revision.objects.get().channel == "page"


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm qua"])
def test_a_day_that_is_none_is_told_beside_its_field(typed: str, world: World, lan: User) -> None:
    owed = the_obligation(world.regime, COMMUNE)
    draft = actions.begin_paper(obligation=owed, by=lan, at=LATER)
    data = {"version": draft.version, "received_on": typed}
    response = browser_of(lan).post(f"/reporting/obligations/{owed.pk}/paper/", data)
    assert response.status_code == 422
    assert escape("Không có ngày này") in response.content.decode()


def test_two_versions_of_different_reports_are_not_compared(
    report: Revision, world: World, vinh: User, lan: User
) -> None:
    other = a_draft(world, vinh, "so-tai-chinh")
    page(browser_of(lan), f"/reporting/revisions/{report.pk}/difference/?from={other.pk}", 404)
    first = browser_of(lan).get(f"/reporting/revisions/{report.pk}/difference/")
    assert first.headers["Location"] == f"/reporting/revisions/{report.pk}/"


def test_an_excuse_and_its_lifting_are_forms_with_a_reason(world: World, lan: User) -> None:
    owed = the_obligation(world.regime, COMMUNE)
    address, browser = f"/reporting/obligations/{owed.pk}/excuse/", browser_of(lan)
    assert browser.post(address, {"reason": " "}).status_code == 422
    browser.post(address, {"reason": "Mới thành lập", "document": "12/UBND"})
    assert now(owed).stage == Stage.EXCUSED
    assert "lại phải báo cáo?" in page(browser, address)
    browser.post(address, {"reason": "Đã đủ người"})
    assert now(owed).stage == Stage.NONE


def test_a_nil_return_is_refused_where_the_draft_answers(world: World, minh: User, dung: User) -> None:
    draft = a_draft(world, minh)
    address = f"/reporting/obligations/{draft.obligation_id}/nil/"
    response = browser_of(dung).post(address, {"reason": "Không phát sinh."})
    assert response.status_code == 409
    assert "Nhiệm vụ 2" in response.content.decode()


def test_a_correction_begins_with_a_reason(world: World, minh: User, dung: User, lan: User) -> None:
    first = an_accepted(world, minh, dung, lan)
    address = f"/reporting/obligations/{first.obligation_id}/correct/"
    assert browser_of(minh).post(address, {"reason": "Nhầm số."}).status_code == 302
    assert browser_of(minh).post(address, {"reason": "Nhầm số."}).status_code == 409
    assert Revision.objects.get(number=2).stage == RevisionStage.DRAFT
