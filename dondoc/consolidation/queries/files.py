"""A report as a file: a draft as it is now, an issued one as it was frozen."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from dondoc.consolidation.enums import Format
from dondoc.consolidation.models import Report, SnapshotFile, Template
from dondoc.consolidation.queries.paper import Composed
from dondoc.consolidation.queries.supplements import compose_any
from dondoc.evidence.models import FileContent
from dondoc.evidence.queries import check_open
from dondoc.lib.errors import Refused
from dondoc.papers import pdf
from dondoc.papers.docx.rendering import render_docx
from dondoc.papers.errors import NoConverter, NotConverted, TemplateRefused
from dondoc.papers.xlsx.rendering import render_xlsx

MEDIA_TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PDF: "application/pdf",
}


def file_of(report: Report, wanted: Format, known_on: date) -> bytes:
    """The report in this format; refuses, in a sentence, a PDF where there is no converter, and an unfit template."""
    if report.is_issued:
        return _as_issued(report, wanted)
    return rendered(report, compose_any(report, known_on), wanted)


def rendered(report: Report, composed: Composed, wanted: Format) -> bytes:
    """What was composed, written anew."""
    if wanted == Format.XLSX:
        return render_xlsx(composed.workbook())
    try:
        docx = render_docx(composed.paper, template_on(report.keeper_id, report.dated_on or report.as_of))
    except TemplateRefused as refused:
        sentences = " ".join(problem.sentence for problem in refused.problems)
        raise Refused(_("The Word form cannot be used: %(problems)s") % {"problems": sentences}) from refused
    return as_pdf(docx) if wanted == Format.PDF else docx


def as_pdf(docx: bytes) -> bytes:
    """By LibreOffice; refuses where it is not installed or gives nothing."""
    try:
        return pdf.pdf_of(docx)
    except NoConverter as missing:
        raise Refused(_("PDF needs LibreOffice, which is not installed here. Take the Word file instead.")) from missing
    except NotConverted as failed:
        raise Refused(_("The PDF could not be made. Take the Word file instead.")) from failed


def template_on(agency: int, day: date) -> bytes | None:
    """The Word form of the agency's reports on the day; None for the built-in one."""
    row = template_row(agency, day)
    if row is None or row.file is None:
        return None
    check_open(row.file)
    return bytes(FileContent.objects.values_list("data", flat=True).get(file=row.file))


def template_row(agency: int, day: date) -> Template | None:
    """The row that holds on the day: the last that has begun."""
    rows = Template.objects.filter(agency=agency, since__lte=day).select_related("file", "uploaded_by")
    return rows.order_by("-since", "-pk").first()


def _as_issued(report: Report, wanted: Format) -> bytes:
    kept = Format.DOCX if wanted == Format.PDF else wanted
    data = bytes(SnapshotFile.objects.values_list("data", flat=True).get(snapshot__report=report, format=kept))
    return as_pdf(data) if wanted == Format.PDF else data


def issued_as(sha256: str) -> Report | None:
    """The report of which this is a file, byte for byte; the first, should there be several."""
    rows = SnapshotFile.objects.filter(sha256=sha256).select_related("snapshot__report").order_by("pk")
    found = rows.first()
    return found.snapshot.report if found else None
