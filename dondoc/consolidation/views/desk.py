"""What does the report say? Its places, the answers side by side, and the province's wording beside them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.consolidation import actions
from dondoc.consolidation.forms.passages import PassageForm
from dondoc.consolidation.models import Passage, Report, Snapshot, SnapshotFile
from dondoc.consolidation.permissions import needs_composing, needs_reports
from dondoc.consolidation.queries.desk import (
    Desk,
    desk_of,
    files_of,
    neighbours,
    place_of,
    shown,
    topic_of,
    waiting_answers,
)
from dondoc.consolidation.queries.topics import Place, Topic, said_of
from dondoc.consolidation.rules.wording import merged, sentence_of, suggested
from dondoc.consolidation.views.finding import frame, report_or_404
from dondoc.lib.errors import Refused, Stale
from dondoc.lib.htmx import wants_part
from dondoc.papers import pdf as converter

#: Topics on one page of a place.
PAGE = 10


@never_cache
@needs_reports
@require_GET
def desk(request: HttpRequest, report_id: int) -> HttpResponse:
    """What does the report of this period say, and what is still to be worded?"""
    report = report_or_404(request, report_id)
    context = frame(request, report) | {"desk": desk_of(report, timezone.localdate())}
    context["has_converter"] = converter.is_available()
    if report.is_issued:
        files = SnapshotFile.objects.defer("data").filter(snapshot__report=report)
        context["snapshot"] = Snapshot.objects.defer("content").get(report=report)
        context["files"] = {file.format: file for file in files}
        context["supplements"] = list(report.supplementing.filter(discarded_at=None).order_by("pk"))
    return render(request, "consolidation/desk.html", context)


@never_cache
@needs_reports
@require_GET
def place(request: HttpRequest, report_id: int, place: str) -> HttpResponse:
    """What did the agencies say here, and what does the report say?"""
    report = report_or_404(request, report_id)
    found = desk_of(report, timezone.localdate())
    here = place_of(found, place)
    if here is None:
        raise Http404
    return _page(request, report, found, here, {})


def _page(
    request: HttpRequest, report: Report, found: Desk, here: Place, typed: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    page: Page[Topic] = Paginator(here.topics, PAGE).get_page(request.GET.get("page"))
    topics = shown(found, list(page))
    waiting = waiting_answers(found, topics)
    answers = [answer for topic in topics for answer in topic.answers]
    before, after = neighbours(found, here)
    context = frame(request, report) | {
        "place": here,
        "page": page,
        "rows": [_row(topic, waiting.get(topic.key, []), typed) for topic in topics],
        "files": files_of(answers),
        "before": before,
        "after": after,
    }
    return render(request, "consolidation/place.html", context, status=status)


def _row(topic: Topic, waiting: list[Any], typed: dict[str, Any]) -> dict[str, Any]:
    """A topic with its form: what was typed and refused stays in it."""
    mine = typed if typed.get("topic") == topic.key else {}
    passage = topic.passage
    return {
        "topic": topic,
        "waiting": waiting,
        "version": passage.version if passage else 0,
        "text": mine.get("text", passage.text if passage else ""),
        "ticked": mine.get("ticked", topic.ticked() if passage else set(topic.known)),
        "is_own": mine.get("is_own", bool(passage and passage.is_own)),
        "is_left_out": mine.get("is_left_out", bool(passage and passage.is_left_out)),
        "refused": mine.get("refused"),
        "theirs": mine.get("theirs"),
    }


@never_cache
@needs_composing
@require_POST
def passage(request: HttpRequest, report_id: int, topic: str) -> HttpResponse:
    """Save the wording of a topic, or word it out of the ticked answers."""
    report = report_or_404(request, report_id)
    found = desk_of(report, timezone.localdate())
    here = topic_of(found, topic)
    if here is None:
        raise Http404
    known = set(here[1].known) | here[1].ticked()
    form = PassageForm(request.POST, known=known)
    if not form.is_valid():
        raise Http404
    try:
        saved = _save(request, report, shown(found, [here[1]])[0], form)
    except Refused as refused:
        return _refused(request, report, found, here, form, refused)
    if wants_part(request):
        return render(request, "consolidation/_saved.html", {"passage": saved, "topic": topic, "report": report})
    number = list(here[0].topics).index(here[1]) // PAGE + 1
    page = f"?{urlencode({'page': number})}" if number > 1 else ""
    return redirect(f"{reverse('consolidation:place', args=[report.pk, here[0].slug])}{page}#{topic}")


def _save(request: HttpRequest, report: Report, topic: Topic, form: PassageForm) -> Passage:
    data = form.cleaned_data
    return actions.write_passage(
        report=report,
        topic=topic.key,
        version=data["version"],
        text=_text(topic, form),
        answers=data["answers"],
        is_own=data["is_own"],
        is_left_out=data["is_left_out"],
        by=signed_in(request),
        at=timezone.now(),
    )


def _text(topic: Topic, form: PassageForm) -> str:
    """What was typed; with one of the other buttons, what the ticked answers say."""
    data = form.cleaned_data
    chosen = [said_of(answer) for answer in topic.answers if answer.pk in data["answers"]]
    if data["fill"] == "answers":
        return suggested(chosen)
    return merged(map(sentence_of, chosen)) if data["fill"] == "merged" else str(data["text"])


def _refused(
    request: HttpRequest, report: Report, found: Desk, here: tuple[Place, Topic], form: PassageForm, refused: Refused
) -> HttpResponse:
    """The page with what was typed still in it; beside it what somebody else saved meanwhile."""
    place, topic = here
    if wants_part(request):
        return render(request, "consolidation/_saved.html", {"refused": refused, "topic": topic.key, "report": report})
    data = form.cleaned_data
    typed = {"topic": topic.key, "refused": refused, "text": data["text"], "ticked": set(data["answers"])}
    typed |= {"is_own": data["is_own"], "is_left_out": data["is_left_out"]}
    if isinstance(refused, Stale) and topic.passage:
        typed["theirs"] = topic.passage
    return _page(request, report, found, place, typed, status=refused.status)


@needs_composing
@require_POST
def suggest(request: HttpRequest, report_id: int) -> HttpResponse:
    """Word what nobody has worded yet out of the answers."""
    report = report_or_404(request, report_id)
    wanted = request.POST.get("place", "")
    made = actions.suggest_passages(report=report, place=wanted, by=signed_in(request), at=timezone.now())
    said = ngettext(
        "%(n)d passage was put together from the answers; look at it and shorten it.",
        "%(n)d passages were put together from the answers; look at them and shorten them.",
        made,
    )
    messages.success(request, said % {"n": made})
    return redirect("consolidation:place", report.pk, wanted) if wanted else redirect("consolidation:desk", report.pk)
