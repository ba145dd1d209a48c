"""Who may compose, issue and read reports that were made of many."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import Seat, check_may, may, needs, standing_of
from dondoc.agencies.queries.lineage import answered_by
from dondoc.consolidation.models import Pdf, Report
from dondoc.consolidation.models.reports import ReportQuerySet
from dondoc.lib.errors import can

#: Reports that are offered to try a Word form on.
_TRIED_ON = 30

needs_composing = needs(Permission.CONSOLIDATE)
needs_issuing = needs(Permission.ISSUE_REPORTS)
needs_reports = needs(Permission.READ_REPORTS)


def check_may_begin(by: User, keeper: int) -> Seat:
    """Refuse those who do not compose reports for the agency."""
    return check_may(by, Permission.CONSOLIDATE, agency=keeper)


def check_may_compose(by: User, report: Report) -> Seat:
    """Refuse those who do not compose reports for the agency that keeps this one."""
    return check_may(by, Permission.CONSOLIDATE, agency=report.keeper_id)


def check_may_issue(by: User, report: Report) -> Seat:
    """Refuse those who may not issue reports of the agency that keeps this one."""
    return check_may(by, Permission.ISSUE_REPORTS, agency=report.keeper_id)


may_compose = can(check_may_compose)
may_issue = can(check_may_issue)


def composing_agencies(user: User | AnonymousUser) -> list[int]:
    """Where the person composes reports."""
    return standing_of(user).agencies(Permission.CONSOLIDATE)


def visible_reports(user: User | AnonymousUser) -> ReportQuerySet:
    """Issued ones for all who may read reports; drafts for those who compose or issue them."""
    standing = standing_of(user)
    own = [*standing.agencies(Permission.CONSOLIDATE), *standing.agencies(Permission.ISSUE_REPORTS)]
    drafts = Q(keeper__in=answered_by(own, timezone.localdate()))
    issued = Q(issued_at__isnull=False) if may(user, Permission.READ_REPORTS) else Q(pk__in=())
    return Report.objects.filter(issued | drafts)


def reports_to_try_on(user: User | AnonymousUser) -> list[Report]:
    """The newest reports that the person may see: on one of them a Word form is tried."""
    rows = visible_reports(user).filter(discarded_at=None).select_related("supplements").order_by("-pk")
    return list(rows[:_TRIED_ON])


def visible_pdfs(user: User | AnonymousUser) -> QuerySet[Pdf]:
    """Those of reports that the person may see; those of the sample for all who compose."""
    of_sample = Q(report=None) if composing_agencies(user) else Q(pk__in=())
    return Pdf.objects.filter(Q(report__in=visible_reports(user)) | of_sample)
