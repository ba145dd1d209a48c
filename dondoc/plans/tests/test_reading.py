from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.extraction.errors import SENTENCES, Unreadable
from dondoc.extraction.schema import READER_VERSION
from dondoc.lib.errors import Forbidden, Refused
from dondoc.plans import actions, jobs
from dondoc.plans.models import Plan, Reading
from dondoc.plans.policies import STUCK_AFTER
from dondoc.plans.tests.drafts import AT, a_document, a_draft
from dondoc.plans.tests.extracted import Json, song_lam

SANDBOX = "dondoc.plans.actions.reading.read_safely"


def clock() -> datetime:
    return AT


def run(reading: Reading, result: Json | Unreadable) -> Plan | None:
    answer: dict[str, Any] = {"side_effect": result} if isinstance(result, Unreadable) else {"return_value": result}
    with patch(SANDBOX, **answer):
        return actions.run_reading(reading=reading, clock=clock)


@pytest.fixture
def reading(lan: User) -> Reading:
    return actions.start_reading(document=a_document(lan), by=lan, at=AT)


def test_the_job_is_queued_under_the_name_of_the_task(reading: Reading) -> None:
    job = ProcrastinateJob.objects.get()
    assert job.args == {"reading_id": reading.pk}
    assert job.task_name in app.tasks
    assert (reading.state, reading.reader) == ("queued", READER_VERSION)


def test_the_job_reads_and_drafts(reading: Reading) -> None:
    with patch(SANDBOX, return_value=song_lam()):
        jobs.read_document(reading_id=reading.pk)
    reading.refresh_from_db()
    assert (reading.state, reading.progress) == ("done", 100)
    assert Plan.objects.get().tasks.count() == 3


def test_the_sandbox_gets_the_bytes_and_the_name(reading: Reading) -> None:
    def sandbox(path: Any, *, name: str, **_limits: Any) -> Json:
        assert path.read_bytes() == b"ke hoach"
        assert name == "ke-hoach.docx"
        return song_lam()

    with patch(SANDBOX, side_effect=sandbox):
        assert actions.run_reading(reading=reading, clock=clock)


def test_progress_is_kept_while_it_runs(reading: Reading) -> None:
    seen = []

    def sandbox(_path: Any, *, progress: Any, **_limits: Any) -> Json:
        progress(3, 12)
        seen.append(Reading.objects.get(pk=reading.pk).progress)
        return song_lam()

    with patch(SANDBOX, side_effect=sandbox):
        actions.run_reading(reading=reading, clock=clock)
    assert seen == [25]


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_each_refusal_is_kept_and_leaves_no_plan(reading: Reading, code: str) -> None:
    assert run(reading, Unreadable(code, "x")) is None
    reading.refresh_from_db()
    assert (reading.state, reading.refusal, reading.refusal_detail) == ("refused", code, "x")
    assert Plan.objects.count() == 0
    assert Event.objects.filter(verb="plans.reading_refused").count() == 1


def test_a_sign_that_the_database_cannot_hold_becomes_a_space(reading: Reading) -> None:
    result = song_lam()
    result["text"] = result["text"].replace(" ", "\x00", 1)
    plan = run(reading, result)
    assert plan
    assert (plan.reading.result or {})["text"] == song_lam()["text"]


def test_a_plan_that_is_here_already_waits_for_a_person(lan: User, reading: Reading) -> None:
    a_draft(lan)
    assert run(reading, song_lam()) is None
    reading.refresh_from_db()
    assert (reading.state, Plan.objects.count()) == ("done", 1)


def test_a_reading_that_is_over_is_not_run_again(reading: Reading) -> None:
    run(reading, song_lam())
    assert run(reading, Unreadable("crashed")) is None
    assert actions.finish_reading(reading=reading, result=song_lam(), at=AT) is None
    actions.refuse_reading(reading=reading, code="crashed", detail="", at=AT)
    reading.refresh_from_db()
    assert reading.state == "done"


def test_a_result_that_makes_no_draft_is_refused_and_told_in_the_log(reading: Reading) -> None:
    result = song_lam()
    del result["tasks"][0]["text"]
    with pytest.raises(KeyError):
        run(reading, result)
    reading.refresh_from_db()
    assert (reading.refusal, reading.result, Plan.objects.count()) == ("crashed", None, 0)


def test_a_second_one_is_refused_while_it_runs_and_when_it_is_done(lan: User, reading: Reading) -> None:
    for _state in ("queued", "done"):
        with pytest.raises(Refused):
            actions.start_reading(document=reading.document, by=lan, at=AT)
        run(reading, song_lam())


def test_a_refused_one_may_be_tried_again(lan: User, reading: Reading) -> None:
    run(reading, Unreadable("too_slow", "60"))
    assert actions.start_reading(document=reading.document, by=lan, at=AT).state == "queued"


def test_one_whose_worker_died_may_be_tried_again(lan: User, reading: Reading) -> None:
    late = AT + STUCK_AFTER + timedelta(seconds=1)
    again = actions.start_reading(document=reading.document, by=lan, at=late)
    reading.refresh_from_db()
    assert (reading.state, reading.refusal, again.state) == ("refused", "crashed", "queued")


def test_a_reader_is_refused(lan: User, hoa: User) -> None:
    with pytest.raises(Forbidden):
        actions.start_reading(document=a_document(lan), by=hoa, at=AT)
