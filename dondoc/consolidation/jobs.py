"""Work in the background: PDFs of reports."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from dondoc.consolidation import actions
from dondoc.consolidation.models import Pdf


# One at a time: LibreOffice takes a whole processor and much memory.
@app.task(name=actions.PDF_JOB, queue="pdf", lock=actions.PDF_JOB)
def make_pdf(pdf_id: int) -> None:
    """Do what `actions.ask_for_pdf` asked for."""
    row = Pdf.objects.select_related("report").filter(pk=pdf_id).first()
    if row:
        actions.make_pdf(pdf=row, clock=timezone.now)


@app.periodic(cron="41 3 * * *")
@app.task(name=actions.FORGETTING_JOB, queueing_lock=actions.FORGETTING_JOB)
def forget_old_pdfs(timestamp: int) -> None:
    """Once a day: the PDFs of drafts that nobody needs any more."""
    actions.forget_old_pdfs(at=timezone.now())
