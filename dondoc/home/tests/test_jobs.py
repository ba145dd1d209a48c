from __future__ import annotations

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db(transaction=True)


def stall(job: int) -> None:
    """As if the worker had been killed in the middle of the job."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL WHERE id = %s", [job])


def test_a_job_whose_worker_was_killed_is_done_after_all() -> None:
    stalled = app.configure_task("home.forget_finished", queueing_lock="another").defer(timestamp=0)
    stall(stalled)
    app.configure_task("home.resume_stalled").defer(timestamp=0)
    run_jobs()  # queues it again …
    run_jobs()  # … and does it
    assert ProcrastinateJob.objects.get(pk=stalled).status == "succeeded"


def test_a_stalled_job_whose_like_waits_already_holds_up_no_other() -> None:
    task = "home.forget_finished"
    doubled = app.configure_task(task, queueing_lock="the same").defer(timestamp=0)
    stall(doubled)
    waiting = app.configure_task(task, queueing_lock="the same", schedule_in={"hours": 1}).defer(timestamp=0)
    other = app.configure_task(task, queueing_lock="another").defer(timestamp=0)
    stall(other)
    app.configure_task("home.resume_stalled").defer(timestamp=0)
    run_jobs()
    run_jobs()
    status = dict(ProcrastinateJob.objects.values_list("pk", "status"))
    assert (status[doubled], status[waiting], status[other]) == ("aborted", "todo", "succeeded")


def test_jobs_that_ended_long_ago_are_removed() -> None:
    old, recent = (app.configure_task("home.forget_finished", queueing_lock=name).defer(timestamp=0) for name in "ab")
    run_jobs()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '40 days' WHERE job_id = %s", [old])
    app.configure_task("home.forget_finished").defer(timestamp=0)
    run_jobs()
    assert list(ProcrastinateJob.objects.filter(pk__in=[old, recent]).values_list("pk", flat=True)) == [recent]
