"""Who reports by this plan, and when? Regimes: set up from a plan's sentences, looked at, changed, ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.enums import Permission
from dondoc.accounts.permissions import signed_in
from dondoc.agencies.models import Agency
from dondoc.agencies.permissions import may, standing_of
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.searching import province_of
from dondoc.lib import dates
from dondoc.lib.asking import done, sent
from dondoc.plans.models import Plan
from dondoc.reporting import actions
from dondoc.reporting.actions import default_parts
from dondoc.reporting.forms.regimes import ChangeForm, DuesField, EndForm, RegimeForm, initial_of
from dondoc.reporting.models import Regime
from dondoc.reporting.permissions import may_keep, needs_regimes, needs_reports
from dondoc.reporting.queries.proposals import Proposal, keeper_of, proposals
from dondoc.reporting.queries.regimes import levels, plans_with_duties, regimes_told, unresolved, version_for
from dondoc.reporting.queries.rhythms import regime_due


@needs_reports
@require_GET
def regimes(request: HttpRequest) -> HttpResponse:
    """Who reports what, and when? The plans with their duties, the regimes of no plan; of one plan, all about it."""
    if key := request.GET.get("plan", ""):
        return redirect("reporting:regimes-of-plan", _number(key))
    today = timezone.localdate()
    context = {
        "day": today,
        "plans": plans_with_duties(),
        "others": regimes_told(Regime.objects.filter(plan=None), today),
        "keeps": may(request.user, Permission.KEEP_REGIMES),
    }
    return render(request, "reporting/regimes/list.html", context)


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise Http404


@needs_reports
@require_GET
def regimes_of_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Who reports by this plan, and when? Its regimes as levels, what waits, and the sentences without a regime."""
    plan = _plan_or_404(plan_id)
    today = timezone.localdate()
    rows = Regime.objects.filter(plan=plan)
    told = regimes_told(rows, today)
    waiting = list(unresolved(rows, today)[:_WAITING].values_list("agency", flat=True))
    called = Called(waiting)
    context = {
        "plan": plan,
        "day": today,
        "told": told,
        "chains": levels(told),
        "proposals": proposals(plan, today),
        "waiting": [called.on(agency, today, short=True) for agency in dict.fromkeys(waiting)],
        "keeps": may(request.user, Permission.KEEP_REGIMES, agency=keeper_of(plan)),
    }
    return render(request, "reporting/regimes/plan.html", context)


#: Agencies without an heir that are named before the list would be long.
_WAITING = 20


def _plan_or_404(plan_id: int) -> Plan:
    return get_object_or_404(Plan.objects.issued().select_related("document"), pk=plan_id)


@needs_reports
@require_GET
def regime(request: HttpRequest, regime_id: int) -> HttpResponse:
    """What does this regime ask, of whom, by when? Its versions in time, and the periods to come."""
    row = get_object_or_404(Regime, pk=regime_id)
    today = timezone.localdate()
    told = regimes_told(Regime.objects.filter(pk=row.pk), today)[0]
    versions = row.versions.select_related("made_by").prefetch_related("questions").order_by("-valid")
    called = Called({version.receiver_id for version in versions})
    chosen = told.version.chosen.values_list("pk", flat=True)
    names = Called(chosen)
    context = {
        "one": told,
        "day": today,
        "versions": [(version, regime_due(version), called.on(version.receiver_id, today)) for version in versions],
        "chosen": [names.on(agency, today, short=True) for agency in chosen],
        "may_keep": may_keep(signed_in(request), row),
    }
    return render(request, "reporting/regimes/regime.html", context)


@needs_regimes
@require_http_methods(["GET", "POST"])
def regime_new(request: HttpRequest) -> HttpResponse:
    """Who shall report, to whom, how often, by when? Prefilled from the plan's sentence where one is named."""
    today = timezone.localdate()
    plan = _plan_or_404(_number(request.GET["plan"])) if request.GET.get("plan") else None
    proposal = _proposal(plan, request.GET.get("duty", ""), today) if plan else None
    keeper = _keeper(request, plan)
    initial = _initial(proposal, keeper, today)
    form = RegimeForm(
        sent(request),
        initial=initial,
        on=today,
        province=province_of(keeper.pk, today),
        others=Regime.objects.filter(plan=plan),
    )

    made: list[Regime] = []

    def set_up(data: Any) -> None:
        regime = actions.set_up_regime(
            name=data["name"],
            keeper=keeper,
            terms=form.terms,
            start=data["start"],
            plan=plan,
            duty=proposal.duty if proposal else None,
            gathers_into=form.level_above,
            by=signed_in(request),
            at=timezone.now(),
        )
        made.append(regime)

    if done(form, set_up):
        messages.success(request, _("The regime holds, and its reports stand in the ledger."))
        return redirect("reporting:regime", made[0].pk)
    context = {"form": form, "plan": plan, "proposal": proposal, "day": today}
    return render(request, "reporting/regimes/new.html", context, status=_status(form))


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200


def _proposal(plan: Plan, duty: str, today: date) -> Proposal | None:
    return next((one for one in proposals(plan, today) if str(one.duty.pk) == duty), None)


def _keeper(request: HttpRequest, plan: Plan | None) -> Agency:
    if plan:
        return get_object_or_404(Agency, pk=keeper_of(plan))
    seats = standing_of(request.user).agencies(Permission.KEEP_REGIMES)
    return get_object_or_404(Agency, pk=seats[0] if seats else 0)


def _initial(proposal: Proposal | None, keeper: Agency, today: date) -> dict[str, Any]:
    found: dict[str, Any] = {
        "start": today.isoformat(),
        "scheme": "nd09",
        "is_before": True,
        "asks_tasks": True,
        "asks_indicators": True,
        "rhythm": "quarterly",
        "senders": "chosen",
        "receiver": Called([keeper.pk]).on(keeper.pk, today),
        "questions": "\n".join(part.line for part in default_parts()),
    }
    if proposal:
        found |= {
            "name": proposal.name,
            "rhythm": proposal.rhythm,
            "due": DuesField.words(proposal.due),
            "is_before": proposal.is_before,
            "senders": proposal.senders,
            "receiver": Called([proposal.receiver]).on(proposal.receiver, today),
            "gathers_into": proposal.gathers_into,
        }
    return found


@needs_regimes
@require_http_methods(["GET", "POST"])
def regime_change(request: HttpRequest, regime_id: int) -> HttpResponse:
    """What shall this regime ask from a day on? What fell due before stays as it was."""
    row = get_object_or_404(Regime.objects.select_related("gathers_into"), pk=regime_id)
    today = timezone.localdate()
    version = version_for(list(row.versions.select_related("receiver").order_by("valid")), today)
    initial = initial_of(actions.terms_of(version), today)
    initial |= {"name": row.name, "gathers_into": row.gathers_into_id, "start": today.isoformat()}
    form = ChangeForm(
        sent(request),
        initial=initial,
        on=today,
        province=province_of(row.keeper_id, today),
        others=Regime.objects.filter(plan=row.plan_id).exclude(pk=row.pk),
    )

    def change(data: Any) -> None:
        actions.change_regime(
            regime=row,
            from_day=data["start"],
            terms=form.terms,
            reason=data["reason"],
            name=data["name"],
            gathers_into=form.level_above,
            by=signed_in(request),
            at=timezone.now(),
        )

    if done(form, change):
        messages.success(
            request, _("The regime is changed from %(day)s on.") % {"day": dates.show(form.cleaned_data["start"])}
        )
        return redirect("reporting:regime", row.pk)
    return render(
        request, "reporting/regimes/change.html", {"form": form, "regime": row, "day": today}, status=_status(form)
    )


@needs_regimes
@require_http_methods(["GET", "POST"])
def regime_end(request: HttpRequest, regime_id: int) -> HttpResponse:
    """From which day is this report asked for no more?"""
    row = get_object_or_404(Regime, pk=regime_id)
    form = EndForm(sent(request), initial={"on": timezone.localdate().isoformat()})

    def end(data: Any) -> None:
        actions.end_regime(regime=row, on=data["on"], reason=data["reason"], by=signed_in(request), at=timezone.now())

    if done(form, end):
        messages.success(request, _("The regime ends; what fell due before stays in the ledger."))
        return HttpResponseRedirect(reverse("reporting:regime", args=[row.pk]))
    return render(request, "reporting/regimes/end.html", {"form": form, "regime": row}, status=_status(form))
