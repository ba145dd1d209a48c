"""Files that prove answers, handed out to whoever may read the report."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from dondoc.accounts.permissions import signed_in
from dondoc.evidence.queries import download
from dondoc.lib.errors import can
from dondoc.reporting.actions.opening import check_may_fill
from dondoc.reporting.models import AnswerFile
from dondoc.reporting.permissions import needs_reports, readable_revisions


@never_cache
@needs_reports
@require_GET
def answer_file(request: HttpRequest, link_id: int) -> HttpResponse:
    """One file of an answer; 404 for whoever may not open the report that it belongs to."""
    rows = AnswerFile.objects.select_related("file", "answer__revision__obligation")
    link = get_object_or_404(rows, pk=link_id)
    revision = link.answer.revision
    if not can(check_may_fill)(signed_in(request), revision):
        get_object_or_404(readable_revisions(request.user), pk=revision.pk)
    return download(link.file, link.name)
