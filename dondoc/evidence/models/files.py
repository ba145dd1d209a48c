from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from dondoc.evidence.enums import Scan
from dondoc.lib.constraints import one_of

_SCANNED = [Scan.CLEAN.value, Scan.INFECTED.value]


class StoredFile(models.Model):
    """A file by its content: the same bytes are one row. What it is called stands with whoever links it."""

    sha256 = models.CharField(max_length=64, unique=True)
    #: In bytes.
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=127)
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    scan = models.CharField(max_length=16, default=Scan.UNSCANNED)
    scanned_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(condition=Q(size__gt=0), name="storedfile_not_empty"),
            one_of("storedfile", "scan", Scan),
            CheckConstraint(
                condition=Q(scan__in=_SCANNED, scanned_at__isnull=False)
                | (~Q(scan__in=_SCANNED) & Q(scanned_at__isnull=True)),
                name="storedfile_scanned_at_when_scanned",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["stored_at"], name="storedfile_to_scan", condition=~Q(scan__in=_SCANNED))
        ]

    def __str__(self) -> str:
        return f"{self.media_type}, {self.size} bytes, {self.sha256[:12]}"

    @property
    def is_open_to_readers(self) -> bool:
        """It may be handed out: found harmless, or nobody was there to look."""
        return self.scan in (Scan.CLEAN, Scan.UNSCANNED)


class FileContent(models.Model):
    """The bytes, in a table of their own so that lists of files never carry them (decision 0009)."""

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, primary_key=True, related_name="content")
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"content of file {self.file_id}"
