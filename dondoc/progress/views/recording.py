"""An agency records what has been done, closes a task, asks for more time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dondoc.accounts.permissions import signed_in
from dondoc.lib.errors import Refused, Stale
from dondoc.lib.keys import key_of
from dondoc.plans.models import Holding, Task
from dondoc.progress import actions, permissions
from dondoc.progress.enums import State
from dondoc.progress.forms import AskForm, RecordForm
from dondoc.progress.permissions import needs_recording
from dondoc.progress.queries.lines import lines_of, shown
from dondoc.progress.queries.standing import Standing, standings_of_holdings
from dondoc.progress.views.pages import note, share_or_404


def _share(request: HttpRequest, holding_id: int) -> tuple[Holding, Task, Standing]:
    """The share, for those who record for whoever answers today; refuses all others."""
    holding, task = share_or_404(holding_id)
    standing = standings_of_holdings([holding.pk], timezone.localdate())[holding.pk]
    permissions.check_may_record(request.user, standing.agency)
    return holding, task, standing


def _context(task: Task, standing: Standing) -> dict[str, Any]:
    row = shown(lines_of([standing]), timezone.localdate())[0]
    return {"plan": task.plan, "task": task, "standing": standing, "row": row, "today": timezone.localdate()}


@never_cache
@needs_recording
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, holding_id: int) -> HttpResponse:
    """What has been done on this task?"""
    holding, task, standing = _share(request, holding_id)
    form = RecordForm(request.POST, request.FILES) if request.method == "POST" else RecordForm.filled(standing)
    status = 200
    if form.is_bound:
        status = _record(request, holding, form)
        if not status:
            return redirect("progress:task", task.pk)
        standing = standings_of_holdings([holding.pk], timezone.localdate())[holding.pk]
    context = {**_context(task, standing), "form": form, "is_lost": form.is_bound and bool(request.FILES)}
    return render(request, "progress/record.html", context, status=status)


def _record(request: HttpRequest, holding: Holding, form: RecordForm) -> int:
    """Keep what was typed; gives 0, or the status of the page that says why not."""
    if not form.is_valid():
        return 200
    said = form.said()
    try:
        entry = actions.record_progress(
            holding=holding,
            said=said,
            seen=key_of(request.POST.get("seen", "")) or 0,
            files=form.cleaned_data["evidence"],
            by=signed_in(request),
            at=timezone.now(),
        )
    except Refused as refused:
        note(form, refused)
        return refused.status if isinstance(refused, Stale) else 200
    messages.success(request, _words_after(said.state, is_waiting=bool(entry.confirmer)))
    return 0


def _words_after(state: State, *, is_waiting: bool) -> str:
    if is_waiting:
        return _("Recorded. It counts as done once a second person has confirmed it.")
    return _("Recorded: the task is done.") if state == State.DONE else _("Recorded.")


@never_cache
@needs_recording
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, holding_id: int) -> HttpResponse:
    """Until when is more time needed?"""
    holding, task, standing = _share(request, holding_id)
    form = AskForm(request.POST) if request.method == "POST" else AskForm()
    if form.is_bound and form.is_valid() and _ask(request, holding, form):
        messages.success(request, _("The request was sent. Until it is decided the date stays."))
        return redirect("progress:task", task.pk)
    return render(request, "progress/ask.html", {**_context(task, standing), "form": form})


def _ask(request: HttpRequest, holding: Holding, form: AskForm) -> bool:
    try:
        actions.ask_extension(holding=holding, by=signed_in(request), at=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        note(form, refused)
        return False
    return True
