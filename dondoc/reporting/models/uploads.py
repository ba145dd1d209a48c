"""Files that came back filled in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from dondoc.evidence.models import StoredFile
from dondoc.lib.constraints import paired
from dondoc.reporting.models.submissions import Revision


class Upload(models.Model):
    """A form that was filled in elsewhere and sent for a draft: what stands in it, and what was taken of it.

    What it means is understood anew whenever it is looked at, since the draft may have changed meanwhile.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="uploads")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    #: As the sender called it.
    name = models.CharField(max_length=255)
    #: See `rules.sheets.keeping`.
    filled: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: When it was written into the draft last, by whom, and how many answers that changed.
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    written = models.PositiveIntegerField(default=0)
    #: Row by row what became of it then: [{"key", "place", "verdict", "fields", "refusal"}].
    outcome: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-read_at", "-pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["revision", "file"], name="upload_once"),
            paired("upload", "applied_at", "applied_by"),
        ]

    def __str__(self) -> str:
        return self.name
