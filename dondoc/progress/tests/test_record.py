"""What an agency records: who may, what closes a task, what is refused beside which field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.evidence.actions import Upload, store_file
from dondoc.evidence.models import StoredFile
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans.actions import answer_name
from dondoc.plans.models import Holding
from dondoc.plans.tests.registry import agency, end_of
from dondoc.progress.actions import Reported, Said, Wrong, record_progress, record_reported
from dondoc.progress.enums import Source, State
from dondoc.progress.models import Entry, EntryFile
from dondoc.progress.tests.plans import DUE, FINANCE, INDUSTRY, a_plan, at, done, say, share

DAY = DUE - timedelta(days=20)
PNG = b"\x89PNG\r\n\x1a\n"


def test_a_task_is_closed_by_a_document(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    entry = say(share(plan), done(on=date(2026, 6, 1)), DAY, minh)
    assert (entry.state, entry.done_on, entry.source) == (State.DONE, date(2026, 6, 1), Source.HAND)


def test_a_task_is_closed_by_a_file_on_the_day_it_is_sent(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    proof = [Upload(r"C:\Ảnh\hội nghị.png", PNG), Upload("cùng tệp.png", PNG)]
    entry = record_progress(holding=share(plan), said=Said(State.DONE), files=proof, seen=0, by=minh, at=at(DAY))
    assert entry.done_on == DAY
    assert [link.name for link in EntryFile.objects.all()] == ["cùng tệp.png"]
    assert StoredFile.objects.count() == 1


def test_pressing_a_button_closes_nothing(lan: User, minh: User) -> None:
    """PEERS T15."""
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    with pytest.raises(Wrong, match="Muốn kết thúc nhiệm vụ phải có sản phẩm") as refused:
        say(share(plan), State.DONE, DAY, minh)
    assert refused.value.field == "product_number"
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(State.UNDER_WAY, product_number="1/QĐ"), "product_on"),
        (Said(State.UNDER_WAY, product_on=DAY), "product_number"),
        (done(on=DAY + timedelta(days=1)), "product_on"),
        (Said(State.CANNOT, text="  "), "text"),
        (Said(State.UNDER_WAY, amount_done=Decimal(-1)), "amount_done"),
        (Said(State.UNDER_WAY, amount_done=Decimal(10) ** 16), "amount_done"),
        (Said(State.UNDER_WAY, amount_planned=Decimal(0)), "amount_planned"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(lan: User, minh: User, said: Said, field: str) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    with pytest.raises(Wrong) as refused:
        say(share(plan), said, DAY, minh)
    assert refused.value.field == field


def test_only_the_agency_that_answers_today_records(lan: User, minh: User, binh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (FINANCE, DUE)])
    with pytest.raises(Forbidden):
        say(share(plan), State.UNDER_WAY, DAY, lan)
    with pytest.raises(Forbidden):
        say(share(plan, "II.2"), State.UNDER_WAY, DAY, minh)
    assert say(share(plan, "II.2"), State.UNDER_WAY, DAY, binh).pk


def test_the_successor_records_and_sees_the_story(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    first = say(share(plan), State.UNDER_WAY, DAY, minh)
    end_of(agency("so-cong-thuong"), [agency("so-tai-chinh")], DAY + timedelta(days=1))
    assert say(share(plan), done(), DAY + timedelta(days=15), lan).pk > first.pk
    with pytest.raises(Forbidden):
        say(share(plan), State.UNDER_WAY, DAY + timedelta(days=16), minh)


def test_two_who_record_at_once_are_told_of_each_other(lan: User, minh: User, dung: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    say(share(plan), State.UNDER_WAY, DAY, minh, seen=0)
    with pytest.raises(Stale):
        say(share(plan), State.NOT_BEGUN, DAY, dung, seen=0)
    assert Entry.objects.get().state == State.UNDER_WAY


def test_a_duty_that_is_no_lead_has_no_progress(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(FINANCE, DUE)], roles={"coordinating": [INDUSTRY]})
    coordinating = Holding.objects.get(assignment__task__plan=plan, assignment__role="coordinating")
    with pytest.raises(Holding.DoesNotExist):
        say(coordinating, State.UNDER_WAY, DAY, minh)


def test_a_correction_is_a_new_entry_and_what_was_said_stays(lan: User, minh: User) -> None:
    """PEERS T16: a change of plan destroys nothing that was entered."""
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    entry = say(share(plan), done(), DUE, minh)
    say(share(plan), Said(State.UNDER_WAY, text="Chưa xong, ghi nhầm."), DUE, minh)
    assert Entry.objects.count() == 2
    for change in ({"text": "khác"}, {"state": State.NOT_BEGUN}):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            Entry.objects.filter(pk=entry.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).delete()


def test_it_is_recorded_who_did_it_for_whom(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    say(share(plan), State.UNDER_WAY, DAY, minh)
    event = Event.objects.filter(verb="progress.recorded").get()
    assert (event.by, event.agency_name, event.data["agency"]) == (minh, INDUSTRY, INDUSTRY)
    assert event.thing_type == "plans.task"


def test_a_file_that_is_refused_leaves_nothing_behind(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    proof = [Upload("anh.png", PNG), Upload("anh.exe", b"MZ")]
    with pytest.raises(Refused, match="Không nhận tệp chương trình"):
        record_progress(holding=share(plan), said=Said(State.DONE), files=proof, seen=0, by=minh, at=at(DAY))
    assert not Entry.objects.exists()
    assert not StoredFile.objects.exists()


def reported(holding: Holding, said: Said, *, report: int = 1, on: date = DAY) -> Reported:
    return Reported(holding.pk, said, said_at=at(on), report=report, report_name="Báo cáo quý II")


def test_an_accepted_report_records_what_it_says(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE), (INDUSTRY, DUE)])
    file = store_file(name="anh.png", data=PNG, by=minh, at=at(DAY))
    shown = replace(reported(share(plan), Said(State.DONE)), files=[("anh.png", file)])
    other = reported(share(plan, "II.2"), Said(State.CANNOT, text="Thiếu vốn."))
    assert record_reported(entries=[shown, other], by=minh, at=at(DUE)) == 2
    first, second = Entry.objects.order_by("pk")
    # Done on the day the agency said so, not on the day its report was accepted.
    assert (first.done_on, first.source, first.report_name) == (DAY, Source.REPORT, "Báo cáo quý II")
    assert (second.state, second.done_on) == (State.CANNOT, None)
    assert Event.objects.filter(verb="progress.reported").count() == 2


def test_a_report_cannot_close_a_task_by_a_word_alone(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    with pytest.raises(Wrong):
        record_reported(entries=[reported(share(plan), Said(State.DONE))], by=minh, at=at(DUE))
    assert not Entry.objects.exists()


def test_reports_of_two_periods_are_two_entries(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    several = [reported(share(plan), Said(State.UNDER_WAY), report=number) for number in (1, 2)]
    assert record_reported(entries=several, by=minh, at=at(DUE)) == 2
    assert record_reported(entries=[], by=minh, at=at(DUE)) == 0


def test_a_duty_on_which_somebody_has_recorded_is_not_taken_away_by_a_name(lan: User, minh: User) -> None:
    plan = a_plan(lan, [(INDUSTRY, DUE)])
    say(share(plan), State.UNDER_WAY, DAY, minh)
    answer: dict[str, Any] = {"phrase": INDUSTRY, "is_open": False, "seen": "", "by": lan, "at": at(DUE)}
    with pytest.raises(Refused, match="đã ghi tiến độ hoặc báo cáo"):
        answer_name(province=plan.province_id or 0, agencies=[agency("so-y-te").pk], **answer)
    assert share(plan).agency_id == agency("so-cong-thuong").pk
