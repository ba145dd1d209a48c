"""Regimes are set up, changed from a day on, ended, each with who and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.audit.queries import changes
from dondoc.lib.errors import Forbidden, Refused
from dondoc.reporting import actions
from dondoc.reporting.enums import Part, Rhythm, Scheme, Senders, Stage, Step
from dondoc.reporting.models import Regime
from dondoc.reporting.models.events import FIELDS
from dondoc.reporting.models.words import PARTS
from dondoc.reporting.queries.proposals import proposals
from dondoc.reporting.tests.world import (
    AFTER_THE_DUE_DAY,
    IN_MARCH,
    ISSUED,
    a_live_plan,
    a_regime,
    a_world,
    agency,
    obligations,
    the_obligation,
)


def _terms(regime: Regime, **changes: Any) -> actions.Terms:
    terms = actions.terms_of(regime.versions.order_by("-valid")[0])
    names = ("rhythm", "due", "senders", "receiver", "chosen", "questions", "is_before")
    return actions.Terms(**{**{name: getattr(terms, name) for name in names}, **changes})


def test_a_regime_asks_for_the_six_parts_unless_told_otherwise(lan: User) -> None:
    questions = a_world(lan).regime.versions.get().questions.all()
    assert [question.key for question in questions] == list(Part)


def test_setting_up_is_recorded(lan: User) -> None:
    regime = a_world(lan).regime
    event = Event.objects.get(verb="reporting.regime_set_up")
    assert (event.by, event.thing_id, event.data["name"]) == (lan, str(regime.pk), "Báo cáo quý")
    followed = Event.objects.get(verb="reporting.ledger_followed")
    assert (followed.by, followed.data["made"]) == (None, obligations(regime).count())


def test_a_regime_that_begins_in_the_past_owes_the_past(lan: User) -> None:
    regime = a_regime(lan, at=AFTER_THE_DUE_DAY)
    assert the_obligation(regime, "so-y-te", "2026-Q1").due_on == date(2026, 4, 1)


def test_one_that_begins_today_does_not(lan: User) -> None:
    regime = a_regime(lan, at=AFTER_THE_DUE_DAY, start=AFTER_THE_DUE_DAY.date())
    assert not obligations(regime, "2026-Q1")


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"due": ["Q+1 42"]}, "Q\\+1 42"),
        ({"due": []}, "."),
        ({"due": ["06-01"]}, "."),
        ({"rhythm": Rhythm.SEMIANNUAL, "due": ["06-01"]}, "."),
        ({"due": ["2020-01-01"]}, "."),
        ({"senders": Senders.DUTY}, "."),
        ({"senders": Senders.CHOSEN}, "."),
        ({"name": " "}, "."),
        ({"start": date(2026, 1, 4)}, "05/01/2026"),
        ({"until": date(2026, 1, 5)}, "."),
    ],
)
def test_terms_by_which_nobody_could_report_are_refused(lan: User, wrong: dict[str, Any], word: str) -> None:
    plan = a_live_plan(lan)
    with pytest.raises(Refused, match=word):
        a_regime(lan, plan, **wrong)
    assert not Regime.objects.exists()


def test_only_who_keeps_regimes_there_may(lan: User, minh: User, hoa: User) -> None:
    plan = a_live_plan(lan)
    for stranger in (minh, hoa):
        with pytest.raises(Forbidden):
            a_regime(stranger, plan)


def test_a_change_is_told_field_by_field(lan: User) -> None:
    regime = a_world(lan).regime
    actions.change_regime(
        regime=regime,
        from_day=IN_MARCH.date(),
        terms=_terms(regime, due=["Q+1 10"]),
        reason="Công văn số 5",
        name="Báo cáo hằng quý",
        by=lan,
        at=IN_MARCH,
    )
    fields = Event.objects.get(verb="reporting.regime_changed").data["fields"]
    assert fields["due"] == [["Q+1 02"], ["Q+1 10"]]
    assert fields["name"] == ["Báo cáo quý", "Báo cáo hằng quý"]
    old, new = regime.versions.order_by("valid")
    assert (old.valid.upper, new.valid.lower, new.valid.upper) == (IN_MARCH.date(), IN_MARCH.date(), None)


def test_the_record_of_a_change_speaks_in_words(lan: User) -> None:
    world = a_world(lan)
    above = a_regime(lan, world.plan, name="Báo cáo lên Chủ tịch")
    chosen = [agency("so-y-te"), agency("so-cong-thuong")]
    terms = actions.Terms(
        rhythm=Rhythm.SEMIANNUAL,
        due=["06-01", "12-01"],
        is_before=False,
        scheme=Scheme.CALENDAR,
        senders=Senders.CHOSEN,
        chosen=chosen,
        receiver=agency(""),
        asks_tasks=False,
        asks_indicators=False,
        questions=[actions.Heading("done", "Kết quả", is_required=True), actions.Heading("next", "Kỳ tới")],
    )
    said: dict[str, Any] = {"reason": "Công văn số 5", "name": "Báo cáo 6 tháng", "gathers_into": above}
    actions.change_regime(regime=world.regime, from_day=IN_MARCH.date(), terms=terms, **said, by=lan, at=IN_MARCH)
    event = Event.objects.get(verb="reporting.regime_changed")
    assert set(event.data["fields"]) == set(FIELDS)
    before = [str(PARTS[part]) for part in Part]
    before[0] += " *"
    with override("vi"):
        told = {changed.field: (changed.before, changed.after) for changed in changes(event)}
    assert told == {
        "Tên gọi trong danh sách": ("Báo cáo quý", "Báo cáo 6 tháng"),
        "Nơi nhận tổng hợp, báo cáo tiếp theo chế độ": ("—", "Báo cáo lên Chủ tịch"),
        "Định kỳ": ("hằng quý", "6 tháng và hằng năm"),
        "Hạn nộp": ("Q+1 02", "06-01; 12-01"),
        "Hạn cuối là ngày liền trước": ("có", "không"),
        "Chốt số liệu vào": ("ngày 14, theo Nghị định 09/2019/NĐ-CP", "ngày cuối của kỳ"),
        "Đơn vị báo cáo": ("mọi cơ quan chủ trì nhiệm vụ hoặc chỉ tiêu", "các cơ quan được chọn"),
        "Các cơ quan được chọn": ("—", "Sở Công Thương; Sở Y tế"),
        "Nơi nhận báo cáo": ("Sở Tài chính", "UBND tỉnh Sông Lam"),
        "Hỏi về từng nhiệm vụ mà cơ quan chủ trì": ("có", "không"),
        "Hỏi giá trị các chỉ tiêu của cơ quan": ("có", "không"),
        "Các phần lời văn": ("; ".join(before), "Kết quả *; Kỳ tới"),
    }


def test_what_was_set_up_today_is_mended_in_place(lan: User) -> None:
    regime = a_world(lan).regime
    actions.change_regime(
        regime=regime,
        from_day=ISSUED.date(),
        terms=_terms(regime, rhythm=Rhythm.MONTHLY, due=["M+1 05"]),
        reason="Nhầm",
        by=lan,
        at=ISSUED,
    )
    assert regime.versions.count() == 1
    assert set(obligations(regime, "2026-Q2").values_list("stage", flat=True)) == {Stage.DROPPED}
    assert the_obligation(regime, "so-y-te", "2026-01").due_on == date(2026, 2, 4)


def test_another_receiver_is_a_step_with_its_reason(lan: User) -> None:
    regime = a_world(lan).regime
    actions.change_regime(
        regime=regime,
        from_day=IN_MARCH.date(),
        terms=_terms(regime, receiver=agency("so-y-te")),
        reason="Đổi đầu mối",
        by=lan,
        at=IN_MARCH,
    )
    one = the_obligation(regime, "so-cong-thuong")
    assert one.receiver == agency("so-y-te")
    assert one.moves.get(step=Step.REDATED).reason == "Đổi đầu mối"


def test_a_sender_that_goes_is_dropped_and_one_that_comes_back_owes_again(lan: User) -> None:
    plan = a_live_plan(lan)
    both = [agency("so-y-te"), agency("so-cong-thuong")]
    regime = a_regime(lan, plan, senders=Senders.CHOSEN, chosen=both)
    at, stages = IN_MARCH, []
    for chosen in (both[1:], both):
        terms = _terms(regime, chosen=chosen)
        actions.change_regime(regime=regime, from_day=at.date(), terms=terms, reason="Vì sao", by=lan, at=at)
        stages.append(the_obligation(regime, "so-y-te").stage)
    assert stages == [Stage.DROPPED, Stage.NONE]
    assert list(the_obligation(regime, "so-y-te").moves.values_list("step", flat=True)) == [
        Step.MADE,
        Step.DROPPED,
        Step.TAKEN_BACK,
    ]


def test_an_end_leaves_what_fell_due(lan: User) -> None:
    regime = a_world(lan).regime
    actions.end_regime(
        regime=regime, on=AFTER_THE_DUE_DAY.date(), reason="Kế hoạch kết thúc", by=lan, at=AFTER_THE_DUE_DAY
    )
    assert the_obligation(regime, "so-y-te", "2026-Q1").stage == Stage.NONE
    assert the_obligation(regime, "so-y-te", "2026-Q2").stage == Stage.DROPPED


@pytest.mark.parametrize(
    ("on", "reason"), [(date(2026, 1, 5), "Vì sao"), (date(2026, 1, 4), "Vì sao"), (date(2026, 2, 1), " ")]
)
def test_an_end_that_cannot_be_is_refused(lan: User, on: date, reason: str) -> None:
    regime = a_world(lan).regime
    with pytest.raises(Refused):
        actions.end_regime(regime=regime, on=on, reason=reason, by=lan, at=ISSUED)


def test_levels_cannot_run_in_a_ring(lan: User) -> None:
    plan = a_live_plan(lan)
    upper = a_regime(lan, plan, name="Báo cáo Chủ tịch")
    lower = a_regime(lan, plan, name="Báo cáo Sở", gathers_into=upper)
    with pytest.raises(Refused):
        actions.change_regime(
            regime=upper,
            from_day=IN_MARCH.date(),
            terms=_terms(upper),
            reason="Vì sao",
            gathers_into=lower,
            by=lan,
            at=IN_MARCH,
        )


def test_a_plan_proposes_what_its_sentences_ask(lan: User) -> None:
    plan = a_live_plan(lan)
    one = proposals(plan, ISSUED.date())[0]
    assert (one.rhythm, one.due, one.is_before, one.senders) == (Rhythm.QUARTERLY, ("Q+1 02",), True, Senders.DUTY)
    assert one.receiver == one.keeper == agency("so-tai-chinh").pk


def test_a_sentence_that_has_its_regime_proposes_nothing(lan: User) -> None:
    plan = a_live_plan(lan)
    regime = a_regime(lan, plan, duty=plan.duties.get(), senders=Senders.DUTY)
    assert proposals(plan, ISSUED.date()) == []
    assert obligations(regime, "2026-Q1").count() == 4
