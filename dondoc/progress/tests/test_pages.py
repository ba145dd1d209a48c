"""The pages: their filters, files, stale forms, and as many queries for many tasks as for few."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.audit.queries import events_of, sentence
from dondoc.evidence.enums import Scan
from dondoc.evidence.models import StoredFile
from dondoc.plans.models import Plan
from dondoc.plans.tests.registry import agency
from dondoc.progress import actions
from dondoc.progress.actions import Said
from dondoc.progress.enums import Confirmer, State, WithdrawalKind
from dondoc.progress.models import Entry, EntryFile, Extension
from dondoc.progress.tests.plans import FINANCE, HEALTH, INDUSTRY, a_plan, done, share, task_at
from tests.cast import browser_of

CANCELLED = {"kind": "cancelled", "on": "2026-11-22", "basis": "1/QĐ", "reason": "Trùng."}
PNG = b"\x89PNG\r\n\x1a\n"


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.fixture
def plan(lan: User, minh: User) -> Plan:
    """Late, near, later, without a date; the last led by two; one that nobody leads."""
    today = timezone.localdate()
    late, near, later = (today + timedelta(days=days) for days in (-3, 3, 60))
    wanted = [(INDUSTRY, late), (INDUSTRY, near), (INDUSTRY, later), ([INDUSTRY, HEALTH], None), ([], later)]
    return a_plan(lan, wanted)


def text_of(user: User, address: str) -> str:
    return browser_of(user).get(address).content.decode()


@pytest.mark.parametrize(
    ("show", "fits"),
    [("open_late", "II.1"), ("near", "II.2"), ("no_date_open", "II.4"), ("unheard-of", "II.3")],
)
def test_the_list_is_cut_by_the_address(minh: User, plan: Plan, show: str, fits: str) -> None:
    page = text_of(minh, f"/progress/?show={show}")
    assert f">{fits}<" in page
    assert (">II.2<" in page) == (show in {"near", "unheard-of"})


def test_a_past_day_shows_what_was_known_then(minh: User, plan: Plan) -> None:
    actions.record_progress(
        holding=share(plan), said=Said(State.UNDER_WAY, text="Đang làm."), seen=0, by=minh, at=timezone.now()
    )
    assert "Đang làm." in text_of(minh, "/progress/")
    assert "Đang làm." not in text_of(minh, f"/progress/?on={in_days(-1)}")
    assert "không phải là một ngày" in text_of(minh, "/progress/?on=31/02/2026")


def test_a_date_that_the_plan_wants_it_before_is_said_with_the_last_day(lan: User, minh: User) -> None:
    due = date(2031, 7, 1)
    plan = a_plan(lan, [(INDUSTRY, due)], words="trước ngày")
    words = "rước 01/07/2031 – hết ngày 30/06/2031"
    page = reverse("progress:task", args=[task_at(plan, "II.1").pk])
    assert words in text_of(minh, page)
    assert words in text_of(minh, "/progress/")
    row = next(csv.DictReader(io.StringIO(text_of(minh, "/progress/?format=csv").lstrip("\ufeff"))))
    said = row["Thời hạn trong kế hoạch"], row["Ngày cuối theo kế hoạch"], row["Hạn đang áp dụng"]
    assert said == (f"t{words}", "2031-06-30", "2031-06-30")


def test_the_numbers_of_a_plan_link_to_what_they_count(lan: User, plan: Plan) -> None:
    page = text_of(lan, reverse("progress:plan", args=[plan.pk]))
    industry = agency("so-cong-thuong").pk
    for query in ("section=II&amp;show=open_late", f"agency={industry}&amp;show=open_in_time", "agency=nobody"):
        assert query in page
    tasks = reverse("progress:tasks", args=[plan.pk])
    assert text_of(lan, f"{tasks}?agency=nobody").count("<tr>") == 2
    assert text_of(lan, f"{tasks}?section=II&show=open_in_time").count("<tr>") == 4
    assert text_of(lan, f"{tasks}?agency={agency('so-y-te').pk}&section=IX").count("<tr>") == 0
    assert "Không có nhiệm vụ nào khớp" in text_of(lan, f"{tasks}?section=%00'")


@pytest.mark.parametrize("table", ["sections", "agencies"])
def test_the_counts_leave_as_files(lan: User, plan: Plan, table: str) -> None:
    address = reverse("progress:plan", args=[plan.pk])
    rows = list(
        csv.reader(io.StringIO(browser_of(lan).get(f"{address}?format=csv&table={table}").content.decode("utf-8-sig")))
    )
    assert rows[0][1:8] == [
        "Nhiệm vụ",
        "hoàn thành đúng hạn",
        "hoàn thành quá hạn",
        "chưa xong, trong hạn",
        "chưa xong, quá hạn",
        "không có hạn, chưa xong",
        "không có hạn, đã xong",
    ]
    assert {"sections": "II NHIỆM VỤ", "agencies": INDUSTRY}[table] == rows[1][0]
    assert browser_of(lan).get(f"{address}?format=pdf").status_code == 404


def test_the_list_leaves_as_a_file_with_blanks_that_are_no_zeros(minh: User, plan: Plan) -> None:
    said = Said(State.UNDER_WAY, text="=1+1")
    actions.record_progress(holding=share(plan), said=said, seen=0, by=minh, at=timezone.now())
    response = browser_of(minh).get("/progress/?format=csv")
    first = next(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert (first["Kết quả thực hiện"], first["Đã thực hiện"]) == ("'=1+1", "")
    assert browser_of(minh).get("/progress/?format=xlsx").status_code == 200
    tasks = reverse("progress:tasks", args=[plan.pk])
    assert len(browser_of(minh).get(f"{tasks}?format=csv").content.decode().splitlines()) == 7


@pytest.mark.parametrize("page", ["mine", "plan", "tasks", "task", "waiting"])
def test_a_page_takes_as_many_queries_for_many_tasks_as_for_few(lan: User, minh: User, page: str) -> None:
    numbers = []
    for size in (2, 9):
        some = a_plan(lan, [([FINANCE, INDUSTRY], timezone.localdate())] * size, number=f"{size}/KH-UBND")
        actions.set_plan_rule(
            plan=some, confirmer=Confirmer.FOCAL, since=timezone.localdate(), by=lan, at=timezone.now()
        )
        for task in some.tasks.all():
            duty = share(some, task.path, INDUSTRY)
            actions.record_progress(holding=duty, said=done(), seen=0, by=minh, at=timezone.now())
        keys = {"mine": [], "waiting": [], "task": [task_at(some, "II.1").pk]}.get(page, [some.pk])
        browser = browser_of(lan)
        address = reverse(f"progress:{page}", args=keys)
        browser.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1], numbers


def test_what_was_typed_survives_a_refusal(minh: User, plan: Plan) -> None:
    address = reverse("progress:record", args=[share(plan).pk])
    typed = {"state": "done", "text": "Đã họp.", "amount_done": "1.234,5,6", "product_on": "31/02/2026", "seen": "0"}
    page = browser_of(minh).post(address, typed).content.decode()
    assert "Đã họp." in page
    assert "1.234,5,6" in page
    assert "Hãy ghi một số" in page
    assert "Không có ngày này" in page


@pytest.mark.parametrize("day", ["01/01/1800", "01/01/9999"])
def test_a_year_that_cannot_be_is_refused(minh: User, plan: Plan, day: str) -> None:
    address = reverse("progress:record", args=[share(plan).pk])
    page = browser_of(minh).post(address, {"state": "under_way", "product_on": day, "seen": "0"}).content.decode()
    assert "Năm đã đúng chưa?" in page


def test_a_stale_form_comes_back_with_what_the_other_recorded(minh: User, plan: Plan) -> None:
    holding = share(plan)
    said = Said(State.UNDER_WAY, text="Người khác ghi.")
    last = actions.record_progress(holding=holding, said=said, seen=0, by=minh, at=timezone.now())
    address = reverse("progress:record", args=[holding.pk])
    response = browser_of(minh).post(address, {"state": "not_begun", "text": "Của tôi.", "seen": "0"})
    page = response.content.decode()
    assert response.status_code == 409
    for words in ("Người khác ghi.", "Của tôi.", f'name="seen" value="{last.pk}"'):
        assert words in page
    again = browser_of(minh).post(address, {"state": "not_begun", "text": "Của tôi.", "seen": str(last.pk)})
    assert again.status_code == 302


def test_a_task_is_closed_with_a_file_through_the_form(minh: User, plan: Plan) -> None:
    address = reverse("progress:record", args=[share(plan).pk])
    sent = {"state": "done", "seen": "0", "evidence": [SimpleUploadedFile("anh.png", PNG)]}
    assert browser_of(minh).post(address, sent).status_code == 302
    link = EntryFile.objects.get()
    page = text_of(minh, reverse("progress:task", args=[task_at(plan, "II.1").pk]))
    assert reverse("progress:file", args=[link.pk]) in page
    StoredFile.objects.update(scan=Scan.INFECTED, scanned_at=timezone.now())
    page = text_of(minh, reverse("progress:task", args=[task_at(plan, "II.1").pk]))
    assert reverse("progress:file", args=[link.pk]) not in page
    assert "có mã độc" in page
    response = browser_of(minh).get(reverse("progress:file", args=[link.pk]))
    assert (response.status_code, "có mã độc" in response.content.decode()) == (409, True)


def test_the_story_tells_all_that_happened(lan: User, minh: User, plan: Plan) -> None:
    now, holding = timezone.now(), share(plan, "II.3")
    actions.set_plan_rule(plan=plan, confirmer=Confirmer.FOCAL, since=timezone.localdate(), by=lan, at=now)
    wanted = timezone.localdate() + timedelta(days=90)
    asked = actions.ask_extension(holding=holding, wanted_on=wanted, reason="Chờ vốn.", by=minh, at=now)
    actions.decide_extension(extension=asked.pk, granted_on=None, decision="Không khách quan.", by=lan, at=now)
    again = actions.ask_extension(holding=holding, wanted_on=wanted, reason="Vẫn chờ vốn.", by=minh, at=now)
    actions.decide_extension(extension=again.pk, granted_on=wanted, decision="", by=lan, at=now)
    said = done(on=timezone.localdate(), product_name="Quyết định phê duyệt")
    first = actions.record_progress(holding=holding, said=said, seen=0, by=minh, at=now)
    actions.send_back(entry=first.pk, reason="Thiếu phụ lục.", by=lan, at=now)
    second = actions.record_progress(holding=holding, said=said, seen=first.pk, by=minh, at=now)
    actions.confirm(entry=second.pk, by=lan, at=now)
    task = task_at(plan, "II.3")
    actions.withdraw_task(
        task=task,
        kind=WithdrawalKind.CANCELLED,
        on=timezone.localdate(),
        reason="Trùng.",
        basis="9/QĐ",
        by=lan,
        at=now,
    )
    actions.restore_task(task=task, reason="Không trùng.", by=lan, at=now)
    page = text_of(lan, reverse("progress:task", args=[task.pk]))
    for words in ("Chờ vốn.", "Không khách quan.", "Quyết định phê duyệt", "Thiếu phụ lục.", "Trùng.", "Không trùng."):
        assert words in page
    assert page.count('<li id="') == 10
    told = [sentence(event) for event in events_of(task)]
    assert len(told) == 10
    assert not any(raw in words for words in told for raw in ("—", "{", "done")), told
    assert f"{wanted:%d/%m/%Y}" in told[-1]
    assert "đã hoàn thành" in " ".join(told)


def test_the_plan_s_own_page_of_a_task_leads_here(lan: User, plan: Plan) -> None:
    task = task_at(plan, "II.1")
    address = reverse("progress:task", args=[task.pk])
    assert f'hx-get="{address}"' in text_of(lan, reverse("plans:task", args=[plan.pk, task.pk]))
    part = browser_of(lan).get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'id="progress"' in part


def test_nobody_leads_it_and_the_page_says_so(lan: User, plan: Plan) -> None:
    page = text_of(lan, reverse("progress:task", args=[task_at(plan, "II.5").pk]))
    assert "Chưa rõ cơ quan chủ trì" in page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("decide", {"answer": "given", "granted_on": ""}, "Hãy cho biết gia hạn đến ngày nào"),
        ("decide", {"answer": "refused"}, "Hãy nêu lý do"),
        ("confirm", {"verdict": "sent_back"}, "Hãy nêu lý do"),
        ("rule", {"confirmer": "focal", "since": "2020-01-01"}, "từ hôm nay trở đi"),
        (
            "withdraw",
            {"kind": "superseded", "on": "2026-11-22", "basis": "1/QĐ", "reason": "X", "path": "IX.9"},
            "nhiệm vụ thay thế",
        ),
    ],
)
def test_a_decision_that_lacks_something_says_what(
    lan: User, minh: User, plan: Plan, name: str, data: dict[str, str], words: str
) -> None:
    now = timezone.now()
    actions.set_plan_rule(plan=plan, confirmer=Confirmer.LEADER, since=timezone.localdate(), by=lan, at=now)
    actions.set_plan_rule(plan=plan, confirmer=Confirmer.FOCAL, since=timezone.localdate(), by=lan, at=now)
    entry = actions.record_progress(holding=share(plan, "II.2"), said=done(), seen=0, by=minh, at=now)
    wanted = timezone.localdate() + timedelta(days=90)
    asked = actions.ask_extension(holding=share(plan, "II.3"), wanted_on=wanted, reason="Chờ.", by=minh, at=now)
    keys = {"decide": asked.pk, "confirm": entry.pk, "rule": plan.pk, "withdraw": task_at(plan, "II.1").pk}
    assert words in browser_of(lan).post(reverse(f"progress:{name}", args=[keys[name]]), data).content.decode()
    assert Extension.objects.get().decided_at is None
    assert Entry.objects.filter(confirmation=None).count() == 1


def test_what_is_gone_is_not_found(lan: User, plan: Plan) -> None:
    for name in ("task", "withdraw", "confirm", "decide", "plan", "tasks", "rule", "agency", "file"):
        assert browser_of(lan).get(reverse(f"progress:{name}", args=[10**9])).status_code == 404, name


def test_a_task_of_many_is_counted_in_lists_and_unfolded_on_its_page(lan: User, minh: User) -> None:
    plan = a_plan(lan, [("Các sở, ngành", None)], number="9/KH-UBND")
    shares = list(plan.holdings.filter(assignment__task__path="II.1", assignment__role="lead"))
    assert len(shares) > 10
    mine = next(one for one in shares if one.agency_id == agency("so-cong-thuong").pk)
    actions.record_progress(holding=mine, said=Said(State.UNDER_WAY), seen=0, by=minh, at=timezone.now())
    listed = text_of(minh, reverse("progress:tasks", args=[plan.pk]))
    assert "1 đang thực hiện" in listed
    assert f"{len(shares) - 1} chưa ghi nhận gì" in listed
    page = text_of(minh, reverse("progress:task", args=[task_at(plan, "II.1").pk]))
    # One's own stands first, most others wait to be unfolded.
    assert page.index("Ghi tiến độ") < page.index("<summary>")
    assert page.count('class="holder"') == len(shares)
