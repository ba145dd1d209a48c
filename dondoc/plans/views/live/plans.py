"""Which plans there are, and what one of them asks."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET

from dondoc.accounts.enums import Permission
from dondoc.agencies.permissions import may
from dondoc.audit.queries import events_of, told
from dondoc.lib.files import file_of
from dondoc.lib.htmx import render_page
from dondoc.plans.models import Plan
from dondoc.plans.permissions import needs_reading
from dondoc.plans.queries.live import agencies, items, tasks
from dondoc.plans.queries.live.comparison import plans_of_same_document
from dondoc.plans.queries.live.plans import STATES, PlanFilter, plans, years
from dondoc.plans.views.live import tables
from dondoc.plans.views.live.pages import live_plan_or_404, name_of, running_head, tabs_of, with_address

PAGE = 50
#: Agencies that the overview shows before the rest is opened.
FIRST_AGENCIES = 12
STATE_WORDS = {
    "live": pgettext_lazy("plan", "Issued"),
    "replaced": gettext_lazy("Newer version issued"),
    "draft": gettext_lazy("Draft"),
}


def state_of(plan: Plan) -> str:
    """The word of a plan in the list; it was annotated there."""
    if not plan.is_issued:
        return "draft"
    return "replaced" if getattr(plan, "is_replaced", False) else "live"


@needs_reading
@require_GET
def plan_list(request: HttpRequest) -> HttpResponse:
    """Which plans are there? Newest first."""
    wanted = PlanFilter.read(request.GET.dict())
    rows = plans(request.user, wanted)
    file = file_of(request, lambda: tables.plans_table(rows, _state_words), _("plans"))
    if file:
        return file
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    is_reviewer = may(request.user, Permission.REVIEW_DRAFTS)
    words = {"q": wanted.text, "state": wanted.state, "year": wanted.year or ""}
    context = {
        "wanted": wanted,
        "page": page,
        "rows": [(plan, state_of(plan), _state_words(plan)) for plan in page],
        "states": [(state, STATE_WORDS[state]) for state in STATES if state != "draft" or is_reviewer],
        "years": years(request.user),
        "address": urlencode({name: word for name, word in words.items() if word}),
    }
    response = render_page(request, "plans/live/list.html", context, part="results")
    return with_address(request, response, str(context["address"]))


def _state_words(plan: Plan) -> str:
    return str(STATE_WORDS[state_of(plan)])


@needs_reading
@require_GET
def overview(request: HttpRequest, plan_id: int) -> HttpResponse:
    """What does the plan ask, of whom and by when? The answer in words first, each number a link to what it counts."""
    plan = live_plan_or_404(plan_id)
    loads, times = agencies.loads(plan), tasks.numbers_by_time(plan)
    chosen = request.GET.get("table", "agencies")
    if chosen not in ("agencies", "times"):
        raise Http404
    file = (
        file_of(request, lambda: tables.times_table(times), name_of(plan), _("times"))
        if chosen == "times"
        else file_of(request, lambda: tables.agencies_table(loads), name_of(plan), _("agencies"))
    )
    if file:
        return file
    context = {
        "plan": plan,
        "tabs": tabs_of(plan),
        "tab": "plan",
        "loads": loads,
        "tables": [loads[:FIRST_AGENCIES], loads[FIRST_AGENCIES:]],
        "leads": sum(bool(load.lead) for load in loads),
        "times": times,
        "unled": tasks.unled_count(plan),
        "implemented": items.implemented(plan),
        "same_document": plans_of_same_document(plan)[:5],
    }
    return render(request, "plans/live/overview.html", context)


@needs_reading
@require_GET
def print_style(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The part of the print style that names the plan."""
    return HttpResponse(running_head(live_plan_or_404(plan_id)), content_type="text/css; charset=utf-8")


@needs_reading
@require_GET
def history(request: HttpRequest, plan_id: int) -> HttpResponse:
    """What happened to the plan, and who did it? From the audit record, newest first."""
    plan = live_plan_or_404(plan_id)
    page = Paginator(events_of(plan), PAGE).get_page(request.GET.get("page"))
    found = [*page, *([] if page.has_next() else events_of(plan.document))]
    context = {
        "plan": plan,
        "tabs": tabs_of(plan),
        "tab": "history",
        "page": page,
        "rows": told(found),
    }
    return render_page(request, "plans/live/history.html", context, part="results")
