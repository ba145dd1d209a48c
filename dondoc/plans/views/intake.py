"""From a file to a draft: upload, progress, the list of drafts."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.lib.errors import Refused
from dondoc.lib.htmx import go_to, render_page, wants_part
from dondoc.plans import actions, permissions, policies, queries
from dondoc.plans.enums import ReadingState
from dondoc.plans.forms.intake import UploadForm
from dondoc.plans.models import Document, Plan, Reading
from dondoc.plans.models.words import refusal
from dondoc.plans.permissions import needs_review, needs_upload


@needs_upload
@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    """Bring a plan's file in."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        try:
            return redirect(_bring_in(request, form))
        except actions.AlreadyHere as here:
            messages.warning(request, str(here))
            is_seen = permissions.visible_documents(request.user).filter(pk=here.document.pk).exists()
            return redirect(_address_of(here.document) if is_seen else "plans:intake")
        except Refused as refused:
            form.add_error("file", str(refused))
    context = {"form": form, "megabytes": settings.UPLOAD_MEGABYTES, "recent": queries.recent_documents(request.user)}
    return render(request, "plans/intake.html", context)


def _bring_in(request: HttpRequest, form: UploadForm) -> str:
    file, by, at = form.cleaned_data["file"], signed_in(request), timezone.now()
    actions.check_size(file.size)
    document = actions.upload_document(name=file.name, data=file.read(), by=by, at=at)
    reading = actions.start_reading(document=document, by=by, at=at)
    return reverse("plans:reading", args=[reading.pk])


def _readings(request: HttpRequest) -> QuerySet[Reading]:
    """Readings of the documents that the person's agencies brought in."""
    return Reading.objects.filter(document__in=permissions.own_documents(request.user))


def _address_of(document: Document) -> str:
    """Its plan, else its newest reading, else the page of drafts."""
    plan = Plan.objects.filter(document=document).first()
    if plan:
        return address_of_plan(plan)
    reading = document.readings.order_by("-pk").first()
    return reverse("plans:reading", args=[reading.pk]) if reading else reverse("plans:intake")


def address_of_plan(plan: Plan) -> str:
    """The live plan's page, or the draft's."""
    return reverse("plans:plan", args=[plan.pk]) if plan.is_issued else reverse("plans:review", args=[plan.pk])


@never_cache
@needs_upload
@require_GET
def reading(request: HttpRequest, reading_id: int) -> HttpResponse:
    """How far the reading is; once it is done, the draft."""
    row = get_object_or_404(_readings(request).defer("result").select_related("document"), pk=reading_id)
    plan = Plan.objects.filter(document=row.document_id).defer("reading__result").first()
    if row.state == ReadingState.DONE and plan:
        is_newer = plan.reading_id != row.pk and not plan.is_issued
        address = reverse("plans:reread", args=[plan.pk, row.pk]) if is_newer else address_of_plan(plan)
        return go_to(request, address)
    if row.is_over and wants_part(request):
        return go_to(request, request.path)
    context = {
        "reading": row,
        "is_stuck": policies.is_stuck(row, timezone.now()),
        "refusal": refusal(row.refusal, row.refusal_detail) if row.refusal else "",
        "same_plan": queries.same_plan(row) if row.state == ReadingState.DONE else None,
    }
    return render_page(request, "plans/reading.html", context, part="progress")


@needs_upload
@require_POST
def read_again(request: HttpRequest, document_id: int) -> HttpResponse:
    """Have a document read once more: after a refusal, or by a newer reader."""
    document = get_object_or_404(permissions.own_documents(request.user), pk=document_id)
    row = actions.start_reading(document=document, by=signed_in(request), at=timezone.now())
    return redirect("plans:reading", row.pk)


@needs_upload
@require_POST
def new_edition(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Make a draft although the number is here already, on purpose."""
    row = get_object_or_404(_readings(request), pk=reading_id)
    plan = actions.draft_from_reading(reading=row, by=signed_in(request), at=timezone.now(), as_new_edition=True)
    return redirect("plans:review", plan.pk)


@require_GET
def document_file(request: HttpRequest, document_id: int) -> HttpResponse:
    """The original, byte for byte, to those who may see its plan."""
    seen = permissions.visible_documents(request.user)
    document = get_object_or_404(seen.select_related("content"), pk=document_id)
    return _download(document)


def _download(document: Document) -> HttpResponse:
    response = HttpResponse(bytes(document.content.data), content_type=document.media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(document.name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@needs_review
@require_GET
def drafts(request: HttpRequest) -> HttpResponse:
    """What waits to be checked and issued."""
    by = request.user
    return render(
        request, "plans/drafts.html", {"drafts": queries.drafts(by), "discarded": queries.discarded_drafts(by)}
    )
