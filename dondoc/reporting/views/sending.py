"""Out of the agency: a look before sending, the head's list and page, a nil return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.permissions import signed_in
from dondoc.lib.asking import done, sent, status_of
from dondoc.reporting import permissions, policies
from dondoc.reporting.actions.sending import send_back, send_to_head, submit_nil, submit_report
from dondoc.reporting.forms.deciding import DecideForm, ReasonForm, SubmitForm, Verdict
from dondoc.reporting.models import Answer, Obligation, Revision
from dondoc.reporting.permissions import needs_drafting, needs_submitting
from dondoc.reporting.queries import inbox
from dondoc.reporting.queries.completing import problems_of
from dondoc.reporting.queries.composing import day_of
from dondoc.reporting.queries.difference import difference
from dondoc.reporting.queries.filling import filling_of
from dondoc.reporting.queries.heads import head_of
from dondoc.reporting.queries.reading import read
from dondoc.reporting.queries.revisions import answers_of, before, under_way, valid_before

PAGE = 50


@never_cache
@needs_drafting
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """Is the report ready to be sent? What is missing, what changed; then before the head, or out of the house."""
    obligation = get_object_or_404(permissions.readable_obligations(request.user), pk=obligation_id)
    permissions.check_may_draft(signed_in(request), obligation)
    revision = under_way(obligation.pk)
    if revision is None:
        if request.method == "POST":
            policies.check_unsent(obligation)
        return redirect("reporting:obligation", obligation.pk)
    form = SubmitForm(sent(request), initial={"version": revision.version})
    if done(form, lambda said: _send(request, revision, said)):
        return redirect("reporting:obligation", obligation.pk)
    return render(request, "reporting/way/send.html", _before_sending(request, revision, form), status=status_of(form))


def _send(request: HttpRequest, revision: Revision, said: Any) -> None:
    person, now = signed_in(request), timezone.now()
    if "submit" not in request.POST:
        send_to_head(revision=revision, version=said["version"], by=person, at=now)
        messages.success(request, _("The report lies before the head of the agency."))
        return
    submit_report(revision=revision, **said, by=person, at=now)
    messages.success(request, _("The report has been submitted."))


def _before_sending(request: HttpRequest, revision: Revision, form: SubmitForm) -> dict[str, Any]:
    answers, earlier = answers_of(revision), before(revision)
    previous = None if earlier else valid_before(revision.obligation)
    return {
        **_page_of(request, revision, answers, form),
        "earlier": earlier,
        "difference": difference(earlier, answers) if earlier else None,
        "since_previous": difference(previous, answers) if previous else None,
    }


def _page_of(request: HttpRequest, revision: Revision, answers: Sequence[Answer], form: Any) -> dict[str, Any]:
    person, obligation, today = signed_in(request), revision.obligation, timezone.localdate()
    return {
        "head": head_of(obligation, today),
        "revision": revision,
        "groups": read(revision, answers),
        "filling": filling_of(answers, problems_of(revision, answers, day_of(obligation, timezone.now()))),
        "form": form,
        "may_submit": permissions.may_submit(person, obligation),
        "may_draft": permissions.may_draft(person, obligation),
        "is_past_due": today > obligation.due_on,
        "to_itself": permissions.is_to_itself(obligation),
    }


@never_cache
@needs_submitting
@require_GET
def approvals(request: HttpRequest) -> HttpResponse:
    """Which reports wait for my approval?"""
    today = timezone.localdate()
    page = Paginator(inbox.with_remarks(inbox.to_approve(request.user)), PAGE).get_page(request.GET.get("page"))
    context = {"today": today, "page": page, "rows": inbox.shown(list(page), today), "address": ""}
    return render(request, "reporting/way/approvals.html", context)


@never_cache
@needs_submitting
@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Does this report go out in this form? The head reads it, submits it or gives it back with remarks."""
    rows = permissions.readable_revisions(request.user).select_related("obligation", "saved_by")
    revision = get_object_or_404(rows, pk=revision_id)
    permissions.check_may_submit(signed_in(request), revision.obligation)
    form = DecideForm(sent(request), initial={"version": revision.version})
    if done(form, lambda said: _approve(request, revision, form, said)):
        return redirect("reporting:approvals")
    page = _page_of(request, revision, answers_of(revision), form)
    context = {**page, "typed": form.remarks if form.is_bound else {}}
    return render(request, "reporting/way/approve.html", context, status=status_of(form))


def _approve(request: HttpRequest, revision: Revision, form: DecideForm, said: Any) -> None:
    person, now, version = signed_in(request), timezone.now(), said["version"]
    if said["verdict"] == Verdict.SEND_BACK:
        remarks = form.remarks
        send_back(revision=revision, version=version, note=said["note"], remarks=remarks, by=person, at=now)
        messages.success(request, _("The draft is back with the officers, with your remarks beside the answers."))
        return
    submit_report(revision=revision, version=version, by=person, at=now)
    messages.success(request, _("The report has been submitted."))


@never_cache
@needs_submitting
@require_http_methods(["GET", "POST"])
def nil(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """Was there nothing to report? Said by the head, with the reason."""
    obligation = get_object_or_404(permissions.readable_obligations(request.user), pk=obligation_id)
    permissions.check_may_submit(signed_in(request), obligation)
    form = ReasonForm(sent(request))
    if done(form, lambda said: _nil(request, obligation, said["reason"])):
        return redirect("reporting:obligation", obligation.pk)
    context = {"head": head_of(obligation, timezone.localdate()), "form": form, "draft": under_way(obligation.pk)}
    return render(request, "reporting/way/nil.html", context, status=status_of(form))


def _nil(request: HttpRequest, obligation: Obligation, reason: str) -> None:
    submit_nil(obligation=obligation, reason=reason, by=signed_in(request), at=timezone.now())
    messages.success(request, _("The nil return has been submitted."))
