"""Which reports are there? Beginning one, its facts and sources, laying it aside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.agencies.queries.calling import Called
from dondoc.consolidation import actions, permissions
from dondoc.consolidation.forms.reports import FactsForm, SourcesForm
from dondoc.consolidation.models import Report
from dondoc.consolidation.permissions import needs_composing, needs_reports
from dondoc.consolidation.queries.choosing import keeper_for, sources_for, upwards_for
from dondoc.consolidation.queries.openings import opening_facts
from dondoc.consolidation.queries.senders import Pair, pairs_of
from dondoc.consolidation.views.finding import frame, report_or_404
from dondoc.lib.errors import Refused, Stale

PAGE = 50


@never_cache
@needs_reports
@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """Which reports were made of many, and which are being composed?"""
    rows = permissions.visible_reports(request.user).filter(discarded_at=None).select_related("supplements")
    drafts = list(rows.drafts().order_by("-pk"))
    page = Paginator(rows.issued().order_by("-issued_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    called = Called({report.keeper_id for report in [*drafts, *page]})
    today = timezone.localdate()
    context = {
        "drafts": [(report, called.on(report.keeper_id, today, short=True)) for report in drafts],
        "page": page,
        "issued": [(report, called.on(report.keeper_id, today, short=True)) for report in page],
    }
    return render(request, "consolidation/reports.html", context)


@never_cache
@needs_composing
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Whose reports shall be made one? Everything else is filled in as in the last report, and can be changed."""
    agencies, today = permissions.composing_agencies(request.user), timezone.localdate()
    form = _sources_form(request, agencies, today)
    if form.is_bound and form.is_valid():
        try:
            report = _start(request, form, agencies, today)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("consolidation:desk", report.pk)
    return render(request, "consolidation/new.html", {"form": form, "today": today})


def _start(request: HttpRequest, form: SourcesForm, agencies: list[int], today: date) -> Report:
    pairs = form.pairs()
    keeper = keeper_for(pairs, agencies, today)
    return actions.start_report(
        keeper=keeper,
        facts=opening_facts(pairs, keeper, today),
        sources=pairs,
        obligation=form.upwards_chosen(),
        by=signed_in(request),
        at=timezone.now(),
    )


def _sources_form(
    request: HttpRequest, agencies: Iterable[int], day: date, report: Report | None = None
) -> SourcesForm:
    chosen: list[Pair] = pairs_of(report) if report else []
    initial: dict[str, Any] = {"sources": [f"{regime}:{period}" for regime, period in chosen]}
    if report:
        initial |= {"version": report.facts_version, "obligation": str(report.obligation_id or "")}
    return SourcesForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        choices=sources_for(agencies, day, chosen),
        upwards=upwards_for(agencies, day),
    )


@never_cache
@needs_composing
@require_http_methods(["GET", "POST"])
def sources(request: HttpRequest, report_id: int) -> HttpResponse:
    """Whose reports does it draw on?"""
    report = report_or_404(request, report_id)
    form = _sources_form(request, [report.keeper_id], timezone.localdate(), report)
    if form.is_bound and form.is_valid():
        try:
            actions.set_sources(
                report=report,
                version=form.cleaned_data["version"] or 0,
                sources=form.pairs(),
                obligation=form.upwards_chosen(),
                by=signed_in(request),
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("consolidation:desk", report.pk)
    return render(request, "consolidation/sources.html", frame(request, report) | {"form": form})


@never_cache
@needs_composing
@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, report_id: int) -> HttpResponse:
    """What does the document say of itself?"""
    report = report_or_404(request, report_id)
    context = frame(request, report)
    if request.method == "GET":
        return render(
            request, "consolidation/facts.html", context | {"form": FactsForm(initial=FactsForm.shown(report))}
        )
    form, status = FactsForm(request.POST), 200
    if form.is_valid():
        version, by, at = form.cleaned_data["version"] or 0, signed_in(request), timezone.now()
        try:
            actions.save_facts(report=report, version=version, facts=form.facts(), by=by, at=at)
        except Stale as stale:
            data = request.POST.copy()
            data["version"] = str(report.facts_version)
            form, status = FactsForm(data), 409
            context |= {"stale": stale, "theirs": _theirs(form, report)}
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("consolidation:desk", report.pk)
    return render(request, "consolidation/facts.html", context | {"form": form}, status=status)


def _theirs(form: FactsForm, report: Report) -> list[dict[str, object]]:
    """The facts that are saved now and read otherwise than what was typed."""
    now = FactsForm(initial=FactsForm.shown(report))
    return [
        {"label": field.label, "words": now[field.name].value()}
        for field in form.visible_fields()
        if str(field.value() or "").strip() != str(now[field.name].value() or "").strip()
    ]


@needs_composing
@require_POST
def discard(request: HttpRequest, report_id: int) -> HttpResponse:
    """Lay the draft aside."""
    report = report_or_404(request, report_id)
    actions.discard_report(report=report, by=signed_in(request), at=timezone.now())
    messages.success(request, _("The draft was laid aside."))
    return redirect("consolidation:reports")
