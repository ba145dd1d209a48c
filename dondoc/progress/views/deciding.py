"""What waits for a decision: is a task done, is more time given, is it still to be done at all?"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.permissions import signed_in
from dondoc.lib.errors import Refused
from dondoc.plans.models import Holding
from dondoc.progress import actions, permissions
from dondoc.progress.enums import Verdict, WithdrawalKind
from dondoc.progress.forms import ConfirmForm, DecideForm, RestoreForm, WithdrawForm
from dondoc.progress.models import Entry, Extension
from dondoc.progress.permissions import needs_confirming, needs_deciding
from dondoc.progress.queries.lines import lines_of, shown
from dondoc.progress.queries.people import holders_on, supervising_on
from dondoc.progress.queries.standing import standings_of_holdings, withdrawals_on
from dondoc.progress.queries.waiting import entries_to_confirm, extensions_to_decide
from dondoc.progress.views.pages import note, task_or_404

_SHARE = ("holding__assignment__task", "holding__plan__document")


@never_cache
@needs_confirming
@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for my decision?"""
    context = {
        "entries": entries_to_confirm(request.user),
        "extensions": extensions_to_decide(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "progress/waiting.html", context)


@never_cache
@needs_confirming
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Is this task done?"""
    entry = get_object_or_404(_entries(), pk=entry_id)
    holding, today = entry.holding, timezone.localdate()
    task = task_or_404(holding.assignment.task_id or 0)
    permissions.check_may_confirm(signed_in(request), entry, holding.plan, supervising_on(task.pk, today))
    form = ConfirmForm(request.POST) if request.method == "POST" else ConfirmForm()
    if form.is_bound and form.is_valid() and _try(form, lambda: _judge(request, entry, form)):
        messages.success(request, _("Saved."))
        return redirect("progress:task", task.pk)
    may_open = permissions.may_open(request.user, holding.plan, holders_on(task.pk, today))
    context = {**_share(holding), "task": task, "entry": entry, "form": form, "may_open": may_open}
    return render(request, "progress/confirm.html", context)


def _entries() -> QuerySet[Entry]:
    return Entry.objects.select_related("recorded_by", "confirmation", *_SHARE).prefetch_related("files__file")


def _judge(request: HttpRequest, entry: Entry, form: ConfirmForm) -> None:
    by, at = signed_in(request), timezone.now()
    if form.cleaned_data["verdict"] == Verdict.CONFIRMED:
        actions.confirm(entry=entry.pk, by=by, at=at)
    else:
        actions.send_back(entry=entry.pk, reason=form.cleaned_data["reason"], by=by, at=at)


@never_cache
@needs_deciding
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, extension_id: int) -> HttpResponse:
    """Is more time given?"""
    extension = get_object_or_404(Extension.objects.select_related("asked_by", *_SHARE), pk=extension_id)
    holding = extension.holding
    task = task_or_404(holding.assignment.task_id or 0)
    permissions.check_may_decide(request.user, holding.plan)
    initial = {"granted_on": extension.wanted_on}
    form = DecideForm(request.POST) if request.method == "POST" else DecideForm(initial=initial)
    if form.is_bound and form.is_valid() and _try(form, lambda: _decide(request, extension, form)):
        messages.success(request, _("Saved."))
        return redirect("progress:task", task.pk)
    context = {**_share(holding), "task": task, "extension": extension, "form": form}
    return render(request, "progress/decide.html", context)


def _decide(request: HttpRequest, extension: Extension, form: DecideForm) -> None:
    typed = form.cleaned_data
    actions.decide_extension(
        extension=extension.pk,
        granted_on=typed["granted_on"],
        decision=typed["decision"],
        by=signed_in(request),
        at=timezone.now(),
    )


def _share(holding: Holding) -> dict[str, object]:
    today = timezone.localdate()
    standing = standings_of_holdings([holding.pk], today)[holding.pk]
    row = shown(lines_of([standing]), today)[0]
    return {"plan": holding.plan, "standing": standing, "row": row, "today": today}


def _try(form: Form, act: Callable[[], object]) -> bool:
    """Whether the action went through; what it refuses stands in the form."""
    try:
        act()
    except Refused as refused:
        note(form, refused)
        return False
    return True


@never_cache
@needs_deciding
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, task_id: int) -> HttpResponse:
    """Is this task still to be done? It is cancelled or replaced, or counts again."""
    task, today = task_or_404(task_id), timezone.localdate()
    permissions.check_may_decide(request.user, task.plan)
    withdrawn = withdrawals_on([task.pk], today).get(task.pk)
    data = request.POST if request.method == "POST" else None
    if withdrawn:
        form: Form = RestoreForm(data)
    else:
        form = WithdrawForm(data, task=task, initial={"on": today})
    if form.is_bound and form.is_valid() and _try(form, lambda: _withdraw(request, task.pk, form)):
        messages.success(request, _("Saved."))
        return redirect("progress:task", task.pk)
    context = {"plan": task.plan, "task": task, "form": form, "withdrawn": withdrawn, "today": today}
    return render(request, "progress/withdraw.html", context)


def _withdraw(request: HttpRequest, task: int, form: Form) -> None:
    typed, by, at = form.cleaned_data, signed_in(request), timezone.now()
    if isinstance(form, WithdrawForm):
        actions.withdraw_task(
            task=task,
            kind=WithdrawalKind(typed["kind"]),
            on=typed["on"],
            reason=typed["reason"],
            basis=typed["basis"],
            by_task=form.by_task(),
            by=by,
            at=at,
        )
    else:
        actions.restore_task(task=task, reason=typed["reason"], by=by, at=at)
