"""Slips of the registry: what a stretch says, and other ways to write an agency."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.accounts.enums import Permission
from dondoc.accounts.permissions import signed_in
from dondoc.agencies import actions
from dondoc.agencies.forms.corrections import CorrectionForm
from dondoc.agencies.models import Agency, Phase, Spelling
from dondoc.agencies.permissions import needs
from dondoc.agencies.permissions.keeping import check_keeps
from dondoc.lib.errors import Forbidden, Refused, Stale


@needs(Permission.KEEP_REGISTRY)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, agency_id: int, phase_id: int) -> HttpResponse:
    """What is wrong in what the registry says of the agency?"""
    phases = Phase.objects.select_related("agency", "parent").defer("words")
    phase = get_object_or_404(phases, pk=phase_id, agency=agency_id)
    check_keeps(request.user, [agency_id])
    form = CorrectionForm(request.POST, phase=phase) if request.method == "POST" else _shown(phase)
    stale, status = False, 200
    if form.is_bound and form.is_valid():
        try:
            _correct(request, phase, form)
        except Refused as refusal:
            stale, status = isinstance(refusal, Stale), refusal.status
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("agencies:agency", agency_id)
    context = {"form": form, "phase": phase, "stale": stale, "version": _version(agency_id)}
    return render(request, "agencies/correct.html", context, status=status)


def _shown(phase: Phase) -> CorrectionForm:
    return CorrectionForm(initial=CorrectionForm.shown(phase), phase=phase)


def _version(agency: int) -> int:
    """As it is now: whoever saves after a refusal has seen what is there."""
    return Agency.objects.values_list("version", flat=True).get(pk=agency)


def _correct(request: HttpRequest, phase: Phase, form: CorrectionForm) -> None:
    actions.correct_agency(
        agency=phase.agency,
        phase=phase,
        facts=form.facts,
        span=form.span,
        version=form.cleaned_data["version"],
        by=signed_in(request),
        at=timezone.now(),
    )


@needs(Permission.KEEP_REGISTRY)
@require_POST
def add_spelling(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Another way to write the agency."""
    agency = get_object_or_404(Agency, pk=agency_id)
    text = request.POST.get("text", "").replace("\0", "")[:300]
    try:
        actions.add_spelling(agency=agency, text=text, by=signed_in(request), at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The spelling was added."))
    return redirect(reverse("agencies:agency", args=[agency_id]) + "#spellings")


@needs(Permission.KEEP_REGISTRY)
@require_POST
def remove_spelling(request: HttpRequest, agency_id: int, spelling_id: int) -> HttpResponse:
    """Forget a way to write the agency."""
    spelling = get_object_or_404(Spelling, pk=spelling_id, agency=agency_id)
    actions.remove_spelling(spelling=spelling, by=signed_in(request), at=timezone.now())
    messages.success(request, _("The spelling was removed."))
    return redirect(reverse("agencies:agency", args=[agency_id]) + "#spellings")
