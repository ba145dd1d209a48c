"""A report as a file: a draft as it is now, an issued one as it was frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from dondoc.consolidation.enums import Format
from dondoc.consolidation.models import Report, SnapshotFile, Template
from dondoc.consolidation.queries.paper import Composed
from dondoc.consolidation.queries.supplements import compose_any
from dondoc.evidence.models import FileContent
from dondoc.evidence.queries import check_open
from dondoc.lib.errors import Refused
from dondoc.lib.rubbish import put_off
from dondoc.papers.docx.rendering import render_docx
from dondoc.papers.errors import TemplateRefused
from dondoc.papers.report import OfficialReport
from dondoc.papers.sample import SAMPLE
from dondoc.papers.xlsx.rendering import render_xlsx

MEDIA_TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PDF: "application/pdf",
}


@put_off()
def file_of(report: Report, wanted: Format, known_on: date) -> bytes:
    """The report in this format; refuses, in a sentence, an unfit template, and a PDF that was not made yet.

    Of a draft there are Word and Excel; its PDFs are rows of their own (`actions.ask_for_pdf`).
    """
    if report.is_issued:
        return _as_issued(report, wanted)
    return rendered(report, compose_any(report, known_on), wanted)


def rendered(report: Report, composed: Composed, wanted: Format) -> bytes:
    """What was composed, written anew in Word or Excel."""
    if wanted == Format.XLSX:
        return render_xlsx(composed.workbook())
    if wanted == Format.DOCX:
        return written(composed.paper, template_on(report.keeper_id, report.dated_on or report.as_of))
    raise _not_made()


@put_off()
def tried(template: bytes | None, report: Report | None, known_on: date) -> bytes:
    """A draft in Word in this form (None: the built-in one): of the report as it is now, else of papers' sample.

    Refuses, in a sentence, a form with which it cannot be written.
    """
    paper = compose_any(report, known_on).paper if report else SAMPLE
    return written(replace(paper, is_draft=True), template)


def written(paper: OfficialReport, template: bytes | None) -> bytes:
    """The document in Word; refuses, in a sentence, an unfit template."""
    try:
        return render_docx(paper, template)
    except TemplateRefused as refused:
        sentences = " ".join(problem.sentence for problem in refused.problems)
        raise Refused(_("The Word form cannot be used: %(problems)s") % {"problems": sentences}) from refused


def pdf_of_issued(report: Report) -> SnapshotFile | None:
    """The PDF beside the report's snapshot, without its bytes."""
    return SnapshotFile.objects.defer("data").filter(snapshot__report=report, format=Format.PDF).first()


def template_on(agency: int, day: date) -> bytes | None:
    """The Word form of the agency's reports on the day; None for the built-in one."""
    row = template_row(agency, day)
    return content_of(row) if row else None


def content_of(row: Template) -> bytes | None:
    """The Word file of a form; None for the built-in one."""
    if row.file is None:
        return None
    check_open(row.file)
    return bytes(FileContent.objects.values_list("data", flat=True).get(file=row.file))


def template_row(agency: int, day: date) -> Template | None:
    """The row that holds on the day: the last that has begun."""
    rows = Template.objects.filter(agency=agency, since__lte=day).select_related("file", "uploaded_by")
    return rows.order_by("-since", "-pk").first()


def _as_issued(report: Report, wanted: Format) -> bytes:
    rows = SnapshotFile.objects.filter(snapshot__report=report, format=wanted)
    data = rows.values_list("data", flat=True).first()
    if data is None:
        raise _not_made()
    return bytes(data)


def _not_made() -> Refused:
    return Refused(_("There is no PDF of this report yet; have it made on the report's page."))


def issued_as(sha256: str) -> Report | None:
    """The report of which this is a file, byte for byte; the first, should there be several."""
    return Report.objects.filter(snapshot__files__sha256=sha256).order_by("snapshot__files__pk").first()
