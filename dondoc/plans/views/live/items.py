"""Indicators, reporting duties, references and recipients of an issued plan."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.lib.files import file_of
from dondoc.lib.htmx import render_page
from dondoc.plans.enums import ItemKind
from dondoc.plans.permissions import needs_reading
from dondoc.plans.queries.assignments import assignments_to
from dondoc.plans.queries.live import items
from dondoc.plans.queries.live.words import clean
from dondoc.plans.queries.reasons import named_in
from dondoc.plans.views.live import tables
from dondoc.plans.views.live.pages import live_plan_or_404, name_of, tabs_of, with_address

#: The tab that each kind of item belongs to.
TAB_OF: dict[str, str] = {
    ItemKind.INDICATOR: "indicators",
    ItemKind.DUTY: "reports",
    ItemKind.REFERENCE: "references",
    ItemKind.RECIPIENT: "recipients",
}


@needs_reading
@require_GET
def indicators(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Which figures must be reached?"""
    plan = live_plan_or_404(plan_id)
    text = clean(request.GET.get("q", ""))
    rows = items.indicators(plan, text)
    file = file_of(request, lambda: tables.indicators_table(rows), name_of(plan), _("indicators"))
    if file:
        return file
    found = list(rows)
    context = {
        "plan": plan,
        "tabs": tabs_of(plan),
        "tab": "indicators",
        "text": text,
        "address": urlencode({"q": text}) if text else "",
        "rows": found,
        "of_tables": sum(not row.is_body for row in found),
    }
    response = render_page(request, "plans/live/indicators.html", context, part="results")
    return with_address(request, response, str(context["address"]))


@needs_reading
@require_GET
def reports(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Who reports to whom, and when?"""
    plan = live_plan_or_404(plan_id)
    rows = items.duties(plan)
    file = file_of(request, lambda: tables.duties_table(rows), name_of(plan), _("reports"))
    context = {"plan": plan, "tabs": tabs_of(plan), "tab": "reports", "rows": rows}
    return file or render(request, "plans/live/reports.html", context)


@needs_reading
@require_GET
def references(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Which documents does the plan carry out or rest on, and where does it name them?"""
    plan = live_plan_or_404(plan_id)
    found = list(items.references(plan))
    places = items.places_of(plan, found)
    file = file_of(request, lambda: tables.references_table(found, places), name_of(plan), _("references"))
    context = {
        "plan": plan,
        "tabs": tabs_of(plan),
        "tab": "references",
        "rows": [(reference, places[reference.pk]) for reference in found],
        "implemented": sum(reference.is_implemented for reference in found),
    }
    return file or render(request, "plans/live/references.html", context)


@needs_reading
@require_GET
def recipients(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Who gets the plan?"""
    plan = live_plan_or_404(plan_id)
    rows = items.recipients(plan)
    file = file_of(request, lambda: tables.recipients_table(rows), name_of(plan), _("recipients"))
    context = {"plan": plan, "tabs": tabs_of(plan), "tab": "recipients", "rows": rows}
    return file or render(request, "plans/live/recipients.html", context)


@needs_reading
@require_GET
def clause(request: HttpRequest, plan_id: int, kind: str, item_id: int) -> HttpResponse:
    """Where does an indicator, a duty, a reference or a recipient stand in the document?"""
    plan = live_plan_or_404(plan_id)
    item = items.one_item(plan, kind, item_id)
    if item is None:
        raise Http404
    if kind == ItemKind.TASK:
        return redirect("plans:task", plan.pk, item.pk)
    today = timezone.localdate()
    context = {
        "plan": plan,
        "tabs": tabs_of(plan),
        "tab": TAB_OF[kind],
        "item": item,
        "named": named_in(assignments_to(item), today),
        "today": today,
        "words": items.words_of(item),
        "clause": items.clause_of(item),
    }
    return render(request, "plans/live/clause.html", context)
