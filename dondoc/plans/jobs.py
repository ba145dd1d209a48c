"""Reading documents in the background."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from dondoc.plans import actions
from dondoc.plans.models import Reading


@app.task(name=actions.JOB, queue="reading")
def read_document(reading_id: int) -> None:
    """Do what `actions.start_reading` asked for."""
    reading = Reading.objects.select_related("document__content").get(pk=reading_id)
    actions.run_reading(reading=reading, clock=timezone.now)
