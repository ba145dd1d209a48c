"""When a regime asks for its reports, in words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from dondoc.lib import dates
from dondoc.reporting.models import RegimeVersion

_AFTER = re.compile(r"[MQHNY](?:\+(\d{1,2}))? (\d{1,2})")
_YEARLY = re.compile(r"(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def due_words(last: date, *, is_before: bool) -> str:
    """A due day as the plan says it, and what it means: "before 02/10/2025, that is until the end of 01/10/2025"."""
    if not is_before:
        return _("%(day)s at the latest") % {"day": dates.show(last)}
    days = {"day": dates.show(last + timedelta(days=1)), "last": dates.show(last)}
    return _("before %(day)s, that is until the end of %(last)s") % days


def regime_due(version: RegimeVersion) -> str:
    """When every period's report is due: "before day 02 of the month after the period"."""
    days = ", ".join(rule_words(word) for word in version.due)
    return (_("before %(days)s") if version.is_before else _("%(days)s at the latest")) % {"days": days}


def rule_words(word: str) -> str:
    """One word of `rules.dues` as people say it; as it stands where it is none."""
    if match := _AFTER.fullmatch(word):
        months, day = int(match[1] or 0), match[2].zfill(2)
        if months == 0:
            return _("day %(day)s of the period's last month") % {"day": day}
        if months == 1:
            return _("day %(day)s of the month after the period") % {"day": day}
        return _("day %(day)s of the month %(months)s months after the period") % {"day": day, "months": months}
    if match := _YEARLY.fullmatch(word):
        return f"{match[2]}/{match[1]}"
    if match := _MONTH.fullmatch(word):
        return _("the end of %(month)s") % {"month": f"{match[2]}/{match[1]}"}
    try:
        return dates.show(date.fromisoformat(word))
    except ValueError:
        return word
