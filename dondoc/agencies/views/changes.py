"""What happened to agencies, and entering it: prepared, looked at, carried out or withdrawn."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.accounts.enums import Permission
from dondoc.accounts.permissions import signed_in
from dondoc.agencies import actions
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.forms.changes import FORMS, ChangeForm
from dondoc.agencies.forms.corrections import RedatingForm
from dondoc.agencies.models import Agency, Change
from dondoc.agencies.models.words import CHANGES
from dondoc.agencies.permissions import may, needs, standing_of
from dondoc.agencies.permissions.keeping import check_keeps, keeps_all
from dondoc.agencies.policies.closing import LeavesThings
from dondoc.agencies.queries.changes import changes_in, sentence_of, told
from dondoc.agencies.queries.effects import effects_of
from dondoc.agencies.queries.parties import kept_for, versions_of
from dondoc.agencies.queries.portrait import links_of
from dondoc.agencies.queries.searching import province_of, provinces
from dondoc.agencies.rules.intents import Intent
from dondoc.agencies.views.registry import PAGE, posted_number
from dondoc.lib.errors import Forbidden, Refused
from dondoc.lib.htmx import render_page


@needs(Permission.READ_REGISTRY)
@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """What happened to the agencies of a province? The latest first; what is prepared before it, for who keeps them."""
    today = timezone.localdate()
    province = _province(request)
    page = Paginator(changes_in(province), PAGE).get_page(request.GET.get("page"))
    keeps = may(request.user, Permission.KEEP_REGISTRY)
    waiting = Change.objects.filter(done_at=None).order_by("on", "pk") if keeps else Change.objects.none()
    context = {
        "page": page,
        "rows": told(page),
        "prepared": told(waiting[:PAGE]),
        "provinces": provinces(today),
        "province": province,
        "address": f"province={province or ''}",
    }
    return render_page(request, "agencies/changes.html", context, part="results")


def _province(request: HttpRequest) -> int | None:
    """What the address says; somebody who comes without a wish sees their own province."""
    if "province" in request.GET:
        return posted_number(request.GET.get("province", "")) or None
    own = standing_of(request.user).own_agencies
    return province_of(own[0], timezone.localdate()) if own else None


@needs(Permission.KEEP_REGISTRY)
@require_GET
def new_change(request: HttpRequest) -> HttpResponse:
    """What has happened? The kinds of change, before anything else is asked."""
    agency = posted_number(request.GET.get("agency", ""))
    kinds = [(kind, words, _explained(kind)) for kind, words in CHANGES.items()]
    return render(request, "agencies/new-change.html", {"kinds": kinds, "agency": agency or ""})


def _explained(kind: str) -> str:
    return {
        ChangeKind.FOUNDED.value: _("An agency begins that takes over from nobody."),
        ChangeKind.RENAMED.value: _("It is the same agency under another name."),
        ChangeKind.MOVED.value: _("It stands under another agency, or in another province."),
        ChangeKind.MERGED.value: _("One or more end, and one takes over all that they held."),
        ChangeKind.SPLIT.value: _("One ends, and several share what it held: a person says who has which duty."),
        ChangeKind.HANDED_OVER.value: _("One gives a function away and goes on."),
        ChangeKind.ABOLISHED.value: _("One ends, and nobody takes over."),
    }[kind]


@needs(Permission.KEEP_REGISTRY)
@require_http_methods(["GET", "POST"])
def change_form(request: HttpRequest, kind: str) -> HttpResponse:
    """What exactly? Only what this kind of change needs; the change is prepared, nothing happens yet."""
    if kind not in FORMS:
        raise Http404
    form = _bound(request, kind)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            change = actions.prepare_change(
                kind=form.kind,
                on=form.cleaned_data["on"],
                intent=form.intent,
                backing=form.backing,
                by=signed_in(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            return redirect("agencies:change", change.pk)
    context = {"form": form, "kind": kind, "words": CHANGES[kind], "explained": _explained(kind)}
    return render(request, "agencies/change-form.html", context, status=status)


def _bound(request: HttpRequest, kind: str) -> ChangeForm:
    seats = standing_of(request.user).agencies(Permission.KEEP_REGISTRY)
    province = province_of(seats[0], timezone.localdate()) if seats else None
    if request.method == "POST" and "more" in request.POST:
        return FORMS[kind](initial=request.POST.dict(), province=province)
    if request.method == "POST":
        return FORMS[kind](request.POST, province=province)
    return FORMS[kind](initial=_initial(request), province=province)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """The agency from whose page somebody comes."""
    key = Agency.objects.filter(pk=posted_number(request.GET.get("agency", ""))).values_list("key", flat=True).first()
    return {"agency": key, "agency_0": key} if key else {}


@needs(Permission.READ_REGISTRY)
@require_GET
def change(request: HttpRequest, change_id: int) -> HttpResponse:
    """What does this change do, and why? A prepared one is there only for those who keep the registry."""
    row = get_object_or_404(Change.objects.select_related("done_by", "created_by"), pk=change_id)
    if not row.is_done:
        return _prepared(request, row)
    concerned = list(row.agencies.values_list("pk", flat=True))
    context = {
        "change": row,
        "sentence": sentence_of(row),
        "agencies": links_of(concerned, row.on),
        "keeps": keeps_all(request.user, concerned),
    }
    return render(request, "agencies/change.html", context)


def _prepared(request: HttpRequest, row: Change, refusal: Refused | None = None) -> HttpResponse:
    if not may(request.user, Permission.KEEP_REGISTRY):
        raise Http404
    wanted = kept_for(Intent.from_json(row.prepared))
    why_not = refusal or actions.why_not(row)
    context = {
        "change": row,
        "sentence": sentence_of(row),
        "effects": effects_of(row),
        "why_not": why_not,
        "left": why_not.left if isinstance(why_not, LeavesThings) else [],
        "version": versions_of(wanted),
        "keeps": keeps_all(request.user, wanted),
    }
    return render(request, "agencies/prepared.html", context, status=refusal.status if refusal else 200)


@needs(Permission.KEEP_REGISTRY)
@require_POST
def carry_out(request: HttpRequest, change_id: int) -> HttpResponse:
    """Let the prepared change happen."""
    row = get_object_or_404(Change, pk=change_id)
    version = posted_number(request.POST.get("version", ""))
    try:
        actions.carry_out_change(change=row, by=signed_in(request), at=timezone.now(), version=version)
    except Refused as refusal:
        row.refresh_from_db()
        if row.is_done or isinstance(refusal, Forbidden):
            raise
        return _prepared(request, row, refusal)
    messages.success(request, _("Carried out."))
    return redirect("agencies:change", row.pk)


@needs(Permission.KEEP_REGISTRY)
@require_POST
def withdraw(request: HttpRequest, change_id: int) -> HttpResponse:
    """Drop the prepared change."""
    row = get_object_or_404(Change, pk=change_id)
    actions.withdraw_change(change=row, by=signed_in(request), at=timezone.now())
    messages.success(request, _("Withdrawn; nothing has changed."))
    return redirect("agencies:changes")


@needs(Permission.KEEP_REGISTRY)
@require_http_methods(["GET", "POST"])
def correct_change(request: HttpRequest, change_id: int) -> HttpResponse:
    """Was the day entered wrongly, or what the change rests on?"""
    row = get_object_or_404(Change.objects.filter(done_at__isnull=False), pk=change_id)
    check_keeps(request.user, row.agencies.values_list("pk", flat=True))
    form = RedatingForm(request.POST) if request.method == "POST" else RedatingForm(initial=RedatingForm.shown(row))
    status = 200
    if form.is_bound and form.is_valid():
        by, at = signed_in(request), timezone.now()
        try:
            actions.correct_change(change=row, on=form.cleaned_data["on"], backing=form.backing, by=by, at=at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Saved."))
            return redirect("agencies:change", row.pk)
    context = {"form": form, "change": row, "sentence": sentence_of(row)}
    return render(request, "agencies/correct-change.html", context, status=status)
