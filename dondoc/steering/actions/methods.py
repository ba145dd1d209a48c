from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.agencies.models import Agency
from dondoc.audit.actions import record
from dondoc.steering import permissions, policies
from dondoc.steering.models import Band, Component, Method, ScoreStep
from dondoc.steering.rules import rating
from dondoc.steering.rules.method_file import Draft


@transaction.atomic
def set_method(*, agency: Agency, draft: Draft, from_day: date, by: User, at: datetime) -> Method:
    """Set how the agency rates others from a day on; the version that held until then ends with it.

    Refuses a day that has passed or that a version begins on already, and a draft by which nobody could be rated.
    """
    permissions.check_may_keep(by, agency.pk)
    policies.check_settable(draft)
    # One at a time: the agency stands for all its versions, the first among them.
    Agency.objects.select_for_update().get(pk=agency.pk)
    latest = Method.objects.filter(agency=agency).order_by("-valid").first()
    policies.check_begins(from_day, timezone.localdate(at), latest)
    if latest and from_day in latest.valid:
        latest.valid = DateRange(latest.valid.lower, from_day)
        latest.save(update_fields=["valid"])
    method = Method.objects.create(
        agency=agency,
        name=draft.name,
        valid=DateRange(from_day, None),
        basis=draft.basis,
        reason=draft.reason,
        least_measured=draft.method.least_measured,
        is_example=draft.is_example,
        made_at=at,
        made_by=by,
    )
    _write_rows(method, draft.method)
    data = {"name": draft.name, "since": from_day.isoformat(), "reason": draft.reason, "basis": draft.basis}
    record(by=by, verb="steering.method_set", thing=method, at=at, data=data)
    return method


def _write_rows(method: Method, rule: rating.Method) -> None:
    for position, one in enumerate(rule.components, start=1):
        row = Component.objects.create(
            method=method,
            position=position,
            measure=one.measure,
            weight=one.weight,
            scoring=one.scale.scoring,
            zero_at=one.scale.zero_at,
            full_at=one.scale.full_at,
            unmeasured=one.unmeasured,
        )
        ScoreStep.objects.bulk_create(
            ScoreStep(component=row, since=step.since, points=step.points) for step in one.scale.steps
        )
    Band.objects.bulk_create(Band(method=method, since=band.since, name=band.name) for band in rule.bands)
