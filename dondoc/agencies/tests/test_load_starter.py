"""Bringing the national registry in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from dondoc.agencies.actions import load_starter
from dondoc.agencies.models import Agency, Answering, Change, Phase, Spelling
from dondoc.agencies.queries.provinces import province_named
from dondoc.agencies.queries.resolution import resolutions
from dondoc.audit.models import Event

AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
PLAN = date(2024, 1, 15)


@pytest.fixture
def two_provinces(db: None) -> None:
    load_starter(at=AT, provinces=["bac-giang", "bac-ninh"])
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.usefixtures("two_provinces")
def test_what_held_in_2024_is_answered_for_by_another_today() -> None:
    province = province_named("Bắc Giang", PLAN)
    [told] = resolutions(["Sở KH&ĐT"], province=province, on=PLAN, today=AT.date())
    assert told["kind"] == "agency"
    assert told["agency"] == "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang"
    assert told["today"] == "Sở Tài chính tỉnh Bắc Ninh"


@pytest.mark.usefixtures("two_provinces")
def test_a_collective_has_its_members_of_the_day_and_those_who_answer_today() -> None:
    province = province_named("UBND tỉnh Bắc Giang", PLAN)
    words = ["Các Sở: TN&MT, XD và UBND huyện, thành phố", "các đơn vị liên quan"]
    listed, loose = resolutions(words, province=province, on=PLAN, today=AT.date())
    assert (listed["kind"], listed["agency"], len(listed["members"])) == ("collective", None, 12)
    assert "Sở Tài nguyên và Môi trường tỉnh Bắc Giang" in listed["members"]
    assert listed["members_today"] == ["Sở Nông nghiệp và Môi trường tỉnh Bắc Ninh", "Sở Xây dựng tỉnh Bắc Ninh"]
    assert (loose["kind"], loose["open"], loose["members"]) == ("open", True, [])


@pytest.mark.usefixtures("two_provinces")
def test_a_province_that_has_ended_is_found_as_whoever_answers_for_it() -> None:
    before, after = province_named("Bắc Giang", PLAN), province_named("Bắc Giang", AT.date())
    assert before != after == province_named("tỉnh Bắc Ninh", PLAN)
    assert province_named("Bắc", PLAN) is None


@pytest.mark.usefixtures("two_provinces")
def test_a_second_time_nothing_is_done() -> None:
    written = Agency.objects.count(), Phase.objects.count(), Spelling.objects.count(), Change.objects.count()
    assert load_starter(at=AT, provinces=["bac-giang", "bac-ninh"]) == 0
    Event.objects.create(at=AT, verb="agencies.starter_loaded", thing_type="agencies.agency", thing_id="0")
    assert load_starter(at=AT, provinces=["bac-giang", "bac-ninh"]) == 0
    assert written == (
        Agency.objects.count(),
        Phase.objects.count(),
        Spelling.objects.count(),
        Change.objects.count(),
    )


@pytest.mark.usefixtures("two_provinces")
def test_what_a_person_has_changed_is_left_and_what_is_stale_is_renewed() -> None:
    kept, stale = Agency.objects.get(key="bac-ninh/so-tai-chinh"), Agency.objects.get(key="bac-ninh/so-y-te")
    Agency.objects.filter(pk=kept.pk).update(starter="")
    Agency.objects.filter(pk=stale.pk).update(starter="older")
    Phase.objects.filter(agency__in=[kept, stale]).update(name="Khác")
    Event.objects.create(at=AT, verb="agencies.starter_loaded", thing_type="agencies.agency", thing_id="0")
    assert load_starter(at=AT, provinces=["bac-giang", "bac-ninh"]) == 1
    assert set(Phase.objects.filter(name="Khác").values_list("agency", flat=True)) == {kept.pk}


@pytest.mark.usefixtures("two_provinces")
def test_provinces_may_come_one_after_another() -> None:
    region = Agency.objects.get(key="khu-vuc/hai-quan/5")
    served = region.serves.count()
    load_starter(at=AT, provinces=["lang-son", "thai-nguyen", "bac-kan", "bac-ninh", "bac-giang"])
    assert region.serves.count() > served
    assert Answering.objects.filter(origin=region).exists()
