"""Where does each word and figure come from, and is this file the one that was issued?"""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.consolidation import permissions
from dondoc.consolidation.forms.reports import VerifyForm
from dondoc.consolidation.permissions import needs_reports
from dondoc.consolidation.queries.files import issued_as
from dondoc.consolidation.queries.tracing import behind, keys_of
from dondoc.consolidation.views.finding import frame, report_or_404
from dondoc.lib.canonical import digest
from dondoc.lib.text import fold

PAGE = 100


@never_cache
@needs_reports
@require_GET
def keys(request: HttpRequest, report_id: int) -> HttpResponse:
    """Where does each word and figure come from?"""
    report = report_or_404(request, report_id)
    words = " ".join(request.GET.get("q", "").split())[:200]
    every = keys_of(report, timezone.localdate())
    found = [each for each in every if fold(words) in fold(f"{each.key} {each.where} {each.value}")]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = frame(request, report) | {"page": page, "number": len(found), "every": len(every), "words": words}
    context["address"] = urlencode({"q": words}) if words else ""
    return render(request, "consolidation/keys.html", context)


@never_cache
@needs_reports
@require_GET
def key(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """What does this key stand for, and what is behind it?"""
    report, today = report_or_404(request, report_id), timezone.localdate()
    traced = next((each for each in keys_of(report, today) if each.key == key), None)
    if traced is None:
        raise Http404
    return render(request, "consolidation/key.html", frame(request, report) | {"behind": behind(traced, today)})


@never_cache
@needs_reports
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Is this file the one that was issued?"""
    form = VerifyForm(request.POST, request.FILES) if request.method == "POST" else VerifyForm()
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        sha256 = digest(form.cleaned_data["file"].read())
        found = issued_as(sha256)
        seen = permissions.visible_reports(request.user).filter(pk=found.pk).first() if found else None
        context |= {"sha256": sha256, "found": seen, "is_asked": True}
    return render(request, "consolidation/verify.html", context)
