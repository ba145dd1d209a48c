"""Filling a report in: the whole of it on one page, each answer saved by itself as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.lib.htmx import wants_part
from dondoc.progress.models.words import STATES
from dondoc.reporting import actions
from dondoc.reporting.actions.opening import check_may_fill
from dondoc.reporting.enums import AnswerKind, Stage
from dondoc.reporting.forms.entries import Entry, Trouble, entries_of, entry_of
from dondoc.reporting.models import Answer, Obligation, Revision
from dondoc.reporting.models.words import STAGES
from dondoc.reporting.permissions import check_may_draft, needs_reports
from dondoc.reporting.queries.completing import problems
from dondoc.reporting.queries.composing import asked_of, day_of
from dondoc.reporting.queries.filling import filling_of
from dondoc.reporting.queries.heads import head_of, why_due, window_words
from dondoc.reporting.queries.presence import others_at
from dondoc.reporting.queries.revisions import answers_of, last_revision, under_way
from dondoc.reporting.queries.submission import draft_of, row_of
from dondoc.reporting.views.pressing import pressed, save_all, save_one

_NOT_OWED = (Stage.EXCUSED, Stage.HANDED_OVER, Stage.DROPPED)
_OBLIGATIONS = Obligation.objects.select_related("regime__duty", "version", "regime__plan")


@never_cache
@needs_reports
@require_http_methods(["GET", "POST"])
def fill(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """The report to fill in; POST saves all that was typed, and does what the pressed button says."""
    obligation, revision = to_fill(request, obligation_id)
    if revision is None or not revision.is_open:
        return _closed_page(request, obligation, revision)
    if request.method == "GET":
        return _page(request, revision)
    troubles = save_all(request, revision)
    press = pressed(request)
    if press and not troubles.get(press.answer):
        troubles.update(press.do(request, revision))
    if troubles:
        return _page(request, revision, troubles)
    messages.success(request, _("Everything that was typed is saved."))
    anchor = f"#answer-{press.answer}" if press and press.answer else ""
    return redirect(reverse("reporting:fill", args=[obligation.pk]) + anchor)


def to_fill(request: HttpRequest, obligation_id: int) -> tuple[Obligation, Revision | None]:
    """The obligation and its version under way, if there is one; refuses those who do not fill it in."""
    obligation = get_object_or_404(_OBLIGATIONS, pk=obligation_id)
    revision = under_way(obligation.pk)
    if revision is None or not revision.is_open:
        check_may_draft(signed_in(request), obligation)
        return obligation, revision
    revision.obligation = obligation
    check_may_fill(signed_in(request), revision)
    return obligation, revision


def _closed_page(request: HttpRequest, obligation: Obligation, revision: Revision | None) -> HttpResponse:
    """Not begun yet, or on its way."""
    day = day_of(obligation, timezone.now())
    asked = [] if revision else asked_of(obligation, day)
    kinds = [one.key.kind for one in asked]
    typed = [str(words) for name, words in request.POST.items() if name.endswith("-text") and str(words).strip()]
    context = {
        "obligation": obligation,
        "head": head_of(obligation, timezone.localdate()),
        "revision": revision or last_revision(obligation.pk),
        "is_under_way": revision is not None,
        "tasks": kinds.count(AnswerKind.TASK),
        "indicators": kinds.count(AnswerKind.INDICATOR),
        "parts": kinds.count(AnswerKind.PART),
        "why_due": why_due(obligation),
        "window": window_words(obligation),
        "typed": typed,
        "nobody_owes": STAGES[obligation.stage] if obligation.stage in _NOT_OWED else "",
    }
    return render(request, "reporting/filling/begin.html", context, status=409 if typed else 200)


def _page(request: HttpRequest, revision: Revision, troubles: Mapping[int, Trouble] | None = None) -> HttpResponse:
    obligation, now = revision.obligation, timezone.now()
    draft = draft_of(revision, day_of(obligation, now))
    data = request.POST if request.method == "POST" else None
    troubles = troubles or {}
    is_conflict = any(trouble.conflict for trouble in troubles.values())

    def entries(rows: Any) -> list[Entry]:
        return entries_of(rows, data, troubles)

    context = {
        "obligation": obligation,
        "revision": revision,
        "head": head_of(obligation, timezone.localdate()),
        "draft": draft,
        "filling": draft.filling,
        "groups": [(group.title, entries(group.rows)) for group in draft.groups],
        "indicators": entries(draft.indicators),
        "parts": entries(draft.parts),
        "states": STATES,
        "troubles": len(troubles),
        "why_due": why_due(obligation),
        "window": window_words(obligation),
        "opened": int(now.timestamp()),
        "present": others_at(revision, me=signed_in(request).pk, opened=now, now=now),
    }
    return render(request, "reporting/filling/fill.html", context, status=409 if is_conflict else 200)


@needs_reports
@require_POST
def open_draft(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """Begin the report, or go to the draft that somebody has begun."""
    obligation = get_object_or_404(_OBLIGATIONS, pk=obligation_id)
    actions.open_revision(obligation=obligation, by=signed_in(request), at=timezone.now())
    return redirect("reporting:fill", obligation.pk)


@needs_reports
@require_POST
def refresh(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Bring the draft up to what the agency owes by now."""
    revision = get_object_or_404(Revision, pk=revision_id)
    found = actions.refresh_revision(revision=revision, by=signed_in(request), at=timezone.now())
    count = len(found.new) + len(found.gone) + len(found.back)
    words = ngettext("%(count)d change has been brought in.", "%(count)d changes have been brought in.", count)
    messages.success(request, words % {"count": count})
    return redirect("reporting:fill", revision.obligation_id)


@needs_reports
@require_POST
def answer(request: HttpRequest, answer_id: int) -> HttpResponse:
    """Save one answer: htmx gets how it stands, and what else on the page speaks of it."""
    row = get_object_or_404(Answer.objects.select_related("revision__obligation__version"), pk=answer_id)
    check_may_fill(signed_in(request), row.revision)
    press = pressed(request)
    trouble = None if press and press.act == "theirs" else save_one(request, row)
    if press and press.answer == row.pk and trouble is None:
        trouble = press.do(request, row.revision).get(row.pk)
    if not wants_part(request):
        return redirect(reverse("reporting:fill", args=[row.revision.obligation_id]) + f"#answer-{row.pk}")
    return _answer_part(request, row, trouble, is_whole=press is not None)


def _answer_part(request: HttpRequest, row: Answer, trouble: Trouble | None, *, is_whole: bool) -> HttpResponse:
    """Only how it stands, since the person goes on typing; the whole answer where a button has changed what stands."""
    revision = Revision.objects.select_related("obligation__regime", "obligation__version").get(pk=row.revision_id)
    answers = answers_of(revision)
    lacking = problems(revision, answers)  # what the agency owes is not asked again: the page tells
    now = next(one for one in answers if one.pk == row.pk)
    shown = row_of(revision, now, lacking, day_of(revision.obligation, timezone.now()))
    entry = entry_of(shown, request.POST, trouble)
    context = {
        "entry": entry,
        "revision": revision,
        "states": STATES,
        "filling": filling_of(answers, lacking),
        "is_saved": trouble is None,
        "is_part": True,
    }
    template = "reporting/filling/_changed.html" if is_whole else "reporting/filling/_saved.html"
    response = render(request, template, context)
    if trouble is None:
        response["Dondoc-Saved"] = str(entry.version)
    return response


@never_cache
@needs_reports
@require_GET
def presence(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Who else is at the draft; asked for again and again while the page is open."""
    revision = get_object_or_404(Revision.objects.select_related("obligation"), pk=revision_id)
    person = signed_in(request)
    check_may_fill(person, revision)
    opened = _instant(request.GET)
    present = others_at(revision, me=person.pk, opened=opened, now=timezone.now())
    context = {"present": present, "revision": revision, "opened": int(opened.timestamp())}
    return render(request, "reporting/filling/_presence.html", context)


def _instant(address: QueryDict) -> datetime:
    word = address.get("opened", "")
    if not (word.isascii() and word.isdigit() and len(word) < 11):
        raise Http404
    return datetime.fromtimestamp(int(word), tz=UTC)
