"""The report as a file: Word and Excel at once, a PDF when it has been made in the background."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dondoc.accounts.permissions import signed_in
from dondoc.consolidation import actions, permissions
from dondoc.consolidation.enums import Format
from dondoc.consolidation.models import Pdf, Report
from dondoc.consolidation.models.words import FAILURES
from dondoc.consolidation.permissions import needs_reports
from dondoc.consolidation.queries.files import MEDIA_TYPES, file_of, pdf_of_issued
from dondoc.consolidation.views.finding import report_or_404
from dondoc.lib.files import file_name
from dondoc.lib.htmx import render_page


def handed_out(data: bytes, wanted: Format, name: str) -> HttpResponse:
    """A file to be saved; `name` without its ending."""
    response = HttpResponse(data, content_type=MEDIA_TYPES[wanted])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.{wanted}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def name_of(report: Report | None) -> str:
    """What its files are called, without an ending; without a report, those of the sample."""
    if report is None:
        return "mau-bao-cao"
    name = file_name("bao cao", report.name or report.title)
    return name if report.is_issued else f"du-thao-{name}"


@never_cache
@needs_reports
@require_GET
def report_file(request: HttpRequest, report_id: int, wanted: str) -> HttpResponse:
    """The report as Word or Excel: a draft as it is now, an issued one byte for byte as it left, its PDF too."""
    report = report_or_404(request, report_id)
    if wanted not in set(Format):
        raise Http404
    data = file_of(report, Format(wanted), timezone.localdate())
    return handed_out(data, Format(wanted), name_of(report))


@needs_reports
@require_POST
def make_pdf(request: HttpRequest, report_id: int) -> HttpResponse:
    """Have a PDF made of the report as it is now; of an issued one, once."""
    report = report_or_404(request, report_id)
    if report.is_issued and pdf_of_issued(report):
        return redirect("consolidation:file", report.pk, Format.PDF.value)
    docx = file_of(report, Format.DOCX, timezone.localdate())
    row = actions.ask_for_pdf(report=report, docx=docx, by=signed_in(request), at=timezone.now())
    return redirect("consolidation:pdf", row.pk)


@never_cache
@needs_reports
@require_GET
def pdf(request: HttpRequest, pdf_id: int) -> HttpResponse:
    """Is the PDF there? The page asks again by itself until it is."""
    row = _pdf_or_404(request, pdf_id)
    context = {"pdf": row, "report": row.report, "failure": FAILURES.get(row.failure, "")}
    return render_page(request, "consolidation/pdf.html", context, part="progress")


@needs_reports
@require_POST
def pdf_again(request: HttpRequest, pdf_id: int) -> HttpResponse:
    """Try once more what failed."""
    row = _pdf_or_404(request, pdf_id)
    if not row.is_made:
        docx = bytes(row.docx)
        actions.ask_for_pdf(report=row.report, docx=docx, by=signed_in(request), at=timezone.now())
    return redirect("consolidation:pdf", row.pk)


@never_cache
@needs_reports
@require_GET
def pdf_file(request: HttpRequest, pdf_id: int) -> HttpResponse:
    """The PDF, once it is made."""
    row = _pdf_or_404(request, pdf_id)
    if not row.is_made:
        return redirect("consolidation:pdf", row.pk)
    if row.report and not row.data:  # it stands beside the snapshot
        return redirect("consolidation:file", row.report.pk, Format.PDF.value)
    return handed_out(bytes(row.data), Format.PDF, name_of(row.report))


def _pdf_or_404(request: HttpRequest, pdf_id: int) -> Pdf:
    return get_object_or_404(permissions.visible_pdfs(request.user).select_related("report"), pk=pdf_id)
