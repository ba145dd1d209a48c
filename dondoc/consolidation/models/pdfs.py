from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from dondoc.consolidation.enums import Failure
from dondoc.consolidation.models.reports import Report
from dondoc.lib.constraints import one_of


class Pdf(models.Model):
    """A Word file that becomes a PDF in the background; the same file once.

    That of a draft, or of a form that is tried, is kept here for some days. That of an issued report goes beside its
    snapshot (`SnapshotFile`) and stays.
    """

    #: Who may see it may have the PDF; none for the sample with which a form is tried.
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="pdfs")
    #: Of the Word file.
    sha256 = models.CharField(max_length=64)
    #: The Word file, and the PDF; empty once it is not needed any more, or while it is not there yet.
    docx = models.BinaryField()
    data = models.BinaryField(default=b"")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    #: Why there is none.
    failure = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            one_of("pdf", "failure", Failure, empty=True),
            CheckConstraint(condition=Q(failure="") | Q(finished_at__isnull=False), name="pdf_failed_when_finished"),
            UniqueConstraint(fields=["report", "sha256"], name="pdf_of_a_report_once"),
            UniqueConstraint(fields=["sha256"], condition=Q(report=None), name="pdf_of_the_sample_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["asked_at"], name="pdf_by_age")]

    def __str__(self) -> str:
        return f"PDF of {self.sha256[:12]}"

    @property
    def is_made(self) -> bool:
        """It can be had."""
        return self.finished_at is not None and not self.failure
