"""Who else is at a draft, so that two people are told of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dondoc.reporting.models import Answer, Revision
from dondoc.reporting.queries.revisions import words_of

#: How long ago somebody else's save still tells that they are at it, too.
PRESENT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody else who is at the same draft."""

    person: str
    at: datetime
    #: What they saved last.
    what: str
    #: How many answers they saved since the page was opened.
    count: int


def others_at(revision: Revision, *, me: int, opened: datetime, now: datetime) -> list[Present]:
    """Who else has saved in the last minutes, or since this person opened the page; one query."""
    rows = Answer.objects.filter(revision=revision, saved_at__gte=min(opened, now - PRESENT)).exclude(saved_by=me)
    rows = rows.select_related("saved_by", "holding__assignment__task", "indicator").order_by("-saved_at", "pk")
    people: dict[str, list[Answer]] = defaultdict(list)
    for row in rows:
        people[str(row.saved_by)].append(row)
    return [
        Present(person, saved[0].saved_at or now, words_of(saved[0]), _since(saved, opened))
        for person, saved in people.items()
    ]


def _since(saved: Iterable[Answer], opened: datetime) -> int:
    return sum(1 for row in saved if row.saved_at and row.saved_at > opened)
