"""How are agencies rated, by which working; what was issued."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.lib.asof import Day, day_of
from dondoc.lib.dates import parse
from dondoc.lib.files import wanted_file
from dondoc.lib.keys import key_of
from dondoc.lib.tables import Cell, Column, Table
from dondoc.steering import actions, permissions
from dondoc.steering.models import IssuedRating, Method
from dondoc.steering.permissions import needs_methods, needs_reports
from dondoc.steering.queries.methods import example, method_on, rule_of
from dondoc.steering.queries.ratings import Ratings, ratings
from dondoc.steering.queries.scope import Scope, scope_for, scope_of_method
from dondoc.steering.rules import rating


@dataclass(frozen=True, slots=True)
class Shown:
    """A rating on a day, by the method that holds then; by the example where none does."""

    day: Day
    scope: Scope
    method: Method | None
    rule: rating.Method
    found: Ratings


def _shown(request: HttpRequest) -> Shown:
    """By the province's method, or that of the agency in the address."""
    day = day_of(request)
    scope = scope_for(request.user, day.value, key_of(request.GET.get("province", "")))
    chosen = key_of(request.GET.get("by", "")) or (scope.province.pk if scope.province else None)
    method = method_on([chosen], day.value) if chosen else None
    scope = scope_of_method(method, day.value) if method else scope
    rule = rule_of(method) if method else example().method
    return Shown(day, scope, method, rule, ratings(rule, scope))


@needs_reports
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """How are agencies rated?"""
    shown = _shown(request)
    if kind := wanted_file(request):
        return _file(shown, kind)
    issued = IssuedRating.objects.filter(method__agency=shown.method.agency_id) if shown.method else None
    keeps = shown.method is not None and permissions.may_keep(signed_in(request), shown.method.agency_id)
    context = {
        "shown": shown,
        "day": shown.day,
        "address": shown.day.address,
        "groups": shown.found.by_group(),
        "rated": sum(row.place is not None for row in shown.found.rows),
        "issued": issued.select_related("issued_by")[:12] if issued is not None else [],
        "may_issue": keeps and shown.method is not None and not shown.method.is_example,
    }
    return render(request, "steering/ratings.html", context)


@needs_reports
@require_GET
def agency(request: HttpRequest, agency_id: int) -> HttpResponse:
    """How was this agency rated?"""
    shown = _shown(request)
    row = shown.found.of(agency_id)
    if row is None:
        raise Http404
    context = {"shown": shown, "day": shown.day, "row": row, "year": str(shown.day.value.year)}
    return render(request, "steering/rating.html", context)


@needs_methods
@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Freeze the rating that the person looked at."""
    method = get_object_or_404(Method, pk=key_of(request.POST.get("method", "")) or 0)
    try:
        until = parse(request.POST.get("until", ""))
    except ValueError:
        raise Http404 from None
    done = actions.issue_rating(
        method=method,
        until=until,
        seen=request.POST.get("seen", ""),
        number=request.POST.get("number", "").strip()[:120],
        by=signed_in(request),
        at=timezone.now(),
    )
    messages.success(request, _("Issued. It stays as it is, whatever is recorded later."))
    return redirect("steering:issued", done.pk)


@needs_reports
@require_GET
def issued(request: HttpRequest, issued_id: int) -> HttpResponse:
    """What was issued?"""
    one = get_object_or_404(IssuedRating.objects.select_related("method", "issued_by"), pk=issued_id)
    return render(request, "steering/issued.html", {"issued": one, "rows": list(one.rows.all())})


def _file(shown: Shown, kind: str) -> HttpResponse:
    columns = [Column(_("Agency"), 40), Column(pgettext("rating", "Place")), Column(_("Score")), Column(_("Band"), 30)]
    rows: list[list[Cell]] = [
        [
            row.name,
            row.place,
            None if row.rating.score is None else _decimal(row.rating.score),
            row.rating.band.name if row.rating.band else None,
        ]
        for row in shown.found.rows
    ]
    return Table(_("Ratings"), columns, rows).response(kind, f"xep-loai-{shown.day.value.isoformat()}")


def _decimal(exact: Fraction) -> Decimal:
    """To more places than anybody shows; the places were given by the exact score."""
    return round(Decimal(exact.numerator) / exact.denominator, 6)
