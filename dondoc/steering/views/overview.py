"""Where does the province stand? One page for a screen, a phone and a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.lib.tables import Column, Table
from dondoc.papers.chart import Chart, ChartKind, Series, Tone
from dondoc.papers.charts.pictures import svg
from dondoc.papers.report import Language
from dondoc.plans.models import Task
from dondoc.progress.enums import Cell
from dondoc.progress.models.words import CELLS
from dondoc.progress.queries.counts import ledger
from dondoc.reporting.enums import Part
from dondoc.reporting.queries.ledger import periods_of
from dondoc.steering.enums import Path
from dondoc.steering.permissions import needs_reports
from dondoc.steering.queries.overview import AgencyCounts, Overview, by_agency, overview
from dondoc.steering.queries.scope import scope_for
from dondoc.steering.views.wanted import Wanted

#: Rows that stand open before the rest is asked for: what fits on a sheet of paper.
FIRST = 12
#: Rows where all are asked for; no province has as many agencies.
_MOST = 2_000
#: Indicators that need a leader's eye.
_WORRYING = (Path.OFF_PATH, Path.DISAGREE)
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
    if kind := request.GET.get("format"):
        return _file(found, kind)
    is_all = request.GET.get("all") == "1"
    context = {
        "found": found,
        "scope": scope,
        "day": wanted.day,
        "wanted": wanted,
        "address": wanted.address,
        "periods": periods_of()[:FIRST],
        "cells": list(Cell),
        "shown": _MOST if is_all else FIRST,
        "first_rows": f":{_MOST if is_all else FIRST}",
        # One plan alone has a list of all that its numbers count; of several, the tables below say it.
        "only_plan": scope.keys[0] if len(scope.keys) == 1 else None,
        "plans": {plan.pk: plan for plan in scope.plans},
        **_parts(found),
    }
    return render(request, "steering/overview.html", context)


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


def _parts(found: Overview) -> dict[str, Any]:
    return {
        "obstacles": [one for one in found.said if one.part == Part.OBSTACLES],
        "proposals": [one for one in found.said if one.part == Part.PROPOSALS],
        "worrying": [row for row in found.indicators if row.standing.path in _WORRYING],
        "quiet": [row for row in found.indicators if row.standing.path not in _WORRYING],
        "no_value": found.number_of(Path.NO_VALUE),
        "changed": [
            (_("Done since"), _told(found, found.news.tasks.newly_done)),
            (_("Newly late"), _told(found, found.news.tasks.newly_late)),
            (_("Open again"), _told(found, found.news.tasks.reopened)),
        ],
    }


def _told(found: Overview, keys: Sequence[int]) -> list[Task]:
    return [found.news.told[key] for key in keys]


def _file(found: Overview, kind: str) -> HttpResponse:
    if kind not in {"csv", "xlsx"}:
        raise Http404
    columns = [Column(_("Agency"), 40), Column(_("Tasks")), *(Column(str(CELLS[cell]).capitalize()) for cell in Cell)]
    rows = [
        [row.name or _("nobody"), row.counts.total, *(row.counts[cell] for cell in Cell), row.counts.share_late]
        for row in found.agencies
    ]
    table = Table(_("Tasks by agency"), [*columns, Column(_("Share late"))], rows)
    return table.response(kind, f"tien-do-{found.scope.day.isoformat()}")
