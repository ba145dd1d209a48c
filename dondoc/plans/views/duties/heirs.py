"""Which duties wait for a person, and who takes them over?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.enums import Permission
from dondoc.accounts.permissions import signed_in
from dondoc.agencies.models import Change
from dondoc.agencies.queries.calling import Called
from dondoc.lib.errors import Refused
from dondoc.lib.keys import key_of
from dondoc.plans import actions, permissions
from dondoc.plans.models import Plan
from dondoc.plans.models.plans import PlanQuerySet
from dondoc.plans.permissions import needs_handing
from dondoc.plans.queries import heirs
from dondoc.plans.queries.duties import said_of, shown
from dondoc.plans.queries.heirs import Ending, Waiting
from dondoc.plans.queries.holdings import Duties
from dondoc.plans.queries.live.words import clean
from dondoc.plans.queries.names import agencies_called

#: Endings on a page, and duties on the page of one.
ENDINGS, PAGE = 50, 100
#: The word of the form that ends duties instead of giving them to somebody.
ENDED = "ended"


@never_cache
@needs_handing
@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Which duties wait for a person? By the agency that had them last, and by changes that are prepared."""
    today = timezone.localdate()
    plans = _plans(request)
    found, coming = heirs.waiting(plans, today), heirs.prepared(plans, today)
    page = Paginator(found, ENDINGS).get_page(request.GET.get("page"))
    called = Called(one.former for one in (*page, *coming))
    changes = {change.pk: said_of(change) for change in Change.objects.filter(pk__in=_changes([*page, *coming]))}
    context = {
        "today": today,
        "number": sum(one.count for one in found),
        "page": page,
        "rows": [(one, called.on(one.former, one.since), changes.get(one.change or 0)) for one in page],
        "coming": [(one, called.on(one.former, today), changes.get(one.change or 0)) for one in coming],
    }
    return render(request, "plans/duties/heirs.html", context)


def _changes(group: Sequence[Waiting]) -> set[int]:
    return {one.change for one in group if one.change}


def _plans(request: HttpRequest) -> PlanQuerySet:
    """Plans in force that the person looks after."""
    own = permissions.plans_looked_after(request.user, Permission.HAND_OVER_DUTIES)
    return Plan.objects.in_force(timezone.localdate()).filter(pk__in=own.values("pk"))


@never_cache
@needs_handing
@require_http_methods(["GET", "POST"])
def leaving(request: HttpRequest, agency_id: int, change_id: int | None = None) -> HttpResponse:
    """Who takes over the duties of this agency? At its own end, or by one change."""
    ending = heirs.ending_of(agency_id, change_id)
    if ending is None:
        raise Http404
    rows = heirs.left_at(ending, _plans(request))
    return _hand_over(request, ending, rows) if request.method == "POST" else _page(request, ending, rows)


def _hand_over(request: HttpRequest, ending: Ending, rows: Duties) -> HttpResponse:
    chosen = request.POST.get("heir", "")
    try:
        count = actions.choose_heirs(
            duties=_duties(request, rows),
            former=ending.former,
            change=ending.change,
            heir=None if chosen == ENDED else key_of(chosen) or 0,
            reason=request.POST.get("reason", ""),
            by=signed_in(request),
            at=timezone.now(),
        )
    except Refused as refused:
        return _page(request, ending, rows, refused=refused, status=refused.status)
    said = ngettext("%(n)d duty was given away.", "%(n)d duties were given away.", count) % {"n": count}
    messages.success(request, said)
    return redirect(request.path)


def _duties(request: HttpRequest, rows: Duties) -> dict[int, int]:
    """Keys of the duties that were ticked ("12:0" is duty 12, without a choice yet), or of all that still wait."""
    if "all" in request.POST:
        return dict.fromkeys(rows.filter(choice_id=None).values_list("pk", flat=True), 0)
    pairs = [text.partition(":") for text in request.POST.getlist("duty")]
    return {key_of(duty) or 0: key_of(choice) or 0 for duty, _colon, choice in pairs}


def _page(
    request: HttpRequest, ending: Ending, rows: Duties, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    words = clean(request.POST.get("q", "") if refused else request.GET.get("q", ""))
    # Those that still wait first: "waits" is the last of the words.
    page = Paginator(rows.order_by("-choice_state", "-plan__dated_on", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "ending": ending,
        "former": Called([ending.former]).on(ending.former, ending.eve),
        "sentence": said_of(ending.change) if ending.change else "",
        "page": page,
        "rows": _rows(list(page), ending, set(request.POST.getlist("duty")) if refused else None),
        "number": page.paginator.count,
        "waiting": rows.filter(choice_id=None).count(),
        "choices": _choices(ending, words, request.POST.get("heir", "")),
        "words": words,
        "posted": request.POST if refused else {},
        "refused": refused,
        "address": "",
    }
    return render(request, "plans/duties/leaving.html", context, status=status)


def _rows(page: Sequence[Any], ending: Ending, ticked: set[str] | None) -> list[tuple[Any, ...]]:
    """Each duty, what is said of it, its heir's name, its value in the form, whether it is ticked: those that wait."""
    found = shown([row.pk for row in page], ending.eve)
    called = Called(row.choice_heir for row in page)
    rows = []
    for row in page:
        value = f"{row.pk}:{row.choice_id or 0}"
        is_ticked = row.choice_id is None if ticked is None else value in ticked
        rows.append((row, found[row.pk], called.on(row.choice_heir, ending.on, short=True), value, is_ticked))
    return rows


def _choices(ending: Ending, words: str, chosen: str) -> list[tuple[int, str, bool]]:
    """Who takes over by the change, then what was searched for."""
    named = heirs.takers(ending)
    called = Called([ending.former, *named])
    found = {key: called.on(key, ending.on) for key in named}
    if words:
        phase = called.phase(ending.former, ending.eve)
        found |= dict(agencies_called(words, phase.province_id if phase else None, ending.on))
    found.pop(ending.former, None)
    return [(key, name, str(key) == chosen) for key, name in found.items()]
