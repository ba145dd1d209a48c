"""Versions of a report as they were sent, what differs between two, and beginning a correction."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.permissions import signed_in
from dondoc.evidence.queries import download
from dondoc.lib.asking import done, sent, status_of
from dondoc.lib.keys import key_of
from dondoc.reporting import permissions
from dondoc.reporting.actions.correcting import open_correction
from dondoc.reporting.forms.deciding import ReasonForm
from dondoc.reporting.models import Revision, RevisionFile
from dondoc.reporting.permissions import needs_drafting, needs_reports
from dondoc.reporting.queries import difference as differences
from dondoc.reporting.queries.heads import head_of
from dondoc.reporting.queries.reading import read
from dondoc.reporting.queries.revisions import answers_of, before, scans_of, stead_of, under_way


def _readable(request: HttpRequest) -> QuerySet[Revision]:
    about = ("obligation__regime", "submitted_by", "decided_by", "saved_by")
    return permissions.readable_revisions(request.user).select_related(*about)


@never_cache
@needs_reports
@require_GET
def revision(request: HttpRequest, revision_id: int) -> HttpResponse:
    """What does the report say? As it was sent, to read and to print; each answer has an address of its own."""
    shown = get_object_or_404(_readable(request), pk=revision_id)
    person, obligation = signed_in(request), shown.obligation
    context = {
        "head": head_of(obligation, timezone.localdate()),
        "revision": shown,
        "groups": read(shown, answers_of(shown)),
        "versions": list(_readable(request).filter(obligation=obligation).order_by("number")),
        "earlier": before(shown),
        "files": scans_of(shown),
        "stead": stead_of(shown),
        "holds": obligation.accepted_id == shown.pk,
        "may_decide": permissions.may_decide(person, obligation),
        "may_draft": permissions.may_draft(person, obligation),
    }
    return render(request, "reporting/way/revision.html", context)


@never_cache
@needs_reports
@require_GET
def difference(request: HttpRequest, revision_id: int) -> HttpResponse:
    """What did the agency change? From the version before, or the one that the address names (`?from=12`)."""
    new = get_object_or_404(_readable(request), pk=revision_id)
    versions = _readable(request).filter(obligation=new.obligation_id).exclude(pk=new.pk).order_by("number")
    wanted = key_of(request.GET.get("from", ""))
    old = get_object_or_404(versions, pk=wanted) if wanted else before(new)
    if old is None:
        return redirect("reporting:revision", new.pk)
    context = {
        "head": head_of(new.obligation, timezone.localdate()),
        "new": new,
        "old": old,
        "versions": list(versions),
        "difference": differences.difference(old, answers_of(new)),
    }
    return render(request, "reporting/way/difference.html", context)


@never_cache
@needs_reports
@require_GET
def revision_file(request: HttpRequest, revision_id: int, file_id: int) -> HttpResponse:
    """The scan or the signed letter of a report, for whoever may read it."""
    rows = RevisionFile.objects.filter(revision__in=permissions.readable_revisions(request.user))
    link = get_object_or_404(rows.select_related("file"), revision=revision_id, pk=file_id)
    return download(link.file, link.name)


@never_cache
@needs_drafting
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """Why is the accepted report to be corrected? It holds until the correction is accepted."""
    obligation = get_object_or_404(permissions.readable_obligations(request.user), pk=obligation_id)
    permissions.check_may_draft(signed_in(request), obligation)
    form, by, now = ReasonForm(sent(request)), signed_in(request), timezone.now()
    if done(form, lambda said: open_correction(obligation=obligation, reason=said["reason"], by=by, at=now)):
        messages.success(request, _("The correction has begun; the accepted report holds until it is accepted."))
        return redirect("reporting:fill", obligation.pk)
    context = {"head": head_of(obligation, timezone.localdate()), "form": form, "draft": under_way(obligation.pk)}
    return render(request, "reporting/way/correct.html", context, status=status_of(form))
