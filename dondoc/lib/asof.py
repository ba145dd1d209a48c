"""The day that a page speaks of, from its address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.lib import dates

#: Years that a page may speak of; nothing is known of others.
_FIRST, _LAST = 1945, 2100


@dataclass(frozen=True, slots=True)
class Day:
    """The day of a page; where the address names none that is a day, today and the sentence that says so."""

    value: date
    #: What stands in the form.
    typed: str
    error: str | Promise = ""

    @property
    def is_today(self) -> bool:
        """It is the present."""
        return self.value == timezone.localdate()

    @property
    def address(self) -> str:
        """The part of the address that names it; nothing for today."""
        return "" if self.is_today else f"on={self.value.isoformat()}"


def day_of(request: HttpRequest) -> Day:
    """From `?on=2024-06-01` (or 1/6/2024); today where nothing is said."""
    today, typed = timezone.localdate(), request.GET.get("on", "").strip()
    if not typed:
        return Day(today, today.isoformat())
    try:
        day = dates.parse(typed)
    except ValueError:
        return Day(today, today.isoformat(), _("This is no day; the page shows today instead."))
    if not _FIRST <= day.year <= _LAST:
        return Day(today, today.isoformat(), _("Nothing is known of that year; the page shows today instead."))
    return Day(day, day.isoformat())
