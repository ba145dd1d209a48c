from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dondoc.accounts.models import User
from dondoc.agencies.actions import carry_out_change, withdraw_change
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.enums import AnswerState, ChangeKind
from dondoc.agencies.models import Agency, Answering, Change
from dondoc.agencies.policies import closing
from dondoc.agencies.policies.closing import LeavesThings, Left, declare_guard
from dondoc.agencies.queries.changes import sentence_of
from dondoc.agencies.tests.registry import AT, ON, facts, happened, phase_on, prepared, sl
from dondoc.audit.models import Event
from dondoc.audit.queries import events_of, sentence
from dondoc.lib.errors import Forbidden, Refused, Stale

BEFORE = ON - timedelta(days=1)


def heir_on(agency: Agency, day: date) -> Agency | None:
    return Answering.objects.on(day).get(origin=agency).heir


def test_a_founded_agency_begins_on_the_day(thu: User) -> None:
    change = happened(ChangeKind.FOUNDED, thu, new=(facts(),))
    founded = change.agencies.get()
    assert (founded.valid.lower, founded.valid.upper) == (ON, None)
    assert founded.key == "song-lam/so-dan-toc-va-ton-giao"
    assert heir_on(founded, ON) == founded
    assert "thành lập" in sentence_of(change).lower()


def test_a_renamed_agency_keeps_its_old_name_in_the_past(thu: User) -> None:
    agency = sl("so-y-te")
    names = {"name": "Sở Y tế và Dân số tỉnh Sông Lam", "short_name": "Sở Y tế và Dân số"}
    happened(ChangeKind.RENAMED, thu, agencies=(agency.pk,), alters=names)
    assert phase_on(agency, BEFORE).short_name == "Sở Y tế"
    assert phase_on(agency, ON).short_name == "Sở Y tế và Dân số"
    agency.refresh_from_db()
    assert (agency.version, agency.starter) == (2, "")


def test_the_record_tells_what_was_before_and_after(thu: User) -> None:
    agency = sl("so-y-te")
    happened(ChangeKind.RENAMED, thu, agencies=(agency.pk,), alters={"short_name": "Sở Sức khỏe"})
    event = events_of(agency)[0]
    assert event.verb == "agencies.change_done"
    assert event.data["fields"]["short_name"] == ["Sở Y tế", "Sở Sức khỏe"]
    assert "Hoàng Minh Thu" in sentence(event)


def test_a_name_that_had_changed_later_stays_as_it_was(thu: User) -> None:
    agency = sl("so-y-te")
    later = ON + timedelta(days=30)
    happened(ChangeKind.RENAMED, thu, on=later, agencies=(agency.pk,), alters={"short_name": "Sở Ba"})
    happened(ChangeKind.RENAMED, thu, agencies=(agency.pk,), alters={"short_name": "Sở Hai"})
    names = [phase_on(agency, day).short_name for day in (BEFORE, ON, later)]
    assert names == ["Sở Y tế", "Sở Hai", "Sở Ba"]


def test_an_agency_that_moves_stands_below_another(thu: User) -> None:
    agency, above = sl("chi-cuc-quan-ly-thi-truong"), sl("so-cong-thuong")
    happened(ChangeKind.MOVED, thu, agencies=(agency.pk,), alters={"parent": above.pk})
    assert phase_on(agency, BEFORE).parent == sl()
    assert phase_on(agency, ON).parent == above


def test_those_that_merge_end_and_the_heir_answers(thu: User) -> None:
    one, other, heir = sl("so-noi-vu"), sl("so-tu-phap"), sl("so-xay-dung")
    change = happened(ChangeKind.MERGED, thu, agencies=(one.pk, other.pk), heirs=(heir.pk,))
    for origin in (one, other):
        origin.refresh_from_db()
        assert origin.ended_on == ON
        assert heir_on(origin, BEFORE) == origin
        assert heir_on(origin, ON) == heir
    assert change.prepared == {}
    assert change.done_by == thu
    assert set(change.agencies.all()) == {one, other, heir}


def test_who_came_before_goes_on_to_the_new_heir(thu: User) -> None:
    first, second, third = sl("so-noi-vu"), sl("so-tu-phap"), sl("so-xay-dung")
    happened(ChangeKind.MERGED, thu, on=BEFORE, agencies=(first.pk,), heirs=(second.pk,))
    happened(ChangeKind.MERGED, thu, agencies=(second.pk,), heirs=(third.pk,))
    assert heir_on(first, ON) == third


def test_a_new_agency_can_take_over_and_takes_the_units_below(thu: User) -> None:
    origin, unit = sl("so-cong-thuong"), sl("chi-cuc-quan-ly-thi-truong")
    happened(ChangeKind.MOVED, thu, on=BEFORE, agencies=(unit.pk,), alters={"parent": origin.pk})
    change = happened(ChangeKind.MERGED, thu, agencies=(origin.pk,), new=(facts("Sở Kinh tế"),))
    heir = change.agencies.exclude(pk=origin.pk).get()
    assert phase_on(unit, ON).parent == heir
    assert events_of(unit)[0].data["fields"]["parent"] == ["Sở Công Thương tỉnh Sông Lam", "Sở Kinh tế tỉnh Sông Lam"]


def test_a_province_that_goes_into_another_brings_its_agencies(lan: User, thu: User) -> None:
    here, there, department = sl(), sl("so-xay-dung"), sl("so-y-te")
    heir = happened(ChangeKind.MERGED, thu, agencies=(here.pk,), heirs=(there.pk,))
    # the heir stood below the province that ended: it goes up, and takes all others
    assert phase_on(there, ON).parent is None
    assert phase_on(department, ON).parent == there
    assert heir.agencies.count() == 2


def test_an_heir_goes_up_past_all_that_end_with_the_one_above_it(thu: User) -> None:
    province, above, heir = sl(), sl("so-y-te"), sl("so-tu-phap")
    happened(ChangeKind.MOVED, thu, on=BEFORE, agencies=(heir.pk,), alters={"parent": above.pk})
    happened(ChangeKind.MERGED, thu, agencies=(province.pk, above.pk), heirs=(heir.pk,))
    assert phase_on(heir, BEFORE).parent == above
    assert phase_on(heir, ON).parent is None


def test_where_one_becomes_many_a_person_must_choose(thu: User) -> None:
    origin = sl("so-cong-thuong")
    news = (facts("Sở Công nghiệp"), facts("Sở Thương mại"))
    happened(ChangeKind.SPLIT, thu, agencies=(origin.pk,), new=news)
    assert Answering.objects.on(ON).get(origin=origin).state == AnswerState.CHOOSE


def test_a_function_that_is_handed_over_ends_nobody(thu: User) -> None:
    giver, taker = sl("so-noi-vu"), sl("so-y-te")
    change = happened(
        ChangeKind.HANDED_OVER, thu, agencies=(giver.pk,), heirs=(taker.pk,), function="Bảo trợ xã hội, trẻ em"
    )
    giver.refresh_from_db()
    assert giver.ended_on is None
    assert heir_on(giver, ON) == giver
    assert "Bảo trợ xã hội, trẻ em" in sentence_of(change)


def test_an_abolished_agency_leaves_nobody_to_answer(thu: User) -> None:
    agency = sl("thanh-tra-tinh")
    happened(ChangeKind.ABOLISHED, thu, agencies=(agency.pk,))
    assert Answering.objects.on(ON).get(origin=agency).state == AnswerState.ENDED


@pytest.mark.parametrize("kind", [ChangeKind.ABOLISHED, ChangeKind.SPLIT])
def test_agencies_below_are_named_and_must_be_dealt_with_first(kind: ChangeKind, thu: User) -> None:
    agency, unit = sl("so-cong-thuong"), sl("chi-cuc-quan-ly-thi-truong")
    happened(ChangeKind.MOVED, thu, on=BEFORE, agencies=(unit.pk,), alters={"parent": agency.pk})
    news = (facts("Một"), facts("Hai")) if kind == ChangeKind.SPLIT else ()
    change = prepared(kind, thu, agencies=(agency.pk,), new=news)
    with pytest.raises(Refused, match="Chi cục Quản lý thị trường tỉnh Sông Lam"):
        carry_out_change(change=change, by=thu, at=AT)
    happened(ChangeKind.MOVED, thu, agencies=(unit.pk,), alters={"parent": sl().pk})
    assert carry_out_change(change=change, by=thu, at=AT).is_done


def test_a_change_that_leaves_something_behind_is_refused_with_a_link(
    thu: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "_guards", {})
    left = [Left(0, "nothing", "home:start"), Left(2, "2 việc", "home:start")]
    declare_guard("somebody", lambda change: left if change.ending else [])
    change = prepared(ChangeKind.ABOLISHED, thu, agencies=(sl("so-y-te").pk,))
    with pytest.raises(LeavesThings) as refusal:
        carry_out_change(change=change, by=thu, at=AT)
    assert refusal.value.left == left[1:]
    del left[:]
    assert carry_out_change(change=change, by=thu, at=AT).is_done


def test_a_prepared_change_has_no_effect_and_can_be_withdrawn(thu: User) -> None:
    agency = sl("so-y-te")
    change = prepared(ChangeKind.ABOLISHED, thu, agencies=(agency.pk,))
    assert heir_on(agency, ON) == agency
    withdraw_change(change=change, by=thu, at=AT)
    assert not Change.objects.filter(pk=change.pk).exists()
    verbs = ["agencies.change_withdrawn", "agencies.change_prepared"]
    assert [event.verb for event in events_of(agency)] == verbs


def test_what_was_carried_out_is_neither_withdrawn_nor_carried_out_again(thu: User) -> None:
    change = happened(ChangeKind.ABOLISHED, thu, agencies=(sl("so-y-te").pk,))
    for action in (withdraw_change, carry_out_change):
        with pytest.raises(Refused, match="đã được thực hiện"):
            action(change=change, by=thu, at=AT)


def test_a_change_looked_at_before_somebody_elses_save_is_stale(thu: User) -> None:
    agency = sl("so-y-te")
    change = prepared(ChangeKind.ABOLISHED, thu, agencies=(agency.pk,))
    happened(ChangeKind.RENAMED, thu, on=BEFORE, agencies=(agency.pk,), alters={"short_name": "Sở Khác"})
    with pytest.raises(Stale):
        carry_out_change(change=change, by=thu, at=AT, version=1)
    assert carry_out_change(change=change, by=thu, at=AT, version=2).is_done


def test_only_who_keeps_all_that_are_concerned_may_change_them(thu: User, lan: User, quan_tri: User) -> None:
    ours, theirs = sl("so-y-te"), agency_of("ha-thanh/so-noi-vu")
    for person in (lan, quan_tri):
        with pytest.raises(Forbidden):
            prepared(ChangeKind.ABOLISHED, person, agencies=(ours.pk,))
    with pytest.raises(Forbidden):
        prepared(ChangeKind.MERGED, thu, agencies=(theirs.pk,), heirs=(ours.pk,))
    with pytest.raises(Forbidden):
        prepared(ChangeKind.MOVED, thu, agencies=(ours.pk,), alters={"parent": theirs.pk})
    with pytest.raises(Refused, match="đứng trên"):
        prepared(ChangeKind.FOUNDED, thu, new=(facts(parent=None, province=None),))
    assert not Event.objects.filter(verb__startswith="agencies.change").exists()


NOT_ENOUGH: list[tuple[ChangeKind, dict[str, Any]]] = [
    (ChangeKind.FOUNDED, {}),
    (ChangeKind.RENAMED, {"alters": {"short_name": "Sở"}}),
    (ChangeKind.RENAMED, {"agencies": 1}),
    (ChangeKind.MOVED, {"agencies": 1}),
    (ChangeKind.MERGED, {"agencies": 1}),
    (ChangeKind.SPLIT, {"agencies": 1, "heirs": 1}),
    (ChangeKind.HANDED_OVER, {"agencies": 1, "heirs": 1}),
    (ChangeKind.HANDED_OVER, {"agencies": 1, "heirs": 1, "function": "  "}),
    (ChangeKind.ABOLISHED, {"agencies": 2}),
]


@pytest.mark.parametrize(("kind", "lacking"), NOT_ENOUGH)
def test_a_change_that_lacks_something_is_refused(kind: ChangeKind, lacking: dict[str, Any], thu: User) -> None:
    agencies = [sl("so-y-te").pk, sl("so-noi-vu").pk]
    heirs = [sl("so-tu-phap").pk]
    counted = {"agencies": agencies, "heirs": heirs}
    intent = lacking | {key: tuple(pks[: lacking[key]]) for key, pks in counted.items() if key in lacking}
    with pytest.raises(Refused):
        prepared(kind, thu, **intent)


def test_a_day_on_which_an_agency_does_not_live_is_refused(thu: User) -> None:
    ended, lives, young = sl("so-ke-hoach-va-dau-tu"), sl("so-y-te"), sl("so-nong-nghiep-va-moi-truong")
    with pytest.raises(Refused, match="không tồn tại"):
        prepared(ChangeKind.ABOLISHED, thu, agencies=(ended.pk,))
    with pytest.raises(Refused, match="không tồn tại"):
        prepared(ChangeKind.MERGED, thu, agencies=(lives.pk,), heirs=(ended.pk,))
    with pytest.raises(Refused, match="được thành lập ngày 01/03/2025"):
        prepared(ChangeKind.ABOLISHED, thu, on=date(2025, 3, 1), agencies=(young.pk,))
    with pytest.raises(Refused, match="đã kết thúc"):
        prepared(ChangeKind.ABOLISHED, thu, on=date(2025, 2, 1), agencies=(ended.pk,))
    happened(ChangeKind.RENAMED, thu, agencies=(lives.pk,), alters={"short_name": "Sở Khác"})
    with pytest.raises(Refused, match="đã thay đổi"):
        prepared(ChangeKind.ABOLISHED, thu, on=BEFORE, agencies=(lives.pk,))


def test_who_took_over_on_a_day_cannot_have_ended_by_then_but_who_gave_a_function_away_can(thu: User) -> None:
    giver, taker, third = sl("so-noi-vu"), sl("so-y-te"), sl("so-tu-phap")
    happened(ChangeKind.HANDED_OVER, thu, agencies=(giver.pk,), heirs=(taker.pk,), function="Trẻ em")
    with pytest.raises(Refused, match="đã thay đổi ngày 01/10/2025"):
        prepared(ChangeKind.MERGED, thu, agencies=(taker.pk,), heirs=(third.pk,))
    assert happened(ChangeKind.MERGED, thu, agencies=(giver.pk,), heirs=(third.pk,)).is_done


def test_nothing_stands_under_an_agency_that_ends_later(thu: User) -> None:
    above, unit = sl("so-cong-thuong"), sl("chi-cuc-quan-ly-thi-truong")
    happened(ChangeKind.MERGED, thu, agencies=(above.pk,), heirs=(sl("so-y-te").pk,))
    with pytest.raises(Refused, match="không cơ quan nào có thể trực thuộc lâu hơn"):
        prepared(ChangeKind.MOVED, thu, on=BEFORE, agencies=(unit.pk,), alters={"parent": above.pk})


def test_nobody_stands_above_themselves(thu: User) -> None:
    above, unit = sl("so-cong-thuong"), sl("chi-cuc-quan-ly-thi-truong")
    happened(ChangeKind.MOVED, thu, on=BEFORE, agencies=(unit.pk,), alters={"parent": above.pk})
    with pytest.raises(Refused, match="đứng trên chính nó"):
        happened(ChangeKind.MOVED, thu, agencies=(above.pk,), alters={"parent": unit.pk})
    assert phase_on(above, ON).parent == sl()


def test_two_agencies_do_not_have_one_code_on_one_day(thu: User) -> None:
    happened(ChangeKind.FOUNDED, thu, new=(facts("Sở Một", code="H99.14"),))
    with pytest.raises(Refused, match=r"Sở Hai tỉnh Sông Lam.*Sở Một tỉnh Sông Lam.*H99\.14|Sở Một.*Sở Hai.*H99\.14"):
        happened(ChangeKind.FOUNDED, thu, new=(facts("Sở Hai", code="H99.14"),))
    assert not Agency.objects.filter(phases__short_name="Sở Hai").exists()
