"""The pages of duties: whose they are then and now, what an agency owes."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency
from dondoc.plans import actions
from dondoc.plans.models import Plan
from dondoc.plans.tests.drafts import AT, a_live_plan, a_reading
from dondoc.plans.tests.registry import NOW, a_plan, agency, end_of, holding, seed
from tests.cast import browser_of

PLANNERS, FINANCE, DISTRICT = "Sở Kế hoạch và Đầu tư", "Sở Tài chính", "UBND huyện Thanh Sơn"
LEADS = [PLANNERS, FINANCE, DISTRICT, "các sở", "Tổ công tác số 9"]


@pytest.fixture
def plan(lan: User) -> Plan:
    """Of 2024, beside one of 2025 that says the same."""
    seed()
    return a_plan(lan, LEADS, roles={"coordinating": [PLANNERS, FINANCE]})


@pytest.fixture
def reader(minh: User) -> Client:
    return browser_of(minh)


def html_of(browser: Client, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def rows_of(browser: Client, address: str) -> list[list[str]]:
    """The file at an address, without its head."""
    content = browser.get(address).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))[1:]


def numbers(html: str) -> dict[str, list[str]]:
    """The table of agencies by roles: name → numbers."""
    table = html[html.index("<tbody>") : html.index("</tbody>")]
    rows = re.findall(r"<tr>(.*?)</tr>", table)
    return {re.sub("<.*?>", "", row[: row.index("</th>")]).strip(): re.findall(r">(\d+)<", row) for row in rows}


def test_the_plan_says_who_has_how_much_then_and_now(plan: Plan, reader: Client) -> None:
    address = reverse("plans:duties", args=[plan.pk])
    then, now = numbers(html_of(reader, f"{address}?on=2024-01-15")), numbers(html_of(reader, address))
    # Each leads one task alone and one as a member of the group, and works with others on the first.
    assert (then[PLANNERS], then[FINANCE]) == (["2", "1", "3"], ["2", "1", "3"])
    # The two are one now: of the first task's two coordinating names it has one duty.
    assert PLANNERS not in now
    assert now[FINANCE] == ["3", "1", "4"]
    assert DISTRICT in then
    assert DISTRICT not in now


def test_each_number_leads_to_what_it_counts(plan: Plan, reader: Client) -> None:
    html = html_of(reader, f"{reverse('plans:duties', args=[plan.pk])}?on=2024-06-01")
    links = re.findall(r'<a href="(\?(?:agency|state)=[^"]+)">(\d+)</a>', html)
    assert len(links) > 10
    for query, number in links[:8]:
        page = html_of(reader, f"{reverse('plans:duties', args=[plan.pk])}{query.replace('&amp;', '&')}")
        assert f'<p class="answer" role="status"><strong>{number}</strong>' in page


def test_what_waits_and_what_is_not_known_stands_beside_it(plan: Plan, lan: User) -> None:
    html = html_of(browser_of(lan), reverse("plans:duties", args=[plan.pk]))
    assert reverse("plans:heirs") in html
    assert f"{reverse('plans:names')}?plan={plan.pk}" in html
    assert '?state=choose&amp;role=lead">1</a>' in html


def test_before_its_day_the_plan_gave_nothing(plan: Plan, reader: Client) -> None:
    html = html_of(reader, f"{reverse('plans:duties', args=[plan.pk])}?on=2023-12-31")
    assert "15/01/2024" in html
    assert "<tbody>" not in html


@pytest.mark.parametrize("day", ["gestern", "2024-02-30", "0001-01-01", "9999-12-31", "31/02/2024", "1" * 5000])
def test_what_is_no_day_is_said_and_today_is_shown(day: str, plan: Plan, reader: Client) -> None:
    for address in (reverse("plans:duties", args=[plan.pk]), reverse("plans:my-duties")):
        html = html_of(reader, f"{address}?on={day}")
        assert 'class="field-error" id="on-error"' in html


@pytest.mark.parametrize(
    "query", ["agency=x", "agency=-1", f"agency={'9' * 40}", "role=boss", "state=x", "plan=²", "time=x", "page=x"]
)
def test_words_of_the_address_that_are_not_known_are_as_if_not_there(query: str, plan: Plan, reader: Client) -> None:
    assert numbers(html_of(reader, f"{reverse('plans:duties', args=[plan.pk])}?{query}"))
    assert "II.1" not in html_of(reader, f"{reverse('plans:my-duties')}?{query}&on=2023-01-01")


def test_the_file_has_then_beside_the_day(plan: Plan, reader: Client) -> None:
    rows = rows_of(reader, f"{reverse('plans:duties', args=[plan.pk])}?on=2026-01-05&role=lead&format=csv")
    row = next(row for row in rows if row[2] == "II.1")
    assert row[3:8] == [
        "Nhiệm vụ 1.",
        "Chủ trì",
        PLANNERS,
        f"{PLANNERS} tỉnh Sông Lam",
        f"{FINANCE} tỉnh Sông Lam",
    ]
    assert row[8] == "2025-03-01"
    assert row[9] == "sáp nhập"
    waiting = next(row for row in rows if row[2] == "II.3")
    assert (waiting[7], waiting[8]) == ("", "2025-07-01")


def test_the_workbook_opens_with_as_many_rows(plan: Plan, reader: Client) -> None:
    address = f"{reverse('plans:duties', args=[plan.pk])}?on=2024-06-01&format="
    sheet = load_workbook(io.BytesIO(reader.get(f"{address}xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row == len(rows_of(reader, f"{address}csv")) + 1
    assert reader.get(f"{address}pdf").status_code == 404


def test_past_totals_on_pages_and_files_never_move_trap_1(plan: Plan, reader: Client) -> None:
    address = f"{reverse('plans:duties', args=[plan.pk])}?on=2024-06-01"
    before = numbers(html_of(reader, address)), rows_of(reader, f"{address}&format=csv")
    end_of(agency("so-y-te"), [agency("so-noi-vu")], NOW.date())
    assert (numbers(html_of(reader, address)), rows_of(reader, f"{address}&format=csv")) == before


def test_my_duties_are_those_of_my_agency_of_every_plan_in_force(plan: Plan, lan: User) -> None:
    browser = browser_of(lan)
    a_plan(lan, [FINANCE], day="2025-05-05", number="8/KH")
    html = html_of(browser, reverse("plans:my-duties"))
    assert '<p class="answer" role="status"><strong>5</strong>' in html
    assert html.index("8/KH") < html.index(">7/KH-UBND<")
    assert "<strong>3</strong>" in html_of(browser, f"{reverse('plans:my-duties')}?on=2024-06-01")
    assert "<strong>0</strong>" in html_of(browser, f"{reverse('plans:my-duties')}?on=2023-06-01")


def test_a_filter_narrows_my_duties(plan: Plan, lan: User) -> None:
    browser = browser_of(lan)
    html = html_of(browser, f"{reverse('plans:my-duties')}?role=coordinating&plan={plan.pk}")
    assert "<strong>1</strong> trong 4" in html or "<strong>1</strong> of 4" in html
    assert html.count("“") == 2


def test_a_newer_edition_takes_the_place_of_the_older_from_its_day_on(plan: Plan, lan: User) -> None:
    reading = plan.reading.result or {}
    newer = {**reading, "document": {**reading["document"], "date": "2025-10-01"}, "text": reading["text"] + "."}
    draft = actions.draft_from_reading(reading=a_reading(lan, newer), by=lan, at=AT, as_new_edition=True)
    actions.issue_plan(plan=draft, version=draft.version, by=lan, at=AT)
    browser = browser_of(lan)
    for day in ("2024-06-01", "2025-09-30", "2025-10-01"):
        html = html_of(browser, f"{reverse('plans:my-duties')}?on={day}")
        assert (f"/plans/{draft.pk}/" in html, f"/plans/{plan.pk}/tasks" in html) == (day > "2025-10", day < "2025-10")


def test_somebody_without_an_agency_is_told(quan_tri: User) -> None:
    assert 'class="empty"' in html_of(browser_of(quan_tri), reverse("plans:my-duties"))


def test_any_agency_can_be_asked_for_and_none_is_no_page(plan: Plan, reader: Client) -> None:
    address = reverse("plans:duties-of-agency", args=[agency("so-ke-hoach-va-dau-tu").pk])
    assert "II.1" not in html_of(reader, address)
    assert "II.1" in html_of(reader, f"{address}?on=2024-06-01")
    html_of(reader, reverse("plans:duties-of-agency", args=[10**9]), 404)
    part = reader.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="results">')


def test_a_task_tells_who_had_it_and_why(plan: Plan, lan: User, reader: Client) -> None:
    html = html_of(reader, reverse("plans:task", args=[plan.pk, plan.tasks.all()[0].pk]))
    section = html[html.index('id="holders"') : html.index('id="clause"')]
    assert f"<q>{PLANNERS}</q>" in section
    assert "01/03/2025" in section
    assert section.index(f">{PLANNERS}</a>") < section.index(f">{FINANCE}</a>")
    assert 'class="chain"' in section


def test_a_collective_shows_its_number_with_the_members_folded(plan: Plan, reader: Client) -> None:
    html = html_of(reader, reverse("plans:task", args=[plan.pk, plan.tasks.all()[3].pk]))
    members = plan.holdings.filter(assignment__task__path="II.4").count()
    assert f"<summary><strong>{members}</strong>" in html
    assert html.count('<p class="held">') == members


def test_a_choice_says_who_made_it_and_why(plan: Plan, lan: User, reader: Client) -> None:
    duty, heir = holding(plan, "II.3"), agency("ubnd-xa-khe-tre")
    former = agency("ubnd-huyen-thanh-son")
    actions.choose_heirs(
        duties={duty.pk: 0}, former=former.pk, change=None, heir=heir.pk, reason="Chợ ở xã.", by=lan, at=NOW
    )
    html = html_of(reader, reverse("plans:task", args=[plan.pk, plan.tasks.all()[2].pk]))
    assert "Nguyễn Thị Lan" in html
    assert "Chợ ở xã." in html
    assert "UBND xã Khe Tre" in html


def test_the_pages_ask_as_often_however_many_duties_there_are(
    lan: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seed()
    browser = browser_of(lan)
    plans = [a_plan(lan, LEADS * times, number=f"{times}/KH") for times in (1, 12)]
    for plan in plans:
        with django_assert_num_queries(8):
            browser.get(reverse("plans:duties", args=[plan.pk]))
        with django_assert_num_queries(13):
            browser.get(f"{reverse('plans:duties', args=[plan.pk])}?format=csv")
    for number in (1, 2):
        with django_assert_num_queries(15):
            browser.get(f"{reverse('plans:my-duties')}?plan={plans[number - 1].pk}")


def test_an_indicator_and_a_reporting_duty_tell_it_too(lan: User, reader: Client) -> None:
    seed()
    plan = a_live_plan(lan)
    for kind, items in (("indicator", plan.indicators.all()), ("duty", plan.duties.all())):
        html = html_of(reader, reverse("plans:clause", args=[plan.pk, kind, items[0].pk]))
        assert "<q>Sở Tài chính</q>" in html[html.index('id="holders"') :]
    html = html_of(reader, reverse("plans:clause", args=[plan.pk, "recipient", plan.recipients.all()[0].pk]))
    assert 'id="holders"' not in html


def test_the_same_department_of_two_provinces_is_told_apart(lan: User, reader: Client) -> None:
    """Sở Xây dựng went into Sở Xây dựng of the province that took the other in: by short names nothing happened."""
    seed()
    neighbour = Agency.objects.get(key="ha-thanh/so-xay-dung")
    plan = a_plan(lan, ["Sở Xây dựng"])
    end_of(agency("so-xay-dung"), [neighbour], date(2025, 7, 1), ChangeKind.MERGED)
    task = plan.tasks.get(path="II.1")
    page = html_of(reader, reverse("plans:task", args=[plan.pk, task.pk]))
    assert "Sở Xây dựng tỉnh Sông Lam" in page
    assert "Sở Xây dựng tỉnh Hà Thanh" in page
    owed = html_of(reader, reverse("plans:duties-of-agency", args=[neighbour.pk]))
    assert "Sở Xây dựng tỉnh Sông Lam" in owed
