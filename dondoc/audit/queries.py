"""Reading the record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.audit import vocabulary
from dondoc.audit.models import FIELDS, STEAD, Event
from dondoc.audit.vocabulary import Thing
from dondoc.lib import dates

_NOTHING = "—"
_PLATFORM = "Đôn Đốc"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Changed:
    """What a field held before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event as people read it."""

    event: Event
    sentence: str
    #: Who did it, and in whose stead.
    who: str
    changes: Sequence[Changed]
    #: What it was done to, as it is called today; None where that is not asked or it is gone.
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What is looked for in the record; days are local and both count, None is without limit."""

    first: date | None = None
    last: date | None = None
    #: Keys of people and of agencies, or queries for them.
    people: Collection[int] | QuerySet[Any, Any] | None = None
    agencies: Collection[int] | QuerySet[Any, Any] | None = None


def events_of(thing: models.Model) -> QuerySet[Event]:
    """What happened to a thing, newest first, with the people."""
    return events_named(thing._meta.label_lower, str(thing.pk))


def events_named(thing_type: str, thing_id: str) -> QuerySet[Event]:
    """The same by the label of its model ("plans.plan") and its key: a record outlives its thing."""
    return Event.objects.filter(thing_type=thing_type, thing_id=thing_id).select_related("by")


def matching(events: QuerySet[Event], wanted: RecordFilter) -> QuerySet[Event]:
    """Those of the events that are wanted, newest first, with the people."""
    rows = events.select_related("by").order_by("-at", "-pk")
    if wanted.first:
        rows = rows.filter(at__gte=_midnight(wanted.first))
    if wanted.last:
        rows = rows.filter(at__lt=_midnight(wanted.last + timedelta(days=1)))
    if wanted.people is not None:
        rows = rows.filter(by__in=wanted.people)
    if wanted.agencies is not None:
        rows = rows.filter(agency_id__in=wanted.agencies)
    return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def told(found: Iterable[Event], *, with_things: bool = False) -> list[Told]:
    """The events as people read them; `with_things` looks up what they were done to, one query a type."""
    rows = list(found)
    things = _things(rows) if with_things else {}
    return [
        Told(event, sentence(event), who(event), changes(event), things.get((event.thing_type, event.thing_id)))
        for event in rows
    ]


def _things(rows: Iterable[Event]) -> dict[tuple[str, str], Thing]:
    keys: dict[str, set[str]] = defaultdict(set)
    for event in rows:
        keys[event.thing_type].add(event.thing_id)
    return {
        (thing_type, key): thing
        for thing_type, wanted in keys.items()
        for key, thing in vocabulary.things_of(thing_type, wanted).items()
    }


class _Facts(dict[str, Any]):
    """A fact that an old event lacks is shown as a dash, so that an old record stays readable."""

    def __missing__(self, key: str) -> str:
        return _NOTHING


def sentence(event: Event) -> str:
    """The event as a sentence in the reader's language; raises `UnknownVerb`."""
    facts = _Facts(vocabulary.worded(event.verb, event.data))
    facts["by"] = who(event)
    facts["thing"] = event.thing_id
    return str(vocabulary.sentence_of(event.verb)).format_map(facts)


def who(event: Event) -> str:
    """Who did it, and in whose stead; the platform itself by its name."""
    name = str(event.by) if event.by else _PLATFORM
    stead = event.data.get(STEAD)
    return _("%(by)s (in the stead of %(holder)s)") % {"by": name, "holder": stead} if stead else name


def changes(event: Event) -> list[Changed]:
    """What was before and after, field by field, of an event that keeps it."""
    kept = vocabulary.worded(event.verb, event.data).get(FIELDS) or {}
    return [
        Changed(str(vocabulary.field_words(event.verb, field)), _shown(before), _shown(after))
        for field, (before, after) in kept.items()
    ]


def _shown(value: Any) -> str:
    if value is None or value in ("", []):
        return _NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str) and _ISO.fullmatch(value):
        return dates.show(date.fromisoformat(value))
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
