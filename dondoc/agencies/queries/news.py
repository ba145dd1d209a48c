"""When the registry learned something last."""

from __future__ import annotations

from datetime import datetime

from dondoc.audit.models import Event

#: After these a name that nobody knew may be known.
_LEARNED = (
    "agencies.founded",
    "agencies.corrected",
    "agencies.spelling_added",
    "agencies.change_done",
    "agencies.imported",
    "agencies.starter_loaded",
)


def last_changed_at() -> datetime | None:
    """The instant of the last change by which a name may have become known; None for an empty registry."""
    return Event.objects.filter(verb__in=_LEARNED).order_by("-at", "-pk").values_list("at", flat=True).first()
