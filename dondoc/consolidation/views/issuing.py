"""Issuing the report, and what has changed since."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.consolidation import actions
from dondoc.consolidation.forms.reports import IssueForm
from dondoc.consolidation.models import Report
from dondoc.consolidation.permissions import needs_composing, needs_issuing, needs_reports
from dondoc.consolidation.queries.changes import changes as changes_since
from dondoc.consolidation.queries.desk import desk_of
from dondoc.consolidation.views.finding import frame, report_or_404
from dondoc.lib.errors import Refused
from dondoc.papers import pdf as converter


@never_cache
@needs_issuing
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, report_id: int) -> HttpResponse:
    """Shall it leave as it is?"""
    report = report_or_404(request, report_id)
    initial = {"version": report.version, "number": report.number, "dated_on": report.dated_on or timezone.localdate()}
    form, status = IssueForm(request.POST or None, initial=initial), 200
    if form.is_bound and form.is_valid():
        try:
            actions.issue_report(report=report, **form.cleaned_data, by=signed_in(request), at=timezone.now())
        except Refused as refused:
            data = request.POST.copy()
            data["version"] = str(report.version)
            form, status = IssueForm(data), refused.status
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Issued, and frozen as it left."))
            return redirect("consolidation:desk", report.pk)
    context = frame(request, report) | {"form": form, "desk": desk_of(report, timezone.localdate())}
    context["has_converter"] = converter.is_available()
    return render(request, "consolidation/issue.html", context, status=status)


@never_cache
@needs_reports
@require_GET
def changes(request: HttpRequest, report_id: int) -> HttpResponse:
    """What would the reports that came since change?"""
    report = report_or_404(request, report_id)
    first = report.supplements or report
    found = changes_since(first, timezone.localdate())
    under_way = Report.objects.drafts().filter(supplements=first).first()
    context = frame(request, report) | {"first": first, "changes": found, "under_way": under_way}
    return render(request, "consolidation/changes.html", context)


@needs_composing
@require_POST
def supplement(request: HttpRequest, report_id: int) -> HttpResponse:
    """Begin a supplement that holds what has changed."""
    report = report_or_404(request, report_id)
    draft = actions.start_supplement(report=report, by=signed_in(request), at=timezone.now())
    return redirect("consolidation:desk", draft.pk)
