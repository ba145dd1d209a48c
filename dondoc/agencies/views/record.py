"""The record: what was done, by whom, for which agency, on a page and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import needs
from dondoc.agencies.permissions.record import visible_events
from dondoc.agencies.queries.people import agencies_named, named
from dondoc.audit.models import STEAD, Event
from dondoc.audit.queries import RecordFilter, Told, matching, told
from dondoc.audit.vocabulary import things_of
from dondoc.lib import dates
from dondoc.lib.errors import Refused
from dondoc.lib.files import wanted_file
from dondoc.lib.tables import Cell, Column, Table

PAGE = 50
#: Events of one file; a file of more is no table that anybody reads, and the memory is finite.
MOST = 50_000


@needs(Permission.READ_RECORD)
@require_GET
def record(request: HttpRequest) -> HttpResponse:
    """Who did what, and when? By days, agency and person."""
    words = {
        name: request.GET.get(name, "").replace("\0", "").strip()[:200]
        for name in ("first", "last", "agency", "person")
    }
    wrong = [name for name in ("first", "last") if words[name] and _day(words[name]) is None]
    rows = matching(visible_events(request.user), _filter(words))
    if file := _file(request, rows, _("record")):
        return file
    context = {
        "words": words,
        "wrong": wrong,
        "narrows": any(words.values()),
        "address": urlencode({name: word for name, word in words.items() if word}),
        **_listed(request, rows, with_things=True),
    }
    return render(request, "agencies/record/all.html", context)


@needs(Permission.READ_RECORD)
@require_GET
def record_of(request: HttpRequest, thing_type: str, thing_id: str) -> HttpResponse:
    """What happened to one thing, even to one that is gone?"""
    rows = visible_events(request.user).filter(thing_type=thing_type, thing_id=thing_id).select_related("by")
    rows = rows.order_by("-at", "-pk")
    if not rows.exists():
        raise Http404
    thing = things_of(thing_type, [thing_id]).get(thing_id)
    if file := _file(request, rows, thing.name if thing else f"{thing_type} {thing_id}"):
        return file
    context = {"thing": thing, "label": f"{thing_type} {thing_id}", "address": "", **_listed(request, rows)}
    return render(request, "agencies/record/thing.html", context)


def _listed(request: HttpRequest, rows: QuerySet[Event], *, with_things: bool = False) -> dict[str, object]:
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return {"page": page, "rows": told(page, with_things=with_things)}


def _filter(words: dict[str, str]) -> RecordFilter:
    return RecordFilter(
        first=_day(words["first"]),
        last=_day(words["last"]),
        people=User.objects.filter(named(words["person"])).values("pk") if words["person"] else None,
        agencies=agencies_named(words["agency"]) if words["agency"] else None,
    )


def _day(text: str) -> date | None:
    """A day of the address; what is none is as if not there, and the page says so."""
    try:
        day = dates.parse(text) if text else None
    except ValueError:
        return None
    return day if day and 1900 <= day.year <= 2200 else None


def _file(request: HttpRequest, rows: QuerySet[Event], name: str) -> HttpResponse | None:
    """The events as a file where the address asks for one; refuses more than `MOST`."""
    kind = wanted_file(request)
    if not kind:
        return None
    if rows[MOST : MOST + 1].exists():
        too_many = _("These are more than %(most)d events; narrow the days, then take out each part.")
        raise Refused(too_many % {"most": MOST})
    return _table(rows).response(kind, f"{name}-{timezone.localdate():%Y-%m-%d}")


def _table(rows: QuerySet[Event]) -> Table:
    columns = [
        Column(_("When"), 18),
        Column(_("Who"), 24),
        Column(_("In whose stead"), 24),
        Column(_("For which agency"), 30),
        Column(_("What"), 80),
        Column(_("Thing"), 30),
        Column(_("Changes"), 60),
    ]
    return Table(_("Record"), columns, _rows(rows))


def _rows(rows: QuerySet[Event]) -> Iterator[list[Cell]]:
    """By the thousand, so that names of things are looked up together and memory stays small."""
    batch: list[Event] = []
    for event in rows.iterator(1000):
        batch.append(event)
        if len(batch) == 1000:
            yield from map(_row, told(batch, with_things=True))
            batch = []
    yield from map(_row, told(batch, with_things=True))


def _row(row: Told) -> list[Cell]:
    event = row.event
    by = str(event.by) if event.by else "Đôn Đốc"
    thing = row.thing.name if row.thing else f"{event.thing_type} {event.thing_id}"
    lines = "\n".join(f"{change.field}: {change.before} → {change.after}" for change in row.changes)
    return [event.at, by, event.data.get(STEAD, ""), event.agency_name, row.sentence, thing, lines]
