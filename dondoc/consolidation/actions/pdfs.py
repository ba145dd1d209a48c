"""PDFs of reports, made in the background: LibreOffice takes 20 seconds and more for a large one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from procrastinate.contrib.django import app

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.consolidation import policies
from dondoc.consolidation.enums import Failure, Format
from dondoc.consolidation.models import Pdf, Report, SnapshotFile
from dondoc.lib.canonical import digest
from dondoc.papers import pdf as converter
from dondoc.papers.errors import NoConverter, NotConverted

#: The job of `jobs.py`, by name: jobs stand above actions.
PDF_JOB = "dondoc.consolidation.jobs.make_pdf"
FORGETTING_JOB = "dondoc.consolidation.jobs.forget_old_pdfs"
#: What one document may take.
SECONDS = 600
#: How long the PDF of a draft is kept.
KEPT = timedelta(days=7)


@transaction.atomic
def ask_for_pdf(*, report: Report | None, docx: bytes, by: User, at: datetime) -> Pdf:
    """Have this Word file of the report (none: of the sample) made a PDF; the job is queued in the same transaction.

    One that was made, or is being made, serves again; one that failed is tried again. Refuses where there is no
    LibreOffice.
    """
    policies.check_converter(is_there=converter.is_available())
    fresh = {"docx": docx, "asked_at": at, "asked_by": by}
    row, is_new = Pdf.objects.select_for_update().get_or_create(report=report, sha256=digest(docx), defaults=fresh)
    if not is_new and not row.failure:
        return row
    row.asked_at, row.asked_by, row.finished_at, row.failure = at, by, None, ""
    row.save(update_fields=["asked_at", "asked_by", "finished_at", "failure"])
    record(by=by, verb="consolidation.pdf_asked", thing=report or row, at=at)
    app.configure_task(PDF_JOB, allow_unknown=True).defer(pdf_id=row.pk)
    return row


def make_pdf(*, pdf: Pdf, clock: Callable[[], datetime]) -> None:
    """Do what `ask_for_pdf` asked for, or keep why not; nothing for one that is over."""
    if pdf.finished_at:
        return
    try:
        data = converter.pdf_of(bytes(pdf.docx), seconds=SECONDS)
    except NoConverter:
        _fail(pdf, Failure.NO_CONVERTER, clock())
    except NotConverted as failed:
        _fail(pdf, Failure(failed.code), clock())
    except Exception:
        # A fault of ours, told in the log, but nobody shall wait for it.
        _fail(pdf, Failure.FAILED, clock())
        raise
    else:
        _keep(pdf, data, clock())


@transaction.atomic
def _keep(pdf: Pdf, data: bytes, at: datetime) -> None:
    if not _kept_beside_snapshot(pdf, data):
        pdf.data = data
    pdf.docx, pdf.finished_at = b"", at
    pdf.save(update_fields=["docx", "data", "finished_at"])
    record(by=None, verb="consolidation.pdf_made", thing=pdf.report or pdf, at=at, data={"sha256": digest(data)})


def _kept_beside_snapshot(pdf: Pdf, data: bytes) -> bool:
    """Whether it is of the Word file that was issued, and so stays with it; once made, it is never made again."""
    issued = SnapshotFile.objects.filter(snapshot__report=pdf.report_id, format=Format.DOCX, sha256=pdf.sha256)
    snapshot = issued.values_list("snapshot", flat=True).first()
    if snapshot is None:
        return False
    terms = {"sha256": digest(data), "data": data}
    SnapshotFile.objects.get_or_create(snapshot_id=snapshot, format=Format.PDF, defaults=terms)
    return True


@transaction.atomic
def _fail(pdf: Pdf, failure: Failure, at: datetime) -> None:
    pdf.failure, pdf.finished_at = failure, at
    pdf.save(update_fields=["failure", "finished_at"])
    record(by=None, verb="consolidation.pdf_failed", thing=pdf.report or pdf, at=at, data={"failure": failure.value})


def forget_old_pdfs(*, at: datetime) -> int:
    """Remove those that were asked for long ago; those beside snapshots stay. Gives how many."""
    return Pdf.objects.filter(asked_at__lt=at - KEPT).delete()[0]
