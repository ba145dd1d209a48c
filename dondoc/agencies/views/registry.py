"""Which agencies there are, and one of them with all that happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.accounts.enums import Permission
from dondoc.agencies.models import Agency
from dondoc.agencies.models.words import KINDS, LEVELS
from dondoc.agencies.permissions import needs, standing_of
from dondoc.agencies.permissions.keeping import may_keep
from dondoc.agencies.queries.exporting import registry_table
from dondoc.agencies.queries.names import name_on
from dondoc.agencies.queries.portrait import portrait_of
from dondoc.agencies.queries.searching import AgencyFilter, day_of, found, name_of, province_of, provinces, rows_of
from dondoc.audit.models import Event
from dondoc.audit.queries import Told, events_of, told
from dondoc.lib.files import wanted_file
from dondoc.lib.htmx import render_page
from dondoc.lib.tables import Cell, Column, Table
from dondoc.lib.text import fold

PAGE = 50


@needs(Permission.READ_REGISTRY)
@require_GET
def agency_list(request: HttpRequest) -> HttpResponse:
    """Which agency is it? By any name, with and without accents; on a day."""
    wanted = _wanted(request)
    phases = found(wanted)
    if kind := wanted_file(request):
        return registry_table(phases, wanted.on).response(kind, f"{fold(_('agencies'))}-{wanted.on:%Y-%m-%d}")
    page = Paginator(phases, PAGE).get_page(request.GET.get("page"))
    address = _address(wanted)
    context = {
        "wanted": wanted,
        "under": name_of(wanted.parent, wanted.on),
        "day": wanted.on,
        "page": page,
        "rows": rows_of(page, wanted),
        "kinds": KINDS.items(),
        "levels": LEVELS.items(),
        "provinces": provinces(wanted.on),
        "address": address,
    }
    response = render_page(request, "agencies/list.html", context, part="results")
    response["HX-Push-Url"] = f"{request.path}?{address}" if address else request.path
    return response


def posted_number(text: str) -> int:
    """A number that a form or an address carries; 0, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _wanted(request: HttpRequest) -> AgencyFilter:
    """What the address says; somebody who comes without a wish sees their own province."""
    today = timezone.localdate()
    if request.GET:
        return AgencyFilter.read(request.GET.dict(), today)
    own = standing_of(request.user).own_agencies
    return AgencyFilter(on=today, province=province_of(own[0], today) if own else None)


def _address(wanted: AgencyFilter) -> str:
    words = {
        "q": wanted.text,
        "kind": wanted.kind,
        "level": wanted.level,
        "province": wanted.province or "",
        "parent": wanted.parent or "",
        "on": "" if wanted.on == timezone.localdate() else f"{wanted.on:%Y-%m-%d}",
        "all": "1" if wanted.all_times else "",
    }
    # an address without a word would show the visitor's own province
    return urlencode({name: word for name, word in words.items() if word}) or "q="


@needs(Permission.READ_REGISTRY)
@require_GET
def agency(request: HttpRequest, agency_id: int) -> HttpResponse:
    """What is this agency? On a day: its names in time, where it stands, what happened to it, who answers for it."""
    row = get_object_or_404(Agency, pk=agency_id)
    day = day_of(request.GET.get("on", ""), timezone.localdate())
    context = {"one": portrait_of(row, day), "day": day, "keeps": may_keep(request.user, row.pk)}
    return render(request, "agencies/agency.html", context)


@needs(Permission.READ_REGISTRY)
@require_GET
def agency_record(request: HttpRequest, agency_id: int) -> HttpResponse:
    """What was done to the agency in the registry, and by whom? Newest first."""
    row = get_object_or_404(Agency, pk=agency_id)
    name = name_on(row, timezone.localdate())
    events = events_of(row)
    if kind := wanted_file(request):
        return _record_table(events).response(kind, f"{row.key.replace('/', '-')}-{fold(_('Record'))}")
    page = Paginator(events, PAGE).get_page(request.GET.get("page"))
    context = {
        "agency": row,
        "name": name,
        "page": page,
        "rows": told(page),
    }
    return render(request, "agencies/record.html", context)


def _record_table(events: Iterable[Event]) -> Table:
    columns = [Column(_("When")), Column(_("What"), 100), Column(_("For which agency"), 40), Column(_("Changed"), 80)]
    rows: Iterator[Sequence[Cell]] = (
        [one.event.at, one.sentence, one.event.agency_name, _changed(one)] for one in told(events)
    )
    return Table(_("Record"), columns, rows)


def _changed(one: Told) -> str:
    return "; ".join(f"{change.field}: {change.before} → {change.after}" for change in one.changes)
