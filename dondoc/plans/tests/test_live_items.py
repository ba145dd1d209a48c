"""Indicators, reporting duties, references and history in plain words."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.enums import Frequency
from dondoc.plans.models import Plan, ReportingDuty
from dondoc.plans.queries.live.wording import due_words, time_words
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan, a_reading
from dondoc.plans.tests.extracted import song_lam
from tests.cast import browser_of


@pytest.fixture
def plan(lan: User) -> Plan:
    return a_live_plan(lan)


def words_of(name: str, plan: Plan, user: User, query: str = "") -> str:
    html = browser_of(user).get(f"{reverse(f'plans:{name}', args=[plan.pk])}{query}").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("frequency", "due", "words"),
    [
        (Frequency.QUARTERLY, ["Q+1 02"], "trước ngày 02 tháng đầu quý sau"),
        (Frequency.QUARTERLY, ["03-10", "06-10", "09-10", "12-10"], "trước ngày 10 của tháng cuối quý"),
        (
            Frequency.QUARTERLY,
            ["03-10", "06-10", "12-05"],
            "trước ngày 10/03 hằng năm; trước ngày 10/06 hằng năm; trước ngày 05/12 hằng năm",
        ),
        (Frequency.MONTHLY, ["M+1 5"], "trước ngày 05 tháng sau"),
        (Frequency.SEMIANNUAL, ["06-01", "12-01"], "trước ngày 01/06 hằng năm; trước ngày 01/12 hằng năm"),
        (Frequency.ANNUAL, ["12-10"], "trước ngày 10/12 hằng năm"),
        (Frequency.AD_HOC, ["2024-11-15"], "trước ngày 15/11/2024"),
        (Frequency.AD_HOC, ["2024-13-99"], "2024-13-99"),
        (Frequency.AD_HOC, ["khi có yêu cầu"], "khi có yêu cầu"),
        (Frequency.ANNUAL, [], "văn bản không ghi hạn"),
    ],
)
def test_a_due_date_is_said_in_plain_words(frequency: Frequency, due: list[str], words: str) -> None:
    assert due_words(ReportingDuty(frequency=frequency, due=due)) == words


@pytest.mark.parametrize(
    ("kind", "value", "phrase", "words"),
    [
        ("date", "2024-06-30", "chậm nhất 30/6", "30/06/2024"),
        ("date", "2024-06-30", "trước 30/6", "trước 30/06/2024 – hết ngày 29/06/2024"),
        ("quarter", "2024-Q3", "Trước quý III/2024", "trước quý III/2024 – hết ngày 30/06/2024"),
        ("recurring", "", "hằng năm", "hằng năm"),
        ("recurring", "", "", "định kỳ"),
        ("on-event", "khi có đề nghị", "khi có đề nghị", "khi có đề nghị"),
        ("none", "", "", "không nêu thời hạn"),
    ],
)
def test_a_time_is_said_in_plain_words(kind: str, value: str, phrase: str, words: str) -> None:
    assert time_words(kind, value, phrase) == words


def test_indicators_show_where_they_stand_and_where_they_must_come(plan: Plan, minh: User) -> None:
    words = words_of("indicators", plan, minh)
    assert "2 chỉ tiêu; 1 trong bảng, còn lại trong lời văn." in words
    assert "Chi phí thời gian 2024: 7,12 điểm Tối thiểu 7,5 điểm 2025 Sở Tài chính" in words
    assert "Tỷ lệ hồ sơ đúng hạn trong lời văn Trên 95 % 2025 Sở Tài chính" in words


def test_indicators_are_searched_without_accents(plan: Plan, minh: User) -> None:
    assert "1 trong 2 chỉ tiêu phù hợp." in words_of("indicators", plan, minh, "?q=chi+phi")
    answer = browser_of(minh).get(f"{reverse('plans:indicators', args=[plan.pk])}?q=chi+phi&format=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[2] for row in rows[1:]] == ["Chi phí thời gian"]
    assert rows[1][5:11] == ["2024", "7.12", "", "2025", "tối thiểu", "7.5"]


def test_reports_say_who_to_whom_and_when(plan: Plan, minh: User) -> None:
    words = words_of("reports", plan, minh)
    assert "Các sở, ngành Sở Tài chính Hằng quý Trước ngày 10 của tháng cuối quý" in words


def test_references_show_where_each_is_named(plan: Plan, minh: User) -> None:
    words = words_of("references", plan, minh)
    assert "2 văn bản; kế hoạch thực hiện 1 trong số đó." in words
    assert "Thực hiện Nghị quyết số 02/NQ-CP ngày 08/01/2025 của Chính phủ, UBND tỉnh ban hành Kế hoạch:" in words
    assert words.index("02/NQ-CP") < words.index("15/QĐ-UBND")


def test_the_clause_of_anything_is_one_click_away(plan: Plan, minh: User) -> None:
    browser = browser_of(minh)
    for name, marked in (
        ("indicators", "Chi phí thời gian"),
        ("reports", "Các sở, ngành báo cáo Sở Tài chính định kỳ hằng quý trước ngày 10 của tháng cuối quý."),
        ("references", "02/NQ-CP"),
    ):
        html = browser.get(reverse(f"plans:{name}", args=[plan.pk])).content.decode()
        address = re.findall(r'href="(/plans/\d+/clause/[^"]+)"', html)[0]
        assert f"<mark>{marked}</mark>" in browser.get(address).content.decode()


@pytest.mark.parametrize("address", ["indicator/0", "recipient/999999999", "task/0", "king/1"])
def test_a_clause_of_nothing_is_no_page(address: str, plan: Plan, minh: User) -> None:
    assert browser_of(minh).get(f"/plans/{plan.pk}/clause/{address}/").status_code == 404


def test_recipients_are_a_list(plan: Plan, minh: User) -> None:
    assert "Văn phòng Chính phủ Lưu: VT" in words_of("recipients", plan, minh)


def test_history_tells_everything_in_sentences(plan: Plan, minh: User) -> None:
    words = words_of("history", plan, minh)
    assert "3 việc đã ghi lại, mới nhất ở trên." in words
    assert "3 nhiệm vụ, 2 chỉ tiêu" in words
    assert "Nguyễn Thị Lan đã đưa tệp" in words


def test_history_calls_things_by_what_people_call_them(lan: User, minh: User) -> None:
    draft = a_draft(lan)
    first, second, _third = draft.tasks.all()
    actions.correct_item(item=first, version=1, changes={"fields": {"text": "Báo cáo."}}, by=lan, at=AT)
    actions.drop_item(item=second, version=1, by=lan, at=AT)
    actions.undo(plan=draft, by=lan, at=AT)
    draft.refresh_from_db()
    words = words_of("history", actions.issue_plan(plan=draft, version=draft.version, by=lan, at=AT), minh)
    assert "Nguyễn Thị Lan đã sửa nhiệm vụ II.1." in words
    assert "(đã bỏ)" in words
    assert "task-" not in words


def test_an_indicator_may_have_a_rank_and_no_target(lan: User, minh: User) -> None:
    reading = song_lam()
    reading["indicators"][1] |= {"target": None, "baseline": {"year": 2022, "value": 13.93, "rank": 58}}
    draft = actions.draft_from_reading(reading=a_reading(lan, reading), by=lan, at=AT)
    plan = actions.issue_plan(plan=draft, version=draft.version, by=lan, at=AT)
    assert "Chi phí thời gian 2022: 13,93 điểm, hạng 58 Sở Tài chính" in words_of("indicators", plan, minh)
    answer = browser_of(minh).get(f"{reverse('plans:indicators', args=[plan.pk])}?format=csv&q=chi+phi")
    (row,) = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]
    assert row[5:11] == ["2022", "13.93", "58", "", "", ""]


def test_the_printed_head_cannot_leave_its_string(lan: User, minh: User) -> None:
    plan = a_live_plan(lan)
    Plan.objects.filter(pk=plan.pk).update(number='1"; } body { display: none', issuer="\\\n</style>")
    css = browser_of(minh).get(reverse("plans:print-style", args=[plan.pk])).content.decode()
    assert css.count('"') == 2
    assert css.count("{") == css.count("}") == 2
    assert "</" not in css
