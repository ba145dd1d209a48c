"""The ledger goes on by itself: periods come into sight, agencies hand over."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from dondoc.reporting import actions
from dondoc.reporting.queries.news import has_news

#: The quarter of an hour between two looks, and as much again for one that came late.
_SINCE = timedelta(minutes=30)


@app.periodic(cron="12 0 * * *")
@app.task(name=actions.MAKING_JOB, queueing_lock=actions.MAKING_JOB)
def make_coming_obligations(timestamp: int) -> None:
    """Once a day: what has come within the horizon, and all that changed of agencies and duties."""
    actions.make_obligations(at=timezone.now())


@app.periodic(cron="*/15 * * * *")
@app.task(name="reporting.follow_news", queueing_lock="reporting.follow_news")
def follow_news(timestamp: int) -> None:
    """Soon after agencies changed, or duties got other holders."""
    now = timezone.now()
    if has_news(now - _SINCE):
        actions.make_obligations(at=now)
