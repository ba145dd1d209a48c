"""Which agency does a name mean? The queue of names, and the page on which one of them is answered for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.permissions import signed_in
from dondoc.agencies.models import NameAnswer
from dondoc.agencies.queries.calling import Called
from dondoc.lib.errors import Refused
from dondoc.lib.keys import key_of
from dondoc.plans import actions
from dondoc.plans.models import Meaning, Plan
from dondoc.plans.permissions import needs_settling
from dondoc.plans.queries import names
from dondoc.plans.queries.live.words import clean

PAGE = 20
_NO_PROVINCE = _("The registry does not know the province that issued this plan; enter it there first.")


@never_cache
@needs_settling
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Which names of issued plans does nobody know the meaning of? Or those that were answered for."""
    plan, is_answered = key_of(request.GET.get("plan", "")), request.GET.get("show") == "answered"
    number, today = request.GET.get("page"), timezone.localdate()
    waiting = names.names_to_settle(request.user, plan)
    context: dict[str, Any] = {
        "is_answered": is_answered,
        "plan": Plan.objects.issued().filter(pk=plan).first() if plan else None,
        "number": waiting.count(),
    }
    if is_answered:
        page: Any = Paginator(names.answered_names(request.user), PAGE).get_page(number)
        context |= {"page": page, "rows": _answers(list(page), today), "address": "show=answered"}
    else:
        page = Paginator(waiting, PAGE).get_page(number)
        context |= {
            "page": page,
            "rows": names.asked(list(page), today),
            "address": f"plan={plan}" if plan else "",
        }
    return render(request, "plans/duties/names.html", context)


def _answers(answers: list[NameAnswer], today: date) -> list[tuple[NameAnswer, list[str], int | None]]:
    """Each answer with the names of its agencies and a place that has it."""
    called = Called(agency.pk for answer in answers for agency in answer.agencies.all())
    places = names.places_of_answers(answers)
    return [
        (
            answer,
            [called.on(agency.pk, today, short=True) for agency in answer.agencies.all()],
            places.get((answer.province_id, answer.folded)),
        )
        for answer in answers
    ]


@never_cache
@needs_settling
@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Which agency does this name mean? One answer serves all its places, now and in later plans of the province."""
    meaning = names.name_of_assignment(request.user, assignment_id)
    if meaning is None:
        raise Http404
    if request.method == "POST":
        return _answer(request, meaning)
    return _page(request, meaning)


def _answer(request: HttpRequest, meaning: Meaning) -> HttpResponse:
    if meaning.plan.province_id is None:
        return _page(request, meaning, refused=Refused(_NO_PROVINCE), status=409)
    try:
        places = actions.answer_name(
            province=meaning.plan.province_id,
            phrase=meaning.assignment.phrase,
            agencies=_chosen(request),
            is_open="open" in request.POST,
            seen=request.POST.get("seen", ""),
            by=signed_in(request),
            at=timezone.now(),
        )
    except Refused as refused:
        return _page(request, meaning, refused=refused, status=refused.status)
    said = ngettext("Said; %(n)d place follows it.", "Said; %(n)d places follow it.", places) % {"n": places}
    messages.success(request, said)
    return redirect("plans:names")


def _chosen(request: HttpRequest) -> list[int]:
    """The agencies of the form; -1, which none is, for what is no key."""
    return [key_of(text) or -1 for text in request.POST.getlist("agency")]


def _page(request: HttpRequest, meaning: Meaning, *, refused: Refused | None = None, status: int = 200) -> HttpResponse:
    words = clean(request.GET.get("q", "") or request.POST.get("q", ""))
    day = meaning.plan.day or timezone.localdate()
    answer = names.answer_to(meaning)
    ticked = set(_chosen(request)) if refused else {one.pk for one in answer.agencies.all()} if answer else set()
    places = names.places_of_name(request.user, meaning)
    context = {
        "meaning": meaning,
        "phrase": meaning.assignment.phrase,
        "day": day,
        "words": words,
        "choices": _choices(meaning, ticked, words, day),
        "has_searched": bool(words),
        "answer": answer,
        "seen": answer.token if answer else "",
        "is_open": "open" in request.POST if refused else bool(answer and answer.is_open),
        "places": places[: names.MOST_PLACES],
        "number": places.count(),
        "refused": refused,
    }
    return render(request, "plans/duties/name.html", context, status=status)


def _choices(meaning: Meaning, ticked: set[int], words: str, day: date) -> list[tuple[int, str, bool]]:
    """What is chosen already, then what was searched for, then the registry's best guesses."""
    found = names.agencies_called(words, meaning.plan.province_id, day) if words else []
    keys = [key for key in (*ticked, *meaning.candidates) if key > 0]
    called = Called(keys)
    named = dict(found) | {key: called.on(key, day) for key in keys}
    order = dict.fromkeys([*(key for key in ticked if key > 0), *(key for key, _name in found), *meaning.candidates])
    return [(key, named[key], key in ticked) for key in order if named.get(key)]
