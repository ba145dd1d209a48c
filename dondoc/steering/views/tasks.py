"""The tasks that a number of the leaders' page counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.agencies.queries.calling import Called
from dondoc.lib import dates
from dondoc.plans.models import Section
from dondoc.progress.models.words import CELLS
from dondoc.progress.permissions import needs_reading
from dondoc.progress.queries.lines import shown
from dondoc.steering.models.words import CHANGES
from dondoc.steering.permissions import needs_reports
from dondoc.steering.queries.listing import Cut, tasks_in
from dondoc.steering.queries.overview import last_closing
from dondoc.steering.queries.scope import Scope, scope_for
from dondoc.steering.views.wanted import Wanted

_PAGE = 50
#: Shares of a task that the list shows one by one; of more it counts the states.
_MOST = 6


@needs_reports
@needs_reading
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Which tasks are these?"""
    wanted, cut = Wanted.read(request), Cut.read(request.GET.dict())
    scope = scope_for(request.user, wanted.day.value, wanted.province, wanted.plan)
    since = wanted.since or last_closing(scope)
    lines = Paginator(tasks_in(scope, cut, since), _PAGE).get_page(request.GET.get("page"))
    address = request.GET.copy()
    address.pop("page", None)
    context = {
        "wanted": wanted,
        "day": wanted.day,
        "page": lines,
        "rows": shown(list(lines), scope.day, most=_MOST),
        "address": address.urlencode(),
        "facts": list(_facts(scope, cut, since)),
        "own": set(),
    }
    return render(request, "steering/tasks.html", context)


def _facts(scope: Scope, cut: Cut, since: date) -> Iterator[str]:
    """What the list is cut to, in words."""
    yield scope.province.name if scope.province else ""
    if cut.show:
        yield str(CELLS[cut.show])
    if cut.change:
        yield f"{CHANGES[cut.change]} {dates.show(since)}"
    if cut.of_nobody:
        yield _("nobody")
    if cut.agency:
        yield Called([cut.agency]).on(cut.agency, scope.day)
    if cut.section:
        plan, path = cut.section
        found = Section.objects.filter(plan=plan, path=path).exclude(path="").first()
        yield f"{found.path}. {found.title}" if found else _("Under no heading")
