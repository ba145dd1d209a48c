"""Whether something happened by which others may have to report."""

from __future__ import annotations

from datetime import datetime

from dondoc.audit.models import Event

#: By these somebody else may hold a duty, or answer for an agency.
_CHANGING = (
    "agencies.change_done",
    "agencies.change_corrected",
    "agencies.corrected",
    "agencies.imported",
    "agencies.starter_loaded",
    "plans.heirs_chosen",
    "plans.duties_ended",
    "plans.names_settled",
    "plans.name_settled",
)


def has_news(since: datetime) -> bool:
    """Since the instant."""
    return Event.objects.filter(verb__in=_CHANGING, at__gte=since).exists()
