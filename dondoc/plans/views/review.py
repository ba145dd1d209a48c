"""The review page: the document beside what was read in it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.lib.errors import Refused
from dondoc.lib.htmx import wants_part
from dondoc.plans import actions, policies, queries
from dondoc.plans.enums import ItemKind
from dondoc.plans.forms.intake import AddForm
from dondoc.plans.models import Item, Plan, Reading
from dondoc.plans.permissions import needs_issue, needs_review
from dondoc.plans.queries.names import foresee_names
from dondoc.plans.views.drafts import draft_or_404, posted_version, say
from dondoc.plans.views.paper import paper

#: Items on one page of the list.
PAGE = 30


@never_cache
@needs_review
@require_GET
def review(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Was it read rightly? The document at left, its items at right, doubtful ones first."""
    plan = draft_or_404(request, plan_id)
    if plan.is_issued:
        return redirect("plans:plan", plan.pk)
    if plan.is_discarded:
        return render(request, "plans/discarded.html", {"plan": plan})
    context = items_side(request, plan)
    if wants_part(request) and request.headers.get("HX-Target") == "items":
        return render(request, "plans/_items.html", context)
    tallies = context["tallies"]
    context |= {
        "paper": paper(plan),
        "doubtful": sum(tally.doubtful for tally in tallies),
        "tasks": next(tally.kept for tally in tallies if tally.kind == ItemKind.TASK),
        "hard_errors": policies.hard_errors(plan, tasks=tallies[0].kept),
        "plan_doubts": queries.plan_doubts(plan),
        "add_form": AddForm(auto_id="add-%s"),
        "reader_is_newer": queries.is_reader_newer(plan),
    }
    return render(request, "plans/review.html", context)


def items_side(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """One kind of items, filtered, a page of them; `?item=task-12` chooses the kind and page that hold it."""
    by = signed_in(request)
    kind, show = request.GET.get("kind", ItemKind.TASK), request.GET.get("show", "all")
    number: str | int = request.GET.get("page", "1")
    chosen = queries.item_of(plan, request.GET.get("item", ""))
    if chosen:
        kind, show = chosen.kind.value, "dropped" if chosen.is_dropped else "all"
    if kind not in set(ItemKind) or show not in queries.SHOWS:
        raise Http404
    rows = queries.items(plan, kind, show)
    if chosen:
        number = queries.place_of(rows, chosen) // PAGE + 1
    tallies = queries.counts(plan)
    return {
        "plan": plan,
        "kind": kind,
        "show": show,
        "chosen": chosen.ref if chosen else "",
        "tallies": tallies,
        "tally": next(tally for tally in tallies if tally.kind == kind),
        "page": Paginator(rows, PAGE).get_page(number),
        "last_correction": queries.last_correction(plan, by),
        "typed_forms": queries.typed_forms(plan, by),
    }


@needs_review
@require_POST
def undo(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Take back one's own last correction."""
    plan = draft_or_404(request, plan_id)
    correction = actions.undo(plan=plan, by=signed_in(request), at=timezone.now())
    say(request, "undone", correction)
    return redirect(_address_after_undo(plan, list(correction.before)))


def _address_after_undo(plan: Plan, refs: list[str]) -> str:
    item = queries.item_of(plan, refs[0]) if refs else None
    return address_of(plan, item)


def address_of(plan: Plan, item: Item | None) -> str:
    """The review page, at an item."""
    address = reverse("plans:review", args=[plan.pk])
    return f"{address}?item={item.ref}#{item.ref}" if item else address


@needs_review
@require_POST
def discard(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Lay the draft aside."""
    actions.discard_draft(plan=draft_or_404(request, plan_id), by=signed_in(request), at=timezone.now())
    say(request, "discarded")
    return redirect("plans:drafts")


@needs_review
@require_POST
def take_up(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Go on with a draft that was laid aside."""
    plan = actions.take_up_draft(plan=draft_or_404(request, plan_id), by=signed_in(request), at=timezone.now())
    return redirect("plans:review", plan.pk)


@needs_issue
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The last look: what will be issued and what is still doubtful."""
    plan = draft_or_404(request, plan_id)
    if request.method == "POST":
        actions.issue_plan(plan=plan, version=posted_version(request), by=signed_in(request), at=timezone.now())
        say(request, "issued")
        return redirect("plans:plan", plan.pk)
    if plan.is_issued:
        return redirect("plans:plan", plan.pk)
    tallies = queries.counts(plan)
    context = {
        "plan": plan,
        "tallies": tallies,
        "doubtful": sum(tally.doubtful for tally in tallies),
        "names": foresee_names(plan, timezone.localdate()),
        "without_lead": queries.tasks_without_lead(plan),
        "hard_errors": policies.hard_errors(plan, tasks=tallies[0].kept),
        "unsaved": len(queries.typed_forms(plan, signed_in(request))),
    }
    return render(request, "plans/issue.html", context)


@needs_review
@require_http_methods(["GET", "POST"])
def reread(request: HttpRequest, plan_id: int, reading_id: int) -> HttpResponse:
    """What a newer reading would change in the draft; POST takes it over."""
    plan = draft_or_404(request, plan_id)
    row = Reading.objects.filter(pk=reading_id, document=plan.document_id).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        correction = actions.reread(plan=plan, reading=row, by=signed_in(request), at=timezone.now())
        say(request, "reread", correction)
        return redirect("plans:review", plan.pk)
    try:
        changes = actions.foresee_rereading(plan=plan, reading=row)
    except Refused:
        return redirect("plans:review", plan.pk)
    return render(request, "plans/reread.html", {"plan": plan, "reading": row, "changes": changes})
