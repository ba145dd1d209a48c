"""In which Word form are reports written?"""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.permissions import signed_in
from dondoc.agencies.models import Agency
from dondoc.agencies.queries.lineage import answered_by
from dondoc.consolidation import actions, permissions
from dondoc.consolidation.enums import Format
from dondoc.consolidation.forms.reports import TemplateForm, TrialForm
from dondoc.consolidation.models import Template
from dondoc.consolidation.permissions import needs_composing
from dondoc.consolidation.queries.files import content_of, template_row, tried
from dondoc.consolidation.views.files import handed_out
from dondoc.evidence.actions import check_size
from dondoc.evidence.queries import download
from dondoc.lib.errors import Refused
from dondoc.lib.files import file_name
from dondoc.papers import pdf as converter
from dondoc.papers.docx.template import default_template


@never_cache
@needs_composing
@require_http_methods(["GET", "POST"])
def word_forms(request: HttpRequest) -> HttpResponse:
    """The forms of one's agency: the one in use, those before, and a new one."""
    keeper, today = permissions.composing_agencies(request.user)[0], timezone.localdate()
    form = TemplateForm(request.POST or None, request.FILES or None, initial={"since": today})
    if form.is_bound and form.is_valid():
        try:
            if "try" in request.POST:
                return _tried(request, form)
            _set(request, form, get_object_or_404(Agency, pk=keeper))
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("Reports dated from that day on are written in this form."))
            return redirect("consolidation:forms")
    context = {
        "form": form,
        "current": template_row(keeper, today),
        "rows": _own(request).select_related("uploaded_by", "file").order_by("-since", "-pk"),
    }
    return render(request, "consolidation/forms.html", context)


def _tried(request: HttpRequest, form: TemplateForm) -> HttpResponse:
    """A draft in the file that was chosen, which is not kept; of the newest report."""
    file = form.cleaned_data["file"]
    if file:
        check_size(file.size)
    newest = next(iter(permissions.reports_to_try_on(request.user)), None)
    docx = tried(file.read() if file else None, newest, timezone.localdate())
    return handed_out(docx, Format.DOCX, name_of_trial(file.name if file else ""))


@never_cache
@needs_composing
@require_http_methods(["GET", "POST"])
def trial(request: HttpRequest, template_id: int | None = None) -> HttpResponse:
    """What does a report look like in this form? Without a key, in the built-in one."""
    row = get_object_or_404(_own(request).select_related("file"), pk=template_id) if template_id else None
    reports = permissions.reports_to_try_on(request.user)
    newest = reports[0].pk if reports else ""
    form = TrialForm(request.POST or None, initial={"report": newest}, reports=reports)
    if form.is_bound and form.is_valid():
        try:
            return _trial(request, row, form)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "row": row, "has_converter": converter.is_available()}
    return render(request, "consolidation/trial.html", context)


def _trial(request: HttpRequest, row: Template | None, form: TrialForm) -> HttpResponse:
    report, today = form.chosen(), timezone.localdate()
    docx = tried(content_of(row) if row else None, report, today)
    if form.cleaned_data["wanted"] == Format.DOCX:
        return handed_out(docx, Format.DOCX, name_of_trial(row.name if row else ""))
    pdf = actions.ask_for_pdf(report=report, docx=docx, by=signed_in(request), at=timezone.now())
    return redirect("consolidation:pdf", pdf.pk)


def name_of_trial(name: str) -> str:
    """What a draft in this form is called, without an ending."""
    return file_name("xem thu", name.removesuffix(".docx") or "mau-bao-cao")


def _set(request: HttpRequest, form: TemplateForm, agency: Agency) -> None:
    file = form.cleaned_data["file"]
    actions.set_template(
        agency=agency,
        since=form.cleaned_data["since"],
        data=file.read() if file else None,
        name=file.name if file else "",
        by=signed_in(request),
        at=timezone.now(),
    )


def _own(request: HttpRequest) -> QuerySet[Template]:
    agencies = answered_by(permissions.composing_agencies(request.user), timezone.localdate())
    return Template.objects.filter(agency__in=agencies)


@needs_composing
@require_GET
def built_in(request: HttpRequest) -> HttpResponse:
    """The built-in form, to be changed in Word and brought back."""
    return handed_out(default_template(), Format.DOCX, "mau-bao-cao")


@needs_composing
@require_GET
def word_form(request: HttpRequest, template_id: int) -> HttpResponse:
    """A form as it was brought in."""
    row = get_object_or_404(_own(request).filter(file__isnull=False).select_related("file"), pk=template_id)
    if row.file is None:
        raise Http404
    return download(row.file, row.name)
