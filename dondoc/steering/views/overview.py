"""Where does the province stand? One page for a screen, a phone and a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.lib.files import wanted_file
from dondoc.lib.tables import Column, Table
from dondoc.papers.chart import Chart, ChartKind, Series, Tone
from dondoc.papers.charts.pictures import svg
from dondoc.papers.report import Language
from dondoc.progress.enums import Cell
from dondoc.progress.models.words import CELLS
from dondoc.progress.queries.counts import ledger
from dondoc.reporting.enums import Part
from dondoc.reporting.queries.ledger import periods_of
from dondoc.steering.enums import Change, Path
from dondoc.steering.permissions import needs_reports
from dondoc.steering.queries.overview import AgencyCounts, IndicatorRow, Overview, by_agency, overview
from dondoc.steering.queries.scope import scope_for
from dondoc.steering.views.wanted import Wanted

#: Rows that stand open before the rest is asked for.
FIRST = 12
#: Rows where all are asked for; no province has as many agencies.
_MOST = 2_000
#: Rows of a table, and agencies' own words, that a sheet of paper has room for.
PAPER_ROWS, PAPER_WORDS = 6, 5
_TONES = {
    Cell.DONE_ON_TIME: Tone.DONE_ON_TIME,
    Cell.DONE_LATE: Tone.DONE_LATE,
    Cell.OPEN_IN_TIME: Tone.OPEN_IN_TIME,
    Cell.OPEN_LATE: Tone.OPEN_LATE,
    Cell.NO_DATE_OPEN: Tone.NO_DATE,
    Cell.NO_DATE_DONE: Tone.SECOND,
}


@needs_reports
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Where does the province stand?"""
    wanted = Wanted.read(request)
    scope = scope_for(request.user, wanted.day.value, wanted.province, wanted.plan)
    found = overview(request.user, scope, wanted.period, wanted.since)
    if kind := wanted_file(request):
        return _file(found, kind)
    is_all = request.GET.get("all") == "1"
    shown = _MOST if is_all else FIRST
    context = {
        "found": found,
        "scope": scope,
        "day": wanted.day,
        "wanted": wanted,
        "address": wanted.address,
        "periods": periods_of()[:FIRST],
        "cells": list(Cell),
        "changes": list(Change),
        "is_all": is_all,
        "shown": shown,
        "first_rows": f":{shown}",
        "paper_rows": PAPER_ROWS,
        "paper_words": PAPER_WORDS,
        "only_plan": scope.keys[0] if len(scope.keys) == 1 else None,
        "plans": {plan.pk: plan for plan in scope.plans},
        "obstacles": [one for one in found.said if one.part == Part.OBSTACLES],
        "proposals": [one for one in found.said if one.part == Part.PROPOSALS],
        "groups": _groups(found),
        **_addresses(wanted, found),
    }
    return render(request, "steering/overview.html", context)


def _addresses(wanted: Wanted, found: Overview) -> dict[str, str]:
    """Where the numbers lead; the bases end so that a filter can follow."""
    tasks, year = reverse("steering:tasks"), f"year={wanted.day.value.year}"
    ledger = "&".join(filter(None, (found.scope.address, wanted.day.address)))
    base = f"{reverse('reporting:ledger')}?{ledger}{'&' if ledger else ''}"
    eve = wanted.day.value - timedelta(days=1)
    return {
        "tasks_url": tasks,
        "tasks_base": f"{tasks}?{wanted.address}{'&' if wanted.address else ''}",
        "ledger_base": base,
        "fell_due": f"state=asked&{year}&due_until={eve.isoformat()}",
        "late_or_missing": f"state=asked&{year}&late=1",
        "newly_missing": f"{base}state=missing&due_from={found.news.since.isoformat()}",
    }


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators that stand alike enough to be read together."""

    #: Where the page has them.
    anchor: str
    words: str
    rows: Sequence[IndicatorRow]
    #: They stand open; the others unfold.
    is_open: bool = False
    #: Leaders are told how many.
    is_said: bool = True


def _groups(found: Overview) -> list[Group]:
    rest = [path for path in Path if path not in (Path.OFF_PATH, Path.DISAGREE, Path.NO_VALUE)]
    return [
        Group("off-path", _("Indicators off their path"), found.those(Path.OFF_PATH), is_open=True),
        Group("disagree", _("Indicators of which agencies report different figures"), found.those(Path.DISAGREE)),
        Group("no-figure", _("Indicators without a figure yet"), found.those(Path.NO_VALUE)),
        Group("others", _("Other indicators"), found.those(*rest), is_said=False),
    ]


@needs_reports
@require_GET
def chart(request: HttpRequest) -> HttpResponse:
    """The picture beside the table of agencies, of the rows that stand open."""
    wanted = Wanted.read(request)
    scope = scope_for(request.user, wanted.day.value, wanted.province, wanted.plan)
    rows = by_agency(ledger(scope.keys, scope.day))[:FIRST]
    if not rows:
        raise Http404
    language: Language = "en" if (get_language() or "").startswith("en") else "vi"
    return HttpResponse(svg(_chart(rows), language), content_type="image/svg+xml")


def _chart(rows: list[AgencyCounts]) -> Chart:
    return Chart(
        kind=ChartKind.STACKED,
        title=_("Tasks by agency"),
        labels=tuple(row.name or _("nobody") for row in rows),
        series=tuple(Series(str(CELLS[cell]), tuple(row.counts[cell] for row in rows), _TONES[cell]) for cell in Cell),
        unit=_("tasks"),
    )


def _file(found: Overview, kind: str) -> HttpResponse:
    columns = [Column(_("Agency"), 40), Column(_("Tasks")), *(Column(str(CELLS[cell]).capitalize()) for cell in Cell)]
    rows = [
        [row.name or _("nobody"), row.counts.total, *(row.counts[cell] for cell in Cell), row.counts.share_late]
        for row in found.agencies
    ]
    table = Table(_("Tasks by agency"), [*columns, Column(_("Share late"))], rows)
    return table.response(kind, f"tien-do-{found.scope.day.isoformat()}")
