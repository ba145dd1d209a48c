"""What all pages of a report share: finding it, and saying what may be done with it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest

from dondoc.accounts.permissions import signed_in
from dondoc.consolidation import permissions
from dondoc.consolidation.models import Report


def report_or_404(request: HttpRequest, report_id: int) -> Report:
    """A report that the person may see."""
    rows = permissions.visible_reports(request.user).select_related("supplements", "issued_by", "made_by", "obligation")
    report = rows.filter(pk=report_id).first()
    if report is None:
        raise Http404
    return report


def frame(request: HttpRequest, report: Report) -> dict[str, Any]:
    """What the head of each page shows."""
    by = signed_in(request)
    is_draft = not report.is_issued and not report.is_discarded
    return {
        "report": report,
        "may_compose": is_draft and permissions.may_compose(by, report),
        "may_issue": is_draft and permissions.may_issue(by, report),
        "may_supplement": report.is_issued and permissions.may_compose(by, report),
    }
