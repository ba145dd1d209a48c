"""Two plans side by side on the page and in files."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.models import Plan
from dondoc.plans.queries.live.comparison import names_of
from dondoc.plans.tests.drafts import AT, a_live_plan, a_reading
from dondoc.plans.tests.extracted import song_lam
from tests.cast import browser_of


@pytest.fixture
def song_lam_plan(lan: User) -> Plan:
    return a_live_plan(lan, more_tasks=2)


@pytest.fixture
def hai_van_plan(lan: User) -> Plan:
    """A neighbour's plan: another target, an indicator of its own, no further tasks."""
    reading = song_lam(number="8/KH-UBND")
    reading["document"]["issuer"] = "UBND tỉnh Hải Vân"
    cost, *_ = [indicator for indicator in reading["indicators"] if indicator["name"] == "Chi phí thời gian"]
    cost["target"] |= {"op": ">", "value": 8.0}
    own: dict[str, Any] = {**cost, "name": "Số cuộc đối thoại với doanh nghiệp", "unit": "cuộc"}
    reading["indicators"].append(own)
    draft = actions.draft_from_reading(reading=a_reading(lan, reading), by=lan, at=AT)
    return actions.issue_plan(plan=draft, version=draft.version, by=lan, at=AT)


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).replace("\u00a0", " ").split())


def side_by_side(browser: Client, one: Plan, other: Plan, more: str = "") -> str:
    answer = browser.get(f"/plans/compare/?a={one.pk}&b={other.pk}{more}")
    assert answer.status_code == 200
    return answer.content.decode("utf-8-sig")


def test_targets_that_differ_are_said_first(song_lam_plan: Plan, hai_van_plan: Plan, minh: User) -> None:
    words = words_of(side_by_side(browser_of(minh), song_lam_plan, hai_van_plan))
    assert "Sông Lam và Hải Vân khác nhau ở đâu?" in words
    assert "Cả hai cùng đặt 2 chỉ tiêu giống nhau; trong đó 1 chỉ tiêu có mục tiêu khác nhau." in words
    assert "Chi phí thời gian Sông Lam tối thiểu 7,5 điểm , Hải Vân trên 8 điểm" in words
    assert words.index("Mục tiêu nào khác nhau?") < words.index("Mục tiêu nào giống nhau?")
    assert "Số cuộc đối thoại với doanh nghiệp: trên 8 cuộc" in words
    assert "3 cặp nhiệm vụ tương tự; 2 nhiệm vụ của Sông Lam và 0 của Hải Vân" in words
    assert "Cả hai cùng thực hiện 02/NQ-CP (2025)." in words


def test_the_file_of_indicators_has_all_of_them(song_lam_plan: Plan, hai_van_plan: Plan, minh: User) -> None:
    rows = list(csv.reader(io.StringIO(side_by_side(browser_of(minh), song_lam_plan, hai_van_plan, "&format=csv"))))
    assert [row[:2] for row in rows[1:]] == [["cả hai", "khác nhau"], ["cả hai", "giống nhau"], ["Hải Vân", ""]]
    assert rows[1][2:] == ["Chi phí thời gian", "tối thiểu 7,5\u00a0điểm", "Chi phí thời gian", "trên 8\u00a0điểm"]


@pytest.mark.parametrize(("table", "rows"), [("tasks", 5), ("agencies", 3)])
def test_the_other_tables_are_files_too(
    table: str, rows: int, song_lam_plan: Plan, hai_van_plan: Plan, minh: User
) -> None:
    text = side_by_side(browser_of(minh), song_lam_plan, hai_van_plan, f"&format=csv&table={table}")
    assert len(list(csv.reader(io.StringIO(text)))) == 1 + rows


def test_plans_of_one_document_are_offered_first(song_lam_plan: Plan, hai_van_plan: Plan, lan: User) -> None:
    other = song_lam(number="9/KH-UBND")
    other["document"] |= {"implements": [], "title": "Phòng chống thiên tai"}
    draft = actions.draft_from_reading(reading=a_reading(lan, other), by=lan, at=AT)
    stranger = actions.issue_plan(plan=draft, version=draft.version, by=lan, at=AT)
    html = browser_of(lan).get(f"/plans/compare/?a={song_lam_plan.pk}").content.decode()
    choice = html.partition('id="b"')[2]
    assert choice.index(f'value="{hai_van_plan.pk}"') < choice.index(f'value="{stranger.pk}"')
    assert f'value="{song_lam_plan.pk}"' not in choice
    words = words_of(browser_of(lan).get("/plans/compare/").content.decode())
    assert "Các kế hoạch cùng thực hiện một văn bản 02/NQ-CP (2025)" in words
    # Any two may be chosen.
    assert "Sông Lam" in side_by_side(browser_of(lan), stranger, hai_van_plan)


def test_two_plans_of_one_province_are_told_apart_by_year_or_number(lan: User) -> None:
    one, other = a_live_plan(lan), a_live_plan(lan, number="16/KH-UBND")
    assert names_of(one, other) == ("15/KH-UBND", "16/KH-UBND")
    Plan.objects.filter(pk=other.pk).update(dated_on="2026-01-05")
    other.refresh_from_db()
    assert names_of(one, other) == ("Sông Lam 2025", "Sông Lam 2026")


def test_a_plan_beside_itself_is_told(song_lam_plan: Plan, minh: User) -> None:
    words = words_of(side_by_side(browser_of(minh), song_lam_plan, song_lam_plan))
    assert "Hai bên là cùng một kế hoạch" in words


@pytest.mark.parametrize("address", ["?a=0", "?a=x&b=y", "?a=-1", "?a=99999999999999999999", "?table=x", "?format=csv"])
def test_what_is_not_there_is_no_page(address: str, song_lam_plan: Plan, minh: User) -> None:
    assert browser_of(minh).get(f"/plans/compare/{address}").status_code == 404


def test_a_draft_cannot_be_chosen(song_lam_plan: Plan, lan: User) -> None:
    Plan.objects.filter(pk=song_lam_plan.pk).update(issued_at=None, issued_by=None)
    assert browser_of(lan).get(f"/plans/compare/?a={song_lam_plan.pk}").status_code == 404
    assert "Chưa có đủ hai kế hoạch" in browser_of(lan).get("/plans/compare/").content.decode()


def test_nothing_is_sent_here_and_nobody_unknown_sees_it(an: Client, lan: User) -> None:
    assert browser_of(lan).post("/plans/compare/").status_code == 405
    assert an.get("/plans/compare/").status_code == 302
    assert an.get("/plans/").status_code == 302
    assert browser_of(lan).post("/plans/").status_code == 405
