"""Work in the background: reading documents, settling names of plans that were issued before names were settled."""

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


@app.periodic(cron="*/5 * * * *")
@app.task(name=actions.SETTLING_JOB, queueing_lock=actions.SETTLING_JOB)
def settle_issued_plans(timestamp: int) -> None:
    """Settle the names of issued plans that have none settled, and ask again where the registry has changed since."""
    for plan in actions.unresolved_plans():
        actions.resolve_plan(plan=plan, at=timezone.now())
    for plan in actions.plans_to_ask_again():
        actions.ask_again(plan=plan, at=timezone.now())
