"""Entering what came on paper: begun, typed on the filling page, entered with its scan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dondoc.accounts.enums import Permission
from dondoc.accounts.permissions import signed_in
from dondoc.lib.asking import done, sent, status_of
from dondoc.lib.errors import Forbidden, Refused
from dondoc.reporting import permissions
from dondoc.reporting.actions.paper import begin_paper, enter_on_paper, leave_paper
from dondoc.reporting.enums import Channel
from dondoc.reporting.forms.paper import PaperForm
from dondoc.reporting.models import Obligation, Revision
from dondoc.reporting.permissions import needs_deciding
from dondoc.reporting.queries.heads import head_of
from dondoc.reporting.queries.revisions import answers_of, under_way


@never_cache
@needs_deciding
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """Did the report come on paper? Begun by a button, then entered with the day on which it came in and its scan."""
    rows = permissions.obligations_received(request.user, Permission.ACCEPT_REPORTS)
    obligation = get_object_or_404(rows.select_related("regime"), pk=obligation_id)
    permissions.check_may_decide(signed_in(request), obligation)
    draft = _draft(obligation)
    if request.method == "POST" and "begin" in request.POST:
        return _begin(request, obligation)
    if draft is None:
        return _page(request, obligation, None)
    if "leave" in request.POST:
        return _leave(request, obligation, draft)
    form = PaperForm(sent(request), request.FILES or None, initial={"version": draft.version})
    if done(form, lambda said: _enter(request, draft, form)):
        return redirect("reporting:review", draft.pk)
    return _page(request, obligation, draft, form=form, status=status_of(form))


def _draft(obligation: Obligation) -> Revision | None:
    """What is being entered from paper."""
    found = under_way(obligation.pk)
    return found if found and found.is_open and found.channel == Channel.PAPER else None


def _begin(request: HttpRequest, obligation: Obligation) -> HttpResponse:
    try:
        begin_paper(obligation=obligation, by=signed_in(request), at=timezone.now())
    except Forbidden:
        raise
    except Refused as refused:
        return _page(request, obligation, None, refused=refused, status=refused.status)
    return redirect("reporting:fill", obligation.pk)


def _leave(request: HttpRequest, obligation: Obligation, draft: Revision) -> HttpResponse:
    leave_paper(revision=draft, version=draft.version, by=signed_in(request), at=timezone.now())
    messages.success(request, _("The report is left to the agency."))
    return redirect("reporting:obligation", obligation.pk)


def _enter(request: HttpRequest, draft: Revision, form: PaperForm) -> None:
    version, person = form.cleaned_data["version"], signed_in(request)
    enter_on_paper(revision=draft, version=version, paper=form.paper(), by=person, at=timezone.now())
    messages.success(request, _("The paper has been entered. Look at it once more, then accept it."))


def _page(
    request: HttpRequest, obligation: Obligation, draft: Revision | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    answers = answers_of(draft) if draft else []
    context = {
        "head": head_of(obligation, timezone.localdate()),
        "draft": draft,
        "answered": sum(not answer.is_blank for answer in answers),
        "asked": len(answers),
        **more,
    }
    return render(request, "reporting/way/paper.html", context, status=status)
