from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def end_of(day: date) -> datetime:
    """The first instant after the local day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
