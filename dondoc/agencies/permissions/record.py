"""How much of the record somebody may read."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions.checks import seats_for
from dondoc.agencies.permissions.reach import at_or_below
from dondoc.audit.models import Event


def visible_events(user: User | AnonymousUser) -> QuerySet[Event]:
    """All for an administrator, else what was done for the agencies that the person's role reaches.

    Refuses those who may not read the record at all.
    """
    agencies = [seat.agency for seat in seats_for(user, Permission.READ_RECORD)]
    if None in agencies:
        return Event.objects.all()
    known = [agency for agency in agencies if agency is not None]
    return Event.objects.filter(agency_id__in=at_or_below(known, timezone.localdate()))
