"""How far is a plan, by section and by agency; who confirms its tasks."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.permissions import signed_in
from dondoc.agencies.queries.calling import Called
from dondoc.lib.asof import day_of
from dondoc.lib.errors import Refused
from dondoc.lib.files import file_of
from dondoc.lib.text import sort_key
from dondoc.plans.models import Plan
from dondoc.progress import actions, permissions
from dondoc.progress.enums import Cell
from dondoc.progress.forms import RuleForm
from dondoc.progress.models import PlanRule
from dondoc.progress.permissions import needs_deciding, needs_reading
from dondoc.progress.queries.counts import Ledger, ledger
from dondoc.progress.queries.planrules import confirmers_on
from dondoc.progress.rules.cells import Counts
from dondoc.progress.views.pages import live_plan_or_404, note
from dondoc.progress.views.tables import counts_table

#: Headings deeper than this are counted with those above them.
_DEPTH = 2


@needs_reading
@require_GET
def counts(request: HttpRequest, plan_id: int) -> HttpResponse:
    """How far is this plan? The four counts and those without a date, by section and by agency."""
    plan, day = live_plan_or_404(plan_id), day_of(request)
    read = ledger([plan.pk], day.value)
    agencies, sections = _by_agency(read), read.by_section(_DEPTH)
    by_agency = request.GET.get("table") == "agencies"
    named = (
        [(name, row) for _key, name, row in agencies]
        if by_agency
        else [(f"{row.path} {row.title}".strip(), row.counts) for row in sections]
    )
    heading = _("Agency") if by_agency else _("Section")
    file = file_of(request, lambda: counts_table(_("Progress"), heading, named), str(plan), heading, str(day.value))
    if file:
        return file
    context = {
        "plan": plan,
        "day": day,
        "whole": read.of_tasks(),
        "agencies": agencies,
        "sections": sections,
        "cells": list(Cell),
        "confirmer": confirmers_on([plan.pk], timezone.now())[plan.pk],
        "may_decide": permissions.may_decide(request.user, plan),
        "address": day.address,
    }
    return render(request, "progress/plan.html", context)


def _by_agency(read: Ledger) -> list[tuple[int | None, str, Counts]]:
    """Key, name and counts of each agency, the latest first, nobody last."""
    found = read.by_agency()
    called = Called(found)
    named = [(key, called.on(key, read.day, short=True) or _("nobody"), row) for key, row in found.items()]
    return sorted(named, key=lambda one: (one[0] is None, -one[2].open_late, -one[2].total, sort_key(one[1])))


@never_cache
@needs_deciding
@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Who confirms that tasks of this plan are done?"""
    plan = live_plan_or_404(plan_id)
    permissions.check_may_decide(request.user, plan)
    rules = list(PlanRule.objects.filter(plan=plan).select_related("set_by").order_by("-pk"))
    now = rules[0].confirmer if rules else ""
    initial = {"confirmer": now or RuleForm.NOBODY, "since": timezone.localdate()}
    form = RuleForm(request.POST) if request.method == "POST" else RuleForm(initial=initial)
    if form.is_bound and form.is_valid() and _set(request, plan, form):
        messages.success(request, _("Saved. What was recorded before stays as it was."))
        return redirect("progress:plan", plan.pk)
    return render(request, "progress/rule.html", {"plan": plan, "form": form, "rules": rules})


def _set(request: HttpRequest, plan: Plan, form: RuleForm) -> bool:
    try:
        actions.set_plan_rule(
            plan=plan,
            confirmer=form.chosen(),
            since=form.cleaned_data["since"],
            by=signed_in(request),
            at=timezone.now(),
        )
    except Refused as refused:
        note(form, refused)
        return False
    return True
