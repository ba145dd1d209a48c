"""Days and instants on the page: 02/09/2024, 02/09/2024 lúc 14:05. Data files keep ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def end_of(day: date) -> datetime:
    """The first instant after the local day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def show(day: date) -> str:
    """A day, or the local day of an instant, as dd/mm/yyyy."""
    if isinstance(day, datetime):
        day = timezone.localtime(day)
    # quicker by far than strftime: reports show tens of thousands
    return f"{day.day:02}/{day.month:02}/{day.year}"


def show_at(instant: datetime) -> str:
    """An instant in local time, to the minute."""
    local = timezone.localtime(instant)
    return _("%(time)s on %(day)s") % {"time": f"{local:%H:%M}", "day": f"{local:%d/%m/%Y}"}


def parse(text: str) -> date:
    """Read 2/9/2024, 02-09-2024 or the ISO 2024-09-02; raises `ValueError` for anything else."""
    clean = text.strip()
    if match := _DAY.fullmatch(clean):
        day, month, year = map(int, match.groups())
        return date(year, month, day)
    return date.fromisoformat(clean)
