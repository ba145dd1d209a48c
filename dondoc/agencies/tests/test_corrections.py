from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dondoc.accounts.models import User
from dondoc.agencies.actions import Backing, add_spelling, correct_agency, correct_change, remove_spelling
from dondoc.agencies.actions.demo import seed
from dondoc.agencies.enums import ChangeKind, Kind, Level
from dondoc.agencies.models import Agency, Answering, Change, Phase
from dondoc.agencies.models.ranges import span_of
from dondoc.agencies.rules.facts import Facts
from dondoc.agencies.rules.spans import Span
from dondoc.agencies.tests.registry import AT, ON, facts, happened, phase_on, prepared, sl
from dondoc.audit.queries import events_of, sentence
from dondoc.lib.errors import Forbidden, Refused, Stale

DAY = timedelta(days=1)


def said_by(phase: Phase) -> Facts:
    """What the phase says, as facts to be altered."""
    words: dict[str, Any] = {name: getattr(phase, name) for name in ("name", "short_name", "code", "place")}
    words |= {"kind": Kind(phase.kind), "level": Level(phase.level), "place_kind": phase.place_kind}
    return Facts(**words, parent=phase.parent_id, province=phase.province_id)


def correct(phase: Phase, by: User, *, span: Span | None = None, version: int | None = None, **others: Any) -> Agency:
    """Correct some facts of a stretch, or its days."""
    agency = Agency.objects.get(pk=phase.agency_id)
    return correct_agency(
        agency=agency,
        phase=phase,
        facts=replace(said_by(phase), **others),
        span=span or span_of(phase.valid),
        version=agency.version if version is None else version,
        by=by,
        at=AT,
    )


def test_a_slip_is_made_right_for_all_of_the_stretch(thu: User) -> None:
    agency = sl("so-y-te")
    correct(phase_on(agency, ON), thu, short_name="Sở Y tế.", code="H99.20")
    assert phase_on(agency, date(2001, 1, 1)).short_name == "Sở Y tế."
    agency.refresh_from_db()
    assert (agency.version, agency.starter) == (2, "")
    event = events_of(agency)[0]
    assert event.data["fields"]["code"] == ["", "H99.20"]
    assert sentence(event) == "Hoàng Minh Thu đã sửa Sở Y tế tỉnh Sông Lam"


def test_of_two_who_correct_the_same_the_later_is_told(thu: User) -> None:
    phase = phase_on(sl("so-y-te"), ON)
    correct(phase, thu, version=1, short_name="Sở Một")
    with pytest.raises(Stale):
        correct(phase, thu, version=1, short_name="Sở Hai")
    assert phase_on(sl("so-y-te"), ON).short_name == "Sở Một"


def test_a_founding_day_moves_and_who_answers_with_it(thu: User) -> None:
    founded = happened(ChangeKind.FOUNDED, thu, new=(facts(),)).agencies.get()
    with pytest.raises(Refused, match="ngày của một thay đổi"):
        correct(phase_on(founded, ON), thu, span=Span(ON - DAY))
    entered = sl("so-nong-nghiep-va-moi-truong")
    correct(phase_on(entered, ON), thu, span=Span(date(2025, 2, 18)))
    assert Answering.objects.get(origin=entered).valid.lower == date(2025, 2, 18)
    entered.refresh_from_db()
    assert entered.valid.lower == date(2025, 2, 18)


def test_the_stretch_beside_gives_way(thu: User) -> None:
    agency = sl("so-y-te")
    later = phase_on(agency, ON)
    Phase.objects.filter(agency=agency).update(valid=(None, ON))
    later.pk, later.valid = None, (ON, None)
    later.save(force_insert=True)
    correct(phase_on(agency, ON), thu, span=Span(ON + DAY))
    spans = [span_of(phase.valid) for phase in agency.phases.order_by("valid")]
    assert spans == [Span(None, ON + DAY), Span(ON + DAY)]


def test_an_end_is_no_correction_but_a_wrong_one_is(thu: User) -> None:
    with pytest.raises(Refused, match="bằng một thay đổi"):
        correct(phase_on(sl("so-y-te"), ON), thu, span=Span(None, ON))
    ended = sl("so-giao-thong-van-tai")
    correct(phase_on(ended, date(2025, 1, 1)), thu, span=Span(None, date(2025, 2, 20)))
    ended.refresh_from_db()
    assert ended.ended_on == date(2025, 2, 20)
    correct(phase_on(ended, date(2025, 1, 1)), thu, span=Span())
    ended.refresh_from_db()
    assert ended.ended_on is None


def test_an_end_by_a_change_is_corrected_at_the_change(thu: User) -> None:
    seed(at=AT)
    ended = sl("so-giao-thong-van-tai")
    with pytest.raises(Refused, match="nhập vào Sở Xây dựng"):
        correct(phase_on(ended, date(2025, 1, 1)), thu, span=Span(None, date(2025, 2, 20)))


def test_bad_days_are_answered_with_a_sentence(thu: User) -> None:
    young = sl("so-nong-nghiep-va-moi-truong")
    with pytest.raises(Refused, match="một ngày"):
        correct(phase_on(young, ON), thu, span=Span(ON, ON))
    with pytest.raises(Refused, match="không phải là mã"):
        correct(phase_on(young, ON), thu, code="h99 1")
    ended = sl("so-ke-hoach-va-dau-tu")
    with pytest.raises(Refused, match="không tồn tại trong thời gian đó"):
        correct(phase_on(young, ON), thu, parent=ended.pk)
    with pytest.raises(Refused, match="đứng trên chính nó"):
        correct(phase_on(sl(), ON), thu, parent=young.pk)


def test_a_life_does_not_shrink_from_those_below(thu: User) -> None:
    above, unit = sl("ubnd-huyen-thanh-son"), sl("trung-tam-phuc-vu-hanh-chinh-cong")
    Phase.objects.filter(agency=unit).update(parent=above)
    with pytest.raises(Refused, match="Trung tâm Phục vụ hành chính công"):
        correct(phase_on(above, date(2025, 1, 1)), thu, span=Span(None, date(2025, 6, 1)))


def test_spellings_come_and_go(thu: User) -> None:
    agency = sl("so-y-te")
    spelling = add_spelling(agency=agency, text="  SYT \n tỉnh", by=thu, at=AT)
    assert spelling.text == "SYT tỉnh"
    with pytest.raises(Refused, match="đã có"):
        add_spelling(agency=agency, text="SYT tỉnh", by=thu, at=AT)
    with pytest.raises(Refused, match="để trống"):
        add_spelling(agency=agency, text=" ", by=thu, at=AT)
    with pytest.raises(Refused, match="dùng để tách"):
        add_spelling(agency=agency, text="SYT|Sở", by=thu, at=AT)
    remove_spelling(spelling=spelling, by=thu, at=AT)
    assert not agency.spellings.exists()
    verbs = ["agencies.spelling_removed", "agencies.spelling_added"]
    assert [event.verb for event in events_of(agency)] == verbs


def test_only_who_keeps_the_agency_corrects_it(lan: User, quan_tri: User) -> None:
    agency = sl("so-y-te")
    for person in (lan, quan_tri):
        with pytest.raises(Forbidden):
            correct(phase_on(agency, ON), person, short_name="Sở")
        with pytest.raises(Forbidden):
            add_spelling(agency=agency, text="SYT", by=person, at=AT)


def test_an_agency_that_nobody_answers_for_is_kept_by_who_keeps_what_stood_above(thu: User) -> None:
    seed(at=AT)
    district = sl("ubnd-huyen-thanh-son")
    assert add_spelling(agency=district, text="Huyện Thanh Sơn", by=thu, at=AT).pk


def test_the_day_of_a_change_is_corrected_with_all_that_hangs_on_it(thu: User) -> None:
    origin, unit = sl("so-cong-thuong"), sl("chi-cuc-quan-ly-thi-truong")
    happened(ChangeKind.MOVED, thu, on=ON - 9 * DAY, agencies=(unit.pk,), alters={"parent": origin.pk})
    change = happened(ChangeKind.MERGED, thu, agencies=(origin.pk,), new=(facts("Sở Kinh tế"),))
    correct_change(change=change, on=ON + DAY, backing=Backing(basis="Nghị quyết 1/NQ-HĐND"), by=thu, at=AT)
    heir = change.agencies.exclude(pk=origin.pk).get()
    assert heir.valid.lower == ON + DAY
    assert phase_on(unit, ON).parent == origin
    assert phase_on(unit, ON + DAY).parent == heir
    assert Answering.objects.on(ON + DAY).get(origin=origin).heir == heir
    assert Answering.objects.on(ON).get(origin=origin).heir == origin
    assert Change.objects.get(pk=change.pk).basis == "Nghị quyết 1/NQ-HĐND"
    assert events_of(origin)[0].data["fields"]["day"] == ["01/10/2025", "02/10/2025"]


def test_a_day_on_which_it_could_not_have_happened_is_refused(thu: User) -> None:
    origin, heir = sl("so-noi-vu"), sl("so-nong-nghiep-va-moi-truong")
    change = happened(ChangeKind.MERGED, thu, agencies=(origin.pk,), heirs=(heir.pk,))
    with pytest.raises(Refused, match="phải tồn tại vào ngày đó"):
        correct_change(change=change, on=date(2025, 1, 1), backing=Backing(), by=thu, at=AT)
    waiting = prepared(ChangeKind.ABOLISHED, thu, on=ON + DAY, agencies=(heir.pk,))
    with pytest.raises(Refused, match="chưa được thực hiện"):
        correct_change(change=waiting, on=ON, backing=Backing(), by=thu, at=AT)


def test_a_day_shared_with_another_change_of_the_agency_is_not_moved(thu: User) -> None:
    one, other, heir = sl("so-noi-vu"), sl("so-tu-phap"), sl("so-y-te")
    change = happened(ChangeKind.MERGED, thu, agencies=(one.pk,), heirs=(heir.pk,))
    happened(ChangeKind.MERGED, thu, agencies=(other.pk,), heirs=(heir.pk,))
    with pytest.raises(Refused, match="Sở Tư pháp"):
        correct_change(change=change, on=ON + DAY, backing=Backing(), by=thu, at=AT)
    assert correct_change(change=change, on=ON, backing=Backing(note="x"), by=thu, at=AT).note == "x"
