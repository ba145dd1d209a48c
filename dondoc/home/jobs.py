"""Keeping the background jobs going."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status

from dondoc.home import demo

#: Finished jobs are kept so long, to look at when something is asked.
KEPT_HOURS = 30 * 24


@app.periodic(cron="* * * * *")
@app.task(name="home.resume_stalled", queueing_lock="home.resume_stalled")
async def resume_stalled(timestamp: int) -> None:
    """Queue again the jobs whose worker was killed in the middle of them; lay aside those whose like waits already."""
    for job in await app.job_manager.get_stalled_jobs():
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:
            await app.job_manager.finish_job(job, status=Status.ABORTED, delete_job=False)


@app.periodic(cron="17 3 * * *")
@app.task(name="home.forget_finished", queueing_lock="home.forget_finished")
async def forget_finished(timestamp: int) -> None:
    """Remove jobs that ended long ago."""
    await app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS, include_failed=True, include_cancelled=True)


@app.task(name=demo.STORY_JOB, queueing_lock=demo.STORY_JOB)
def tell_the_story() -> None:
    """Bring in what became of the demonstration's plans, a report at a time, so that a stop waits little."""
    at = timezone.now()
    if demo.tell(at=at, at_most=1):
        with suppress(AlreadyEnqueued):
            tell_the_story.defer()
    else:
        demo.issue_first(at=at)
