from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.utils.translation import gettext_lazy, override
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.audit import vocabulary
from dondoc.audit.actions import record, record_all
from dondoc.audit.models import Event
from dondoc.audit.queries import events_of, sentence

AT = datetime(2025, 3, 4, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_sentences", dict(vocabulary._sentences))
    vocabulary.declare("stage", {"stage.entered": "{by} vào từ {door}.", "stage.left": gettext_lazy("Sign out")})


def test_an_event_says_who_did_what_when_and_to_which_thing(lan: User, minh: User) -> None:
    record(by=lan, verb="stage.entered", thing=minh, at=AT, data={"door": "cửa chính"})
    [event] = events_of(minh).filter(verb="stage.entered")
    assert (event.by, event.at, event.thing_type, event.thing_id) == (lan, AT, "accounts.user", str(minh.pk))
    assert sentence(event) == "Nguyễn Thị Lan vào từ cửa chính."
    assert not events_of(lan).filter(verb="stage.entered").exists()


def test_the_platform_itself_may_act(minh: User) -> None:
    assert sentence(record(by=None, verb="stage.entered", thing=minh, at=AT)) == "Đôn Đốc vào từ —."


def test_a_sentence_speaks_the_language_of_its_reader(lan: User) -> None:
    event = record(by=lan, verb="stage.left", thing=lan, at=AT)
    with override("vi"):
        assert sentence(event) == "Đăng xuất"


def test_a_word_in_the_data_is_never_taken_for_a_place(lan: User) -> None:
    event = record(by=lan, verb="stage.entered", thing=lan, at=AT, data={"door": "{by.password}"})
    assert sentence(event) == "Nguyễn Thị Lan vào từ {by.password}."


@pytest.mark.django_db
def test_an_unknown_verb_is_refused_and_leaves_nothing(lan: User) -> None:
    with pytest.raises(vocabulary.UnknownVerb):
        record(by=lan, verb="stage.flew", thing=lan, at=AT)
    assert not Event.objects.filter(verb__startswith="stage.").exists()


def test_an_event_falls_with_its_change(lan: User) -> None:
    with transaction.atomic():
        record(by=lan, verb="stage.entered", thing=lan, at=AT)
        transaction.set_rollback(True)
    assert not Event.objects.filter(verb__startswith="stage.").exists()


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_an_error(lan: User) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(by=lan, verb="stage.entered", thing=lan, at=AT)


def test_a_verb_bears_the_name_of_its_package_and_one_sentence() -> None:
    with pytest.raises(ValueError, match="must start with"):
        vocabulary.declare("stage", {"hall.entered": "…"})
    with pytest.raises(ValueError, match="twice"):
        vocabulary.declare("stage", {"stage.entered": "another"})
    assert [verb for verb in vocabulary.verbs() if verb.startswith("stage.")] == ["stage.entered", "stage.left"]


def test_events_are_read_with_their_people_in_one_query(
    lan: User, minh: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for by in (lan, minh, None):
        record(by=by, verb="stage.entered", thing=lan, at=AT, data={"door": "x"})
    with django_assert_num_queries(1):
        assert len([sentence(event) for event in events_of(lan).filter(verb="stage.entered")]) == 3


def test_the_same_event_on_many_things_is_one_statement(
    lan: User, minh: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with transaction.atomic(), django_assert_max_num_queries(5):
        things = [(lan, {"door": "cửa sau"}), (minh, {"door": "cửa chính"})]
        record_all(by=lan, verb="stage.entered", at=AT, things=things)
    [event] = events_of(minh).filter(verb="stage.entered")
    assert sentence(event) == "Nguyễn Thị Lan vào từ cửa chính."
    assert event.agency_name == "Sở Tài chính"
