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


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that an address need not name; where what it names is no day, none and the sentence that says so."""

    value: date | None = None
    error: str | Promise = ""

    @classmethod
    def of(cls, text: str) -> Bound:
        """From these words of an address."""
        try:
            return cls(_known(text)) if text.strip() else UNSAID
        except ValueError:
            return cls(error=_("This is no day; the page leaves it out."))
        except LookupError:
            return cls(error=_("Nothing is known of that year; the page leaves it out."))

    @property
    def typed(self) -> str:
        """What stands in the form, and in an address."""
        return self.value.isoformat() if self.value else ""


UNSAID = Bound()


def day_of(request: HttpRequest) -> Day:
    """From `?on=2024-06-01` (or 1/6/2024); today where nothing is said."""
    return day_in(request.GET.get("on", ""))


def day_in(text: str) -> Day:
    """The day of these words of an address; today where they say nothing."""
    today, typed = timezone.localdate(), text.strip()
    if not typed:
        return Day(today, today.isoformat())
    try:
        day = _known(typed)
    except ValueError:
        return Day(today, today.isoformat(), _("This is no day; the page shows today instead."))
    except LookupError:
        return Day(today, today.isoformat(), _("Nothing is known of that year; the page shows today instead."))
    return Day(day, day.isoformat())


def _known(typed: str) -> date:
    """Raises `ValueError` for what is no day, `LookupError` for one of a year of which nothing is known."""
    day = dates.parse(typed)
    if not _FIRST <= day.year <= _LAST:
        raise LookupError(typed)
    return day
