"""One item: correct, confirm, split, merge, drop, restore, add; each works with its button alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.accounts.models import User
from dondoc.accounts.permissions import signed_in
from dondoc.lib.errors import Refused, Stale
from dondoc.lib.htmx import wants_part
from dondoc.plans import actions, queries
from dondoc.plans.enums import ItemKind, Verb
from dondoc.plans.forms.intake import AddForm, SplitForm
from dondoc.plans.forms.items import FORMS, ItemForm
from dondoc.plans.models import Correction, Item, Plan, Task
from dondoc.plans.permissions import needs_review
from dondoc.plans.rules.drafting import Values
from dondoc.plans.rules.spans import places_of
from dondoc.plans.views.drafts import draft_or_404, item_or_404, posted_version, say
from dondoc.plans.views.review import address_of


@never_cache
@needs_review
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, plan_id: int, kind: str, item_id: int) -> HttpResponse:
    """The form of one item, beside its words; POST saves it."""
    plan = draft_or_404(request, plan_id)
    if request.method == "POST" and queries.item_of(plan, f"{kind}-{item_id}") is None:
        return _gone_page(request, plan)
    row = item_or_404(plan, kind, item_id)
    state = actions.state_of(row)
    if request.method == "POST":
        return _save(request, plan, row, state)
    typed = queries.typed(plan, row.ref, signed_in(request))
    initial = FORMS[kind].shown(state) | {"version": row.version} | (typed.data if typed else {})
    form = _form(row, state, initial=initial)
    return _form_page(request, plan, row, form, {"typed": typed})


def _save(request: HttpRequest, plan: Plan, row: Item, state: Values) -> HttpResponse:
    form = _form(row, state, data=request.POST)
    if not form.is_valid():
        return _form_page(request, plan, row, form, {})
    version, by, at = form.cleaned_data["version"], signed_in(request), timezone.now()
    try:
        correction = actions.correct_item(item=row, version=version, changes=form.changes(), by=by, at=at)
    except Stale as stale:
        return _stale_page(request, plan, row, state, stale)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _form_page(request, plan, row, form, {})
    return _saved(request, plan, row, correction)


def _gone_page(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The item is no more; what was typed for it is shown, to be used elsewhere."""
    typed = [value for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken", "version"} and value]
    if wants_part(request):
        return render(request, "plans/_gone.html", {"plan": plan, "typed": typed})
    return render(request, "plans/gone.html", {"plan": plan, "typed": typed}, status=404)


def _saved(request: HttpRequest, plan: Plan, row: Item, correction: Correction) -> HttpResponse:
    """The row again for htmx, with what else changed on the page; else the review page at the row."""
    if not wants_part(request):
        say(request, correction.verb)
        return redirect(address_of(plan, row))
    return _row_page(request, plan, row, {"last_correction": correction})


def _row_page(request: HttpRequest, plan: Plan, row: Item, more: dict[str, Any]) -> HttpResponse:
    """The row as it is now, and what else on the review page speaks of it."""
    by = signed_in(request)
    context = {
        "plan": plan,
        "item": item_or_404(plan, row.kind, row.pk),
        "doubtful": sum(tally.doubtful for tally in queries.counts(plan)),
        "last_correction": queries.last_correction(plan, by),
        "is_saved": True,
        "typed_forms": queries.typed_forms(plan, by),
        **more,
    }
    return render(request, "plans/_saved.html", context)


def _stale_page(request: HttpRequest, plan: Plan, row: Item, state: Values, stale: Stale) -> HttpResponse:
    """Mine stays in the fields, theirs stands beside; saving again is then meant."""
    data: QueryDict = request.POST.copy()
    data["version"] = str(row.version)
    form = _form(row, state, data=data)
    theirs = FORMS[row.kind].shown(state)
    differing = [
        {"label": field.label, "words": theirs.get(field.name, "")}
        for field in form.visible_fields()
        if _plain(field.value()) != _plain(theirs.get(field.name, ""))
    ]
    context = {"stale": stale, "theirs": differing, "last": queries.last_change(plan, row.ref)}
    return _form_page(request, plan, row, form, context, status=409)


def _plain(value: Any) -> str:
    return "" if value in (None, False) else str(value).replace("\r\n", "\n").strip()


def _form(row: Item, state: Values, **options: Any) -> ItemForm:
    if row.kind == ItemKind.INDICATOR:
        typed = options.get("data") or options.get("initial") or {}
        posted = sum(1 for name in typed if name.startswith("target_") and name.endswith("_value"))
        options["targets"] = min(20, max(posted, len(state["targets"]) + 1))
    form = FORMS[row.kind](auto_id=f"{row.ref}-%s", **options)
    form.visible_fields()[0].field.widget.attrs["autofocus"] = True
    return form


def _form_page(
    request: HttpRequest, plan: Plan, row: Item, form: ItemForm, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    context = {"plan": plan, "item": row, "form": form, **more}
    if isinstance(row, Task):
        context["following"] = queries.following_task(row)
        context["split_form"] = SplitForm(
            auto_id=f"{row.ref}-split-%s", initial={"version": row.version, "parts": row.text}
        )
    if wants_part(request):
        # htmx leaves 4xx answers unshown; the words in the form say it.
        return render(request, "plans/_form.html", context)
    context["around"] = queries.around(plan, row)
    return render(request, "plans/item.html", context, status=status)


class Act(Protocol):
    """What a button does to one item."""

    def __call__(self, *, item: Item, version: int, by: User, at: datetime) -> Correction: ...


def _act(request: HttpRequest, plan_id: int, kind: str, item_id: int, act: Act) -> HttpResponse:
    plan = draft_or_404(request, plan_id)
    row = item_or_404(plan, kind, item_id)
    try:
        correction = act(item=row, version=posted_version(request), by=signed_in(request), at=timezone.now())
    except Refused as refused:
        if not wants_part(request):
            raise
        # htmx leaves 4xx answers unshown: the row as it is now says why.
        return _row_page(request, plan, row, {"refused": refused})
    return _saved(request, plan, row, correction)


@needs_review
@require_POST
def confirm(request: HttpRequest, plan_id: int, kind: str, item_id: int) -> HttpResponse:
    """It was read rightly."""
    return _act(request, plan_id, kind, item_id, actions.confirm_item)


@needs_review
@require_POST
def drop(request: HttpRequest, plan_id: int, kind: str, item_id: int) -> HttpResponse:
    """It is no item of the plan."""
    return _act(request, plan_id, kind, item_id, actions.drop_item)


@needs_review
@require_POST
def restore(request: HttpRequest, plan_id: int, kind: str, item_id: int) -> HttpResponse:
    """It is one after all."""
    return _act(request, plan_id, kind, item_id, actions.restore_item)


@needs_review
@require_POST
def split(request: HttpRequest, plan_id: int, item_id: int) -> HttpResponse:
    """Make several tasks of one, a line each."""
    plan = draft_or_404(request, plan_id)
    row = item_or_404(plan, ItemKind.TASK, item_id)
    parts = request.POST.get("parts", "").splitlines()
    try:
        actions.split_task(
            task=_task(row), version=posted_version(request), parts=parts, by=signed_in(request), at=timezone.now()
        )
    except Refused as refused:
        return _split_refused(request, plan, row, refused)
    say(request, Verb.SPLIT)
    return redirect(address_of(plan, row))


def _split_refused(request: HttpRequest, plan: Plan, row: Item, refused: Refused) -> HttpResponse:
    """The item's page with the lines as they were typed."""
    data = request.POST.copy()
    data["version"] = str(row.version)
    form = SplitForm(data, auto_id=f"{row.ref}-split-%s")
    form.add_error("parts", str(refused))
    state = actions.state_of(row)
    item_form = _form(row, state, initial=FORMS[row.kind].shown(state) | {"version": row.version})
    context = {"plan": plan, "item": row, "form": item_form, "split_form": form, "around": queries.around(plan, row)}
    return render(request, "plans/item.html", context, status=refused.status)


def _task(row: Item) -> Task:
    if not isinstance(row, Task):
        raise Refused(_("Only tasks can be split or merged."))
    return row


@needs_review
@require_POST
def merge(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Make one task of those that were chosen ("12:3" is task 12 at version 3), or of one and the next."""
    plan = draft_or_404(request, plan_id)
    chosen = [entry.partition(":") for entry in request.POST.getlist("tasks")]
    tasks = [
        (_task(item_or_404(plan, ItemKind.TASK, int(key))), int(version))
        for key, _colon, version in chosen
        if _is_count(key) and _is_count(version)
    ]
    correction = actions.merge_tasks(tasks=tasks, by=signed_in(request), at=timezone.now())
    say(request, Verb.MERGE)
    return redirect(address_of(plan, queries.item_of(plan, next(iter(correction.after)))))


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16


@needs_review
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Add what the reader missed, from selected or copied words."""
    plan = draft_or_404(request, plan_id)
    form = AddForm(request.POST if request.method == "POST" else None, auto_id="add-%s")
    if form.is_bound and form.is_valid():
        try:
            made = _add(request, plan, form)
        except Refused as refused:
            form.add_error("words", str(refused))
        else:
            say(request, Verb.ADD)
            return redirect("plans:item", plan.pk, made.kind, made.pk)
    return render(request, "plans/add.html", {"plan": plan, "form": form})


def _add(request: HttpRequest, plan: Plan, form: AddForm) -> Item:
    data = form.cleaned_data
    span = _place(plan, data["words"], data["start"], data["end"])
    kind = ItemKind(data["kind"])
    correction = actions.add_item(plan=plan, kind=kind, span=span, by=signed_in(request), at=timezone.now())
    made = queries.item_of(plan, next(iter(correction.after)))
    if made is None:
        raise Refused(_("This item is no longer there: its making was undone."))
    return made


def _place(plan: Plan, words: str, start: int | None, end: int | None) -> tuple[int, int]:
    """Where the words stand: at the selection's offsets if they fit, else where the text has them, once."""
    text = queries.text_of(plan)
    if start is not None and end is not None and queries.are_same_words(text[start:end], words):
        return start, end
    places = places_of(text, words.strip())
    if not places:
        raise Refused(_("These words do not stand in the document; copy them exactly."))
    if len(places) > 1:
        raise Refused(
            _("These words stand in %(count)d places of the document; take more of them.") % {"count": len(places)}
        )
    return places[0]
