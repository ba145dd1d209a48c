"""Reading the record."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import QuerySet

from dondoc.audit import vocabulary
from dondoc.audit.models import Event


def events_of(thing: models.Model) -> QuerySet[Event]:
    """What happened to a thing, newest first, with the people."""
    return Event.objects.filter(thing_type=thing._meta.label_lower, thing_id=str(thing.pk)).select_related("by")


class _Facts(dict[str, Any]):
    """A fact that an old event lacks is shown as a dash, so that an old record stays readable."""

    def __missing__(self, key: str) -> str:
        return "—"


def sentence(event: Event) -> str:
    """The event as a sentence in the reader's language; raises `UnknownVerb`."""
    facts = _Facts(event.data)
    facts["by"] = str(event.by) if event.by else "Đôn Đốc"
    facts["thing"] = event.thing_id
    return str(vocabulary.sentence_of(event.verb)).format_map(facts)
