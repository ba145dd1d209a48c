"""The receiver's desk: what waits, one report with a remark at each answer, several accepted at once, excuses."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.accounts.enums import Permission
from dondoc.accounts.permissions import signed_in
from dondoc.lib.asking import done, sent, status_of
from dondoc.lib.keys import key_of
from dondoc.reporting import permissions
from dondoc.reporting.actions.deciding import accept_report, accept_several, return_report
from dondoc.reporting.actions.excusing import excuse, lift_excuse
from dondoc.reporting.enums import RevisionStage, Stage
from dondoc.reporting.forms.deciding import DecideForm, ExcuseForm, ReasonForm, Verdict
from dondoc.reporting.models import Obligation, Revision
from dondoc.reporting.permissions import needs_deciding, needs_excusing
from dondoc.reporting.queries import inbox as desk
from dondoc.reporting.queries.difference import difference
from dondoc.reporting.queries.heads import head_of
from dondoc.reporting.queries.reading import read
from dondoc.reporting.queries.revisions import answers_of, before, scans_of, stead_of

PAGE = 50


@never_cache
@needs_deciding
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Which reports wait to be accepted? The longest waiting first."""
    today, regime = timezone.localdate(), key_of(request.GET.get("regime", ""))
    waiting = desk.to_decide(request.user)
    chosen = waiting.filter(obligation__regime=regime) if regime else waiting
    page = Paginator(desk.with_remarks(chosen), PAGE).get_page(request.GET.get("page"))
    context = {
        "today": today,
        "totals": desk.totals(waiting, today),
        "regimes": desk.regimes_of(waiting),
        "regime": regime,
        "page": page,
        "rows": desk.shown(list(page), today),
        "address": f"regime={regime}" if regime else "",
    }
    return render(request, "reporting/way/inbox.html", context)


@never_cache
@needs_deciding
@require_POST
def accept_chosen(request: HttpRequest) -> HttpResponse:
    """Are these really to be accepted together? Asked once more, then done; what is refused is told."""
    chosen = _chosen(request)
    if not chosen:
        messages.warning(request, _("Choose at least one report."))
        return redirect("reporting:inbox")
    if "sure" not in request.POST:
        rows = desk.shown(list(_waiting(request).filter(pk__in=chosen)), timezone.localdate())
        return render(request, "reporting/way/accept-chosen.html", {"rows": rows})
    outcome = accept_several(revisions=chosen, by=signed_in(request), at=timezone.now())
    count = len(outcome.accepted)
    told = ngettext("%(n)d report was accepted.", "%(n)d reports were accepted.", count) % {"n": count}
    messages.success(request, told)
    for sentence in dict.fromkeys(outcome.refused.values()):
        messages.error(request, sentence)
    return redirect("reporting:inbox")


def _waiting(request: HttpRequest) -> QuerySet[Revision]:
    return desk.with_remarks(desk.to_decide(request.user))


def _chosen(request: HttpRequest) -> dict[int, int]:
    """Versions by key of the revision, from the ticked "12:3" (revision 12, seen at version 3)."""
    pairs = (text.partition(":") for text in request.POST.getlist("revision")[:PAGE])
    return {key: version for first, _sign, last in pairs if (key := key_of(first)) and (version := key_of(last))}


@never_cache
@needs_deciding
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Is this report to be accepted? It is read section by section, with room for a remark at each answer."""
    rows = permissions.readable_revisions(request.user).filter(submitted_at__isnull=False)
    revision = get_object_or_404(rows.select_related("obligation__regime", "submitted_by"), pk=revision_id)
    permissions.check_may_decide(signed_in(request), revision.obligation)
    form = DecideForm(sent(request), initial={"version": revision.version})
    if done(form, lambda said: _decide(request, revision, form, said)):
        return redirect("reporting:inbox")
    if revision.stage != RevisionStage.SUBMITTED and not form.is_bound:
        return redirect("reporting:revision", revision.pk)
    return render(request, "reporting/way/review.html", _reviewed(revision, form), status=status_of(form))


def _reviewed(revision: Revision, form: DecideForm) -> dict[str, Any]:
    earlier, obligation, answers = before(revision), revision.obligation, answers_of(revision)
    return {
        "head": head_of(obligation, timezone.localdate()),
        "revision": revision,
        "groups": read(revision, answers),
        "form": form,
        "typed": form.remarks if form.is_bound else {},
        "files": scans_of(revision),
        "stead": stead_of(revision),
        "earlier": earlier,
        "difference": difference(earlier, answers) if earlier else None,
        "is_correction": obligation.stage == Stage.ACCEPTED,
        "to_itself": permissions.is_to_itself(obligation),
    }


def _decide(request: HttpRequest, revision: Revision, form: DecideForm, said: Any) -> None:
    who = {"revision": revision, "version": said["version"], "by": signed_in(request), "at": timezone.now()}
    if said["verdict"] == Verdict.ACCEPT:
        accept_report(**who)
        messages.success(request, _("The report has been accepted."))
        return
    is_void = said["verdict"] == Verdict.VOID
    return_report(**who, note=said["note"], remarks=form.remarks, is_void=is_void)
    messages.success(request, _("The report has been returned to the agency."))


@never_cache
@needs_excusing
@require_http_methods(["GET", "POST"])
def excused(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """Need the agency not report this time? Or, where it is excused: is it to report after all?"""
    rows = permissions.obligations_received(request.user, Permission.EXCUSE_REPORTS)
    obligation = get_object_or_404(rows.select_related("regime"), pk=obligation_id)
    is_excused = obligation.stage == Stage.EXCUSED
    form = (ReasonForm if is_excused else ExcuseForm)(sent(request))
    act = lift_excuse if is_excused else excuse
    if done(form, lambda said: act(obligation=obligation, **said, by=signed_in(request), at=timezone.now())):
        messages.success(request, _told(obligation, is_excused))
        return redirect("reporting:obligation", obligation.pk)
    context = {"head": head_of(obligation, timezone.localdate()), "form": form, "is_excused": is_excused}
    return render(request, "reporting/way/excuse.html", context, status=status_of(form))


def _told(obligation: Obligation, was_excused: bool) -> str:
    agency = head_of(obligation, timezone.localdate()).agency
    said = _("%(agency)s is asked for the report after all.") if was_excused else _("%(agency)s has been excused.")
    return said % {"agency": agency}
