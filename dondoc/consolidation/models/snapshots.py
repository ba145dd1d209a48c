"""What an issued report was, frozen: rows are only added, a trigger refuses to change or remove one."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from dondoc.consolidation.enums import Format
from dondoc.consolidation.models.reports import Report
from dondoc.lib.constraints import one_of
from dondoc.reporting.models import Obligation, Revision


class Snapshot(models.Model):
    """The content of a report at its issue, as canonical JSON with its hash (see `lib.canonical`)."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="snapshot")
    content = models.TextField()
    #: Of the content's UTF-8.
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.report_id}: {self.sha256[:12]}"


class SnapshotFile(models.Model):
    """A file that was issued, byte for byte."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["snapshot", "format"]
        constraints: ClassVar = [
            one_of("snapshotfile", "format", Format),
            UniqueConstraint(fields=["snapshot", "format"], name="snapshotfile_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["sha256"], name="snapshotfile_by_hash")]

    def __str__(self) -> str:
        return f"{self.format}: {self.sha256[:12]}"


class Used(models.Model):
    """Which revision of an obligation the figures rested on; none where nothing was accepted by then."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="used")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["snapshot", "pk"]
        constraints: ClassVar = [UniqueConstraint(fields=["snapshot", "obligation"], name="used_once")]

    def __str__(self) -> str:
        return f"revision {self.revision_id} for obligation {self.obligation_id}"
