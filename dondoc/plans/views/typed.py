"""What is typed and not saved, kept for the person who typed it; and the form of the document's own facts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.lib.errors import Refused, Stale
from dondoc.lib.htmx import go_to
from dondoc.plans import actions, policies, queries
from dondoc.plans.enums import Verb
from dondoc.plans.forms.intake import FactsForm
from dondoc.plans.permissions import needs_review
from dondoc.plans.views.drafts import draft_or_404, say

#: Of one form, in signs.
_MOST = 200_000


@needs_review
@require_POST
def typed(request: HttpRequest, plan_id: int, form: str) -> HttpResponse:
    """Keep what a form holds; with `forget`, throw it away and show the saved item again."""
    plan = draft_or_404(request, plan_id)
    if form != "facts" and queries.item_of(plan, form) is None:
        raise Http404
    by = signed_in(request)
    if "forget" in request.POST:
        actions.forget_typed(plan=plan, form=form, by=by)
        return go_to(request, _address(plan.pk, form))
    fields = {name: str(value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    if sum(map(len, fields.values())) > _MOST:
        return HttpResponse(status=413)
    kept = actions.keep_typed(plan=plan, form=form, data=fields, by=by, at=timezone.now())
    return render(request, "plans/_typed.html", {"kept": kept})


def _address(plan_id: int, form: str) -> str:
    if form == "facts":
        return reverse("plans:facts", args=[plan_id])
    kind, _dash, key = form.rpartition("-")
    return reverse("plans:item", args=[plan_id, kind, int(key)])


@never_cache
@needs_review
@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Title, issuer, number, date, signer."""
    plan = draft_or_404(request, plan_id)
    now = FactsForm.shown(actions.facts_state(plan)) | {"version": plan.facts_version}
    kept = queries.typed(plan, "facts", signed_in(request))
    form = FactsForm(initial=now | (kept.data if kept else {}))
    context: dict[str, Any] = {"plan": plan, "typed": kept}
    if request.method == "GET":
        return render(request, "plans/facts.html", context | {"form": form})
    form = FactsForm(request.POST)
    status = 200
    if form.is_valid():
        try:
            _save_facts(request, plan_id, form)
        except Stale as stale:
            data: QueryDict = request.POST.copy()
            data["version"] = str(plan.facts_version)
            form, status = FactsForm(data), 409
            context |= {"stale": stale, "theirs": _theirs(form, now)}
        except policies.SamePlan as same:
            form.add_error(None, str(same))
            context["same_plan"] = same.plan
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            say(request, Verb.FACTS)
            return redirect("plans:review", plan.pk)
    return render(request, "plans/facts.html", context | {"form": form}, status=status)


def _save_facts(request: HttpRequest, plan_id: int, form: FactsForm) -> None:
    version, by = form.cleaned_data["version"], signed_in(request)
    plan = draft_or_404(request, plan_id)
    as_new = form.cleaned_data["as_new_edition"]
    actions.correct_facts(
        plan=plan, version=version, facts=form.facts(), by=by, at=timezone.now(), as_new_edition=as_new
    )


def _theirs(form: FactsForm, now: dict[str, object]) -> list[dict[str, object]]:
    return [
        {"label": field.label, "words": now[field.name]}
        for field in form.visible_fields()
        if field.name in now and str(field.value() or "").strip() != str(now[field.name])
    ]
