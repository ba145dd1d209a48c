"""Two issued plans side by side."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.lib.files import file_of, wanted_file
from dondoc.lib.tables import Table
from dondoc.plans.models import Plan
from dondoc.plans.permissions import needs_reading
from dondoc.plans.queries.live.comparison import Comparison, compare, offers
from dondoc.plans.queries.live.plans import issued_plans
from dondoc.plans.views.live import comparison_tables

#: Pairs of tasks that the page shows; the file holds all of them.
MOST_TASKS = 60
#: Agencies that the page shows.
MOST_AGENCIES = 15
TABLES: dict[str, Callable[[Comparison], Table]] = {
    "indicators": comparison_tables.indicators,
    "tasks": comparison_tables.tasks,
    "agencies": comparison_tables.agencies,
}


@needs_reading
@require_GET
def comparison(request: HttpRequest) -> HttpResponse:
    """Where do two plans differ? Those that implement the same document are offered first."""
    plans = {plan.pk: plan for plan in issued_plans()}
    one, other = _chosen(plans, request.GET.get("a", "")), _chosen(plans, request.GET.get("b", ""))
    chosen = request.GET.get("table", "indicators")
    if chosen not in TABLES:
        raise Http404
    found = compare(one, other) if one and other and one != other else None
    if found:
        file = file_of(request, lambda: TABLES[chosen](found), _("comparison"), *found.names, chosen)
        if file:
            return file
    elif wanted_file(request):
        raise Http404
    offered = offers()
    context = {
        "one": one,
        "other": other,
        "is_same": one is not None and one == other,
        "choices": _choices(plans, one, offered),
        "plans": list(plans.values()),
        "offers": offered,
        "found": found,
        "address": f"a={one.pk}&b={other.pk}" if one and other else "",
        "most_tasks": MOST_TASKS,
        "most_agencies": MOST_AGENCIES,
    }
    return render(request, "plans/live/compare.html", context)


def _chosen(plans: dict[int, Plan], number: str) -> Plan | None:
    """The plan of the address; an address that names one that is not here is no such page."""
    if not number:
        return None
    plan = plans.get(int(number)) if number.isascii() and number.isdigit() and len(number) < 19 else None
    if plan is None:
        raise Http404
    return plan


def _choices(plans: dict[int, Plan], one: Plan | None, offered: dict[str, list[Plan]]) -> tuple[list[Plan], list[Plan]]:
    """What may stand beside the first plan: those that implement the same document, then the others."""
    alike = {plan.pk for group in offered.values() if one and one in group for plan in group}
    first = [plan for plan in plans.values() if plan.pk in alike and plan != one]
    return first, [plan for plan in plans.values() if plan.pk not in alike and plan != one]
